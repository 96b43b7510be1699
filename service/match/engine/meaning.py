"""What words mean, as points in a space where "nurse" lies near "patients": how near two texts are, with no model.

The vectors are those of the package `wordllama` (MIT), read from its own files. All arithmetic is on whole numbers, so
that the same texts are equally near on every machine, and one more line can never make another line less near.
"""

import json
import math
import mmap
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from service.match.engine import lexicon
from service.match.engine.forms import initials
from service.match.engine.grams import tells
from service.match.engine.kept import Kept
from service.match.engine.words import words

Sum = NDArray[np.int64]
Lines = NDArray[np.float32]
Near = NDArray[np.float64]

WEIGHTS_FILE, TOKENS_FILE = "weights/l2_supercat_256.safetensors", "tokenizers/l2_supercat_tokenizer_config.json"
WIDTH = 256  # numbers in a vector
FINENESS = 1024  # whole steps to one unit of a vector as it is kept in the file
LENGTH = 2000  # of the direction of a line; a product of two directions stays below 2**24, so 32-bit floats add it up
SHORT_LENGTH = 127  # of a direction of a posting, which is kept in bytes, since there are ten thousand of them
WEIGHT_STEPS = 20  # whole steps to a word's weight of 1: sentences weigh multiples of 0.05
KEPT_WORDS = 16_384  # vectors kept at hand; 1 kB each
ALIKE = 0.4  # nearness that two sentences of one posting usually have to each other
NO_WISH = -1


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a posting points: its pieces, one a row; for each how much it says, and the wish that it is, if any.

    `whole` is how long the pieces are together if each two are ALIKE: what they really are might shrink with one more.
    """

    rows: NDArray[np.int8]
    weights: tuple[int, ...]
    wishes: tuple[int, ...]
    whole: float


def telling(text: str) -> set[str]:
    """The words of a text that say something about a job."""
    return {word.text for word in words(text, dotted=lexicon.skills().dotted) if tells(word.text)}


def direction(weights: Mapping[str, float]) -> Lines:
    """Where a text points that consists of these words, each with its weight; nowhere (zeros) without words."""
    total = _sum(weights)
    pointed: Lines = np.rint(total * (LENGTH / (_length(total) or 1.0))).astype(np.float32)
    return pointed


def directions_of(words: Sequence[str]) -> Lines:
    """Where each word points by itself, one a row; nowhere for the empty word."""
    vectors = _vectors(words)
    totals = vectors * WEIGHT_STEPS
    lengths = np.sqrt((totals * totals).sum(axis=1, keepdims=True))
    pointed: Lines = np.rint(totals * (LENGTH / np.where(lengths, lengths, 1.0))).astype(np.float32)
    return pointed


def aim(pieces: Iterable[tuple[int, Mapping[str, float]]]) -> Aim:
    """The aim of a posting of these pieces, each given by its wish and its words with their weights."""
    sums = [(wish, _sum(_spelled_out(weights))) for wish, weights in pieces]
    kept = [(wish, total, length) for wish, total in sums if (length := _length(total))]
    weights = tuple(round(length / FINENESS) for _, _, length in kept)
    return Aim(
        np.array([np.rint(total * (SHORT_LENGTH / length)) for _, total, length in kept], np.int8).reshape(-1, WIDTH),
        weights,
        tuple(wish for wish, _, _ in kept),
        math.sqrt(ALIKE * sum(weights) ** 2 + (1 - ALIKE) * sum(weight**2 for weight in weights)),
    )


def directions(texts: Iterable[str]) -> Lines:
    """Where each text points, one a row."""
    weights = (_spelled_out(dict.fromkeys(telling(text), 1.0)) for text in texts)
    return np.array([direction(each) for each in weights], np.float32).reshape(-1, WIDTH)


def nearness(asked: Aim, said: Lines, *, unmet: Collection[int] = ()) -> Near:
    """How near each row of `said` lies to what is asked for: 1 is the same direction, 0 is none in common.

    A wish in `unmet` adds nothing and still makes the whole longer, so that it never brings anybody nearer.
    """
    counted = [0 if wish in unmet else weight for wish, weight in zip(asked.wishes, asked.weights, strict=True)]
    # "@" would begin threads, which cost more here.
    near = np.maximum(np.einsum("lw,pw->pl", said, asked.rows.astype(np.float32)), 0)
    shares: Near = np.einsum("p,pl->l", np.array(counted, np.float64), near.astype(np.float64))
    return shares / (asked.whole * LENGTH * SHORT_LENGTH or 1.0)


def closeness(near: Near, *, closest: int, same: float) -> float:
    """From 0 to 1, how near the closest lines are, beside what is as near as can be; a line more can only raise it.

    Squared, because texts of one trade are all somewhat near to each other: what counts is what is really near.
    """
    best = math.fsum(np.sort(near)[-closest:])
    return min(1.0, best / (closest * same)) ** 2


def _spelled_out(weights: Mapping[str, float]) -> dict[str, float]:
    """The words with those that initials among them stand for: by itself "ML" lies far from "machine learning"."""
    meant = dict(weights)
    for word in weights.keys() & initials().keys():
        for other in initials()[word]:
            meant[other] = max(meant.get(other, 0.0), weights[word])
    return meant


def _sum(weights: Mapping[str, float]) -> Sum:
    steps = np.array([round(weight * WEIGHT_STEPS) for weight in weights.values()], np.float64)
    total: Sum = np.einsum("w,wl->l", steps, _vectors(weights)).astype(np.int64)
    return total


def _length(total: Sum) -> float:
    return float(np.sqrt(np.float64(np.sum(total * total))))


def _vectors(words: Collection[str]) -> NDArray[np.float64]:
    """The vectors of words, one a row, in whole numbers."""
    return np.frombuffer(b"".join(_kept().of(words)), np.float32).reshape(-1, WIDTH).astype(np.float64)


@cache
def _kept() -> Kept[bytes]:
    return Kept(lambda words: map(bytes, _reckoned(words)), most=KEPT_WORDS)


def _reckoned(words: Sequence[str]) -> Lines:
    """The vector of each word: the sum of those of its pieces, all of them whole numbers."""
    pieces = _tokenizer().encode(words, is_pretokenized=True, add_special_tokens=False)
    rows = np.rint(_table()[pieces.ids].astype(np.float32) * FINENESS)
    said, first = np.unique(np.array(pieces.word_ids, np.intp), return_index=True)
    vectors = np.zeros((len(words), WIDTH), np.float32)
    if len(said):
        vectors[said] = np.add.reduceat(rows, first)
    return vectors


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(_package() / TOKENS_FILE))


@cache
def _table() -> NDArray[np.float16]:
    """The vectors of all tokens, as a view of the file: a header in JSON after its length, then the numbers."""
    with (_package() / WEIGHTS_FILE).open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    size = int.from_bytes(data[:8], "little")
    first, _ = json.loads(data[8 : 8 + size])["embedding.weight"]["data_offsets"]
    return np.frombuffer(data, np.dtype("<f2"), offset=8 + size + first).reshape(-1, WIDTH)


def _package() -> Path:
    """Where the package lies. It is not imported: that would bring its client for a model hub along."""
    spec = find_spec("wordllama")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("wordllama is not installed", name="wordllama")
    return Path(spec.submodule_search_locations[0])
