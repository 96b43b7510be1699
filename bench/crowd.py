"""Ten thousand parsed postings against one résumé: `python -m bench.crowd ours` prints seconds and MB.

`python -m bench.crowd tfidf` does the same with the vectors of TF-IDF. Each runs in a process of its own, so that the
memory is its own: the high-water mark, interpreter and all.
"""

import pickle
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from typing import TypeVar

from bench import corpus, peak, rankers
from service.match.engine import compare, read_posting, read_resume
from service.resumes.model import Resume
from service.scrape.model import JobPosting

CROWD = 10_000
T = TypeVar("T")


def main(which: str) -> int:
    """Print the seconds for all comparisons, and the memory with all postings held."""
    rows = corpus.script(corpus.folder("match") / "evaluate.py").load("r4_urds_dice.jsonl")
    jobs = [(row["title"], row["text"]) for row in rows if row["kind"] == "job"]
    person = next(row["text"] for row in rows if row["kind"] == "resume")
    seconds = {"ours": _ours, "tfidf": _tfidf}[which](jobs, person)
    print(f"{seconds:.2f} {peak.most():.0f}")
    return 0


def _ours(jobs: list[tuple[str, str]], person: str) -> float:
    resume = read_resume(Resume.model_validate({"work": [{"highlights": person.splitlines()}]}))
    held = list(_copies([read_posting(JobPosting(title=title, description=text)) for title, text in jobs]))
    return _timed(lambda: sum(compare(resume, posting).fit for posting in held))


def _tfidf(jobs: list[tuple[str, str]], person: str) -> float:
    ranker = rankers.TfIdf()
    ranker.fit([text for _, text in jobs])
    for title, text in jobs:
        ranker.score(title, text, person)
    vectors = list(_copies([ranker.vectors[f"{title}\n{text}"] for title, text in jobs]))
    said, length = ranker.vectors[person]
    return _timed(
        lambda: sum(
            sum(v * said[g] for g, v in asked.items() if g in said) / (size * length) for asked, size in vectors
        )
    )


def _copies(read: list[T]) -> Iterator[T]:
    """So many of them, each an object of its own."""
    packed = [pickle.dumps(one) for one in read]
    return (pickle.loads(one) for one in islice(cycle(packed), CROWD))  # noqa: S301 - our own bytes


def _timed(do: Callable[[], object]) -> float:
    start = time.process_time()
    do()
    return time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
