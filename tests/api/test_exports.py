"""Drafts as files, over HTTP and from the dashboard."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from tests.pages import posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.deps import Deps
    from tests.conftest import Person

pytestmark = pytest.mark.db


def draft_of(client: FlaskClient, person: Person) -> str:
    client.post("/api/v1/resumes", data={"file": (io.BytesIO(resume_pdf()), "cv.pdf")}, headers=person.auth)
    page = {"url": "https://jobs.example/1", "html": posting()}
    job = client.post("/api/v1/jobs", json=page, headers=person.auth).json["job"]["id"]
    made = client.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "offline"}, headers=person.auth)
    draft: str = made.json["id"]
    return draft


def put(deps: Deps, draft: str, **columns: object) -> None:
    service = deps.db.as_service()
    service.run(service.table("drafts").update(columns).eq("id", draft))


def invented(text: str) -> dict[str, object]:
    sentence = {"start": 0, "end": len(text), "text": text, "verdict": "unsupported", "reasons": [], "evidence": []}
    return {"sentences": [sentence]}


@pytest.mark.parametrize(
    ("kind", "media_type", "begins"),
    [
        ("pdf", "application/pdf", b"%PDF-"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("txt", "text/plain; charset=utf-8", b""),
    ],
)
def test_a_draft_comes_as_a_file(client: FlaskClient, ada: Person, kind: str, media_type: str, begins: bytes) -> None:
    draft = draft_of(client, ada)

    reply = client.get(f"/api/v1/drafts/{draft}/export?format={kind}", headers=ada.auth)

    assert (reply.status_code, reply.content_type) == (200, media_type)
    assert reply.data.startswith(begins)
    assert reply.headers["Content-Disposition"].startswith("attachment; ")
    assert f".{kind}" in reply.headers["Content-Disposition"]
    assert (reply.headers["Cache-Control"], reply.headers["X-Content-Type-Options"]) == ("no-store", "nosniff")


def test_the_files_say_the_same(client: FlaskClient, ada: Person) -> None:
    draft = draft_of(client, ada)

    word = client.get(f"/api/v1/drafts/{draft}/export?format=docx", headers=ada.auth).data
    text = client.get(f"/api/v1/drafts/{draft}/export?format=txt", headers=ada.auth).text

    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs]
    assert "\n\n".join(paragraphs) + "\n" == text


def test_an_invention_is_left_out_until_the_person_stands_by_it(client: FlaskClient, ada: Person, deps: Deps) -> None:
    draft, lie = draft_of(client, ada), "I led forty people."
    put(deps, draft, content=f"{lie} I bake.", evidence=invented(lie))
    path = f"/api/v1/drafts/{draft}/export?format=txt"

    without = client.get(path, headers=ada.auth)
    put(deps, draft, vouched=[lie])
    kept = client.get(path, headers=ada.auth)

    assert (without.text, without.headers["Foothold-Left-Out"]) == ("I bake.\n", "1")
    assert (kept.text, kept.headers["Foothold-Left-Out"]) == (f"{lie} I bake.\n", "0")


def test_a_draft_of_inventions_alone_is_no_file(client: FlaskClient, ada: Person, deps: Deps) -> None:
    draft, lie = draft_of(client, ada), "I led forty people."
    put(deps, draft, content=lie, evidence=invented(lie))

    reply = client.get(f"/api/v1/drafts/{draft}/export?format=pdf", headers=ada.auth)

    assert (reply.status_code, reply.json["type"]) == (409, "/problems/conflict")


def test_a_draft_that_was_cut_off_is_no_file_until_the_person_has_edited_it(
    client: FlaskClient, ada: Person, deps: Deps
) -> None:
    draft = draft_of(client, ada)
    put(deps, draft, complete=False)
    path = f"/api/v1/drafts/{draft}"

    cut_off = client.get(f"{path}/export?format=pdf", headers=ada.auth)
    client.patch(path, json={"content": "Dear team, I bake."}, headers=ada.auth)
    edited = client.get(f"{path}/export?format=txt", headers=ada.auth)

    assert (cut_off.status_code, cut_off.json["type"]) == (409, "/problems/conflict")
    assert "cut off" in cut_off.json["detail"]
    assert (edited.status_code, edited.text) == (200, "Dear team, I bake.\n")


def test_an_unknown_format_names_those_there_are(client: FlaskClient, ada: Person) -> None:
    draft = draft_of(client, ada)

    reply = client.get(f"/api/v1/drafts/{draft}/export?format=exe", headers=ada.auth)

    assert reply.status_code == 422
    assert "pdf, docx, txt" in reply.json["detail"]


def test_a_stranger_gets_no_file(client: FlaskClient, ada: Person, bob: Person) -> None:
    draft = draft_of(client, ada)

    assert client.get(f"/api/v1/drafts/{draft}/export?format=txt", headers=bob.auth).status_code == 404


def test_a_hostile_title_stays_inside_its_header(client: FlaskClient, ada: Person, deps: Deps) -> None:
    draft = draft_of(client, ada)
    job = client.get(f"/api/v1/drafts/{draft}", headers=ada.auth).json["job_id"]
    service = deps.db.as_service()
    service.run(service.table("jobs").update({"title": '../x"\r\nSet-Cookie: a=b', "company": "会社"}).eq("id", job))

    reply = client.get(f"/api/v1/drafts/{draft}/export?format=txt", headers=ada.auth)

    assert reply.status_code == 200
    assert "Set-Cookie" not in reply.headers
    assert "/" not in reply.headers["Content-Disposition"].replace("UTF-8''", "")
