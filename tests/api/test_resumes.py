"""Uploading résumés, over HTTP, read by the real sandbox."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from service import create_app
from service.resumes.reasons import DAMAGED, unreadable
from service.resumes.store import active
from service.usage import Operation, allowance
from tests.conftest import LocalClient
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from service.deps import Deps
    from service.resumes.model import Resume
    from service.settings import Settings
    from tests.conftest import Person

pytestmark = pytest.mark.db


def upload(client: FlaskClient, person: Person, content: bytes) -> TestResponse:
    return client.post("/api/v1/resumes", data={"file": (io.BytesIO(content), "../my résumé.pdf")}, headers=person.auth)


def drawing(*, encrypted: bool = False) -> bytes:
    """A PDF with a line but no letter, or with a password."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, encrypt="secret" if encrypted else None)
    canvas.line(50, 50, 300, 300)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def parses_left(deps: Deps, person: Person) -> int | None:
    return allowance(deps.db.as_user(person.user)).of(Operation.RESUME_PARSE).left


def test_an_upload_is_read_and_becomes_the_active_resume(client: FlaskClient, ada: Person, deps: Deps) -> None:
    reply = upload(client, ada, resume_pdf())

    assert reply.status_code == 201
    assert (reply.json["parse_status"], reply.json["active"]) == ("completed", True)
    assert reply.json["file_name"] == "my résumé.pdf"
    parsed = reply.json["parsed_data"]
    assert parsed["basics"]["email"]
    assert parsed["work"][0]["position"]
    assert parsed["education"][0]["institution"]
    assert parsed["skills"][0]["keywords"]
    assert parses_left(deps, ada) == 4


def test_a_second_upload_waits_until_it_is_activated(client: FlaskClient, ada: Person) -> None:
    upload(client, ada, resume_pdf())
    second = upload(client, ada, resume_pdf(name="Marta Nowak")).json

    activated = client.post(f"/api/v1/resumes/{second['id']}/activate", headers=ada.auth)

    assert second["active"] is False
    assert activated.json["active"] is True
    active = [row["id"] for row in client.get("/api/v1/resumes", headers=ada.auth).json["resumes"] if row["active"]]
    assert active == [second["id"]]


def test_the_same_bytes_give_the_same_resume_and_cost_nothing(client: FlaskClient, ada: Person, deps: Deps) -> None:
    first = upload(client, ada, resume_pdf())

    second = upload(client, ada, resume_pdf())

    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json == first.json
    assert parses_left(deps, ada) == 4
    assert len(deps.db.as_service().storage.from_("resumes").list(ada.id)) == 1


def test_the_same_bytes_of_another_person_are_another_resume(client: FlaskClient, ada: Person, bob: Person) -> None:
    first, second = upload(client, ada, resume_pdf()), upload(client, bob, resume_pdf())

    assert second.status_code == 201
    assert second.json["id"] != first.json["id"]


def test_the_same_bytes_at_once_make_one_resume(client: FlaskClient, app: Flask, ada: Person, deps: Deps) -> None:
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(lambda _: upload(app.test_client(), ada, resume_pdf()), range(4)))

    assert {reply.status_code for reply in replies} <= {200, 201, 202}
    assert len(client.get("/api/v1/resumes", headers=ada.auth).json["resumes"]) == 1
    assert len(deps.db.as_service().storage.from_("resumes").list(ada.id)) == 1
    assert parses_left(deps, ada) == 4


def test_a_deleted_file_is_new_when_it_comes_again(client: FlaskClient, ada: Person) -> None:
    first = upload(client, ada, resume_pdf()).json
    client.delete(f"/api/v1/resumes/{first['id']}", headers=ada.auth)

    assert upload(client, ada, resume_pdf()).status_code == 201


def test_the_same_bytes_that_could_not_be_read_are_tried_again_in_their_row(
    client: FlaskClient, ada: Person, deps: Deps
) -> None:
    scan = drawing()

    first, second = upload(client, ada, scan), upload(client, ada, scan)

    assert second.json["resume_id"] == first.json["resume_id"]
    assert parses_left(deps, ada) == 5


def test_who_does_not_wait_gets_the_row_at_once(client: FlaskClient, ada: Person, deps: Deps) -> None:
    file = {"file": (io.BytesIO(resume_pdf()), "cv.pdf")}
    reply = client.post("/api/v1/resumes", data=file, headers={**ada.auth, "Prefer": "respond-async"})
    deps.background.work_off()

    assert (reply.status_code, reply.json["parse_status"], reply.json["parsed_data"]) == (202, "pending", None)
    read = client.get(f"/api/v1/resumes/{reply.json['id']}", headers=ada.auth).json
    assert (read["parse_status"], read["active"]) == ("completed", True)


@pytest.mark.parametrize(
    ("content", "status", "reason"),
    [
        (b"", 422, "empty"),
        (b"<html>not a pdf</html>", 422, "not_a_pdf"),
        (b"PK\x03\x04 a document", 422, "not_a_pdf"),
    ],
)
def test_what_is_no_pdf_is_not_even_stored(
    client: FlaskClient, ada: Person, content: bytes, status: int, reason: str
) -> None:
    reply = upload(client, ada, content)

    assert (reply.status_code, reply.json["reason"]) == (status, reason)
    assert client.get("/api/v1/resumes", headers=ada.auth).json["resumes"] == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (drawing(), "no_text_layer"),
        (drawing(encrypted=True), "encrypted"),
        (b"%PDF-1.7\n" + b"\x00" * 500, "damaged"),
    ],
    ids=["scan", "encrypted", "damaged"],
)
def test_an_unreadable_file_is_kept_with_the_reason_and_no_charge(
    client: FlaskClient, ada: Person, deps: Deps, content: bytes, reason: str
) -> None:
    reply = upload(client, ada, content)

    assert (reply.status_code, reply.json["type"]) == (422, "/problems/unreadable-resume")
    assert reply.json["reason"] == reason
    kept = client.get(f"/api/v1/resumes/{reply.json['resume_id']}", headers=ada.auth).json
    assert (kept["parse_status"], kept["failure"]["reason"], kept["active"]) == ("failed", reason, False)
    assert kept["failure"]["detail"].endswith(".")
    assert parses_left(deps, ada) == 5


def test_the_sixth_parse_of_the_free_tier_is_refused_and_leaves_nothing(client: FlaskClient, ada: Person) -> None:
    for number in range(5):
        assert upload(client, ada, resume_pdf(name=f"Marta {number}")).status_code == 201

    reply = upload(client, ada, resume_pdf())

    assert (reply.status_code, reply.json["left"]) == (402, 0)
    assert len(client.get("/api/v1/resumes", headers=ada.auth).json["resumes"]) == 5


def test_a_stranger_reaches_neither_row_nor_file(client: FlaskClient, ada: Person, bob: Person, deps: Deps) -> None:
    resume_id = upload(client, ada, resume_pdf()).json["id"]
    client.get(f"/api/v1/resumes/{resume_id}/picture", headers=ada.auth)  # kept, and yet not for others

    replies = [
        client.get(f"/api/v1/resumes/{resume_id}", headers=bob.auth),
        client.get(f"/api/v1/resumes/{resume_id}/download", headers=bob.auth),
        client.post(f"/api/v1/resumes/{resume_id}/activate", headers=bob.auth),
        client.delete(f"/api/v1/resumes/{resume_id}", headers=bob.auth),
        patch(client, bob, resume_id, file_name="Mine"),
        client.get(f"/api/v1/resumes/{resume_id}/picture", headers=bob.auth),
        client.patch("/api/v1/profile", json={"active_resume_id": resume_id}, headers=bob.auth),
    ]

    assert [reply.status_code for reply in replies] == [404] * 7
    assert deps.db.as_user(ada.user).download("resumes", f"{ada.id}/{resume_id}.pdf").startswith(b"%PDF-")


def test_a_page_is_had_as_a_picture_that_nobody_keeps(client: FlaskClient, ada: Person) -> None:
    resume_id = upload(client, ada, resume_pdf()).json["id"]

    replies = [client.get(f"/api/v1/resumes/{resume_id}/picture?page={page}", headers=ada.auth) for page in (1, 1, 2)]

    assert [reply.status_code for reply in replies] == [200, 200, 422]
    assert replies[0].data.startswith(b"\x89PNG")
    assert replies[1].data == replies[0].data
    assert replies[0].content_type == "image/png"
    assert replies[0].headers["X-Content-Type-Options"] == "nosniff"
    assert replies[0].headers["Cache-Control"] == "no-store"


def test_a_deleted_resume_takes_its_file_along(client: FlaskClient, ada: Person, deps: Deps) -> None:
    resume_id = upload(client, ada, resume_pdf()).json["id"]

    assert client.delete(f"/api/v1/resumes/{resume_id}", headers=ada.auth).status_code == 204

    assert client.get("/api/v1/profile", headers=ada.auth).json["active_resume_id"] is None
    assert deps.db.as_service().storage.from_("resumes").list(ada.id) == []


def test_a_file_that_is_missing_from_the_form_is_a_clear_problem(client: FlaskClient, ada: Person) -> None:
    reply = client.post("/api/v1/resumes", data={}, headers=ada.auth)

    assert (reply.status_code, reply.json["type"]) == (400, "/problems/bad-request")


@pytest.mark.parametrize("blocks", [None, [1], {"basics": [1]}, {"work": "x"}])
def test_spoilt_blocks_are_told_and_break_no_page(client: FlaskClient, ada: Person, deps: Deps, blocks: object) -> None:
    kept = upload(client, ada, resume_pdf()).json
    job = client.post("/api/v1/jobs", json={"text": "Backend Engineer", "keep": True}, headers=ada.auth).json["job"]
    db = deps.db.as_user(ada.user)
    db.run(db.table("resumes").update({"parsed_data": blocks}).eq("id", kept["id"]))

    listed = client.get("/api/v1/resumes", headers=ada.auth).json["resumes"]
    match = client.post(f"/api/v1/jobs/{job['id']}/match", headers=ada.auth)

    assert [(one["parse_status"], one["parsed_data"]) for one in listed] == [("failed", None)]
    assert "upload it again" in listed[0]["failure"]["detail"]
    assert (match.status_code, match.json["type"]) == (409, "/problems/no-active-resume")


def test_a_made_up_reason_of_a_failure_breaks_no_page(client: FlaskClient, ada: Person, deps: Deps) -> None:
    failed = upload(client, ada, drawing()).json["resume_id"]
    db = deps.db.as_user(ada.user)
    db.run(db.table("resumes").update({"parsed_data": {"meta": {"failure": 5}}}).eq("id", failed))

    listed = client.get("/api/v1/resumes", headers=ada.auth).json["resumes"]

    assert [one["failure"]["reason"] for one in listed] == ["damaged"]


def patch(client: FlaskClient, person: Person, resume_id: str, **changes: object) -> TestResponse:
    return client.patch(f"/api/v1/resumes/{resume_id}", json=changes, headers=person.auth)


def test_blocks_are_corrected_and_a_correction_is_taken_back(client: FlaskClient, ada: Person) -> None:
    kept = upload(client, ada, resume_pdf()).json
    edit = {"op": "set", "path": "/work/0/position", "value": "Staff Data Engineer"}

    corrected = patch(client, ada, kept["id"], edits=[edit], seen=kept["updated_at"])
    undone = patch(client, ada, kept["id"], undo=True)

    assert corrected.status_code == 200
    assert corrected.json["parsed_data"]["work"][0]["position"] == "Staff Data Engineer"
    assert corrected.json["parsed_data"]["meta"]["sources"]["/work/0/position"]["by"] == "you"
    assert [one["edit"] for one in corrected.json["parsed_data"]["meta"]["corrections"]] == [edit]
    assert undone.json["parsed_data"] == kept["parsed_data"]


def test_a_change_to_what_was_not_seen_is_refused(client: FlaskClient, ada: Person) -> None:
    kept = upload(client, ada, resume_pdf()).json
    edit = {"op": "remove", "path": "/work/0"}
    patch(client, ada, kept["id"], edits=[edit], seen=kept["updated_at"])

    late = patch(client, ada, kept["id"], edits=[edit], seen=kept["updated_at"])

    assert (late.status_code, late.json["type"]) == (409, "/problems/conflict")
    assert len(client.get(f"/api/v1/resumes/{kept['id']}", headers=ada.auth).json["parsed_data"]["work"]) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"edits": [{"op": "set", "path": "/work/9/name", "value": "x"}]},
        {"edits": [{"op": "explode", "path": "/work"}]},
        {"edits": [{"op": "set", "path": "/work/0/name", "value": "x" * 5001}]},
        {"edits": [{"op": "confirm", "path": "/work"}] * 101},
        {"file_name": ""},
        {"parsed_data": {}},
    ],
)
def test_a_change_that_cannot_be_made_is_a_clear_problem(
    client: FlaskClient, ada: Person, changes: dict[str, object]
) -> None:
    kept = upload(client, ada, resume_pdf()).json

    reply = patch(client, ada, kept["id"], **changes)

    assert (reply.status_code, reply.json["type"]) == (422, "/problems/invalid-input")
    assert client.get(f"/api/v1/resumes/{kept['id']}", headers=ada.auth).json == kept


def test_a_resume_is_renamed(client: FlaskClient, ada: Person) -> None:
    kept = upload(client, ada, resume_pdf()).json

    assert patch(client, ada, kept["id"], file_name="For banks").json["file_name"] == "For banks"


def test_what_was_not_read_cannot_be_corrected(client: FlaskClient, ada: Person) -> None:
    failed = upload(client, ada, drawing()).json["resume_id"]

    replies = [
        patch(client, ada, failed, edits=[{"op": "set", "path": "/basics/name", "value": "Ada"}]),
        patch(client, ada, failed, undo=True),
    ]

    assert [reply.status_code for reply in replies] == [409, 409]


def test_corrections_survive_another_reading(client: FlaskClient, ada: Person, deps: Deps) -> None:
    kept = upload(client, ada, resume_pdf()).json
    patch(client, ada, kept["id"], edits=[{"op": "set", "path": "/basics/name", "value": "Marta K."}])

    reply = client.post(f"/api/v1/resumes/{kept['id']}/reparse", headers=ada.auth)

    assert (reply.status_code, reply.json["parsed_data"]["basics"]["name"]) == (200, "Marta K.")
    assert patch(client, ada, kept["id"], undo=True).json["parsed_data"] == kept["parsed_data"]
    assert parses_left(deps, ada) == 3


def test_a_match_is_made_with_what_was_corrected(client: FlaskClient, ada: Person, deps: Deps) -> None:
    kept = upload(client, ada, resume_pdf()).json
    patch(client, ada, kept["id"], edits=[{"op": "add", "path": "/skills/0/keywords", "value": "Rust"}])

    assert "Rust" in active(deps.db.as_user(ada.user)).resume.skills[0].keywords


class Refusing:
    """A reader to whom every file is damaged."""

    def read(self, _pdf: bytes, /) -> Resume:
        """Refuse."""
        raise unreadable(DAMAGED)


def test_a_second_reading_that_fails_loses_nothing_of_the_first(
    client: FlaskClient, ada: Person, deps: Deps, settings: Settings
) -> None:
    kept = upload(client, ada, resume_pdf()).json
    app = create_app(settings, deps=replace(deps, reader=Refusing()))
    app.test_client_class = LocalClient

    reply = app.test_client().post(f"/api/v1/resumes/{kept['id']}/reparse", headers=ada.auth)

    assert (reply.status_code, reply.json["reason"]) == (422, "damaged")
    assert client.get(f"/api/v1/resumes/{kept['id']}", headers=ada.auth).json == kept
    assert parses_left(deps, ada) == 4
