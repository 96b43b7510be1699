"""Where a sentence names what somebody must know, also by names that no dictionary has.

A small net looks at each token and its neighbours and says whether it begins, goes on or ends the name of something to
know. Its weights (`data/tagger.npz`) are fitted by `python -m bench.tagger` on labelled sentences; it sees signs, not
words. All arithmetic is on whole numbers that floats hold exactly, so that every machine reads the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from service.match.engine.tokens import KNOWN_SIGNS, Signs, Token, far_signs, kinds_of, signs_of

Numbers = NDArray[np.float64]
Real = TypeVar("Real", np.float32, np.float64)
Spoken = list[list[float]]  # for each token what speaks for each label
OUTSIDE, BEGINS, GOES_ON = range(3)
KEPT_SIGNS = 16_384  # tokens whose signs are kept at hand; half a kilobyte each
KEPT_TOKENS = 8_192  # tokens of which is kept, too, what they say to the net; five kilobytes each
AT_A_TIME = 16  # rows of a product; with ours it is 184,000 multiplications, and threads begin at 262,144
FAR = 6.0  # what speaks for a token's being outside by so much more is not weighed again
IMPOSSIBLE = -1e9


@dataclass(frozen=True, slots=True)
class Weights:
    """The net. `first` holds, for each place of the window, what each sign says to each cell."""

    view: Signs  # what is looked at of a word's vector
    first: NDArray[np.float32]  # places x signs x cells
    far: Signs  # signs from farther off x cells
    bias: Signs
    second: Numbers  # cells x 3
    leaning: Numbers
    unit: float  # whole steps to one unit of what comes out

    @property
    def reach(self) -> int:
        """How many neighbours are looked at on either side."""
        return len(self.first) // 2


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word says to each cell from each place of the window, and the closed class it belongs to."""

    says: Signs  # places x cells
    kinds: Signs


@cache
def weights() -> Weights:
    """The weights that are shipped."""
    read = np.load(BytesIO((files(__package__) / "data" / "tagger.npz").read_bytes()))
    return Weights(
        view=read["view"].astype(np.float32),
        first=read["first"].astype(np.float32),
        far=read["far"].astype(np.float32),
        bias=read["bias"].astype(np.float32),
        second=read["second"].astype(np.float64),
        leaning=read["leaning"].astype(np.float64),
        unit=float(read["unit"]),
    )


def spoken_for(sentences: Sequence[Sequence[Token]], known: Sequence[Signs]) -> list[Spoken]:
    """For each sentence and token what speaks for being outside of a name, for beginning one, and for going on in one.

    `known` is what the dictionary says of each token.
    """
    net = weights()
    if not any(map(len, sentences)):
        return [[] for _ in sentences]
    rows, words = _laid_out(sentences, net.reach)
    own = [_of_word(word) for word in words]
    told = np.concatenate(list(known))
    is_token = rows > 0
    near = _gathered(net, rows, np.array([word.says for word in own]))[is_token]
    near += _of_dictionary(told, is_token, net)
    ends = np.cumsum([len(listed) for listed in sentences]).tolist()
    far = far_signs(np.array([word.kinds for word in own])[rows[is_token]], told, ends, reach=net.reach)
    cells = np.maximum(near + _product(far, net.far) + net.bias, 0).astype(np.float64)
    spoken = ((_product(cells, net.second) + net.leaning) / net.unit).tolist()
    return [spoken[start:end] for start, end in pairwise([0, *ends])]


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
    for side, place in enumerate(net.first):
        total[rows - (side - net.reach)] += listed @ place[-KNOWN_SIGNS:]
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
    heap = np.zeros((-(-len(rows) // AT_A_TIME), AT_A_TIME, rows.shape[1]), rows.dtype)
    heap.reshape(-1, rows.shape[1])[: len(rows)] = rows
    product: NDArray[Real] = (heap @ table).reshape(-1, table.shape[1])[: len(rows)]
    return product


@lru_cache(maxsize=KEPT_SIGNS)
def _signs_of(word: str) -> Signs:
    net = weights()
    return signs_of(word, net.view) if word else np.zeros(net.first.shape[1] - KNOWN_SIGNS, np.float32)


@lru_cache(maxsize=KEPT_TOKENS)
def _of_word(word: str) -> _Word:
    net = weights()
    signs = _signs_of(word)
    given = np.flatnonzero(signs)  # of the closed classes a word has one or two
    says: Signs = np.einsum("s,psc->pc", signs[given], net.first[:, given])
    return _Word(says, kinds_of(signs, net.view.shape[1]))


def names(spoken: Spoken, leaning: float) -> list[tuple[int, int]]:
    """The most likely names, first token and the one after the last; `leaning` speaks for finding more of them."""
    raised = [[outside, begins + leaning, goes_on + leaning] for outside, begins, goes_on in spoken]
    found: list[tuple[int, int]] = []
    for start, end in _runs(raised):
        found.extend((start + first, start + last) for first, last in _cut(_best_path(raised[start:end])))
    return found


def _runs(spoken: Spoken) -> Iterator[tuple[int, int]]:
    """Where tokens that may belong to names stand side by side."""
    start: int | None = None
    for at, (outside, begins, goes_on) in enumerate(spoken):
        if max(begins, goes_on) <= outside - FAR:
            if start is not None:
                yield start, at
            start = None
        elif start is None:
            start = at
    if start is not None:
        yield start, len(spoken)


def _best_path(spoken: Sequence[Sequence[float]]) -> list[int]:
    """The likeliest labels in which no name goes on that has not begun."""
    backs: list[tuple[int, int]] = []  # the best label before any label, and before going on
    outside, begins, goes_on = spoken[0][OUTSIDE], spoken[0][BEGINS], IMPOSSIBLE
    for row in spoken[1:]:
        within = BEGINS if begins >= goes_on else GOES_ON
        inner = max(begins, goes_on)
        best = OUTSIDE if outside >= inner else within
        backs.append((best, within))
        outer = max(outside, inner)
        outside, begins, goes_on = outer + row[OUTSIDE], outer + row[BEGINS], inner + row[GOES_ON]
    label = int(np.argmax([outside, begins, goes_on]))
    path = [label]
    for best, within in reversed(backs):
        label = within if label == GOES_ON else best
        path.append(label)
    return path[::-1]


def _cut(path: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start: int | None = None
    for at, label in enumerate([*path, OUTSIDE]):
        if label != GOES_ON and start is not None:
            found.append((start, at))
            start = None
        if label == BEGINS:
            start = at
    return found
