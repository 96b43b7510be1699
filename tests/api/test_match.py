"""Matching over HTTP: kept, repeated for nothing, charged once."""

from __future__ import annotations

import ast
import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from service.jobs import get
from service.match.store import READ, scores
from service.resumes.store import active
from service.scrape.model import JobPosting
from service.usage import Operation, allowance
from tests.pages import posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from service.deps import Deps
    from tests.conftest import Person

pytestmark = pytest.mark.db


@pytest.fixture
def job(client: FlaskClient, ada: Person) -> str:
    client.post("/api/v1/resumes", data={"file": (io.BytesIO(resume_pdf()), "cv.pdf")}, headers=ada.auth)
    page = {"url": "https://jobs.example/1", "html": posting()}
    kept: str = client.post("/api/v1/jobs", json=page, headers=ada.auth).json["job"]["id"]
    return kept


def test_a_match_quotes_posting_and_resume_to_the_letter(client: FlaskClient, ada: Person, job: str) -> None:
    description = client.get(f"/api/v1/jobs/{job}", headers=ada.auth).json["description"]

    reply = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth)

    assert reply.status_code == 200
    assert 0 <= reply.json["score"] <= 100
    assert reply.json["parts"]
    for requirement in reply.json["requirements"]:
        asked = requirement["asked"]
        assert description[asked["start"] : asked["end"]] == asked["text"]
    python = next(r for r in reply.json["requirements"] if r["name"].casefold() == "python")
    assert python["state"] == "met"
    assert "Python" in python["evidence"][0]["text"]


def test_a_repeat_is_the_same_and_costs_nothing(client: FlaskClient, ada: Person, deps: Deps, job: str) -> None:
    first = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json

    second = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json

    assert (first["cached"], second["cached"]) == (False, True)
    assert second == dict(first or {}, cached=True)
    assert allowance(deps.db.as_user(ada.user)).of(Operation.MATCH).used == 1


def test_what_a_newer_engine_makes_of_the_same_texts_costs_nothing(
    client: FlaskClient, ada: Person, deps: Deps, job: str
) -> None:
    first = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json
    service = deps.db.as_service()
    service.run(service.table("matches").update({"engine_version": "0"}).eq("job_id", job))

    second = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json

    assert second == first
    assert allowance(deps.db.as_user(ada.user)).of(Operation.MATCH).used == 1


def test_a_double_click_is_charged_once(app: Flask, ada: Person, deps: Deps, job: str) -> None:
    def press(_: int) -> int:
        return app.test_client().post(f"/api/v1/jobs/{job}/match", headers=ada.auth).status_code

    with ThreadPoolExecutor(6) as pool:
        statuses = list(pool.map(press, range(6)))

    assert statuses == [200] * 6
    assert allowance(deps.db.as_user(ada.user)).of(Operation.MATCH).used == 1


def test_a_corrected_posting_is_matched_anew(client: FlaskClient, ada: Person, job: str) -> None:
    client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth)
    client.patch(f"/api/v1/jobs/{job}", json={"title": "Data Engineer"}, headers=ada.auth)

    again = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json

    assert again["cached"] is False


def test_a_corrected_pay_hides_no_score_and_costs_nothing(
    client: FlaskClient, ada: Person, deps: Deps, job: str
) -> None:
    first = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json
    client.patch(f"/api/v1/jobs/{job}", json={"salary_range": "€ 60,000"}, headers=ada.auth)

    db = deps.db.as_user(ada.user)
    (shown,) = scores([get(UUID(job), db=db)], db=db).values()
    again = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json

    assert (shown, again["score"], again["cached"]) == (first["score"], first["score"], True)
    assert allowance(deps.db.as_user(ada.user)).of(Operation.MATCH).used == 1


def test_who_the_person_is_hides_no_score(client: FlaskClient, ada: Person, job: str) -> None:
    first = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json
    edits = [{"op": "set", "path": f"/basics/{name}", "value": "Lovelace 12345678"} for name in ("name", "phone")]
    client.patch(f"/api/v1/resumes/{first['resume_id']}", json={"edits": edits}, headers=ada.auth)

    again = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json

    assert (again["score"], again["cached"]) == (first["score"], True)


def test_what_a_match_reads_of_a_resume_hides_the_score_when_it_is_corrected(
    client: FlaskClient, ada: Person, job: str
) -> None:
    first = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json
    edits = [{"op": "set", "path": "/basics/label", "value": "Chef"}]
    client.patch(f"/api/v1/resumes/{first['resume_id']}", json={"edits": edits}, headers=ada.auth)

    assert client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json["cached"] is False


def test_a_match_of_before_holds_by_the_hash_of_the_whole_resume(
    client: FlaskClient, ada: Person, deps: Deps, job: str
) -> None:
    client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth)
    said = active(deps.db.as_user(ada.user)).resume.model_dump_json(exclude={"meta"}, exclude_none=True)
    then = hashlib.sha256(said.encode()).hexdigest()
    service = deps.db.as_service()
    service.run(service.table("matches").update({"resume_hash": then}).eq("job_id", job))

    assert client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json["cached"] is True


def test_a_match_of_before_is_found_by_the_hash_of_then(client: FlaskClient, ada: Person, deps: Deps, job: str) -> None:
    client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth)
    kept = get(UUID(job), db=deps.db.as_user(ada.user)).as_posting()
    then = hashlib.sha256(repr(sorted(asdict(kept).items())).encode()).hexdigest()
    service = deps.db.as_service()
    service.run(service.table("matches").update({"posting_hash": then}).eq("job_id", job))

    assert client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json["cached"] is True


def test_each_member_of_a_posting_is_either_read_by_a_match_or_known_not_to_be() -> None:
    unread = {"salary", "employment_types", "source_url", "date_posted", "valid_through", "language"}

    assert {one.name for one in fields(JobPosting)} == {*READ} | unread
    assert {one.name for one in fields(JobPosting)} & _read_by_the_engine() == {*READ}


def _read_by_the_engine() -> set[str]:
    """The attributes of what the engine calls a posting."""
    engine = Path(__file__).parents[2] / "service/match/engine"
    nodes = (node for file in engine.glob("*.py") for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    return {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "posting"
    }


def test_a_posting_without_text_gets_no_number(client: FlaskClient, ada: Person, job: str) -> None:
    client.patch(f"/api/v1/jobs/{job}", json={"description": "", "title": "Engineer"}, headers=ada.auth)

    reply = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth).json

    assert reply["score"] is None
    assert reply["note"]
