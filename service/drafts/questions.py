"""What a form's question is about, told from its words in any of the languages we write."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

_FILE = Path(__file__).with_suffix(".toml")
_NOT = re.compile(r"n['’]t\b")  # "haven't"
_SIGNS = re.compile(r"[\W_]+")
# "whether or not" denies nothing, and "how would you rate" asks for no wish.
_IDLE = re.compile(
    r"\b(?:or not|oder nicht|ou pas|o no|ou nao|at least|not only"
    r"|how would you (?:describe|rate|assess|rank|summari[sz]e|characteri[sz]e)|wie wurden (?:sie|du)|would you say)\b"
)
_KEPT = 256  # questions remembered: each is asked about several times in one draft


class Kind(StrEnum):
    """One thing a question may be about; `questions.toml` holds the words of each."""

    PROTECTED = "protected"
    WORK = "work"
    SOURCE = "source"
    RELATION = "relation"
    WISH = "wish"
    TERMS = "terms"
    LEAVING = "leaving"
    PARTING = "parting"
    NATIVE = "native"
    NEGATED = "negated"
    TOOLS = "tools"
    LANGUAGES = "languages"
    LEVEL = "level"
    CODE = "code"
    EDUCATION = "education"
    CERTIFICATES = "certificates"
    EMPLOYER = "employer"
    ROLE = "role"
    CURRENT = "current"
    WHY = "why"
    ASKS_EDUCATION = "asks_education"
    ASKS_ROLE = "asks_role"
    ASKS_EMPLOYER = "asks_employer"
    ASKS_SELF = "asks_self"
    ASKS_LEADING = "asks_leading"
    ASKS_DRIVING = "asks_driving"
    ASKS_YEARS = "asks_years"
    ASKS_MORE = "asks_more"
    ASKS_PROJECT = "asks_project"
    ASKS_SUCCESS = "asks_success"
    ASKS_CONFLICT = "asks_conflict"
    COUNTS = "counts"
    LEADS = "leads"
    PROJECT = "project"
    RESULTS = "results"
    CONFLICT = "conflict"
    OUTLOOK = "outlook"
    FAILURE = "failure"


_OWN = frozenset(
    {Kind.SOURCE, Kind.RELATION, Kind.LEAVING, Kind.OUTLOOK, Kind.FAILURE}
)  # no line of a résumé answers them
# The kinds of which a résumé's words do not show what to choose.
_UNSAID = _OWN | {Kind.TERMS, Kind.PROTECTED, Kind.WISH, Kind.NATIVE, Kind.NEGATED}


@lru_cache(maxsize=_KEPT)
def kinds(question: str) -> frozenset[Kind]:
    """Give everything that a question is about."""
    asked = folded(question)
    return frozenset(kind for kind, words in _words().items() if words.search(asked))


def tells_of(line: str, kind: Kind) -> bool:
    """Whether a line of a résumé has words of one kind."""
    return _words()[kind].search(folded(line)) is not None


def is_protected(question: str) -> bool:
    """Whether it asks for gender, origin, health and the like, which nobody but the person may answer."""
    found = kinds(question)
    return Kind.PROTECTED in found and Kind.WORK not in found


def is_for_the_person(question: str) -> bool:
    """Whether nobody but the person can answer it: what is protected, their terms, why they left, whom they know."""
    found = kinds(question)
    is_of_terms = Kind.TERMS in found and (Kind.WORK not in found or Kind.WISH in found)
    return is_protected(question) or is_of_terms or found >= {Kind.WHY, Kind.PARTING} or bool(found & _OWN)


def is_unsaid(question: str) -> bool:
    """Whether no line of a résumé shows which option to choose: by what is asked, or since its opposite is asked."""
    return bool(kinds(question) & _UNSAID)


def folded(text: str) -> str:
    """Write a text as `questions.toml` does."""
    plain = unicodedata.normalize("NFKD", _NOT.sub(" not", text.casefold()))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _IDLE.sub(" ", _SIGNS.sub(" ", plain))


@cache
def _words() -> dict[Kind, re.Pattern[str]]:
    read = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {Kind(kind): _pattern(phrases) for kind, phrases in read.items()}


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    """Read phrases such as "licen?e*": a ? is one letter, a * the rest of the word."""
    spelled = (re.escape(phrase).replace(r"\*", r"\w*").replace(r"\?", r"\w") for phrase in phrases)
    return re.compile(rf"\b(?:{'|'.join(spelled)})\b")
