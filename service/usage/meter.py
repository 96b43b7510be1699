"""The Meter: reserve before an operation, settle after it, give back when it fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

import structlog
from pydantic import BaseModel, ConfigDict

from service.auth import User
from service.db import Client, Database
from service.errors import NotFound, QuotaExceeded, ServiceError
from service.usage.limits import DRAFTS, FREE_PROVIDERS, HOLD_SECONDS, Operation, is_free, left

_NAMES = {
    Operation.RESUME_PARSE: "reading résumés",
    Operation.MATCH: "matches",
    Operation.COVER_LETTER: "cover letters",
    Operation.ANSWER: "answers",
    Operation.OUTREACH: "outreach notes",
}


@dataclass(slots=True)
class Charge:
    """An operation that is running. Set `provider` and `credits` to what was really used before it ends."""

    credits: int
    provider: str | None = None


class _Held(BaseModel):
    """What `reserve_usage` answers."""

    model_config = ConfigDict(extra="forbid")

    reservation: str | None
    tier: str
    period_type: str
    period_key: str
    used: int
    limit: int | None
    credits: int


class OperationUsage(BaseModel):
    """How often an operation ran in the period, and what is left; None is without limit."""

    operation: Operation
    used: int
    limit: int | None
    left: int | None
    price: dict[str, int]


class Allowance(BaseModel):
    """What a person used and has left."""

    tier: str
    period_type: str
    period_key: str
    renews_on: date | None
    operations: list[OperationUsage]

    def of(self, operation: Operation) -> OperationUsage:
        """The part about one operation."""
        return next(part for part in self.operations if part.operation == operation)


class Meter:
    """Counts what people use. Each step is one database call, and none is open while the operation runs."""

    def __init__(self, database: Database) -> None:
        """Count in `database`, as the service: nobody can release their own charge."""
        self._database = database

    @contextmanager
    def charge(
        self, user: User, operation: Operation, *, provider: str | None = None, free: bool = False
    ) -> Iterator[Charge]:
        """Hold the price of `operation` while the block runs; settle it at the end, release it when it raises.

        `free` is for a repeat: it is counted with no credits. Raises QuotaExceeded before the block when the
        allowance does not suffice.
        """
        amount = 0 if free or is_free(operation, provider) else None
        reservation, credit = self._reserve(user.id, operation, amount=amount)
        charge = Charge(credits=credit, provider=provider)
        try:
            yield charge
        except BaseException:  # also a client that went away (GeneratorExit): no result, no charge
            self.release(reservation)
            raise
        credit = 0 if is_free(operation, charge.provider) else charge.credits  # also when a free one stepped in
        self._database.as_service().call("settle_usage", held=reservation, provider=charge.provider, credits=credit)

    def hold(self, person: str, operation: Operation, *, amount: int | None = None) -> str:
        """A reservation for work that may go on elsewhere; it is settled or released with the work's outcome.

        It holds the price of `operation`, or `amount`. Raises QuotaExceeded when the allowance does not suffice.
        """
        return self._reserve(person, operation, amount=amount)[0]

    def release(self, reservation: str) -> None:
        """Give the credits back that `hold` took."""
        try:
            self._database.as_service().call("release_usage", held=reservation)
        except ServiceError as failure:
            # The person is to hear of what went wrong first; what is not given back now expires by itself.
            structlog.get_logger().warning("credits were not given back", reservation=reservation, why=failure.slug)

    def _reserve(self, person: str, operation: Operation, *, amount: int | None) -> tuple[str, int]:
        """A reservation and how much it holds."""
        held = _Held.model_validate(
            self._database.as_service().call(
                "reserve_usage",
                person=person,
                operation=operation,
                credits=amount,
                hold_seconds=HOLD_SECONDS,
            )
        )
        if held.reservation is None:
            raise _used_up(operation, held)
        return held.reservation, held.credits


def allowance(db: Client) -> Allowance:
    """What the person of `db` used and has left. Raises NotFound when the account is gone."""
    reply = db.call("allowance")
    if reply is None:
        raise NotFound("This account is no longer here.")
    operations = [
        OperationUsage(
            operation=operation,
            used=part["used"],
            limit=part["limit"],
            left=left(part["limit"], part["used"]),
            price=_prices(operation, part["price"]),
        )
        for operation in Operation
        if (part := reply["operations"][operation])
    ]
    return Allowance(
        tier=reply["tier"],
        period_type=reply["period_type"],
        period_key=reply["period_key"],
        renews_on=_renewal(reply["period_key"]),
        operations=operations,
    )


def _prices(operation: Operation, price: int) -> dict[str, int]:
    """The price by provider; operations that need none have one price."""
    names = ("claude", "openai", *sorted(FREE_PROVIDERS)) if operation in DRAFTS else ("service",)
    return {name: 0 if is_free(operation, name) else price for name in names}


def _used_up(operation: Operation, held: _Held) -> QuotaExceeded:
    renews, remaining = _renewal(held.period_key), left(held.limit, held.used)
    when = f"They renew on {renews.isoformat()}." if renews else "They do not renew on this plan."
    if not held.limit:
        said = f"Your plan has no {_NAMES[operation]}."
    elif remaining:
        said = f"This costs {held.credits} credits, and you have {remaining} left for {_NAMES[operation]}. {when}"
    else:
        said = f"You have used all {held.limit} {_NAMES[operation]} of your plan. {when}"
    if operation in DRAFTS:
        said += " A draft without AI is free and still works."
    extra = {
        "operation": str(operation),
        "price": held.credits,
        "used": held.used,
        "limit": held.limit,
        "left": remaining,
        "renews_on": renews.isoformat() if renews else None,
    }
    return QuotaExceeded(said, extra=extra)


def _renewal(period_key: str) -> date | None:
    """The first day after a monthly period ("2026-11" renews on 2026-12-01); None for one that does not end."""
    if period_key == "lifetime":
        return None
    start = datetime.strptime(period_key, "%Y-%m").replace(tzinfo=UTC)
    return date(start.year + start.month // 12, start.month % 12 + 1, 1)
