"""Résumés that come as data and go as data, over HTTP."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from service.resumes.store import active
from tests.api.test_resumes import parses_left, patch, upload
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from service.deps import Deps
    from tests.conftest import Person

pytestmark = pytest.mark.db

TEXT = "Ana Duarte\nana@duarte.example\n\nExperience\nWelder, Acme Ltd, Ulm   2019 – 2021\n- Welded hulls"


def bring(client: FlaskClient, person: Person, document: object) -> TestResponse:
    return client.post("/api/v1/resumes/import", json=document, headers=person.auth)


def paste(client: FlaskClient, person: Person, text: str) -> TestResponse:
    return client.post("/api/v1/resumes/text", json={"text": text}, headers=person.auth)


def fetch(client: FlaskClient, person: Person, resume_id: str, query: str = "") -> Any:
    reply = client.get(f"/api/v1/resumes/{resume_id}/export{query}", headers=person.auth)
    assert reply.headers["Content-Disposition"] == 'attachment; filename="resume.json"'
    return json.loads(reply.data)


def test_an_imported_resume_is_active_free_and_has_a_pdf(client: FlaskClient, ada: Person, deps: Deps) -> None:
    reply = bring(client, ada, {"basics": {"name": "Ada"}, "work": [{"name": "Harbour", "position": "Engineer"}]})

    assert (reply.status_code, reply.json["parse_status"], reply.json["active"]) == (201, "completed", True)
    assert reply.json["parsed_data"]["meta"]["sources"]["/work/0/name"]["by"] == "import"
    assert deps.db.as_user(ada.user).download("resumes", f"{ada.id}/{reply.json['id']}.pdf").startswith(b"%PDF-")
    assert parses_left(deps, ada) == 5
    assert active(deps.db.as_user(ada.user)).resume.work[0].position == "Engineer"
    picture = client.get(f"/api/v1/resumes/{reply.json['id']}/picture", headers=ada.auth)
    assert picture.content_type == "image/png"


def test_what_was_read_goes_out_and_comes_in_again(client: FlaskClient, ada: Person, bob: Person) -> None:
    kept = upload(client, ada, resume_pdf()).json
    patch(client, ada, kept["id"], edits=[{"op": "set", "path": "/basics/name", "value": "Marta K."}])

    plain, whole = fetch(client, ada, kept["id"]), fetch(client, ada, kept["id"], "?meta=1")

    assert (plain["basics"]["name"], plain["meta"]) == ("Marta K.", {"version": "v1.0.0"})
    assert whole["meta"]["sources"]["/basics/name"]["by"] == "you"
    again = bring(client, bob, whole).json
    assert fetch(client, bob, again["id"]) == plain


def test_the_same_file_is_the_same_resume(client: FlaskClient, ada: Person) -> None:
    first, second = bring(client, ada, {"basics": {"name": "Ada"}}), bring(client, ada, {"basics": {"name": "Ada"}})

    assert (second.status_code, second.json["id"]) == (200, first.json["id"])


def test_a_mistake_in_a_file_is_named(client: FlaskClient, ada: Person) -> None:
    reply = bring(client, ada, {"work": [{"startDate": "May"}]})

    assert (reply.status_code, reply.json["type"]) == (422, "/problems/invalid-input")
    assert reply.json["errors"][0]["field"] == "work[0].startDate"
    assert client.get("/api/v1/resumes", headers=ada.auth).json["resumes"] == []


def test_an_imported_resume_is_corrected_but_not_read_again(client: FlaskClient, ada: Person, deps: Deps) -> None:
    kept = bring(client, ada, {"basics": {"name": "Ada"}}).json

    changed = patch(client, ada, kept["id"], edits=[{"op": "set", "path": "/basics/label", "value": "Engineer"}])
    again = client.post(f"/api/v1/resumes/{kept['id']}/reparse", headers=ada.auth)

    assert changed.json["parsed_data"]["basics"]["label"] == "Engineer"
    assert again.status_code == 409
    assert parses_left(deps, ada) == 5


def test_a_pasted_resume_is_read_and_counted_once(client: FlaskClient, ada: Person, deps: Deps) -> None:
    first, second = paste(client, ada, TEXT), paste(client, ada, f"  {TEXT}\r\n")

    assert (first.status_code, second.status_code, second.json["id"]) == (201, 200, first.json["id"])
    parsed = first.json["parsed_data"]
    assert (parsed["basics"]["name"], parsed["work"][0]["startDate"]) == ("Ana Duarte", "2019")
    assert first.json["file_name"] == "Pasted résumé"
    assert parses_left(deps, ada) == 4


@pytest.mark.parametrize(
    ("text", "status", "slug"),
    [(" \n ", 422, "unreadable-resume"), ("x" * 30_001, 413, "too-large"), ("x\n" * 601, 413, "too-large")],
)
def test_a_text_that_is_no_resume_is_refused(
    client: FlaskClient, ada: Person, text: str, status: int, slug: str
) -> None:
    reply = paste(client, ada, text)

    assert (reply.status_code, reply.json["type"]) == (status, f"/problems/{slug}")
    assert client.get("/api/v1/resumes", headers=ada.auth).json["resumes"] == []


def test_without_allowance_a_text_is_refused_and_a_file_taken(client: FlaskClient, ada: Person) -> None:
    for number in range(5):
        upload(client, ada, resume_pdf(name=f"Marta {number}"))

    assert paste(client, ada, TEXT).status_code == 402
    assert bring(client, ada, {"basics": {"name": "Ada"}}).status_code == 201


def test_a_stranger_cannot_export(client: FlaskClient, ada: Person, bob: Person) -> None:
    kept = bring(client, ada, {"basics": {"name": "Ada"}}).json

    assert client.get(f"/api/v1/resumes/{kept['id']}/export", headers=bob.auth).status_code == 404


def test_the_longest_file_fits_into_its_row(client: FlaskClient, ada: Person) -> None:
    words = "x" * 4_900
    document = {"work": [{"name": f"{number}", "summary": words} for number in range(59)]}

    kept = bring(client, ada, document).json
    edit = {"op": "set", "path": "/work/0/name", "value": "Harbour"}

    assert len(kept["parsed_data"]["work"]) == 59
    assert patch(client, ada, kept["id"], edits=[edit]).status_code in {200, 422}
