"""Where a sentence names what somebody must know, also by names that no dictionary has.

A small net looks at each token and its neighbours and says whether it begins, goes on or ends the name of something to
know. Its weights (`data/tagger.npz`) are fitted by `python -m bench.tagger` on labelled sentences; it sees signs, not
words. All arithmetic is on whole numbers that floats hold exactly, so that every machine reads the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import islice, pairwise, product
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from service.match.engine.spans import Likely, Turns, likely, weighed
from service.match.engine.tokens import MOST, Signs, Token, far_signs, kinds_of, signs_of

Numbers = NDArray[np.float64]
Real = TypeVar("Real", np.float32, np.float64)
OUTSIDE, BEGINS, GOES_ON = range(3)
KEPT_CELLS = 16_384  # words of which their own cells are kept; half a kilobyte each
KEPT_SAID = 4_096  # words of which is kept, too, what those say to the others; eight kilobytes each
MOST_AT_ONCE = 240_000  # multiplications of a product; threads begin at 262,144, and wait for others


@dataclass(frozen=True, slots=True)
class Weights:
    """The net: what a word's signs say to cells of its own, and what those say to the cells of the tokens around it."""

    word: Signs  # signs x own cells
    word_bias: Signs
    fine: float  # whole steps to one step of an own cell
    first: NDArray[np.float32]  # nets x places x own cells of the net x cells of the net
    known: NDArray[np.float32]  # places x signs of the dictionary x cells
    far: Signs  # signs from farther off x cells
    bias: Signs
    second: Numbers  # cells x 3
    leaning: Numbers
    unit: float  # whole steps to one unit of what comes out
    turns: Turns

    @property
    def reach(self) -> int:
        """How many neighbours are looked at on either side."""
        return len(self.known) // 2


class _Kept:
    """What was reckoned of the words met last, one row a word."""

    def __init__(self, most: int, reckoned: Callable[[Sequence[str]], NDArray[Any]]) -> None:
        self.most, self.reckoned = most, reckoned
        self.rows: dict[str, NDArray[Any]] = {}

    def of(self, words: Sequence[str]) -> NDArray[Any]:
        """The rows of these words; those that are not known yet are reckoned together."""
        found = {word: row for word in words if (row := self.rows.get(word)) is not None}
        if new := [word for word in words if word not in found]:
            found.update(zip(new, self.reckoned(new), strict=True))
            self.rows.update((word, found[word]) for word in new)
            for oldest in list(islice(self.rows, max(0, len(self.rows) - self.most))):
                self.rows.pop(oldest, None)
        return np.concatenate([found[word] for word in words]).reshape(len(words), *found[words[0]].shape)


@cache
def weights() -> Weights:
    """The weights that are shipped."""
    read = np.load(BytesIO((files(__package__) / "data" / "tagger.npz").read_bytes()))
    unit = float(read["unit"])
    return Weights(
        **{name: read[name].astype(np.float32) for name in ("word", "word_bias", "first", "known", "far", "bias")},
        **{name: read[name].astype(np.float64) for name in ("second", "leaning")},
        fine=float(read["fine"]),
        unit=unit,
        turns=Turns.of(read["turns"] / unit),
    )


def names_in(sentences: Sequence[Sequence[Token]], known: Sequence[Signs], *, least: float) -> list[Likely]:
    """The names of each sentence that are likelier than `least`; `known` is what the dictionary says of each token."""
    if not any(map(len, sentences)):
        return [Likely([], []) for _ in sentences]
    rows = weighed(_spoken_for(sentences, known))
    ends = np.cumsum([len(listed) for listed in sentences]).tolist()
    return [likely(rows[start:end], weights().turns, least=least) for start, end in pairwise([0, *ends])]


def _spoken_for(sentences: Sequence[Sequence[Token]], known: Sequence[Signs]) -> Numbers:
    """For each token what speaks for being outside of a name, for beginning one, and for going on in one."""
    net = weights()
    rows, words = _laid_out(sentences, net.reach)
    told = np.concatenate(list(known))
    is_token = rows > 0
    near = _gathered(net, rows, _said().of(words))[is_token]
    near += _of_dictionary(told, is_token, net)
    ends = np.cumsum([len(listed) for listed in sentences]).tolist()
    far = far_signs(kinds_of(words)[rows[is_token]], told, ends, reach=net.reach)
    cells = np.maximum(near + _product(far, net.far) + net.bias, 0).astype(np.float64)
    spoken: Numbers = (_product(cells, net.second) + net.leaning) / net.unit
    return spoken


def _laid_out(sentences: Sequence[Sequence[Token]], gap: int) -> tuple[NDArray[np.intp], list[str]]:
    """All tokens one after another, with gaps between sentences, each as its number among the different ones.

    Number 0 is a gap. Most texts say the same words again and again: what a word says is reckoned once.
    """
    numbers: dict[str, int] = {"": 0}
    rows = [0] * gap
    for listed in sentences:
        rows.extend(numbers.setdefault(token.text, len(numbers)) for token in listed)
        rows.extend([0] * gap)
    return np.array(rows, np.intp), list(numbers)


def _of_dictionary(told: Signs, is_token: NDArray[np.bool_], net: Weights) -> Signs:
    """What the dictionary knows of the tokens around each one says to each cell; of most it knows nothing."""
    total = np.zeros((len(is_token), len(net.bias)), np.float32)
    known = told.any(axis=1)
    rows, listed = np.flatnonzero(is_token)[known], told[known]
    for side, place in enumerate(net.known):
        total[rows - (side - net.reach)] += _product(listed, place)
    return total[is_token]


def _gathered(net: Weights, rows: NDArray[np.intp], said: Signs) -> Signs:
    """Add up for each place what its neighbours say, each from its side; there is a gap at either end of the rows."""
    total = np.zeros((len(rows), len(net.bias)), np.float32)
    for side in range(said.shape[1]):
        shift = side - net.reach
        inner = slice(max(0, -shift), len(rows) - max(0, shift))
        total[inner] += said[rows[inner.start + shift : inner.stop + shift], side]
    return total


def _product(rows: NDArray[Real], table: NDArray[Real]) -> NDArray[Real]:
    """`rows @ table`, a few rows at a time: one large product is spread over threads, which wait for others."""
    at_a_time = max(1, MOST_AT_ONCE // table.size)
    if len(rows) <= at_a_time:
        return rows @ table
    heap = np.zeros((-(-len(rows) // at_a_time), at_a_time, rows.shape[1]), rows.dtype)
    heap.reshape(-1, rows.shape[1])[: len(rows)] = rows
    added: NDArray[Real] = (heap @ table).reshape(-1, table.shape[1])[: len(rows)]
    return added


@cache
def _cells() -> _Kept:
    return _Kept(KEPT_CELLS, _reckoned_cells)


@cache
def _said() -> _Kept:
    return _Kept(KEPT_SAID, _reckoned_said)


def _reckoned_cells(words: Sequence[str]) -> NDArray[np.uint8]:
    """Each word's own cells."""
    net = weights()
    own = np.clip(np.rint((_product(signs_of(words), net.word) + net.word_bias) / net.fine), 0, MOST)
    own[[not word for word in words]] = 0  # a gap says nothing
    cells: NDArray[np.uint8] = own.astype(np.uint8)
    return cells


def _reckoned_said(words: Sequence[str]) -> NDArray[np.float32]:
    """What each word says to each cell from each place of the window."""
    first = weights().first
    nets, places, width, size = first.shape
    own = _cells().of(words).astype(np.float32).reshape(len(words), nets, width)
    said = np.empty((len(words), places, nets, size), np.float32)
    for net, place in product(range(nets), range(places)):
        said[:, place, net] = _product(own[:, net], first[net, place])
    return said.reshape(len(words), places, nets * size)
