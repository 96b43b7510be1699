"""What the tables of an application do by themselves: receipts stay as they were, stages are noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, LiteralString

import psycopg
import pytest

if TYPE_CHECKING:
    from service.embedded import Running
    from tests.conftest import Person
    from tests.db.rows import Caller, Rows

pytestmark = pytest.mark.db


@pytest.mark.parametrize(
    "change",
    [
        "update public.applications set posting = 'We never said that.' where id = %s",
        "update public.applications set answers = '[1]', job_id = null where id = %s",
        "update public.applications set submitted_at = now() where id = %s",
    ],
)
def test_nobody_changes_a_receipt_not_even_the_schemas_owner(
    supabase: Running, rows: Rows, *, ada: Person, change: LiteralString
) -> None:
    receipt = rows.stored("applications", ada.id)

    with (
        psycopg.connect(supabase.database_url) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="never changed"),
    ):
        connection.execute(change, (receipt["id"],))

    assert rows.kept("applications", receipt) == receipt


def test_a_receipt_outlives_the_job_and_the_resume(owner: Caller, rows: Rows, ada: Person) -> None:
    receipt = rows.stored("applications", ada.id)
    rows.stored("resumes", ada.id)

    assert owner.rest("DELETE", f"jobs?user_id=eq.{ada.id}").status_code == 200
    assert owner.rest("DELETE", f"resumes?user_id=eq.{ada.id}").status_code == 200

    assert rows.kept("applications", receipt) == {**receipt, "job_id": None}


def test_a_receipt_names_a_whole_resume_in_ones_own_folder_or_none(
    service: Caller, rows: Rows, ada: Person, bob: Person
) -> None:
    whole = rows.fresh("applications", ada.id)
    without = {name: value for name, value in whole.items() if not name.startswith("resume_")}

    for wrong in (
        {**whole, "resume_sha256": None},
        {**whole, "resume_path": str(whole["resume_path"]).replace(ada.id, bob.id)},
        {**whole, "resume_path": f"{ada.id}/../{bob.id}/{whole['id']}.pdf"},
    ):
        assert service.rest("POST", "applications", wrong).json()["code"] == "23514"
    assert service.rest("POST", "applications", without).status_code == 201


def test_each_change_of_stage_is_noted_once(owner: Caller, rows: Rows, ada: Person) -> None:
    job = rows.stored("jobs", ada.id)["id"]

    for status in ("applied", "applied", "offered"):
        assert owner.rest("PATCH", f"jobs?id=eq.{job}", {"status": status, "notes": status}).status_code == 200

    reply = owner.rest("GET", f"job_events?job_id=eq.{job}&select=from_status,to_status&order=created_at")
    assert reply.json() == [
        {"from_status": None, "to_status": "saved"},
        {"from_status": "saved", "to_status": "applied"},
        {"from_status": "applied", "to_status": "offered"},
    ]


def test_nothing_is_said_in_a_persons_name_before_they_say_it(owner: Caller, ada: Person) -> None:
    made = owner.rest("POST", "application_profiles", {"user_id": ada.id}).json()[0]

    said = {name for name, value in made.items() if value is not None}

    assert said == {"user_id", "created_at", "updated_at"}


@pytest.mark.parametrize(
    ("table", "first", "second"),
    [
        ("settings", {"tone": "warm", "theme": "dark"}, {"tone": "formal"}),
        ("application_profiles", {"city": "Bern", "notice_period": "two months"}, {"city": "Basel"}),
    ],
)
def test_a_person_keeps_their_one_row_by_upsert(
    table: str, first: dict[str, str], second: dict[str, str], *, owner: Caller, ada: Person
) -> None:
    prefer = "return=representation,resolution=merge-duplicates"

    for row in (first, second):
        assert owner.rest("POST", table, {"user_id": ada.id, **row}, prefer=prefer).is_success

    kept = owner.rest("GET", table).json()
    assert len(kept) == 1
    assert {name: kept[0][name] for name in first} == {**first, **second}


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ("settings", {"tone": "sarcastic"}),
        ("settings", {"theme": "neon"}),
        ("settings", {"interface_language": "<b>"}),
        ("saved_answers", {"question": ""}),
        ("saved_answers", {"answer": "x" * 20_001}),
        ("saved_answers", {"language": "e"}),
        ("saved_answers", {"used_in": {"company": "Crumb"}}),
        ("application_profiles", {"country": "Switzerland"}),
        ("application_profiles", {"salary_currency": "euro"}),
        ("application_profiles", {"salary_min": -1}),
        ("application_profiles", {"authorized_countries": ["x" * 601]}),
        ("application_profiles", {"address_line": "x" * 301}),
    ],
)
def test_what_does_not_fit_is_refused_in_the_database_too(
    table: str, wrong: dict[str, object], *, owner: Caller, rows: Rows, ada: Person
) -> None:
    reply = owner.rest("POST", table, {**rows.fresh(table, ada.id), **wrong})

    assert (reply.status_code, reply.json()["code"]) == (400, "23514")
