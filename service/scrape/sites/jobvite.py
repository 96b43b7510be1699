"""Jobvite: the line below the title says department and place, each on a line of the source and set apart by style."""

from urllib.parse import urlsplit

from service.scrape import parts, structured
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.text import line

_FACTS = "jv-job-detail-meta"


def matches(page: Page) -> bool:
    """Whether the page is of a Jobvite career site, also on a company's own domain."""
    hosts = {urlsplit(page.url).hostname or "", *page.hosts}
    return any(host == "jobvite.com" or host.endswith(".jobvite.com") for host in hosts)


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The place, where the department stands before it; a single line may be either."""
    tag = parts.find(page.soup, _FACTS) if structured.count_postings(page) == 0 else None
    facts = [clean for each in tag.get_text("\n").split("\n") if (clean := line(each))] if tag is not None else []
    return JobPosting(location=facts[1] if len(facts) > 1 else None)
