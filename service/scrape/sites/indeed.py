"""Indeed: the open posting, on its own page or in the pane beside a list, in the layouts before and since 2026."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from bs4 import Tag

from service.scrape import blocks, describe, employment, parts, salary
from service.scrape.blocks import Text
from service.scrape.model import JobPosting, Salary
from service.scrape.page import Page
from service.scrape.text import line

_HOST = re.compile(r"(?:([\w-]{1,20})\.)?indeed\.[a-z.]{2,6}")
_TITLE = ("vj-job-title", "jobsearch-JobInfoHeader-title")
_DESCRIPTION = ("jobDescriptionText", "simple-job-description-html")
_BOX, _COMPANY, _PLACE = "company-info-metadata", "inlineHeader-companyName", "inlineHeader-companyLocation"
_FACTS = ("salaryInfoAndJobType", "structured-job-summary")
_SUFFIX = re.compile(r"\s{0,2}-\s{0,2}job post$")  # the classic layout says it to screen readers
# Between the company and the place stand a rating ("3.8") and a dot.
_NO_PLACE = re.compile(r"[\d.,\W]{1,8}|.{0,20}\breviews?\b.{0,20}")
_DOLLARS = {"ca": "CAD", "au": "AUD", "nz": "NZD", "sg": "SGD", "hk": "HKD", "mx": "MXN"}


def matches(page: Page) -> bool:
    """Whether the page is Indeed's, of any country."""
    return _HOST.fullmatch(urlsplit(page.url).hostname or "") is not None


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The open posting; the cards of a list have other names."""
    found = parts.firsts(page.soup, *_TITLE, _BOX, *_FACTS, _COMPANY, _PLACE, *_DESCRIPTION)
    title = _line(_first(found, *_TITLE))
    if not title:
        return JobPosting()
    company, place = _company_and_place(found[_BOX]) if _BOX in found else (None, None)
    facts = list(_lines(_first(found, *_FACTS)))
    return JobPosting(
        title=_SUFFIX.sub("", title),
        company=company or _line(found.get(_COMPANY)),
        location=place or _line(found.get(_PLACE)),
        employment_types=next((kinds for each in facts if (kinds := employment.codes(each))), ()),
        salary=next((pay for each in facts if (pay := _pay(each, page.url))), None),
        description=describe.markdown(_blocks(_first(found, *_DESCRIPTION))) or None,
    )


def _first(found: Mapping[str, Tag], *names: str) -> Tag | None:
    return next((found[name] for name in names if name in found), None)


def _line(tag: Tag | None) -> str | None:
    return line(tag.get_text(" ")) or None if tag is not None else None


def _blocks(tag: Tag | None) -> Iterator[blocks.Block]:
    """What a person reads in the element, without its buttons."""
    if tag is not None:
        yield from (each for each in blocks.read(tag).blocks if not (each.in_form or each.skipped))


def _lines(tag: Tag | None) -> Iterator[str]:
    return (each.text for each in _blocks(tag))


def _company_and_place(box: Tag) -> tuple[str | None, str | None]:
    """The first two lines of the box below the title that are neither rating nor dot."""
    lines = [each for each in _lines(box) if not _NO_PLACE.fullmatch(each)]
    return (lines[0] if lines else None), (lines[1] if len(lines) > 1 else None)


def _pay(fact: str, url: str) -> Salary | None:
    """The pay, whose bare "$" is the country's own dollar."""
    pay = salary.in_text(fact, trusted=True)
    match = _HOST.fullmatch(urlsplit(url).hostname or "")
    dollars = _DOLLARS.get(match.group(1) or "") if match else None
    return replace(pay, currency=dollars) if pay and dollars and pay.text.startswith("$") else pay
