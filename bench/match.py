"""Ranking, skill extraction and speed of the matching engine: `python -m bench.match`.

Prints the corpus's own scorer for our engine beside keyword overlap, TF-IDF (1–2-grams, corpus idf), BM25 and the
static embedding alone, in the same run, and how sure the differences are. Postings are parted by their id into two
thirds that weights were looked at on (`dev`) and a third kept `aside`; people who graded postings, two and two.
"""

import hashlib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from types import ModuleType
from typing import Any, TypeVar

import numpy as np

from bench import corpus, crowd, floors, rankers, seekers
from service.match.engine import ReadPosting, ReadResume, compare, lexicon, read_posting, read_resume
from service.match.engine.levels import level_of
from service.match.engine.reading import readings
from service.match.engine.sentences import sentences
from service.match.engine.words import words
from service.match.engine.years import asked_years
from service.resumes import from_text
from service.resumes.model import Resume
from service.scrape.model import JobPosting

T = TypeVar("T")
Texts = tuple[str, str, str]  # title and text of a posting, text of a résumé

RANKING = ("r3.pairacc_per_cv", "r3.ndcg10_per_cv", "r4.ndcg10", "r4.map", "r4.auc", *seekers.FIGURES)
READING = (
    *("s1.know.f1", "s1.know.overlap_f1", "s1.tech.overlap_f1", "s3.recall_exact", "s3.recall_lenient"),
    *("e1.years_f1", "e3.level_acc"),
)
BOOTSTRAPPED = ("r3.ndcg10_per_cv", "r4.ndcg10", "r4.map", "r4.auc")
RANKING_TIME, READING_AMOUNT = "r4.ms_per_pair", "s3.pred_per_jd"  # printed too; no floor, for more is not better
OURS, AS_READ = "ours", "ours, as read"  # résumés as lines of text, and as our reader takes that text apart
KNOWN = frozenset(
    [
        *(f"{part}.{way}{name}" for part in ("dev", "aside") for way in ("", "read.") for name in RANKING),
        *(f"reading.{name}" for name in READING),
    ]
)
ASIDE = 3  # one posting in so many is kept aside
# What the scorer averages, in the order in which it does; each is a list by query, which the bootstrap draws from.
AVERAGED = {"r3": ("r3.ndcg5_per_job", "r3.ndcg10_per_cv"), "r4": ("r4.ndcg10", "r4.map", "r4.auc")}
ROUNDS, SOME = 5, 4  # of timing; one posting in so many is held against all résumés there
DRAWS, SEED, TAIL = 2000, 7, 2.5  # of the bootstrap; percent left out at either end


class Foothold:
    """Our engine, on résumés in plain text; `taken` is how such a text becomes a résumé.

    By itself each line is one of an undated role: no years or titles are known, and no reading can go wrong.
    """

    def __init__(self, taken: Callable[[str], Resume] | None = None) -> None:
        self.taken = taken or _resume
        self.resumes: dict[str, ReadResume] = {}
        self.postings: dict[str, ReadPosting] = {}

    def score(self, title: str, text: str, resume: str) -> float:
        """The unrounded score; résumés and postings are read once."""
        if resume not in self.resumes:
            self.resumes[resume] = read_resume(self.taken(resume))
        if text not in self.postings:
            self.postings[text] = read_posting(JobPosting(title=title, description=text))
        return compare(self.resumes[resume], self.postings[text]).fit

    def skills(self, text: str) -> list[tuple[int, int, str]]:
        """The hard skills of a posting and the languages it asks for, with their places."""
        known = lexicon.skills()
        asking = [sentence for sentence in sentences(text) if sentence.kind.asks]
        read = readings((one.text, words(one.text, dotted=known.dotted), one.kind.wishes) for one in asking)
        found: list[tuple[int, int, str]] = []
        for sentence, one in zip(asking, read, strict=True):
            for meant in (*one.skills, *one.studies):
                if meant.name not in known.entries or known.entries[meant.name].family != lexicon.SOFT:
                    start, end = meant.phrase
                    named = sentence.text[meant.start : meant.end]
                    found.append((sentence.start + start, sentence.start + end, named))
        return found

    def years(self, text: str) -> list[int]:
        """The least years of every experience asked for."""
        return [int(years.minimum) for years in asked_years(text)]

    def level(self, title: str) -> str:
        """The seniority a title names."""
        return level_of(title).name.lower()


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
    engines: dict[str, Callable[[], rankers.Ranker]] = {
        OURS: Foothold,
        AS_READ: lambda: Foothold(from_text),
        "keyword overlap": rankers.KeywordOverlap,
        "TF-IDF": rankers.TfIdf,
        "BM25": rankers.Bm25,
        "embedding alone": rankers.Embedding,
    }
    print(f"== ranking, {part}")
    print(f"{'':16s}", *(f"{name:>17s}" for name in (*RANKING, RANKING_TIME)))
    found, queries = {}, {}
    for name, engine in engines.items():
        found[name], queries[name] = _ranked(engine(), part=part)
        print(f"{name:16s}", *(f"{found[name][figure]:17.3f}" for figure in (*RANKING, RANKING_TIME)))
    print("ours beyond each, with what 95 % of paired bootstraps over the queries hold")
    for name in [*engines][1:]:
        gains = (f"{figure} {_beyond(queries[OURS], queries[name], figure)}" for figure in BOOTSTRAPPED)
        print(f"{name:16s}", *gains)
    ways = (("", OURS), ("read.", AS_READ))
    return {f"{part}.{way}{figure}": found[name][figure] for way, name in ways for figure in RANKING}


def _ranked(engine: rankers.Ranker, *, part: str) -> tuple[dict[str, float], dict[str, list[float]]]:
    """The figures of an engine, and those that are means also query by query."""
    figures: dict[str, float] = {}
    queries: dict[str, list[float]] = {}
    for name, averaged in AVERAGED.items():
        scorer, lists = _scorer(part), list[list[float]]()
        scorer.mean = partial(_overheard, lists, scorer.mean)  # type: ignore[attr-defined] # the scorer's own average
        figures.update(scorer.run(engine, "dev", {name}))
        queries.update(zip(averaged, lists, strict=True))
    figures.update(seekers.figures(engine, _scorer(), part=part))
    return figures, queries


def _overheard(kept: list[list[float]], mean: Callable[[list[float]], float], values: list[float]) -> float:
    kept.append(values)
    return mean(values)


def _beyond(ours: dict[str, list[float]], theirs: dict[str, list[float]], figure: str) -> str:
    """Our mean minus theirs, and the interval of the paired bootstrap."""
    gained = np.array(ours[figure]) - np.array(theirs[figure])
    drawn = np.random.default_rng(SEED).choice(gained, (DRAWS, len(gained))).mean(axis=1)
    low, high = np.percentile(drawn, [TAIL, 100 - TAIL])
    return f"{gained.mean():+.3f} [{low:+.3f}, {high:+.3f}]"


def _reading() -> dict[str, float]:
    """Our figures for what is read in a posting, after printing them."""
    figures: dict[str, float] = _scorer().run(Foothold(), "dev", {"s1", "s3", "e1", "e3"})
    print("== reading", *(f"{name:20s} {figures[name]:.3f}" for name in (*READING, READING_AMOUNT)), sep="\n")
    return {f"reading.{figure}": figures[figure] for figure in READING}


def _scorer(part: str | None = None) -> ModuleType:
    scorer = corpus.script(corpus.folder("match") / "evaluate.py")
    if part:
        scorer.load = partial(_part_of, scorer.load, part)  # type: ignore[attr-defined] # the scorer's own reader
    return scorer


def _part_of(load: Callable[[str], list[dict[str, Any]]], part: str, name: str) -> list[dict[str, Any]]:
    """The rows of a file without the postings (and their ratings) of the other part."""
    return [row for row in load(name) if row.get("kind") == "resume" or _part(row) == part]


def _part(row: dict[str, Any]) -> str:
    key = str(row["job"] if row.get("kind") == "label" else row["id"])
    return "aside" if int(hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(), 16) % ASIDE == 0 else "dev"


def _speed() -> None:
    """Time and memory, ours beside TF-IDF; time is that of the processor, since benchmarks share theirs."""
    rows = _scorer().load("r4_urds_dice.jsonl")
    jobs = [(row["title"], row["text"]) for row in rows if row["kind"] == "job"]
    said = [row["text"] for row in rows if row["kind"] == "resume"]
    postings = [JobPosting(title=title, description=text) for title, text in jobs]
    resumes = [_resume(text) for text in said]
    compare(read_resume(resumes[0]), read_posting(postings[0]))  # loads dictionaries and net
    read_jobs, read_people = list(map(read_posting, postings[::SOME])), list(map(read_resume, resumes))
    texts = [(*job, text) for job in jobs[::SOME] for text in said]
    times = {
        "posting": (_timed(lambda: read_posting, postings), _timed(lambda: _peer(jobs), [(*job, "") for job in jobs])),
        "résumé": (
            _timed(lambda: read_resume, resumes),
            _timed(lambda: _peer(jobs), [("", "", text) for text in said]),
        ),
        "pair": (
            _timed(lambda: _compared, [(person, job) for job in read_jobs for person in read_people]),
            _timed(lambda: _peer(jobs, told=texts), texts),
        ),
    }
    print(f"== time, in ms of processor: the first of {ROUNDS} rounds, and the least that each took in any of them")
    print(f"{'':16s}" + "".join(f"{name:>18s}" for name in times))
    for at, name in enumerate(("ours", "TF-IDF")):
        print(
            f"{name:16s}"
            + "".join(f"{first:10.3f}{least:8.3f}" for first, least in (each[at] for each in times.values()))
        )
    print(f"== {crowd.CROWD} parsed postings against one résumé, in a process of its own")
    for name, which in (("ours", "ours"), ("TF-IDF", "tfidf")):
        seconds, megabytes = subprocess.check_output([sys.executable, "-m", "bench.crowd", which], text=True).split()
        print(f"{name:16s}{seconds} s, {megabytes} MB")


def _resume(text: str) -> Resume:
    lines = [line for line in text.splitlines() if line.strip()]
    return Resume.model_validate({"work": [{"highlights": lines}]})


def _compared(pair: tuple[ReadResume, ReadPosting]) -> object:
    return compare(*pair)


def _peer(jobs: Sequence[tuple[str, str]], *, told: Iterable[tuple[str, str, str]] = ()) -> Callable[[Texts], object]:
    """TF-IDF that has read nothing but what it was `told`: it keeps what it has read."""
    peer = rankers.TfIdf()
    peer.fit([text for _, text in jobs])
    for texts in told:
        peer.score(*texts)
    return lambda texts: peer.score(*texts)


def _timed(begin: Callable[[], Callable[[T], object]], items: Sequence[T]) -> tuple[float, float]:
    """Milliseconds to an item in the first round, and the least it took in any: what else runs here only adds to it."""
    rounds = [[_seconds(do, item) for item in items] for do in (begin() for _ in range(ROUNDS))]
    return 1000 * statistics.fmean(rounds[0]), 1000 * statistics.fmean(map(min, zip(*rounds, strict=True)))


def _seconds(do: Callable[[T], object], item: T) -> float:
    start = time.process_time()
    do(item)
    return time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())
