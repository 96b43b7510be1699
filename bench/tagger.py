"""Fit the net by which the engine finds what must be known: `python -m bench.tagger` writes `data/tagger.npz`.

It learns from the sentences of the corpus that are there to learn from (SkillSpan's training part, MIT). Only weights
over signs come out, no word of the corpus. The same corpus and dictionary give the same weights.
"""

import random
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import corpus
from service.match.engine import meaning, tagger
from service.match.engine.reading import dictionary_signs
from service.match.engine.tokens import UNIT, Token, far_signs, kinds_of, signs_of, tokens
from service.match.engine.words import fold

Floats = NDArray[np.float32]
Labels = NDArray[np.intp]

MEANT = 32  # numbers that are kept of a word's vector
REACH = 3  # tokens on either side
NETS, CELLS = 2, 96  # nets of different chance, asked together
ROUNDS, BATCH, STEP = 12, 1024, 3e-3
DROPPED_CELLS, DROPPED_MEANINGS = 0.3, 0.15
HELD_BACK = 0.1  # how strongly weights are held near zero
FINE_FIRST, FINE_SECOND = 128, 256  # whole steps to one unit of a weight
EDGE = ",.;:()*"  # marks that people's labels carry along and no name ends in
BLANKS = {
    **dict.fromkeys(("<ORGANIZATION>", "<ORG>"), "organizations"),
    **dict.fromkeys(("<LOCATION>", "<ADDRESS>"), "places"),
    "<NAME>": "people",
    "<CONTACT>": "contacts",
}
JOINTS = frozenset({"and", "or", "but", "which", "who", "while", "including", "such", "e.g.", "etc", "etc."})
COMMA_BEFORE_JOINT, COMMA_ANYWHERE = 0.2, 0.02  # how often a comma stands there
SEED = 5
OUTFILE = Path(tagger.__file__).parent / "data" / "tagger.npz"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the label of each of its tokens."""

    text: str
    tokens: list[Token]
    labels: list[int]


def main() -> int:
    """Write the file."""
    if not corpus.is_there("match"):
        print(corpus.absence("match"))
        return 0
    net = fitted(list(examples("s1_skillspan_train.jsonl")))
    np.savez_compressed(OUTFILE, allow_pickle=False, **net)
    print(f"wrote {OUTFILE}")
    return 0


def examples(file: str, *, lifelike: bool = True) -> Iterator[Example]:
    """The labelled sentences, and each once more as postings really look."""
    scorer = corpus.script(corpus.folder("match") / "evaluate.py")
    chance = random.Random(SEED)  # noqa: S311 — no secret, and the same each time
    for row in scorer.load(file):
        text, places = scorer.detok(row["tokens"])
        marked = [(first, last) for first, last in scorer.bio(row["know"], None)]
        yield _labelled(text, [(places[first][0], places[last - 1][1]) for first, last in marked])
        if lifelike:
            yield _labelled(*_lifelike(row["tokens"], marked, chance))


def _lifelike(
    written: Sequence[str], marked: Sequence[tuple[int, int]], chance: random.Random
) -> tuple[str, list[tuple[int, int]]]:
    """A sentence with names where the corpus has blanks, and with commas, all of which it has lost."""
    starts, ends = {first for first, _ in marked}, {last - 1 for _, last in marked}
    text, open_at = "", 0
    spans: list[tuple[int, int]] = []
    inside = False
    for at, token in enumerate(written):
        inside = inside or at in starts
        word = _standin(token, chance)
        if at in starts:
            open_at = len(text)
        text += word
        if at in ends:
            spans.append((open_at, len(text)))
            inside = False
        following = written[at + 1] if at + 1 < len(written) else ""
        is_joint = at in ends and at + 1 in starts
        if word[-1].isalnum() and not inside and (is_joint or _wants_comma(following, chance)):
            text += ","
        text += " "
    return text.rstrip(), spans


def _wants_comma(following: str, chance: random.Random) -> bool:
    likely = COMMA_BEFORE_JOINT if following.lower() in JOINTS else COMMA_ANYWHERE
    return following[:1].isalnum() and chance.random() < likely


def _standin(token: str, chance: random.Random) -> str:
    kind = BLANKS.get(token.strip(EDGE))
    return chance.choice(_standins()[kind]) if kind else token


@cache
def _standins() -> dict[str, list[str]]:
    read = tomllib.loads(Path(__file__).with_name("standins.toml").read_text("utf-8"))
    return {kind: [name.strip() for name in listed.split("|")] for kind, listed in read.items()}


def _labelled(text: str, marked: Sequence[tuple[int, int]]) -> Example:
    found = tokens(text)
    labels = [tagger.OUTSIDE] * len(found)
    for start, end in marked:
        inside = [at for at, token in enumerate(found) if token.start < end and token.end > start]
        while inside and found[inside[-1]].text in EDGE:
            inside.pop()
        while inside and found[inside[0]].text in EDGE:
            inside.pop(0)
        for at in inside:
            labels[at] = tagger.BEGINS if at == inside[0] else tagger.GOES_ON
    return Example(text, found, labels)


def fitted(learned: Sequence[Example]) -> dict[str, NDArray[Any]]:
    """The weights of several nets side by side, in whole numbers."""
    view = _view({fold(token.text) for one in learned for token in one.tokens})
    laid_out = _laid_out(learned, view)
    nets = [_Net(laid_out, seed).fit() for seed in range(NETS)]
    first = np.rint(np.concatenate([net["first"] for net in nets], axis=1) * FINE_FIRST).astype(np.int16)
    near = (2 * REACH + 1) * laid_out.near.shape[1]
    second = np.concatenate([net["second"] for net in nets]) / NETS * FINE_SECOND
    unit = UNIT * FINE_FIRST * FINE_SECOND
    return {
        "view": view.astype(np.int16),
        "first": first[:near].reshape(2 * REACH + 1, laid_out.near.shape[1], -1),
        "far": first[near:],
        "bias": np.rint(np.concatenate([net["bias"] for net in nets]) * UNIT * FINE_FIRST).astype(np.int32),
        "second": np.rint(second).astype(np.int16),
        "leaning": np.rint(np.mean([net["leaning"] for net in nets], axis=0) * unit).astype(np.int64),
        "unit": np.array(unit),
    }


def _view(vocabulary: set[str]) -> Floats:
    """The dimensions in which the words' vectors differ most, in whole numbers, so that a usual number is one UNIT."""
    known = sorted(word for word in vocabulary if word and word[0].isalnum())
    vectors = np.array([meaning.direction({word: 1.0}) for word in known], np.float64) / meaning.LENGTH
    centred = vectors - vectors.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    widest = directions[:, ::-1][:, :MEANT]
    view: Floats = np.rint(widest / (centred @ widest).std() * UNIT).astype(np.float32)
    return view


@dataclass(frozen=True, slots=True)
class _Learned:
    """The signs of all tokens with gaps between sentences, those from farther off, and the labels; -1 is a gap."""

    near: Floats
    far: Floats
    labels: Labels


def _laid_out(learned: Sequence[Example], view: Floats) -> _Learned:
    own = np.array([signs_of(token.text, view) for one in learned for token in one.tokens])
    known = np.concatenate([dictionary_signs(one.text) for one in learned])
    ends = np.cumsum([len(one.tokens) for one in learned]).tolist()
    far = far_signs(kinds_of(own, MEANT), known, ends, reach=REACH)
    places = np.concatenate([np.arange(len(one.tokens)) for one in learned])
    places += np.repeat(
        [end + REACH * (at + 1) for at, end in enumerate([0, *ends[:-1]])], [len(one.tokens) for one in learned]
    )
    size = len(own) + REACH * (len(learned) + 1)
    laid_out = _Learned(
        np.zeros((size, own.shape[1] + known.shape[1]), np.float32),
        np.zeros((size, far.shape[1]), np.float32),
        np.full(size, -1),
    )
    laid_out.near[places] = np.hstack([own, known]) / UNIT
    laid_out.far[places] = far / UNIT
    laid_out.labels[places] = [label for one in learned for label in one.labels]
    return laid_out


class _Net:
    """One layer of cells over a window, fitted by Adam with a step that falls to nothing."""

    def __init__(self, learned: _Learned, seed: int) -> None:
        self.learned, self.chance = learned, np.random.default_rng(seed)
        seen = learned.near.shape[1] * (2 * REACH + 1) + learned.far.shape[1]
        self.weights = {
            "first": self.chance.normal(0, np.sqrt(2 / seen), (seen, CELLS)).astype(np.float32),
            "bias": np.zeros(CELLS, np.float32),
            "second": self.chance.normal(0, 0.1, (CELLS, 3)).astype(np.float32),
            "leaning": np.array([1, 0, 0], np.float32),
        }
        self.mean = {name: np.zeros_like(value) for name, value in self.weights.items()}
        self.spread = {name: np.zeros_like(value) for name, value in self.weights.items()}

    def fit(self) -> dict[str, Floats]:
        """The weights after all rounds."""
        places = np.flatnonzero(self.learned.labels >= 0)
        batches = len(places) // BATCH
        for step in range(ROUNDS * batches):
            if step % batches == 0:
                self.chance.shuffle(places)
            at = step % batches * BATCH
            self._step(places[at : at + BATCH], step + 1, STEP * (1 - step / (ROUNDS * batches)))
        return self.weights

    def _step(self, places: Labels, number: int, size: float) -> None:
        for name, slope in self._slopes(places).items():
            self.mean[name] += 0.1 * (slope - self.mean[name])
            self.spread[name] += 0.001 * (slope**2 - self.spread[name])
            move = self.mean[name] / (1 - 0.9**number) / (np.sqrt(self.spread[name] / (1 - 0.999**number)) + 1e-8)
            held = HELD_BACK * self.weights[name] if name == "first" else 0
            self.weights[name] -= np.float32(size) * (move + held).astype(np.float32)

    def _slopes(self, places: Labels) -> dict[str, Floats]:
        seen = self._window(places)
        given = seen @ self.weights["first"] + self.weights["bias"]
        kept = (given > 0) * self._kept(given.shape, DROPPED_CELLS)
        cells = given * kept
        spoken = cells @ self.weights["second"] + self.weights["leaning"]
        wrong = np.exp(spoken - spoken.max(axis=1, keepdims=True))
        wrong /= wrong.sum(axis=1, keepdims=True)
        wrong[np.arange(len(places)), self.learned.labels[places]] -= 1
        wrong /= len(places)
        back = (wrong @ self.weights["second"].T) * kept
        return {
            "first": seen.T @ back,
            "bias": back.sum(axis=0),
            "second": cells.T @ wrong,
            "leaning": wrong.sum(axis=0),
        }

    def _window(self, places: Labels) -> Floats:
        """What stands around each place; now and then a word's meaning is hidden, so that its place must do."""
        seen = np.stack([self.learned.near[places + side] for side in range(-REACH, REACH + 1)], axis=1)
        seen[:, :, :MEANT] *= self._kept((*seen.shape[:2], 1), DROPPED_MEANINGS)
        return np.hstack([seen.reshape(len(places), -1), self.learned.far[places]])

    def _kept(self, shape: tuple[int, ...], dropped: float) -> Floats:
        kept: Floats = (self.chance.random(shape, np.float32) > dropped).astype(np.float32) / np.float32(1 - dropped)
        return kept


if __name__ == "__main__":
    sys.exit(main())
