import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.resumes.experience import years, years_by_skill
from service.resumes.model import Meta, Project, Resume, Work

TODAY = date(2026, 7, 15)
Dates = tuple[str | None, str | None]


def _resume(*spans: Dates, current: tuple[int, ...] = ()) -> Resume:
    work = [Work(start_date=start, end_date=end) for start, end in spans]
    return Resume(work=work, meta=Meta(parser_version="1", current=[f"/work/{number}" for number in current]))


def _counted(*spans: Dates, current: tuple[int, ...] = ()) -> float:
    return years(_resume(*spans, current=current), today=TODAY)


def test_both_the_first_and_the_last_month_are_worked() -> None:
    assert _counted(("2019-01", "2020-12")) == 2.0


def test_roles_side_by_side_count_once() -> None:
    assert _counted(("2018-01", "2020-12"), ("2019-01", "2021-12")) == 4.0


def test_a_role_within_another_adds_nothing() -> None:
    assert _counted(("2018-01", "2021-12"), ("2019-01", "2019-06")) == 4.0


def test_a_gap_between_roles_does_not_count() -> None:
    assert _counted(("2010-01", "2010-12"), ("2015-01", "2015-12")) == 2.0


def test_a_current_role_counts_up_to_today() -> None:
    assert _counted(("2024-08", None), current=(0,)) == 2.0


def test_an_open_end_that_nobody_called_current_counts_nothing() -> None:
    assert _counted(("2010-01", None)) == 0.0


def test_in_a_json_resume_of_others_a_missing_end_means_current() -> None:
    imported = Resume(work=[Work(start_date="2024-08")], projects=[Project(start_date="2010-08")])

    assert years(imported, today=TODAY) == 2.0
    assert years(imported, today=TODAY, entries=["/projects/0"]) == 0.0


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2019", "2021", 24),  # from middle to middle
        ("2019", "2020", 12),
        ("2019", "2019", 6),  # some part of the year
        ("2019", "2020-12", 18),
        ("2019-01", "2020", 18),
        ("2020-11", "2020", 1),  # of November and December
        ("2020", "2020-02", 1),  # of January and February
        ("2020-03", "2020-03", 1),
        ("2019-01-31", "2019-12-01", 12),  # days are read as their month
        ("2026", "2026", 3),  # of the seven months that have passed
        ("2024-08", "2031", 24),  # an end in the future ends today
        ("2024-08", "2026-12", 24),
    ],
)
def test_the_precision_that_was_given_decides_what_is_counted(start: str, end: str, months: int) -> None:
    assert _counted((start, end)) == round(months / 12, 1)


def test_of_a_current_role_that_began_this_year_half_of_what_has_passed_counts() -> None:
    assert _counted(("2026", None), current=(0,)) == round(4 / 12, 1)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (None, None),
        (None, "2020-01"),
        ("2030-01", "2031-01"),
        ("2030", "2031"),
        ("2021", "2019"),
        ("2020-05", "2020-03"),
        ("2021", "2020-12"),
        ("sometime", "later"),
        ("2019-13", "2020-00"),
        ("²019", "2020"),
        ("1019", "2021"),
        ("", ""),
        ("2019-01-01T00:00", "2020-01"),
    ],
)
def test_what_cannot_be_placed_counts_nothing(start: str | None, end: str | None) -> None:
    assert _counted((start, end)) == 0.0
    assert _counted((start, end), ("2019-01", "2020-12")) == 2.0


def _skilled() -> Resume:
    return Resume(
        work=[
            Work(start_date="2015-01", end_date="2016-12"),
            Work(start_date="2017-01", end_date="2018-12"),
            Work(start_date="2018-01", end_date="2019-12"),
        ],
        projects=[Project(start_date="2019-07", end_date="2020-12"), Project(start_date="2021-01")],
        meta=Meta(parser_version="1", current=["/projects/1"]),
    )


def test_only_the_entries_asked_for_count() -> None:
    assert years(_skilled(), today=TODAY) == 5.0
    assert years(_skilled(), today=TODAY, entries={"/work/1", "/work/2"}) == 3.0
    assert years(_skilled(), today=TODAY, entries={"/projects/0"}) == 1.5
    assert years(_skilled(), today=TODAY, entries={"/work/9", "/education/0", "/skills/0"}) == 0.0
    assert years(_skilled(), today=TODAY, entries=[]) == 0.0


def test_a_skill_has_the_years_of_the_roles_and_projects_that_mention_it() -> None:
    mentions = [
        ("/work/0", "Python"),
        ("/work/2", "Python"),
        ("/projects/0", "Python"),
        ("/work/0", "Python"),
        ("/skills/0", "Python"),
        ("/projects/1", "Go"),
        ("/skills/0", "Rust"),
    ]

    assert years_by_skill(_skilled(), mentions, today=TODAY) == {"Python": 5.0, "Go": 5.6}


ISO = st.one_of(
    st.none(),
    st.integers(1985, 2030).map(str),
    st.dates(date(1985, 1, 1), date(2030, 12, 31)).map(lambda day: f"{day:%Y-%m}"),
    st.dates(date(1985, 1, 1), date(2030, 12, 31)).map(str),
    st.sampled_from(["", "2019-00", "now", "٢٠١٩", "9999"]),
)
SPANS = st.lists(st.tuples(ISO, ISO, st.booleans()), max_size=8)
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))


def _drawn(spans: list[tuple[str | None, str | None, bool]]) -> Resume:
    current = tuple(number for number, (_, _, is_current) in enumerate(spans) if is_current)
    return _resume(*[(start, end) for start, end, _ in spans], current=current)


def _possible_months(resume: Resume, today: date) -> set[int]:
    """Every month in which somebody with these roles can have worked, read as generously as can be."""
    found: set[int] = set()
    now = today.year * 12 + today.month
    for number, job in enumerate(resume.work):
        is_current = f"/work/{number}" in resume.meta.current
        first = _numbers(job.start_date)
        last = [today.year, today.month] if is_current else _numbers(job.end_date)
        if first and last:
            begin = first[0] * 12 + (first[1] if len(first) > 1 else 1)
            end = last[0] * 12 + (last[1] if len(last) > 1 else 12)
            found.update(range(begin, min(end, now) + 1))
    return found


def _numbers(text: str | None) -> list[int]:
    return [int(part) for part in (text or "").split("-") if part.isascii() and part.isdigit()]


@given(SPANS, DAYS)
def test_never_more_is_counted_than_the_months_the_roles_cover(
    spans: list[tuple[str | None, str | None, bool]], today: date
) -> None:
    resume = _drawn(spans)

    assert 0.0 <= years(resume, today=today) <= round(len(_possible_months(resume, today)) / 12, 1)


@given(SPANS, DAYS)
def test_adding_a_role_never_takes_years_away(spans: list[tuple[str | None, str | None, bool]], today: date) -> None:
    counted = [years(_drawn(spans[:count]), today=today) for count in range(len(spans) + 1)]

    assert counted == sorted(counted)


@given(SPANS, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_roles_does_not_matter(
    spans: list[tuple[str | None, str | None, bool]], today: date, shuffler: random.Random
) -> None:
    shuffled = shuffler.sample(spans, len(spans))

    assert years(_drawn(shuffled), today=today) == years(_drawn(spans), today=today)


@given(SPANS, st.tuples(DAYS, DAYS))
def test_time_that_passes_never_takes_years_away(
    spans: list[tuple[str | None, str | None, bool]], days: tuple[date, date]
) -> None:
    before, after = (years(_drawn(spans), today=day) for day in sorted(days))

    assert before <= after


@given(SPANS, DAYS)
def test_no_part_of_the_roles_has_more_years_than_all_of_them(
    spans: list[tuple[str | None, str | None, bool]], today: date
) -> None:
    resume = _drawn(spans)
    mentions = [(f"/work/{number}", "welding") for number in range(0, len(spans), 2)]

    by_skill = years_by_skill(resume, mentions, today=today)

    assert by_skill.get("welding", 0.0) <= years(resume, today=today)
