"""Sentences with labels: what a draft says of somebody, and whether the résumé says so too.

Those written by hand lie in `tests/drafts/statements`, a pair of files a person: what they are, as JSON, and what is
said of them. `+` stands before what is true, `- kind:` before what is not, `.` before what claims nothing.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service.resumes.model import Resume
from service.scrape.model import JobPosting

LANGUAGES = ("en", "de", "fr", "es")
FOLDER = Path(__file__).parent.parent / "tests" / "drafts" / "statements"
ASIDE = frozenset({"hanna", "amara", "mathieu", "elena"})  # people kept aside; nothing was tuned to them
TODAY = date(2026, 11, 1)
ONE_IN = 3  # résumés of the corpus are kept aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence; `kind` is what was invented in it, None when nothing was."""

    language: str
    text: str
    kind: str | None = None
    is_claim: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A person, the job they want, and what is said of them, on which day."""

    name: str
    aside: bool
    resume: Resume
    posting: JobPosting
    statements: tuple[Statement, ...]
    today: date = TODAY


def written() -> Iterator[Case]:
    """The cases written by hand."""
    for path in sorted(FOLDER.glob("*.json")):
        person = json.loads(path.read_text("utf-8"))
        yield Case(
            name=path.stem,
            aside=path.stem in ASIDE,
            resume=Resume.model_validate(person["resume"]),
            posting=JobPosting(**person["posting"]),
            statements=tuple(read(path.with_suffix(".txt").read_text("utf-8").splitlines())),
        )


def is_aside(name: str) -> bool:
    """Whether a résumé of the corpus is kept aside; told by its name alone."""
    return hashlib.sha256(name.encode()).digest()[0] % ONE_IN == 0


def read(lines: Iterable[str]) -> Iterator[Statement]:
    """The statements of some lines, after a line `# en` that names their language."""
    language = ""
    for line in filter(None, map(str.strip, lines)):
        mark, _, rest = line.partition(" ")
        if mark == "#":
            language = rest
        elif mark == "-":
            kind, _, text = rest.partition(": ")
            yield Statement(language=language, text=text, kind=kind)
        else:
            yield Statement(language=language, text=rest, is_claim=mark == "+")
