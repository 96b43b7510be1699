"""What an operator makes operations cost, and the other words of the allowance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
import pytest
from structlog.testing import capture_logs

from service.errors import InvalidInput, ProviderTimeout, QuotaExceeded, Unavailable
from service.usage import Meter, Operation, allowance
from tests.conftest import set_tier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.deps import Deps
    from tests.conftest import Person

pytestmark = pytest.mark.db


def put(deps: Deps, prices: object) -> None:
    service = deps.db.as_service()
    service.run(service.table("global_config").upsert({"key": "prices", "value": prices}))


@pytest.fixture
def dear_letters(deps: Deps) -> Iterator[None]:
    """Letters cost three credits here."""
    put(deps, {"cover_letter": 3})
    yield
    service = deps.db.as_service()
    service.run(service.table("global_config").delete().eq("key", "prices"))


@pytest.mark.usefixtures("dear_letters")
def test_a_configured_price_is_said_and_charged(deps: Deps, ada: Person) -> None:
    before = allowance(deps.db.as_user(ada.user))

    with deps.meter.charge(ada.user, Operation.COVER_LETTER, provider="claude"):
        pass

    assert before.of(Operation.COVER_LETTER).price == {"claude": 3, "openai": 3, "offline": 0}
    assert before.of(Operation.ANSWER).price == {"claude": 1, "openai": 1, "offline": 0}
    assert allowance(deps.db.as_user(ada.user)).of(Operation.COVER_LETTER).left == 2


@pytest.mark.usefixtures("dear_letters")
def test_what_is_left_may_not_suffice(deps: Deps, ada: Person) -> None:
    with deps.meter.charge(ada.user, Operation.COVER_LETTER, provider="claude"):
        pass

    with pytest.raises(QuotaExceeded, match="costs 3 credits, and you have 2 left") as refusal:
        deps.meter.hold(ada.id, Operation.COVER_LETTER)

    assert (refusal.value.extra["price"], refusal.value.extra["left"]) == (3, 2)


@pytest.mark.usefixtures("dear_letters")
def test_a_free_provider_stays_free_whatever_the_price(deps: Deps, ada: Person) -> None:
    with deps.meter.charge(ada.user, Operation.COVER_LETTER, provider="offline"):
        pass

    assert allowance(deps.db.as_user(ada.user)).of(Operation.COVER_LETTER).left == 5


def test_a_free_provider_that_stepped_in_costs_nothing(deps: Deps, ada: Person) -> None:
    with deps.meter.charge(ada.user, Operation.COVER_LETTER, provider="claude") as charge:
        charge.provider = "offline"

    assert allowance(deps.db.as_user(ada.user)).of(Operation.COVER_LETTER).left == 5


@pytest.mark.usefixtures("dear_letters")
def test_a_whole_price_counts_however_it_is_written(deps: Deps, ada: Person) -> None:
    put(deps, {"cover_letter": 2.0})

    with deps.meter.charge(ada.user, Operation.COVER_LETTER, provider="claude"):
        pass

    assert allowance(deps.db.as_user(ada.user)).of(Operation.COVER_LETTER).left == 3


@pytest.mark.parametrize(
    "prices",
    [{"answer": -1}, {"answer": "2"}, {"answer": 1.5}, {"answer": 1001}, {"answer": None}, {"coverletter": 2}, [1], 3],
)
def test_a_price_that_is_none_is_refused_when_it_is_set(deps: Deps, prices: object) -> None:
    with pytest.raises(InvalidInput):
        put(deps, prices)


def test_a_plan_without_an_operation_says_so(deps: Deps, ada: Person) -> None:
    service = deps.db.as_service()
    limits = service.run(service.table("global_config").select("value").eq("key", "tier_limits"))[0]["value"]
    meagre = {**limits, "pro": {"period_type": "monthly", "credits": {"match": 5}}}
    service.run(service.table("global_config").update({"value": meagre}).eq("key", "tier_limits"))
    set_tier(deps, ada, "pro")
    try:
        with pytest.raises(QuotaExceeded, match=r"^Your plan has no answers\. A draft without AI"):
            deps.meter.hold(ada.id, Operation.ANSWER)
    finally:
        service.run(service.table("global_config").update({"value": limits}).eq("key", "tier_limits"))


def test_a_monthly_plan_says_when_it_renews_before_anything_is_used_up(deps: Deps, ada: Person) -> None:
    assert allowance(deps.db.as_user(ada.user)).renews_on is None

    set_tier(deps, ada, "pro")

    usage = allowance(deps.db.as_user(ada.user))
    assert usage.renews_on is not None
    assert (usage.renews_on.day, f"{usage.renews_on:%Y-%m}" > usage.period_key) == (1, True)


def test_a_failure_is_told_also_when_the_credit_cannot_be_given_back(deps: Deps, ada: Person) -> None:
    """The database goes away during the draft: the person hears of the draft, and the reservation expires by itself."""
    gone = False

    def forward(request: httpx.Request) -> httpx.Response:
        if gone:
            raise httpx.ConnectError("gone", request=request)
        return deps.db.http.send(
            httpx.Request(request.method, request.url, headers=request.headers, content=request.read())
        )

    def draft(meter: Meter) -> None:
        nonlocal gone
        with meter.charge(ada.user, Operation.ANSWER, provider="claude"):
            gone = True
            raise ProviderTimeout("It took too long.")

    with httpx.Client(transport=httpx.MockTransport(forward)) as http:
        with capture_logs() as logged, pytest.raises(ProviderTimeout):
            draft(Meter(replace(deps.db, http=http)))
        with pytest.raises(Unavailable):
            Meter(replace(deps.db, http=http)).hold(ada.id, Operation.ANSWER)

    assert [(line["event"], line["why"]) for line in logged] == [("credits were not given back", "unavailable")]
    assert ada.user.token not in str(logged)
    service = deps.db.as_service()
    assert service.run(service.table("usage_events").select("id").eq("user_id", ada.id)) == []
