"""Saved answers over HTTP."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from service.errors import Conflict
from tests.pages import posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.deps import Deps
    from tests.conftest import Person

pytestmark = pytest.mark.db

PATH = "/api/v1/saved-answers"
SALARY = {"question": "What are your salary expectations?", "answer": "55,000 euros a year."}
NOTICE = {"question": "How long is your notice period?", "answer": "Four weeks to the end of a month."}


def save(client: FlaskClient, person: Person, given: dict[str, str]) -> dict[str, Any]:
    reply = client.post(PATH, json=given, headers=person.auth)
    assert reply.status_code == 201
    saved: dict[str, Any] = json.loads(reply.text)
    return saved


def found(client: FlaskClient, person: Person, **query: str) -> list[str]:
    reply = client.get(PATH, query_string=query, headers=person.auth)
    return [one["question"] for one in reply.json["saved_answers"]]


def job_of(client: FlaskClient, person: Person) -> str:
    client.post("/api/v1/resumes", data={"file": (io.BytesIO(resume_pdf()), "cv.pdf")}, headers=person.auth)
    page = {"url": "https://jobs.example/1", "html": posting()}
    job: str = client.post("/api/v1/jobs", json=page, headers=person.auth).json["job"]["id"]
    return job


def draft_of(client: FlaskClient, person: Person, path: str, asked: dict[str, str]) -> dict[str, Any]:
    address = f"/api/v1/jobs/{job_of(client, person)}/{path}"
    reply = client.post(address, json={**asked, "provider": "offline"}, headers=person.auth)
    draft: dict[str, Any] = json.loads(reply.text)
    return draft


def test_an_answer_is_kept_changed_and_deleted(client: FlaskClient, ada: Person) -> None:
    saved = save(client, ada, SALARY)
    path = f"{PATH}/{saved['id']}"

    changed = client.patch(path, json={"answer": "60,000 euros."}, headers=ada.auth).json
    kept = client.get(path, headers=ada.auth).json
    gone = client.delete(path, headers=ada.auth)

    assert (saved["language"], saved["used_in"], saved["likeness"]) == ("en", [], None)
    assert (changed["question"], changed["answer"]) == (SALARY["question"], "60,000 euros.")
    assert kept == changed
    assert (gone.status_code, client.get(path, headers=ada.auth).status_code) == (204, 404)


def test_the_language_is_told_from_the_answer(client: FlaskClient, ada: Person) -> None:
    german = {"question": "Warum wir?", "answer": "Ich mag die Arbeit mit dem Team und das Produkt ist für mich neu."}

    assert save(client, ada, german)["language"] == "de"


def test_an_answer_is_found_by_a_like_question(client: FlaskClient, ada: Person) -> None:
    save(client, ada, SALARY)
    save(client, ada, NOTICE)

    assert found(client, ada) == [NOTICE["question"], SALARY["question"]]
    assert found(client, ada, like="Which compensation do you expect?") == [SALARY["question"]]
    assert found(client, ada, like="Do you have a driving licence?") == []


def test_an_answer_is_found_by_its_words(client: FlaskClient, ada: Person) -> None:
    save(client, ada, SALARY)
    save(client, ada, NOTICE)

    assert found(client, ada, q="FOUR month") == [NOTICE["question"]]
    assert found(client, ada, q="Desired compensation") == [SALARY["question"]]


@pytest.mark.parametrize(
    "given",
    [
        {"question": " ", "answer": "x"},
        {"question": "Why?", "answer": ""},
        {"question": "Why?"},
        {"question": "q" * 2001, "answer": "x"},
        {"question": "Why?", "answer": "x" * 20_001},
        {"question": "Why?", "answer": "x", "language": "<b>"},
        {"question": "Why?", "answer": "x", "user_id": "00000000-0000-4000-8000-000000000000"},
        {"question": "Why?", "answer": "x\x00"},
    ],
)
def test_what_cannot_be_kept_is_refused(client: FlaskClient, ada: Person, given: dict[str, str]) -> None:
    assert client.post(PATH, json=given, headers=ada.auth).status_code == 422
    assert found(client, ada) == []


def test_a_change_cannot_empty_an_answer(client: FlaskClient, ada: Person) -> None:
    saved = save(client, ada, SALARY)

    assert client.patch(f"{PATH}/{saved['id']}", json={"answer": " "}, headers=ada.auth).status_code == 422
    assert client.patch(f"{PATH}/{saved['id']}", json={}, headers=ada.auth).json == saved


def test_a_draft_is_kept_with_the_job_it_was_for(client: FlaskClient, ada: Person) -> None:
    draft = draft_of(client, ada, "answers", {"question": "Which experience do you have with Python?"})

    saved = save(client, ada, {"draft_id": draft["id"]})

    assert (saved["question"], saved["answer"]) == (draft["question"], draft["sendable"])
    assert [(use["company"] != "", use["on"]) for use in saved["used_in"]] == [(True, "2026-11-24")]


def test_an_invention_is_not_saved(client: FlaskClient, ada: Person, deps: Deps) -> None:
    draft, lie = draft_of(client, ada, "answers", {"question": "Why you?"}), "I led forty people."
    sentence = {"start": 0, "end": len(lie), "text": lie, "verdict": "unsupported", "reasons": [], "evidence": []}
    service = deps.db.as_service()
    content = {"content": f"{lie} I bake.", "evidence": {"sentences": [sentence]}}
    service.run(service.table("drafts").update(content).eq("id", draft["id"]))

    assert save(client, ada, {"draft_id": draft["id"]})["answer"] == "I bake."


def test_a_letter_is_no_answer(client: FlaskClient, ada: Person) -> None:
    draft = draft_of(client, ada, "cover-letter", {})

    assert client.post(PATH, json={"draft_id": draft["id"]}, headers=ada.auth).status_code == 409


def test_an_answer_knows_where_it_was_used(client: FlaskClient, ada: Person) -> None:
    saved, job = save(client, ada, SALARY), job_of(client, ada)

    for _ in range(2):
        used = client.post(f"{PATH}/{saved['id']}/uses", json={"job_id": job}, headers=ada.auth)

    assert used.status_code == 200
    assert [use["on"] for use in used.json["used_in"]] == ["2026-11-24"]


def test_strangers_find_and_change_nothing(client: FlaskClient, ada: Person, bob: Person) -> None:
    saved = save(client, ada, SALARY)
    draft = draft_of(client, ada, "answers", {"question": "Why do you want to work here?"})
    path = f"{PATH}/{saved['id']}"

    assert found(client, bob, like=SALARY["question"]) == []
    assert client.get(path, headers=bob.auth).status_code == 404
    assert client.patch(path, json={"answer": "x"}, headers=bob.auth).status_code == 404
    assert client.delete(path, headers=bob.auth).status_code == 404
    assert client.post(PATH, json={"draft_id": draft["id"]}, headers=bob.auth).status_code == 404
    assert client.get(path, headers=ada.auth).json == saved


def test_nobody_keeps_more_than_are_looked_through(client: FlaskClient, ada: Person, bob: Person, deps: Deps) -> None:
    service = deps.db.as_service()
    many = [{"user_id": ada.id, "question": f"Question {number}?", "answer": "x"} for number in range(500)]
    service.run(service.table("saved_answers").insert(many))
    mine = deps.db.as_user(ada.user)

    refused = client.post(PATH, json=SALARY, headers=ada.auth)
    with pytest.raises(Conflict):
        mine.run(mine.table("saved_answers").insert({"user_id": ada.id, "question": "?", "answer": "x"}))
    client.delete(f"{PATH}/{client.get(PATH, headers=ada.auth).json['saved_answers'][0]['id']}", headers=ada.auth)

    assert (refused.status_code, refused.json["type"]) == (409, "/problems/conflict")
    assert "Delete some" in refused.json["detail"]
    assert save(client, ada, SALARY)
    assert save(client, bob, SALARY)
