"""What a page may cost, checked before anything is parsed."""

import re

from service.errors import TooLarge

MAX_PAGE_CHARS = 5_000_000  # the largest saved posting is 3.1 MB; every step below is linear in this
MAX_TAGS = 60_000  # opening brackets; the busiest real page has 25,000, and a soup costs some 10 us for each
MAX_TAG_CHARS = 8_000  # only longer tags are looked at for attributes; inline images make honest tags longer
MAX_ATTRIBUTES = 1_500  # libxml2 compares each attribute with all others: 50,000 on one tag take 4 s, 1,500 take 4 ms

# "<div a1=x a2=x …" with thousands of attributes, closed or not.
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{MAX_TAG_CHARS},}}>?")
_SPACE = re.compile(r"\s+")
# NUL ends libxml2's input early; the other control characters are no text.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def check(html: str) -> None:
    """Nothing, when the page is within the limits; raises TooLarge otherwise."""
    if len(html) > MAX_PAGE_CHARS:
        raise TooLarge(
            f"This page is larger than {MAX_PAGE_CHARS // 1_000_000} MB, which is more than a job posting needs. "
            "Copy the posting's text and paste it instead.",
        )
    if html.count("<") > MAX_TAGS:
        raise TooLarge(
            f"This page has more than {MAX_TAGS:,} tags, which is more than a job posting needs. "
            "Copy the posting's text and paste it instead.",
        )


def defuse(html: str) -> str:
    """The page without what makes parsers slow or stop early: control characters and tags of endless attributes."""
    return _LONG_TAG.sub(_drop_if_crowded, _CONTROL.sub("", html))


def _drop_if_crowded(tag: re.Match[str]) -> str:
    attributes = len(_SPACE.findall(tag.group()))
    return " " if attributes > MAX_ATTRIBUTES else tag.group()
