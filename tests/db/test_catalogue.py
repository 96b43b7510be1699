"""Guards over the whole schema, read from the database's own catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, LiteralString

import psycopg
import pytest

from tests.db.lints import LINTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.embedded import Running

    Connection = psycopg.Connection[tuple[Any, ...]]

pytestmark = pytest.mark.db

# A migration that a tired person might write, and what each lint says of it.
SLIPS: dict[str, tuple[LiteralString, list[str]]] = {
    "rls_disabled_in_public": ("alter table public.jobs disable row level security", ["jobs"]),
    "policy_exists_rls_disabled": ("alter table public.jobs disable row level security", ["jobs"]),
    "policy_without_role": ('create policy "x" on public.jobs for select using ((select auth.uid()) = user_id)', ["x"]),
    "policy_for_all_commands": ('create policy "x" on public.jobs to authenticated using (user_id is null)', ["x"]),
    "auth_rls_initplan": (
        'alter policy "people read their own jobs" on public.jobs using (auth.uid() = user_id)',
        ["people read their own jobs"],
    ),
    "rls_references_user_metadata": (
        """alter policy "people read their own jobs" on public.jobs
            using (((select auth.jwt()) -> 'user_metadata' ->> 'admin') = 'yes')""",
        ["people read their own jobs"],
    ),
    "rls_policy_always_true": (
        'alter policy "people read their own jobs" on public.jobs using (true)',
        ["people read their own jobs"],
    ),
    "multiple_permissive_policies": (
        'create policy "x" on public.jobs for select to authenticated using (user_id is null)',
        ["jobs SELECT"],
    ),
    "policy_without_grant": (
        "revoke delete on public.jobs from authenticated",
        ["people delete their own jobs"],
    ),
    "grant_without_policy": ("grant update (content) on public.feedback to authenticated", ["feedback UPDATE"]),
    "function_search_path_mutable": (
        "create function public.x() returns integer language sql as 'select 1'",
        ["x()"],
    ),
    "function_executable_by_public": (
        "create function public.x() returns integer language sql set search_path = '' as 'select 1'",
        ["x()"],
    ),
    "unindexed_foreign_keys": ("drop index public.resumes_user_idx", ["resumes_user_id_fkey"]),
    "foreign_key_without_on_delete": (
        "alter table public.jobs add constraint x foreign key (user_id) references public.profiles (id)",
        ["x"],
    ),
    "no_primary_key": ("create table public.x (id uuid)", ["x"]),
    "duplicate_index": (
        "create index x on public.resumes (user_id, created_at desc)",
        ["resumes_user_idx = x"],
    ),
    "security_definer_view": ("create view public.x as select id from public.jobs", ["x"]),
    "materialized_view_in_api": ("create materialized view public.x as select 1 as one", ["x"]),
    "extension_in_public": ("create extension citext schema public", ["citext"]),
    "public_bucket_allows_listing": ("update storage.buckets set public = true where id = 'resumes'", ["resumes"]),
}


@pytest.fixture
def connection(supabase: Running) -> Iterator[Connection]:
    """The owner of the schema, whose changes are never kept."""
    with psycopg.connect(supabase.database_url) as connected:
        yield connected
        connected.rollback()


def complaints(connection: Connection, lint: str) -> list[str]:
    return [str(row[0]) for row in connection.execute(LINTS[lint])]


@pytest.mark.parametrize("lint", LINTS)
def test_the_schema_gives_the_linter_nothing_to_say(connection: Connection, lint: str) -> None:
    assert complaints(connection, lint) == []


@pytest.mark.parametrize("lint", LINTS)
def test_each_lint_names_its_slip(connection: Connection, lint: str) -> None:
    slip, named = SLIPS[lint]

    connection.execute(slip)

    assert complaints(connection, lint) == named


def test_the_allowances_are_there_without_seed_data(connection: Connection) -> None:
    rows = connection.execute("""
        select value -> 'free' -> 'credits' ->> 'answer', value -> 'unlimited' ->> 'credits'
        from public.global_config where key = 'tier_limits'
    """).fetchall()

    assert rows == [("25", None)]


def test_migrations_are_recorded_where_the_official_cli_records_them(connection: Connection) -> None:
    recorded = connection.execute("select version from supabase_migrations.schema_migrations order by version")
    versions = [row[0] for row in recorded]

    assert versions[0] == "00001"
    assert len(versions) >= 17
