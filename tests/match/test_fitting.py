"""How the tagger learns: which way its labels are made likelier, and where long sentences are cut."""

from itertools import pairwise, product

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.fitting import LONGEST, chain_slopes, stretches
from service.match.engine.tagger import BEGINS, GOES_ON, OUTSIDE

SIZES = np.array([3, 1, 4])
LABELS = np.array([OUTSIDE, BEGINS, GOES_ON, BEGINS, BEGINS, BEGINS, OUTSIDE, OUTSIDE])
A_BIT = 1e-4


def unlikeliness(spoken: NDArray[np.float64], turns: NDArray[np.float64]) -> float:
    """Minus the logarithm of how likely LABELS are, told by labelling each stretch in every way there is."""
    total, start = 0.0, 0
    for size in SIZES:
        rows, right = spoken[start : start + size], tuple(LABELS[start : start + size])
        weights = {
            labels: np.exp(
                sum(row[label] for row, label in zip(rows, labels, strict=True))
                + sum(turns[a, b] for a, b in pairwise([OUTSIDE, *labels, OUTSIDE]))
            )
            for labels in product(range(3), repeat=int(size))
            if (OUTSIDE, GOES_ON) not in pairwise([OUTSIDE, *labels])
        }
        total += float(np.log(sum(weights.values())) - np.log(weights[right]))
        start += size
    return total


def test_slopes_say_how_the_labels_grow_less_likely() -> None:
    chance = np.random.default_rng(3)
    spoken, turns = chance.normal(size=(len(LABELS), 3)), chance.normal(size=(3, 3))

    by_label, by_turn = chain_slopes(spoken.astype(np.float32), LABELS, sizes=SIZES, turns=turns.astype(np.float32))

    for slopes, values in ((by_label, spoken), (by_turn, turns)):
        for at in np.ndindex(values.shape):
            if values is turns and at == (OUTSIDE, GOES_ON):
                continue  # never happens, so nothing is learned of it
            more = np.zeros_like(values)
            more[at] = A_BIT
            higher = unlikeliness(spoken + more, turns) if values is spoken else unlikeliness(spoken, turns + more)
            lower = unlikeliness(spoken - more, turns) if values is spoken else unlikeliness(spoken, turns - more)
            assert slopes[at] == pytest.approx((higher - lower) / (2 * A_BIT), abs=1e-3)


def test_a_long_sentence_is_cut_beside_names() -> None:
    labels = np.full(3 * LONGEST, OUTSIDE)
    labels[LONGEST - 2], labels[LONGEST - 1 : LONGEST + 3] = BEGINS, GOES_ON

    cuts = list(stretches(labels, 100))

    assert cuts[0] == (100, 100 + LONGEST - 2)
    assert cuts[-1][1] == 100 + len(labels)
    assert all(before == after for (_, before), (after, _) in pairwise(cuts))
    assert all(end - start <= LONGEST for start, end in cuts)
