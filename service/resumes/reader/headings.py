"""A line's words → the section they announce."""

import re
from functools import cache
from itertools import combinations, pairwise

from service.resumes.reader.heading_words import (
    ACADEMIC,
    ADJECTIVES,
    FILLERS,
    HEADING_ORDER,
    HEADINGS,
    INFORMAL,
    PHRASES,
)
from service.resumes.reader.tongues import MORE_HEADINGS
from service.resumes.reader.words import fold

MAX_WORDS = 6
MAX_CHARS = 60
LONGEST_PIECE, MOST_SPACES = 3, 2  # Of a heading whose letters stand apart, most in pieces so short.
MIN_STEM = 6  # Letters of a word that may be part of another.
NUMBERING = re.compile(r"^(?:\d{1,2}[.)]?|[ivx]{1,4}[.)]|#{1,4})\s")  # "2. Experience", "# Experience"
SPLIT = re.compile(r"[\s&/,+|·•:–—-]+")


def heading_kind(text: str) -> str | None:
    """Give the section that the text announces, None when it is no heading by its words."""
    if len(text) > MAX_CHARS:
        return None
    bare = NUMBERING.sub("", fold(text).strip(" :.-–—_•|&/\t"))
    bare = re.sub(r"\s+", " ", bare.replace("’", "'"))
    if bare in PHRASES:
        return PHRASES[bare]
    if bare in _vocabulary():
        return _kind_of([bare])  # A phrase of several words that stands in the vocabulary as one.
    for kind, told in INFORMAL.items():
        if told.fullmatch(bare):
            return kind
    tokens = _tokens(bare)
    if not tokens or len(tokens) > MAX_WORDS:
        return None
    return _kind_of(tokens)


def unspaced(text: str) -> str:
    """Give a heading whose letters were set apart with its words whole ("W O R K", "EDU CAT ION"), else the text."""
    tokens = text.split()
    short = sum(len(token) <= LONGEST_PIECE for token in tokens)
    if len(tokens) < 2 or len(text) > MAX_CHARS or short * 2 < len(tokens) or heading_kind(text):  # noqa: PLR2004 — a word in pieces
        return text
    gaps = range(1, len(tokens))
    readings = ((0, *kept, len(tokens)) for count in range(MOST_SPACES + 1) for kept in combinations(gaps, count))
    whole = (" ".join("".join(tokens[start:end]) for start, end in pairwise(cuts)) for cuts in readings)
    return next(filter(heading_kind, whole), text)


def qualifies(text: str) -> bool:
    """Tell words that only say more of a heading to come ("Personal", "Berufliche")."""
    return all(token in FILLERS or token in ADJECTIVES for token in _tokens(fold(text)))


def likely_kind(text: str) -> str | None:
    """Give the section of a line that looks like a heading and has some of its words, as "Policy Experience"."""
    found = {kind for token in _tokens(fold(text)) for kind in _stemmed(token)}
    return next((kind for kind in HEADING_ORDER if kind in found), None)


def _tokens(text: str) -> list[str]:
    return [token for token in (part.strip(".()") for part in SPLIT.split(text)) if token]


def _kind_of(tokens: list[str]) -> str | None:
    """Give the first section, in order of precedence, when every word is known."""
    found: set[str] = set()
    for token in tokens:
        kinds = _vocabulary().get(token, ())
        if not kinds and token not in FILLERS:
            return None
        found.update(kinds)
    if "languages" in found and {"programming", "computer"} & set(tokens):
        return "skills"
    if "work" in found and (others := _named(set(tokens) - ADJECTIVES)) and "work" not in others:
        found.discard("work")  # "Perfil profesional"
    if "work" in found and "education" not in _named(set(tokens) - ACADEMIC):
        found.discard("education")  # "Academic Appointments"
    return next((kind for kind in HEADING_ORDER if kind in found), None)


def _stemmed(token: str) -> tuple[str, ...]:
    """Give the kinds of a word, or of a known one that it begins or ends with ("Fachkompetenzen")."""
    known = _vocabulary().get(token)
    if known is not None:
        return known
    stems = [
        word for word in _vocabulary() if len(word) >= MIN_STEM and (token.startswith(word) or token.endswith(word))
    ]
    return _vocabulary()[max(stems, key=len)] if stems else ()


def _named(tokens: set[str]) -> set[str]:
    return {kind for token in tokens for kind in _vocabulary().get(token, ())}


@cache
def _vocabulary() -> dict[str, tuple[str, ...]]:
    """Give the kinds of section each word may announce."""
    every = {kind: HEADINGS[kind] | MORE_HEADINGS.get(kind, frozenset()) for kind in HEADING_ORDER}
    words = {word for known in every.values() for word in known}
    return {word: tuple(kind for kind in HEADING_ORDER if word in every[kind]) for word in words}
