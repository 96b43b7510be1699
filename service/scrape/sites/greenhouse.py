"""Greenhouse boards: the day of publishing, which only the page's own data says, and the period of the pay range."""

import json
from dataclasses import replace
from urllib.parse import urlsplit

from service.scrape import parts, salary, structured
from service.scrape.blocks import Text
from service.scrape.model import JobPosting, Salary
from service.scrape.page import Page

_DAY = len("2026-10-02")
_RANGE, _RANGE_TITLE = "pay-range", "title"  # inside "pay-input": "Annual base pay", "£27,500 — £31,000 GBP"
_PAY = "pay-input"


def matches(page: Page) -> bool:
    """Whether the page is Greenhouse's, also as the frame of a company's own site."""
    return (urlsplit(page.url).hostname or "").endswith(".greenhouse.io")


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The publishing date and the pay, as far as the page names them."""
    return JobPosting(date_posted=_date(page), salary=_salary(page))


def _salary(page: Page) -> Salary | None:
    """The only pay range; of several, one for each place, none is this job's."""
    ranges = parts.find_all(page.soup, _PAY)
    if len(ranges) != 1:
        return None
    pay = salary.in_text(parts.text(ranges[0], _RANGE) or "", trusted=True)
    title = parts.text(ranges[0], _RANGE_TITLE) or ""
    return replace(pay, period=pay.period or salary.period_of(title)) if pay else None


def _date(page: Page) -> str | None:
    """The date of the posting at this address; the data stay those of the first page when a link is followed."""
    for script in page.states:
        try:
            data: object = json.JSONDecoder(strict=False).raw_decode(script, max(script.find("{"), 0))[0]
        except (ValueError, RecursionError):  # no JSON, or nested deeper than any posting
            continue
        for node in structured.walk(data):
            job, number = node.get("jobPost"), node.get("jobPostId")
            if isinstance(job, dict) and number and str(number) in page.url:
                published = job.get("published_at")
                return published[:_DAY] if isinstance(published, str) else None
    return None
