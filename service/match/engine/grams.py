"""What sets a text apart: its own words and pairs of words ("nurse", "machine learning"), and how rare each is.

Each is kept as a number of 64 bits, the same in every process, so that ten thousand postings fit into memory. Weights
are whole numbers: their sums are exact, in whatever order they are added.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from service.match.engine import lexicon

Keys = NDArray[np.uint64]
Whole = NDArray[np.int64]

LONGEST_WORD = 40  # characters; what is longer is no word
POSTINGS = 140  # those that `data/frequency.txt` counted
RARE = 0  # postings taken for a word that the file does not list, and for a pair of words
STEPS = 100  # whole steps to a weight of 1
COMMON = 20  # a word that stands in one of so many postings, or in more, is common
OFTEN = 10  # a word said this often is surely what the person does; in titles it counts three
KEPT_WORDS, KEPT_KEYS = 32_768, 65_536  # words, and numbers of words and pairs, kept at hand: texts repeat theirs


@dataclass(frozen=True, slots=True)
class Said:
    """What a résumé says: the numbers of its words and pairs in order, and how often each, 0 to STEPS."""

    keys: Keys
    often: Whole


@dataclass(frozen=True, slots=True)
class Own:
    """A posting's own words and pairs: their numbers in order, their weights, and the wish that says each.

    `wish` is the place of a sentence that asks for something, -1 where a word stands elsewhere too.
    """

    keys: Keys
    weights: NDArray[np.int16]
    wish: NDArray[np.int32]


@lru_cache(maxsize=KEPT_WORDS)
def tells(word: str) -> bool:
    """Whether a word says something about a job."""
    return word not in _silent() and 1 < len(word) <= LONGEST_WORD and not word[0].isdigit()


@cache
def _silent() -> frozenset[str]:
    return lexicon.plain_words("common") | lexicon.plain_words("small")


def pairs(listed: Sequence[str]) -> list[str]:
    """The pairs of neighbours of which one at least is telling."""
    is_telling = list(map(tells, listed))
    neighbours = zip(pairwise(listed), pairwise(is_telling), strict=True)
    return [f"{first} {second}" for (first, second), (one, other) in neighbours if one or other]


def said(counts: Mapping[str, int]) -> Said:
    """What is said so often."""
    numbered = sorted((_numbered(gram)[0], count) for gram, count in counts.items())
    often = [round(STEPS * min(1.0, math.log1p(count) / math.log1p(OFTEN))) for _, count in numbered]
    return Said(np.array([key for key, _ in numbered], np.uint64), np.array(often, np.int64))


def own(sentences: Iterable[tuple[float, int, Iterable[str]]]) -> Own:
    """The words and pairs of sentences, each given by its weight, its wish (-1 for none) and its words and pairs.

    Each counts once, with the weight of the best sentence that says it.
    """
    best: dict[int, float] = {}
    wishes: dict[int, int] = {}
    for weight, wish, found in sentences:
        for key, full in map(_numbered, found):
            worth = weight * full
            if key not in best:
                best[key], wishes[key] = worth, wish
                continue
            best[key] = max(best[key], worth)
            if wish == -1:
                wishes[key] = -1
    keys = sorted(best)
    return Own(
        np.array(keys, np.uint64),
        np.rint([best[key] for key in keys]).astype(np.int16),
        np.array([wishes[key] for key in keys], np.int32),
    )


def shared(asked: Own, has: Said, *, unmet: Collection[int]) -> tuple[float, int]:
    """The share of a posting's own words that a résumé says, by weight, 0 to 1; and how many they are.

    Words of a wish that is not met count as not said: a wish more must never bring a posting nearer.
    """
    if not len(asked.keys) or not len(has.keys):
        return 0.0, 0
    places = np.minimum(np.searchsorted(has.keys, asked.keys), len(has.keys) - 1)
    said = np.flatnonzero(has.keys[places] == asked.keys)
    wishes, weights, often = asked.wish[said].tolist(), asked.weights[said].tolist(), has.often[places[said]].tolist()
    points = [w * times for wish, w, times in zip(wishes, weights, often, strict=True) if wish not in unmet]
    return sum(points) / (STEPS * int(asked.weights.sum(dtype=np.int64))), len(points)


def _key(gram: str) -> int:
    return int.from_bytes(blake2b(gram.encode(), digest_size=8).digest(), "big")


@lru_cache(maxsize=KEPT_KEYS)
def _numbered(gram: str) -> tuple[int, float]:
    return _key(gram), _worth(gram)


def _worth(gram: str) -> float:
    """How much a word tells, from 1 for one in every posting: the square of its idf, as in a cosine. A pair is rare."""
    count = RARE if " " in gram else _frequencies().get(gram, RARE)
    return STEPS * (1 + math.log((POSTINGS + 1) / (count + 1))) ** 2


def is_common(word: str) -> bool:
    """Whether a word stands in so many postings that alone it names nothing."""
    return _frequencies().get(word, RARE) * COMMON > POSTINGS


def is_usual(word: str) -> bool:
    """Whether several postings say a word, or whether it tells nothing: one alone, such as "Load", is then no name."""
    return not tells(word) or word in _frequencies()


@cache
def _frequencies() -> dict[str, int]:
    text = (files(__package__) / "data" / "frequency.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {word: int(row[0]) for row in rows for word in row[1:]}
