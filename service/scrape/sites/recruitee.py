"""Recruitee career sites: the place stands beside the way of working, in parts of its own."""

from urllib.parse import urlsplit

from bs4 import Tag

from service.scrape import parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page

_PLACE = "custom-css-style-job-location"
_PARTS = tuple(f"{_PLACE}-{part}" for part in ("city", "region", "country"))


def matches(page: Page) -> bool:
    """Whether the page is of a single posting on a Recruitee site, also on a company's own domain."""
    address = urlsplit(page.url)
    hosts = {address.hostname or "", *page.hosts}
    return address.path.startswith("/o/") and any("recruitee" in host for host in hosts)


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The place or places, where the page has no structured data."""
    found = [place for tag in parts.find_all(page.soup, _PLACE) if (place := _place(tag))]
    return JobPosting(location=None if page.json_ld else "; ".join(dict.fromkeys(found)) or None)


def _place(tag: Tag) -> str:
    return ", ".join(part for part in (parts.text(tag, name) for name in _PARTS) if part)
