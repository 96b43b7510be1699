"""StepStone and its sisters: the employer and the text, between boxes about pay, the company and other jobs."""

import re
from urllib.parse import urlsplit

from bs4 import Tag

from service.scrape import blocks, describe, parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page

# One system: www.stepstone.de, www.stepstone.at, www.totaljobs.com, www.cwjobs.co.uk, www.irishjobs.ie
_HOST = re.compile(
    r"(?:www\.)?(?:stepstone\.\w{2,3}|(?:totaljobs|caterer|milkround)\.com|(?:cwjobs|jobsite)\.co\.uk|(?:irish)?jobs\.ie)"
)


def matches(page: Page) -> bool:
    """Whether the page is of StepStone or one of its sisters."""
    return _HOST.fullmatch(urlsplit(page.url).hostname or "") is not None


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The employer and the text; the rest is right in the page's structured data and in its header."""
    return JobPosting(company=parts.text(page.soup, "metadata-company-name"), description=_description(page))


def _description(page: Page) -> str | None:
    """The text without the invitation to look up what one might earn, which may stand inside it."""
    content = parts.find(page.soup, "job-ad-content")
    if content is None:
        return None
    invitation = parts.find(content, "job-ad-salary")
    return describe.markdown(each for each in blocks.read(content).blocks if not _is_in(each.tag, invitation)) or None


def _is_in(tag: Tag, outer: Tag | None) -> bool:
    return outer is not None and (tag is outer or any(parent is outer for parent in tag.parents))
