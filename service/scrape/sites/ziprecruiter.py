"""ZipRecruiter: the open posting in the pane beside a list; a posting's own page needs no help."""

import itertools
from urllib.parse import urlsplit

from bs4 import Tag

from service.scrape import blocks, describe, employment, parts, salary
from service.scrape.blocks import Block, Text
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.text import key

_PANE = "job-details-scroll-container"
_COMPANY_PATH = "/co/"
_HEADING = "job description"


def matches(page: Page) -> bool:
    """Whether the page is ZipRecruiter's."""
    host = urlsplit(page.url).hostname or ""
    return host == "ziprecruiter.com" or host.endswith((".ziprecruiter.com", ".ziprecruiter.co.uk"))


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The header of the pane from top to bottom, title and company first, and the text below its heading."""
    pane = parts.find(page.soup, _PANE)
    inside = [each for each in blocks.read(pane).blocks if not each.in_form] if pane is not None else []
    heading = next((each for each in inside if each.level and key(each.text) == _HEADING), None)
    if heading is None or not inside[0].level or inside[0] is heading:
        return JobPosting()
    header = inside[1 : inside.index(heading)]
    company = next((place for place, each in enumerate(header) if _is_company(each)), None)
    facts = header[company + 1 :] if company is not None else []
    return JobPosting(
        title=inside[0].text,
        company=header[company].text if company is not None else None,
        location=facts[0].text.split("•")[0].strip() or None if facts else None,
        salary=next((pay for each in facts if (pay := salary.in_text(each.text, trusted=True))), None),
        employment_types=next((kinds for each in facts if (kinds := employment.codes(each.text))), ()),
        description=_below(heading.tag),
    )


def _is_company(block: Block) -> bool:
    links = [block.tag] if block.tag.name == "a" else block.tag.find_all("a")
    return any(_COMPANY_PATH in str(link.get("href") or "") for link in links)


def _below(heading: Tag) -> str | None:
    """The element right below the heading."""
    around = heading.parent.contents if heading.parent is not None else []
    tags = [each for each in around if isinstance(each, Tag)]
    below = next((after for each, after in itertools.pairwise(tags) if each is heading), None)
    return describe.markdown(blocks.read(below).blocks) or None if below is not None else None
