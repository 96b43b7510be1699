"""Oracle Recruiting Cloud: the open posting, also beside a list of others; its text stands in titled parts."""

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from service.scrape import blocks, describe, employment, parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.text import line

_TITLE, _PLACE = "job-details__title", "job-details__subtitle"
_PART_TITLE, _PART = "job-details__description-header", "job-details__description-content"
_FACT, _FACT_NAME, _FACT_VALUE = "job-meta__item", "job-meta__title", "job-meta__subitem"
_SCHEDULE = frozenset({"job schedule", "job type", "assignment category"})
# Companies show the system under their own domain; its scripts still come from Oracle's.
_HOST = re.compile(r"(?:.{1,200}\.)?oraclecloud\.com|static\.oracle\.com")


def matches(page: Page) -> bool:
    """Whether the page is of an Oracle career site."""
    hosts = {urlsplit(page.url).hostname or "", *page.hosts}
    return "/CandidateExperience/" in page.url or any(_HOST.fullmatch(host) for host in hosts)


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The open posting; nothing on a page that has none."""
    if parts.find(page.soup, _TITLE) is None:
        return JobPosting()
    schedule = (
        parts.text(tag, _FACT_VALUE)
        for tag in parts.find_all(page.soup, _FACT)
        if (parts.text(tag, _FACT_NAME) or "").casefold() in _SCHEDULE
    )
    return JobPosting(
        title=parts.text(page.soup, _TITLE),
        location=parts.text(page.soup, _PLACE),
        description=_description(page.soup),
        employment_types=employment.codes(next(schedule, None)),
    )


def _description(soup: BeautifulSoup) -> str | None:
    """The parts below their titles; the first is the description itself and needs none."""
    written: list[str] = []
    title = ""
    for tag in parts.find_all(soup, _PART_TITLE, _PART):
        if _PART_TITLE in str(tag.get("class")):
            title = line(tag.get_text(" "))
        elif body := describe.markdown(blocks.read(tag).blocks):
            written.append(f"## {title}\n\n{body}" if title and written else body)
            title = ""
    return "\n\n".join(written) or None
