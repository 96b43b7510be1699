"""Taleo career sections: the page is one form, and each line of it a panel of its own with generated names."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import Tag

from service.scrape import employer, employment, parts, words
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.text import count_words

_TITLE = "requisitionDescriptionInterface.reqTitleLinkAction.row1"
_SECTION, _PANEL, _NAME, _VALUE = "editablesection", "contentlinepanel", "subtitle", "text"
_MAX_FACT_WORDS = 25  # a longer text beside its name is a part of the description
# Such as "Primary Location", "Emplacement principal"; other places of work have fields of their own.
_PLACE = re.compile(
    r"primary location|emplacement principal|lieu principal|primärer (?:stand)?ort|hauptstandort|ubicación principal"
    r"|local(?:ização)? principal|sede principale|primaire locatie",
    re.IGNORECASE,
)
_SCHEDULE = re.compile(r"schedule|horaire|employee status|arbeitszeit|horario|orario|horário", re.IGNORECASE)


def matches(page: Page) -> bool:
    """Whether the page is of a Taleo career section."""
    return (urlsplit(page.url).hostname or "").endswith(".taleo.net")


def read(page: Page, text: Text) -> JobPosting:
    """Everything; nothing on a page without a posting, such as a list. What it calls "Organization" is a department."""
    title = parts.text(page.soup, _TITLE)
    section = parts.find(page.soup, _SECTION)
    if title is None or section is None:
        return JobPosting()
    lines = list(_lines(section))
    facts = [(name, value) for name, value in lines if name and value and count_words(value) <= _MAX_FACT_WORDS]
    kinds = [value for name, value in facts if _SCHEDULE.fullmatch(name) or words.LABELS["employment"].fullmatch(name)]
    return JobPosting(
        title=title,
        company=employer.of_address(page, text),
        location=next((value for name, value in facts if _PLACE.fullmatch(name)), None),
        description=_description([each for each in lines if each not in facts]),
        employment_types=employment.codes(kinds),
    )


def _lines(section: Tag) -> Iterator[tuple[str, str]]:
    """Name and value of each panel: a fact has both, the title of a part no value, and its text no name."""
    for panel in parts.find_all(section, _PANEL):
        if parts.find(panel, _TITLE) is None:
            yield (parts.text(panel, _NAME) or "").rstrip(" :"), parts.markdown(panel, _VALUE) or ""


def _description(lines: list[tuple[str, str]]) -> str | None:
    """The parts below their titles; the first is the description itself and needs none."""
    written: list[str] = []
    title = ""
    for name, value in lines:
        title = name or title
        if value:
            written.append(f"## {title}\n\n{value}" if title and written else value)
            title = ""
    return "\n\n".join(written) or None
