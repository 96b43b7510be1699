"""What a new draft may use of earlier ones, and what a person can say about how drafts are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.drafts.model import DraftKind, DraftRequest, Past
from service.drafts.past import opening, past

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.deps import Deps
    from tests.conftest import Person
    from tests.drafts.wire import WireServer

pytestmark = pytest.mark.db


def remembered(deps: Deps, person: Person, request: DraftRequest, *, notes: str = "") -> Past:
    return past(request, notes=notes, learns=False, db=deps.db.as_user(person.user), company="")


def letter(writer: FlaskClient, ada: Person, job: str) -> dict[str, str]:
    reply = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "offline"}, headers=ada.auth)
    assert reply.json is not None
    kept: dict[str, str] = reply.json
    return kept


def test_no_two_letters_of_a_person_are_built_alike(writer: FlaskClient, ada: Person, job: str) -> None:
    letters = [letter(writer, ada, job)["content"].split("\n\n") for _ in range(4)]

    assert len({opening("\n\n".join(paragraphs)) for paragraphs in letters}) == 4
    frames = [[part.split(":")[0].split(".")[0][:20] for part in paragraphs[2:-1]] for paragraphs in letters]
    assert len({tuple(frame) for frame in frames}) == 4


def test_a_model_is_told_how_the_latest_letters_began(
    writer: FlaskClient,
    ada: Person,
    job: str,
    wire: WireServer,
) -> None:
    began = opening(letter(writer, ada, job)["content"])

    writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "claude"}, headers=ada.auth)

    assert began in wire.requests[-1].prompt
    assert "begin and build this one differently" in wire.requests[-1].prompt


def test_edits_are_examples_only_when_the_person_says_so(
    writer: FlaskClient,
    ada: Person,
    job: str,
    wire: WireServer,
) -> None:
    edited = "Hello,\n\nthis is how I write."
    drafted = letter(writer, ada, job)
    writer.patch(f"/api/v1/drafts/{drafted['id']}", json={"content": edited}, headers=ada.auth)

    writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "claude"}, headers=ada.auth)
    writer.patch("/api/v1/settings", json={"learn_from_edits": True}, headers=ada.auth)
    writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "claude"}, headers=ada.auth)

    before, after = (sent.prompt for sent in wire.requests if "Your draft was checked" not in sent.prompt)
    assert "As the person wanted it:" not in before
    assert f"As the person wanted it:\n{edited}" in after


def test_of_a_draft_with_many_edits_the_first_and_the_last_text_are_an_example(
    writer: FlaskClient, ada: Person, job: str, deps: Deps
) -> None:
    drafted = letter(writer, ada, job)
    for number in range(5):
        content = f"This is how I write, {number}."
        writer.patch(f"/api/v1/drafts/{drafted['id']}", json={"content": content}, headers=ada.auth)

    request = DraftRequest(kind=DraftKind.COVER_LETTER)
    found = past(request, notes="", learns=True, db=deps.db.as_user(ada.user), company="").edits

    assert [(one.before, one.after) for one in found] == [(drafted["content"], "This is how I write, 4.")]


def test_answers_to_like_questions_are_at_hand(writer: FlaskClient, ada: Person, deps: Deps) -> None:
    del writer
    db = deps.db.as_user(ada.user)
    for question, answer in (("Which databases do you know?", "PostgreSQL."), ("Do you need a visa?", "No.")):
        db.run(db.table("saved_answers").insert({"user_id": ada.id, "question": question, "answer": answer}))

    found = remembered(deps, ada, DraftRequest(kind=DraftKind.ANSWER, question="What databases do you know?"))

    assert [one.answer for one in found.answers] == ["PostgreSQL."]


def test_an_answer_is_at_hand_however_many_were_kept_after_it(writer: FlaskClient, ada: Person, deps: Deps) -> None:
    del writer
    db = deps.db.as_user(ada.user)
    mine = {"user_id": ada.id, "question": "Which databases do you know?", "answer": "PostgreSQL."}
    others = [{"user_id": ada.id, "question": f"Do you need {number} visas?", "answer": "No."} for number in range(400)]
    db.run(db.table("saved_answers").insert(mine))
    db.run(db.table("saved_answers").insert(others))

    found = remembered(deps, ada, DraftRequest(kind=DraftKind.ANSWER, question="What databases do you know?"))

    assert [one.answer for one in found.answers] == ["PostgreSQL."]


def test_an_answer_for_another_employer_is_not_at_hand(writer: FlaskClient, ada: Person, deps: Deps) -> None:
    del writer
    db = deps.db.as_user(ada.user)
    saved = {"user_id": ada.id, "question": "Have you worked for Kramer before?", "answer": "Yes, in 2015."}
    db.run(db.table("saved_answers").insert(saved))
    request = DraftRequest(kind=DraftKind.ANSWER, question="Have you worked for us before?")

    found = {name: past(request, notes="", learns=False, db=db, company=name).answers for name in ("Acme", "Kramer KG")}

    assert [len(answers) for answers in found.values()] == [0, 1]


def test_an_option_is_sent_with_its_caution_and_a_protected_one_only_as_said_before(
    writer: FlaskClient, ada: Person, job: str, deps: Deps
) -> None:
    asked = {"question": "Are you a British citizen?", "options": ["Yes", "No"], "provider": "offline"}
    path = f"/api/v1/jobs/{job}/answers"

    before = writer.post(path, json=asked, headers=ada.auth).json
    db = deps.db.as_user(ada.user)
    saved = {"user_id": ada.id, "question": asked["question"], "answer": "Yes, I am a British citizen."}
    db.run(db.table("saved_answers").insert(saved))
    after = writer.post(path, json=asked, headers=ada.auth).json

    assert before["sendable"] == ""
    assert after["sendable"] == "Yes"
    assert [one["verdict"] for one in after["evidence"]["sentences"] if one["text"] == "Yes"] == ["partly"]


def test_notes_go_with_messages_and_with_nothing_else(deps: Deps, ada: Person) -> None:
    kept = {kind: remembered(deps, ada, DraftRequest(kind=kind), notes="Met Dana.").notes for kind in DraftKind}

    assert kept == {DraftKind.OUTREACH: "Met Dana.", DraftKind.COVER_LETTER: "", DraftKind.ANSWER: ""}


def test_masking_is_on_until_the_person_turns_it_off(
    writer: FlaskClient,
    ada: Person,
    job: str,
    wire: WireServer,
) -> None:
    name = writer.get("/api/v1/resumes", headers=ada.auth).json["resumes"][0]["parsed_data"]["basics"]["name"]
    path, asked = f"/api/v1/jobs/{job}/cover-letter", {"provider": "claude"}

    writer.post(path, json=asked, headers=ada.auth)
    off = writer.patch("/api/v1/settings", json={"mask_personal_data": False}, headers=ada.auth)
    writer.post(path, json=asked, headers=ada.auth)

    assert off.json["mask_personal_data"] is False
    assert [name in sent.raw for sent in (wire.requests[0], wire.requests[-1])] == [False, True]


def test_settings_begin_with_the_defaults_and_are_a_persons_own(
    writer: FlaskClient,
    ada: Person,
    bob: Person,
) -> None:
    changed = writer.patch("/api/v1/settings", json={"tone": "warm"}, headers=ada.auth).json

    assert changed["tone"] == "warm"
    assert writer.get("/api/v1/settings", headers=ada.auth).json == changed
    assert writer.get("/api/v1/settings", headers=bob.auth).json == {
        "mask_personal_data": True,
        "interface_language": None,
        "theme": "system",
        "tone": "plain",
        "learn_from_edits": False,
    }


@pytest.mark.parametrize("wrong", [{"tone": "loud"}, {"mask_personal_data": None}, {"other": 1}])
def test_a_setting_that_is_none_is_refused(writer: FlaskClient, ada: Person, wrong: dict[str, object]) -> None:
    assert writer.patch("/api/v1/settings", json=wrong, headers=ada.auth).status_code == 422
