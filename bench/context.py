"""Fit the weights by which the engine tells skills that are meant from words: `python -m bench.context`.

Prints `service/match/engine/data/context.toml` from the sentences of the corpus that are there to learn from: a name
counts as meant when it overlaps with what people marked as knowledge. Only weights come out, no word of the corpus.
"""

import numpy as np
from numpy.typing import NDArray

from bench import corpus
from service.match.engine import lexicon
from service.match.engine.context import signs
from service.match.engine.mentions import find

CAUTION = 1.0  # how strongly weights are held near zero
ROUNDS = 30
Numbers = NDArray[np.float64]


def main() -> int:
    """Print the file."""
    if not corpus.is_there("match"):
        print(corpus.absence("match"))
        return 0
    seen, is_meant = _examples()
    names = sorted({sign for row in seen for sign in row})
    table = np.array([[row.get(name, 0.0) for name in names] for row in seen])
    print("# Weights of the signs in context.py, fitted by `python -m bench.context`; above 0 speaks for a skill.")
    for name, weight in zip(names, _fitted(table, np.array(is_meant, float)), strict=True):
        print(f'"{name}" = {weight:.2f}')
    return 0


def _examples() -> tuple[list[dict[str, float]], list[bool]]:
    scorer, known = corpus.script(corpus.folder("match") / "evaluate.py"), lexicon.skills()
    seen: list[dict[str, float]] = []
    is_meant: list[bool] = []
    for row in scorer.load("s1_skillspan_train.jsonl"):
        text, places = scorer.detok(row["tokens"])
        marked = [(places[first][0], places[last - 1][1]) for first, last in scorer.bio(row["know"], None)]
        listed = [m for m in find(text, known) if known.entries[m.name].family != lexicon.SOFT]
        for at, mention in enumerate(listed):
            seen.append(signs(text, listed, at))
            is_meant.append(any(start < mention.end and mention.start < end for start, end in marked))
    return seen, is_meant


def _fitted(table: Numbers, truth: Numbers) -> Numbers:
    """Logistic regression by Newton's method."""
    weights = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (likely - truth) + CAUTION * weights
        bend = (table * (likely * (1 - likely))[:, None]).T @ table + CAUTION * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    raise SystemExit(main())
