"""Years of experience, counted once however many roles ran side by side.

The one answer to "how many years", overall, of some entries, or per skill: everything that asks uses it. Counted are
whole months; the first and the last one are both worked. How the precision that was given is read:

- A day counts as its month.
- A year alone stands for the middle of that year, so that "2019 – 2021" is two years, not one or three.
- Where the other end, or today, leaves only a part of that year, it stands for the middle of that part: of a role
  "November 2020 – 2020" one month of the two that are possible is counted.
- Of a role "2019 – 2019" half of that year is counted.

Nothing is counted of an entry that lacks a start, of an open end that nobody called current, of what begins in the
future, ends before it begins, or lasts longer than a life's work. An end in the future ends today.
"""

import re
from collections.abc import Collection, Iterable
from datetime import date

from service.resumes.model import Project, Resume, Work

MONTHS = 12
MOST_MONTHS = 80 * MONTHS  # Nobody works longer; such a span is a slip of the keyboard ("1019 – 2021").
ISO = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-[0-3]\d)?)?", re.ASCII)  # "2019", "2019-03", "2019-03-31"

Span = tuple[int, int]


def years(resume: Resume, *, today: date, entries: Collection[str] | None = None) -> float:
    """Give the years that dated work covers up to `today`, to a tenth, as the module says; of all roles, or of entries.

    `entries` are JSON pointers of roles ("/work/0") and projects ("/projects/1"); others count nothing.
    """
    spans = (_span(entry, current=_is_current(resume, pointer), today=today) for pointer, entry in _of(resume, entries))
    return round(sum(end - start for start, end in _merged(span for span in spans if span)) / MONTHS, 1)


def years_by_skill(resume: Resume, mentions: Iterable[tuple[str, str]], *, today: date) -> dict[str, float]:
    """Give the years of each skill, counted over the roles and projects that mention it.

    `mentions` are (pointer of the entry, name of the skill), as the caller finds them; a skill that no role or project
    mentions is left out.
    """
    where: dict[str, set[str]] = {}
    for pointer, name in mentions:
        if pointer.startswith(("/work/", "/projects/")):
            where.setdefault(name, set()).add(pointer)
    counted = {
        entries: years(resume, today=today, entries=entries)
        for entries in {frozenset(found) for found in where.values()}
    }
    return {name: counted[frozenset(found)] for name, found in where.items()}


def _of(resume: Resume, entries: Collection[str] | None) -> Iterable[tuple[str, Work | Project]]:
    """Give the entries to count with their pointers; projects only where they are asked for."""
    for number, job in enumerate(resume.work):
        if entries is None or f"/work/{number}" in entries:
            yield f"/work/{number}", job
    for number, project in enumerate(resume.projects):
        if entries is not None and f"/projects/{number}" in entries:
            yield f"/projects/{number}", project


def _is_current(resume: Resume, pointer: str) -> bool:
    """Tell whether the entry goes on; in a JSON Resume that others wrote, a role's missing end means so."""
    if pointer in resume.meta.current:
        return True
    section, number = pointer.split("/")[1:]
    return section == "work" and resume.meta.parser_version is None and resume.work[int(number)].end_date is None


def _span(entry: Work | Project, *, current: bool, today: date) -> Span | None:
    """Give the entry as months [start, end) since year 0, None when it cannot be placed."""
    now = today.year * MONTHS + today.month
    start = _months(entry.start_date)
    end = (now, now) if current else _months(entry.end_date)
    if start is None or end is None or end[1] < start[0] or start[0] >= now:
        return None
    first, last = _middles((start[0], min(start[1], now)), (min(end[0], now), min(end[1], now)))
    return (first, last) if 0 < last - first <= MOST_MONTHS else None


def _middles(start: Span, end: Span) -> Span:
    """Give the months [first, last) that stand for a start and an end, each somewhere in its span."""
    if start == end and start[1] - start[0] > 1:  # the same year, or what has passed of it
        half = (start[1] - start[0]) // 2
        first = (start[0] + start[1] - half) // 2
        return first, first + half
    first = start[0] if start[1] - start[0] == 1 else (start[0] + min(start[1], end[1])) // 2
    last = end[1] if end[1] - end[0] <= 1 else (max(end[0], first) + end[1]) // 2
    return first, last


def _months(text: str | None) -> Span | None:
    """Give the months that an ISO date may mean, since year 0: one, or the twelve of a year."""
    match = ISO.fullmatch(text or "")
    if match is None:
        return None
    year = int(match[1]) * MONTHS
    return (year + int(match[2]) - 1, year + int(match[2])) if match[2] else (year, year + MONTHS)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Give the spans without overlap."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
