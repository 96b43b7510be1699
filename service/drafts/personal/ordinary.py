"""Names that are words too: which these are, and where one of them can only be the name."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from service.drafts.personal.spelling import fold
from service.match.engine import lexicon

if TYPE_CHECKING:
    from service.drafts.personal.spelling import Word

_LEAST_OF_A_NAME = 3  # letters; two are an abbreviation when they are capitals, and a word when they are none
_BEFORE = re.compile(r"([^\W\d_][\w\u0300-\u036f'’]*)[.:]?[\s,;(“„\"'‘’–—-]{1,4}$")  # the word before another
_WITHIN = re.compile(r"[^\W\d_]\w*[\s,;(“„\"'‘’–—-]{1,4}$")  # the same, when no sentence or label ends between them
_DIGIT_BEFORE = re.compile(r"\d(?:st|nd|rd|th|\.|er|º)?[\s/.-]{1,2}(?:de )?$")
_DIGIT_AFTER = re.compile(r"[\s,./'’-]{1,3}\d")
_OF_SOMEBODY = re.compile(r"['’]s\b")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SPAN = 200  # characters of a line that are looked at on either side


@cache
def listed(kind: str) -> frozenset[str]:
    """Give the words of one list of `naming.toml`."""
    return frozenset(_lists()[kind].split())


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / "naming.toml").read_text(encoding="utf-8"))


def is_ordinary(key: str) -> bool:
    """Whether a name, folded, is a word too."""
    return (
        any(key in listed(kind) for kind in ("words", "calendar", "nouns"))
        or key in lexicon.plain_words("common")
        or len(key) == 1
    )


def is_ordinary_here(word: Word) -> bool:
    """Whether a word may be another word than a name, as it is written here."""
    if any(is_ordinary(key) for key in word.keys):
        return True
    is_short = len(word.written) < _LEAST_OF_A_NAME
    return (
        is_short and (word.written.islower() or word.written.isupper()) and word.written.lower() != word.written.upper()
    )


def is_dated(word: Word, text: str) -> bool:
    """Whether a word that is a month, too, is one here: "May 2020", "3. Mai", "in May"."""
    if not _is_in(word, "calendar"):
        return False
    before = _line_around(word, text)[0]
    last = _BEFORE.search(before)
    is_after_time = last is not None and fold(last[1]) in listed("times")
    return is_after_time or bool(_DIGIT_AFTER.match(text, word.end) or _DIGIT_BEFORE.search(before))


def can_only_be_name(word: Word, text: str) -> bool:
    """Whether a word that is ordinary, too, stands where only the name has its capital, or all alone on its line."""
    if word.is_small or is_dated(word, text):
        return False
    before, after = _line_around(word, text)
    if not before.strip(" -–—,*>") and not after.strip(" .,!-–—*"):
        return True
    last = _BEFORE.search(before)
    previous = fold(last[1]) if last else ""
    if previous in listed("cues"):
        return True
    if _is_in(word, "nouns") and previous in listed("before_nouns"):
        return False
    return _has_capital_of_its_own(word, before, after) or (
        bool(_OF_SOMEBODY.match(after)) and not _is_in(word, "calendar")
    )


def _has_capital_of_its_own(word: Word, before: str, after: str) -> bool:
    last = _WITHIN.search(before)
    if (
        last is None
        or not last.group()[0].islower()
        or (word.written.isupper() and len(word.written) <= _LEAST_OF_A_NAME)
    ):
        return False
    joins = fold(re.split(r"\W", last.group(), maxsplit=1)[0]) in listed("inside_titles")
    return not (joins and _is_title(before, after))


def _is_title(before: str, after: str) -> bool:
    """Whether the words around all have capitals, as in "Head of … Talent"."""
    others = [found.group() for found in _LONG_WORD.finditer(f"{before} {after}")]
    return bool(_LONG_WORD.search(after)) and all(other[0].isupper() for other in others)


def _line_around(word: Word, text: str) -> tuple[str, str]:
    before = text[max(0, word.start - _SPAN) : word.start].rpartition("\n")[2]
    return before, text[word.end : word.end + _SPAN].partition("\n")[0]


def _is_in(word: Word, kind: str) -> bool:
    return any(key in listed(kind) for key in word.keys)
