"""Years of experience from the dates of a résumé, without counting a month twice. Pure."""

import re
from datetime import date

from service.resumes.model import Resume

MONTHS_A_YEAR = 12
_DATE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-\d{2})?$")  # "2019", "2019-03", "2019-03-01"


def years(resume: Resume, *, today: date) -> float:
    """Years in which the person held at least one of the résumé's roles, up to `today`.

    Roles that overlap count once. A month counts whole, from the first to the last; of two bare years the difference
    counts ("2017" to "2019" is two years), since the months are not known. A role without a start, or with an end that
    is neither given nor "present", counts nothing.
    """
    spans = sorted(span for number in range(len(resume.work)) if (span := _span(resume, number, today=today)))
    months, reached = 0, 0
    for first, after in spans:
        months += max(0, after - max(first, reached))
        reached = max(reached, after)
    return months / MONTHS_A_YEAR


def _span(resume: Resume, number: int, *, today: date) -> tuple[int, int] | None:
    """The role's first month and the month after its last, counted from year 0."""
    role = resume.work[number]
    this_month = today.year * MONTHS_A_YEAR + today.month - 1
    first = _month(role.start_date)
    if first is None:
        return None
    if f"/work/{number}" in resume.meta.current:
        after: int | None = this_month + 1
    else:
        last = _month(role.end_date)
        # The end of a bare year is not known; the month it is counted from is the first.
        after = None if last is None else last + (0 if _is_bare_year(role.end_date) else 1)
    if after is None:
        return None
    after = min(after, this_month + 1)
    return (first, after) if after > first else None


def _month(text: str | None) -> int | None:
    found = _DATE.match(text or "")
    if not found:
        return None
    month = int(found[2] or 1)
    return int(found[1]) * MONTHS_A_YEAR + month - 1 if 1 <= month <= MONTHS_A_YEAR else None


def _is_bare_year(text: str | None) -> bool:
    return len(text or "") == len("2019")
