"""Ashby: the posting in the data that the page starts from; the application tab and the empty shell show no text."""

import json
from urllib.parse import urlsplit

from service.scrape import describe, employment
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page


def matches(page: Page) -> bool:
    """Whether the page is Ashby's, also as the frame of a company's own site."""
    return urlsplit(page.url).hostname == "jobs.ashbyhq.com"


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The posting at this address; when a link was followed, the data are still those of the page before it."""
    for script in page.states:
        try:
            data: object = json.JSONDecoder(strict=False).raw_decode(script, max(script.find("{"), 0))[0]
        except (ValueError, RecursionError):  # no JSON, or nested deeper than any posting
            continue
        job = data.get("posting") if isinstance(data, dict) else None
        if isinstance(data, dict) and isinstance(job, dict) and job.get("id") and str(job["id"]) in page.url:
            owner = data.get("organization")
            return JobPosting(
                title=_text(job.get("title")),
                company=_text(owner.get("name")) if isinstance(owner, dict) else None,
                location=_places(job),
                description=describe.markdown_of_html(_text(job.get("descriptionHtml")) or "") or None,
                employment_types=employment.codes(_text(job.get("employmentType"))),
                date_posted=_text(job.get("publishedDate")),
            )
    return JobPosting()


def _places(job: dict[str, object]) -> str | None:
    others = job.get("secondaryLocationNames")
    names = [job.get("locationExternalName") or job.get("locationName"), *(others if isinstance(others, list) else ())]
    return "; ".join(name for each in names if (name := _text(each))) or None


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
