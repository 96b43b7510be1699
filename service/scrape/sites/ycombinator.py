"""Y Combinator's job pages: the text, which stands between the facts above it and the company's own words below."""

import itertools
from urllib.parse import urlsplit

from service.scrape import blocks, describe
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page
from service.scrape.text import key

_HOSTS = frozenset({"www.ycombinator.com", "www.workatastartup.com"})
_HEADING = "about the role"
_PROSE = "prose"


def matches(page: Page) -> bool:
    """Whether the page is Y Combinator's."""
    return urlsplit(page.url).hostname in _HOSTS


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The text below its heading; the rest is right in the page's structured data."""
    for heading, block in itertools.pairwise(text.blocks):
        if heading.level and key(heading.text) == _HEADING:
            around = (block.tag, *block.tag.parents)
            prose = next((tag for tag in around if _PROSE in str(tag.get("class") or "").split()), None)
            return JobPosting(description=describe.markdown(blocks.read(prose).blocks) or None if prose else None)
    return JobPosting()
