"""iCIMS portals: a posting's text stands in titled parts, of which the page's structured data drops the titles."""

from dataclasses import replace
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from service.scrape import blocks, describe, employment, parts, salary
from service.scrape.blocks import Text
from service.scrape.model import JobPosting, Salary
from service.scrape.page import Page
from service.scrape.text import line

_PART_TITLE, _PART = "iCIMS_InfoField_Job", "iCIMS_InfoMsg_Job"
_FACT, _FACT_NAME, _FACT_VALUE = "iCIMS_JobHeaderTag", "iCIMS_JobHeaderField", "iCIMS_JobHeaderData"
_EMPLOYMENT = ("position type", "employment type", "job type", "type")


def matches(page: Page) -> bool:
    """Whether the page is of an iCIMS portal, also on a company's own domain."""
    return any(host.endswith(".icims.com") for host in {urlsplit(page.url).hostname or "", *page.hosts})


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The titled parts, the kind of employment where the structured data only says "OTHER", and pay in two fields."""
    facts = {
        (parts.text(tag, _FACT_NAME) or "").casefold(): parts.text(tag, _FACT_VALUE) or ""
        for tag in parts.find_all(page.soup, _FACT)
    }
    return JobPosting(
        description=_description(page.soup),
        salary=_salary(facts.get("min", ""), facts.get("max", "")),
        employment_types=employment.codes(next((facts[name] for name in _EMPLOYMENT if facts.get(name)), None)),
    )


def _salary(least: str, most: str) -> Salary | None:
    """The range between two amounts of one kind, such as "USD $31.20/Hr." and "USD $44.75/Hr."."""
    low, high = salary.in_text(least, trusted=True), salary.in_text(most, trusted=True)
    if low is None or high is None or (low.currency, low.period) != (high.currency, high.period):
        return None
    return replace(low, text=f"{least} - {most}", maximum=high.maximum)


def _description(soup: BeautifulSoup) -> str | None:
    """The parts below their titles; a title without a part below it is left out."""
    written: list[str] = []
    title = ""
    for tag in parts.find_all(soup, _PART_TITLE, _PART):
        if _PART_TITLE in str(tag.get("class")):
            title = line(tag.get_text(" "))
        elif body := describe.markdown(describe.own(blocks.read(tag).blocks)):
            written.append(f"## {title}\n\n{body}" if title else body)
            title = ""
    return "\n\n".join(written) or None
