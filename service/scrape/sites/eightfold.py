"""Eightfold career sites: the open position beside the cards of others, in the older and the newer layout."""

from urllib.parse import urlsplit

from bs4 import Tag

from service.scrape import blocks, describe, parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.text import line

# Cards have a title and a place of the same names, so both are looked for inside the pane alone.
_PANE, _TITLE, _PLACE = "position-details", "position-title", "position-location"
_DESCRIPTION = ("position-job-description", "job-description-container")  # older, newer


def matches(page: Page) -> bool:
    """Whether the page is of an Eightfold site, also on a company's own domain."""
    host = urlsplit(page.url).hostname or ""
    return host.endswith(".eightfold.ai") or any(each == "static.vscdn.net" for each in page.hosts)


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The text of the open position, and in the older layout its title and place."""
    pane = parts.find(page.soup, _PANE)
    description = parts.find(page.soup, *_DESCRIPTION)
    return JobPosting(
        title=_heading(pane) if pane is not None else None,
        location=parts.text(pane, _PLACE) if pane is not None else None,
        description=_markdown(description) if description is not None else None,
    )


def _heading(pane: Tag) -> str | None:
    title = parts.find(pane, _TITLE)
    return line(title.get_text(" ")) or None if title is not None and title.name == "h1" else None


def _markdown(description: Tag) -> str | None:
    """The description without its button "Read more"."""
    return describe.markdown(block for block in blocks.read(description).blocks if not block.in_form) or None
