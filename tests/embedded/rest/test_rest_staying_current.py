"""A change of the schema is seen by the next request, whatever that request is."""

from collections.abc import Iterator
from uuid import uuid4

import httpx
import psycopg
import pytest

pytestmark = pytest.mark.db
Owner = psycopg.Connection[tuple[object, ...]]
RETURNED = {"Prefer": "return=representation"}


@pytest.fixture
def table(owner: Owner, service: httpx.Client) -> Iterator[str]:
    """A table with a column `a` that the server has read already."""
    name = f"t{uuid4().hex}"
    owner.execute(f"create table public.{name} (a integer)".encode())
    assert service.get(f"/{name}").json() == []
    yield name
    owner.execute(f"drop table if exists public.{name}".encode())


def test_a_new_column_is_filled(owner: Owner, service: httpx.Client, table: str) -> None:
    owner.execute(f"alter table public.{table} add column b text".encode())

    reply = service.post(f"/{table}", json={"a": 1, "b": "x"}, headers=RETURNED)

    assert reply.json() == [{"a": 1, "b": "x"}]


def test_a_new_column_is_shown_by_a_star(owner: Owner, service: httpx.Client, table: str) -> None:
    owner.execute(f"alter table public.{table} add column b text default 'x'".encode())

    assert service.post(f"/{table}", json={"a": 1}, headers=RETURNED).json() == [{"a": 1, "b": "x"}]
    assert service.get(f"/{table}").json() == [{"a": 1, "b": "x"}]


def test_a_removed_column_is_unknown(owner: Owner, service: httpx.Client, table: str) -> None:
    owner.execute(f"alter table public.{table} add column b text".encode())
    assert service.get(f"/{table}?select=b").status_code == 200
    owner.execute(f"alter table public.{table} drop column b".encode())

    assert service.get(f"/{table}?select=b").json()["code"] == "42703"


def test_a_removed_table_is_unknown(owner: Owner, service: httpx.Client, table: str) -> None:
    owner.execute(f"drop table public.{table}".encode())

    assert service.get(f"/{table}").json()["code"] == "PGRST205"


def test_a_write_after_a_change_is_done_once(owner: Owner, service: httpx.Client, table: str) -> None:
    owner.execute(f"comment on table public.{table} is 'changed'".encode())

    reply = service.post(f"/{table}", json=[{"a": 1}, {"a": 2}])

    assert reply.status_code == 201
    assert len(service.get(f"/{table}?a=in.(1,2)").json()) == 2


def test_a_new_function_is_called(owner: Owner, service: httpx.Client) -> None:
    name = f"f{uuid4().hex}"
    owner.execute(f"create function public.{name}() returns integer language sql as 'select 7'".encode())

    assert service.post(f"/rpc/{name}").json() == 7

    owner.execute(f"drop function public.{name}".encode())
    assert service.post(f"/rpc/{name}").json()["code"] == "PGRST202"
