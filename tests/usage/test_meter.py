"""The Meter against the real database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from service.errors import Forbidden, NotFound, QuotaExceeded
from service.usage import Operation, allowance
from tests.conftest import set_tier

if TYPE_CHECKING:
    from service.deps import Deps
    from tests.conftest import Person

pytestmark = pytest.mark.db


def events(deps: Deps, person: Person) -> list[dict[str, object]]:
    db = deps.db.as_user(person.user)
    rows: list[dict[str, object]] = db.run(
        db.table("usage_events").select("operation_type,ai_provider,credits_used,period_type,period_key")
    )
    return rows


def test_an_operation_that_ran_leaves_one_event(deps: Deps, ada: Person) -> None:
    with deps.meter.charge(ada.user, Operation.ANSWER, provider="claude"):
        pass

    assert events(deps, ada) == [
        {
            "operation_type": "answer",
            "ai_provider": "claude",
            "credits_used": 1,
            "period_type": "lifetime",
            "period_key": "lifetime",
        }
    ]


def test_the_offline_provider_costs_nothing_and_is_still_counted(deps: Deps, ada: Person) -> None:
    with deps.meter.charge(ada.user, Operation.COVER_LETTER, provider="offline"):
        pass

    assert [(row["ai_provider"], row["credits_used"]) for row in events(deps, ada)] == [("offline", 0)]


@pytest.mark.parametrize("failure", [ZeroDivisionError, GeneratorExit, KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("operation", Operation)
def test_no_failure_of_any_operation_costs(
    deps: Deps, ada: Person, operation: Operation, failure: type[BaseException]
) -> None:
    before = allowance(deps.db.as_user(ada.user)).of(operation).left

    def fail() -> None:
        with deps.meter.charge(ada.user, operation, provider="claude"):
            raise failure

    with pytest.raises(failure):
        fail()

    assert events(deps, ada) == []
    assert allowance(deps.db.as_user(ada.user)).of(operation).left == before


def test_an_operation_over_the_limit_does_not_begin(deps: Deps, ada: Person) -> None:
    for _ in range(5):
        with deps.meter.charge(ada.user, Operation.OUTREACH):
            pass
    began = []

    with pytest.raises(QuotaExceeded) as refusal, deps.meter.charge(ada.user, Operation.OUTREACH):
        began.append("it ran")

    assert began == []
    assert refusal.value.detail.endswith("A draft without AI is free and still works.")
    assert refusal.value.extra == {
        "operation": "outreach",
        "price": 1,
        "used": 5,
        "limit": 5,
        "left": 0,
        "renews_on": None,
    }


def test_what_only_the_service_can_do_is_not_said_to_work_without_ai(deps: Deps, ada: Person) -> None:
    with pytest.raises(QuotaExceeded) as refusal:
        deps.meter.hold(ada.id, Operation.RESUME_PARSE, amount=1_000)

    assert "without AI" not in refusal.value.detail


def test_forty_at_once_against_five_yield_five(deps: Deps, ada: Person) -> None:
    def attempt(_: int) -> bool:
        try:
            with deps.meter.charge(ada.user, Operation.RESUME_PARSE):
                return True
        except QuotaExceeded:
            return False

    with ThreadPoolExecutor(40) as pool:
        results = list(pool.map(attempt, range(40)))

    assert results.count(True) == 5
    assert len(events(deps, ada)) == 5


def test_a_held_credit_counts_until_it_is_settled(deps: Deps, ada: Person) -> None:
    with deps.meter.charge(ada.user, Operation.OUTREACH):
        assert allowance(deps.db.as_user(ada.user)).of(Operation.OUTREACH).used == 1


def test_an_expired_reservation_counts_no_longer(deps: Deps, ada: Person) -> None:
    service = deps.db.as_service()
    service.call("reserve_usage", person=ada.id, operation="outreach", credits=5, hold_seconds=-1)

    with deps.meter.charge(ada.user, Operation.OUTREACH):
        pass

    assert len(events(deps, ada)) == 1


def test_the_unlimited_tier_has_no_limit(deps: Deps, ada: Person) -> None:
    set_tier(deps, ada, "unlimited")

    usage = allowance(deps.db.as_user(ada.user)).of(Operation.OUTREACH)

    assert (usage.limit, usage.left) == (None, None)


def test_a_monthly_allowance_says_when_it_renews(deps: Deps, ada: Person) -> None:
    set_tier(deps, ada, "pro")
    service = deps.db.as_service()
    service.call("reserve_usage", person=ada.id, operation="outreach", credits=150, hold_seconds=60)

    with pytest.raises(QuotaExceeded) as refusal, deps.meter.charge(ada.user, Operation.OUTREACH):
        pass

    assert str(refusal.value.extra["renews_on"]).endswith("-01")


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("reserve_usage", {"operation": "match", "credits": 1, "hold_seconds": 60}),
        ("settle_usage", {"held": "00000000-0000-4000-8000-000000000000", "provider": None, "credits": 0}),
        ("release_usage", {"held": "00000000-0000-4000-8000-000000000000"}),
    ],
)
def test_a_person_cannot_call_the_metering_functions(
    deps: Deps, ada: Person, function: str, arguments: dict[str, object]
) -> None:
    if function == "reserve_usage":
        arguments = {**arguments, "person": ada.id}

    with pytest.raises((Forbidden, NotFound)):
        deps.db.as_user(ada.user).call(function, **arguments)
