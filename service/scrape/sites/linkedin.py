"""LinkedIn: the open posting in a list's side pane, and the facts that its guest pages keep beside the description."""

import re
from urllib.parse import urlsplit

from service.scrape import employment, parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page

# Signed in: one posting's page and the pane beside a list have the same parts.
_PANE = ("jobs-search__job-details", "jobs-details", "job-view-layout")
_TITLE = ("job-details-jobs-unified-top-card__job-title", "jobs-unified-top-card__job-title")
_COMPANY = ("job-details-jobs-unified-top-card__company-name", "jobs-unified-top-card__company-name")
_FACTS = ("job-details-jobs-unified-top-card__primary-description-container", "jobs-unified-top-card__bullet")
_BADGES = ("job-details-fit-level-preferences", "job-details-jobs-unified-top-card__job-insight")
_DESCRIPTION = ("jobs-description__content", "jobs-box__html-content")
# A stranger's view: the place is the second part of the line below the title.
_GUEST_PLACE = "topcard__flavor--bullet"
_SEPARATOR = re.compile(r"\s{0,3}·\s{0,3}")


def matches(page: Page) -> bool:
    """Whether the page is LinkedIn's."""
    host = urlsplit(page.url).hostname or ""
    return host == "linkedin.com" or host.endswith(".linkedin.com")


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The posting in the open pane; of a guest page only the place."""
    pane = parts.find(page.soup, *_PANE)
    if pane is None:
        return JobPosting(location=parts.text(page.soup, _GUEST_PLACE))
    facts = parts.text(pane, *_FACTS)
    description = parts.markdown(pane, *_DESCRIPTION)
    return JobPosting(
        title=parts.text(pane, *_TITLE),
        company=parts.text(pane, *_COMPANY),
        location=_SEPARATOR.split(facts)[0] if facts else None,
        employment_types=employment.codes(parts.text(pane, *_BADGES)),
        description=_without_heading(description) if description else None,
    )


def _without_heading(description: str) -> str | None:
    return description.removeprefix("## About the job").strip() or None
