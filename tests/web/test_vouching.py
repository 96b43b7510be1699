"""A sentence that the résumé does not back stays out of what is sent, unless its person stands by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.deps import EXTENSION
from tests.web.browser import HTML, ORIGIN, Browser, Page
from tests.web.test_jobs import paste
from tests.web.test_match_and_drafts import draft
from tests.web.test_resumes import upload

if TYPE_CHECKING:
    from flask import Flask

    from service.deps import Deps

pytestmark = pytest.mark.db

LIE = "I led forty people."


@pytest.fixture
def job(browser: Browser) -> str:
    upload(browser)
    return paste(browser).path


def invent(app: Flask, browser: Browser, job: str, *, sentence: str = LIE) -> str:
    """The address of a draft with a sentence that nothing backs."""
    made = draft(browser, job, "cover_letter", provider="offline")
    id_ = str(made.one("article.draft")["id"]).removeprefix("draft-")
    audited = {"start": 0, "end": len(sentence), "text": sentence, "verdict": "unsupported", "reasons": []}
    deps: Deps = app.extensions[EXTENSION]
    service = deps.db.as_service()
    evidence = {"sentences": [{**audited, "evidence": []}]}
    columns = {"content": f"{sentence} I bake.", "evidence": evidence}
    service.run(service.table("drafts").update(columns).eq("id", id_))
    return f"/drafts/{id_}"


def sendable(page: Page) -> str:
    return page.one(".draft textarea[data-sendable]").get_text().strip()


def test_a_doubtful_sentence_is_kept_and_left_out_again(app: Flask, browser: Browser, job: str) -> None:
    action = f"{invent(app, browser, job)}/vouch"
    before = browser.open(job)

    kept = browser.send(before, action)
    left = browser.send(kept, action)

    assert [sendable(page) for page in (before, kept, left)] == ["I bake.", f"{LIE} I bake.", "I bake."]


def test_a_double_press_keeps_the_sentence(app: Flask, browser: Browser, job: str) -> None:
    action = f"{invent(app, browser, job)}/vouch"
    page = browser.open(job)

    browser.send(page, action)
    again = browser.send(page, action)

    assert sendable(again) == f"{LIE} I bake."


def test_a_sentence_as_long_as_a_page_can_be_kept(app: Flask, browser: Browser, job: str) -> None:
    long = "I led " + "very many people and " * 200 + "more."
    action = f"{invent(app, browser, job, sentence=long)}/vouch"

    assert sendable(browser.send(browser.open(job), action)) == f"{long} I bake."


def test_a_comma_makes_an_invention_nobodys_own_words(app: Flask, browser: Browser, job: str) -> None:
    path = invent(app, browser, job)
    again = "I led forty, people."

    edited = browser.send(browser.open(job), f"{path}/edit", content=f"{again} I bake.")
    kept = browser.send(edited, f"{path}/vouch")

    assert edited.one(".letter .claim.unsupported").get_text() == f"{again}!1"
    assert [sendable(page) for page in (edited, kept)] == ["I bake.", f"{again} I bake."]


def test_a_persons_own_sentence_is_marked_and_may_be_left_out(app: Flask, browser: Browser, job: str) -> None:
    path = invent(app, browser, job)
    own = "As a goalkeeper I won the cup of Saxony."

    edited = browser.send(browser.open(job), f"{path}/edit", content=f"{own} I bake.")
    left = browser.send(edited, f"{path}/vouch")

    assert f"{own}!1" in edited.one(".letter .claim.unsupported").get_text()
    assert "You wrote this sentence or keep it." in edited.one(".draft .notes").get_text()
    assert [sendable(page) for page in (edited, left)] == [f"{own} I bake.", "I bake."]


@pytest.mark.parametrize("sentence", ["x" * 30_000, "I was never drafted.", ""])
def test_what_no_draft_says_cannot_be_kept(app: Flask, browser: Browser, job: str, sentence: str) -> None:
    path = invent(app, browser, job)
    token = str(browser.open(job).one("[name=csrf_token]")["value"])
    data = {"csrf_token": token, "sentence": sentence, "keep": "true"}

    reply = browser.client.post(f"{path}/vouch", base_url=ORIGIN, data=data, headers={**HTML, "Origin": ORIGIN})

    assert reply.status_code == 422
    assert sendable(browser.open(job)) == "I bake."


def test_nobody_vouches_in_the_draft_of_another(app: Flask, browser: Browser, job: str) -> None:
    path = invent(app, browser, job)
    bob = Browser(app)
    bob.sign_up()
    token = str(bob.open("/account").one("[name=csrf_token]")["value"])
    data = {"csrf_token": token, "sentence": LIE, "keep": "true", "content": "x"}

    for part in ("vouch", "save-answer"):
        reply = bob.client.post(f"{path}/{part}", base_url=ORIGIN, data=data, headers={**HTML, "Origin": ORIGIN})
        assert reply.status_code == 404
    for kind in ("pdf", "docx", "txt"):
        assert bob.open(f"{path}/export?format={kind}").status == 404
    assert sendable(browser.open(job)) == "I bake."
