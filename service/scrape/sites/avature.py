"""Avature portals: facts and text stand in fields of one kind, and a place may be spread over several."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bs4 import Tag

from service.scrape import parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.text import contains, count_words, key

_SECTION, _SECTION_TITLE = "article--details", "article__header__text__title"
_FIELD = "article__content__view__field"
_NAME, _VALUE = f"{_FIELD}__label", f"{_FIELD}__value"
_MAX_FACT_WORDS = 25  # a longer text beside its name is a part of the description
_OTHER_MATTER = re.compile(
    r"share this job.{0,20}|job (?:notifications|alerts)|partager.{0,30}|alertes?.{0,30}", re.IGNORECASE
)
# From the smallest to the largest; some employers' "Location" is the country.
_PLACES = (("city",), ("state/region", "state", "province"), ("location", "locations", "work location"), ("country",))


def matches(page: Page) -> bool:
    """Whether the page is of an Avature portal, also on a company's own domain."""
    host = urlsplit(page.url).hostname or ""
    return host.endswith(".avature.net") or page.metadata("avature.portal.id") is not None


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The place put together, and the text without the facts around it."""
    named = key(page.metadata("og:title") or page.title)
    facts: dict[str, str] = {}
    sections: list[tuple[str, str]] = []
    for section in parts.find_all(page.soup, _SECTION):
        fields = list(_fields(section))
        short = [(name, value) for name, value in fields if name and count_words(value) <= _MAX_FACT_WORDS]
        facts = {name.casefold(): value for name, value in short} | facts
        title = parts.text(section, _SECTION_TITLE) or ""
        body = [each for each in fields if not contains(named, key(each[1]))]  # some show the title as a field
        if any(each not in short for each in body) and not _OTHER_MATTER.fullmatch(title):
            sections.append((title, "\n\n".join(f"## {name}\n\n{value}" if name else value for name, value in body)))
    return JobPosting(location=_place(facts), description=_description(sections))


def _fields(section: Tag) -> Iterator[tuple[str, str]]:
    for field in parts.find_all(section, _FIELD):
        if value := parts.markdown(field, _VALUE):
            yield (parts.text(field, _NAME) or "").rstrip(" :"), value


def _place(facts: dict[str, str]) -> str | None:
    """The parts of a place that is spread over several fields; None when one field has all of it."""
    found = [next((facts[name] for name in names if name in facts), "") for names in _PLACES]
    named = [each for each in found if each]
    whole = [
        each
        for position, each in enumerate(named)
        if not any(contains(key(other), key(each)) for other in named[position + 1 :])
    ]
    return ", ".join(whole) if len(whole) > 1 else None


def _description(sections: list[tuple[str, str]]) -> str | None:
    """The sections below their titles; a single one is the description itself and needs none."""
    if len(sections) == 1:
        return sections[0][1]
    return "\n\n".join(f"## {title}\n\n{value}" if title else value for title, value in sections) or None
