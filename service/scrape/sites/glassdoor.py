"""Glassdoor: the open posting, on its own page or in the pane beside a list, between questions, pay and reviews."""

import re
from urllib.parse import urlsplit

from bs4 import Tag

from service.scrape import blocks, describe, parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.text import line

_HOST = re.compile(r"(?:[\w-]{1,20}\.)?glassdoor\.[a-z.]{2,6}")
# Such as "JobDetails_jobDescription__uW_fK": the end of each name changes when the site is built anew.
_PART = re.compile(r"(?<!\S)(?:JobDetails|EmployerProfile)_(jobDetailsHeader|employerNameHeading|jobDescription)__")
_TITLE_ID = re.compile(r"^jd-job-title-")


def matches(page: Page) -> bool:
    """Whether the page is Glassdoor's, of any country."""
    return _HOST.fullmatch(urlsplit(page.url).hostname or "") is not None


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The open posting; the cards of a list have other names. Pay is left alone: it may be Glassdoor's estimate."""
    found: dict[str, Tag] = {}
    for tag in page.soup.find_all(class_=_PART):
        if (match := _PART.search(str(tag["class"]))) is not None:
            found.setdefault(match.group(1), tag)
    header, description = found.get("jobDetailsHeader"), found.get("jobDescription")
    if header is None:
        return JobPosting()
    return JobPosting(
        title=_text(header.find(id=_TITLE_ID) or header.find("h1")),
        company=_text(found.get("employerNameHeading")),
        location=parts.text(header, "location"),
        description=describe.markdown(blocks.read(description).blocks) or None if description else None,
    )


def _text(tag: Tag | None) -> str | None:
    return line(tag.get_text(" ")) or None if tag is not None else None
