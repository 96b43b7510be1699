"""Clipping and keeping jobs, over HTTP against the real database."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from tests.pages import SIGN_IN_WALL, posting

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from service.deps import Deps
    from tests.conftest import Person

pytestmark = pytest.mark.db

URL = "https://jobs.nordlicht.example/backend-engineer?id=7"


def clip(client: FlaskClient, person: Person, **body: object) -> TestResponse:
    return client.post("/api/v1/jobs", json={"url": URL, "html": posting(), **body}, headers=person.auth)


def test_a_clip_keeps_every_field_of_the_posting(client: FlaskClient, ada: Person) -> None:
    reply = clip(client, ada)

    assert reply.status_code == 201
    job = reply.json["job"]
    assert (job["title"], job["company"], job["location"]) == ("Backend Engineer", "Nordlicht GmbH", "Hamburg, Germany")
    assert job["employment_type"] == "Full-time"
    assert "65" in job["salary_range"]
    assert "80" in job["salary_range"]
    assert "- Build services in Python and PostgreSQL" in job["description"]
    assert "cookies" not in job["description"]
    assert "<" not in job["description"]
    assert reply.json["verdict"] == "posting"
    assert reply.json["missing"] == []
    assert reply.json["sources"]["title"]["origin"] == "json_ld"


def test_a_second_clip_finds_the_same_job(client: FlaskClient, ada: Person) -> None:
    first = clip(client, ada)

    second = clip(client, ada, url=URL + "&utm_source=mail")

    assert second.status_code == 200
    assert second.json["job"]["id"] == first.json["job"]["id"]


def test_a_second_clip_refreshes_the_job_but_not_what_the_person_edited(client: FlaskClient, ada: Person) -> None:
    job = clip(client, ada).json["job"]
    client.patch(f"/api/v1/jobs/{job['id']}", json={"title": "My dream job"}, headers=ada.auth)

    again = clip(client, ada, html=posting(title="Senior Backend Engineer", company="Nordlicht SE"))

    assert (again.json["job"]["title"], again.json["job"]["company"]) == ("My dream job", "Nordlicht SE")


def test_two_people_may_keep_the_same_posting(client: FlaskClient, ada: Person, bob: Person) -> None:
    assert clip(client, ada).status_code == 201
    assert clip(client, bob).status_code == 201


def test_a_sign_in_page_is_not_saved_as_a_job(client: FlaskClient, ada: Person) -> None:
    reply = clip(client, ada, html=SIGN_IN_WALL)

    assert reply.status_code == 422
    assert reply.json["type"] == "/problems/not-a-posting"
    assert reply.json["verdict"] == "sign_in_wall"
    assert client.get("/api/v1/jobs", headers=ada.auth).json["jobs"] == []


def test_a_person_who_insists_gets_a_stub_to_fill_in(client: FlaskClient, ada: Person) -> None:
    reply = clip(client, ada, html=SIGN_IN_WALL, keep=True)

    assert reply.status_code == 201
    assert set(reply.json["missing"]) >= {"company", "location"}


def test_pasted_text_becomes_a_job(client: FlaskClient, ada: Person) -> None:
    text = (
        "Backend Engineer\nNordlicht GmbH\nHamburg\n\nAbout the role\nYou will build services in Python.\n\n"
        "Requirements\n- 3+ years of experience with Python\n- PostgreSQL\n\nWe offer 30 days of holiday and a bike.\n"
    )

    reply = client.post("/api/v1/jobs", json={"text": text, "keep": True}, headers=ada.auth)

    assert reply.status_code == 201
    assert reply.json["job"]["title"] == "Backend Engineer"
    assert reply.json["job"]["source_url"] is None
    assert "PostgreSQL" in reply.json["job"]["description"]


def test_a_page_may_come_as_gzip(client: FlaskClient, ada: Person) -> None:
    packed = gzip.compress(json.dumps({"url": URL, "html": posting()}).encode())

    reply = client.post(
        "/api/v1/jobs",
        data=packed,
        headers={**ada.auth, "Content-Type": "application/json", "Content-Encoding": "gzip"},
    )

    assert reply.status_code == 201


def test_the_list_is_newest_first_and_can_be_narrowed(client: FlaskClient, ada: Person) -> None:
    for number in range(3):
        clip(client, ada, url=f"https://jobs.example/{number}", html=posting(title=f"Engineer {number}"))
    newest = client.get("/api/v1/jobs", headers=ada.auth).json["jobs"][0]
    client.patch(f"/api/v1/jobs/{newest['id']}", json={"status": "applied"}, headers=ada.auth)

    applied = client.get("/api/v1/jobs?status=applied", headers=ada.auth).json["jobs"]
    found = client.get("/api/v1/jobs?q=engineer%201", headers=ada.auth).json["jobs"]

    assert newest["title"] == "Engineer 2"
    assert [job["id"] for job in applied] == [newest["id"]]
    assert [job["title"] for job in found] == ["Engineer 1"]


@pytest.mark.parametrize("query", ['a",id.eq.x', "%", "_", "\\", "(a,b)", "'; drop table jobs; --", "*"])
def test_a_search_is_text_and_nothing_else(client: FlaskClient, ada: Person, query: str) -> None:
    clip(client, ada)

    reply = client.get("/api/v1/jobs", query_string={"q": query}, headers=ada.auth)

    assert reply.status_code == 200
    assert reply.json["jobs"] == []


def test_a_long_list_comes_in_pages(client: FlaskClient, ada: Person, deps: Deps) -> None:
    db = deps.db.as_user(ada.user)
    db.run(db.table("jobs").insert([{"user_id": ada.id, "title": f"Job {number}"} for number in range(60)]))

    first = client.get("/api/v1/jobs", headers=ada.auth).json
    second = client.get("/api/v1/jobs", query_string={"cursor": first["next_cursor"]}, headers=ada.auth).json

    ids = [job["id"] for job in first["jobs"] + second["jobs"]]
    assert (len(first["jobs"]), len(second["jobs"]), len(set(ids))) == (50, 10, 60)
    assert second["next_cursor"] is None


def test_a_stranger_finds_no_job_of_ada(client: FlaskClient, ada: Person, bob: Person) -> None:
    job_id = clip(client, ada).json["job"]["id"]

    replies = [
        client.get(f"/api/v1/jobs/{job_id}", headers=bob.auth),
        client.patch(f"/api/v1/jobs/{job_id}", json={"title": "Mine"}, headers=bob.auth),
        client.delete(f"/api/v1/jobs/{job_id}", headers=bob.auth),
        client.post(f"/api/v1/jobs/{job_id}/match", headers=bob.auth),
        client.post(f"/api/v1/jobs/{job_id}/cover-letter", json={}, headers=bob.auth),
    ]

    assert [reply.status_code for reply in replies] == [404] * 5
    assert client.get(f"/api/v1/jobs/{job_id}", headers=ada.auth).json["title"] == "Backend Engineer"


def test_a_deleted_job_is_gone(client: FlaskClient, ada: Person) -> None:
    job_id = clip(client, ada).json["job"]["id"]

    assert client.delete(f"/api/v1/jobs/{job_id}", headers=ada.auth).status_code == 204
    assert client.get(f"/api/v1/jobs/{job_id}", headers=ada.auth).status_code == 404
