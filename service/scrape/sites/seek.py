"""SEEK, Jobstreet and Jobsdb: the open posting, on its own page or in the pane beside a list."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from service.scrape import employment, parts, salary
from service.scrape.blocks import Text
from service.scrape.model import JobPosting, Salary, Workplace
from service.scrape.page import Page

# One system under several names: www.seek.com.au, nz.seek.com, id.jobstreet.com, hk.jobsdb.com, www.jobstreet.com.sg
_HOST = re.compile(r"(?:[\w-]{1,20}\.)?(?:seek\.(?:com\.au|co\.nz|com)|(?:jobstreet|jobsdb)\.(?:com|co)(?:\.\w\w)?)")
_DOLLARS = {".au": "AUD", "nz": "NZD"}  # what "$" means on a host that ends or begins so
# Such as "Launceston TAS (Hybrid)", but not "Hunter Valley (Upper)".
_WAY = re.compile(r"\s{0,2}\((Hybrid|Remote|On[- ]site)\)$")
_WAYS = {"h": Workplace.HYBRID, "r": Workplace.REMOTE, "o": Workplace.ON_SITE}


def matches(page: Page) -> bool:
    """Whether the page is of SEEK or one of its sisters."""
    return _HOST.fullmatch(urlsplit(page.url).hostname or "") is not None


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The open posting; the cards of a list have other names."""
    place = parts.text(page.soup, "job-detail-location") or ""
    way = _WAY.search(place)
    return JobPosting(
        title=parts.text(page.soup, "job-detail-title"),
        company=parts.text(page.soup, "advertiser-name"),
        location=_WAY.sub("", place) or None,
        workplace=_WAYS[way.group(1)[0].lower()] if way else None,
        employment_types=employment.codes(parts.text(page.soup, "job-detail-work-type")),
        salary=_pay(page),
        description=parts.markdown(page.soup, "jobAdDetails"),
    )


def _pay(page: Page) -> Salary | None:
    """The pay, whose bare "$" is the country's own dollar."""
    pay = salary.in_text(parts.text(page.soup, "job-detail-salary") or "", trusted=True)
    host = urlsplit(page.url).hostname or ""
    dollars = next((code for mark, code in _DOLLARS.items() if host.endswith(mark) or host.startswith(mark)), None)
    return replace(pay, currency=dollars) if pay and dollars and pay.text.startswith("$") else pay
