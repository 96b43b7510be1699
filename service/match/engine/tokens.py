"""The tokens of a sentence, and what each looks like: the signs by which the tagger tells names of skills from words.

No sign says which word it is, but for the closed classes of `data/signs.toml`: they say what it means (its vector), how
it is written, how it ends, and whether the dictionary knows it. All signs are whole numbers.
"""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from service.match.engine import lexicon, meaning
from service.match.engine.mentions import Mention
from service.match.engine.words import fold

Signs = NDArray[np.float32]

# One token, in this order: words with what belongs to them ("node.js", "front-end", "c++", "c#"), ".net", single signs.
TOKEN = re.compile(
    r"([^\W_]+(?:[-'’&][^\W_]+|\.(?![A-Z][a-z])[^\W_]+)*(?:\+\+|\+(?![^\W_])|#)?"
    r"|\.(?=(?i:net)\b)[A-Za-z]{3}"
    r"|[^\s\w]|_)"
)
GLUED = re.compile(r".*[^\W\d_]{2}([A-Z][a-z]+)")
UNIT = 16  # whole steps to one unit of a sign
FAMILIES = (*lexicon.SKILL_FAMILIES, lexicon.SPOKEN, lexicon.FIELDS, lexicon.DEGREES)
FAR = 12  # tokens on either side, beyond those looked at one by one, in which it is seen what kinds of words there are
MANY = 4  # known names that are many
# What the dictionary says of a token, a bit each: the family of the name that it is part of, and where it stands there.
FAMILY_BITS = {family: 1 << at for at, family in enumerate(FAMILIES)}
BEGINS, GOES_ON, ENDS, SEVERAL = (1 << len(FAMILIES) + at for at in range(4))
KNOWN_SIGNS = len(FAMILIES) + 4
MEANT = meaning.WIDTH  # the first signs, those of a word's meaning
USUAL = meaning.LENGTH / math.sqrt(MEANT) / UNIT  # by so much a direction's numbers are divided: a usual one is a unit
MOST = 127  # steps of a number; what is beyond is cut, so that sums stay exact
LONGEST = 40  # letters; what is longer is no word


class Token(NamedTuple):
    """A word or a mark of a sentence, and where it stands."""

    text: str
    start: int
    end: int


TOKEN_OF = partial(tuple.__new__, Token)  # half the time of a call of the class, and there are hundreds in a posting


@dataclass(frozen=True, slots=True)
class _Closed:
    """The closed classes: the place of each member's sign."""

    words: Mapping[str, int]
    marks: Mapping[str, int]
    endings: Mapping[str, int]
    longest_ending: int
    kinds: int
    size: int
    plain: frozenset[str]
    english: frozenset[str]
    foreign: frozenset[str]


SHAPES = 10  # signs of how a token is written
SHORT, FOUR, LONG = 2, 4, 9  # letters: "Go" and "AI", "AWS" and "SAP"; long words are seldom common ones


def tokens(text: str) -> list[Token]:
    """The tokens of `text` in order."""
    pieces = TOKEN.split(text)  # gaps and tokens in turns
    places = list(accumulate(map(len, pieces)))
    return list(map(TOKEN_OF, zip(pieces[1::2], places[::2], places[1::2], strict=False)))


def is_plain(text: str) -> bool:
    """Whether a token is a mark or one of the small words that begin and end no name."""
    return not any(c.isalnum() for c in text) or text.lower() in _closed().plain


def is_glued(text: str) -> bool:
    """Whether a word ends in another, as where a page has lost the end of a line: "WindowsExperience"."""
    last = GLUED.fullmatch(text)
    return bool(last and last[1].lower() in _closed().words)


def is_foreign(found: Iterable[Token]) -> bool:
    """Whether a sentence seems to be in another language than that of which the tagger has learned."""
    closed, said = _closed(), [token.text.lower() for token in found]
    return sum(map(closed.foreign.__contains__, said)) > sum(map(closed.english.__contains__, said))


def signs_of(texts: Sequence[str]) -> Signs:
    """The signs of tokens by themselves, one a row; a gap, which is the empty text, has none."""
    folded = [fold(text)[:LONGEST] for text in texts]
    meant = meaning.directions_of([word if word[:1].isalnum() else "" for word in folded])
    return np.hstack(
        [np.clip(np.rint(meant / USUAL), -MOST, MOST), [_written(text) for text in texts]], dtype=np.float32
    )


def kinds_of(texts: Sequence[str]) -> Signs:
    """Those of the signs of tokens that say which closed class of words they belong to."""
    closed = _closed()
    kinds = np.zeros((len(texts), closed.kinds), np.float32)
    for row, text in enumerate(texts):
        kind = closed.words.get(_lowered(text))
        if kind is not None and not _is_mark(text):
            kinds[row, kind] = UNIT
    return kinds


def far_signs(kinds: Signs, told: Sequence[int], ends: Sequence[int], *, reach: int) -> Signs:
    """For each token which kinds of words, and how many known names, stand farther off in its sentence on either side.

    `told` is what the dictionary says of each, `ends` are the places after the last token of each sentence, `reach` is
    what is near.
    """
    number, width = kinds.shape
    total = np.zeros((number + 1, width + 1), np.float32)
    total[1:, :width] = kinds
    total[1:, width] = [UNIT if mask & BEGINS else 0 for mask in told]
    np.cumsum(total, axis=0, out=total)
    sizes, at = np.diff([0, *ends]), np.arange(number)
    first, last = np.repeat([0, *ends[:-1]], sizes), np.repeat(ends, sizes)
    before = [np.maximum(at - reach - FAR, first), np.maximum(at - reach, first)]
    after = [np.minimum(at + 1 + reach, last), np.minimum(at + 1 + reach + FAR, last)]
    far = np.hstack([total.take(stop, axis=0) - total.take(start, axis=0) for start, stop in (before, after)])
    far[:, width :: width + 1] /= MANY
    capped: Signs = np.minimum(far, UNIT, out=far)
    return capped


def told_of(found: Sequence[Token], named: Iterable[tuple[Mention, str]]) -> list[int]:
    """What the dictionary says of each token: a bit for each sign that it has, mostly none.

    `named` are the names that it knows, each with its family.
    """
    told = [0] * len(found)
    first = 0
    for mention, family in sorted(named, key=_start):
        while first < len(found) and found[first].end <= mention.start:
            first += 1
        last = first
        while last < len(found) and found[last].start < mention.end:
            last += 1
        several = SEVERAL if last - first > 1 else 0
        for at in range(first, last):
            told[at] |= FAMILY_BITS[family] | several | (BEGINS if at == first else GOES_ON)
        if first < last:
            told[last - 1] |= ENDS
    return told


def _start(named: tuple[Mention, str]) -> int:
    return named[0].start


def known_signs(told: Sequence[int]) -> Signs:
    """The bits of `told_of` as signs, one row a token."""
    signs: Signs = (np.array(told, np.int32)[:, None] >> np.arange(KNOWN_SIGNS) & 1).astype(np.float32) * UNIT
    return signs


def _is_mark(text: str) -> bool:
    return len(text) == 1 and not text.isalnum()


def _lowered(text: str) -> str:
    return text.lower().replace("’", "'")


def _written(text: str) -> Signs:
    closed, lowered = _closed(), _lowered(text)
    row = np.zeros(closed.size + SHAPES, np.float32)
    if not text:
        return row
    if _is_mark(text):
        row[closed.marks.get(text, closed.size - 1)] = UNIT
        return row
    if lowered in closed.words:
        row[closed.words[lowered]] = UNIT
    for size in range(1, min(closed.longest_ending, len(lowered) - 2) + 1):
        if at := closed.endings.get(lowered[-size:]):
            row[at] = UNIT
    row[closed.size :] = [UNIT * is_so for is_so in _shapes(text)]
    return row


def _shapes(text: str) -> tuple[bool, ...]:
    is_upper, size = text.isupper(), len(text)
    return (
        is_upper,
        text[0].isupper(),
        not is_upper and any(map(str.isupper, text[1:])),
        any(map(str.isdigit, text)),
        text.isdigit(),
        not text.isalnum(),
        "-" in text,
        size <= SHORT,
        SHORT < size <= FOUR,
        size > LONG,
    )


@cache
def _closed() -> _Closed:
    read = tomllib.loads((files(__package__) / "data" / "signs.toml").read_text("utf-8"))
    words = {word: at for at, listed in enumerate(read["words"].values()) for word in listed.split()}
    endings = {ending: at for at, ending in enumerate(read["endings"]["listed"].split(), len(read["words"]))}
    first = len(read["words"]) + len(endings)
    marks = {mark: at for at, listed in enumerate(read["marks"].values(), first) for mark in listed.split()}
    plain = frozenset(word for kind in read["plain"]["kinds"] for word in read["words"][kind].split())
    foreign = frozenset(read["foreign"]["words"].split())
    return _Closed(
        words=words,
        marks=marks,
        endings=endings,
        longest_ending=max(map(len, endings)),
        kinds=len(read["words"]),
        size=first + len(read["marks"]) + 1,  # the last is any other mark
        plain=plain,
        english=plain - foreign,
        foreign=foreign,
    )
