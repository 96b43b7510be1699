"""The net of `service.match.engine.tagger` while it learns: what it says of labelled tokens, and how to say it better.

What it says of a whole sentence is weighed, not of each token by itself (a chain of labels; Lafferty and others 2001):
so it learns where names end. Fitted by Adam with a step that falls to nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.match.engine.tagger import GOES_ON, OUTSIDE

Floats = NDArray[np.float32]
Exact = NDArray[np.float64]
Labels = NDArray[np.intp]
Slopes = dict[str, Floats]

OWN, CELLS = 32, 64  # cells that a word has to itself, and of a token among its neighbours
ROUNDS, BATCH, STEP = 12, 1024, 2e-3
DROPPED_OWN, DROPPED_CELLS, DROPPED_MEANINGS = 0.1, 0.4, 0.25
MISLEADING_MEANINGS = 0.05  # how often a word means something else: names that nobody has seen mean anything
HELD_BACK = {"word": 0.15, "first": 0.15}  # how strongly weights are held near zero
LONGEST = 64  # tokens of a stretch that is labelled as one


@dataclass(frozen=True, slots=True)
class Learned:
    """All tokens in a row, with `reach` gaps (word 0) around each sentence, and the stretches to be labelled."""

    reach: int
    meant: int  # the first signs of a word, those of its meaning
    signs: Floats  # of each different word; the first is a gap
    words: Labels
    known: Floats
    far: Floats
    labels: Labels
    stretches: Labels  # first and after the last


def stretches(labels: NDArray[np.intp], first: int) -> Iterator[tuple[int, int]]:
    """A sentence that begins at `first`, in stretches of at most LONGEST tokens, none of which ends within a name."""
    start = 0
    while len(labels) - start > LONGEST:
        end = start + LONGEST
        while labels[end] == GOES_ON and end > start + 1:
            end -= 1
        yield first + start, first + end
        start = end
    if start < len(labels):
        yield first + start, first + len(labels)


class Net:
    """Cells of each word, cells over a window of words, and three labels with what each says to the next."""

    def __init__(self, learned: Learned, seed: int) -> None:
        self.learned, self.chance = learned, np.random.default_rng(seed)
        signs, known, far = (table.shape[1] for table in (learned.signs, learned.known, learned.far))
        self.places = 2 * learned.reach + 1
        seen = self.places * (OWN + known)
        self.weights: Slopes = {
            "word": self._drawn((signs, OWN), np.sqrt(1.5 / signs)),
            "word_bias": np.zeros(OWN, np.float32),
            "first": self._drawn((seen, CELLS), np.sqrt(2 / seen)),
            "far": self._drawn((far, CELLS), 0.05),
            "bias": np.zeros(CELLS, np.float32),
            "second": self._drawn((CELLS, 3), 0.1),
            "leaning": np.array([1, 0, 0], np.float32),
            "turns": np.zeros((3, 3), np.float32),
        }
        self.mean = {name: np.zeros_like(value) for name, value in self.weights.items()}
        self.spread = {name: np.zeros_like(value) for name, value in self.weights.items()}

    def fit(self) -> Slopes:
        """The weights after all rounds."""
        sizes = np.diff(self.learned.stretches, axis=1)[:, 0]
        steps = ROUNDS * (int(sizes.sum()) // BATCH + 1)
        step = 0
        for _ in range(ROUNDS):
            order = self.chance.permutation(len(sizes))
            for batch in np.split(order, np.flatnonzero(np.diff(np.cumsum(sizes[order]) // BATCH)) + 1):
                step += 1
                self._step(self.learned.stretches[batch], step, STEP * max(0.0, 1 - step / steps))
        return self.weights

    def _step(self, batch: Labels, number: int, size: float) -> None:
        for name, slope in self._slopes(batch).items():
            self.mean[name] += 0.1 * (slope - self.mean[name])
            self.spread[name] += 0.001 * (slope**2 - self.spread[name])
            move = self.mean[name] / (1 - 0.9**number) / (np.sqrt(self.spread[name] / (1 - 0.999**number)) + 1e-8)
            held = HELD_BACK.get(name, 0) * self.weights[name]
            self.weights[name] -= np.float32(size) * (move + held).astype(np.float32)

    def _slopes(self, batch: Labels) -> Slopes:
        """Which way each weight makes the labels of these stretches less likely."""
        given, learned, reach = self.weights, self.learned, self.learned.reach
        sizes = batch[:, 1] - batch[:, 0]
        seen = np.concatenate([np.arange(start - reach, end + reach) for start, end in batch])
        places = np.concatenate([np.arange(start, end) for start, end in batch])
        inner = np.arange(len(places)) + reach + np.repeat(2 * reach * np.arange(len(batch)), sizes)

        signs = learned.signs[learned.words[seen]]
        self._mislead(signs[:, : learned.meant])
        own = signs @ given["word"] + given["word_bias"]
        own_kept = (own > 0) * self._kept(own.shape, DROPPED_OWN) * (learned.words[seen] > 0)[:, None]
        told = np.hstack([own * own_kept, learned.known[seen]])
        window = told[inner[:, None] + np.arange(-reach, reach + 1)].reshape(len(inner), -1)
        cells = window @ given["first"] + learned.far[places] @ given["far"] + given["bias"]
        kept = (cells > 0) * self._kept(cells.shape, DROPPED_CELLS)
        cells *= kept

        spoken = cells @ given["second"] + given["leaning"]
        wrong, turns = chain_slopes(spoken, learned.labels[places], sizes=sizes, turns=given["turns"])
        back = (wrong @ given["second"].T) * kept
        back_own = self._gathered(back @ given["first"].T, inner, len(seen)) * own_kept
        slopes = {
            "word": signs.T @ back_own,
            "word_bias": back_own.sum(axis=0),
            "first": window.T @ back,
            "far": learned.far[places].T @ back,
            "bias": back.sum(axis=0),
            "second": cells.T @ wrong,
            "leaning": wrong.sum(axis=0),
            "turns": turns,
        }
        return {name: slope / np.float32(len(places)) for name, slope in slopes.items()}

    def _mislead(self, meanings: Floats) -> None:
        """Hide some words' meanings, and change others for those of chance words: the place must do now and then."""
        words = self.learned.signs[1:, : self.learned.meant]
        others = np.flatnonzero(self.chance.random(len(meanings)) < MISLEADING_MEANINGS)
        drawn = self.chance.integers(len(words), size=(2, len(others)))
        meanings[others] = words[drawn].sum(axis=0) / np.float32(np.sqrt(2))
        meanings *= self._kept((len(meanings), 1), DROPPED_MEANINGS)

    def _gathered(self, back: Floats, inner: Labels, size: int) -> Floats:
        """What comes back to each word's own cells from all windows that it stands in."""
        total = np.zeros((size, OWN), np.float32)
        for at, place in enumerate(back.reshape(len(inner), self.places, -1).transpose(1, 0, 2)):
            total[inner + at - self.learned.reach] += place[:, :OWN]
        return total

    def _drawn(self, shape: tuple[int, int], size: float) -> Floats:
        return self.chance.normal(0, size, shape).astype(np.float32)

    def _kept(self, shape: tuple[int, ...], dropped: float) -> Floats:
        kept: Floats = (self.chance.random(shape, np.float32) > dropped).astype(np.float32) / np.float32(1 - dropped)
        return kept


def chain_slopes(spoken: Floats, labels: Labels, *, sizes: Labels, turns: Floats) -> tuple[Floats, Floats]:
    """How much too much speaks for each label of each token, and for each label after each, all stretches together.

    Before and after a stretch everything is outside, as `spans` has it.
    """
    chain = _Chain(spoken, sizes, turns)
    wrong, follow = chain.chances()
    wrong[np.arange(len(labels)), labels] -= 1
    before = np.concatenate([[OUTSIDE], labels[:-1]])
    before[chain.first] = OUTSIDE
    np.subtract.at(follow, (before, labels), 1)
    np.subtract.at(follow, (labels[chain.first + sizes - 1], OUTSIDE), 1)
    follow[OUTSIDE, GOES_ON] = 0
    return wrong.astype(np.float32), follow.astype(np.float32)


class _Chain:
    """Stretches side by side: the weights of all ways to label each, up to each token and from each on."""

    def __init__(self, spoken: Floats, sizes: Labels, turns: Floats) -> None:
        self.first = np.cumsum(sizes) - sizes
        self.steps = np.arange(int(sizes.max()))[:, None]
        self.rows = self.first + np.minimum(self.steps, sizes - 1)
        self.is_there = (self.steps < sizes)[:, :, None]
        self.is_last = (self.steps == sizes - 1)[:, :, None]
        self.turns: Exact = np.exp(turns.astype(np.float64))
        self.turns[OUTSIDE, GOES_ON] = 0
        weights = np.exp((spoken - spoken.max(axis=1, keepdims=True)).astype(np.float64))
        self.weights: Exact = weights[self.rows]
        self.size = len(spoken)

    def chances(self) -> tuple[Exact, Exact]:
        """How likely each label of each token is, and how often each label is likely to follow each."""
        before, after = self._before(), self._after()
        likely = before * after
        likely /= likely.sum(axis=2, keepdims=True)
        by_token = np.zeros((self.size, 3))
        by_token[self.rows[self.is_there[:, :, 0]]] = likely[self.is_there[:, :, 0]]
        pairs = before[:-1, :, :, None] * self.turns * (self.weights[1:] * after[1:])[:, :, None, :]
        pairs *= self.is_there[1:, :, :, None] / pairs.sum(axis=(2, 3), keepdims=True)
        follow: Exact = pairs.sum(axis=(0, 1))
        follow[OUTSIDE] += likely[0].sum(axis=0)
        follow[:, OUTSIDE] += (likely * self.is_last).sum(axis=(0, 1))
        return by_token, follow

    def _before(self) -> Exact:
        found = np.empty_like(self.weights)
        now = np.broadcast_to(np.eye(3)[OUTSIDE], self.weights.shape[1:])
        for at, (weights, is_there) in enumerate(zip(self.weights, self.is_there, strict=True)):
            following = (now @ self.turns) * weights
            now = np.where(is_there, following / following.sum(axis=1, keepdims=True), now)
            found[at] = now
        return found

    def _after(self) -> Exact:
        found = np.empty_like(self.weights)
        now = np.ones(self.weights.shape[1:])
        for at in range(len(found) - 1, -1, -1):
            now = np.where(self.is_last[at], self.turns[:, OUTSIDE], now)
            found[at] = now
            earlier = (now * self.weights[at]) @ self.turns.T
            now = earlier / earlier.sum(axis=1, keepdims=True)
        return found
