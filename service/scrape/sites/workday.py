"""Workday: its structured data hold one place and a text without paragraphs; beside a list they hold nothing."""

import re
from urllib.parse import urlsplit

from service.scrape import employment, parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.text import line

_HOSTS = re.compile(r"(?:.{1,250}\.)?(?:myworkdayjobs|myworkdayjobs-impl|myworkdaysite)\.com")
_PANE = ("jobPostingPage", "jobDetails")  # one posting's page, and the one that is open beside a list


def matches(page: Page) -> bool:
    """Whether the page is Workday's."""
    return _HOSTS.fullmatch(urlsplit(page.url).hostname or "") is not None


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The open posting; nothing of a list, whose entries have the same parts."""
    pane = parts.find(page.soup, *_PANE) or page.soup
    title = parts.text(pane, "jobPostingHeader")
    if title is None:
        return JobPosting()
    places = parts.find(pane, "locations")
    found = [line(each.get_text(" ")) for each in places.find_all("dd")] if places is not None else []
    return JobPosting(
        title=title,
        location="; ".join(found) or None,
        places=tuple(found),
        employment_types=employment.codes(parts.text(pane, "time")),
        description=parts.markdown(pane, "jobPostingDescription"),
    )
