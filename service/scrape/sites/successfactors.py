"""SAP SuccessFactors: facts that its career sites keep in meta tags, and the older pages that are one form."""

import re
from urllib.parse import urlsplit

from service.scrape import parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page

_HOST = re.compile(r"(?:.{1,200}\.)?(?:successfactors\.(?:com|eu)|sapsf\.(?:com|eu)|jobs2web\.com)")
# Older pages: "Career Opportunities: Hydrographic Surveyor (5521)", in the language of the visitor.
_OLD_HEADER, _OLD_DESCRIPTION = "jobAppPageTitle", "joqReqDescription"
_OLD_TITLE = re.compile(r"[^:]{3,40}:\s?(.{2,200}) \(\d{1,12}\)")
# Such as "Tue Nov 10 08:00:00 UTC 2026".
_DATE = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) [\d:]{8} [A-Z]{3,4} (\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def matches(page: Page) -> bool:
    """Whether the page is of SuccessFactors, also under a company's own domain."""
    hosts = {urlsplit(page.url).hostname or "", *page.hosts}
    return any(_HOST.fullmatch(host) for host in hosts)


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """Place, company and date of a career site's posting; title and text of an older page's."""
    old = parts.find(page.soup, _OLD_HEADER)
    if old is not None:
        title = old.find("h1")
        match = _OLD_TITLE.fullmatch(title.get_text(" ", strip=True)) if title is not None else None
        return JobPosting(
            title=match.group(1) if match else None, description=parts.markdown(page.soup, _OLD_DESCRIPTION)
        )
    return JobPosting(
        company=page.metadata("hiringorganization"),
        location=parts.text(page.soup, "jobGeoLocation") or _around_title(page),
        date_posted=_date(page.metadata("dateposted")),
    )


def _around_title(page: Page) -> str | None:
    """The place that the page's keywords put around its title: "Toronto COOK - ON, M8X1P4" is Toronto, ON."""
    town, title, rest = (page.metadata("keywords") or "").partition(f" {page.title} - ")
    return ", ".join(filter(None, (town, rest.partition(",")[0]))) if title else None


def _date(value: str | None) -> str | None:
    match = _DATE.fullmatch(value or "")
    if match is None or match.group(1) not in _MONTHS:
        return None
    return f"{match.group(3)}-{_MONTHS.index(match.group(1)) + 1:02}-{match.group(2)}"
