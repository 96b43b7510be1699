"""What a person would read off the page: every field from the visible text alone."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from service.scrape import describe, employer, employment, heading, labels, place, salary
from service.scrape.blocks import Text
from service.scrape.describe import Description
from service.scrape.model import EmploymentType, JobPosting, Salary
from service.scrape.page import Page
from service.scrape.reading import Reading
from service.scrape.text import count_words, word_set
from service.scrape.words import LANGUAGE_HINTS

TRUST = 0.7
_LINES_ABOVE_TITLE, _LINES_BELOW_TITLE = 4, 16  # around the title stand place, type and pay
_MAX_LABELLED = 3  # contract and working time are two fields on some boards
_MAX_AMOUNT_WORDS = 4  # "up to $3,500": a header line that is nothing but an amount
_MAX_BADGE_WORDS, _MAX_FACT_WORDS, _MAX_LINE_WORDS = 6, 3, 25
_EMPLOYMENT_NAMES = word_set(
    "employment commitment jobtype worktype schedule contract jobformat type workload fulltime parttime"
)
_SALARY_NAMES = word_set(
    "salary compensation pay remuneration gehalt salario sueldo salaire basesalary payrange salaryrange",
)
_REMOTE_WORD = re.compile(r"(?<![\w-])(?:remote|home ?office|télétravail|teletrabajo|remoto)(?![\w-])", re.IGNORECASE)
_PIECES = re.compile(r"[.;]\s|\s[|·]\s")
_LANGUAGE_WORDS = 400  # the beginning is enough to tell
_MIN_HINTS = 5
_KANA, _KANA_OR_HANGUL = re.compile(r"[\u3040-\u30ff]"), re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The visible reading, the description it was made with, and where and how the title stands on the page.

    `ways` are the lines that say how one works: "Hybrid".
    """

    reading: Reading
    description: Description
    title_block: int | None
    title_is_labelled: bool
    ways: tuple[str, ...]


def read(page: Page, text: Text) -> Seen:
    """What the visible page says, and what the verdict needs to know about how it says it."""
    labelled = labels.read(text)
    within = describe.container(text)
    prose = describe.span(text, within) if within is not None else None
    title = heading.find(page, text, labelled=labelled.get("title", ()), prose=prose)
    name = title.text if title is not None else None
    start = _title_block(text, title)
    company = employer.find(page, text, title=name, title_block=start, labelled=labelled)
    hiring = heading.hiring(page)
    location = (hiring[2] if hiring else None) or place.find(
        text, title_block=start, labelled=labelled, company=company
    )
    location = location or place.in_title(name) or place.in_page_titles(heading.meta_titles(page), title=name)
    if within is not None and prose is not None and start is not None:
        within = describe.below(text, start, within, place=prose)
    description = describe.find(text, within=within, header=(name, company, location), title_block=start)
    posting = JobPosting(
        title=name,
        company=company,
        location=location or place.in_prose(description.text) or _remote_in_titles(page),
        description=description.text or None,
        salary=_salary(text, labelled.get("salary", ()), description=description.text, start=start),
        employment_types=_employment(text, labelled.get("employment", ()), start=start)
        or employment.in_prose(description.text),
        language=language(description.text),
    )
    return Seen(
        reading=Reading(origin="visible_text", confidence=TRUST, posting=posting),
        description=description,
        title_block=start,
        title_is_labelled=name is not None and name in labelled.get("title", ()),
        ways=(
            *labelled.get("workplace", ())[:_MAX_LABELLED],
            *(each for each in labelled.get("location", ())[:_MAX_LABELLED] if place.is_way_of_working(each)),
            *(each for each in _header(text, start) if place.is_way_of_working(each)),
        ),
    )


def _remote_in_titles(page: Page) -> str | None:
    """The word for remote work in the page's own title: "Remote Software Engineer at Acme"."""
    found = (_REMOTE_WORD.search(title) for title in heading.meta_titles(page))
    return next((match.group() for match in found if match), None)


def language(text: str) -> str | None:
    """The language code of a text, told by its most frequent words; None when it is not clear."""
    found = [word.lower() for word in _WORD.findall(text[: _LANGUAGE_WORDS * 8])][:_LANGUAGE_WORDS]
    if letter := _KANA_OR_HANGUL.search(text):
        return "ja" if letter.group() < "\uac00" or _KANA.search(text) else "ko"
    times = Counter(found)
    counts = sorted(
        ((sum(times[word] for word in hints), code) for code, hints in LANGUAGE_HINTS.items()), reverse=True
    )
    return counts[0][1] if counts[0][0] >= _MIN_HINTS and counts[0][0] > counts[1][0] else None


def _title_block(text: Text, title: heading.Heading | None) -> int | None:
    if title is None or title.block is not None:
        return title.block if title else None
    return next((position for position, block in enumerate(text.blocks) if block.text == title.text), None)


def _header(text: Text, start: int | None) -> list[str]:
    """The short lines around the title, where boards put place, type and pay."""
    if start is None:
        return []
    around = text.blocks[max(0, start - _LINES_ABOVE_TITLE) : start + _LINES_BELOW_TITLE]
    return [block.text for block in around if not (block.skipped or block.in_form)]


def _employment(text: Text, labelled: list[str] | tuple[str, ...], *, start: int | None) -> tuple[EmploymentType, ...]:
    if found := employment.codes(" / ".join(labelled[:_MAX_LABELLED])):
        return found
    lasting: tuple[EmploymentType, ...] = ()
    named = [
        atom.text
        for atom in text.atoms
        if not atom.tokens.isdisjoint(_EMPLOYMENT_NAMES) and count_words(atom.text) <= _MAX_BADGE_WORDS
    ]
    header = [piece for each in _header(text, start) for piece in _PIECES.split(each)]
    badges = [each for each in header if count_words(each) <= _MAX_BADGE_WORDS and each[:1] not in {"-", "•"}]
    facts = [block.text for block in text.blocks if block.kind in {"dd", "td"} and block.words <= _MAX_FACT_WORDS]
    for value in [*named, *badges[1 if start == 0 else 0 :], *facts]:
        if found := employment.codes(value):
            if not employment.says_only_lasting(value):
                return found
            lasting = found
    return lasting


def _salary(text: Text, labelled: list[str] | tuple[str, ...], *, description: str, start: int | None) -> Salary | None:
    for value in labelled:
        if found := salary.in_text(value, trusted=True):
            return found
    for position, block in enumerate(text.blocks):
        near_title = start is not None and 0 <= position - start <= _LINES_BELOW_TITLE
        if block.skipped or block.in_form:
            continue
        named = not block.tokens.isdisjoint(_SALARY_NAMES)
        named |= near_title and (block.words <= _MAX_AMOUNT_WORDS or salary.begins(block.text))
        if (named or (near_title and block.words <= _MAX_BADGE_WORDS * 2)) and (
            found := salary.in_text(block.text, trusted=named)
        ):
            return found
    return salary.in_text(description) or next(filter(None, map(salary.in_text, _pay_lines(text))), None)


def _pay_lines(text: Text) -> Iterator[str]:
    """Lines outside the description that begin with a word for pay: "Salaire brut : …"."""
    for block in text.blocks:
        if block.words <= _MAX_LINE_WORDS and not (block.skipped or block.in_form) and salary.is_label(block.text):
            yield block.text
