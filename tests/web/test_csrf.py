"""No other page can act for a person, with or without their cookies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.browser import HTML, ORIGIN, Browser

if TYPE_CHECKING:
    from flask import Flask

pytestmark = pytest.mark.db

FORMS = ("/signin", "/signup", "/signout", "/jobs/new", "/resumes", "/account")


def token(browser: Browser) -> str:
    return str(browser.open("/account").one("[name=csrf_token]")["value"])


@pytest.mark.parametrize("path", FORMS)
def test_every_form_without_its_token_is_refused(browser: Browser, path: str) -> None:
    reply = browser.client.post(path, data={"full_name": "Mallory"}, headers={**HTML, "Origin": ORIGIN})

    assert reply.status_code == 403
    assert "This page was out of date" in reply.text
    assert "Sign out" in reply.text  # nobody was signed out by it


@pytest.mark.parametrize("made_up", ["", "0" * 64, "ü", "x" * 5000])
def test_a_made_up_token_changes_nothing(browser: Browser, made_up: str) -> None:
    reply = browser.client.post(
        "/account", data={"csrf_token": made_up, "full_name": "Mallory"}, headers={**HTML, "Origin": ORIGIN}
    )

    assert reply.status_code == 403
    assert browser.open("/account").one("#full_name")["value"] == ""


def test_a_token_of_another_person_is_refused(app: Flask, browser: Browser) -> None:
    mallory = Browser(app)
    mallory.sign_up()
    # Even with Mallory's cookie planted beside Ada's session.
    planted = mallory.cookie("foothold_visit")
    assert planted
    browser.keep("foothold_visit", planted)

    reply = browser.client.post(
        "/account", data={"csrf_token": token(mallory), "full_name": "Mallory"}, headers={**HTML, "Origin": ORIGIN}
    )

    assert reply.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8000.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_foreign_page_is_refused_whatever_it_knows(browser: Browser, headers: dict[str, str]) -> None:
    reply = browser.client.post(
        "/account", data={"csrf_token": token(browser), "full_name": "Mallory"}, headers={**HTML, **headers}
    )

    assert reply.status_code == 403


def test_an_extension_that_may_call_the_api_may_not_send_our_forms(app: Flask, browser: Browser) -> None:
    from service.deps import EXTENSION

    origin = app.extensions[EXTENSION].settings.extension_origins[0]

    reply = browser.client.post(
        "/account", data={"csrf_token": token(browser), "full_name": "Mallory"}, headers={**HTML, "Origin": origin}
    )

    assert reply.status_code == 403


def test_the_session_cookie_opens_no_api(browser: Browser) -> None:
    assert browser.client.get("/api/v1/jobs").status_code == 401


def test_a_form_opened_before_the_session_was_renewed_still_counts(browser: Browser) -> None:
    page = browser.open("/account")
    browser.open("/jobs")

    assert browser.send(page, "/account", full_name="Ada").one("#full_name")["value"] == "Ada"
