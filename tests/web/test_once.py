"""A form that is pressed twice makes one thing, with scripts and without."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from service import create_app
from service.usage.once import MOST_WAITING
from tests.api.test_idempotency import Writer
from tests.web.browser import HTML, ORIGIN, Browser
from tests.web.test_jobs import POSTING, paste
from tests.web.test_resumes import upload

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

    from service.deps import Deps
    from service.settings import Settings

pytestmark = pytest.mark.db

EVENTS = {"Accept": "text/event-stream"}


def fields_of(browser: Browser, job: str) -> dict[str, str]:
    form = browser.open(job).one('form:has([name=kind][value="answer"])')
    return {str(field["name"]): str(field["value"]) for field in form.select("[name][value]")}


def press(browser: Browser, job: str, fields: dict[str, str], accept: dict[str, str] = HTML) -> TestResponse:
    data = {"provider": "offline", "question": "Why do you want to work here?", **fields}
    headers = {**accept, "Origin": ORIGIN}
    return browser.client.post(f"{job}/drafts", base_url=ORIGIN, data=data, headers=headers, buffered=True)


def drafts(browser: Browser, job: str) -> list[str]:
    return [str(found["id"]) for found in browser.open(job).soup.select("article.draft")]


@pytest.fixture
def job(browser: Browser) -> str:
    upload(browser)
    return paste(browser).path


@pytest.mark.parametrize("accept", [HTML, EVENTS], ids=["page", "events"])
def test_a_double_press_makes_one_draft(browser: Browser, job: str, accept: dict[str, str]) -> None:
    fields = fields_of(browser, job)

    first = press(browser, job, fields, accept)
    again = press(browser, job, fields, accept)

    assert len(drafts(browser, job)) == 1
    if accept is HTML:
        assert (again.status_code, again.location) == (303, first.location)
    else:
        done = [json.loads(reply.text.split("data: ")[-1])["id"] for reply in (first, again)]
        assert done[0] == done[1]


def test_what_was_streamed_leads_to_its_draft_when_it_comes_again_as_a_page(browser: Browser, job: str) -> None:
    fields = fields_of(browser, job)
    done = json.loads(press(browser, job, fields, EVENTS).text.split("data: ")[-1])

    assert press(browser, job, fields).location.endswith(f"{job}#draft-{done['id']}")


def test_another_question_from_the_same_page_is_another_draft(browser: Browser, job: str) -> None:
    fields = fields_of(browser, job)

    press(browser, job, {**fields, "question": "Why you?"})
    press(browser, job, {**fields, "question": "Why us?"})

    assert len(drafts(browser, job)) == 2


def test_the_page_has_a_new_key_each_time(browser: Browser, job: str) -> None:
    press(browser, job, fields_of(browser, job))
    press(browser, job, fields_of(browser, job))

    assert len(drafts(browser, job)) == 2


def test_a_press_that_failed_may_be_tried_again(browser: Browser, job: str) -> None:
    fields = {**fields_of(browser, job), "provider": "hal"}

    assert press(browser, job, fields).status_code == 422
    assert press(browser, job, fields).status_code == 422
    assert drafts(browser, job) == []


def test_the_second_press_waits_for_the_first(app: Flask, browser: Browser, job: str) -> None:
    """Without scripts the browser shows the answer to the last press alone."""
    fields = fields_of(browser, job)

    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda _: press(_same(browser, app), job, fields), range(4)))

    assert {reply.location for reply in replies} == {replies[0].location}
    assert len(drafts(browser, job)) == 1


def test_presses_that_wait_leave_threads_for_others(
    settings: Settings, deps: Deps, app: Flask, browser: Browser, job: str
) -> None:
    writer, more = Writer(), 3
    writer.may_end.clear()
    slow = create_app(settings, deps=replace(deps, providers={"claude": writer, **deps.providers}))
    slow.test_client_class = app.test_client_class
    fields = {**fields_of(browser, job), "provider": "claude"}

    with ThreadPoolExecutor(MOST_WAITING + more + 1) as pool:
        first = pool.submit(press, _same(browser, slow), job, fields)
        assert writer.began.wait(20)
        others = [pool.submit(press, _same(browser, slow), job, fields) for _ in range(MOST_WAITING + more)]
        turned_away = list(islice(as_completed(others, timeout=20), more))
        writer.may_end.set()
        replies = [one.result() for one in (first, *(other for other in others if other not in turned_away))]

    assert [reply.result().status_code for reply in turned_away] == [409] * more
    assert "still being worked on" in turned_away[0].result().text
    assert {reply.location for reply in replies} == {replies[0].location}
    assert writer.calls == 1


def _same(browser: Browser, app: Flask) -> Browser:
    """Another tab of the same browser."""
    tab = Browser(app)
    for name in ("foothold_0", "foothold_1", "foothold_2", "foothold_visit"):
        if (value := browser.cookie(name)) is not None:
            tab.keep(name, value)
    return tab


def test_a_posting_that_is_pasted_with_a_double_press_is_saved_and_matched_once(browser: Browser) -> None:
    upload(browser)
    page = browser.open("/jobs/new")

    first = browser.send(page, "/jobs/new", text=POSTING)
    again = browser.send(page, "/jobs/new", text=POSTING)

    assert again.path == first.path
    assert len(browser.open("/jobs").soup.select(".job-row")) == 1
    assert "Uses 1 credit; you have 99 of 100 left" in browser.open("/jobs/new").text


def test_a_posting_that_was_refused_can_be_saved_anyway_from_the_same_page(browser: Browser) -> None:
    asked = browser.send(browser.open("/jobs/new"), "/jobs/new", text="Bread and butter.")

    kept = browser.send(asked, "/jobs/new", text="Bread and butter.", keep="true")

    assert (asked.status, kept.status) == (422, 200)
    assert kept.path.endswith("/edit")
