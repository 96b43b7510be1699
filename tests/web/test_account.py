"""The person's own page, and the pages for what goes wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import PASSWORD
from tests.web.browser import ORIGIN, Browser
from tests.web.test_resumes import upload

if TYPE_CHECKING:
    from flask import Flask

pytestmark = pytest.mark.db


def test_name_and_preferred_provider_are_kept(browser: Browser) -> None:
    page = browser.send(
        browser.open("/account"), "/account", full_name="  Ada Lovelace ", preferred_ai_provider="openai"
    )

    assert "Your changes are kept." in page.text
    assert page.one("#full_name")["value"] == "Ada Lovelace"
    assert page.one("option[selected]")["value"] == "openai"


def test_a_preference_can_be_taken_back(browser: Browser) -> None:
    browser.send(browser.open("/account"), "/account", full_name="Ada", preferred_ai_provider="openai")

    page = browser.send(browser.open("/account"), "/account", full_name="", preferred_ai_provider="")

    assert page.one("#full_name")["value"] == ""
    assert page.soup.select("option[selected]") == []


def test_an_unknown_provider_and_a_plan_of_ones_own_making_are_refused(browser: Browser) -> None:
    assert browser.send(browser.open("/account"), "/account", preferred_ai_provider="hal").status == 422

    browser.send(browser.open("/account"), "/account", full_name="Ada", subscription_tier="unlimited")

    assert "Your plan: Free" in browser.open("/account").text


def test_usage_says_what_is_left_and_what_each_operation_costs(browser: Browser) -> None:
    page = browser.open("/account")

    assert page.texts(".usage-list li") == [
        "Reading a résumé 5 of 5 left 1 credit each",
        "Match 100 of 100 left 1 credit each",
        "Cover letter 5 of 5 left 1 credit each, free without AI",
        "Answer to a question 25 of 25 left 1 credit each, free without AI",
        "Outreach note 5 of 5 left 1 credit each, free without AI",
    ]


def test_deleting_the_account_says_what_goes_and_what_stays_and_ends_kindly(browser: Browser) -> None:
    upload(browser)
    page = browser.open("/account/delete")
    assert (page.texts("h1"), page.texts("h2")) == (["Delete your account?"], ["What goes", "What stays"])
    address = browser.open("/account").one("strong[dir=ltr]").get_text()

    page = browser.send(page, "/account/delete", confirm=f" {address.upper()} ")

    assert (page.path, page.texts("h1")) == ("/goodbye", ["Your account is deleted"])
    assert page.texts(".site-header .actions a") == ["Sign in"]
    assert browser.open("/account").path.startswith("/signin")
    page = browser.send(browser.open("/signin"), "/signin", email=address, password=PASSWORD)
    assert "is not right" in page.text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("somebody.else@example.com", "Type the e-mail address of your account exactly. Nothing was deleted."),
        ("", "Type the e-mail address of your account exactly. Nothing was deleted."),
        ("x" * 321, "This may have at most 320 characters."),
    ],
)
def test_a_wrong_address_is_said_beside_the_field_and_deletes_nothing(browser: Browser, given: str, said: str) -> None:
    page = browser.send(browser.open("/account/delete"), "/account/delete", confirm=given)

    assert (page.status, page.texts("#confirm-wrong")) == (422, [said])
    assert page.one("#confirm")["value"] == given
    assert browser.open("/account").status == 200


def test_the_goodbye_is_not_for_somebody_who_is_still_here(browser: Browser) -> None:
    assert browser.open("/goodbye").path == "/jobs"


def test_an_unknown_page_is_a_page(browser: Browser) -> None:
    page = browser.open("/no/such/page")

    assert (page.status, page.texts("h1")) == (404, ["There is nothing here"])
    assert page.one(".problem .button").get_text() == "Go to your jobs"
    assert page.one(".problem code").get_text() == page.reply.headers["X-Request-Id"]
    assert "default-src 'self'" in page.reply.headers["Content-Security-Policy"]


def test_a_script_that_asks_gets_data(browser: Browser) -> None:
    reply = browser.client.get("/jobs/00000000-0000-0000-0000-000000000000", headers={"Accept": "application/json"})

    assert (reply.status_code, reply.content_type) == (404, "application/problem+json")


def test_a_failure_of_ours_is_a_page_without_its_inside(app: Flask, browser: Browser) -> None:
    def fail() -> str:
        raise RuntimeError("secret inside")

    view = app.view_functions["web_account.show"]
    app.view_functions["web_account.show"] = fail
    try:
        page = browser.open("/account")
    finally:
        app.view_functions["web_account.show"] = view

    assert (page.status, page.texts("h1")) == (500, ["Something went wrong on our side"])
    assert "secret inside" not in page.reply.get_data(as_text=True)


def test_every_page_but_the_named_ones_is_closed_to_strangers(app: Flask, visitor: Browser) -> None:
    public = {
        "web_front.index",
        "web_front.sign_up",
        "web_front.create_account",
        "web_front.sign_in",
        "web_front.enter",
        "web_front.sign_out",
        "web_front.goodbye",
        "web_assets.static",
    }
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("web_")]
    assert public < {rule.endpoint for rule in rules}

    for rule in rules:
        if rule.endpoint in public:
            continue
        path = re.sub("<[^>]+>", "00000000-0000-0000-0000-000000000000", rule.rule)
        for method in (rule.methods or set()) - {"OPTIONS"}:
            reply = visitor.client.open(path, base_url=ORIGIN, method=method, headers={"Accept": "text/html"})
            leads = reply.headers.get("Location", "").startswith("/signin?next=")
            assert leads if method in {"GET", "HEAD"} else reply.status_code == 401, f"{method} {rule.rule}"
