"""Naukri: place, text and pay in lakhs; between them stand boxes on match, skills, company and other jobs."""

import re
from urllib.parse import urlsplit

from bs4 import Tag

from service.scrape import blocks, describe, salary
from service.scrape.blocks import Text
from service.scrape.model import JobPosting, Salary
from service.scrape.page import Page
from service.scrape.text import line

# Such as "styles_jhc__salary__jdfEC": the end of each name changes when the site is built anew.
_PART = re.compile(r"(?<!\S)styles_(jd-header-comp-name|jhc__salary|jhc__location|JDC__dang-inner-html)__")
# "3-4.5 Lacs P.A.", "1.25-1.5 Cr. P.A.", "50,000-80,000 P.A."
_PAY = re.compile(
    r"([\d.,]{1,12})\s{0,2}-\s{0,2}([\d.,]{1,12})\s{0,2}(lac|lakh|cr)?\w{0,4}\.?\s{0,2}P\.?\s?A\.?", re.IGNORECASE
)
_UNITS = {"lac": 100_000, "lakh": 100_000, "cr": 10_000_000}


def matches(page: Page) -> bool:
    """Whether the page is Naukri's."""
    host = urlsplit(page.url).hostname or ""
    return host == "naukri.com" or host.endswith(".naukri.com")


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The parts of a single posting; a list's cards have other names."""
    found = _parts(page)
    place, company = found.get("jhc__location"), found.get("jd-header-comp-name")
    description, pay = found.get("JDC__dang-inner-html"), found.get("jhc__salary")
    return JobPosting(
        company=line(next(company.stripped_strings, "")) or None if company else None,  # before the rating
        location=line(place.get_text(" ")).replace(" ,", ",") or None if place else None,
        salary=_salary(line(pay.get_text(" "))) if pay else None,
        description=describe.markdown(blocks.read(description).blocks) or None if description else None,
    )


def _parts(page: Page) -> dict[str, Tag]:
    """The first element of each name."""
    found: dict[str, Tag] = {}
    for tag in page.soup.find_all(class_=_PART):
        if (match := _PART.search(str(tag["class"]))) is not None:
            found.setdefault(match.group(1), tag)
    return found


def _salary(shown: str) -> Salary | None:
    match = _PAY.match(shown)
    low, high = (salary.number(match.group(each)) for each in (1, 2)) if match else (None, None)
    if match is None or low is None or high is None:
        return None
    unit = _UNITS.get((match.group(3) or "").lower(), 1)
    return Salary(text=match.group(), minimum=low * unit, maximum=high * unit, currency="INR", period="year")
