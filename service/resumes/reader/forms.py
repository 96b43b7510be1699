"""Entries written as a form ("Occupation or position held: Baker") → their lines without labels, in a usual order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from service.resumes.reader.dates import is_date
from service.resumes.reader.labels import FORM_LABELS, LABEL_WORDS
from service.resumes.reader.letters import Word
from service.resumes.reader.line import Line
from service.resumes.reader.lines import Cell
from service.resumes.reader.words import fold

MAX_LABEL_WORDS = 9  # "Principal subjects / occupational skills covered" …
MIN_LABELS = 2  # A form has at least two kinds of labels, …
REPEATED = 2  # … one of them more than once, or one more kind.
APART = 2.0  # Sizes of white that keep one field from being the rest of another.
ORDER = ("date", "title", "employer", "place")  # What stands in the head of an entry.
COLUMNS = ("title", "employer", "place", "other", "date")  # … and in the row of a table.
COLON_WITHIN = re.compile(r"[^:]{2,40}:\s")
COUNTED = re.compile(
    r"(?:job|employer|position|employment|experience|stelle|emploi|empleo) ?#?\d{1,2}:?", re.IGNORECASE
)
COLON = re.compile(r"\s*:\s*")


@dataclass(slots=True)
class _Filled:
    """One entry of the form: the lines under each kind of label."""

    fields: dict[str, list[Line]] = field(default_factory=dict)
    values: list[Line] = field(default_factory=list)  # Those right behind their label.

    def is_dated(self) -> bool:
        """Tell whether the dates are whole, behind their own label."""
        dates = self.fields.get("date", [])
        return dates[-1:] == self.values[-1:] != [] and is_date(_one(dates).text)


def without_labels(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a form as those of an ordinary entry: dates, title and employer first. Others as they are."""
    lines = [part for line in _without_names(lines) for part in _apart(line) if not COUNTED.fullmatch(line.text)]
    told = [_labelled(line) for line in lines]
    kinds = [kind for kind, _ in told if kind]
    form = set(kinds) >= {"date"} and len(set(kinds)) >= MIN_LABELS and len(kinds) >= MIN_LABELS + REPEATED - 1
    if not form or told[0][0] is None:  # Entries with a line of their own above their labels are no form.
        return _heads_unlabelled(lines, told)
    first = kinds[0]
    entries: list[_Filled] = [_Filled()]
    kind = "other"
    beside = (
        rest.x0 for line, (found, rest) in zip(lines, told, strict=True) if found and rest and len(line.cells) > 1
    )
    edge = min(beside, default=0.0)
    for line, (found, rest) in zip(lines, told, strict=True):
        if found:
            ends = kind == found == "date"  # "From" and "To"
            if entries[-1].fields and not ends and (found == first or found in entries[-1].fields.keys() - {"other"}):
                entries.append(_Filled())
            kind = found
            entries[-1].values += [rest] if rest else []
        elif line.bullet or (kind == "date" and entries[-1].is_dated()):
            kind = "other"
        value = rest if found else _right_of(line, edge)
        if value is not None:
            entries[-1].fields.setdefault(kind, []).append(value)
        elif found:
            entries[-1].fields.setdefault(kind, [])
    return [line for entry in entries for line in _in_order(entry)]


def _heads_unlabelled(lines: Sequence[Line], told: Sequence[tuple[str | None, Line | None]]) -> list[Line]:
    """Give lines such as "Position: Baker", among others that have no label, as what their labels call them."""
    return [
        _bold(rest) if kind in ORDER and rest is not None and COLON_WITHIN.match(line.text) else line
        for line, (kind, rest) in zip(lines, told, strict=True)
    ]


def _apart(line: Line) -> list[Line]:
    """Cut a line at each label of a form in it ("Dates: 2018 – 2020   Hours per week: 40")."""
    words = line.words
    starts = [at for at in range(1, len(words)) if _label_at(words, at)]
    if not starts or not _label_at(words, 0):
        return [line]
    cuts = [0, *starts, len(words)]
    return [
        replace(line, cells=(Cell(words[begin:end], line.y, line.cells[0].icon if not begin else False),))
        for begin, end in pairwise(cuts)
    ]


def _label_at(words: Sequence[Word], at: int) -> bool:
    """Tell whether a label with its colon begins at a word, and none of its words is a label by itself before."""
    for end in range(at + 1, min(at + MAX_LABEL_WORDS, len(words)) + 1):
        if words[end - 1].text.endswith(":"):
            return _kind(" ".join(word.text for word in words[at:end])) is not None
    return False


def _without_names(lines: Sequence[Line]) -> list[Line]:
    """Give the rows of a table without the names of its columns, their cells in a usual order."""
    names = [[_kind(cell.text) for cell in line.cells] for line in lines[:1]]
    once = [kind for kind in names[0] if kind != "date"] if names else []
    if not names or "date" not in names[0] or None in names[0] or len({*once}) < len(once) or not once:
        return list(lines)
    edges = [cell.x0 for cell in lines[0].cells]
    kinds = [kind for kind in names[0] if kind]
    return [_sorted_cells(line, edges, kinds) for line in lines[1:]]


def _sorted_cells(line: Line, edges: Sequence[float], kinds: Sequence[str]) -> Line:
    """Give a row of a table with title, employer and place before its dates."""

    def rank(cell: Cell) -> int:
        column = max((at for at, edge in enumerate(edges) if edge <= cell.x0 + 2), default=0)
        return COLUMNS.index(kinds[column])

    return replace(line, cells=tuple(sorted(line.cells, key=rank))) if len(line.cells) > 1 else line


def _labelled(line: Line) -> tuple[str | None, Line | None]:
    """Part a line into the kind its label announces and the rest of the line, None when it is empty."""
    first = line.cells[0]
    whole = _kind(first.text)
    if whole:
        rest = line.cells[1:]
        return whole, replace(line, cells=rest, bullet=False) if rest else None
    words = first.words
    for count in range(min(MAX_LABEL_WORDS, len(words) - 1), 0, -1):
        label = " ".join(word.text for word in words[:count])
        if label.endswith(":") and (kind := _kind(label)):
            cells = (Cell(list(words[count:]), first.y, first.icon), *line.cells[1:])
            return kind, replace(line, cells=cells, bullet=False)
    return None, None


@lru_cache(maxsize=4096)
def _kind(text: str) -> str | None:
    """Give the kind of a label, also of one that goes on in the next row."""
    bare = COLON.sub("", fold(text)).strip(" .")
    known = FORM_LABELS.get(bare)
    if known or bare.count(" ") < 1:
        return known
    begun = next((kind for label, kind in FORM_LABELS.items() if label.startswith(f"{bare} ")), None)
    return begun or next((kind for kind, told in LABEL_WORDS.items() if told.match(bare)), None)


def _right_of(line: Line, edge: float) -> Line | None:
    """Give a line without what stands left of the values, the rest of a label."""
    cells = tuple(cell for cell in line.cells if cell.x0 >= edge - 2)
    return replace(line, cells=cells) if cells else None


def _in_order(entry: _Filled) -> list[Line]:
    """Give the lines of one entry: the head's first, as bold lines, the others as items of its body."""
    head = [_bold(_one(entry.fields[kind])) for kind in ORDER if entry.fields.get(kind)]
    head = [replace(line, gap=APART if number else 9.0) for number, line in enumerate(head)]
    body = [line for kind, lines in entry.fields.items() if kind not in ORDER for line in lines]
    bullets = any(line.bullet for line in body)
    return head + [replace(line, bullet=_is_item(line, entry, bullets=bullets)) for line in body]


def _is_item(line: Line, entry: _Filled, *, bullets: bool) -> bool:
    """Tell what begins an item of the body: a bullet, else what stands behind a label, or no wrapped rest."""
    return line.bullet or (line in entry.values if bullets else not line.text[:1].islower())


def _one(lines: Sequence[Line]) -> Line:
    """Join the lines of one field."""
    words = [word for line in lines for word in line.words]
    return replace(lines[0], cells=(Cell(words, lines[0].y),), bullet=False)


def _bold(line: Line) -> Line:
    size = line.words[0].size

    def printed(word: Word) -> Word:
        return replace(word, bold=True, italic=False, size=size, color=0)

    return replace(
        line, cells=tuple(replace(cell, words=[printed(word) for word in cell.words]) for cell in line.cells)
    )
