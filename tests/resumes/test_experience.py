"""Years of experience, counted from dates."""

from datetime import date

import pytest

from service.resumes.experience import years
from service.resumes.model import Meta, Resume, Work

TODAY = date(2026, 11, 24)


def resume(*roles: tuple[str | None, str | None]) -> Resume:
    current = [f"/work/{number}" for number, (_, end) in enumerate(roles) if end == "present"]
    work = [Work(start_date=start, end_date=None if end == "present" else end) for start, end in roles]
    return Resume(work=work, meta=Meta(current=current))


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([], 0),
        ([("2020-01", "2020-12")], 1),
        ([("2020-01-15", "2020-06-30")], 0.5),
        ([("2017", "2019")], 2),
        ([("2025-12", "present")], 1),
        ([("2020-01", "2021-12"), ("2021-01", "2022-12")], 3),
        ([("2020-01", "2022-12"), ("2021-01", "2021-12")], 3),
        ([("2020-01", "2020-12"), ("2022-01", "2022-12")], 2),
        ([("2020-01", None)], 0),
        ([(None, "2020-01")], 0),
        ([("2022-01", "2020-01")], 0),
        ([("2020-13", "2021-01")], 0),
        ([("2026-01", "2031-12")], 11 / 12),
        ([("2019", "2019")], 0),
    ],
)
def test_no_month_counts_twice_and_none_is_invented(
    roles: list[tuple[str | None, str | None]], expected: float
) -> None:
    assert years(resume(*roles), today=TODAY) == pytest.approx(expected)
