"""Where a sentence names what somebody must know, also by names that no dictionary has.

A small net looks at each token and its neighbours and says whether it begins, goes on or ends the name of something to
know. Its weights (`data/tagger.npz`) are fitted by `python -m bench.tagger` on labelled sentences; it sees signs, not
words. All arithmetic is on whole numbers that floats hold exactly, so that every machine reads the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from service.match.engine.tokens import KNOWN_SIGNS, Signs, Token, far_signs, kinds_of, signs_of

Numbers = NDArray[np.float64]
OUTSIDE, BEGINS, GOES_ON = range(3)
KEPT_TOKENS = 16_384  # tokens whose signs are kept at hand; half a kilobyte each
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


def spoken_for(
    sentences: Sequence[Sequence[Token]], known: Sequence[Signs], net: Weights | None = None
) -> list[Numbers]:
    """For each sentence and token what speaks for being outside of a name, for beginning one, and for going on in one.

    `known` is what the dictionary says of each token.
    """
    net = net or weights()
    if not any(map(len, sentences)):
        return [np.zeros((0, 3)) for _ in sentences]
    rows, words = _laid_out(sentences, net.reach)
    own = np.array([np.zeros(net.first.shape[1] - KNOWN_SIGNS, np.float32), *map(_signs_of, words[1:])])
    told = np.concatenate(list(known))
    is_token = rows > 0
    near = _gathered(net, rows, [own @ place[: own.shape[1]] for place in net.first])[is_token]
    near += _of_dictionary(told, is_token, net)
    ends = np.cumsum([len(listed) for listed in sentences]).tolist()
    far = far_signs(kinds_of(own, net.view.shape[1])[rows[is_token]], told, ends, reach=net.reach)
    cells = np.maximum(near + far @ net.far + net.bias, 0).astype(np.float64)
    spoken = (cells @ net.second + net.leaning) / net.unit
    return np.split(spoken, ends[:-1])


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


def _gathered(net: Weights, rows: NDArray[np.intp], said: Sequence[Signs]) -> Signs:
    """Add up for each place what its neighbours say, each from its side; there is a gap at either end of the rows."""
    total = np.zeros((len(rows), len(net.bias)), np.float32)
    for side, heard in enumerate(said):
        shift = side - net.reach
        inner = slice(max(0, -shift), len(rows) - max(0, shift))
        total[inner] += heard[rows[inner.start + shift : inner.stop + shift]]
    return total


@lru_cache(maxsize=KEPT_TOKENS)
def _signs_of(word: str) -> Signs:
    return signs_of(word, weights().view)


def names(spoken: Numbers, leaning: float) -> list[tuple[int, int]]:
    """The most likely names, first token and the one after the last; `leaning` speaks for finding more of them."""
    raised = spoken + np.array([0.0, leaning, leaning])
    found: list[tuple[int, int]] = []
    for start, end in _runs(raised[:, 1:].max(axis=1) > raised[:, 0] - FAR):
        found.extend((start + first, start + last) for first, last in _cut(_best_path(raised[start:end].tolist())))
    return found


def _runs(likely: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where tokens that may belong to names stand side by side."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], likely, [False]]).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


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
