"""What things are called on pages."""

from datetime import UTC, datetime

import pytest

from service.match.model import Match, Requirement, RequirementKind, Span, State
from service.usage import Operation, OperationUsage
from service.web import words


@pytest.mark.parametrize(
    ("start", "end", "current", "shown"),
    [
        ("2021-03", None, True, "Mar 2021 – present"),
        ("2017-06-01", "2021-02", False, "Jun 2017 – Feb 2021"),
        ("2019", "2020", False, "2019 – 2020"),
        ("2019", None, False, "2019"),
        (None, "2020", False, "2020"),
        (None, None, False, ""),
        ("2019-13", "summer 2020", False, "2019-13 – summer 2020"),
    ],
)
def test_a_period_says_as_much_as_was_known(start: str | None, end: str | None, *, current: bool, shown: str) -> None:
    assert words.period(start, end, is_current=current) == shown


@pytest.mark.parametrize(
    ("limit", "left", "provider", "monthly", "shown"),
    [
        (5, 4, "claude", False, "Uses 1 credit; you have 4 of 5 left"),
        (100, 97, "claude", True, "Uses 1 credit; you have 97 of 100 left this month"),
        (5, 0, "offline", False, "Free"),
        (None, None, "claude", False, "Included in your plan, without limit"),
    ],
)
def test_a_price_says_what_the_click_costs_and_what_is_left(
    limit: int | None, left: int | None, provider: str, *, monthly: bool, shown: str
) -> None:
    usage = OperationUsage(
        operation=Operation.ANSWER, used=1, limit=limit, left=left, price={"claude": 1, "openai": 1, "offline": 0}
    )

    assert words.price(usage, provider, monthly=monthly) == shown


def test_a_price_that_what_is_left_does_not_cover_says_so() -> None:
    usage = OperationUsage(operation=Operation.ANSWER, used=3, limit=5, left=2, price={"claude": 3})

    assert words.price(usage, "claude") == "Uses 3 credits; you have 2 of 5 left"
    assert words.price(usage, "claude", monthly=True) == "Uses 3 credits; you have 2 of 5 left this month"


@pytest.mark.parametrize(
    ("pointer", "shown"),
    [
        ("/work/0/highlights/2", "Experience"),
        ("/skills", "Skills"),
        ("/meta_data/1", "Meta data"),
        ("", ""),
        ("/meta/unplaced/0/text", "Elsewhere"),
    ],
)
def test_a_pointer_is_told_as_a_part_of_the_resume(pointer: str, shown: str) -> None:
    assert words.section(pointer) == shown


def test_a_day_is_written_out() -> None:
    assert words.day(datetime(2026, 11, 4, tzinfo=UTC)) == "4 Nov 2026"


def test_a_warning_is_a_sentence_and_an_unknown_one_stays() -> None:
    assert words.warning("page_limit") == "Only the first 20 pages were read."
    assert words.warning("Something odd.") == "Something odd."


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ([], "We found nothing in this posting that can be compared one by one."),
        (["unknown"], "We found nothing in this posting that can be compared one by one."),
        (["met"], "We found only one thing in this posting to compare."),
        (["met", "met", "missing", "unknown"], "Your résumé shows 2 of the 3 things we found in this posting."),
        (["met", "partly"], "Your résumé shows 1 of the 2 things we found in this posting, and 1 in part."),
    ],
)
def test_a_match_says_on_how_many_things_it_stands(states: list[State], said: str) -> None:
    nowhere = Span(start=0, end=0, text="")
    asked = [
        Requirement(
            kind=RequirementKind.SKILL, name="x", required=True, asked=nowhere, named=nowhere, state=State(state)
        )
        for state in states
    ]

    assert words.standing(Match(engine_version="1", score=50, requirements=tuple(asked))) == said
