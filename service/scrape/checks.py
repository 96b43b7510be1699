"""Structured data held against the visible page: boards leave teasers, old values and placeholders in it."""

from collections.abc import Iterable
from dataclasses import replace

from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.reading import Reading
from service.scrape.text import contains, count_words, key

_TEASER = 1.4  # a visible text longer than this many times the structured one makes that a teaser
_SHORT = 60  # words; a structured description below this may be a summary written for search engines


def reconcile(readings: Iterable[Reading], *, page: Page, text: Text) -> list[Reading]:
    """The readings, best first, with the fields removed that the visible page proves wrong."""
    ordered = list(readings)
    seen = ordered[-1].posting
    return [replace(each, posting=_checked(each.posting, seen=seen)) if each is not ordered[-1] else each for each in ordered]


def _checked(posting: JobPosting, *, seen: JobPosting) -> JobPosting:
    if _is_teaser(posting.description, seen.description):
        posting = replace(posting, description=None)
    if posting.salary and seen.salary and posting.salary.minimum != seen.salary.minimum:
        posting = replace(posting, salary=None)
    return posting


def _is_teaser(structured: str | None, visible: str | None) -> bool:
    """Whether the structured description is only the beginning or a summary of the one on the page."""
    if not structured or not visible:
        return False
    words, shown = count_words(structured), count_words(visible)
    starts_alike = contains(key(visible), key(" ".join(structured.split()[:8])))
    return shown > _TEASER * words and (words < _SHORT or starts_alike or structured.rstrip().endswith(("…", "...")))
