"""Structured data held against the visible page: boards leave teasers, old values and placeholders in it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from service.scrape.blocks import Text
from service.scrape.model import JobPosting, Salary
from service.scrape.reading import Reading
from service.scrape.text import contains, count_words, key

_TEASER = 1.4  # a visible text longer than this many times the structured one makes that a teaser
_SEPARATOR = re.compile(r"(?<=\d)[., \u202f'’](?=\d{3}(?!\d))")
_SHORT = 60  # words; a structured description below this may be a summary written for search engines


def reconcile(readings: Iterable[Reading], *, text: Text) -> list[Reading]:
    """The readings, best first, with the fields removed that the visible page proves wrong."""
    ordered = list(readings)
    seen = ordered[-1].posting
    shown = _figures(text)
    checked = [_checked_salary(_checked(each.posting, seen=seen), seen=seen, shown=shown) for each in ordered[:-1]]
    return [*(replace(each, posting=posting) for each, posting in zip(ordered, checked, strict=False)), ordered[-1]]


def _checked(posting: JobPosting, *, seen: JobPosting) -> JobPosting:
    if _is_teaser(posting.description, seen.description):
        posting = replace(posting, description=None)
    return posting


def _checked_salary(posting: JobPosting, *, seen: JobPosting, shown: str) -> JobPosting:
    """The posting with its pay as the page writes it; pay that stands nowhere on the page is the board's estimate."""
    salary = posting.salary
    if salary is None or not seen.salary or not _same_pay(salary, seen.salary):
        is_shown = salary is not None and any(
            f"{amount:.0f}" in shown or f"{amount / 1000:g}k" in shown for amount in _amounts(salary)
        )
        return posting if is_shown else replace(posting, salary=None)
    as_written = replace(
        seen.salary, currency=salary.currency or seen.salary.currency, period=salary.period or seen.salary.period
    )
    return replace(posting, salary=as_written)


def _same_pay(salary: Salary, other: Salary) -> bool:
    return bool(_amounts(salary) & _amounts(other))


def _amounts(salary: Salary) -> set[float]:
    return {amount for amount in (salary.minimum, salary.maximum) if amount}


def _figures(text: Text) -> str:
    """The visible text with separators inside its numbers removed."""
    return _SEPARATOR.sub("", " ".join(block.text for block in text.blocks)).casefold()


def _is_teaser(structured: str | None, visible: str | None) -> bool:
    """Whether the structured description is only the beginning or a summary of the one on the page."""
    if not structured or not visible:
        return False
    words, shown = count_words(structured), count_words(visible)
    starts_alike = contains(key(visible), key(" ".join(structured.split()[:8])))
    return shown > _TEASER * words and (words < _SHORT or starts_alike or structured.rstrip().endswith(("…", "...")))
