"""Workable: places beside the way of working, and a text in three sections; also the posting open beside a search."""

from urllib.parse import urlsplit

from service.scrape import blocks, describe, employment, parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page

_TITLES = ("overview-title", "job-title")  # jobs.workable.com, and an employer's own board
_PLACES = ("overview-location", "job-location")
_TYPES = ("overview-employment-type", "job-type")
_SECTIONS = ("job-description", "job-requirements", "job-benefits")
_TEXTS = tuple(f"job-breakdown-{part}-parsed-html" for part in ("description", "requirements", "benefits"))
_FIRST = "## Description\n"


def matches(page: Page) -> bool:
    """Whether the page is Workable's."""
    return (urlsplit(page.url).hostname or "").endswith(".workable.com")


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """Title, places and text of one posting; nothing of a list, whose entries have the same parts as `h3`."""
    title = parts.find(page.soup, *_TITLES)
    if title is None or title.name == "h3":
        return JobPosting()
    places = tuple(dict.fromkeys(parts.texts(page.soup, *_PLACES)))
    return JobPosting(
        title=parts.text(page.soup, *_TITLES),
        company=(parts.text(page.soup, "overview-company") or "").removeprefix("at ") or None,
        location="; ".join(places) or None,
        places=places,
        employment_types=employment.codes(parts.text(page.soup, *_TYPES)),
        description=_description(page),
    )


def _description(page: Page) -> str | None:
    sections = parts.find_all(page.soup, *_SECTIONS)
    sections += [tag.parent for tag in parts.find_all(page.soup, *_TEXTS) if tag.parent is not None]
    found = [written for tag in sections if (written := describe.markdown(blocks.read(tag).blocks))]
    return "\n\n".join(found).removeprefix(_FIRST).strip() or None
