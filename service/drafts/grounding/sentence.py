"""A sentence as the checks see it: its words with what they mean, and which of them say something."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from service.drafts.grounding.forms import words_of
from service.drafts.grounding.glossary import is_known, keys, parts, tail
from service.drafts.grounding.lists import filler
from service.drafts.grounding.numerals import is_numeral

SHORTEST = 3  # letters; shorter words say nothing unless they are initials
LANGUAGES = ("en", "de", "fr", "es")  # in the order of the lists of filler
# Where a clause ends and what follows may speak of something else.
JOINT = re.compile(
    r"[,;:()–—]|\s(?:and|but|while|which|where|as well as|und|aber|während|wobei|wo|sowie|et|mais|où|qui"
    r"|ainsi que|y|e|pero"
    r"|donde|así como)\s"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its folded form, its place, and whether it says something."""

    word: str
    start: int
    end: int
    tells: bool

    @property
    def is_known(self) -> bool:
        """Whether the glossary has it, so that not finding it means something."""
        return is_known(self.word)

    def is_in(self, said: frozenset[str], *, but: frozenset[str] = frozenset()) -> bool:
        """Whether these keys say the word, or each part of the compound it is; `but` are keys that do not count."""
        pieces = parts(self.word)
        return bool((keys(self.word) - but) & said) or (bool(pieces) and all(piece & said for piece in pieces))


@dataclass(frozen=True)
class Sentence:
    """One sentence of a draft."""

    text: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All its words."""
        return tuple(
            Token(word.text, word.start, word.end, _tells(word.text, self.text[word.start : word.end]))
            for word in words_of(self.text)
        )

    @cached_property
    def telling(self) -> tuple[Token, ...]:
        """The words that say something."""
        return tuple(token for token in self.tokens if token.tells)

    @cached_property
    def keys(self) -> frozenset[str]:
        """What its telling words stand for."""
        return keys_of(token.word for token in self.telling)

    @cached_property
    def language(self) -> str:
        """The language most of its small words are of; English when none is ahead."""
        counts = [sum(token.word in words for token in self.tokens) for words in filler()]
        return LANGUAGES[counts.index(max(counts))]

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """Where its clauses stand."""
        cuts = [0, *(match.end() for match in JOINT.finditer(self.text)), len(self.text)]
        return tuple((start, end) for start, end in pairwise(cuts) if start < end)

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The telling words of a stretch."""
        return tuple(token for token in self.telling if start <= token.start < end)


def keys_of(said: Iterable[str]) -> frozenset[str]:
    """What folded words stand for, parts of compounds included."""
    return frozenset(key for word in said for key in _all_keys(word))


def line_keys(text: str) -> frozenset[str]:
    """What the words of a line stand for."""
    return keys_of(word.text for word in words_of(text) if len(word.text) > 1 or is_known(word.text))


def _all_keys(word: str) -> Iterator[str]:
    yield from keys(word)
    for part in parts(word):
        yield from part
    yield from tail(word)


def _tells(word: str, written: str) -> bool:
    if word[0].isdigit() or (len(word) < SHORTEST and not (written.isupper() and len(written) > 1)):
        return False
    if is_numeral(word):
        return False
    return not any(word in listed for listed in filler())
