"""Whether a saved answer was meant for one employer and cannot be given to another. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service.answers.likeness import names_of
from service.match.engine.words import words
from service.scrape.spellings import LEGAL_FORMS

if TYPE_CHECKING:
    from collections.abc import Collection

# "worked for Kramer", "bei Kramer", "chez Kramer", "en Kramer": whom a question names.
_NAMED = re.compile(
    r"\b(?:for|at|with|by|join|joined|joining|bei|für|chez|pour|rejoindre|para|en|na|no)\s+(?:the\s|der\s|la\s|el\s)?"
    r"(?P<name>[A-ZÀ-Þ][\w&.’'-]*)"
)
# "for us", "our company", "bei uns", "chez nous", "nuestra empresa": the employer that asks.
_ASKING = re.compile(
    r"\b(?:us|our|here|this (?:company|employer|organi[sz]ation)|uns|unser\w*|nous|notre|nosotros|nuestr[oa]s?|conosco"
    r"|noss[oa]s?)\b",
    re.IGNORECASE,
)
# "worked for us", "applied here", "bei uns gearbeitet", "trabajado con nosotros": what is true of one employer alone.
_HISTORY = re.compile(
    r"\b(?:worked|employed|applied|interviewed|interned|gearbeitet|beschäftigt|angestellt|beworben|travaillé\w*|employé\w*"
    r"|postulé|trabajado|trabajó|empleado|solicitado|trabalhou|trabalhado|candidatou)\b",
    re.IGNORECASE,
)


def is_bound(*, saved: str, answer: str, asked: str, company: str, used: Collection[str] = ()) -> bool:
    """Whether the answer to `saved` holds for another employer than the `company` that now has `asked`.

    `used` are the companies it was given to before.
    """
    now = _core(company)
    others = [core for name in used if (core := _core(name)) and core != now]
    if any(_says(core, f"{saved}\n{answer}") and not _says(core, asked) for core in others):
        return True
    if _ASKING.search(asked) and _HISTORY.search(asked):
        is_theirs = bool(now) and (now in {_core(name) for name in used} or _says(now, saved))
        return not is_theirs
    is_of_employer = _ASKING.search(asked) or _NAMED.search(asked)
    return bool(is_of_employer) and any(not _says(name, f"{asked}\n{company}") for name in _named(saved))


def _named(question: str) -> list[tuple[str, ...]]:
    """Give the names after "at", "for" and the like that are no country, no tool and no common word."""
    known = names_of(question)
    found = (_core(name["name"]) for name in _NAMED.finditer(question))
    return [name for name in found if name and known.issuperset(name)]


def _core(company: str) -> tuple[str, ...]:
    """Give the words of a company's name without its legal form."""
    said = tuple(word.text for word in words(company))
    return tuple(word for word in said if word not in LEGAL_FORMS) or said


def _says(name: tuple[str, ...], text: str) -> bool:
    """Whether a text has all the words of a name in a row."""
    said = [word.text for word in words(text)]
    return any(tuple(said[at : at + len(name)]) == name for at in range(len(said) - len(name) + 1))
