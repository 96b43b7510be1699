"""Every table and command, column by column, tried as owner, stranger, nobody and the service; rights.toml judges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.db import rights
from tests.db.rows import Caller, Row, Rows, place

if TYPE_CHECKING:
    from tests.conftest import Person

pytestmark = pytest.mark.db
TABLES = rights.load().tables
REFUSED = 403  # what PostgREST answers to a person for 42501
UNKNOWN = 401  # and to nobody

each_table = pytest.mark.parametrize("table", TABLES)


def only(row: Row, columns: list[str]) -> Row:
    return {name: value for name, value in row.items() if name in columns}


def update_statuses(caller: Caller, table: str, row: Row) -> dict[str, int]:
    """The answer to setting each column, alone, to the value that it has."""
    return {
        column: caller.rest("PATCH", place(table, row), {column: row[column]}).status_code
        for column in TABLES[table].columns
    }


def expected(table: str, columns: list[str], *, allowed: int) -> dict[str, int]:
    return {column: allowed if column in columns else REFUSED for column in TABLES[table].columns}


@each_table
def test_the_owner_reads_what_is_written_down(table: str, owner: Caller, rows: Rows, ada: Person) -> None:
    row = rows.stored(table, ada.id)

    reply = owner.rest("GET", place(table, row))

    if TABLES[table].grant("authenticated").select:
        assert (reply.status_code, reply.json()) == (200, [row])
    else:
        assert reply.status_code == REFUSED


@each_table
def test_the_owner_changes_the_columns_that_are_written_down(
    table: str, owner: Caller, rows: Rows, ada: Person
) -> None:
    row = rows.stored(table, ada.id)

    statuses = update_statuses(owner, table, row)

    assert statuses == expected(table, TABLES[table].grant("authenticated").update, allowed=200)


@each_table
def test_the_owner_adds_rows_with_the_columns_that_are_written_down(
    table: str, owner: Caller, rows: Rows, ada: Person
) -> None:
    grant = TABLES[table].grant("authenticated")
    row = rows.stored(table, ada.id)
    rows.remove(table, row)
    made = only(row, grant.insert or TABLES[table].columns)

    reply = owner.rest("POST", table, made)

    if not grant.insert:
        assert reply.status_code == REFUSED
        return
    assert (reply.status_code, only(reply.json()[0], grant.insert)) == (201, made)
    beyond = [column for column in TABLES[table].columns if column not in grant.insert]
    statuses = {
        column: owner.rest("POST", table, {**rows.fresh(table, ada.id), column: row[column]}).status_code
        for column in beyond
    }
    assert statuses == dict.fromkeys(beyond, REFUSED)


@each_table
def test_the_owner_deletes_what_is_written_down(table: str, owner: Caller, rows: Rows, ada: Person) -> None:
    row = rows.stored(table, ada.id)

    reply = owner.rest("DELETE", place(table, row))

    may = TABLES[table].grant("authenticated").delete
    assert reply.status_code == (200 if may else REFUSED)
    assert rows.kept(table, row) == (None if may else row)


@each_table
def test_a_stranger_meets_no_row(table: str, stranger: Caller, rows: Rows, ada: Person) -> None:
    row = rows.stored(table, ada.id)
    grant = TABLES[table].grant("authenticated")
    change = only(row, grant.update[:1]) or only(row, [TABLES[table].key])

    replies = {
        "SELECT": stranger.rest("GET", place(table, row)),
        "UPDATE": stranger.rest("PATCH", place(table, row), change),
        "DELETE": stranger.rest("DELETE", place(table, row)),
    }

    for command in ("SELECT", "UPDATE", "DELETE"):
        reply = replies[command]
        if grant.allows(command):
            assert (command, reply.status_code, reply.json()) == (command, 200, [])
        else:
            assert (command, reply.status_code) == (command, REFUSED)
    assert rows.kept(table, row) == row


@each_table
def test_a_stranger_adds_nothing_in_the_owners_name(table: str, stranger: Caller, rows: Rows, ada: Person) -> None:
    made = rows.fresh(table, ada.id)
    before = rows.all_of(table, ada.id)

    for prefer in ("return=minimal", "return=representation", "return=minimal,resolution=ignore-duplicates"):
        assert stranger.rest("POST", table, made, prefer=prefer).status_code == REFUSED
    assert rows.all_of(table, ada.id) == before


@each_table
@pytest.mark.parametrize("token", [None, "publishable key"])
def test_nobody_may_do_nothing(table: str, nobody: Caller, rows: Rows, ada: Person, *, token: str | None) -> None:
    row = rows.stored(table, ada.id)
    caller = Caller(nobody.http, nobody.url, nobody.key, nobody.key if token else None)

    for reply in (
        caller.rest("GET", f"{table}?select=*"),
        caller.rest("HEAD", f"{table}?select=*", prefer="count=exact"),
        caller.rest("POST", table, rows.fresh(table, ada.id), prefer="return=minimal"),
        caller.rest("PATCH", place(table, row), only(row, [TABLES[table].key])),
        caller.rest("DELETE", place(table, row)),
    ):
        assert reply.status_code == UNKNOWN


@each_table
def test_the_service_does_what_is_written_down(table: str, service: Caller, rows: Rows, ada: Person) -> None:
    grant = TABLES[table].grant("service_role")

    row = rows.stored(table, ada.id)
    statuses = update_statuses(service, table, row)
    removed = service.rest("DELETE", place(table, row))

    assert statuses == expected(table, grant.update, allowed=200)
    assert (removed.status_code, rows.kept(table, row)) == (200, None)
