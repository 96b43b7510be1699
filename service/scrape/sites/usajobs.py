"""USAJOBS: the announcement's parts, its agency, and the duty station without the number of vacancies."""

from urllib.parse import urlsplit

from service.scrape import parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page


def matches(page: Page) -> bool:
    """Whether the page is of USAJOBS."""
    return (urlsplit(page.url).hostname or "").removeprefix("www.") == "usajobs.gov"


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """Agency, place and text; the overview beside the text belongs to neither."""
    sections = (parts.markdown(page.soup, name) for name in ("summary", "duties", "requirements"))
    return JobPosting(
        company=parts.text(page.soup, "usajobs-joa-banner__agency", "usajobs-joa-banner__dept"),
        location="; ".join(parts.texts(page.soup, "usajobs-joa-locations__city")) or None,
        description="\n\n".join(filter(None, sections)) or None,
    )
