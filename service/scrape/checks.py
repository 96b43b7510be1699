"""Structured data held against the visible page: boards leave teasers, old values and placeholders in it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from service.scrape import place
from service.scrape.blocks import Text
from service.scrape.model import EmploymentType, JobPosting, Salary
from service.scrape.reading import Reading
from service.scrape.text import contains, count_words, key

_TEASER = 1.4  # a visible text longer than this many times the structured one makes that a teaser
_SEPARATOR = re.compile(r"(?<=\d)[., \u202f'’](?=\d{3}(?!\d))")
_SHOWS_NOTHING = 30  # words; an application's empty shell proves nothing wrong
_NUMBERED = re.compile(r"\d{2,6}\s(?=[^\W\d_])(.+)")  # "0410 Pelham Ridge": a company's number in its own ledger
_SHORT = 60  # words; a structured description below this may be a summary written for search engines


def reconcile(readings: Iterable[Reading], *, text: Text) -> list[Reading]:
    """The readings, best first, with the fields removed that the visible page proves wrong."""
    ordered = list(readings)
    seen = ordered[-1].posting
    whole = " ".join(block.text for block in text.blocks)
    shown, words = _joined_figures(whole), key(whole)
    checked = [
        replace(_checked(each, seen=seen, words=words), salary=_checked_salary(each, seen=seen, shown=shown))
        for each in ordered[:-1]
    ]
    return [*(replace(each, posting=posting) for each, posting in zip(ordered, checked, strict=False)), ordered[-1]]


def _checked(reading: Reading, *, seen: JobPosting, words: str) -> JobPosting:
    """What a reading says of text and place; a site's own reader has looked at the visible page itself."""
    posting = reading.posting
    if reading.is_of_site:
        return posting
    if seen.title and posting.title and not contains(words, key(posting.title)) and contains(words, key(seen.title)):
        posting = replace(posting, title=None)
    if posting.employment_types == (EmploymentType.OTHER,) and seen.employment_types:
        posting = replace(posting, employment_types=())
    if _is_teaser(posting.description, seen.description):
        posting = replace(posting, description=None)
    if (named := _NUMBERED.match(posting.company or "")) and not contains(words, key(posting.company)):
        posting = replace(posting, company=named.group(1))
    return _checked_place(posting, seen=seen, words=words)


def _checked_salary(reading: Reading, *, seen: JobPosting, shown: str) -> Salary | None:
    """The pay as the page writes it; what stands nowhere is the board's estimate, and no pay."""
    salary = reading.posting.salary
    if salary is None:
        return None
    if seen.salary and _amounts(salary) <= _amounts(seen.salary):
        return replace(
            seen.salary, currency=salary.currency or seen.salary.currency, period=salary.period or seen.salary.period
        )
    everywhere = shown + _joined_figures(reading.posting.description or "")
    is_shown = any(f"{amount:.0f}" in everywhere or f"{amount / 1000:g}k" in everywhere for amount in _amounts(salary))
    return salary if is_shown or reading.is_of_site or count_words(shown) < _SHOWS_NOTHING else None


def _checked_place(posting: JobPosting, *, seen: JobPosting, words: str) -> JobPosting:
    """The posting without its places where the page shows others, or not all of the structured ones."""
    if not posting.places or not seen.location or place.is_way_of_working(seen.location):
        return posting
    towns = [key(each.split(",")[0]) for each in posting.places]
    if all(contains(words, town) for town in towns):
        return posting
    return replace(posting, location=None, places=())


def _amounts(salary: Salary) -> set[float]:
    return {amount for amount in (salary.minimum, salary.maximum) if amount}


def _joined_figures(text: str) -> str:
    """The text with the separators inside its numbers removed."""
    return _SEPARATOR.sub("", text).casefold()


def _is_teaser(structured: str | None, visible: str | None) -> bool:
    """Whether the structured description is only the beginning or a summary of the one on the page."""
    if not structured or not visible:
        return False
    words, shown = count_words(structured), count_words(visible)
    starts_alike = contains(key(visible), key(" ".join(structured.split()[:8])))
    return shown > _TEASER * words and (words < _SHORT or starts_alike or structured.rstrip().endswith(("…", "...")))
