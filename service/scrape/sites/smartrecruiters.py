"""SmartRecruiters: the place and the date stand in `meta` elements of its microdata, the text in four sections."""

from urllib.parse import urlsplit

from service.scrape import parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page

_DAY = len("2026-11-02")
_ADDRESS = ("addresslocality", "addressregion", "addresscountry")


def matches(page: Page) -> bool:
    """Whether the page is SmartRecruiters'."""
    return (urlsplit(page.url).hostname or "").endswith(".smartrecruiters.com")


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """Employer, place, date and text of a posting's page; a list and the application form have none of its sections."""
    description = parts.markdown(page.soup, "job-sections")
    if description is None:
        return JobPosting()
    # The place is drawn by a component, whose text is missing when the page was saved before it ran.
    address = dict.fromkeys(value for name in _ADDRESS if (value := page.metadata(name)))
    return JobPosting(
        company=page.metadata("name"),
        location=parts.text(page.soup, "c-spl-job-location__place") or ", ".join(address) or None,
        description=description,
        date_posted=(page.metadata("dateposted") or "")[:_DAY] or None,
    )
