"""Migrations: applied in order, once, whole or not at all, as a role that is no superuser."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from service import embedded
from service.embedded.failures import MigrationRefused
from service.embedded.migrate import migrate

pytestmark = pytest.mark.db
Owner = psycopg.Connection[tuple[object, ...]]


@pytest.fixture
def empty(server: embedded.Running) -> Iterator[str]:
    """The address of a new database that belongs to `postgres`."""
    name = f"migrate_{uuid4().hex[:8]}"
    with psycopg.connect(server.database_url, autocommit=True) as connection:
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
        yield psycopg.conninfo.make_conninfo(server.database_url, dbname=name)
        connection.execute(sql.SQL("drop database {}").format(sql.Identifier(name)))


def apply(folder: Path, address: str) -> list[str]:
    return migrate(folder, address, lambda _: None)


def rows(address: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(address) as connection:
        return connection.execute(query.encode()).fetchall()


def test_files_are_applied_in_order_and_once_and_recorded_as_the_official_tool_does(tmp_path: Path, empty: str) -> None:
    (tmp_path / "00002_b.sql").write_text("insert into a values (2);\n-- and\ninsert into a values (';');")
    (tmp_path / "00001_a.sql").write_text("create table a (b text);")

    assert apply(tmp_path, empty) == ["00001_a.sql", "00002_b.sql"]
    assert apply(tmp_path, empty) == []
    assert rows(empty, "select b from a") == [("2",), (";",)]
    assert rows(empty, "select version, name, statements from supabase_migrations.schema_migrations order by 1") == [
        ("00001", "a", ["create table a (b text)"]),
        ("00002", "b", ["insert into a values (2)", "-- and\ninsert into a values (';')"]),
    ]


def test_a_failing_file_is_named_with_its_line_and_leaves_nothing(tmp_path: Path, empty: str) -> None:
    (tmp_path / "00001_a.sql").write_text("create table a ();")
    (tmp_path / "00002_b.sql").write_text("create table b ();\n\nselect * from nowhere;")

    with pytest.raises(MigrationRefused, match=r"00002_b\.sql, line 3: relation \"nowhere\" does not exist"):
        apply(tmp_path, empty)

    assert rows(empty, "select to_regclass('a') is not null, to_regclass('b') is not null") == [(True, False)]
    assert rows(empty, "select version from supabase_migrations.schema_migrations") == [("00001",)]


def test_an_applied_file_may_not_change_except_in_its_blanks(tmp_path: Path, empty: str) -> None:
    (tmp_path / "00001_a.sql").write_text("create table a (b text);")
    apply(tmp_path, empty)

    (tmp_path / "00001_a.sql").write_text("create table a (b text);\n\n")
    assert apply(tmp_path, empty) == []
    (tmp_path / "00001_a.sql").write_text("create table a (b int);")
    with pytest.raises(MigrationRefused, match="was changed after it was applied"):
        apply(tmp_path, empty)


def test_a_file_may_neither_come_late_nor_vanish(tmp_path: Path, empty: str) -> None:
    (tmp_path / "00002_b.sql").write_text("create table b ();")
    apply(tmp_path, empty)

    (tmp_path / "00001_a.sql").write_text("create table a ();")
    with pytest.raises(MigrationRefused, match="is numbered below 00002"):
        apply(tmp_path, empty)
    (tmp_path / "00002_b.sql").unlink()
    with pytest.raises(MigrationRefused, match="already has migration 00002"):
        apply(tmp_path, empty)


@pytest.mark.parametrize("statement", ["begin", "COMMIT", "rollback", "start transaction", "end"])
def test_a_file_may_not_end_its_transaction(tmp_path: Path, empty: str, statement: str) -> None:
    (tmp_path / "00001_a.sql").write_text(f"create table a ();\n{statement};\ncreate table b ();")

    with pytest.raises(MigrationRefused, match="may not begin or end one"):
        apply(tmp_path, empty)

    assert rows(empty, "select to_regclass('a') is null") == [(True,)]


@pytest.mark.parametrize("name", ["a.sql", "1-a.sql", "00001_a b.sql"])
def test_a_file_without_a_number_is_refused(tmp_path: Path, empty: str, name: str) -> None:
    (tmp_path / name).write_text("select 1;")

    with pytest.raises(MigrationRefused, match="must be a number, an underscore and a name"):
        apply(tmp_path, empty)


def test_settings_made_by_a_file_end_with_it(tmp_path: Path, empty: str) -> None:
    (tmp_path / "00001_a.sql").write_text("create schema x; set search_path = x; create table a ();")
    (tmp_path / "00002_b.sql").write_text("create table b ();")

    apply(tmp_path, empty)

    assert rows(empty, "select to_regclass('x.a') is not null, to_regclass('public.b') is not null") == [(True, True)]


# -- what `postgres` may do, as on a hosted project


def test_migrations_run_as_no_superuser(owner: Owner) -> None:
    assert owner.execute("select rolname, rolsuper from pg_roles where rolname = current_user").fetchall() == [
        ("postgres", False)
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "alter table storage.objects disable row level security",
        "drop table storage.objects cascade",
        "drop function auth.uid() cascade",
        "alter table auth.users add column x int",
        "create table auth.mine ()",
        "create function storage.mine() returns int language sql return 1",
        "create role super superuser",
        "copy notes to program 'id'",
        "copy notes to '/tmp/notes'",
        "select pg_read_file('/etc/passwd')",
        "set role supabase_admin",
        "update embedded.bootstrap set fingerprint = ''",
        "drop event trigger embedded_protect_managed_schemas",
    ],
)
def test_what_a_hosted_project_refuses_is_refused_here_too(owner: Owner, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        owner.execute(statement.encode())


@pytest.mark.parametrize(
    "statement",
    [
        "create policy p on storage.objects for select to authenticated using (bucket_id = 'x')",
        'drop policy "people read their own papers" on storage.objects',
        "create trigger t after insert on auth.users for each row execute function public.welcome()",
        "create table public.t (u uuid references auth.users on delete cascade)",
        "insert into storage.buckets (id, name) values ('x', 'x')",
        "create extension if not exists pg_trgm with schema extensions",
        "create role app nologin",
        "grant select on public.notes to anon",
    ],
)
def test_what_a_hosted_project_allows_is_allowed_here_too(owner: Owner, statement: str) -> None:
    owner.execute(statement.encode())

    assert owner.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS


def test_new_tables_are_open_to_the_api_roles_until_revoked(owner: Owner) -> None:
    owner.execute("create table public.fresh ()")

    granted = owner.execute(
        "select has_table_privilege('anon', 'public.fresh', 'insert'),"
        " has_table_privilege('authenticated', 'public.fresh', 'select'),"
        " has_table_privilege('authenticator', 'public.fresh', 'select')"
    ).fetchone()
    assert granted == (True, True, False)


def test_a_change_of_the_schema_is_noticed_when_it_is_committed(server: embedded.Running) -> None:
    before = server._database.schema_version()

    with psycopg.connect(server.database_url) as connection:
        connection.execute("create table public.fleeting ()")
        during = server._database.schema_version()
        connection.commit()
        connection.execute("drop table public.fleeting")

    assert during == before
    assert server._database.schema_version() > before
