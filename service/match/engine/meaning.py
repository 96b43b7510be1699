"""What words mean, as points in a space where "nurse" lies near "patients": how near two texts are, with no model.

The vectors are those of the package `wordllama` (MIT), read from its own files. All arithmetic is on whole numbers, so
that the same texts are equally near on every machine, and one more line can never make another line less near.
"""

import json
import mmap
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from service.match.engine import lexicon
from service.match.engine.grams import tells
from service.match.engine.words import words

Vector = NDArray[np.int64]
Lines = NDArray[np.float32]

WEIGHTS_FILE, TOKENS_FILE = "weights/l2_supercat_256.safetensors", "tokenizers/l2_supercat_tokenizer_config.json"
WIDTH = 256  # numbers in a vector
FINENESS = 1024  # whole steps to one unit of a vector as it is kept in the file
LENGTH = 2000  # of a direction; a product of two stays below 2**24, so 32-bit floats add it up exactly
WEIGHT_STEPS = 20  # whole steps to a word's weight of 1: sentences weigh multiples of 0.05
KEPT_WORDS = 16_384  # vectors kept at hand; 2 kB each
CLOSEST = 3  # lines that decide: one may be chance, and ten would ask for a whole career
SAME = 0.75  # nearness from which on two texts are about the same thing


def telling(text: str) -> set[str]:
    """The words of a text that say something about a job."""
    return {word.text for word in words(text, dotted=lexicon.skills().dotted) if tells(word.text)}


def direction(weights: Mapping[str, float]) -> Lines:
    """Where a text points that consists of these words, each with its weight; nowhere (zeros) without words."""
    total = np.zeros(WIDTH, np.int64)
    for word, weight in weights.items():
        total += _vector(word) * round(weight * WEIGHT_STEPS)
    return _direct(total)


def directions(texts: Iterable[str]) -> Lines:
    """Where each text points, one a row."""
    return np.array([direction(dict.fromkeys(telling(text), 1.0)) for text in texts], np.float32).reshape(-1, WIDTH)


def nearness(asked: Lines, said: Lines) -> Lines:
    """How near each row of `said` lies to what is asked for: LENGTH² is the same direction, 0 is none in common."""
    near: Lines = np.maximum(np.einsum("lw,w->l", said, asked), 0)  # "@" would begin threads, which cost more here
    return near


def closeness(near: Lines) -> float:
    """From 0 to 1, how near the closest lines are; a line more can only raise it.

    Squared, because texts of one trade are all somewhat near to each other: what counts is what is really near.
    """
    best = int(np.sort(near)[-CLOSEST:].astype(np.int64).sum())
    return min(1.0, best / (CLOSEST * SAME * LENGTH**2)) ** 2


def _direct(total: Vector) -> Lines:
    length = float(np.sqrt(np.float64(np.sum(total * total))))
    return np.rint(total * (LENGTH / length)).astype(np.float32) if length else np.zeros(WIDTH, np.float32)


@lru_cache(maxsize=KEPT_WORDS)
def _vector(word: str) -> Vector:
    rows = _table()[_tokenizer().encode(word, add_special_tokens=False).ids].astype(np.float64)
    vector: Vector = np.rint(rows * FINENESS).astype(np.int64).sum(axis=0)
    return vector


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
