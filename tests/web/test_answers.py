"""The page of saved answers, without scripts."""

from __future__ import annotations

import pytest

from tests.web.browser import ORIGIN, Browser, Page
from tests.web.test_jobs import paste
from tests.web.test_match_and_drafts import draft
from tests.web.test_resumes import upload

pytestmark = pytest.mark.db

SALARY = {"question": "What are your salary expectations?", "answer": "55,000 euros a year.\n\nNegotiable."}
NOTICE = {"question": "How long is your notice period?", "answer": "Four weeks."}


ADD = '/answers"][method="post'  # the search goes to the same address


def save(browser: Browser, given: dict[str, str]) -> Page:
    return browser.send(browser.open("/answers"), ADD, **given)


def path_of(page: Page) -> str:
    return "/answers/" + str(page.one(".saved-answer")["id"]).removeprefix("answer-")


def test_with_none_the_page_says_what_it_is_for_and_the_form_is_open(browser: Browser) -> None:
    page = browser.open("/answers")

    assert page.texts(".empty h2") == ["No saved answers yet"]
    assert page.one("#add").has_attr("open")
    assert page.soup.select("#q") == []


def test_an_answer_is_saved_and_shown(browser: Browser) -> None:
    page = save(browser, SALARY)

    assert "The answer is saved." in page.text
    assert page.texts(".saved-answer h2") == [SALARY["question"]]
    assert page.one(".answer").get_text() == SALARY["answer"]
    assert page.one(".site-nav [aria-current]").get_text() == "Answers"


def test_a_double_press_saves_one(browser: Browser) -> None:
    page = browser.open("/answers")

    browser.send(page, ADD, **NOTICE)
    again = browser.send(page, ADD, **NOTICE)

    assert "The answer is saved." in again.text
    assert len(again.texts(".saved-answer")) == 1


def test_another_answer_from_the_same_page_is_another(browser: Browser) -> None:
    page = browser.open("/answers")

    browser.send(page, ADD, **NOTICE)

    assert len(browser.send(page, ADD, **SALARY).texts(".saved-answer")) == 2


def test_a_question_in_other_words_finds_it(browser: Browser) -> None:
    save(browser, SALARY)
    save(browser, NOTICE)

    page = browser.open("/answers?q=Which+compensation+do+you+expect?")

    assert page.texts(".saved-answer h2") == [SALARY["question"]]
    assert "A like question" in page.text
    assert "Nothing fits" in browser.open("/answers?q=zebra").text


def test_a_change_is_kept_and_can_be_taken_back(browser: Browser) -> None:
    path = path_of(save(browser, SALARY))

    changed = browser.send(browser.open("/answers"), f"{path}/edit", question="Salary?", answer="60,000 euros.")
    back = browser.send(changed, f"{path}/restore")

    assert changed.texts(".saved-answer h2") == ["Salary?"]
    assert "It is as it was before." in back.text
    assert back.texts(".saved-answer h2") == [SALARY["question"]]
    assert back.one(".answer").get_text() == SALARY["answer"]


def test_a_deleted_answer_can_be_taken_back_with_where_it_was_used(browser: Browser) -> None:
    upload(browser)
    job = paste(browser).path
    drafted = draft(browser, job, "answer", question="Which experience have you with Python?", provider="offline")
    action = str(drafted.one('form[action$="/save-answer"]')["action"])
    kept = browser.send(drafted, action)
    path = path_of(kept)

    gone = browser.send(kept, f"{path}/delete")
    back = browser.send(gone, f"{path}/restore")

    assert gone.texts(".saved-answer") == []
    assert path_of(back) == path
    assert back.texts(".saved-answer .meta") == kept.texts(".saved-answer .meta")
    assert back.texts(".saved-answer .meta")[0].startswith("Used for ")


def test_a_job_s_form_leads_to_the_like_answers_and_back(browser: Browser) -> None:
    upload(browser)
    job = paste(browser).path
    save(browser, SALARY)
    save(browser, NOTICE)
    form = browser.open(job)

    token = str(form.one("[name=csrf_token]")["value"])
    asked = {"csrf_token": token, "question": "Which compensation do you expect?"}
    reply = browser.client.post(f"{job}/like-answers", base_url=ORIGIN, data=asked, headers={"Origin": ORIGIN})
    found = browser.open(reply.location)
    used = browser.send(found, f"{path_of(found)}/use")

    assert found.texts(".saved-answer h2") == [SALARY["question"]]
    assert str(found.one("main p a")["href"]) == f"{job}#drafts"
    assert "Noted." in used.text
    assert used.texts(".saved-answer h2") == [SALARY["question"]]
    assert used.texts(".saved-answer .meta")[0].startswith("A like question Used for ")


def test_deleting_twice_is_no_trouble(browser: Browser) -> None:
    page = save(browser, SALARY)
    path = path_of(page)
    browser.send(page, f"{path}/delete")

    assert "The answer was deleted." in browser.send(page, f"{path}/delete").text


def test_an_empty_answer_is_refused_beside_its_field_and_nothing_typed_is_lost(browser: Browser) -> None:
    path = path_of(save(browser, SALARY))

    added = browser.send(browser.open("/answers"), ADD, question="Why?", answer=" ")
    edited = browser.send(browser.open("/answers"), f"{path}/edit", question="", answer="Something new")

    assert (added.status, edited.status) == (422, 422)
    assert "Please fill this in." in added.one("#add").get_text()
    assert added.one("#question").get_text().strip() == "Why?"
    assert edited.one(".saved-answer details[open] [name=answer]").get_text().strip() == "Something new"
    assert browser.open("/answers").one(".answer").get_text() == SALARY["answer"]


def test_what_is_typed_is_shown_as_typed(browser: Browser) -> None:
    page = save(browser, {"question": "<b>Why?</b>", "answer": "<script>alert(1)</script>"})

    assert page.texts(".saved-answer h2") == ["<b>Why?</b>"]
    assert page.one(".answer").get_text() == "<script>alert(1)</script>"


def test_a_stranger_changes_nothing(browser: Browser, visitor: Browser) -> None:
    path = path_of(save(browser, SALARY))
    visitor.sign_up()
    token = str(visitor.open("/answers").one("[name=csrf_token]")["value"])
    headers = {"Origin": ORIGIN, "Accept": "text/html"}

    for step in ("edit", "delete"):
        data = {"csrf_token": token, "question": "x", "answer": "x"}
        visitor.client.post(f"{path}/{step}", base_url=ORIGIN, data=data, headers=headers)

    assert browser.open("/answers").one(".answer").get_text() == SALARY["answer"]
