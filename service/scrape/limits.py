"""What a page may cost, checked and mended before anything is parsed."""

import re
from collections.abc import Iterator

from service.errors import TooLarge

MAX_PAGE_CHARS = 5_000_000  # the largest saved posting is 3.1 MB; every step below is linear in this
MAX_TAGS = 60_000  # opening brackets; the busiest real page has 25,000, and a soup costs some 10 us for each
MAX_TAG_CHARS = 1_500  # only longer tags are looked at for attributes; inline images make honest tags longer
MAX_ATTRIBUTES = 300  # libxml2 compares each attribute with all others: 50,000 on one tag take 4 s, 300 take 0.2 ms
MAX_SHEET_CHARS = 60_000  # of all sheets; larger ones are frameworks, which take a millisecond for each 50 KB
UNFOLLOWED = "@import 'more';"  # stands for rules that are not looked at
_MAX_SEARCHED = 4 * MAX_PAGE_CHARS  # of long tags, which may hold the beginnings of others in their attributes

# One attribute as browsers and libxml2 read it: `a`, `a=1`, `a = "1"`, `=b`; quotes count only behind the sign.
_ATTRIBUTE = r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+"
_ATTRIBUTES = re.compile(_ATTRIBUTE)
# "<div a=1 b='2>1' …>", closed or not.
_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:[\s/]++|{_ATTRIBUTE})*+>?+")
_NO_DRAWING = re.compile(r"<(?!/?(?:svg|path|g|circle|rect|line|poly\w{4,6}|ellipse|defs|use|mask|stop)\b)")
# NUL ends libxml2's input early; the other control characters are no text.
_CONTROL = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F])


def defuse(html: str) -> tuple[str, bytes]:
    """The page without what makes parsers slow or stop early: control characters, endless attributes, long sheets.

    As text and in UTF-8, since large pages are not encoded twice. Raises TooLarge for a page over the limits, and one
    of long tags inside each other's attributes.
    """
    if len(html) > MAX_PAGE_CHARS:
        raise _too_large(f"is larger than {MAX_PAGE_CHARS // 1_000_000} MB")
    raw = html.encode("utf-8", "replace")
    if raw.count(b"<") > MAX_TAGS:  # of bytes: counting in text takes eight times as long
        raise _too_large(f"has more than {MAX_TAGS:,} tags")
    clean = raw.translate(None, _CONTROL)
    if len(clean) < len(raw):
        html = clean.decode("utf-8")
    mended = _without_crowds(_without_long_sheets(html))
    return mended, clean if mended is html else mended.encode("utf-8", "replace")


def _without_crowds(html: str) -> str:
    """The page without the tags that have too many attributes."""
    crowded = list(_crowded(html))
    if not crowded:
        return html
    kept = zip([0, *(end for _, end in crowded)], [*(start for start, _ in crowded), len(html)], strict=True)
    return " ".join(html[start:end] for start, end in kept)


def _too_large(what: str) -> TooLarge:
    return TooLarge(
        f"This page {what}, which is more than a job posting needs. Copy the posting's text and paste it instead."
    )


def _without_long_sheets(html: str) -> str:
    """The page without style sheets that are too long to be followed; that they were there can still be told.

    Half of some pages is such a sheet, and every later step would pass over it. What holds any tag but those of
    drawings is no sheet, whatever opens it.
    """
    sheets = list(_sheets(html))
    if sum(end - start for start, end in sheets) <= MAX_SHEET_CHARS:
        return html
    kept = zip([0, *(end for _, end in sheets)], [*(start for start, _ in sheets), len(html)], strict=True)
    return UNFOLLOWED.join(html[start:end] for start, end in kept)


def _sheets(html: str) -> Iterator[tuple[int, int]]:
    """Where the rules of each style element begin and end."""
    start = html.find("<style")
    while start >= 0:
        body = html.find(">", start) + 1
        end = html.find("</style", body) if body else -1
        if end < 0:
            return
        if _NO_DRAWING.search(html, body, end) is None:
            yield body, end
        start = html.find("<style", end)


def _crowded(html: str) -> Iterator[tuple[int, int]]:
    """Where each tag of too many attributes begins and ends; what only looks like a long tag may hide one."""
    searched = position = 0
    while (tag := _long_tag(html, position)) is not None:
        start, end = tag.span()
        searched += end - start
        if searched > _MAX_SEARCHED:
            raise TooLarge("The tags of this page are broken. Copy the posting's text and paste it instead.")
        names = _ATTRIBUTES.finditer(html, start + 1, end)
        if sum(1 for _ in names) > MAX_ATTRIBUTES:
            yield start, end
            position = end
        else:
            position = start + 1


def _long_tag(html: str, position: int) -> re.Match[str] | None:
    return next((tag for tag in _TAG.finditer(html, position) if tag.end() - tag.start() > MAX_TAG_CHARS), None)
