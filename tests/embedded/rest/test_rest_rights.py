"""Row-level security and grants decide, for each kind of caller and each command."""

from collections.abc import Callable

import httpx
import psycopg
import pytest

from service.embedded.database import Caller

pytestmark = pytest.mark.db

Owner = psycopg.Connection[tuple[object, ...]]
ADA = "11111111-1111-4111-8111-111111111111"
BOB = "22222222-2222-4222-8222-222222222222"
REPRESENTATION = {"Prefer": "return=representation"}


def project_ids(client: httpx.Client) -> list[int]:
    return [row["id"] for row in client.get("/projects?select=id&order=id").json()]


def test_everybody_reads_their_own_rows_and_the_service_all(
    ada: httpx.Client, bob: httpx.Client, service: httpx.Client
) -> None:
    assert project_ids(ada) == [1, 2]
    assert project_ids(bob) == [3]
    assert project_ids(service) == [1, 2, 3]


def test_nobody_is_told_to_sign_in(nobody: httpx.Client) -> None:
    reply = nobody.get("/projects")

    assert (reply.status_code, reply.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert reply.json() == {
        "code": "42501",
        "message": "permission denied for table projects",
        "details": None,
        "hint": None,
    }


def test_what_is_granted_to_no_person_is_forbidden(ada: httpx.Client, service: httpx.Client) -> None:
    reply = ada.get("/secrets")

    assert (reply.status_code, reply.json()["code"]) == (403, "42501")
    assert service.get("/secrets").json() == [{"id": 1, "word": "tulip"}]


def test_counts_show_only_the_callers_rows(bob: httpx.Client) -> None:
    reply = bob.get("/projects?limit=0", headers={"Prefer": "count=exact"})

    assert reply.headers["Content-Range"] == "*/1"


def test_a_stranger_changes_and_removes_nothing(bob: httpx.Client, owner: Owner) -> None:
    changed = bob.patch("/projects?id=eq.1", json={"title": "mine"}, headers=REPRESENTATION)
    removed = bob.delete("/projects?id=eq.1", headers=REPRESENTATION)

    assert (changed.status_code, changed.json()) == (200, [])
    assert (removed.status_code, removed.json()) == (200, [])
    assert owner.execute("select title from projects where id = 1").fetchall() == [("Fat cats",)]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/projects", {"title": "x", "owner_id": ADA}),
        ("PATCH", "/projects?id=eq.3", {"owner_id": ADA}),
    ],
)
def test_a_row_cannot_be_given_to_somebody_else(
    bob: httpx.Client, owner: Owner, method: str, path: str, body: object
) -> None:
    reply = bob.request(method, path, json=body)

    assert (reply.status_code, reply.json()["code"]) == (403, "42501")
    assert owner.execute("select count(*) from projects where owner_id = %s", (ADA,)).fetchall() == [(2,)]


def test_an_upsert_cannot_take_over_a_strangers_row(bob: httpx.Client, owner: Owner) -> None:
    prefer = {"Prefer": "resolution=merge-duplicates,return=representation"}

    reply = bob.post("/projects?on_conflict=code", json={"code": "A1", "title": "mine"}, headers=prefer)

    assert (reply.status_code, reply.json()["code"]) == (403, "42501")
    assert owner.execute("select title from projects where code = 'A1'").fetchall() == [("Fat cats",)]


def test_a_column_without_a_grant_cannot_be_written(ada: httpx.Client) -> None:
    reply = ada.post("/tasks", json={"project_id": 1, "what is to do": "x", "owner_id": ADA})

    assert (reply.status_code, reply.json()["code"]) == (403, "42501")


def test_a_write_without_reply_needs_no_right_to_read(service: httpx.Client, ada: httpx.Client, owner: Owner) -> None:
    owner.execute("drop table if exists public.letterbox")
    owner.execute("create table public.letterbox (id integer primary key, text text)")
    owner.execute("revoke all on public.letterbox from anon, authenticated")
    owner.execute("grant insert on public.letterbox to authenticated")

    assert ada.post("/letterbox", json={"id": 1, "text": "x"}).status_code == 201
    assert ada.post("/letterbox", json={"id": 2, "text": "x"}, headers=REPRESENTATION).status_code == 403
    assert service.get("/letterbox").json() == [{"id": 1, "text": "x"}]


def test_the_hidden_schemas_cannot_be_reached(service: httpx.Client) -> None:
    for table in ("vault", "hidden.vault", "users", "auth.users", "pg_authid", "schema_version", "pg_class"):
        assert service.get(f"/{table}").json()["code"] == "PGRST205"


def test_a_function_runs_with_the_callers_rights(ada: httpx.Client, bob: httpx.Client, nobody: httpx.Client) -> None:
    assert sorted(row["id"] for row in ada.post("/rpc/my_projects", json={}).json()) == [1, 2]
    assert [row["id"] for row in bob.get("/rpc/my_projects").json()] == [3]
    assert nobody.get("/rpc/my_projects").status_code == 401


def test_one_callers_request_leaves_nothing_for_the_next(
    http_as: Callable[[Caller], httpx.Client], ada: httpx.Client
) -> None:
    """Far more requests than connections, in turns: each sees its own rows."""
    claimless = http_as(Caller("authenticated", {"role": "authenticated"}))

    for _ in range(30):
        assert project_ids(ada) == [1, 2]
        assert project_ids(claimless) == []
