"""Pasted lines → the same with their headings whole, spelt right and on lines of their own, the person's name first."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.resumes.reader.dates import find_dates
from service.resumes.reader.headings import corrected, heading_kind, unspaced
from service.resumes.reader.letters import bullet
from service.resumes.reader.places import degree_score, employer_score, is_place, school_score, title_score

BEHIND = re.compile(r"([^:\t]{3,50}?)(?:\s{0,3}:\s{1,9}|\t{1,9})(\S.*)")  # "Skills: Sage, Excel"
LISTS = frozenset({"skills", "languages", "certificates", "awards", "other", "references"})
SIDE = LISTS - {"references"} | {"contact", "education"}  # What stands in a narrow column.
OPENED = frozenset({"summary", "work"})  # What comes below a person's name.
BELOW = 40  # Lines below a heading in which dates may tell that entries go on.
HEADLINES = 3  # Lines of a name, what the person is, and where.
NAME_WORDS = 4
LONGEST = 300


def outlined(lines: Sequence[str]) -> list[str]:
    """Give the lines with their headings told."""
    whole = [unspaced(line) for line in lines]
    kinds = {heading_kind(line) for line in whole}
    spelt = [_corrected(line, above, kinds) for above, line in zip(["", *whole], whole, strict=False)]
    told = [_itemised(line) for line in spelt]
    return _with_name_first(list(_with_headings(told)))


def _corrected(line: str, above: str, kinds: set[str | None]) -> str:
    """Give a heading with a slip as it was meant, when white is above it and the text has none of its kind."""
    meant = line if above.strip() else corrected(line)
    return meant if meant is line or heading_kind(meant) not in kinds else line


def _itemised(line: str) -> str:
    """Give a line of contact data with bars for the dashes between its items."""
    return line.replace(" - ", " | ") if len(line) <= LONGEST and "@" in line and line.count(" - ") > 1 else line


def _with_headings(lines: Sequence[str]) -> Iterator[str]:
    """Put headings that have their list behind them on lines of their own."""
    within, is_loud = None, False
    at = 0
    while at < len(lines):
        run = _lists(lines, at) if within != "skills" and not (at and lines[at - 1].strip()) else []
        for label, rest in run:
            yield from ("", label.upper() if is_loud else label, rest)
        if not run:
            yield lines[at]
            if kind := heading_kind(lines[at]):
                within, is_loud = kind, lines[at].isupper()
        at += len(run) or 1


def _lists(lines: Sequence[str], at: int) -> list[tuple[str, str]]:
    """Give the headings from a line on that have their lists behind them; none where entries or bullets go on below."""
    run = []
    for line in lines[at:]:
        found = BEHIND.fullmatch(line.strip()) if line.strip() else None
        if not found or bullet(found[1].split()[0]) or heading_kind(found[1]) not in LISTS:
            break
        run.append((found[1], found[2]))
    below = lines[at + len(run)] if at + len(run) < len(lines) else ""
    ends = not below.strip() or heading_kind(below) is not None
    return run if run and ends and not _is_dated_below(lines[at + len(run) :]) else []


def _is_dated_below(lines: Sequence[str]) -> bool:
    """Whether entries go on below a line: one with dates follows before the next heading."""
    for line in lines[:BELOW]:
        if heading_kind(line):
            return False
        if any(not span.single for span in find_dates(line)):
            return True
    return False


def _with_name_first(lines: list[str]) -> list[str]:
    """Put a name with its headline first that a viewer copied behind the lists of a narrow column at the left."""
    told = [(at, kind) for at, line in enumerate(lines) if (kind := heading_kind(line))]
    if not told or any(line.strip() for line in lines[: told[0][0]]):
        return lines
    before: str | None = None
    for opens, kind in told:
        if kind in OPENED and before in LISTS:
            start = _headline(lines, opens)
            return [*lines[start:opens], "", *lines[:start], "", *lines[opens:]] if start else lines
        if kind not in SIDE:
            return lines
        before = kind
    return lines


def _headline(lines: Sequence[str], opens: int) -> int:
    """Where a name begins that stands above a heading with what the person is; 0 when none does."""
    written = [at for at in range(opens - 1, max(0, opens - 2 * HEADLINES), -1) if lines[at].strip()]
    for title, name in pairwise(written[:HEADLINES]):
        if title_score(lines[title]) and not find_dates(lines[title]) and _is_name(lines[name]):
            return name
    return 0


def _is_name(line: str) -> bool:
    """Whether a line has the form of a person's name."""
    words = line.split()
    letters = "".join(words).replace("-", "").replace("’", "").replace("'", "").isalpha()
    told = title_score(line) or employer_score(line) or school_score(line) or degree_score(line) or is_place(line)
    return 1 < len(words) <= NAME_WORDS and letters and not told and all(word[0].isupper() for word in words)
