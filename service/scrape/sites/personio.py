"""Personio: the form's words behind the text, and the length of the contract before the working time."""

import itertools
import re
from urllib.parse import urlsplit

from service.scrape import blocks, describe, employment, parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page

_HOST = re.compile(r".{1,250}\.jobs\.personio\.(?:de|com|es)")
_HEADING = "detail-block-title"  # of each part of the text, in the old layout and the new one
_MAX_FACT_WORDS = 6  # "Permanent employee, Full-time · Linz"


def matches(page: Page) -> bool:
    """Whether the page is of a Personio career site."""
    return _HOST.fullmatch(urlsplit(page.url).hostname or "") is not None


def read(page: Page, text: Text) -> JobPosting:
    """The text and the working time of a posting; a list has no such headings."""
    sections = [tag.parent for tag in parts.find_all(page.soup, _HEADING) if tag.parent is not None]
    found = [written for tag in sections if (written := describe.markdown(blocks.read(tag).blocks))]
    return JobPosting(
        employment_types=employment.codes(_facts(text)) if found else (),
        description="\n\n".join(found) or None,
    )


def _facts(text: Text) -> list[str]:
    """The short lines between the title and the next heading."""
    below = itertools.islice(itertools.dropwhile(lambda each: each.level != 1, text.blocks), 1, None)
    header = itertools.takewhile(lambda each: not each.level, below)
    return [each.text for each in header if each.words <= _MAX_FACT_WORDS and not each.in_form]
