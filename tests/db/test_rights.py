"""What a person may do with rows, tried as owner, stranger, nobody and the service, past our own code."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.deps import Deps
    from service.embedded import Running
    from tests.conftest import Person

pytestmark = pytest.mark.db


class Rest:
    """The protocol as anybody on the internet can speak it."""

    def __init__(self, http: httpx.Client, running: Running, token: str | None) -> None:
        """Speak with `token`, or as nobody."""
        self._http = http
        self._url = running.url
        self._headers = {"apikey": running.publishable_key, "Prefer": "return=representation"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"

    def __call__(self, method: str, path: str, body: object = None) -> httpx.Response:
        """Send one request to /rest/v1."""
        return self._http.request(method, f"{self._url}/rest/v1/{path}", json=body, headers=self._headers)


@pytest.fixture
def http(supabase: Running) -> Iterator[httpx.Client]:
    with httpx.Client(transport=httpx.WSGITransport(app=supabase.app)) as client:
        yield client


@pytest.fixture
def as_ada(http: httpx.Client, supabase: Running, ada: Person) -> Rest:
    return Rest(http, supabase, ada.user.token)


@pytest.fixture
def as_bob(http: httpx.Client, supabase: Running, bob: Person) -> Rest:
    return Rest(http, supabase, bob.user.token)


@pytest.fixture
def as_nobody(http: httpx.Client, supabase: Running) -> Rest:
    return Rest(http, supabase, None)


def a_resume(rest: Rest, person: Person) -> str:
    resume_id = str(uuid4())
    row = {"id": resume_id, "user_id": person.id, "file_name": "cv.pdf", "file_path": f"{person.id}/{resume_id}.pdf"}
    assert rest("POST", "resumes", row).status_code == 201
    return resume_id


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " https://a.example", "https://", ""])
def test_a_job_has_no_address_that_is_not_of_the_web(as_ada: Rest, ada: Person, address: str) -> None:
    row = as_ada("POST", "jobs", {"user_id": ada.id, "source_url": address})
    clip = as_ada("POST", "rpc/clip_job", {"posting": {"source_url": address}, "details": {}})

    assert (row.status_code, clip.status_code) == (400, 400)
    assert as_ada("GET", "jobs").json() == []


@pytest.mark.parametrize("column", ["subscription_tier", "subscription_status", "stripe_customer_id", "email", "id"])
def test_a_person_cannot_raise_their_own_plan(as_ada: Rest, ada: Person, column: str) -> None:
    reply = as_ada("PATCH", f"profiles?id=eq.{ada.id}", {column: "unlimited"})

    assert reply.status_code == 403
    assert as_ada("GET", "profiles?select=subscription_tier").json() == [{"subscription_tier": "free"}]


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE"])
def test_a_person_cannot_write_their_own_usage(as_ada: Rest, ada: Person, method: str) -> None:
    row = {"user_id": ada.id, "operation_type": "match", "period_type": "lifetime", "period_key": "lifetime"}
    path = "usage_events" if method == "POST" else f"usage_events?user_id=eq.{ada.id}"

    assert as_ada(method, path, row).status_code == 403


def test_a_person_cannot_make_a_strangers_resume_the_active_one(
    as_ada: Rest, as_bob: Rest, ada: Person, bob: Person
) -> None:
    stolen = a_resume(as_ada, ada)

    reply = as_bob("PATCH", f"profiles?id=eq.{bob.id}", {"active_resume_id": stolen})

    assert reply.status_code == 409
    assert as_bob("GET", "profiles?select=active_resume_id").json() == [{"active_resume_id": None}]


def test_a_resume_row_cannot_name_a_file_of_somebody_else(as_bob: Rest, ada: Person, bob: Person) -> None:
    for path in (f"{ada.id}/{uuid4()}.pdf", f"{bob.id}/../{ada.id}/{uuid4()}.pdf", f"{bob.id}/x.pdf"):
        row = {"id": str(uuid4()), "user_id": bob.id, "file_name": "cv.pdf", "file_path": path}

        assert as_bob("POST", "resumes", row).status_code == 400


def test_parse_status_is_the_services_to_move(as_ada: Rest, ada: Person) -> None:
    resume_id = a_resume(as_ada, ada)

    assert as_ada("PATCH", f"resumes?id=eq.{resume_id}", {"parse_status": "completed"}).status_code == 403


def test_a_stranger_neither_sees_nor_moves_rows(as_ada: Rest, as_bob: Rest, ada: Person, bob: Person) -> None:
    job_id = as_ada("POST", "jobs", {"user_id": ada.id, "title": "Mine"}).json()[0]["id"]

    assert as_bob("GET", f"jobs?id=eq.{job_id}").json() == []
    assert as_bob("PATCH", f"jobs?id=eq.{job_id}", {"title": "Theirs"}).json() == []
    assert as_bob("DELETE", f"jobs?id=eq.{job_id}").json() == []
    assert as_bob("POST", "jobs", {"user_id": ada.id, "title": "Planted"}).status_code == 403
    assert as_bob("GET", f"job_details?job_id=eq.{job_id}").json() == []
    assert as_ada("PATCH", f"jobs?id=eq.{job_id}", {"user_id": bob.id}).status_code == 403
    assert as_ada("GET", f"jobs?id=eq.{job_id}&select=title").json() == [{"title": "Mine"}]


def test_feedback_stays_without_the_person_when_the_account_goes(as_ada: Rest, ada: Person, deps: Deps) -> None:
    said = {"user_id": ada.id, "content": "The clip found everything.", "category": "praise"}
    kept = as_ada("POST", "feedback", said).json()[0]["id"]
    as_ada("POST", "jobs", {"user_id": ada.id, "title": "Mine"})
    service = deps.db.as_service()

    reply = deps.db.http.delete(
        f"{deps.supabase_url}/auth/v1/admin/users/{ada.id}",
        headers={"apikey": deps.db.secret_key, "Authorization": f"Bearer {deps.db.secret_key}"},
    )

    assert reply.status_code == 200
    assert service.run(service.table("feedback").select("user_id").eq("id", kept)) == [{"user_id": None}]
    assert service.run(service.table("jobs").select("id").eq("user_id", ada.id)) == []
    assert service.run(service.table("profiles").select("id").eq("id", ada.id)) == []


def test_an_edit_of_a_draft_keeps_the_text_before(as_ada: Rest, ada: Person, deps: Deps) -> None:
    job_id = as_ada("POST", "jobs", {"user_id": ada.id, "title": "Mine"}).json()[0]["id"]
    service = deps.db.as_service()
    row = {"user_id": ada.id, "job_id": job_id, "kind": "answer", "content": "First.", "provider": "offline"}
    draft_id = service.run(service.table("drafts").insert(row))[0]["id"]

    reply = as_ada("PATCH", f"drafts?id=eq.{draft_id}", {"content": "Second."})

    assert reply.json()[0]["content"] == "Second."
    assert as_ada("GET", f"draft_revisions?draft_id=eq.{draft_id}&select=content").json() == [{"content": "First."}]
    assert as_ada("PATCH", f"drafts?id=eq.{draft_id}", {"provider": "claude"}).status_code == 403


def test_clip_job_acts_for_the_caller_alone(as_nobody: Rest, as_ada: Rest, ada: Person, bob: Person) -> None:
    call = {"posting": {"title": "Mine", "user_id": bob.id}, "details": {}}

    kept = as_ada("POST", "rpc/clip_job", call)

    assert kept.json()["job"]["user_id"] == ada.id
    assert as_nobody("POST", "rpc/clip_job", call).status_code == 401
