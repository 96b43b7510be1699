"""Fit the net by which the engine finds what must be known: `python -m bench.tagger` writes `data/tagger.npz`.

It learns from the sentences of the corpus that are there to learn from (SkillSpan's training part, MIT). Only weights
over signs come out, no word of the corpus. It takes a minute; with `OPENBLAS_NUM_THREADS=1`, the same corpus,
dictionary and machine give the same weights. Sizes and chances here, and the bounds of `reading`, were chosen on a
fifth of the training part's postings that was left out in turn.
"""

import random
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import corpus
from bench.fitting import CELLS, OWN, Floats, Learned, Net, stretches
from service.match.engine import tagger
from service.match.engine.reading import dictionary_says
from service.match.engine.tokens import MEANT, UNIT, Token, far_signs, kinds_of, known_signs, signs_of, tokens

REACH = 2  # tokens on either side
NETS = 3  # nets of different chance, asked together
FINE_WORD, FINE_FIRST, FINE_SECOND = 128, 128, 256  # whole steps to one unit of a weight
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
    laid_out = _laid_out(learned)
    nets = [Net(laid_out, seed).fit() for seed in range(NETS)]
    width = laid_out.known.shape[1]
    first = np.array([net["first"].reshape(2 * REACH + 1, OWN + width, CELLS) for net in nets])
    unit = UNIT * FINE_FIRST * FINE_SECOND
    return {
        "word": _whole([net["word"] for net in nets], FINE_WORD, np.int16),
        "word_bias": _whole([net["word_bias"] for net in nets], UNIT * FINE_WORD, np.int32),
        "fine": np.array(FINE_WORD),
        "first": np.rint(first[:, :, :OWN] * FINE_FIRST).astype(np.int16),
        "known": _whole(first[:, :, OWN:], FINE_FIRST, np.int16),
        "far": _whole([net["far"] for net in nets], FINE_FIRST, np.int16),
        "bias": _whole([net["bias"] for net in nets], UNIT * FINE_FIRST, np.int32),
        "second": np.rint(np.concatenate([net["second"] for net in nets]) / NETS * FINE_SECOND).astype(np.int16),
        "leaning": np.rint(np.mean([net["leaning"] for net in nets], axis=0) * unit).astype(np.int64),
        "turns": np.rint(np.mean([net["turns"] for net in nets], axis=0) * unit).astype(np.int64),
        "unit": np.array(unit),
    }


def _whole(nets: Iterable[Floats], fine: int, kind: type[np.signedinteger[Any]]) -> NDArray[Any]:
    """The weights of the nets side by side, in whole steps."""
    whole: NDArray[Any] = np.rint(np.concatenate(list(nets), axis=-1) * fine).astype(kind)
    return whole


def _laid_out(learned: Sequence[Example]) -> Learned:
    numbers: dict[str, int] = {}
    listed = [numbers.setdefault(token.text, len(numbers) + 1) for one in learned for token in one.tokens]
    signs = signs_of(list(numbers))
    told = [mask for one in learned for mask in dictionary_says(one.text)]
    known = known_signs(told)
    sizes = np.array([len(one.tokens) for one in learned])
    ends = np.cumsum(sizes)
    far = far_signs(kinds_of(list(numbers))[np.array(listed) - 1], told, ends.tolist(), reach=REACH)
    starts = ends - sizes + REACH * np.arange(1, len(learned) + 1)
    places = np.arange(len(listed)) + np.repeat(REACH * np.arange(1, len(learned) + 1), sizes)
    length = len(listed) + REACH * (len(learned) + 1)

    laid_out = Learned(
        reach=REACH,
        meant=MEANT,
        signs=np.pad(signs / np.float32(UNIT), ((1, 0), (0, 0))),
        words=np.zeros(length, np.intp),
        known=np.zeros((length, known.shape[1]), np.float32),
        far=np.zeros((length, far.shape[1]), np.float32),
        labels=np.zeros(length, np.intp),
        stretches=np.array(
            [cut for one, start in zip(learned, starts, strict=True) for cut in stretches(np.array(one.labels), start)]
        ),
    )
    laid_out.words[places] = listed
    laid_out.known[places] = known / UNIT
    laid_out.far[places] = far / UNIT
    laid_out.labels[places] = [label for one in learned for label in one.labels]
    return laid_out


if __name__ == "__main__":
    sys.exit(main())
