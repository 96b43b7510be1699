"""A posting that was copied as text: the same fields, found line by line.

The text becomes a small page whose first lines are marked up as a posting's header, and is read as any other page.
"""

import html as entities
import re
from dataclasses import replace

from service.scrape import blocks, employment, page, place, salary, verdict, visible, workplace
from service.scrape.describe import MIN_WORDS, markdown_of_lines
from service.scrape.model import Clip, JobPosting, Verdict
from service.scrape.page import Page
from service.scrape.reading import merge
from service.scrape.roles import names_role
from service.scrape.text import count_words, key, line
from service.scrape.urls import canonical_url
from service.scrape.words import CHROME, LABELS, NO_TITLE

# What a person who pasted a text can do about it; they may stand on no page at all.
_REASONS = {
    Verdict.LISTING: "This text lists several jobs. Paste the one you want, from its title to its end.",
    Verdict.SIGN_IN_WALL: "This text asks to sign in; it is not the posting. Sign in there, then copy the posting.",
    Verdict.BOT_WALL: "This text is a site's check for robots. Pass the check on the site, then copy the posting.",
    Verdict.EXPIRED: "The text says that this posting is closed or gone.",
    Verdict.NOT_A_JOB: "This text does not read like a job posting. Paste all of it, from the title to the end.",
}
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
    posting = replace(posting, title=_without_company(posting.title, posting.company), source_url=_address(opened))
    description = markdown_of_lines(_without_header(text, posting))
    posting = workplace.completed(replace(posting, description=description or None), said=seen.ways)
    if posting.salary is None:
        posting = replace(posting, salary=salary.in_text(description))
    judged = verdict.judge(opened, blocks.read(opened.soup), posting=posting, seen=seen)
    if judged.verdict is Verdict.NOT_A_JOB and _reads_like_one(posting):
        judged = verdict.posting(closed=judged.closed)
    reason = _REASONS.get(judged.verdict, judged.reason)
    return Clip(verdict=judged.verdict, reason=reason, posting=posting, sources=sources, closed=judged.closed)


def _reads_like_one(posting: JobPosting) -> bool:
    """Whether a short text that somebody chose to paste is a posting: it names a role and says something of it."""
    return (
        names_role(posting.title or "")
        and count_words(posting.description or "") >= MIN_WORDS
        and bool(posting.company or posting.location or posting.salary or posting.employment_types)
    )


def _address(opened: Page) -> str | None:
    try:
        return canonical_url(opened.url)
    except ValueError:
        return None


def _markup(lines: list[str]) -> str:
    """A page of the lines: the title as its heading, the company named so, items as list items."""
    said = next((position for position, each in enumerate(lines[:_HEADER_LINES]) if _labelled_title(each)), None)
    title = next((position for position, each in enumerate(lines[:_HEADER_LINES]) if _may_be_title(each)), None)
    title = title if said is None else said
    company = _company(lines, title=title)
    out = []
    for position, each in enumerate(lines):
        text = entities.escape(each)
        if position == title:
            out.append(f"<h1 class='job-title'>{entities.escape(_labelled_title(each) or each)}</h1>")
        elif company is not None and position == company[0]:
            rest = entities.escape(each.removeprefix(company[1]).strip(" ·•|–—,"))
            out.append(f"<div class='company-name'>{entities.escape(company[1])}</div><div>{rest}</div>")
        elif _BULLET.match(each):
            out.append(f"<ul><li>{entities.escape(each[2:])}</li></ul>")
        else:
            out.append(f"<p>{text}</p>")
    return f"<html><body>{''.join(out)}</body></html>"


def _labelled_title(each: str) -> str | None:
    """The title in a line such as "Job title: Ship's cook"."""
    label = _LABEL.match(each)
    return each[label.end() :] if label and LABELS["title"].fullmatch(label.group(1)) else None


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
    around = [part for each in (*parts[1:], *lines[title + 2 : title + 4]) for part in each.split("; ")]
    is_header = any(
        place.looks_like_place(each) or (count_words(each) <= _MAX_NAME_WORDS and employment.codes(each))
        for each in around
    )
    if not parts or not is_header or ":" in parts[0] or not 0 < count_words(parts[0]) <= _MAX_NAME_WORDS:
        return None
    if place.looks_like_place(parts[0]) or employment.codes(parts[0]) or parts[0].endswith((".", "!", "?")):
        return None
    return title + 1, parts[0]


def _without_company(title: str | None, company: str | None) -> str | None:
    """The title, of "Cook at Acme" without the company."""
    if title is None or company is None:
        return title
    return (
        re.sub(rf"\s(?:at|@|bei|chez|hos|[-–|])\s{{1,2}}{re.escape(company)}$", "", title, flags=re.IGNORECASE) or title
    )


def _without_header(text: str, posting: JobPosting) -> str:
    """The text without its first lines, as far as they only say what is known: title, company, place, pay."""
    pay = posting.salary.text if posting.salary else None
    known = {key(each) for each in (posting.title, posting.company, posting.location, pay) if each}
    known.add(key(f"{posting.title} at {posting.company}"))
    rest = text.strip().split("\n")
    while rest and _is_header(rest[0], known=known):
        rest.pop(0)
    return "\n".join(rest)


def _is_header(raw: str, *, known: set[str]) -> bool:
    label = _LABEL.match(line(raw))
    if label and any(pattern.fullmatch(label.group(1)) for pattern in LABELS.values()):
        return True
    parts = [key(part) for part in (raw, *_SEPARATOR.split(line(raw))) if key(part)]
    return not parts or parts[0] in known or (len(parts) > 1 and all(part in known for part in parts[1:]))
