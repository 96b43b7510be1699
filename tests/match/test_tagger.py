import numpy as np
import pytest

from service.match.engine import tagger
from service.match.engine.tokens import BEGINS, ENDS, FAMILY_BITS, MEANT, MOST, UNIT, tokens

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
    word, first, near = np.abs(net.word), np.abs(net.first), np.abs(net.known).sum((0, 1)) + np.abs(net.far).sum(0)

    own = MOST * word[:MEANT].sum(0) + UNIT * word[MEANT:].sum(0) + np.abs(net.word_bias)
    cells = MOST * first.sum((1, 2)).reshape(-1) + UNIT * near + np.abs(net.bias)

    assert max(own.max(), cells.max()) < EXACT


def test_a_word_says_the_same_alone_and_among_others() -> None:
    sentences = [
        tokens(text) for text in ("Experience with Zorbly and phage display", "Zorbly", "", "phage display, C++")
    ]
    known = [[0] * len(found) for found in sentences]
    known[1] = [BEGINS | ENDS | FAMILY_BITS["programming"]]  # known there, and unknown in the first sentence

    together = tagger.names_in(sentences, known, least=0.25)

    assert together == [
        tagger.names_in([one], [told], least=0.25)[0] for one, told in zip(sentences, known, strict=True)
    ]
