"""Guards over the whole schema, read from the database's own catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, LiteralString

import psycopg
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from service.embedded import Running

    Ask = Callable[[LiteralString], list[tuple[Any, ...]]]

pytestmark = pytest.mark.db

# Machinery and configuration: row-level security on, no policy, nothing granted.
SERVICE_ONLY = {"global_config", "usage_reservations", "stripe_events", "idempotency_keys", "connect_codes"}


@pytest.fixture
def ask(supabase: Running) -> Iterator[Ask]:
    with psycopg.connect(supabase.database_url) as connection:
        yield lambda query: connection.execute(query).fetchall()


def test_every_table_has_row_level_security(ask: Ask) -> None:
    open_tables = ask("""
        select c.relname from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and not c.relrowsecurity
    """)

    assert open_tables == []


def test_every_granted_command_has_a_policy_and_the_other_way_round(ask: Ask) -> None:
    granted = {
        (table, command)
        for table, command in ask("""
            select distinct table_name, privilege_type from information_schema.column_privileges
            where table_schema = 'public' and grantee = 'authenticated' and privilege_type <> 'REFERENCES'
            union select distinct table_name, privilege_type from information_schema.role_table_grants
            where table_schema = 'public' and grantee = 'authenticated'
        """)
    }
    governed = {
        (table, command) for table, command in ask("select tablename, cmd from pg_policies where schemaname = 'public'")
    }

    assert granted == governed
    assert not {table for table, _ in granted} & SERVICE_ONLY


def test_every_policy_names_its_role_one_command_and_a_cached_uid(ask: Ask) -> None:
    loose = ask("""
        select policyname from pg_policies where schemaname in ('public', 'storage') and (
            roles <> '{authenticated}' or cmd = 'ALL'
            or replace(coalesce(qual, '') || coalesce(with_check, ''), '( SELECT auth.uid() AS uid)', '')
                ~ 'auth\\.uid')
    """)
    doubled = ask("""
        select tablename, cmd from pg_policies where schemaname = 'public' group by tablename, cmd having count(*) > 1
    """)

    assert (loose, doubled) == ([], [])


def test_every_foreign_key_has_an_index_and_says_what_happens_on_delete(ask: Ask) -> None:
    unindexed = ask("""
        select c.conrelid::regclass::text, c.conname from pg_constraint as c
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
            select from pg_index as i where i.indrelid = c.conrelid
            and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)
    """)
    unsaid = ask("""
        select conname from pg_constraint
        where contype = 'f' and connamespace = 'public'::regnamespace and confdeltype not in ('c', 'n')
    """)

    assert (unindexed, unsaid) == ([], [])


def test_the_allowances_are_there_without_seed_data(ask: Ask) -> None:
    rows = ask("""
        select value -> 'free' -> 'credits' ->> 'answer', value -> 'unlimited' ->> 'credits'
        from public.global_config where key = 'tier_limits'
    """)

    assert rows == [("25", None)]


def test_migrations_are_recorded_where_the_official_cli_records_them(ask: Ask) -> None:
    versions = [row[0] for row in ask("select version from supabase_migrations.schema_migrations order by version")]

    assert versions[0] == "00001"
    assert len(versions) >= 17
