"""A posting that was copied as text: the same fields, found line by line.

The text becomes a small page whose first lines are marked up as a posting's header, and is read as any other page.
"""

import html as entities
import re
from dataclasses import replace

from service.scrape import blocks, employment, page, place, salary, verdict, visible
from service.scrape.describe import markdown_of_lines
from service.scrape.model import Clip
from service.scrape.page import Page
from service.scrape.reading import merge
from service.scrape.text import count_words, line
from service.scrape.urls import canonical_url
from service.scrape.words import CHROME, LABELS, NO_TITLE

_MAX_TITLE_WORDS = 16
_MAX_NAME_WORDS = 6
_HEADER_LINES = 8  # title, company, place, type, pay and a few buttons
_SEPARATOR = re.compile(r"\s{1,3}[·•|–—]\s{1,3}")
_BULLET = re.compile(r"^[•·▪◦●*–—-]\s")
_LABEL = re.compile(r"^([^:]{2,40}):\s")


def from_text(text: str, *, url: str | None = None) -> Clip:
    """The posting in a pasted text with a verdict. Raises TooLarge when it is over the limits."""
    lines = [clean for raw in text.splitlines() if (clean := line(raw)) and not CHROME.fullmatch(clean)]
    opened = replace(page.parse(_markup(lines), url=""), url=url or "")
    seen = visible.read(opened, blocks.read(opened.soup))
    posting, sources = merge([seen.reading])
    description = markdown_of_lines(_without_title(text, posting.title))
    posting = replace(posting, description=description or None, source_url=_address(opened))
    if posting.salary is None:
        posting = replace(posting, salary=salary.in_text(description))
    judged = verdict.judge(opened, blocks.read(opened.soup), posting=posting, seen=seen)
    return Clip(verdict=judged.verdict, reason=judged.reason, posting=posting, sources=sources, closed=judged.closed)


def _address(opened: Page) -> str | None:
    try:
        return canonical_url(opened.url)
    except ValueError:
        return None


def _markup(lines: list[str]) -> str:
    """A page of the lines: the title as its heading, the company named so, items as list items."""
    title = next((position for position, each in enumerate(lines[:_HEADER_LINES]) if _may_be_title(each)), None)
    company = _company(lines, title=title)
    out = []
    for position, each in enumerate(lines):
        text = entities.escape(each)
        if position == title:
            out.append(f"<h1 class='job-title'>{text}</h1>")
        elif company is not None and position == company[0]:
            rest = entities.escape(each.removeprefix(company[1]).strip(" ·•|–—,"))
            out.append(f"<div class='company-name'>{entities.escape(company[1])}</div><div>{rest}</div>")
        elif _BULLET.match(each):
            out.append(f"<ul><li>{entities.escape(each[2:])}</li></ul>")
        else:
            out.append(f"<p>{text}</p>")
    return f"<html><body>{''.join(out)}</body></html>"


def _may_be_title(each: str) -> bool:
    label = _LABEL.match(each)
    if label and any(pattern.fullmatch(label.group(1)) for pattern in LABELS.values()):
        return False
    is_short = 0 < count_words(each) <= _MAX_TITLE_WORDS and not each.endswith((".", "!", "?", ":", ";", ","))
    return is_short and NO_TITLE.fullmatch(each) is None and not place.looks_like_place(each)


def _company(lines: list[str], *, title: int | None) -> tuple[int, str] | None:
    """The line below the title and the company in it, when a place or a type of employment shows it to be a header."""
    if title is None or title + 1 >= len(lines):
        return None
    parts = [part for part in _SEPARATOR.split(lines[title + 1]) if part]
    around = [*parts[1:], *lines[title + 2 : title + 4]]
    is_header = any(
        place.looks_like_place(each) or (count_words(each) <= _MAX_NAME_WORDS and employment.codes(each))
        for each in around
    )
    if not parts or not is_header or ":" in parts[0] or not 0 < count_words(parts[0]) <= _MAX_NAME_WORDS:
        return None
    if place.looks_like_place(parts[0]) or employment.codes(parts[0]) or parts[0].endswith((".", "!", "?")):
        return None
    return title + 1, parts[0]


def _without_title(text: str, title: str | None) -> str:
    """The text without its first line when that is the title."""
    head, _, rest = text.strip().partition("\n")
    return rest if title is not None and line(head) == title else text
