"""What is left, said over HTTP: before the click, and when it is used up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from service.usage import Operation, allowance
from tests.conftest import set_tier
from tests.pages import posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.deps import Deps
    from tests.conftest import Person

pytestmark = pytest.mark.db


def use_up(deps: Deps, person: Person, operation: Operation) -> None:
    """Hold what is left, as requests that are running would."""
    while left := allowance(deps.db.as_user(person.user)).of(operation).left:
        deps.meter.hold(person.id, operation, amount=min(left, 1000))  # the most that one reservation may hold


def job_of(client: FlaskClient, person: Person) -> str:
    client.post("/api/v1/resumes", data={"file": (io.BytesIO(resume_pdf()), "cv.pdf")}, headers=person.auth)
    page = {"url": "https://jobs.example/1", "html": posting()}
    job: str = client.post("/api/v1/jobs", json=page, headers=person.auth).json["job"]["id"]
    return job


def test_each_operation_has_its_price_before_the_click(client: FlaskClient, ada: Person) -> None:
    usage = client.get("/api/v1/usage", headers=ada.auth).json

    assert (usage["tier"], usage["period_type"], usage["renews_on"]) == ("free", "lifetime", None)
    assert {part["operation"]: (part["left"], part["price"]) for part in usage["operations"]} == {
        "resume_parse": (5, {"service": 1}),
        "match": (100, {"service": 1}),
        "cover_letter": (5, {"claude": 1, "openai": 1, "offline": 0}),
        "answer": (25, {"claude": 1, "openai": 1, "offline": 0}),
        "outreach": (5, {"claude": 1, "openai": 1, "offline": 0}),
    }


@pytest.mark.parametrize(("tier", "limit"), [("free", 100), ("pro", 2000)])
def test_a_used_up_allowance_says_what_is_left_and_when_it_renews(
    client: FlaskClient, ada: Person, deps: Deps, tier: str, limit: int
) -> None:
    job = job_of(client, ada)
    set_tier(deps, ada, tier)
    use_up(deps, ada, Operation.MATCH)

    reply = client.post(f"/api/v1/jobs/{job}/match", headers=ada.auth)

    renews_on = client.get("/api/v1/usage", headers=ada.auth).json["renews_on"]
    problem = reply.json
    assert (reply.status_code, problem["type"]) == (402, "/problems/quota-exceeded")
    assert {name: problem[name] for name in ("operation", "price", "used", "limit", "left", "renews_on")} == {
        "operation": "match",
        "price": 1,
        "used": limit,
        "limit": limit,
        "left": 0,
        "renews_on": renews_on,
    }
    assert (renews_on or "do not renew") in problem["detail"]


def test_what_costs_nothing_is_done_also_when_all_is_used_up(client: FlaskClient, ada: Person, deps: Deps) -> None:
    job = job_of(client, ada)
    use_up(deps, ada, Operation.COVER_LETTER)

    reply = client.post(f"/api/v1/jobs/{job}/cover-letter", json={"provider": "offline"}, headers=ada.auth)

    assert reply.status_code == 201


def test_a_file_that_cannot_be_read_costs_nothing(client: FlaskClient, ada: Person, deps: Deps) -> None:
    broken = {"file": (io.BytesIO(b"%PDF-1.7\nnothing in it"), "cv.pdf")}

    reply = client.post("/api/v1/resumes", data=broken, headers=ada.auth)

    assert reply.status_code == 422
    assert allowance(deps.db.as_user(ada.user)).of(Operation.RESUME_PARSE).left == 5
