"""What people looking for work would say of postings, read for them one by one; each set by ids of the corpus.

The corpus's own ratings compare people for a posting or are of short, made-up postings; nobody there says "yes" or "no"
to real ones. These grades do, for twenty of its people.
"""

from collections import defaultdict
from itertools import combinations
from pathlib import Path
from types import ModuleType

from bench.rankers import Ranker

GRADES = {name: Path(__file__).with_name(f"{file}.tsv") for name, file in (("own", "seekers"), ("apply", "applicants"))}
POSTINGS = ("r4_urds_dice.jsonl", "s3_dice_skills.jsonl", "e2_linkedin_seniority.jsonl")
PEOPLE = ("r3_yc4640.jsonl", "r4_urds_dice.jsonl")
YES = 2  # the least grade of a posting worth an application
FIGURES = tuple(f"{name}.{figure}" for name in GRADES for figure in ("pairacc", "auc"))


def figures(engine: Ranker, scorer: ModuleType, *, part: str) -> dict[str, float]:
    """For each set the shares of one person's pairs in the right order: of unequal grades, and of a yes and a no."""
    people = {row["id"]: row["text"] for name in PEOPLE for row in scorer.load(name) if row.get("kind") == "resume"}
    postings = {row["id"]: row for name in POSTINGS for row in scorer.load(name) if row.get("kind", "job") == "job"}
    found: dict[str, float] = {}
    for name, path in GRADES.items():
        graded = defaultdict[str, list[tuple[float, int]]](list)
        for line in path.read_text("utf-8").splitlines():
            if line.startswith(f"{part}\t"):
                _, person, posting, grade = line.split("\t")
                row = postings[posting]
                graded[person].append((engine.score(row["title"], row["text"], people[person]), int(grade)))
        pairs = [pair for rated in graded.values() for pair in combinations(rated, 2) if pair[0][1] != pair[1][1]]
        told = [pair for pair in pairs if (pair[0][1] >= YES) != (pair[1][1] >= YES)]
        found[f"{name}.pairacc"], found[f"{name}.auc"] = (sum(map(_rightly, of)) / len(of) for of in (pairs, told))
    return found


def _rightly(pair: tuple[tuple[float, int], tuple[float, int]]) -> float:
    """1 when the better graded scores higher, a half when both score alike."""
    worse, better = sorted(pair, key=lambda one: one[1])
    return (1 + (better[0] > worse[0]) - (better[0] < worse[0])) / 2
