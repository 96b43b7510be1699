"""Which of a form's options the résumé shows, when its question asks for what a line of it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.drafts.counting import count, years
from service.drafts.entries import EXPERIENCE, entries
from service.drafts.questions import Kind, is_unsaid, kinds
from service.drafts.ranges import are_years, holding
from service.drafts.relevance import terms
from service.match.engine import lexicon
from service.match.engine.mentions import find
from service.match.engine.schooling import degrees_in
from service.match.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from service.drafts.entries import Entry
    from service.resumes.model import Resume

# Such as "Yes", "Nein.", "Oui, je l’ai": the word that a closed question is answered with.
_YES = re.compile(r"\W*(?:yes|yep|ja|jawohl|oui|s[íi]|sim)\b", re.IGNORECASE)
_NO = re.compile(r"\W*(?:no|nope|nein|non|n[ãa]o)\b", re.IGNORECASE)
_SECTIONS = {
    Kind.TOOLS: ("skills", *EXPERIENCE),
    Kind.CODE: ("skills", *EXPERIENCE),
    Kind.LANGUAGES: ("languages",),
    Kind.EDUCATION: ("education",),
    Kind.CERTIFICATES: ("certificates",),
    Kind.EMPLOYER: ("work",),
    Kind.ROLE: ("work",),
}
_BY_HEADING = frozenset({Kind.EMPLOYER, Kind.ROLE, Kind.EDUCATION})  # what names them; their lines tell of work


@dataclass(frozen=True, slots=True)
class Shown:
    """An option, and the line of the résumé that names it."""

    option: str
    line: Evidence


def shown(question: str, options: Sequence[str], told: Sequence[Entry], *, today: date | None) -> Shown | None:
    """Give the option that the résumé names where it tells of what is asked, if there is one and only one.

    "Yes" and "no" are never named; nor is anything that only the person can say, nor a degree not yet earned `today`.
    """
    if is_unsaid(question):
        return None
    ended = [entry for entry in told if entry.section != "education" or entry.has_ended(today)]
    lines = list(_told(question, told if Kind.CURRENT in kinds(question) else ended))
    named = [
        (option, next((pointer, line) for pointer, line in lines if is_named(option, line)))
        for option in options
        if terms(option) and any(is_named(option, line) for _, line in lines)
    ]
    if len(named) != 1:
        return None
    option, (pointer, line) = named[0]
    return Shown(option, Evidence(pointer=pointer, text=line, start=0, end=len(line)))


def choose(question: str, options: Sequence[str], resume: Resume, *, today: date | None) -> Shown | None:
    """Give the option that the résumé shows: by name, by the years or people it counts, or by the highest degree."""
    if is_unsaid(question):
        return None
    if found := shown(question, options, entries(resume), today=today):
        return found
    return _ranged(question, options, resume, today=today) or _ranked(question, options, resume, today=today)


def _ranged(question: str, options: Sequence[str], resume: Resume, *, today: date | None) -> Shown | None:
    """Give the range that holds the figure asked for; options that are ranges of years ask for years."""
    found = count(question, resume, today=today)
    if found is None and are_years(options):
        found = years(question, resume, today=today)
    option = holding(found.value, options) if found else ""
    return Shown(option, found.lines[0]) if found and found.lines and option else None


def _ranked(question: str, options: Sequence[str], resume: Resume, *, today: date | None) -> Shown | None:
    """Give the one option of the same level as the highest degree earned."""
    if Kind.ASKS_EDUCATION not in kinds(question):
        return None
    studies = [entry for entry in entries(resume) if entry.section == "education" and entry.has_ended(today)]
    earned = [(degree.rank, entry) for entry in studies for degree in degrees_in(entry.heading)]
    if not earned:
        return None
    rank, entry = max(earned, key=lambda pair: pair[0])
    same = [option for option in options if any(degree.rank == rank for degree in degrees_in(option))]
    if len(same) != 1:
        return None
    return Shown(same[0], Evidence(pointer=entry.pointer, text=entry.heading, start=0, end=len(entry.heading)))


def said_before(answer: str, options: Sequence[str]) -> str:
    """Give the option that the person's own answer comes to ("Yes, I am a citizen." → "Yes"), or ""."""
    for closed in (_YES, _NO):
        if closed.match(answer):
            meant = [option for option in options if closed.match(option)]
            return meant[0] if len(meant) == 1 else ""
    named = [option for option in options if is_named(option.strip(), answer)]
    return named[0] if len(named) == 1 else ""


def is_closed(option: str) -> bool:
    """Whether an option only says yes or no."""
    return any((found := closed.match(option)) and not option[found.end() :].strip(" .!") for closed in (_YES, _NO))


def is_named(word: str, text: str) -> bool:
    """Whether the text has the word as a whole: "Java" is not named by JavaScript."""
    return re.search(rf"(?<!\w){re.escape(word)}(?![\w+#])", text, re.IGNORECASE) is not None


def _told(question: str, told: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Give what the résumé says of what the question asks for, each line with its pointer."""
    asked = _subjects(question)
    now = Kind.CURRENT in kinds(question)
    for entry in told:
        of = [kind for kind in asked if entry.section in _SECTIONS[kind]]
        if not of or (now and entry.section in EXPERIENCE and not entry.current):
            continue
        if entry.section == "languages":
            yield from zip(entry.pointers, _spoken(question, entry.lines), strict=True)
            continue
        yield entry.pointer, entry.heading
        if not _BY_HEADING.issuperset(of):
            yield from zip(entry.pointers, entry.lines, strict=True)


def _subjects(question: str) -> list[Kind]:
    """Give the kinds of line that can tell what is asked; a question for an employer or a title is for nothing else."""
    found = kinds(question)
    if find(question, lexicon.spoken()) and not found & {Kind.CODE, Kind.EDUCATION, Kind.CERTIFICATES}:
        return [Kind.LANGUAGES]
    if Kind.CODE in found:
        return [Kind.CODE]
    for kind in (Kind.EMPLOYER, Kind.ROLE, Kind.LANGUAGES):
        if kind in found and Kind.TOOLS not in found:
            return [kind]
    return [kind for kind in _SECTIONS if kind in found and kind not in {Kind.EMPLOYER, Kind.ROLE}]


def _spoken(question: str, lines: Iterable[str]) -> Iterator[str]:
    """Give the line of a language that is asked after, level and all; of others only the name."""
    asked = terms(question)
    for line in lines:
        name = line.partition("(")[0]
        yield line if terms(name) & asked else name
