"""The same cases through each of the real clients: what the embedded Supabase says is what a hosted project says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.conformance.drivers import Actor, Driver
from tests.conformance.people import PASSWORD, People
from tests.conformance.steps import Case, Outcome, Step, cases, complaints, filled, picked

if TYPE_CHECKING:
    from tests.conformance.drivers import Home

# Each starts a process of its own or a Node, but the first.
WAYS = [
    pytest.param("py in process", marks=pytest.mark.db),
    pytest.param("py over http", marks=pytest.mark.e2e),
    pytest.param("js over http", marks=pytest.mark.e2e),
]
FORGED = "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.c2lnbmF0dXJl"
ABOVE_THE_LIMIT = "x" * 1001  # the bucket takes 1000 bytes


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", cases(), ids=str)
def test_a_client_gets_what_a_hosted_project_gives(case: Case, driver: Driver, people: People) -> None:
    if case.at_once and not people.signs_in_at_once:
        pytest.skip("this project asks for a confirmation by mail first")
    if any(step.rest for step in case.steps):
        people.start_anew()
    run = uuid4().hex
    known = _known(people, run)

    for step in case.steps:
        outcome = _done(step, driver, people, known=known)

        assert not complaints(step, outcome, known), step.model_dump(exclude_defaults=True)
        known |= {name: picked(outcome.data, path) for name, path in step.keep.items()}


def _known(people: People, run: str) -> dict[str, Any]:
    """What the cases may name."""
    persons = {"ada": people.ada, "bob": people.bob}
    known = {f"{name}.{part}": getattr(who, part) for name, who in persons.items() for part in ("id", "email", "token")}
    extra = {"ada.upper": people.ada.email.upper(), "password": PASSWORD, "run": run, "long": ABOVE_THE_LIMIT}
    return {**known, **extra, "url": people.home.url}


def _done(step: Step, driver: Driver, people: People, *, known: dict[str, Any]) -> Outcome:
    if step.fetch is not None:
        reply = people.home.http.get(filled(step.fetch, known))
        return Outcome(data=reply.text if reply.is_success else None, status=reply.status_code)
    actor = _actor(step.who, people.home, known)
    return driver.run(actor, step, filled(step.chain, known))


def _actor(who: str, home: Home, known: dict[str, Any]) -> Actor:
    """The device of that name in this run: a person's, the operator's, or one where nobody is signed in yet."""
    key = home.secret_key if who == "service" else home.publishable_key
    token = FORGED if who == "forger" else known.get(f"{who}.token")
    return Actor(f"{known['run']} {who}", key, token)
