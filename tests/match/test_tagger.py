import numpy as np
import pytest

from service.match.engine import tagger
from service.match.engine.tokens import MOST, UNIT, tokens

EXACT = 2**24  # up to here a 32-bit float holds every whole number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Node.js, C++ and C#", ["Node.js", ",", "C++", "and", "C#"]),
        ("front-end (.NET)", ["front-end", "(", ".NET", ")"]),
        ("experience.Java", ["experience", ".", "Java"]),
        ("R&D; it's", ["R&D", ";", "it's"]),
    ],
)
def test_tokens_keep_what_belongs_to_a_name(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


def test_every_sum_of_the_net_is_exact() -> None:
    net = tagger.weights()
    meant = net.view.shape[1]
    near = np.abs(net.first)

    worst = MOST * near[:, :meant].sum((0, 1)) + UNIT * (near[:, meant:].sum((0, 1)) + np.abs(net.far).sum(0))

    assert (worst + np.abs(net.bias)).max() < EXACT


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        ([[5, 0, 0], [0, 5, 0], [0, 0, 5], [5, 0, 0]], [(1, 3)]),
        ([[0, 5, 0], [0, 5, 0]], [(0, 1), (1, 2)]),
        ([[5, 0, 0], [0, 0, 3]], []),
        ([[1, 0, 0], [0, 0, 5]], [(0, 2)]),
        ([[9, 0, 0]], []),
    ],
)
def test_no_name_goes_on_that_has_not_begun(spoken: list[list[float]], expected: list[tuple[int, int]]) -> None:
    assert tagger.names(spoken, 0.0) == expected
