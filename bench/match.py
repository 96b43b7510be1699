"""Ranking, skill extraction and speed of the matching engine: `python -m bench.match`.

Prints the corpus's own scorer for our engine beside keyword overlap and TF-IDF (1–2-grams, corpus idf) of the same
run. Postings are parted by their id into two thirds that weights were looked at on (`dev`) and a third kept `aside`.
"""

import hashlib
import math
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from types import ModuleType
from typing import Any, Protocol, TypeVar

from bench import corpus, floors
from service.match.engine import ReadPosting, ReadResume, compare, lexicon, read_posting, read_resume
from service.match.engine.levels import level_of
from service.match.engine.mentions import find
from service.match.engine.years import asked_years
from service.resumes.model import Resume
from service.scrape.model import JobPosting

T = TypeVar("T")
R = TypeVar("R")

RANKING = ("r3.pairacc_per_cv", "r3.ndcg10_per_cv", "r4.ndcg10", "r4.map", "r4.auc")
READING = (
    *("s1.know.f1", "s1.know.overlap_f1", "s1.tech.overlap_f1", "s3.recall_exact", "s3.recall_lenient"),
    *("e1.years_f1", "e3.level_acc"),
)
RANKING_TIME, READING_AMOUNT = "r4.ms_per_pair", "s3.pred_per_jd"  # printed too; no floor, for more is not better
KNOWN = frozenset(
    [*(f"{part}.{name}" for part in ("dev", "aside") for name in RANKING), *(f"reading.{name}" for name in READING)]
)
ASIDE = 3  # one posting in so many is kept aside
WORD = re.compile(r"[a-z][a-z0-9+#.]*[a-z0-9+#]|[a-z]")
IDLE_LETTERS = 3  # keyword overlap, as usual, takes words longer than this


class Ranker(Protocol):
    """What the corpus's scorer asks for."""

    def score(self, title: str, text: str, resume: str) -> float:
        """Any monotone scale."""
        ...


class Foothold:
    """Our engine. Each line of the corpus's plain-text résumés is one of an undated role: no years are known."""

    def __init__(self) -> None:
        self.resumes: dict[str, ReadResume] = {}
        self.postings: dict[str, ReadPosting] = {}

    def score(self, title: str, text: str, resume: str) -> float:
        """The unrounded score; résumés and postings are read once."""
        if resume not in self.resumes:
            lines = [line for line in resume.splitlines() if line.strip()]
            self.resumes[resume] = read_resume(Resume.model_validate({"work": [{"highlights": lines}]}))
        if text not in self.postings:
            self.postings[text] = read_posting(JobPosting(title=title, description=text))
        return compare(self.resumes[resume], self.postings[text]).fit

    def skills(self, text: str) -> list[tuple[int, int, str]]:
        """The hard skills of a posting with their places."""
        known = lexicon.skills()
        hard = [m for m in find(text, known) if known.entries[m.name].family != lexicon.SOFT]
        return [(m.start, m.end, m.name) for m in hard]

    def years(self, text: str) -> list[int]:
        """The least years of every experience asked for."""
        return [int(years.minimum) for years in asked_years(text)]

    def level(self, title: str) -> str:
        """The seniority a title names."""
        return level_of(title).name.lower()


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
        self.count = len(jobs)
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


def main() -> int:
    """Print all figures, or one line when the corpus is absent; 1 when a floor is broken."""
    if not corpus.is_there("match"):
        print(corpus.absence("match"))
        return 0
    measured = {**_ranking("dev"), **_ranking("aside"), **_reading()}
    _speed()
    verdict = floors.judge("match", measured, known=KNOWN)
    print("== floors", verdict, sep="\n")
    return verdict.status


def _ranking(part: str) -> dict[str, float]:
    """Our figures for a part of the postings, after printing them beside the peers'."""
    engines: dict[str, Callable[[], Ranker]] = {"ours": Foothold, "keyword overlap": KeywordOverlap, "TF-IDF": TfIdf}
    print(f"== ranking, {part}")
    print(f"{'':16s}", *(f"{name:>17s}" for name in (*RANKING, RANKING_TIME)))
    found = {name: _scored(engine(), only={"r3", "r4"}, part=part) for name, engine in engines.items()}
    for name, figures in found.items():
        print(f"{name:16s}", *(f"{figures[figure]:17.3f}" for figure in (*RANKING, RANKING_TIME)))
    return {f"{part}.{figure}": found["ours"][figure] for figure in RANKING}


def _reading() -> dict[str, float]:
    """Our figures for what is read in a posting, after printing them."""
    figures = _scored(Foothold(), only={"s1", "s3", "e1", "e3"}, part=None)
    print("== reading", *(f"{name:20s} {figures[name]:.3f}" for name in (*READING, READING_AMOUNT)), sep="\n")
    return {f"reading.{figure}": figures[figure] for figure in READING}


def _scored(engine: Ranker, *, only: set[str], part: str | None) -> dict[str, float]:
    scorer = _scorer()
    if part:
        scorer.load = partial(_part_of, scorer.load, part)  # type: ignore[attr-defined] # the scorer's own reader
    result: dict[str, float] = scorer.run(engine, "dev", only)
    return result


def _scorer() -> ModuleType:
    return corpus.script(corpus.folder("match") / "evaluate.py")


def _part_of(load: Callable[[str], list[dict[str, Any]]], part: str, name: str) -> list[dict[str, Any]]:
    """The rows of a file without the postings (and their ratings) of the other part."""
    return [row for row in load(name) if row.get("kind") == "resume" or _part(row) == part]


def _part(row: dict[str, Any]) -> str:
    key = str(row["job"] if row.get("kind") == "label" else row["id"])
    return "aside" if int(hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(), 16) % ASIDE == 0 else "dev"


def _speed() -> None:
    rows = _scorer().load("r4_urds_dice.jsonl")
    postings = [JobPosting(title=row["title"], description=row["text"]) for row in rows if row["kind"] == "job"]
    resumes = [
        Resume.model_validate({"work": [{"highlights": row["text"].splitlines()}]})
        for row in rows
        if row["kind"] == "resume"
    ]
    lexicon.skills()
    read_jobs, per_job = _timed(read_posting, postings)
    read_people, per_person = _timed(read_resume, resumes)
    pairs = [(person, job) for job in read_jobs for person in read_people]
    _, per_pair = _timed(lambda pair: compare(*pair), pairs)
    print(f"== time: posting {per_job:.1f} ms, résumé {per_person:.1f} ms, pair {per_pair:.2f} ms ({len(pairs)} pairs)")


def _timed(do: Callable[[T], R], items: Sequence[T]) -> tuple[list[R], float]:
    start = time.perf_counter()
    done = [do(item) for item in items]
    return done, 1000 * (time.perf_counter() - start) / len(items)


if __name__ == "__main__":
    raise SystemExit(main())
