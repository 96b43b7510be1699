"""The catalogue against the expectation file, both ways, and proof that each kind of slip is noticed by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, LiteralString

import psycopg
import pytest

from tests.db import catalogue, rights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.embedded import Running

pytestmark = pytest.mark.db


@pytest.fixture
def connection(supabase: Running) -> Iterator[catalogue.Connection]:
    """The owner of the schema, whose changes are never kept."""
    with psycopg.connect(supabase.database_url) as connected:
        yield connected
        connected.rollback()


def test_the_database_gives_nothing_that_is_not_written_down(connection: catalogue.Connection) -> None:
    unwritten = catalogue.facts(connection) - rights.load().facts()

    assert unwritten == set(), "\n".join(["Write these into rights.toml, or take them away:", *sorted(unwritten)])


def test_the_database_gives_everything_that_is_written_down(connection: catalogue.Connection) -> None:
    missing = rights.load().facts() - catalogue.facts(connection)

    assert missing == set(), "\n".join(["Grant these in a migration, or strike them out:", *sorted(missing)])


@pytest.mark.parametrize(
    ("slip", "added", "lost"),
    [
        (
            'drop policy "people read their own drafts" on public.drafts',
            set(),
            {
                (
                    "policy “people read their own drafts” opens drafts to authenticated for SELECT,"
                    " where they own the row by user_id"
                )
            },
        ),
        (
            'alter policy "people delete their own jobs" on public.jobs using (true)',
            {"policy “people delete their own jobs” opens jobs to authenticated for DELETE, where true"},
            {
                (
                    "policy “people delete their own jobs” opens jobs to authenticated for DELETE,"
                    " where they own the row by user_id"
                )
            },
        ),
        (
            'create policy "anybody" on public.feedback for update to anon using (true)',
            {"policy “anybody” opens feedback to anon for UPDATE, where true"},
            set(),
        ),
        (
            "create policy \"peek\" on storage.objects for select to authenticated using (bucket_id = 'resumes')",
            {"policy “peek” opens storage where (bucket_id = 'resumes'::text) to authenticated for SELECT"},
            set(),
        ),
        (
            "grant update (subscription_tier) on public.profiles to authenticated",
            {"authenticated may UPDATE profiles.subscription_tier"},
            set(),
        ),
        (
            "grant delete on public.usage_events to public",
            {"anon may DELETE usage_events", "authenticated may DELETE usage_events"},
            set(),
        ),
        (
            "grant execute on function public.release_usage(uuid) to authenticated",
            {"authenticated may call release_usage(uuid)"},
            set(),
        ),
        (
            "create function public.peek() returns integer language sql as 'select 1'",
            {
                "there is a function peek() that runs as its caller",
                "anon may call peek()",
                "authenticated may call peek()",
                "service_role may call peek()",
            },
            set(),
        ),
        (
            "alter table public.settings disable row level security",
            set(),
            {"row-level security is on for settings"},
        ),
        (
            "grant usage on schema private to authenticated",
            {"authenticated may use schema private"},
            set(),
        ),
        (
            "update storage.buckets set public = true where id = 'receipts'",
            {"there is a bucket receipts, public"},
            {"there is a bucket receipts, private"},
        ),
    ],
)
def test_a_slip_in_a_migration_is_noticed_by_name(
    connection: catalogue.Connection, slip: LiteralString, *, added: set[str], lost: set[str]
) -> None:
    written = rights.load().facts()

    connection.execute(slip)

    found = catalogue.facts(connection)
    assert (found - written, written - found) == (added, lost)


def test_a_new_table_is_noticed_with_all_that_supabase_grants_on_it_by_default(
    connection: catalogue.Connection,
) -> None:
    connection.execute("create table public.notes (id uuid primary key)")

    found = catalogue.facts(connection) - rights.load().facts()

    assert {"there is a table notes", "there is a column notes.id", "anon may SELECT notes.id"} <= found
    assert "row-level security is on for notes" not in found


def test_a_view_is_noticed_as_a_way_round_row_level_security(connection: catalogue.Connection) -> None:
    connection.execute("create view public.everybody as select id, email from public.profiles")

    found = catalogue.facts(connection) - rights.load().facts()

    assert {"there is a view everybody", "anon may SELECT everybody.email"} <= found
