"""A draft on the page of its job: how it is told from others, what is offered for it, and in which language it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.deps import EXTENSION
from tests.web.test_jobs import paste
from tests.web.test_match_and_drafts import draft
from tests.web.test_resumes import upload

if TYPE_CHECKING:
    from flask import Flask

    from service.deps import Deps
    from tests.web.browser import Browser

pytestmark = pytest.mark.db

QUESTION = "Which project of the last five years are you most proud of, and what was your own part in it?"


@pytest.fixture
def job(browser: Browser) -> str:
    """The address of a job of a person with a résumé."""
    upload(browser)
    return paste(browser).path


def rewrite(app: Flask, job: str, content: str) -> None:
    """Have the draft of a job say this, with nothing that was checked."""
    deps: Deps = app.extensions[EXTENSION]
    service = deps.db.as_service()
    columns = {"content": content, "evidence": {"sentences": []}}
    service.run(service.table("drafts").update(columns).eq("job_id", job.removeprefix("/jobs/")))


def test_folded_drafts_are_told_apart_by_question_or_greeting(browser: Browser, job: str) -> None:
    draft(browser, job, "outreach", provider="offline", recipient="Dana Reyes")
    draft(browser, job, "answer", provider="offline", question=QUESTION)

    page = browser.open(job)

    question, greeting = page.texts(".draft-fold > summary .about")
    assert question.startswith("Which project of the last five years")
    assert len(question) <= 70
    assert "Dana" in greeting


def test_an_answer_without_anything_to_send_offers_no_way_to_save_it(app: Flask, browser: Browser, job: str) -> None:
    draft(browser, job, "answer", provider="offline", question=QUESTION)
    rewrite(app, job, "I bake.")
    assert browser.open(job).soup.select('.draft form[action$="/save-answer"], .draft a[href*="/export"]')

    rewrite(app, job, "")
    page = browser.open(job)

    assert page.soup.select('.draft form[action$="/save-answer"], .draft a[href*="/export"]') == []
    assert "There is nothing to save for other forms or as a file yet." in page.one(".draft").get_text()


def test_texts_in_another_language_say_which(app: Flask, browser: Browser, job: str) -> None:
    draft(browser, job, "answer", provider="offline", question="Warum möchten Sie bei uns arbeiten?")
    rewrite(app, job, "Ich arbeite seit drei Jahren mit der Technik, die Sie suchen, und bin gerne in einem Team.")
    page = browser.open(f"{job}/edit")
    german = (
        "Wir suchen eine Pflegefachkraft für unser Team, die mit uns auf der Station arbeitet. Python ist von Vorteil."
    )
    page = browser.send(page, f"{job}/edit", description=german)

    assert page.one(".letter[data-copy-source]")["lang"] == "de"
    assert page.one('.draft textarea[name="content"]')["lang"] == "de"
    assert page.one(".draft .question")["lang"] == "de"
    assert page.one(".prose")["lang"] == "de"


def test_lines_of_a_resume_say_their_language(browser: Browser, job: str) -> None:
    resume = str(browser.open("/resumes").one(".resume-row h2 a")["href"])

    assert browser.open(job).one("#match .proof")["lang"] == "en"
    assert browser.open(resume).one("[data-blocks] li")["lang"] == "en"
