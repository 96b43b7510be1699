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
LONGEST_PIECE, MOST_SPACES = 3, 2  # Of a heading whose letters stand apart, most in pieces so short …
MANY_PIECES = 6  # … and with fewer spaces when it has so many.
LEAST_SLIPPED, SLIPPED, MOST_SLIPPED = 7, 6, 3  # Letters of a word with a slip, of the word meant; words.
MIN_STEM = 6  # Letters of a word that may be part of another.
# "2. Experience", "# Experience", "Section B - Experience"
NUMBERING = re.compile(r"^(?:\d{1,2}[.)]?|[ivx]{1,4}[.)]|#{1,4}|(?:section|part|abschnitt|teil)\s\w{1,3}\s?[-–:.]?)\s")
ASIDE = re.compile(r"\s\([^()]{3,40}\)$")  # "Employment history (most recent first)"
SPLIT = re.compile(r"[\s&/,+|·•:–—-]+")


def heading_kind(text: str) -> str | None:
    """Give the section that the text announces, None when it is no heading by its words."""
    if len(text) > MAX_CHARS:
        return None
    bare = ASIDE.sub("", NUMBERING.sub("", fold(text).strip(" :.-–—_•|&/\t")))
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
    if len(text) > MAX_CHARS or not text.strip()[:1].isupper() or heading_kind(text):
        return text
    tokens = text.split()
    short = sum(len(token) <= LONGEST_PIECE for token in tokens)
    if len(tokens) < 2 or short * 2 < len(tokens):  # noqa: PLR2004 — a word in pieces
        return text
    gaps = range(1, len(tokens))
    spaces = MOST_SPACES if len(tokens) <= MANY_PIECES else 1
    readings = ((0, *kept, len(tokens)) for count in range(spaces + 1) for kept in combinations(gaps, count))
    whole = (" ".join("".join(tokens[start:end]) for start, end in pairwise(cuts)) for cuts in readings)
    return next(filter(heading_kind, whole), text)


def corrected(text: str) -> str:
    """Give a heading with a slip in one of its words as it was meant ("Expirience", "Skils:"), else the text."""
    if len(text) > MAX_CHARS or not text.strip()[:1].isupper() or heading_kind(text):
        return text
    tokens = text.split()
    least = 1 if text.rstrip().endswith(":") else LEAST_SLIPPED
    if len(tokens) > MOST_SLIPPED:
        return text
    for at, token in enumerate(tokens):
        meant = _meant(fold(token).strip(" :.()")) if len(token) >= least else None
        whole = " ".join([*tokens[:at], meant, *tokens[at + 1 :]]) if meant else ""
        if whole and heading_kind(whole):
            return whole.upper() if text.isupper() else whole[0].upper() + whole[1:]
    return text


def _meant(token: str) -> str | None:
    """Give the word of headings that differs from a token in one letter, or in two that changed places."""
    if token in _vocabulary() or token in FILLERS:
        return None
    near = (_slips().get(piece) for piece in (token, *_shorter(token)))
    return next(
        (word for word in near if word and abs(len(word) - len(token)) <= 1 and not _inflects(word, token)), None
    )


def _inflects(word: str, token: str) -> bool:
    """Tell forms of one word from a slip: "training" is no slip of "trainings"."""
    return word.startswith(token) or token.startswith(word) or word[:-1] == token[:-1]


def _shorter(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


@cache
def _slips() -> dict[str, str]:
    """Give the words of headings by themselves and by what is left of each without one of its letters."""
    long = [word for word in _vocabulary() if len(word) >= SLIPPED and word.isalpha() and word.isascii()]
    return {piece: word for word in long for piece in (word, *_shorter(word))}


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
