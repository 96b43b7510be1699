"""Where a sentence names what somebody must know, also by names that no dictionary has.

A small net looks at each token and its neighbours and says whether it begins, goes on or ends the name of something to
know. Its weights (`data/tagger.npz`) are fitted by `python -m bench.tagger` on labelled sentences; it sees signs, not
words. All arithmetic is on whole numbers that floats hold exactly, so that every machine reads the same.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import accumulate, chain, count
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from service.match.engine.kept import Kept
from service.match.engine.spans import Likely, Turns, likely
from service.match.engine.tokens import MOST, Signs, Token, far_signs, kinds_of, known_signs, signs_of

Numbers = NDArray[np.float64]
Real = TypeVar("Real", np.float32, np.float64)
OUTSIDE, BEGINS, GOES_ON = range(3)
KEPT_CELLS = 16_384  # words of which their own cells are kept; a hundred bytes of cells each
MOST_AT_ONCE = 520_000  # multiplications of a product; threads begin at 524,288, and wait for others


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


def names_in(sentences: Sequence[Sequence[Token]], told: Sequence[Sequence[int]], *, least: float) -> list[Likely]:
    """The names of each sentence that are likelier than `least`; `told` is what the dictionary says of each token."""
    if not any(map(len, sentences)):
        return [Likely([], []) for _ in sentences]
    ends = list(accumulate(map(len, sentences)))
    return likely(_spoken_for(sentences, told), ends, weights().turns, least=least)


def _spoken_for(sentences: Sequence[Sequence[Token]], told: Sequence[Sequence[int]]) -> Numbers:
    """For each token what speaks for being outside of a name, for beginning one, and for going on in one."""
    net = weights()
    rows, different = _laid_out(sentences, told, net.reach)
    places = np.flatnonzero(rows)
    words = [word for word, _ in different]
    cells = _gathered(rows, _own_cells(words), [mask for _, mask in different])[places - net.reach]
    ends = list(accumulate(map(len, sentences)))
    far = far_signs(kinds_of(words)[rows[places]], list(chain.from_iterable(told)), ends, reach=net.reach)
    cells += _product(far, net.far)
    np.maximum(cells, 0, out=cells)
    spoken: Numbers = (_product(cells.astype(np.float64), net.second) + net.leaning) / net.unit
    return spoken


def _laid_out(
    sentences: Sequence[Sequence[Token]], told: Sequence[Sequence[int]], gap: int
) -> tuple[NDArray[np.intp], list[tuple[str, int]]]:
    """All tokens one after another, with gaps between sentences, each as its number among the different ones.

    Number 0 is a gap. Most texts say the same words again and again, and the dictionary mostly the same of them: what
    both say is reckoned once.
    """
    numbers = defaultdict[tuple[str, int], int](count().__next__)
    rows = [numbers["", 0]] * gap
    for listed, masks in zip(sentences, told, strict=True):
        rows += [numbers[token.text, mask] for token, mask in zip(listed, masks, strict=True)]
        rows += [0] * gap
    return np.array(rows, np.intp), list(numbers)


def _gathered(rows: NDArray[np.intp], own: Signs, told: Sequence[int]) -> Signs:
    """Add up for each token, and each gap but those at the two ends, what its neighbours say, each from its side."""
    net = weights()
    nets, sides, width, size = net.first.shape
    known = np.flatnonzero(told).tolist()
    named = _product(known_signs([told[at] for at in known]), net.known)
    said = np.empty((len(own), nets, size), np.float32)
    flat = said.reshape(len(own), -1)
    total = np.tile(net.bias, (len(rows) - sides + 1, 1))
    for side in range(sides):
        _multiply(own.reshape(-1, nets, width).transpose(1, 0, 2), net.first[:, side], into=said.transpose(1, 0, 2))
        flat[known] += named[side]
        total += flat.take(rows[side : side + len(total)], axis=0)
    return total


def _product(rows: NDArray[Real], table: NDArray[Real]) -> NDArray[Real]:
    """`rows @ table`, for each table where there are several."""
    product = np.empty((*table.shape[:-2], len(rows), table.shape[-1]), table.dtype)
    _multiply(rows, table, into=product)
    return product


def _multiply(rows: NDArray[Real], table: NDArray[Real], *, into: NDArray[Real]) -> None:
    """Put `rows @ table` there, a few rows at a time: one large product would go to threads, which wait for others."""
    each = max(1, MOST_AT_ONCE // (table.shape[-2] * table.shape[-1]))
    for at in range(0, rows.shape[-2], each):
        few = np.s_[..., at : at + each, :]
        np.matmul(rows[few], table, out=into[few])


def _own_cells(words: Sequence[str]) -> Signs:
    """Each word's own cells, one row a word."""
    joined = b"".join(_kept_cells().of(words))
    return np.frombuffer(joined, np.uint8).reshape(len(words), -1).astype(np.float32)


@cache
def _kept_cells() -> Kept[bytes]:
    """The cells of the words that were new last, a byte each."""
    return Kept(lambda words: map(bytes, _reckoned_cells(words)), most=KEPT_CELLS)


def _reckoned_cells(words: Sequence[str]) -> NDArray[np.uint8]:
    """Each word's own cells."""
    net = weights()
    own = np.clip(np.rint((_product(signs_of(words), net.word) + net.word_bias) / net.fine), 0, MOST)
    own[[not word for word in words]] = 0  # a gap says nothing
    cells: NDArray[np.uint8] = own.astype(np.uint8)
    return cells
