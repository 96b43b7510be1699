"""Which of a form's options the résumé shows, when its question asks for what a line of it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.drafts.entries import EXPERIENCE
from service.drafts.questions import Kind, is_unsaid, kinds
from service.drafts.relevance import terms
from service.match.engine import lexicon
from service.match.engine.mentions import find
from service.match.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from service.drafts.entries import Entry

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


def shown(question: str, options: Sequence[str], entries: Sequence[Entry], *, today: date | None) -> Shown | None:
    """Give the option that the résumé names where it tells of what is asked, if there is one and only one.

    "Yes" and "no" are never named; nor is anything that only the person can say, nor a degree not yet earned `today`.
    """
    if is_unsaid(question):
        return None
    ended = [entry for entry in entries if entry.section != "education" or entry.has_ended(today)]
    lines = list(_told(question, entries if Kind.CURRENT in kinds(question) else ended))
    named = [
        (option, next((pointer, line) for pointer, line in lines if is_named(option, line)))
        for option in options
        if terms(option) and any(is_named(option, line) for _, line in lines)
    ]
    if len(named) != 1:
        return None
    option, (pointer, line) = named[0]
    return Shown(option, Evidence(pointer=pointer, text=line, start=0, end=len(line)))


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


def _told(question: str, entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Give what the résumé says of what the question asks for, each line with its pointer."""
    asked = _subjects(question)
    now = Kind.CURRENT in kinds(question)
    for entry in entries:
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
