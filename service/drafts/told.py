"""The lines of a résumé that answer a plain question: which languages, which degree, which employer, whom one led."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service.drafts.questions import Kind, kinds, tells_of
from service.drafts.relevance import terms
from service.match.engine import lexicon
from service.match.engine.mentions import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from service.drafts.entries import Entry

Chosen = tuple["Entry", str]

_OF_ONE_ROLE = 2  # lines that introduce somebody
_ROLES = ("work", "volunteer", "projects")
_LISTED = ("certificates", "skills", "summary", "languages")
_FIGURE = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b", re.IGNORECASE)  # "18 pickers"


def told(question: str, entries: Sequence[Entry]) -> list[Chosen] | None:
    """Give the lines that tell what the question plainly asks for, with their entries; none when the résumé is silent.

    None when it is not so plain a question. An entry that is named by its heading stands with that as its line.
    """
    asked = kinds(question)
    if Kind.LEVEL in asked and _spoken(question):  # "Quel est votre niveau d’anglais ?"
        asked |= {Kind.LANGUAGES}
    if Kind.CODE in asked:
        asked -= {Kind.LANGUAGES}
    if asked & _STORIES and find(question, lexicon.skills()):
        return None  # "a project in which you used Kubernetes" is asked for by its skill
    return next((list(lines(question, entries)) for kind, lines in _TELLERS.items() if kind in asked), None)


def is_story(question: str) -> bool:
    """Whether it asks for something that happened, which lines of a résumé only point to."""
    return bool(kinds(question) & (_STORIES | {Kind.ASKS_CONFLICT}))


def _languages(question: str, entries: Sequence[Entry]) -> Iterator[Chosen]:
    """Give the languages that are asked after, or all; "Französisch" asks for the line that says French."""
    named = _spoken(question)
    for entry in entries:
        for line in entry.lines if entry.section == "languages" else ():
            if not named or named & _spoken(line) or terms(line) & terms(question):
                yield entry, line


def _spoken(text: str) -> frozenset[str]:
    return frozenset(mention.name for mention in find(text, lexicon.spoken()))


def _education(question: str, entries: Sequence[Entry]) -> Iterator[Chosen]:
    del question  # each entry tells of it
    return ((entry, entry.heading) for entry in entries if entry.section == "education" and entry.heading)


def _role(question: str, entries: Sequence[Entry]) -> Iterator[Chosen]:
    del question  # title, employer and dates stand in one heading
    held = [entry for entry in entries if entry.section == "work" and entry.heading]
    now = [entry for entry in held if entry.current]
    return ((entry, entry.heading) for entry in now or held[:1])


def _self(question: str, entries: Sequence[Entry]) -> Iterator[Chosen]:
    """Give the summary, and the present role with what it says first."""
    for entry in entries:
        if entry.section == "summary":
            yield from ((entry, line) for line in entry.lines)
    for role, heading in _role(question, entries):
        yield from ((role, line) for line in role.lines[:_OF_ONE_ROLE] or (heading,))


def _leading(question: str, entries: Sequence[Entry]) -> Iterator[Chosen]:
    """Give the lines that tell of people led; headings ("Shift Lead") only where no line does."""
    del question
    roles = [entry for entry in entries if entry.section in _ROLES]
    lines = [(entry, line) for entry in roles for line in entry.lines if tells_of(line, Kind.LEADS)]
    counted = [(entry, line) for entry, line in lines if _FIGURE.search(line)]
    headed = [(entry, entry.heading) for entry in roles if entry.heading and tells_of(entry.heading, Kind.LEADS)]
    return iter(counted or lines or headed)


def _driving(question: str, entries: Sequence[Entry]) -> Iterator[Chosen]:
    del question  # a licence for a forklift is none to drive a car
    for entry in entries:
        for line in entry.lines if entry.section in _LISTED else ():
            if tells_of(line, Kind.ASKS_DRIVING):
                yield entry, line


def _project(question: str, entries: Sequence[Entry]) -> Iterator[Chosen]:
    """Give the projects, or the lines that speak of one; where none does, what had a result."""
    projects = [entry for entry in entries if entry.section == "projects"]
    own = [(entry, line) for entry in projects for line in entry.lines[:_OF_ONE_ROLE] or (entry.heading,)]
    return iter(own or _lines_that_tell(Kind.PROJECT, entries) or list(_success(question, entries)))


def _success(question: str, entries: Sequence[Entry]) -> Iterator[Chosen]:
    """Give the lines that tell of a result, those with a figure first of all, and what was awarded."""
    del question
    lines = _lines_that_tell(Kind.RESULTS, entries)
    awards = [(entry, line) for entry in entries if entry.section == "awards" for line in entry.lines]
    return iter([*([pair for pair in lines if _FIGURE.search(pair[1])] or lines), *awards])


def _conflict(question: str, entries: Sequence[Entry]) -> Iterator[Chosen]:
    del question  # only a line that speaks of one tells of it
    return iter(_lines_that_tell(Kind.CONFLICT, entries))


def _lines_that_tell(kind: Kind, entries: Sequence[Entry]) -> list[Chosen]:
    roles = (entry for entry in entries if entry.section in _ROLES)
    return [(entry, line) for entry in roles for line in entry.lines if tells_of(line, kind)]


_STORIES = frozenset({Kind.ASKS_PROJECT, Kind.ASKS_SUCCESS})
_TELLERS: dict[Kind, Callable[[str, Sequence[Entry]], Iterator[Chosen]]] = {
    Kind.ASKS_DRIVING: _driving,
    Kind.ASKS_LEADING: _leading,
    Kind.ASKS_CONFLICT: _conflict,
    Kind.ASKS_PROJECT: _project,
    Kind.ASKS_SUCCESS: _success,
    Kind.ASKS_SELF: _self,
    Kind.ASKS_EMPLOYER: _role,
    Kind.ASKS_ROLE: _role,
    Kind.ASKS_EDUCATION: _education,
    Kind.LANGUAGES: _languages,
}
