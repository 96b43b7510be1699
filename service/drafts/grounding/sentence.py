"""A sentence as the checks see it: its words with what they mean, and which of them say something."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from service.drafts.grounding.figures import Figure, figures
from service.drafts.grounding.forms import words_of
from service.drafts.grounding.glossary import LANGUAGES, is_known, is_plain, joined, keys, letters_known, parts, tail
from service.drafts.grounding.idioms import idioms
from service.drafts.grounding.lists import filler
from service.drafts.grounding.memory import once
from service.drafts.grounding.numerals import is_numeral

KEPT = 32_768  # words of which is kept whether they say something
SHORT_BEGINNING, SHORT_ENDING = 3, 3  # letters of a listed beginning, and of what may follow one so short
SHORTEST = 3  # letters; shorter words say nothing unless they are initials
# Where a clause ends and what follows may speak of something else.
JOINT = re.compile(
    r"(?<!\d)[,:]|[,:](?!\d)|[;()–—]"
    r"|\s(?:and|but|while|which|where|as well as|und|aber|während|wobei|wo|sowie|et|mais|où|qui"
    r"|ainsi que|y|e|pero"
    r"|donde|así como)\s"
)

# Letters and endings that one of the languages has alone.
MARKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:the|and|of)\b|\w{3,}(?:ing|ness)\b",
        r"[äöüß]|\w{3,}(?:ung|keit|heit|schaft)(?:en)?\b",
        r"[çèêàùœ]|\b[dljnm]['’]\w",
        r"[ñ¿¡óíúá]|\w{2,}(?:ción|ciones|dad|mente)\b",
    )
)
# What is a week, whichever way it is counted.
WEEK = re.compile(
    r"\b(?:(?:7|seven|sieben|sept|siete)\s(?:days|tagen?|jours|días)"
    r"|(?:5|five|fünf|cinq|cinco)\s(?:working |business |arbeits|werk)(?:days|tagen?)"
    r"|(?:5|cinq|cinco)\s(?:jours ouvr\w+|días (?:hábiles|laborables)))\b",
    re.IGNORECASE,
)
BETWEEN = frozenset({"of", "de", "du", "des", "del", "la", "the"})  # two words that are one name
GLUED = re.compile(r"(\d)(?=[A-Za-zµ]{1,3}\b)")  # "21TB": the unit is a word of its own


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
    """One sentence of a draft.

    `of` are the blocks that a word like "there" points back to, `after` those that the draft spoke of just before.
    """

    text: str
    of: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """All its words."""
        return _tokens(self.text)

    @cached_property
    def telling(self) -> tuple[Token, ...]:
        """The words that say something."""
        return tuple(token for token in self.tokens if token.tells)

    @cached_property
    def figures(self) -> list[Figure]:
        """Its numbers."""
        return figures(self.text)

    @cached_property
    def keys(self) -> frozenset[str]:
        """What its telling words stand for."""
        return keys_of(token.word for token in self.telling)

    @cached_property
    def language(self) -> str:
        """The language most of its small words are of; English when none is ahead."""
        return _language(self.text)

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """Where its clauses stand."""
        cuts = [0, *(match.end() for match in JOINT.finditer(self.text)), len(self.text)]
        return tuple((start, end) for start, end in pairwise(cuts) if start < end)

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The telling words of a stretch."""
        return tuple(token for token in self.telling if start <= token.start < end)


@once
def _tokens(text: str) -> tuple[Token, ...]:
    idle = list(idioms(text))
    return tuple(
        Token(word.text, *place, _tells(word.text, text[slice(*place)]) and not _is_within(place, idle))
        for word in words_of(text)
        for place in [(word.start, word.end)]
    )


@once
def _language(text: str) -> str:
    counts = [sum(token.word in words for token in _tokens(text)) for words in filler()]
    marked = [len(marks.findall(text)) for marks in MARKS]
    scored = [(told + (some > 0), some) for told, some in zip(counts, marked, strict=True)]
    return LANGUAGES[scored.index(max(scored))]


def keys_of(said: Iterable[str]) -> frozenset[str]:
    """What folded words stand for, parts of compounds included."""
    return frozenset[str]().union(*map(_all_keys, said))


@once
def line_keys(text: str) -> frozenset[str]:
    """What the words of a line stand for."""
    apart = GLUED.sub(r"\1 ", text)
    said = [word.text for word in words_of(apart) if len(word.text) > 1 or is_known(word.text)]
    together = frozenset[str]().union(*(joined(*pair) for pair in _pairs(said)))
    return together | keys_of([*said, "week"] if WEEK.search(text) else said)


def _pairs(said: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Words side by side, also with a small word between them: "carnet de chantier"."""
    yield from pairwise(said)
    yield from ((one, other) for one, small, other in zip(said, said[1:], said[2:], strict=False) if small in BETWEEN)


@lru_cache(maxsize=KEPT)
def _all_keys(word: str) -> frozenset[str]:
    return frozenset[str](keys(word)).union(*parts(word), tail(word))


def _is_within(place: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place[0] and place[1] <= end for start, end in others)


def _tells(word: str, written: str) -> bool:
    if word[0].isdigit() or (len(word) < SHORTEST and not (written.isupper() and len(written) > 1)):
        return False
    return not (is_numeral(word) or word.endswith("einhalb") or _is_filler(word))


@lru_cache(maxsize=KEPT)
def _is_filler(word: str) -> bool:
    """Whether a word says nothing: listed as it is, or by a beginning that is not also one of another word."""
    return any(word in listed.whole or _only_begins_so(word, listed.beginning(word)) for listed in filler())


def _only_begins_so(word: str, letters: int) -> bool:
    """Whether a listed beginning of so many letters is all there is to a word ("vacunas" is no form of "va")."""
    is_form = letters > SHORT_BEGINNING or len(word) - letters <= SHORT_ENDING
    return letters > 0 and is_form and (is_plain(word) or letters_known(word) <= letters)
