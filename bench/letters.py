"""Whole drafts over the corpus, labelled, in several sets.

`@` stands before the names of a résumé and a posting, and what is said of them follows, marked as in `statements.py`.
Each file was measured once before it was opened, then its general faults were mended; `aside` was never opened. The
drafts of `subtle` were asked for later: idioms, sums and passives in what is true, plain words in what is made up;
those of `natural` are over real résumés as well, unfilled templates among them, and say what a fluent writer would.
Its `aside` has been opened since; that of `fresh`, two later sets of the same making, has not. Those of `plain` were
asked for without any wish to be hard: a true draft over each résumé, and the same with some inventions planted; those
of `far` in the same way, by people who apply for work unlike any they have done, and those of `apart` once more, over
other pairs; none of them is aside. Those of `assisted` are written as an assistant writes that is told to use nothing
but the résumé and the posting, for the posting of several that suits best; they say what is lacking, too. Those of
`careful` are written to the same wish over other pairs, by other hands; what was aside of these two has been opened.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench import corpus
from bench.statements import Case, read
from service.resumes import read as read_resume
from service.scrape.model import JobPosting

SOURCES = ("letters", "subtle", "natural", "fresh", "plain", "far", "apart", "assisted", "careful")
FOLDERS = {name: Path(__file__).with_name(name) for name in SOURCES}
ASIDE = "aside"
DRAFT = re.compile(r"^@ ", re.MULTILINE)
TODAY = date(2026, 11, 25)


def has_aside(source: str) -> bool:
    """Whether some of a source is kept aside; of `apart` both files have been opened."""
    return source not in FOLDERS or (FOLDERS[source] / f"{ASIDE}.txt").exists()


def cases(source: str) -> Iterator[Case]:
    """The drafts of one source, each a case of its own."""
    resumes = corpus.folder("resumes")
    told = {
        row["id"]: resumes / kind / row["file"]
        for kind in ("synthetic", "real")
        for row in _rows(resumes / kind / "truth.jsonl")
    }
    postings = {row["id"]: row for row in _rows(corpus.folder("jobpages") / "labels.jsonl")}
    known: dict[str, Any] = {}
    for path in sorted(FOLDERS[source].glob("*.txt")):
        for draft in DRAFT.split(path.read_text("utf-8"))[1:]:
            head, *lines = draft.splitlines()
            person, job = head.split()
            if person not in known:
                known[person] = read_resume(told[person].read_bytes())
            yield Case(
                name=f"{path.stem} {person}",
                aside=path.stem == ASIDE,
                resume=known[person],
                posting=_posting(postings.get(job, {})),
                statements=tuple(read(lines)),
                today=TODAY,
            )


def _posting(row: dict[str, Any]) -> JobPosting:
    return JobPosting(
        title=row.get("title"),
        company=row.get("company"),
        location=row.get("location"),
        description=row.get("description"),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text("utf-8").splitlines())
