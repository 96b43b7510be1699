"""Years of work, counted once however many roles ran side by side.

The one answer to "how many years": everything that asks uses it.
"""

from collections.abc import Iterable
from datetime import date

from service.resumes.model import Resume, Work

MONTHS = 12
MIDDLE = 6  # A year alone stands for its middle, so that "2019 – 2021" is two years, not one or three.
SAME_YEAR = 6  # "2019 – 2019" ran for some part of that year.

Span = tuple[int, int]


def years(resume: Resume, *, today: date) -> float:
    """Give the years covered by dated work up to `today`, to a tenth.

    Undated roles count nothing, nor do open ends that nobody called current.
    """
    spans = (_span(job, current=_is_current(resume, number), today=today) for number, job in enumerate(resume.work))
    return round(sum(end - start for start, end in _merged(span for span in spans if span)) / MONTHS, 1)


def _is_current(resume: Resume, number: int) -> bool:
    """Tell whether the role goes on; in a JSON Resume that others wrote, a missing end means so."""
    if f"/work/{number}" in resume.meta.current:
        return True
    return resume.meta.parser_version is None and resume.work[number].end_date is None


def _span(job: Work, *, current: bool, today: date) -> Span | None:
    """Give the role as months [start, end) since year 0, None when it cannot be placed."""
    now = today.year * MONTHS + today.month
    start = _month(job.start_date, last=False)
    end = now if current else _month(job.end_date, last=True)
    if start is None or end is None or start >= now:
        return None
    if not current and job.start_date == job.end_date and len(job.start_date or "") == len("2019"):
        start -= SAME_YEAR // 2
        end = start + SAME_YEAR
    end = min(end, now)
    return (start, end) if start < end else None


def _month(text: str | None, *, last: bool) -> int | None:
    """Give the month of an ISO date since year 0; as an end, the month itself is worked."""
    parts = (text or "").split("-")
    if not all(part.isdigit() for part in parts):
        return None
    year = int(parts[0])
    if len(parts) == 1:
        return year * MONTHS + MIDDLE
    return year * MONTHS + int(parts[1]) - 1 + last


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Give the spans without overlap."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
