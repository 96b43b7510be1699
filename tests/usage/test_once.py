"""Requests with a key, against the real database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import httpx
import pytest
from structlog.testing import capture_logs

from service.db import TIMEOUT
from service.drafts.proof import WAIT_SECONDS
from service.errors import Forbidden, NotFound
from service.settings import CHECK_SECONDS, DATABASE_SECONDS
from service.usage import Claim, Kept, Keyed, KeyReused, StillRunning, hash_of
from service.usage.once import MOST_KEPT

if TYPE_CHECKING:
    from typing import Any

    from service.deps import Deps
    from service.settings import Settings
    from tests.conftest import Person

pytestmark = pytest.mark.db


def keyed(person: Person, key: str = "one", said: bytes = b"hello") -> Keyed:
    return Keyed(person=person.id, key=key, operation="POST /api/v1/jobs", request_hash=hash_of([said]))


def claim(deps: Deps, asked: Keyed) -> Claim:
    begun = deps.once.begin(asked)
    assert isinstance(begun, Claim)
    return begun


def rows(deps: Deps, person: Person) -> list[dict[str, Any]]:
    service = deps.db.as_service()
    found: list[dict[str, Any]] = service.run(service.table("idempotency_keys").select("*").eq("user_id", person.id))
    return found


def age(deps: Deps, person: Person) -> None:
    """Let the time run out for what the person's keys stand for."""
    service = deps.db.as_service()
    past = {"expires_at": "2020-01-01T00:00:00+00:00"}
    service.run(service.table("idempotency_keys").update(past).eq("user_id", person.id))


def test_a_repeat_gets_the_reply_of_the_first(deps: Deps, ada: Person) -> None:
    claim(deps, keyed(ada)).keep(201, {"id": "x", "n": [1, None]})

    assert deps.once.begin(keyed(ada)) == Kept(status=201, reply={"id": "x", "n": [1, None]})


def test_a_repeat_while_the_first_runs_is_told_so(deps: Deps, ada: Person) -> None:
    claim(deps, keyed(ada))

    with pytest.raises(StillRunning):
        deps.once.begin(keyed(ada))


@pytest.mark.parametrize("is_done", [True, False], ids=["done", "running"])
def test_a_key_is_not_taken_for_another_request(deps: Deps, ada: Person, is_done: bool) -> None:  # noqa: FBT001
    begun = claim(deps, keyed(ada))
    if is_done:
        begun.keep(200, None)

    with pytest.raises(KeyReused):
        deps.once.begin(keyed(ada, said=b"something else"))
    with pytest.raises(KeyReused):
        deps.once.begin(replace(keyed(ada), operation="POST /api/v1/resumes"))


def test_a_released_key_may_be_tried_again(deps: Deps, ada: Person) -> None:
    claim(deps, keyed(ada)).release()

    assert isinstance(deps.once.begin(keyed(ada)), Claim)


def test_a_claim_that_cannot_be_ended_is_logged_without_its_key(deps: Deps, ada: Person) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("gone", request=request)

    with httpx.Client(transport=httpx.MockTransport(refuse)) as http, capture_logs() as logged:
        lost = Claim(replace(deps.db, http=http), replace(keyed(ada), key="my secret"), ada.id)
        lost.keep(200, {"content": "my words"})

    assert [(line["function"], line["why"]) for line in logged] == [
        ("keep_idempotent_reply", "unavailable"),
        ("release_idempotency_key", "unavailable"),
    ]
    assert "my secret" not in str(logged)
    assert "my words" not in str(logged)


def test_the_claim_of_a_process_that_died_falls_soon_after_the_longest_draft(
    deps: Deps, settings: Settings, ada: Person
) -> None:
    claim(deps, keyed(ada))

    [row] = rows(deps, ada)
    held = datetime.fromisoformat(row["expires_at"]) - datetime.fromisoformat(row["created_at"])
    assert held == timedelta(seconds=270)
    assert settings.ai_timeout_seconds == 90


def test_the_longest_request_counts_a_part_of_a_second_and_waits_as_long_as_its_parts(settings: Settings) -> None:
    odd = settings.model_copy(update={"ai_timeout_seconds": 0.5})

    assert odd.longest_request_seconds == 181
    assert (WAIT_SECONDS, TIMEOUT.read) == (CHECK_SECONDS, DATABASE_SECONDS)


def test_people_who_choose_the_same_key_do_not_meet(deps: Deps, ada: Person, bob: Person) -> None:
    claim(deps, keyed(ada)).keep(201, {"whose": "Ada's"})

    assert isinstance(deps.once.begin(keyed(bob)), Claim)


def test_of_twenty_at_once_one_runs(deps: Deps, ada: Person) -> None:
    def attempt(_: int) -> str:
        try:
            return type(deps.once.begin(keyed(ada))).__name__
        except StillRunning:
            return "running"

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(attempt, range(20)))

    assert sorted(set(outcomes)) == ["Claim", "running"]
    assert outcomes.count("Claim") == 1


def test_a_claim_whose_process_died_falls_to_the_next(deps: Deps, ada: Person) -> None:
    dead = claim(deps, keyed(ada))
    age(deps, ada)

    heir = claim(deps, keyed(ada))
    dead.keep(201, {"from": "the one that was given up"})
    dead.release()
    heir.keep(201, {"from": "the heir"})

    assert deps.once.begin(keyed(ada)) == Kept(status=201, reply={"from": "the heir"})


def test_a_reply_is_forgotten_after_its_day(deps: Deps, ada: Person, bob: Person) -> None:
    claim(deps, keyed(ada)).keep(201, {"id": "x"})
    age(deps, ada)

    claim(deps, keyed(bob))

    assert rows(deps, ada) == []
    assert isinstance(deps.once.begin(keyed(ada)), Claim)


def test_a_reply_too_large_to_keep_gives_the_key_back(deps: Deps, ada: Person) -> None:
    claim(deps, keyed(ada)).keep(200, {"text": "é" * 800_000})

    assert isinstance(deps.once.begin(keyed(ada)), Claim)


def test_a_reply_the_database_refuses_gives_the_key_back(deps: Deps, ada: Person) -> None:
    claim(deps, keyed(ada)).keep(200, {"text": "\x00"})

    assert isinstance(deps.once.begin(keyed(ada)), Claim)


def test_the_largest_reply_that_is_kept_fits_its_column(deps: Deps, ada: Person) -> None:
    numbers = [1] * 499_000  # three bytes each

    claim(deps, keyed(ada)).keep(200, numbers)

    assert deps.once.begin(keyed(ada)) == Kept(status=200, reply=numbers)


def test_only_the_newest_replies_of_a_person_are_kept(deps: Deps, ada: Person) -> None:
    service = deps.db.as_service()
    old = {"operation": "POST /", "request_hash": hash_of([]), "status": 200, "user_id": ada.id}
    days = {"created_at": "2026-01-01T00:00:00+00:00", "expires_at": "2099-01-01T00:00:00+00:00"}
    many = [{**old, **days, "key": f"old-{number}"} for number in range(MOST_KEPT + 20)]
    service.run(service.table("idempotency_keys").insert(many))

    claim(deps, keyed(ada, "new")).keep(200, {})

    kept = {row["key"] for row in rows(deps, ada)}
    assert len(kept) == MOST_KEPT
    assert "new" in kept


def test_a_person_reaches_no_keys(deps: Deps, ada: Person) -> None:
    db = deps.db.as_user(ada.user)
    claim(deps, keyed(ada)).keep(200, {})

    with pytest.raises(Forbidden):
        db.run(db.table("idempotency_keys").select("*"))
    with pytest.raises((Forbidden, NotFound)):
        db.call("release_idempotency_key", person=ada.id, key="one", claim=ada.id)


def test_parts_of_a_request_do_not_run_into_one_another() -> None:
    assert hash_of([b"ab", b"c"]) != hash_of([b"a", b"bc"])
