"""Whoever judges the cases sees what is wrong; otherwise a green conformance suite would say nothing."""

from typing import Any

import pytest

from tests.conformance.steps import Failure, Outcome, Step, cases, complaints

KNOWN = {"ada.id": "7"}
ROW = {"id": "7", "title": "Fat cats"}
REFUSED = Outcome(error=Failure(code="42501", status=403, message="no"), status=403)


def step(**expected: Any) -> Step:
    return Step.model_validate({"rest": [["from", "books"]], **expected})


@pytest.mark.parametrize(
    ("expected", "outcome"),
    [
        ({"data": [{"id": "${ada.id}", "title": "Fat cats"}]}, Outcome(data=[ROW])),
        ({"like": [{"id": "*"}]}, Outcome(data=[ROW])),
        ({"count": 3, "status": 200}, Outcome(count=3, status=200)),
        ({"status": 200}, Outcome()),
        ({"error": {"code": "42501"}, "status": 403}, REFUSED),
    ],
)
def test_what_is_expected_passes(expected: dict[str, Any], outcome: Outcome) -> None:
    assert complaints(step(**expected), outcome, KNOWN) == []


@pytest.mark.parametrize(
    ("expected", "outcome"),
    [
        ({"data": [{"id": "7"}]}, Outcome(data=[ROW])),
        ({"data": None}, Outcome(data=[])),
        ({"like": [{"id": "*"}]}, Outcome(data=[{"title": "no id"}])),
        ({"like": [{"id": "7"}]}, Outcome(data=[])),
        ({"like": {"user": {"id": "7"}}}, Outcome(data={"user": None})),
        ({"count": 3}, Outcome(count=2)),
        ({"status": 200}, Outcome(status=206)),
        ({"error": {"code": "42501"}}, Outcome(data=[ROW])),
        ({"error": {"code": "PGRST116"}}, REFUSED),
        ({"data": []}, REFUSED),
        ({}, Outcome(broken="TypeError: eq is not a function")),
    ],
)
def test_what_is_not_expected_is_named(expected: dict[str, Any], outcome: Outcome) -> None:
    assert len(complaints(step(**expected), outcome, KNOWN)) == 1


def test_every_case_expects_something_and_has_a_name_of_its_own() -> None:
    found = cases()

    idle = [case.name for case in found if not any(part.model_fields_set - {"who", "rest"} for part in case.steps)]

    assert idle == []
    assert len({case.name for case in found}) == len(found)
    assert len(found) >= 80
