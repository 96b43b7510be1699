"""Figures that a form asks for, as the résumé shows them: years of work or with one skill, and people led."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.drafts.entries import EXPERIENCE, entries
from service.drafts.grounding.figures import figures
from service.drafts.questions import Kind, folded, kinds
from service.drafts.relevance import terms
from service.match.engine import lexicon
from service.match.engine.mentions import find
from service.match.engine.resume import read_resume
from service.match.model import Evidence

if TYPE_CHECKING:
    from datetime import date

    from service.match.engine.mentions import Mention
    from service.match.engine.resume import ReadResume
    from service.resumes.model import Resume

# What is asked for beside the years when all work is meant: "professional", "in total", "Berufserfahrung", "laboral".
_OVERALL = terms(
    "professional professionnelle professionnelles profesional total insgesamt overall Berufserfahrung laboral relevant"
    " relevante einschlägige number enter whole number Anzahl numéro número entrez indique angeben completed"
    " explain beschreiben erläutern décrivez expliquez describa explique"
)
_TOOLS = frozenset({"programming", "web", "data", "infrastructure"})  # families of what one works "with"
_AS = re.compile(r"\b(?:as|als|comme|como)(?: an?| une?)?\s*$", re.IGNORECASE)  # the roles of one title are asked for
_WITH = re.compile(r"\b(?:with|using|mit|avec|con)\s*$", re.IGNORECASE)
# Whom one counts: "How many projects have you led?" is for no people, "how many teams" not for those in them.
_PEOPLE = re.compile(
    r"\b(?:people|persons|employees|staff|direct reports|reporting to|report to|team members|headcount|personen"
    r"|leute\w?|mitarbeit\w+|beschaftigte\w?|kolleg\w+|personnes|collaborat\w+|salarie\w*|personas|empleados|colaboradores"
    r"|pessoas|(?:size|taille|tamano|grosse|large|big|largest)(?: \w+){0,3} (?:teams?|equipe|equipo)|team size)\b"
)
_CLOSED = re.compile(
    r"(?:do|does|did|have|has|are|is|can|haben|hast|verfugen|verfugst|sind|bringen|avez|disposez|etes|est ce que|tiene"
    r"|tienes|cuenta|posee|ha|tem|possui)\b"
)
_ROUNDED = 0.1  # years by which two sums of the same roles may differ
_MOST_LINES = 3  # shown for a figure
# "Led a team of", "Leitung eines Teams von", "Encadrement d'une brigade de", "Dirijo un equipo de": before how many.
_LED = re.compile(
    r"\b(?:led|leads?|leading|manag\w*|supervis\w*|head(?:ed|ing)?|oversaw|overs\w+|direct\w*|ran|running"
    r"|leit\w+|geleitet|fuhr\w*|gefuhrt|encadr\w*|dirig\w*|dirij\w*|lider\w*)(?: \w+){0,2}"
    r" (?:teams?|crew|staff|squad|group|shift|kitchen|ward|department|gruppe|abteilung|schicht|mannschaft|brigade"
    r"|equipes?|equipos?|grupo|groupe) (?:of|von|aus|mit|de|d)$"
)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure, and the lines of the résumé that it comes from."""

    value: float
    lines: tuple[Evidence, ...]

    def figure(self, *, comma: bool = False) -> str:
        """Write it as a field takes it: completed years as a whole number, less than one with a decimal."""
        return str(int(self.value)) if self.value >= 1 else decimal(self.value, comma=comma)


@dataclass(frozen=True, slots=True)
class Asked:
    """The one skill whose years a question is for, as it stands there; None when all work is meant."""

    name: str
    mention: Mention
    is_as: bool
    is_with: bool

    @property
    def is_tool(self) -> bool:
        """Whether it is worked "with": a tool, and where the question says so a program of an office."""
        return is_tool(self.name) or (self.is_with and lexicon.skills().entries[self.name].family == "business")


def count(question: str, resume: Resume, *, today: date | None) -> Count | None:
    """Give the figure that a question asks for, when the résumé shows it; None for any other question."""
    found = kinds(question)
    if Kind.ASKS_YEARS in found:
        return years(question, resume, today=today)
    is_of_people = {Kind.COUNTS, Kind.ASKS_LEADING} <= found and _PEOPLE.search(folded(question))
    return _people(resume) if is_of_people else None


def is_alone(question: str) -> bool:
    """Whether a question wants a figure and no more: "Do you have 5+ years of Python?" wants a sentence."""
    return Kind.ASKS_MORE not in kinds(question) and not _CLOSED.match(folded(question).strip())


def years(question: str, resume: Resume, *, today: date | None) -> Count | None:
    """Give the years that the dates show, of the one skill that is asked for or of all work.

    Years "in" a trade are given only when all work was of it: titles name a trade in many words, and too low a figure
    would be false.
    """
    read = read_resume(resume, today=today)
    asked = skill(question)
    if asked is None:
        is_overall = not find(question, lexicon.skills()) and not terms(question) - _OVERALL
        return _counted(read.years, read.years_evidence) if is_overall else None
    value = read.years_by_skill.get(asked.name, 0)
    is_all = value >= read.years - _ROUNDED
    return _counted(value, _lines_of(read, asked.name)) if asked.is_tool or is_all or asked.is_as else None


def skill(question: str) -> Asked | None:
    """Give the skill of the dictionary that a question names, when it names one and only one."""
    named = {mention.name: mention for mention in find(question, lexicon.skills())}
    if len(named) != 1:
        return None
    [(name, mention)] = named.items()
    before = question[: mention.start]
    return Asked(name, mention, is_as=_AS.search(before) is not None, is_with=_WITH.search(before) is not None)


def is_tool(name: str) -> bool:
    """Whether a skill of the dictionary is something that one works "with"."""
    return lexicon.skills().entries[name].family in _TOOLS


def decimal(value: float, *, comma: bool) -> str:
    """Write a figure as a sentence does: 4.9, 4,9, and 5 for 5.0."""
    plain = f"{value:.1f}".removesuffix(".0")
    return plain.replace(".", ",") if comma else plain


def _counted(value: float, lines: tuple[Evidence, ...]) -> Count | None:
    return Count(value, lines[:_MOST_LINES]) if value else None


def _lines_of(read: ReadResume, name: str) -> tuple[Evidence, ...]:
    return read.shown.get(name) or read.hinted.get(name, ())


def _people(resume: Resume) -> Count | None:
    """Give how many people were led, when the lines that say it name one number."""
    said = {
        value: Evidence(pointer=pointer, text=line, start=0, end=len(line))
        for entry in entries(resume)
        if entry.section in EXPERIENCE
        for pointer, line in zip(entry.pointers, entry.lines, strict=True)
        for figure in figures(line)
        for value in figure.values
        if _LED.search(folded(line[: figure.start]).strip())
    }
    if len(said) != 1:
        return None
    [(value, line)] = said.items()
    return Count(value, (line,))
