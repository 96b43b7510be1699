"""The texts that a draft had before are at hand on its page, also without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.browser import HTML, ORIGIN, Browser
from tests.web.test_jobs import paste
from tests.web.test_match_and_drafts import draft
from tests.web.test_resumes import upload

if TYPE_CHECKING:
    from flask import Flask

    from tests.web.browser import Page

pytestmark = pytest.mark.db


@pytest.fixture
def shown(browser: Browser) -> Page:
    """The page of a job with a draft."""
    upload(browser)
    return draft(browser, paste(browser).path, "cover_letter", provider="offline")


def path_of(page: Page) -> str:
    return "/drafts/" + str(page.one("article.draft")["id"]).removeprefix("draft-")


def test_a_draft_that_nobody_edited_says_that_there_is_no_earlier_version(browser: Browser, shown: Page) -> None:
    assert "There are none yet." in shown.one(".earlier").get_text()
    assert "There are none yet." in browser.open(f"{path_of(shown)}/revisions").text


def test_an_earlier_version_is_looked_at_and_taken_back(browser: Browser, shown: Page) -> None:
    path, written = path_of(shown), shown.one(".draft textarea[name=content]").get_text()
    edited = browser.send(shown, f"{path}/edit", content="I bake <b>rolls</b>.")
    browser.send(edited, f"{path}/edit", content="I row.")

    found = browser.open(str(edited.one("[data-earlier-link]")["href"]))
    back = browser.send(found, str(found.soup.select(".revisions form")[-1]["action"]))

    assert [" ".join(text.split()[:2]) for text in found.texts(".revisions summary")] == ["Your edit,", "As drafted,"]
    assert found.texts(".revisions .letter")[0] == "I bake <b>rolls</b>."
    assert f"{shown.path}" == back.path
    assert "The earlier version is back." in back.text
    assert back.one(".draft textarea[name=content]").get_text() == written


def test_earlier_versions_go_on_on_the_next_page(browser: Browser, shown: Page) -> None:
    path = path_of(shown)
    for number in range(22):
        shown = browser.send(shown, f"{path}/edit", content=f"I bake {number}.")

    first = browser.open(f"{path}/revisions")
    second = browser.open(str(first.one(".revisions [data-earlier-link]")["href"]))

    assert [len(page.soup.select(".revisions details")) for page in (first, second)] == [20, 2]
    assert second.soup.select(".revisions [data-earlier-link]") == []


def test_a_strangers_earlier_versions_are_not_there(app: Flask, browser: Browser, shown: Page) -> None:
    path = path_of(shown)
    browser.send(shown, f"{path}/edit", content="I bake.")
    action = str(browser.open(f"{path}/revisions").one(".revisions form")["action"])
    bob = Browser(app)
    bob.sign_up()
    token = str(bob.open("/account").one("[name=csrf_token]")["value"])

    reply = bob.client.post(action, base_url=ORIGIN, data={"csrf_token": token}, headers=HTML)

    assert (bob.open(f"{path}/revisions").status, reply.status_code) == (404, 404)


def test_a_stale_tab_keeps_its_words_shows_the_newer_text_and_may_save_anyway(browser: Browser, shown: Page) -> None:
    path, job = path_of(shown), shown.path
    browser.send(shown, f"{path}/edit", content="I row.")

    late = browser.send(shown, f"{path}/edit", content="I fly.")
    reopened = browser.open(job)
    kept = browser.send(late, f"{path}/edit", content="I fly.")

    assert late.status == 409
    assert "Not kept yet: this draft was changed meanwhile" in late.one(".edit[open] [role=alert]").get_text()
    assert late.one(".edit[open] textarea[name=content]").get_text().strip() == "I fly."
    assert "I row." in late.one("[data-copy-source]").get_text()
    assert late.texts(".edit[open] .buttons > *") == ["Keep mine anyway", "See the newer version", "Drop mine"]
    assert late.one(str(late.one(".edit[open] a")["href"])).get_text() == late.one("[data-copy-source]").get_text()
    assert reopened.one("textarea[name=content]").get_text().strip() == "I row."
    assert (kept.path, kept.one("textarea[name=content]").get_text().strip()) == (job, "I fly.")


def test_an_older_draft_that_could_not_be_kept_is_unfolded(browser: Browser, shown: Page) -> None:
    path, job = path_of(shown), shown.path
    browser.send(shown, f"{path}/edit", content="I row.")
    draft(browser, job, "cover_letter", provider="offline")

    late = browser.send(shown, f"{path}/edit", content="I fly.")

    assert [fold.has_attr("open") for fold in late.soup.select(".draft-fold")] == [True, True]
    assert len(late.soup.select(".edit[open]")) == 1


def test_words_that_are_too_many_stay_in_the_field(browser: Browser, shown: Page) -> None:
    long = "I bake. " * 3_000

    late = browser.send(shown, f"{path_of(shown)}/edit", content=long)

    assert late.status == 422
    assert "This may have at most 20,000 characters." in late.one(".edit[open] [role=alert]").get_text()
    assert late.one(".edit[open] textarea[name=content]").get_text().strip() == long.strip()


def test_a_stale_tab_restores_nothing_before_the_newer_text_was_shown(browser: Browser, shown: Page) -> None:
    path = path_of(shown)
    edited = browser.send(shown, f"{path}/edit", content="I row.")
    listed = browser.open(f"{path}/revisions")
    browser.send(edited, f"{path}/edit", content="I fly.")
    action = str(listed.one(".revisions form")["action"])

    late = browser.send(listed, action)
    back = browser.send(late, action)

    assert late.status == 409
    assert "Not restored yet" in late.one("main [role=alert]").get_text()
    assert [text.split(",")[0] for text in late.texts(".revisions summary")] == ["Your edit", "As drafted"]
    assert "The earlier version is back." in back.text
