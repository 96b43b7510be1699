"""Teamtailor career sites: the line above the title says "Department · Place · Way of working", each part optional."""

import re

from service.scrape import place
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page

_ALL, _TWO = 3, 2
_SEPARATOR = re.compile(r"\s{1,3}·\s{1,3}")
# What stands in the places of both in the languages that Teamtailor is used in most: the structured data know more.
_NO_PLACE = re.compile(
    r"multiple locations|flera (?:orter|platser)|flere (?:steder|lokasjoner|lokationer)|useita \w+"
    r"|mehrere (?:standorte|orte)"
    r"|plusieurs (?:sites|lieux|localisations)|(?:varias|múltiples) ubicaciones|meerdere locaties|wiele lokalizacji"
    r"|på (?:plats|stedet|kontoret)|(?:helt |fullt )?på distans|distans\w*|fjern\w+|hjemmekontor|etä\w+|lähityö",
    re.IGNORECASE,
)


def matches(page: Page) -> bool:
    """Whether the page is of a Teamtailor site, also on a company's own domain."""
    return any("teamtailor" in host for host in page.hosts)


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The place; Teamtailor's application pages have no structured data."""
    for line, title in zip(text.blocks, text.blocks[1:], strict=False):
        if title.level == 1 and not title.skipped and not line.skipped:
            return JobPosting(location=_place(_SEPARATOR.split(line.text)))
    return JobPosting()


def _place(parts: list[str]) -> str | None:
    """The second part; of two it may be the way of working, and a single one may be anything."""
    if len(parts) not in {_ALL, _TWO} or _NO_PLACE.fullmatch(parts[1]) or place.is_way_of_working(parts[1]):
        return None
    return parts[1]
