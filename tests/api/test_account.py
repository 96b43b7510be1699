"""Deleting an account takes everything of the person along, and only of this person."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
import psycopg
import pytest
from psycopg import sql

from service.account.deletion import Confirmation, delete
from service.errors import Unavailable
from tests.conftest import PASSWORD
from tests.pages import posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.deps import Deps
    from service.embedded import Running
    from tests.conftest import Person

pytestmark = pytest.mark.db
PDF = b"%PDF-1.7\n%%EOF"
TABLES = """
select table_schema, table_name from information_schema.tables
where table_schema in ('public', 'auth', 'storage') and table_type = 'BASE TABLE'
"""


def fill(client: FlaskClient, person: Person, deps: Deps) -> None:
    """Have a person do a little of everything."""
    client.post("/api/v1/resumes", data={"file": (io.BytesIO(resume_pdf()), "cv.pdf")}, headers=person.auth)
    clip = {"url": "https://jobs.example.com/1", "html": posting()}
    job = client.post("/api/v1/jobs", json=clip, headers=person.auth).json["job"]["id"]
    client.post(f"/api/v1/jobs/{job}/match", headers=person.auth)
    draft = client.post(f"/api/v1/jobs/{job}/cover-letter", json={}, headers=person.auth)
    assert draft.status_code == 201
    db = deps.db.as_user(person.user)
    said = {"content": "The board could be wider.", "category": "general", "user_id": person.id}
    db.run(db.table("feedback").insert(said))


def traces(supabase: Running, person: Person) -> set[str]:
    """The tables in which the person's id or address stands anywhere."""
    with psycopg.connect(supabase.database_url) as connection:
        return {
            f"{schema}.{table}"
            for schema, table in connection.execute(TABLES).fetchall()
            if connection.execute(
                sql.SQL("select 1 from {} t where t::text like any(%s) limit 1").format(sql.Identifier(schema, table)),
                ([f"%{person.id}%", f"%{person.user.email}%"],),
            ).fetchone()
        }


def test_everything_of_the_person_goes_in_one_call(
    client: FlaskClient, ada: Person, deps: Deps, supabase: Running
) -> None:
    fill(client, ada, deps)
    before = traces(supabase, ada)
    assert {"public.resumes", "public.drafts", "public.usage_events", "auth.users", "storage.objects"} <= before

    reply = client.delete("/api/v1/account", json={"confirm": ada.user.email}, headers=ada.auth)

    assert (reply.status_code, reply.data) == (204, b"")
    assert traces(supabase, ada) == set()
    assert client.get("/api/v1/profile", headers=ada.auth).status_code == 404
    again = deps.identity.sign_up(ada.user.email, PASSWORD)
    assert again is not None
    assert deps.identity.verify(again.access_token).id != ada.id


def test_nothing_of_another_person_goes_and_feedback_stays_without_its_author(
    client: FlaskClient, ada: Person, bob: Person, deps: Deps, supabase: Running
) -> None:
    for person in (ada, bob):
        fill(client, person, deps)
    service = deps.db.as_service()
    query = service.table("feedback").select("id").eq("user_id", ada.id)
    written = service.run(query)[0]["id"]
    before, files = traces(supabase, bob), service.files("resumes", bob.id)

    client.delete("/api/v1/account", json={"confirm": ada.user.email}, headers=ada.auth)

    assert traces(supabase, bob) == before
    assert service.files("resumes", bob.id) == files
    kept = service.run(service.table("feedback").select("user_id,content").eq("id", written))
    assert kept == [{"user_id": None, "content": "The board could be wider."}]


@pytest.mark.parametrize("given", ["", "someone@example.com", "  "])
def test_another_address_deletes_nothing(client: FlaskClient, ada: Person, given: str) -> None:
    reply = client.delete("/api/v1/account", json={"confirm": given}, headers=ada.auth)

    assert (reply.status_code, reply.json["type"]) == (422, "/problems/not-confirmed")
    assert client.get("/api/v1/profile", headers=ada.auth).status_code == 200


@pytest.mark.parametrize("body", [{}, {"confirm": None}, {"confirm": "a@example.com", "force": True}])
def test_a_call_without_a_plain_confirmation_is_refused(client: FlaskClient, ada: Person, body: object) -> None:
    assert client.delete("/api/v1/account", json=body, headers=ada.auth).status_code == 422
    assert client.delete("/api/v1/account", headers=ada.auth).status_code == 415


class Interrupted(httpx.BaseTransport):
    """A way to Supabase that is cut just before the account itself is deleted."""

    def __init__(self, running: Running) -> None:
        """Lead to a running server."""
        self._way = httpx.WSGITransport(app=running.app)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Pass everything on but that one request."""
        if request.url.path.startswith("/auth/v1/admin"):
            raise httpx.ConnectError("cut")
        return self._way.handle_request(request)


def test_a_deletion_that_was_cut_short_is_finished_by_the_next_call(
    client: FlaskClient, ada: Person, deps: Deps, supabase: Running
) -> None:
    fill(client, ada, deps)
    confirmation = Confirmation(confirm=ada.user.email)
    with httpx.Client(transport=Interrupted(supabase)) as http, pytest.raises(Unavailable, match="safe to do so"):
        delete(ada.user, confirmation, database=replace(deps.db, http=http))
    assert deps.db.as_service().files("resumes", ada.id) == []
    assert "auth.users" in traces(supabase, ada)

    delete(ada.user, confirmation, database=deps.db)
    delete(ada.user, confirmation, database=deps.db)  # as somebody would whose reply was lost

    assert traces(supabase, ada) == set()


def test_files_are_found_in_every_folder_page_by_page(ada: Person, deps: Deps) -> None:
    service = deps.db.as_service()
    names = [f"{ada.id}/{name}.pdf" for name in ("a", "b", "c", "old/d", "old/e", "old/older/f")]
    for name in names:
        service.upload("resumes", name, PDF, content_type="application/pdf")

    assert [sorted(service.files("resumes", ada.id, page=size)) for size in (1, 2, 100)] == [names] * 3
    service.remove("resumes", names)
    assert service.files("resumes", ada.id) == []
