"""hh.ru and its sisters: the employer and the address, which stand in one box beside the posting."""

import re
from urllib.parse import urlsplit

from service.scrape import parts
from service.scrape.blocks import Text
from service.scrape.model import JobPosting
from service.scrape.page import Page

# spb.hh.ru, hh.kz, hh.uz, headhunter.ge, rabota.by: one system under the names of its countries.
_HOST = re.compile(r"(?:[\w-]{1,40}\.)?(?:hh\.(?:ru|kz|uz)|headhunter\.(?:ge|kg|kz)|rabota\.by)")
# The street is better than the town, and has the stations of the underground in elements of their own.
_PLACE = ("vacancy-view-raw-address", "vacancy-view-location")
_BEFORE_COMMA = re.compile(r"\s{1,3}(?=,)")


def matches(page: Page) -> bool:
    """Whether the page is of hh.ru or one of its sisters."""
    return _HOST.fullmatch(urlsplit(page.url).hostname or "") is not None


def read(page: Page, text: Text) -> JobPosting:  # noqa: ARG001 - every reader is asked alike
    """The employer, the address and the text of a single vacancy; a list's cards have other names."""
    place = parts.text(page.soup, *_PLACE)
    return JobPosting(
        company=parts.text(page.soup, "vacancy-company-name"),
        location=_BEFORE_COMMA.sub("", place) if place else None,
        # A wrapper around it is called "vacancy-description" too, and holds the date and the skills.
        description=parts.markdown(page.soup, "g-user-content"),
    )
