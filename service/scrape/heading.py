"""The job's title, chosen among headings, meta tags and labels by how well they agree."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from service.scrape.blocks import Block, Text
from service.scrape.page import Page
from service.scrape.roles import names_role
from service.scrape.text import contains, count_words, key, line
from service.scrape.words import GENDERED, LIST_TITLE, NO_TITLE

_MAX_WORDS = 28  # the longest honest title seen has 26
_MAX_PIECES, _MAX_SITE_WORDS = 8, 3
_MAX_HEADINGS = 60
_FEW_CARDS = 5
_MOST = 0.6  # of a title's words stand in the address: slugs drop some
_LEVEL_WORTH = {1: 3.0, 2: 1.3, 3: 0.7}
_TITLE_NAMES = frozenset({"title", "headline", "jobtitle", "header", "heading", "topcard"})
_JOB_NAMES = frozenset(
    {"job", "position", "posting", "vacancy", "opening", "role", "jobtitle", "topcard", "jobad", "stelle", "offer"}
)
_WORTH_OF_ROLE, _WORTH_OF_GENDERS = 0.9, 0.9  # "nurse"; "(m/w/d)"
_COST_OF_LIST = 2.0  # "38 mechanic jobs in Tasmania"
_WORTH_ABOVE_TEXT = 0.8  # a title heads the text; headings of lists and footers do not
_HEADER_LINES, _LINES_INTO_TEXT = 24, 2  # some pages have the title inside the element of the text
_ENOUGH = 2.4  # a heading of the first level is not enough on a page that says nothing else about it

# Such as: "(3) X" where 3 messages are unread, "Job Application for X at Y", "Stellenausschreibung: X (Frist: 6.10.)"
_BEFORE = re.compile(
    r"^(?:\(\d{1,3}\+?\)|job application for|easy apply\s{0,2}[-–]|apply for|job:|jobs?:|vacancy:|position:"
    r"|job opening:|career(?: opportunit(?:y|ies))?:|we.?re hiring:?|stellenausschreibung(?: [A-ZÄÖÜ]{2,5})?:?"
    r"|stellenangebot:?|offre d.emploi:?"
    r"|oferta de empleo:?|job als)\s{1,3}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s{0,2}(?:\((?:bewerbung|bewerbungsfrist|apply|deadline|bewerben|posted)[^()]{0,60}\)"
    r"|[-–|]\s{0,2}(?:job(?: post)?|careers?|stellenangebot|apply online|job details?|full[- ]time job|jobs?)\s{0,2})$",
    re.IGNORECASE,
)
_HIRING = re.compile(r"^(.{2,80}?) (?:is )?hiring (.{2,200}?)(?: in (.{2,100}?))?(?: \| .{1,40})?$")
_SEPARATOR = re.compile(r"\s{1,3}(?:\||[-–—·•»@]|::|at|bei|chez|hos)\s{1,3}|\s{0,2}\|\s{0,2}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A title, how much speaks for it, and which block of the page it stands in (None when only meta tags name it)."""

    text: str
    score: float
    block: int | None = None


def meta_titles(page: Page) -> list[str]:
    """What the page's own meta tags say its title is, without the words around it."""
    raw = [page.metadata("og:title"), page.metadata("twitter:title"), page.title]
    return list(dict.fromkeys(cleaned(each) for each in raw if each))


def hiring(page: Page) -> tuple[str, str, str | None] | None:
    """Company, title and place of a page titled "Acme hiring Cook in Rome | Board", or None."""
    match = _HIRING.match(page.metadata("og:title") or page.title)
    return (match.group(1), match.group(2), match.group(3)) if match else None


def cleaned(title: str) -> str:
    """The title without "Job application for" before it and "(apply by …)" behind it."""
    return _AFTER.sub("", _BEFORE.sub("", line(title))).strip(" -–|:")


def find(page: Page, text: Text, *, labelled: Sequence[str], prose: range | None = None) -> Heading | None:
    """The best title, or None when nothing on the page is one; `prose` are the blocks of the page's text."""
    metas = [key(each) for each in meta_titles(page)]
    shown = {key(block.text) for block in text.blocks if block.words <= _MAX_WORDS}
    slug = key(unquote(urlsplit(page.url).path[-300:])) if page.url else ""
    site_names = _site_names(page, shown=shown)
    best: Heading | None = None
    for candidate in _candidates(page, text, labelled=labelled):
        folded = key(candidate.text)
        score = candidate.score + _agreement(candidate, metas=metas, slug=slug) + _worth_by_itself(candidate.text)
        if candidate.block is not None and prose is not None:
            score += _closeness(prose.start - candidate.block)
        score += 2.0 * (candidate.block is None and folded in shown) - 3.0 * (folded in site_names)
        if best is None or score > best.score:
            best = Heading(candidate.text, score, candidate.block)
    return best if best is not None and best.score >= _ENOUGH else None


def _closeness(lines: int) -> float:
    """What standing `lines` above the text is worth: a title heads the text, a card of another job is further off."""
    if not -_LINES_INTO_TEXT <= lines <= _HEADER_LINES:
        return 0.0
    return _WORTH_ABOVE_TEXT * (1 - max(lines, 0) / (2 * _HEADER_LINES))


def _worth_by_itself(title: str) -> float:
    """How far the words themselves are those of a job's title."""
    if LIST_TITLE.search(title):
        return -_COST_OF_LIST
    return _WORTH_OF_ROLE * names_role(title) + _WORTH_OF_GENDERS * bool(GENDERED.search(title))


def _site_names(page: Page, *, shown: set[str]) -> set[str]:
    """What the meta tags call the site: `og:site_name`, and the short end of a title whose beginning is shown."""
    names = {key(page.metadata("og:site_name"))}
    for title in meta_titles(page):
        for match in _SEPARATOR.finditer(title):
            if match.group().strip() in {"at", "@"}:
                names.add(key(title[match.end() :]))
            head, tail = key(title[: match.start()]), key(title[match.end() :])
            if head in shown and len(tail.split()) <= _MAX_SITE_WORDS < len(head.split()):
                names.add(tail.split(" ", 1)[-1] if tail.split(" ")[0].isdigit() else tail)
    return names - {""}


def _candidates(page: Page, text: Text, *, labelled: Sequence[str]) -> Iterator[Heading]:
    if (known := hiring(page)) is not None:
        yield Heading(known[1], 4.0)
    yield from (Heading(value, 3.2) for value in labelled[:2] if _is_title(value))
    for order, heading in enumerate(_headings(text)):
        clean = cleaned(heading.text)
        if _is_title(clean):
            yield Heading(clean, heading.score - 0.05 * order, heading.block)
    for title in meta_titles(page):
        yield from (Heading(part, worth) for part, worth in _parts(title) if _is_title(part))


def _headings(text: Text) -> list[Heading]:
    """Headings, and elements whose names say that they are the job's title."""
    found: list[Heading] = []
    cards = _cards(text)
    tops = sum(block.level == 1 and not (block.skipped or block.in_form) for block in text.blocks)
    for position, block in enumerate(text.blocks):
        if block.skipped or block.in_form or not block.words or block.words > _MAX_WORDS:
            continue
        if (block.level, block.own) in cards and block.link_words:
            continue
        score = _LEVEL_WORTH.get(block.level, 0.0) + _name_worth(block)
        if not found and block.level:
            score += 1.2 / max(tops, 1)  # a page's one main heading is rarely about something else
        if block.link_words > block.words / 2 and block.level != 1 and block.tokens.isdisjoint(_JOB_NAMES):
            score -= 0.4 if names_role(block.text) else 1.2
        if score > 0:
            found.append(Heading(block.text, score, position))
    return found[:_MAX_HEADINGS]


def _cards(text: Text) -> set[tuple[int, frozenset[str]]]:
    """The kinds of linked headings of which there are many: those of the cards of a list, not a page's title."""
    kinds = Counter((block.level, block.own) for block in text.blocks if block.level > 1 and block.link_words)
    return {kind for kind, times in kinds.items() if times >= _FEW_CARDS}


def _name_worth(block: Block) -> float:
    """How far the element's names say that it holds a job's title; its own names more than its parents'."""
    if block.tokens.isdisjoint(_TITLE_NAMES):
        return 0.0
    if block.tokens.isdisjoint(_JOB_NAMES):
        return 0.6
    return 2.6 if not (block.own.isdisjoint(_TITLE_NAMES) or block.own.isdisjoint(_JOB_NAMES)) else 2.0


def _parts(title: str) -> Iterator[tuple[str, float]]:
    """The pieces a meta title may be made of: "Title - Company", "Company - Title", "Title at Company | Board"."""
    pieces = [(match.start(), match.end()) for match in _SEPARATOR.finditer(title)]
    if not pieces:
        yield title, 2.0
        return
    for start, _ in pieces[:_MAX_PIECES]:
        yield title[:start], 1.8
    yield title[pieces[0][1] :], 1.5


def _agreement(candidate: Heading, *, metas: Sequence[str], slug: str) -> float:
    """How far the page's meta tags and its address say the same."""
    folded = key(candidate.text)
    score = 0.0
    if candidate.block is None:
        pass  # meta tags agree with themselves
    elif any(folded == meta for meta in metas):
        score += 2.5
    elif any(contains(meta, folded) for meta in metas):
        score += 2.0 if count_words(folded) > 1 else 1.0
    words = set(folded.split())
    if slug and words:
        score += 1.5 * (len(words & set(slug.split())) >= _MOST * len(words))
    return score


def _is_title(value: str) -> bool:
    return 0 < count_words(value) <= _MAX_WORDS and NO_TITLE.fullmatch(value) is None and any(map(str.isalpha, value))
