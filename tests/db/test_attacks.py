"""The ways in that row-level security is known to leave open by oversight, each tried past our own code."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING
from uuid import uuid4

import jwt
import psycopg
import pytest

from tests.db import rights
from tests.db.rows import Caller, Row, Rows, place

if TYPE_CHECKING:
    from service.embedded import Running
    from tests.conftest import Person

pytestmark = pytest.mark.db
RIGHTS = rights.load()
OWNED = [name for name, table in RIGHTS.tables.items() if table.owner]
INSERTABLE = [name for name, table in RIGHTS.tables.items() if table.grant("authenticated").insert]
CHILDREN = ["job_details", "job_events", "matches", "drafts", "draft_revisions", "applications"]
REFUSED = 403
UNKNOWN = 401
ARGUMENTS = {
    "clip_job": {"posting": {}, "details": {}},
    "similar_jobs": {"job": str(uuid4()), "reach": 256},
    "allowance": {},
    "keep_both": {"job": str(uuid4()), "others": []},
    "keep_fingerprint": {"job": str(uuid4()), "fingerprint": "0" * 64},
    "reserve_usage": {"person": str(uuid4()), "operation": "match", "credits": 0, "hold_seconds": 60},
    "claim_resumes": {"silent_seconds": 3600, "most": 0},
    "finish_resume": {"resume": str(uuid4()), "claim": 1, "outcome": "completed", "blocks": {}},
    "unclaim_resume": {"resume": str(uuid4()), "claim": 1},
    "settle_usage": {"held": str(uuid4()), "provider": "offline", "credits": 0},
    "release_usage": {"held": str(uuid4())},
    "claim_idempotency_key": {
        "person": str(uuid4()),
        "key": "k",
        "operation": "POST /",
        "request_hash": "0" * 64,
        "hold_seconds": 60,
    },
    "keep_idempotent_reply": {
        "person": str(uuid4()),
        "key": "k",
        "claim": str(uuid4()),
        "status": 200,
        "reply": {},
        "keep_seconds": 60,
        "most": 200,
    },
    "release_idempotency_key": {"person": str(uuid4()), "key": "k", "claim": str(uuid4())},
}


def owner_of(table: str) -> str:
    column = RIGHTS.tables[table].owner
    assert column is not None
    return column


@pytest.mark.parametrize("table", OWNED)
def test_a_row_cannot_be_moved_to_another_person(
    table: str, owner: Caller, rows: Rows, ada: Person, bob: Person
) -> None:
    row = rows.stored(table, ada.id)

    reply = owner.rest("PATCH", place(table, row), {owner_of(table): bob.id})

    assert (reply.status_code, rows.kept(table, row)) == (REFUSED, row)


@pytest.mark.parametrize("table", INSERTABLE)
@pytest.mark.parametrize("resolution", ["merge-duplicates", "ignore-duplicates"])
def test_an_upsert_does_not_reach_anothers_row(
    table: str, resolution: str, *, stranger: Caller, rows: Rows, ada: Person, bob: Person
) -> None:
    row = rows.stored(table, ada.id)
    insertable = RIGHTS.tables[table].grant("authenticated").insert
    mine = {name: value for name, value in row.items() if name in {*insertable, RIGHTS.tables[table].key}}

    for person in (ada, bob):
        body = {**mine, owner_of(table): person.id}
        path = f"{table}?on_conflict={RIGHTS.tables[table].key}"
        reply = stranger.rest("POST", path, body, prefer=f"return=representation,resolution={resolution}")

        assert not reply.is_success or all(each[owner_of(table)] == bob.id for each in reply.json())
    assert rows.kept(table, row) == row


@pytest.mark.parametrize("table", CHILDREN)
def test_no_row_hangs_on_a_strangers_even_when_the_service_errs(
    table: str, service: Caller, rows: Rows, ada: Person, bob: Person
) -> None:
    made = rows.fresh(table, ada.id)
    made.pop("resume_path", None)
    made.pop("resume_sha256", None)
    made.pop("resume_file_name", None)

    reply = service.rest("POST", table, {**made, "user_id": bob.id})

    assert (reply.status_code, reply.json()["code"]) == (409, "23503")


@pytest.mark.parametrize(
    "path",
    [
        "profiles?select=id,jobs(user_id),feedback(user_id),settings(user_id),applications(user_id)",
        "jobs?select=user_id,profiles(id,email)",
        "jobs?select=user_id,job_details!inner(user_id,contact),matches(user_id),drafts(user_id,draft_revisions(user_id))",
        "resumes?select=user_id,matches(user_id)",
        "job_details?select=user_id,jobs!inner(user_id,title)",
        "matches?select=user_id,jobs(user_id),resumes(user_id,file_name)",
        "draft_revisions?select=user_id,drafts!inner(user_id,content)",
    ],
)
def test_embedding_shows_only_ones_own(path: str, stranger: Caller, rows: Rows, ada: Person, bob: Person) -> None:
    for person in (ada, bob):
        for table in ("settings", "applications", "matches", "draft_revisions", "feedback"):
            rows.stored(table, person.id)

    reply = stranger.rest("GET", path)

    assert reply.status_code == 200
    assert bob.id in reply.text
    assert ada.id not in reply.text
    assert ada.user.email not in reply.text


@pytest.mark.parametrize(
    "probe",
    [
        "jobs?id=eq.{id}&select=title::integer",
        "jobs?id=eq.{id}&title=like.B*",
        "jobs?id=eq.{id}&title=match.(",
        "jobs?id=eq.{id}&notes=fts.baker",
        "jobs?id=eq.{id}&or=(title.eq.Baker,and(company.is.null,notes.gt.a))",
        "jobs?select=id,job_details!inner(contact)&job_details.job_id=eq.{id}",
        "jobs?id=eq.{id}&order=title&limit=1&offset=0",
        "profiles?select=id,jobs!inner(title)&jobs.id=eq.{id}",
        "drafts?job_id=eq.{id}&evidence->a->>b=gt.1",
        "matches?job_id=eq.{id}&score=gte.0",
    ],
)
def test_no_answer_or_error_tells_whether_another_has_a_row(
    probe: str, stranger: Caller, rows: Rows, ada: Person
) -> None:
    real, made_up = rows.stored("jobs", ada.id)["id"], str(uuid4())

    told = []
    for job_id in (real, made_up):
        reply = stranger.rest("GET", probe.format(id=job_id), prefer="count=exact")
        told.append((reply.status_code, reply.headers.get("content-range"), reply.text.replace(job_id, "")))

    assert told[0] == told[1]
    assert "Baker" not in told[0][2]


@pytest.mark.parametrize("function", [name for name in RIGHTS.functions if not name.startswith("private.")])
def test_functions_answer_only_their_callers(function: str, *, owner: Caller, nobody: Caller, service: Caller) -> None:
    name = function.partition("(")[0]
    callers = RIGHTS.functions[function].callers

    statuses = {
        role: caller.rest("POST", f"rpc/{name}", ARGUMENTS[name]).status_code
        for role, caller in (("anon", nobody), ("authenticated", owner), ("service_role", service))
    }

    refusals = {"anon": UNKNOWN, "authenticated": REFUSED, "service_role": REFUSED}
    assert {role for role, status in statuses.items() if status != refusals[role]} == set(callers)


@pytest.mark.parametrize("function", [name for name in RIGHTS.functions if name.startswith("private.")])
def test_helpers_are_not_to_be_found(function: str, owner: Caller, service: Caller) -> None:
    name = function.removeprefix("private.").partition("(")[0]

    for caller in (owner, service):
        assert caller.rest("POST", f"rpc/{name}", {}).status_code == 404
        headers = {**caller.headers, "Content-Profile": "private"}
        reply = caller.http.post(f"{caller.url}/rest/v1/rpc/{name}", json={}, headers=headers)
        assert (reply.status_code, reply.json()["code"]) == (406, "PGRST106")


@pytest.mark.parametrize(
    "claims", ["", "{}", '{"sub": ""}', '{"sub": null}', '{"role": "service_role"}', '{"sub": "*"}']
)
@pytest.mark.parametrize("role", ["anon", "authenticated"])
def test_claims_that_name_nobody_open_nothing(
    supabase: Running, rows: Rows, *, ada: Person, claims: str, role: str
) -> None:
    for table in OWNED:
        rows.stored(table, ada.id)

    with psycopg.connect(supabase.database_url) as connection:
        connection.execute(
            "select set_config('role', %s, true), set_config('request.jwt.claims', %s, true)", (role, claims)
        )
        for table in OWNED:
            seen = 0
            try:
                with connection.transaction():
                    count = psycopg.sql.SQL("select count(*) from public.{}").format(psycopg.sql.Identifier(table))
                    seen = (connection.execute(count).fetchone() or (None,))[0]
            except (psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidTextRepresentation):
                pass
            assert (table, seen) == (table, 0)


def with_claims(token: str, **changes: object) -> str:
    """The same header and signature around other claims."""
    header, payload, signature = token.split(".")
    claims = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    forged = urlsafe_b64encode(json.dumps({**claims, **changes}).encode()).rstrip(b"=").decode()
    return f"{header}.{forged}.{signature}"


def test_forged_tokens_open_nothing(owner: Caller, ada: Person, bob: Person) -> None:
    token = ada.user.token
    claims = jwt.decode(token, options={"verify_signature": False})
    forgeries = [
        with_claims(token, role="service_role"),
        with_claims(token, sub=bob.id),
        with_claims(token, role=""),
        jwt.encode({**claims, "role": "service_role"}, "", algorithm="none"),
        jwt.encode({**claims, "role": "service_role"}, owner.key.ljust(32, "k"), algorithm="HS256"),
        token.rpartition(".")[0] + ".",
    ]

    for forged in forgeries:
        caller = Caller(owner.http, owner.url, owner.key, forged)
        assert caller.rest("GET", "jobs?select=*").status_code == UNKNOWN
        assert caller.rest("GET", "global_config?select=*").status_code == UNKNOWN
        assert not caller.storage("GET", f"resumes/{ada.id}/x.pdf").is_success


@pytest.mark.parametrize("table", OWNED)
def test_an_account_takes_its_rows_with_it(table: str, service: Caller, rows: Rows, ada: Person) -> None:
    row = rows.stored(table, ada.id)

    reply = service.http.delete(f"{service.url}/auth/v1/admin/users/{ada.id}", headers=service.headers)

    assert reply.status_code == 200
    kept: Row | None = {**row, "user_id": None} if table == "feedback" else None
    assert rows.kept(table, row) == kept
