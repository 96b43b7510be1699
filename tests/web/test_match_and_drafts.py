"""How a résumé fits, and what is written with it: on the page of a job, without scripts and with them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
import pytest
from structlog.testing import capture_logs

from service import create_app
from service.deps import EXTENSION
from service.usage import Meter
from tests.web.browser import HTML, ORIGIN, Browser, Page
from tests.web.test_jobs import paste
from tests.web.test_resumes import upload

if TYPE_CHECKING:
    from flask import Flask

    from service.deps import Deps
    from service.settings import Settings

pytestmark = pytest.mark.db


@pytest.fixture
def job(browser: Browser) -> str:
    """The address of a job of a person with a résumé."""
    upload(browser)
    return paste(browser).path


@pytest.fixture
def unmatched(browser: Browser) -> str:
    """The address of a job that was saved before there was a résumé."""
    address = paste(browser).path
    upload(browser)
    return address


def draft(browser: Browser, job: str, kind: str, **fields: str) -> Page:
    page = browser.open(job)
    token = str(page.one("[name=csrf_token]")["value"])
    reply = browser.client.post(
        f"{job}/drafts",
        base_url=ORIGIN,
        data={"csrf_token": token, "kind": kind, **fields},
        headers={**HTML, "Origin": ORIGIN},
        follow_redirects=True,
    )
    return Page(reply)


def use_up(app: Flask, browser: Browser, operation: str, number: int) -> None:
    """Hold all credits of an operation, as requests that are running would."""
    deps: Deps = app.extensions[EXTENSION]
    email = browser.open("/account").one("main strong").get_text()
    service = deps.db.as_service()
    [person] = service.run(service.table("profiles").select("id").eq("email", email))
    service.call("reserve_usage", person=person["id"], operation=operation, credits=number, hold_seconds=60)


def test_without_a_resume_the_page_leads_to_the_upload(browser: Browser) -> None:
    page = paste(browser)

    assert page.one('#match a[href="/resumes"]').get_text() == "Upload your résumé"
    assert page.soup.select("#drafts form") == []


def test_the_price_of_a_match_is_said_before_the_click(browser: Browser, unmatched: str) -> None:
    assert "Uses 1 credit; you have 100 of 100 left" in browser.open(unmatched).one("#match").get_text()


def test_a_posting_that_is_added_is_matched_at_once(browser: Browser, job: str) -> None:
    score = browser.open(job).one("#match .score strong").get_text()

    assert browser.open("/jobs").texts(".job-row .fit strong") == [score]
    assert browser.open("/jobs?view=board").texts(".job-card .fit strong") == [score]


def test_a_posting_is_saved_also_when_its_match_cannot_be_counted(
    app: Flask, settings: Settings, deps: Deps, browser: Browser
) -> None:
    upload(browser)
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(503))) as http:
        uncounted = create_app(settings, deps=replace(deps, meter=Meter(replace(deps.db, http=http))))
        uncounted.test_client_class = app.test_client_class
        browser.client.application = uncounted

        with capture_logs() as logged:
            page = paste(browser)

    assert (page.status, page.texts("h1")) == (200, ["Backend Engineer"])
    assert "Saved. It is on your board now." in page.text
    assert page.soup.select("#match .score") == []
    assert [(line["event"], line["why"]) for line in logged if "why" in line] == [
        ("a saved job was not matched at once", "unavailable")
    ]


def test_the_list_shows_no_score_of_another_resume_or_posting(browser: Browser, job: str) -> None:
    page = browser.open(f"{job}/edit")
    browser.send(page, f"{job}/edit", description="A quite different text about welding and nursing.")

    assert browser.open("/jobs").texts(".job-row .fit") == []


def test_a_match_marks_the_words_on_both_sides_and_says_how_sure_it_is(browser: Browser, job: str) -> None:
    page = browser.open(job)

    assert "Python" in page.texts("#match .proof mark")
    assert page.soup.select("#match .asked b")
    assert re.search(r"shows \d+ of the \d+ things we found in this posting", page.one("#match .standing").get_text())


def test_a_match_shows_what_is_covered_with_its_line_and_what_is_missing(browser: Browser, unmatched: str) -> None:
    page = browser.send(browser.open(unmatched), f"{unmatched}/match")

    assert page.status == 200
    assert int(page.one("#match .score strong").get_text()) in range(101)
    headings = page.texts("#match h3")
    assert any(heading.startswith("Covered") for heading in headings)
    assert any(heading.startswith("Not in your résumé") for heading in headings)
    assert "Python" in page.one("#match .met + .requirements").get_text()
    assert "in your résumé" in page.one("#match .proof footer").get_text()
    assert "Kubernetes" in page.one("#match .missing ~ .requirements").get_text()


def test_a_used_up_allowance_is_said_in_the_place_of_the_click(app: Flask, browser: Browser, unmatched: str) -> None:
    use_up(app, browser, "match", 100)

    page = browser.send(browser.open(unmatched), f"{unmatched}/match")

    assert page.status == 402
    assert "You have used all 100 matches" in page.one("#match [role=alert]").get_text()


@pytest.mark.parametrize(
    ("kind", "fields", "heading"),
    [
        ("cover_letter", {}, "Cover letter"),
        ("answer", {"question": "Which project are you proud of?"}, "Answer"),
        ("outreach", {"recipient": "Dana Reyes"}, "Outreach note"),
    ],
)
def test_a_draft_without_scripts_comes_back_on_the_page_and_names_its_origin(
    browser: Browser, job: str, kind: str, fields: dict[str, str], heading: str
) -> None:
    page = draft(browser, job, kind, provider="offline", **fields)

    assert (page.status, page.path) == (200, job)
    assert page.texts(".draft-fold h3") == [heading]
    assert "Drafted without AI" in page.one(".draft").get_text()
    assert len(page.one(".letter[data-copy-source]").get_text()) > 80


def test_each_claim_of_a_draft_points_at_its_evidence(browser: Browser, job: str) -> None:
    page = draft(browser, job, "cover_letter", provider="offline")

    marks = page.soup.select(".draft .mark")
    assert marks
    for mark in marks:
        target = page.one(f'[id="{str(mark["href"]).removeprefix("#")}"]')
        assert target.select_one(".badge")
        assert f"#{mark['id']}" == target.select_one("a")["href"]


def test_a_draft_that_streams_ends_with_what_was_kept(browser: Browser, job: str) -> None:
    page = browser.open(job)
    token = str(page.one("[name=csrf_token]")["value"])

    reply = browser.client.post(
        f"{job}/drafts",
        base_url=ORIGIN,
        data={"csrf_token": token, "kind": "cover_letter", "provider": "offline"},
        headers={"Accept": "text/event-stream", "Origin": ORIGIN},
    )

    blocks = [block.split("\n") for block in reply.text.strip().split("\n\n") if block.startswith("event: ")]
    assert reply.content_type == "text/event-stream"
    assert {name for name, _ in blocks[:-1]} == {"event: sentence", "event: evidence", "event: audit"}
    assert blocks[-1][0] == "event: done"
    kept = json.loads(blocks[-1][1].removeprefix("data: "))
    assert browser.open(job).soup.select(f'[id="draft-{kept["id"]}"]')


def test_a_stream_that_cannot_begin_says_why_in_data(browser: Browser, job: str) -> None:
    token = str(browser.open(job).one("[name=csrf_token]")["value"])

    reply = browser.client.post(
        f"{job}/drafts",
        base_url=ORIGIN,
        data={"csrf_token": token, "kind": "cover_letter", "provider": "claude"},
        headers={"Accept": "text/event-stream", "Origin": ORIGIN},
    )

    assert (reply.status_code, reply.content_type) == (422, "application/problem+json")
    assert reply.json["detail"]


def test_an_answer_without_a_question_keeps_the_form_open_and_says_so(browser: Browser, job: str) -> None:
    page = draft(browser, job, "answer", provider="offline", question="")

    assert page.status == 422
    assert page.one("details.ask[open] summary").get_text() == "Answer to a question"
    assert page.one("details.ask[open] [role=alert]").get_text(strip=True)


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"question": "ab"}, "question", "This needs at least 3 characters."),
        ({"question": "Why us?", "limit": "10"}, "limit", "This must be at least 50."),
        ({"question": "Why us?", "limit": "a few"}, "limit", "Please give a whole number."),
        ({"question": "Why us?", "options": "x\n" * 101}, "options", "This may have at most 100 lines."),
    ],
)
def test_a_wrong_field_is_marked_where_it_stands_and_named_in_data(
    browser: Browser, job: str, fields: dict[str, str], field: str, sentence: str
) -> None:
    page = draft(browser, job, "answer", provider="offline", **fields)
    token = str(page.one("[name=csrf_token]")["value"])
    streamed = browser.client.post(
        f"{job}/drafts",
        base_url=ORIGIN,
        data={"csrf_token": token, "kind": "answer", "provider": "offline", **fields},
        headers={"Accept": "text/event-stream", "Origin": ORIGIN},
    )

    assert sentence in page.one(f"#{field}-wrong").get_text()
    assert page.one(f"details.ask[open] #{field}")["aria-invalid"] == "true"
    assert streamed.json["detail"] == f"{field.capitalize()}: {sentence}"


def test_a_provider_that_is_not_there_keeps_what_was_typed(browser: Browser, job: str) -> None:
    page = draft(browser, job, "answer", provider="claude", question="Why this team?")

    assert page.status == 422
    assert page.one("#question").get_text().strip() == "Why this team?"


def test_an_edited_draft_is_kept_as_it_was_typed(browser: Browser, job: str) -> None:
    page = draft(browser, job, "cover_letter", provider="offline")
    action = str(page.one('.draft form[action$="/edit"]')["action"])

    page = browser.send(page, action, content="Dear team,\r\n\r\nall <b>my</b> own.")

    assert "Your text is kept." in page.text
    assert page.one(".draft textarea[data-sendable]").get_text().strip() == "Dear team,\n\nall <b>my</b> own."
    assert page.one(".letter .claim").get_text() == "all <b>my</b> own.!1"
    assert "First drafted without AI, then edited by you" in page.one(".draft .meta").get_text()
    assert "One marked sentence is not in your résumé, and is copied" in page.one(".draft").get_text()


def test_of_a_very_long_edit_it_is_said_that_not_all_was_checked(browser: Browser, job: str) -> None:
    page = draft(browser, job, "cover_letter", provider="offline")
    action = str(page.one('.draft form[action$="/edit"]')["action"])

    page = browser.send(page, action, content="\n".join(f"I baked {number} rolls." for number in range(700)))

    assert "Not all of your own words were checked." in page.one(".draft").get_text()


def test_deleting_a_draft_asks_first_and_comes_back_to_the_job(browser: Browser, job: str) -> None:
    page = draft(browser, job, "cover_letter", provider="offline")
    asked = browser.open(str(page.one('.draft a[href$="/delete"]')["href"]))

    page = browser.send(asked, "")

    assert (page.path, "The draft was deleted." in page.text) == (job, True)
    assert page.soup.select(".draft") == []


def test_a_strangers_draft_is_not_there(app: Flask, browser: Browser, job: str) -> None:
    page = draft(browser, job, "cover_letter", provider="offline")
    path = str(page.one('.draft a[href$="/delete"]')["href"]).removesuffix("/delete")
    bob = Browser(app)
    bob.sign_up()
    token = str(bob.open("/account").one("[name=csrf_token]")["value"])

    assert bob.open(f"{path}/delete").status == 404
    for part in ("edit", "delete"):
        reply = bob.client.post(
            f"{path}/{part}", base_url=ORIGIN, data={"csrf_token": token, "content": "x"}, headers=HTML
        )
        assert reply.status_code == 404
