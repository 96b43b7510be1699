"""An edit is held against the résumé, at no cost, and never lost."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from service import create_app
from service.drafts import store
from service.drafts.seats import Seats
from service.errors import DraftChanged, NotFound
from tests.conftest import LocalClient
from tests.drafts.wire import Reply

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.deps import Deps
    from service.settings import Settings
    from tests.conftest import Person
    from tests.drafts.wire import WireServer

pytestmark = pytest.mark.db

LIE = "I led a team of 40 people at Amazon for nine years."
AGAIN = "I led a team of 40 people at Amazon, for nine years."
LETTER = f"Dear team,\n\n{LIE}\n\nKind regards"


@pytest.fixture
def path(writer: FlaskClient, ada: Person, job: str, wire: WireServer) -> str:
    """The address of a letter with a lie in it."""
    wire.reply = Reply(text=LETTER)
    made = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "claude"}, headers=ada.auth).json
    return f"/api/v1/drafts/{made['id']}"


def verdicts(draft: Any) -> dict[str, str]:
    return {one["text"]: one["verdict"] for one in draft["evidence"]["sentences"]}


def test_an_invention_stays_out_when_a_comma_is_put_into_it(writer: FlaskClient, ada: Person, path: str) -> None:
    edited = writer.patch(path, json={"content": LETTER.replace(LIE, AGAIN)}, headers=ada.auth).json
    kept = writer.patch(path, json={"vouched": [AGAIN]}, headers=ada.auth).json

    assert (edited["sendable"], edited["vouched"]) == ("Dear team,\n\nKind regards", [])
    assert verdicts(edited)[AGAIN] == "unsupported"
    assert kept["sendable"] == kept["content"]


def test_new_sentences_are_sent_with_their_verdict(writer: FlaskClient, ada: Person, path: str) -> None:
    own = "In my free time I breed alpacas in Wales."

    writer.patch(path, json={"content": LETTER.replace(LIE, f"{own} {LIE}")}, headers=ada.auth)
    edited = writer.get(path, headers=ada.auth).json

    assert edited["sendable"] == f"Dear team,\n\n{own}\n\nKind regards"
    assert set(verdicts(edited)) == {"Dear team,", own, LIE, "Kind regards"}
    assert verdicts(edited)[own] in {"unsupported", "partly"}


def test_an_edit_costs_nothing_and_asks_no_model(writer: FlaskClient, ada: Person, path: str, wire: WireServer) -> None:
    wire.requests.clear()
    before = writer.get("/api/v1/usage", headers=ada.auth).json

    writer.patch(path, json={"content": "I breed alpacas."}, headers=ada.auth)

    assert writer.get("/api/v1/usage", headers=ada.auth).json == before
    assert wire.requests == []


def test_with_no_place_at_the_desk_an_edit_is_kept_and_the_invention_stays_out(
    settings: Settings, deps: Deps, ada: Person, path: str
) -> None:
    seats = Seats(1)
    app = create_app(settings, deps=replace(deps, seats=seats))
    app.test_client_class = LocalClient

    with seats.taken(), seats.taken(is_offline=True):
        reply = app.test_client().patch(path, json={"content": f"{AGAIN} I fly."}, headers=ada.auth)

    assert (reply.status_code, reply.json["content"]) == (200, f"{AGAIN} I fly.")
    assert reply.json["sendable"] == "I fly."


def test_an_edit_that_waits_too_long_for_its_check_is_kept_and_the_invention_stays_out(
    settings: Settings, deps: Deps, ada: Person, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.drafts.editing.EDIT_SECONDS", 0.01)
    seats = Seats(2)
    app = create_app(settings, deps=replace(deps, seats=seats))
    app.test_client_class = LocalClient

    others = threading.Event()
    seats.turns.submit("somebody else", others.wait)
    reply = app.test_client().patch(path, json={"content": f"{AGAIN} I fly."}, headers=ada.auth)
    others.set()

    assert (reply.status_code, reply.json["sendable"]) == (200, "I fly.")


def test_without_a_resume_an_edit_is_kept_and_the_invention_stays_out(
    writer: FlaskClient, ada: Person, path: str
) -> None:
    (resume,) = writer.get("/api/v1/resumes", headers=ada.auth).json["resumes"]
    writer.delete(f"/api/v1/resumes/{resume['id']}", headers=ada.auth)

    edited = writer.patch(path, json={"content": f"{AGAIN} I fly."}, headers=ada.auth).json

    assert (edited["content"], edited["sendable"]) == (f"{AGAIN} I fly.", "I fly.")


def test_an_edited_answer_may_rest_on_what_the_person_told_this_employer_before(
    writer: FlaskClient, ada: Person, job: str, deps: Deps
) -> None:
    company = writer.get(f"/api/v1/jobs/{job}", headers=ada.auth).json["company"]
    db, own = deps.db.as_user(ada.user), "I trained 17 people as welders."
    saved = {
        "user_id": ada.id,
        "question": f"Have you worked for {company.split()[0]} before?",
        "answer": "Yes. I trained 17 welders.",
    }
    db.run(db.table("saved_answers").insert(saved))
    asked = {"question": "Have you worked for us before?", "provider": "offline"}
    drafted = writer.post(f"/api/v1/jobs/{job}/answers", json=asked, headers=ada.auth).json

    edited = writer.patch(f"/api/v1/drafts/{drafted['id']}", json={"content": f"Yes. {own}"}, headers=ada.auth).json

    assert verdicts(edited)[own] == "supported"


def test_an_edit_of_a_text_that_is_no_longer_there_is_refused_and_overwrites_nothing(
    writer: FlaskClient, ada: Person, path: str
) -> None:
    seen = writer.get(path, headers=ada.auth).json["text_at"]
    first = writer.patch(path, json={"content": "I row.", "seen": seen}, headers=ada.auth)

    late = writer.patch(path, json={"content": "I fly.", "seen": seen}, headers=ada.auth)
    vouched = writer.patch(path, json={"vouched": [LIE], "seen": seen}, headers=ada.auth)
    kept = writer.get(path, headers=ada.auth).json
    again = writer.patch(path, json={"content": "I fly.", "seen": kept["text_at"]}, headers=ada.auth)

    assert [reply.status_code for reply in (first, late, vouched, again)] == [200, 409, 409, 200]
    assert (late.json["type"], kept["content"]) == ("/problems/draft-changed", "I row.")
    assert "changed meanwhile" in late.json["detail"]


def test_who_does_not_say_what_they_saw_edits_as_ever(writer: FlaskClient, ada: Person, path: str) -> None:
    replies = [writer.patch(path, json={"content": text}, headers=ada.auth) for text in ("I row.", "I fly.")]

    assert [reply.json["content"] for reply in replies] == ["I row.", "I fly."]


def test_who_stands_by_a_sentence_meanwhile_is_in_nobodys_way(writer: FlaskClient, ada: Person, path: str) -> None:
    seen = writer.get(path, headers=ada.auth).json["text_at"]
    writer.patch(path, json={"vouched": [LIE]}, headers=ada.auth)

    edited = writer.patch(path, json={"content": f"{LIE} I row.", "seen": seen}, headers=ada.auth)

    assert (edited.status_code, edited.json["sendable"]) == (200, f"{LIE} I row.")


def test_of_two_edits_that_are_checked_at_the_same_time_the_second_is_refused(
    writer: FlaskClient, ada: Person, path: str, deps: Deps
) -> None:
    db, id_ = deps.db.as_user(ada.user), UUID(path.rsplit("/", 1)[1])
    second = store.DraftChanges(content="I fly.", seen=store.get(id_, db=db).text_at)
    writer.patch(path, json={"content": "I row."}, headers=ada.auth)

    with pytest.raises(DraftChanged):
        store.change(id_, second, db=db)
    assert store.get(id_, db=db).content == "I row."
    with pytest.raises(NotFound):
        store.change(uuid4(), second, db=db)


@pytest.mark.parametrize("changes", [{"content": "I bake.\0"}, {"vouched": ["I bake.\0"]}])
def test_an_edit_with_a_character_that_cannot_be_kept_is_told_so(
    writer: FlaskClient, ada: Person, path: str, changes: dict[str, object]
) -> None:
    reply = writer.patch(path, json=changes, headers=ada.auth)

    assert reply.status_code == 422
    assert "This holds a character that cannot be kept. Take it out" in reply.json["detail"]


def test_a_text_of_any_length_is_edited_again_and_again(writer: FlaskClient, ada: Person, path: str) -> None:
    longest = "\N{ROCKET}" * 19_990

    replies = [writer.patch(path, json={"content": longest + "a" * more}, headers=ada.auth) for more in range(8)]

    assert [reply.status_code for reply in replies] == [200] * 8
    assert replies[-1].json["sendable"] == f"{longest}aaaaaaa"


def test_a_text_that_takes_much_room_in_its_row_is_kept(writer: FlaskClient, ada: Person, path: str) -> None:
    reply = writer.patch(path, json={"content": "\N{BELL}\a" * 10_000}, headers=ada.auth)

    assert reply.status_code == 200
