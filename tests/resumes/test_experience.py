from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from service.resumes.experience import years
from service.resumes.model import Meta, Resume, Work

TODAY = date(2026, 7, 15)


def _resume(*spans: tuple[str | None, str | None], current: tuple[int, ...] = ()) -> Resume:
    work = [Work(start_date=start, end_date=end) for start, end in spans]
    return Resume(work=work, meta=Meta(parser_version="1", current=[f"/work/{number}" for number in current]))


def test_both_the_first_and_the_last_month_are_worked() -> None:
    assert years(_resume(("2019-01", "2020-12")), today=TODAY) == 2.0


def test_roles_side_by_side_count_once() -> None:
    overlapping = _resume(("2018-01", "2020-12"), ("2019-01", "2021-12"))

    assert years(overlapping, today=TODAY) == 4.0


def test_a_gap_between_roles_does_not_count() -> None:
    assert years(_resume(("2010-01", "2010-12"), ("2015-01", "2015-12")), today=TODAY) == 2.0


def test_a_current_role_counts_up_to_today() -> None:
    assert years(_resume(("2024-08", None), current=(0,)), today=TODAY) == 2.0


def test_an_open_end_that_nobody_called_current_counts_nothing() -> None:
    assert years(_resume(("2010-01", None)), today=TODAY) == 0.0


def test_in_a_json_resume_of_others_a_missing_end_means_current() -> None:
    imported = Resume(work=[Work(start_date="2024-08")])

    assert years(imported, today=TODAY) == 2.0


def test_years_alone_count_from_middle_to_middle() -> None:
    assert years(_resume(("2019", "2021")), today=TODAY) == 2.0


def test_a_role_within_one_year_counts_half_of_it() -> None:
    assert years(_resume(("2019", "2019")), today=TODAY) == 0.5


def test_days_are_read_as_their_month() -> None:
    assert years(_resume(("2019-01-31", "2019-12-01")), today=TODAY) == 1.0


def test_roles_without_dates_or_in_the_future_count_nothing() -> None:
    assert years(_resume((None, None), ("2030-01", "2031-01"), ("sometime", "later")), today=TODAY) == 0.0


@given(st.lists(st.tuples(st.integers(1990, 2026), st.integers(0, 5)), max_size=8))
def test_adding_a_role_never_takes_years_away(spans: list[tuple[int, int]]) -> None:
    roles: list[tuple[str | None, str | None]] = [(f"{start}-03", f"{start + length}-04") for start, length in spans]

    counted = [years(_resume(*roles[:count]), today=TODAY) for count in range(len(roles) + 1)]

    assert counted == sorted(counted)
