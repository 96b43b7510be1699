"""What our ranking is measured beside: engines of a few lines that need nothing but the words."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np

from service.match.engine import meaning

WORD = re.compile(r"[a-z][a-z0-9+#.]*[a-z0-9+#]|[a-z]")
IDLE_LETTERS = 3  # keyword overlap, as usual, takes words longer than this
SATURATION, LENGTH_SHARE, USUAL_LENGTH = 1.2, 0.75, 400  # BM25's usual constants, and the words of a usual résumé


class Ranker(Protocol):
    """What the corpus's scorer asks for."""

    def score(self, title: str, text: str, resume: str) -> float:
        """Any monotone scale."""
        ...


class KeywordOverlap:
    """The share of the posting's longer words that the résumé has."""

    def score(self, title: str, text: str, resume: str) -> float:
        """The share, 0 to 1."""
        asked = {word for word in WORD.findall(f"{title} {text}".lower()) if len(word) > IDLE_LETTERS}
        return len(asked & set(WORD.findall(resume.lower()))) / max(1, len(asked))


class TfIdf:
    """Cosine of 1–2-gram vectors, document frequencies from the corpus's own postings."""

    def __init__(self) -> None:
        self.frequency: Counter[str] = Counter()
        self.count = 0
        self.vectors: dict[str, tuple[dict[str, float], float]] = {}

    def fit(self, jobs: Sequence[str]) -> None:
        """Count in how many postings each gram stands."""
        self.count, self.frequency = len(jobs), Counter()
        for job in jobs:
            self.frequency.update(set(self._grams(job)))

    def score(self, title: str, text: str, resume: str) -> float:
        """The cosine, 0 to 1."""
        (asked, size), (said, length) = self._vector(f"{title}\n{text}"), self._vector(resume)
        return sum(value * said[gram] for gram, value in asked.items() if gram in said) / (size * length or 1)

    @staticmethod
    def _grams(text: str) -> Counter[str]:
        found = WORD.findall(text.lower())
        return Counter([*found, *(f"{a} {b}" for a, b in pairwise(found))])

    def _vector(self, text: str) -> tuple[dict[str, float], float]:
        if text not in self.vectors:
            weights = {
                gram: (1 + math.log(times)) * (math.log((self.count + 1) / (self.frequency[gram] + 1)) + 1)
                for gram, times in self._grams(text).items()
            }
            self.vectors[text] = weights, math.sqrt(sum(weight * weight for weight in weights.values()))
        return self.vectors[text]


class Bm25(TfIdf):
    """Okapi BM25 with the posting as the query, over its own weight so that postings can be told apart."""

    def score(self, title: str, text: str, resume: str) -> float:
        """The sum over the posting's words, over the sum of their idf."""
        said, asked = Counter(WORD.findall(resume.lower())), set(WORD.findall(f"{title} {text}".lower()))
        norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * said.total() / USUAL_LENGTH)
        idf = {word: math.log(1 + (self.count + 1) / (self.frequency[word] + 1)) for word in asked}
        found = sum(idf[w] * said[w] * (SATURATION + 1) / (said[w] + norm) for w in asked if w in said)
        return found / (sum(idf.values()) or 1)


class Embedding:
    """Cosine of the mean word vectors, every word with its weight: the static embedding alone."""

    def __init__(self) -> None:
        self.directions: dict[str, meaning.Lines] = {}

    def score(self, title: str, text: str, resume: str) -> float:
        """The cosine, scaled."""
        return float(np.dot(self._direction(f"{title}\n{text}"), self._direction(resume)))

    def _direction(self, text: str) -> meaning.Lines:
        if text not in self.directions:
            self.directions[text] = meaning.direction(Counter(WORD.findall(text.lower())))
        return self.directions[text]
