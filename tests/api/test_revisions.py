"""Every text a draft had can be read and taken back, and none is lost by that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.drafts.wire import Reply

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.deps import Deps
    from tests.conftest import Person
    from tests.drafts.wire import WireServer

pytestmark = pytest.mark.db

LIE = "I led a team of 40 people at Amazon for nine years."
OWN = "In my free time I breed alpacas in Wales."
LETTER = f"Dear team,\n\n{LIE}\n\nKind regards"
MINE = f"Dear team,\n\n{OWN}\n\nKind regards"


@pytest.fixture
def path(writer: FlaskClient, ada: Person, job: str, wire: WireServer) -> str:
    """The address of a letter with a lie in it."""
    wire.reply = Reply(text=LETTER)
    made = writer.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "claude"}, headers=ada.auth).json
    return f"/api/v1/drafts/{made['id']}"


def revisions(writer: FlaskClient, person: Person, path: str, **query: str) -> Any:
    return writer.get(f"{path}/revisions", query_string=query, headers=person.auth).json


def change(writer: FlaskClient, person: Person, path: str, **changes: object) -> Any:
    return writer.patch(path, json=changes, headers=person.auth).json


def test_earlier_texts_say_what_made_them_and_when(writer: FlaskClient, ada: Person, path: str) -> None:
    written = writer.get(path, headers=ada.auth).json
    assert revisions(writer, ada, path) == {"revisions": [], "next_cursor": None}

    edited = change(writer, ada, path, content="I bake.")
    first = revisions(writer, ada, path)["revisions"][0]
    change(writer, ada, path, restore=first["id"])
    change(writer, ada, path, content="I row.")
    found = revisions(writer, ada, path)["revisions"]

    assert [(one["origin"], one["content"], one["words"]) for one in found] == [
        ("restored", LETTER, 16),
        ("edited", "I bake.", 2),
        ("written", LETTER, 16),
    ]
    assert [one["text_at"] for one in found][1:] == [edited["text_at"], written["text_at"]]
    assert found[0]["text_at"] > edited["text_at"]


def test_a_lie_that_was_edited_out_stays_out_when_its_text_is_taken_back(
    writer: FlaskClient, ada: Person, path: str
) -> None:
    change(writer, ada, path, content=MINE)
    (written,) = revisions(writer, ada, path)["revisions"]

    back = change(writer, ada, path, restore=written["id"])

    assert (back["content"], back["origin"], back["vouched"]) == (LETTER, "restored", [])
    assert back["sendable"] == "Dear team,\n\nKind regards"
    assert {one["text"]: one["verdict"] for one in back["evidence"]["sentences"]}[LIE] == "unsupported"


def test_what_the_person_stood_by_comes_back_with_the_text(writer: FlaskClient, ada: Person, path: str) -> None:
    change(writer, ada, path, content=MINE)
    change(writer, ada, path, content="I row.")
    mine = next(one for one in revisions(writer, ada, path)["revisions"] if one["content"] == MINE)

    back = change(writer, ada, path, restore=mine["id"])

    assert back["sendable"] == MINE
    assert OWN in back["vouched"]


def test_what_the_person_leaves_out_by_now_is_not_vouched_for_by_an_earlier_text(
    writer: FlaskClient, ada: Person, path: str
) -> None:
    change(writer, ada, path, vouched=[LIE])
    change(writer, ada, path, content=f"{LETTER}, Ada")
    change(writer, ada, path, vouched=[])
    (before,) = revisions(writer, ada, path)["revisions"]

    assert LIE not in change(writer, ada, path, restore=before["id"])["sendable"]


def test_without_a_resume_an_earlier_text_is_given_back_and_nothing_unchecked_is_sent(
    writer: FlaskClient, ada: Person, path: str
) -> None:
    change(writer, ada, path, content=MINE)
    (written,) = revisions(writer, ada, path)["revisions"]
    (resume,) = writer.get("/api/v1/resumes", headers=ada.auth).json["resumes"]
    writer.delete(f"/api/v1/resumes/{resume['id']}", headers=ada.auth)

    back = change(writer, ada, path, restore=written["id"])

    assert back["content"] == LETTER
    assert LIE not in back["sendable"]


def test_the_text_that_is_there_is_not_taken_back_once_more(writer: FlaskClient, ada: Person, path: str) -> None:
    change(writer, ada, path, content="I bake.")
    (written,) = revisions(writer, ada, path)["revisions"]

    first, second = (change(writer, ada, path, restore=written["id"]) for _ in range(2))

    assert first == second
    assert len(revisions(writer, ada, path)["revisions"]) == 2


def test_earlier_texts_come_a_page_at_a_time(writer: FlaskClient, ada: Person, path: str) -> None:
    for number in range(22):
        change(writer, ada, path, content=f"I bake {number}.")

    page = revisions(writer, ada, path)
    rest = revisions(writer, ada, path, cursor=page["next_cursor"])

    assert [one["content"] for one in page["revisions"]] == [f"I bake {number}." for number in range(20, 0, -1)]
    assert ([one["content"] for one in rest["revisions"]], rest["next_cursor"]) == (["I bake 0.", LETTER], None)
    assert writer.get(f"{path}/revisions?cursor=x", headers=ada.auth).status_code == 400


def test_drafts_come_a_page_at_a_time(writer: FlaskClient, ada: Person, job: str, path: str, deps: Deps) -> None:
    service = deps.db.as_service()
    one = {"user_id": ada.id, "job_id": job, "kind": "answer", "provider": "offline"}
    service.run(service.table("drafts").insert([{**one, "content": f"I bake {number}."} for number in range(55)]))

    first = writer.get("/api/v1/drafts", headers=ada.auth).json
    query = {"job_id": job, "cursor": first["next_cursor"]}
    second = writer.get("/api/v1/drafts", query_string=query, headers=ada.auth).json

    ids = [draft["id"] for page in (first, second) for draft in page["drafts"]]
    assert (len(first["drafts"]), len(ids), len(set(ids))) == (50, 56, 56)
    assert (ids[-1], second["next_cursor"]) == (path.rsplit("/", 1)[1], None)
    assert writer.get("/api/v1/drafts?cursor=x", headers=ada.auth).status_code == 400


def test_earlier_texts_are_a_persons_own(writer: FlaskClient, ada: Person, bob: Person, path: str) -> None:
    change(writer, ada, path, content="I bake.")
    (written,) = revisions(writer, ada, path)["revisions"]

    assert writer.get(f"{path}/revisions", headers=bob.auth).status_code == 404
    assert writer.patch(path, json={"restore": written["id"]}, headers=bob.auth).status_code == 404
    assert writer.patch(path, json={"restore": str(uuid4())}, headers=ada.auth).status_code == 404
    both = {"restore": written["id"], "content": "I row."}
    assert writer.patch(path, json=both, headers=ada.auth).status_code == 422
