"""iCIMS portals: a posting's text stands in titled parts, of which the page's structured data drops the titles."""

from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from service.scrape import blocks, describe, employment, parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.text import line

_PART_TITLE, _PART = "iCIMS_InfoField_Job", "iCIMS_InfoMsg_Job"
_FACT, _FACT_NAME, _FACT_VALUE = "iCIMS_JobHeaderTag", "iCIMS_JobHeaderField", "iCIMS_JobHeaderData"
_EMPLOYMENT = ("position type", "employment type", "job type", "type")


def matches(page: Page) -> bool:
    """Whether the page is of an iCIMS portal: the outer one or, with `in_iframe=1`, the one inside its frame."""
    return (urlsplit(page.url).hostname or "").endswith(".icims.com")


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The titled parts, and the kind of employment where the structured data only says "OTHER"."""
    facts = {
        (parts.text(tag, _FACT_NAME) or "").casefold(): parts.text(tag, _FACT_VALUE)
        for tag in parts.find_all(page.soup, _FACT)
    }
    return JobPosting(
        description=_description(page.soup),
        employment_types=employment.codes(next((facts[name] for name in _EMPLOYMENT if facts.get(name)), None)),
    )


def _description(soup: BeautifulSoup) -> str | None:
    """The parts below their titles; a title without a part below it is left out."""
    written: list[str] = []
    title = ""
    for tag in parts.find_all(soup, _PART_TITLE, _PART):
        if _PART_TITLE in str(tag.get("class")):
            title = line(tag.get_text(" "))
        elif body := describe.markdown(blocks.read(tag).blocks):
            written.append(f"## {title}\n\n{body}" if title else body)
            title = ""
    return "\n\n".join(written) or None
