"""Which names stand in a sentence, from what speaks for each label of each of its tokens.

Each way of labelling a sentence weighs something, and a name is as likely as the ways in which it stands there, exactly
so. Chosen are names that leave each other room and together promise the most. The likeliest way as a whole would let go
of each name whose ends are in doubt.

Whatever is added up here is made by the same few operations in the same order, so that every machine chooses alike.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FINENESS = 64  # whole steps to one unit of what speaks for a label
STEP = 0.984496437005408405  # e to the power of -1/64; multiplied up, for powers differ between machines
STEPS = 20 * FINENESS  # beyond them is as good as nothing
NOTHING = 0.01  # a token of which no label within a name weighs more is outside

Spoken = NDArray[np.float64]  # for each token what speaks for being outside of a name, beginning one, going on in one
Row = Sequence[float]  # what each of these weighs


class Turns(NamedTuple):
    """How the labels of two tokens side by side weigh; nothing goes on that has not begun."""

    rest: float  # outside, then outside
    start: float  # outside, then begins
    stop_one: float  # begins, then outside
    next_one: float  # begins, then begins
    second: float  # begins, then goes on
    stop: float  # goes on, then outside
    following: float  # goes on, then begins
    further: float  # goes on, then goes on

    @classmethod
    def of(cls, spoken: Spoken) -> "Turns":
        """What speaks for each label (a column) after each label (a row)."""
        (rest, start, _), (stop_one, next_one, second), (stop, following, further) = _weights(
            spoken.max() - spoken
        ).tolist()
        return cls(rest, start, stop_one, next_one, second, stop, following, further)


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely each token is part of a name, and the names: the first token and the one after the last."""

    inside: list[float]
    names: list[tuple[int, int]]


def likely(spoken: Spoken, ends: Sequence[int], turns: Turns, *, least: float) -> list[Likely]:
    """The names of each sentence, given the places after their last tokens.

    One that is less likely than `least` costs more than it promises.
    """
    weights = _weights(spoken.max(axis=1, keepdims=True) - spoken)
    rows: list[Row] = weights.tolist()
    inside, names = [0.0] * len(rows), list[tuple[int, int]]()
    for start, end in _runs(weights, ends):
        if end - start == 1:
            inside[start] = _alone(rows[start], turns)
            names += [(start, end)] if inside[start] > least else []
            continue
        run = _Run(rows[start:end], turns)
        inside[start:end] = run.inside()
        names += [(start + first, start + last) for first, last in _chosen(list(run.names(least)), end - start, least)]
    return list(_by_sentence(inside, names, ends))


def _by_sentence(inside: list[float], names: Sequence[tuple[int, int]], ends: Sequence[int]) -> Iterator[Likely]:
    taken = 0
    for start, end in pairwise([0, *ends]):
        upto = bisect_left(names, end, taken, key=itemgetter(0))
        yield Likely(inside[start:end], [(first - start, last - start) for first, last in names[taken:upto]])
        taken = upto


def _alone(row: Row, turns: Turns) -> float:
    """How likely a token is a name between two that are outside."""
    is_one = turns.start * row[1] * turns.stop_one
    return is_one / (is_one + turns.rest * row[0] * turns.rest)


def _runs(weights: Spoken, ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where tokens of a sentence that may belong to names stand side by side."""
    may = np.zeros(len(weights) + 1, bool)  # one more, so that the last run ends
    may[:-1] = (weights[:, 1:] > NOTHING).any(axis=1)
    is_first = np.zeros(len(may), bool)
    is_first[[0, *ends]] = True
    begins = np.flatnonzero(may & (is_first | ~np.roll(may, 1)))
    stops = np.flatnonzero(np.roll(may, 1) & (is_first | ~may))
    return zip(begins.tolist(), stops.tolist(), strict=True)


def _weights(less: Spoken) -> Spoken:
    """What labels weigh for which so much less speaks than for the best one."""
    steps = np.minimum(np.rint(less * FINENESS), STEPS).astype(np.intp)
    weights: Spoken = _powers()[steps]
    return weights


@cache
def _powers() -> NDArray[np.float64]:
    powers = [1.0]
    for _ in range(STEPS):
        powers.append(powers[-1] * STEP)
    return np.array(powers)


class _Run:
    """Tokens side by side with the weights of all ways up to each and from each on; what lies around is outside."""

    def __init__(self, rows: Sequence[Row], turns: Turns) -> None:
        self.rows, self.turns = rows, turns
        self.sums: list[float] = []  # by each all weights from its token on are divided, lest they vanish
        self.before = self._before()
        self.after = self._after()

    def _before(self) -> list[Row]:
        rest, start, stop_one, next_one, second, stop, following, further = self.turns
        o, b, i = 1.0, 0.0, 0.0
        found: list[Row] = []
        for outside, begins, goes_on in self.rows:
            o, b, i = (
                (o * rest + b * stop_one + i * stop) * outside,
                (o * start + b * next_one + i * following) * begins,
                (b * second + i * further) * goes_on,
            )
            total = o + b + i
            self.sums.append(total)
            o, b, i = row = o / total, b / total, i / total
            found.append(row)
        return found

    def _after(self) -> list[Row]:
        """What follows, after each label of each token; reckoned from the last one back."""
        rest, start, stop_one, next_one, second, stop, following, further = self.turns
        found: list[Row] = [(rest, stop_one, stop)]
        for (outside, begins, goes_on), total in zip(self.rows[:0:-1], self.sums[:0:-1], strict=True):
            o, b, i = found[-1]
            ends, anew, on = o * outside / total, b * begins / total, i * goes_on / total
            found.append(
                (
                    rest * ends + start * anew,
                    stop_one * ends + next_one * anew + second * on,
                    stop * ends + following * anew + further * on,
                )
            )
        return found[::-1]

    def inside(self) -> list[float]:
        """How likely each token is part of a name."""
        return [
            (within := begins * b + goes_on * i) / (within + outside * o)
            for (outside, begins, goes_on), (o, b, i) in zip(self.before, self.after, strict=True)
        ]

    def names(self, least: float) -> Iterator[tuple[int, int, float]]:
        """Each name that is likelier than `least`, and how likely it is."""
        (o, b, i), (after_o, after_b, after_i) = self.before[-1], self.after[-1]
        whole = o * after_o + b * after_b + i * after_i
        bound = least * whole
        for first, (before, after) in enumerate(zip(self.before, self.after, strict=True)):
            if before[1] * after[1] > bound:
                yield from self._names_from(first, before[1] / whole, least)

    def _names_from(self, first: int, weight: float, least: float) -> Iterator[tuple[int, int, float]]:
        for at in range(first, len(self.rows)):
            if at > first:
                turn = self.turns.second if at == first + 1 else self.turns.further
                weight *= turn * self.rows[at][2] / self.sums[at]
            if weight * self.after[at][1 if at == first else 2] <= least:
                return
            chance = weight * self._ends_after(at, is_one=at == first)
            if chance > least:
                yield first, at + 1, chance

    def _ends_after(self, at: int, *, is_one: bool) -> float:
        """The weight of all that may follow a name whose last token is at `at`."""
        t = self.turns
        stop, following = (t.stop_one, t.next_one) if is_one else (t.stop, t.following)
        if at + 1 == len(self.rows):
            return stop
        (outside, begins, _), (o, b, _) = self.rows[at + 1], self.after[at + 1]
        return (stop * outside * o + following * begins * b) / self.sums[at + 1]


def _chosen(names: Sequence[tuple[int, int, float]], size: int, least: float) -> list[tuple[int, int]]:
    """Those that do not overlap and whose chances, less what each costs, add up to the most."""
    if len(names) <= 1:
        return [(first, last) for first, last, _ in names]
    ending: dict[int, list[tuple[int, float]]] = {}
    for first, last, chance in names:
        ending.setdefault(last, []).append((first, chance - least))
    best, cut = [0.0] * (size + 1), list[int | None]([None] * (size + 1))
    for before, last in pairwise(range(size + 1)):
        best[last] = best[before]
        for first, gain in ending.get(last, ()):
            if best[first] + gain > best[last]:
                best[last], cut[last] = best[first] + gain, first
    found, at = list[tuple[int, int]](), size
    while at > 0:
        first_of = cut[at]
        if first_of is None:
            at -= 1
        else:
            found.append((first_of, at))
            at = first_of
    return found[::-1]
