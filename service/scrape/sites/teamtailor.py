"""Teamtailor career sites: the line above the title says "Department · Place · Way of working", each part optional."""

import re

from service.scrape import place
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page

_WITH_PLACE = (2, 3)  # a single part may be either
_SEPARATOR = re.compile(r"\s{1,3}·\s{1,3}")


def matches(page: Page) -> bool:
    """Whether the page is of a Teamtailor site, also on a company's own domain."""
    return any("teamtailor" in host for host in page.hosts)


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The place; Teamtailor's application pages have no structured data."""
    for line, title in zip(text.blocks, text.blocks[1:], strict=False):
        if title.level == 1 and not title.skipped and not line.skipped:
            parts = [part for part in _SEPARATOR.split(line.text) if not place.is_way_of_working(part)]
            return JobPosting(location=parts[-1] if len(parts) in _WITH_PLACE else None)
    return JobPosting()
