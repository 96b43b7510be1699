"""LinkedIn: one posting as strangers and members see it, on its own page or in the pane beside a list.

Members meet two layouts: one whose elements have speaking names, and since 2026 one without any, where the open
posting is told by its number in the page's address.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from bs4 import Tag

from service.scrape import blocks, describe, employment, parts
from service.scrape.blocks import Block, Text
from service.scrape.model import EmploymentType, JobPosting
from service.scrape.page import Page
from service.scrape.text import key, line

# Named layouts: the members' first, the strangers' second. A list's cards have other names.
_PANE = ("jobs-search__job-details", "jobs-details", "job-view-layout")
_STRANGERS_PANE = "details-pane__content"  # opens by itself beside every search
_TITLE = (
    *("job-details-jobs-unified-top-card__job-title", "jobs-unified-top-card__job-title"),
    "top-card-layout__title",
)
_COMPANY = (
    *("job-details-jobs-unified-top-card__company-name", "jobs-unified-top-card__company-name"),
    "topcard__org-name-link",
)
_FACTS = (
    "job-details-jobs-unified-top-card__primary-description-container",
    "job-details-jobs-unified-top-card__tertiary-description-container",
    "jobs-unified-top-card__bullet",
    "topcard__flavor--bullet",
)
_BADGES = ("job-details-fit-level-preferences", "job-details-jobs-unified-top-card__job-insight")
_CRITERION = "description__job-criteria-text"
_DESCRIPTION = ("jobs-description__content", "jobs-box__html-content", "show-more-less-html__markup")
# The layout without names: each section of a posting has its number, as in "JobDetails_AboutTheJob_4411867124".
_NUMBER = re.compile(r"(?:currentJobId=|/jobs/view/(?:[^/?]{1,300}-)?)(\d{6,20})")
_ABOUT = "JobDetails_AboutTheJob_"
_TEXT = "expandable-text-box"
_LINES_BELOW_TITLE = 8  # place and age, who promotes it, badges, buttons
_MAX_BADGE_WORDS = 12  # pay, way of working and type may stand in one line

_SEPARATOR = re.compile(r"\s{0,3}·\s{0,3}")
# The heading above the text, in the languages of most members.
_HEADINGS = frozenset(
    {
        *("about the job", "info zum job", "über den job", "à propos de l offre d emploi", "acerca del empleo"),
        *("sobre a vaga", "informazioni sull offerta di lavoro", "over de vacature", "om jobbet", "o ofercie pracy"),
    }
)


def matches(page: Page) -> bool:
    """Whether the page is LinkedIn's."""
    host = urlsplit(page.url).hostname or ""
    return host == "linkedin.com" or host.endswith(".linkedin.com")


def read(page: Page, text: Text) -> JobPosting:
    """The open posting; of a stranger's page only what stands beside its structured data."""
    is_named = _NUMBER.search(page.url) is not None
    pane = parts.find(page.soup, *_PANE, *([_STRANGERS_PANE] if is_named else []))
    if pane is None and (about := _about(page, text)) is not None:
        return _nameless(page, text, about)
    scope = pane or page.soup
    facts = parts.text(scope, *_FACTS)
    return JobPosting(
        title=parts.text(scope, *_TITLE) if pane else None,
        company=parts.text(scope, *_COMPANY) if pane else None,
        location=_SEPARATOR.split(facts)[0] if facts else None,
        employment_types=employment.codes(parts.text(scope, *_BADGES)) or _criterion(scope),
        description=_description(parts.find(scope, *_DESCRIPTION)),
    )


def _description(tag: Tag | None) -> str | None:
    """The element's text without its buttons and without the heading above it."""
    inside = [each for each in blocks.read(tag).blocks if not each.in_form] if tag is not None else []
    return describe.markdown(inside[1:] if inside and key(inside[0].text) in _HEADINGS else inside) or None


def _criterion(scope: Tag) -> tuple[EmploymentType, ...]:
    """The kind of employment among a stranger's criteria: the second, or the first when the level is not given."""
    criteria = parts.texts(scope, _CRITERION)[:2]
    return next((found for each in reversed(criteria) if (found := employment.codes(each))), ())


def _about(page: Page, text: Text) -> Tag | None:
    """The text of the posting that the address names, or the one below its heading."""
    number = _NUMBER.search(page.url)
    section = parts.find(page.soup, f"{_ABOUT}{number.group(1)}") if number else None
    if section is not None:
        return parts.find(section, _TEXT)
    for heading, block in itertools.pairwise(text.blocks):
        if key(heading.text) in _HEADINGS:
            return next((tag for tag in (block.tag, *block.tag.parents) if tag.get("data-testid") == _TEXT), None)
    return None


def _nameless(page: Page, text: Text, about: Tag) -> JobPosting:
    """The posting of a page whose elements have no names; its header is what stands above its text."""
    start = next((place for place, block in enumerate(text.blocks) if _is_in(block.tag, about)), 0)
    above = text.blocks[:start]
    title, company = _names(page, above)
    place = max((place for place, block in enumerate(above) if title and block.text == title), default=None)
    below = above[place + 1 : place + 1 + _LINES_BELOW_TITLE] if place is not None else ()
    facts = next((block.text for block in below if "·" in block.text), None)
    badges = (employment.codes(block.text) for block in below if block.words <= _MAX_BADGE_WORDS)
    return JobPosting(
        title=title,
        company=company,
        location=_SEPARATOR.split(facts)[0] if facts else None,
        employment_types=next(filter(None, badges), ()),
        description=_description(about),
    )


def _names(page: Page, above: Sequence[Block]) -> tuple[str | None, str | None]:
    """Title and company: of the tab's title when the page shows it, else of the links above the text."""
    told = re.sub(r"^\(\d{1,3}\+?\) ", "", page.title).rsplit(" | ", 2)
    if told[-1] == "LinkedIn" and any(block.text == told[0] for block in above):
        return told[0], told[1] if len(told) > 2 else None  # noqa: PLR2004 - title, company, "LinkedIn"
    number = _NUMBER.search(page.url)
    title = _last_link(above, f"/jobs/view/{number.group(1)}") if number else None
    return title, _last_link(above, "/company/") if title else None


def _last_link(above: Sequence[Block], path: str) -> str | None:
    links = (link for block in above for link in _links(block.tag) if path in str(link.get("href") or ""))
    return next((shown for link in reversed(list(links)) if (shown := line(link.get_text(" ")))), None)


def _links(tag: Tag) -> Iterator[Tag]:
    yield from [tag] if tag.name == "a" else tag.find_all("a")


def _is_in(tag: Tag, outer: Tag) -> bool:
    return tag is outer or any(parent is outer for parent in tag.parents)
