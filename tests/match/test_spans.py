import math
from collections.abc import Sequence
from itertools import compress, pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.engine.spans import FINENESS, Likely, Turns, likely

OUTSIDE, BEGINS, GOES_ON = range(3)
EVEN = ((0.0, 0.0, 0.0),) * 3  # no label speaks for another beside it

Spoken = Sequence[tuple[float, float, float]]

spoken_for = st.integers(-2 * FINENESS, 2 * FINENESS).map(lambda steps: steps / FINENESS)
row = st.tuples(spoken_for, spoken_for, spoken_for)


def chances(spoken: Spoken, turns: Spoken) -> dict[tuple[int, int], float]:
    """How likely each name is, told by labelling the sentence in every way there is."""
    total, by_name = 0.0, dict[tuple[int, int], float]()
    for labels in product(range(3), repeat=len(spoken)):
        beside = list(pairwise([OUTSIDE, *labels, OUTSIDE]))
        if (OUTSIDE, GOES_ON) in beside:
            continue
        weight = math.exp(
            sum(told[label] for told, label in zip(spoken, labels, strict=True)) + sum(turns[a][b] for a, b in beside)
        )
        total += weight
        for first in (at for at, label in enumerate(labels) if label == BEGINS):
            last = next((at for at in range(first + 1, len(labels)) if labels[at] != GOES_ON), len(labels))
            by_name[first, last] = by_name.get((first, last), 0.0) + weight
    return {name: weight / total for name, weight in by_name.items()}


def found_in(spoken: Spoken, turns: Spoken = EVEN, *, least: float = 0.25) -> Likely:
    rows = np.array(spoken, np.float64).reshape(-1, 3)
    [found] = likely(rows, [len(rows)], Turns.of(np.array(turns, np.float64)), least=least)
    return found


def is_apart(names: Sequence[tuple[int, int]]) -> bool:
    return all(a[1] <= b[0] for a, b in pairwise(names))


@given(spoken=st.lists(row, min_size=1, max_size=5), turns=st.tuples(row, row, row))
def test_tokens_are_as_likely_inside_as_all_ways_to_label_them_say(spoken: Spoken, turns: Spoken) -> None:
    expected = [0.0] * len(spoken)
    for (first, last), chance in chances(spoken, turns).items():
        for at in range(first, last):
            expected[at] += chance

    found = found_in(spoken, turns)

    assert found.inside == pytest.approx(expected)


@given(spoken=st.lists(row, min_size=1, max_size=5), turns=st.tuples(row, row, row))
def test_no_other_names_promise_more(spoken: Spoken, turns: Spoken) -> None:
    least = 0.25
    gains = {name: chance - least for name, chance in chances(spoken, turns).items() if chance > least}
    sets = [[*compress(gains, chosen)] for chosen in product((0, 1), repeat=len(gains))]
    best = max(sum(map(gains.__getitem__, names)) for names in sets if is_apart(sorted(names)))

    names = found_in(spoken, turns, least=least).names

    assert is_apart(names)
    assert sum(gains.get(name, -1.0) for name in names) == pytest.approx(best, abs=1e-9)


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        ([(5, 0, 0), (0, 5, 0), (0, 0, 5), (5, 0, 0)], [(1, 3)]),
        ([(0, 5, 0), (0, 5, 0)], [(0, 1), (1, 2)]),
        ([(5, 0, 0), (2, 0, 3)], []),
        ([(9, 0, 0)], []),
        ([], []),
    ],
)
def test_no_name_goes_on_that_has_not_begun(spoken: Spoken, expected: list[tuple[int, int]]) -> None:
    assert found_in(spoken).names == expected


def test_a_name_is_taken_that_promises_more_than_it_costs() -> None:
    spoken = [(0.5, 0, 0)]  # three to eight

    assert found_in(spoken).names == [(0, 1)]
    assert found_in(spoken, least=0.5).names == []


def test_long_sentences_neither_vanish_nor_overflow() -> None:
    found = found_in([(0.0, 1.0, 1.0)] * 20_000)

    assert all(0 < inside < 1 for inside in found.inside)


def test_no_name_reaches_over_the_end_of_its_sentence() -> None:
    spoken = np.array([(0, 5, 0), (0, 0, 5), (3, 0, 5), (5, 0, 0), (0, 5, 0), (0, 5, 0)], np.float64)
    turns = Turns.of(np.array(EVEN))

    found = likely(spoken, [2, 2, 5, 6], turns, least=0.25)

    assert [one.names for one in found] == [[(0, 2)], [], [(2, 3)], [(0, 1)]]
    assert [len(one.inside) for one in found] == [2, 0, 3, 1]
