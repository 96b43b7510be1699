"""The drafts of a section → entries: named pieces, dates, place, bullets and prose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from service.resumes.model import Source
from service.resumes.reader import pasted
from service.resumes.reader.dates import DASHES, DateSpan, find_dates
from service.resumes.reader.forms import without_labels
from service.resumes.reader.grids import entries_by_columns
from service.resumes.reader.heads import Part, dates_in, parts
from service.resumes.reader.line import Line
from service.resumes.reader.lines import Cell
from service.resumes.reader.places import split_place
from service.resumes.reader.runs import Draft, drafts
from service.resumes.reader.values import Found, bare, found, join

Texts = list[tuple[Line, str]]
FEWEST_NAMED = 2  # lines of that form that make it one of the section
# "Recipe Archive — Volunteer project that reached 170 people": a name, and what it is.
NAMED = re.compile(r"[A-ZÀ-Þ0-9][^—–:.;]{1,59}?\s[—–-]\s(?=[A-ZÀ-Þ]\S*\s.{10,})")
PLAY = 2.0  # Points by which the texts beside the names may begin apart.
OPEN_ENDS = frozenset(DASHES)  # "2019 –" goes on.


@dataclass(slots=True)
class Entry:
    """One job, degree or project as it stands in the document."""

    parts: list[Part] = field(default_factory=list)
    place: Found | None = None
    span: DateSpan | None = None
    dated: Found | None = None
    bullets: list[Found] = field(default_factory=list)
    prose: list[Found] = field(default_factory=list)


def entries(lines: Sequence[Line], *, is_plain: bool = False) -> list[Entry]:
    """Give the entries of a section; their text is the lines' own. In plain text no looks tell them apart."""
    given = entries_by_columns(without_labels(lines))
    is_form = any(line.bold for line in given)  # whose labels tell its heads
    found = map(_read, (pasted.drafts(given) if is_plain and not is_form else []) or drafts(given))
    return [entry for entry in found if entry.parts or entry.bullets or entry.prose or entry.span]


def projects(lines: Sequence[Line], *, is_plain: bool = False) -> list[Entry]:
    """Give the entries of a section of projects; where its lines name one each, every such line begins one."""
    if beside := _named_beside(lines):
        return beside
    is_dated = any(dates_in(line) for line in lines)
    named = [at for at, line in enumerate(lines) if not line.bullet and NAMED.match(line.text)]
    apart = [at for at, line in enumerate(lines) if is_plain and pasted.stands_apart(line)]
    begins = next((found for found in (named, apart) if len(found) >= FEWEST_NAMED and found[0] == 0), [])
    if is_dated or not begins:
        return entries(lines, is_plain=is_plain)
    return [entry for start, stop in pairwise([*begins, len(lines)]) for entry in entries(lines[start:stop])]


def _named_beside(lines: Sequence[Line]) -> list[Entry]:
    """Give the entries of a section whose names stand in a column of their own and wrap there; none without one."""
    rows = [line for line in lines if len(line.cells) == 2 and line.cells[1].text[:1].isupper()]  # noqa: PLR2004 — name and text
    if not rows or rows[0] is not lines[0] or any(line.bullet or dates_in(line) for line in lines):
        return []
    column = rows[0].cells[1].x0
    given: list[tuple[Texts, Texts]] = []  # the name and what is said, each with the lines it stands in
    for line in lines:
        if line in rows and abs(line.cells[1].x0 - column) <= PLAY:
            given.append(([(line, line.cells[0].text)], [(line, line.cells[1].text)]))
        elif line.x1 < column:
            given[-1][0].append((line, line.text))
        elif line.x0 >= column - PLAY:
            given[-1][1].append((line, line.text))
        else:
            return []
    is_wrapped = any(len(name) > 1 for name, _ in given)
    return [_of_column(name, said) for name, said in given] if is_wrapped else []


def _of_column(name: Texts, said: Texts) -> Entry:
    lead = name[0][0].words[0]
    part = Part(_joined(name), 0, lead.bold, lead.italic, flush=False)
    return Entry(parts=[part], prose=[_joined(said)])


def _joined(texts: Texts) -> Found:
    """Give pieces of lines as one text; that is its source too, for the lines hold what stands beside it."""
    lines = [line for line, _ in texts]
    whole = join(lines, [text for _, text in texts])
    return Found(whole, Source(page=lines[0].page, line=lines[0].number, text=whole))


def _read(draft: Draft) -> Entry:
    """Read one entry's head and body."""
    entry = Entry()
    for number, line in enumerate(draft.head):
        _take_date(entry, [(span, cell, line) for span, cell in dates_in(line)])
        for part in parts(line, number):
            _place_part(entry, part)
    side = [(span, cell, line) for cell, line in draft.side for span in find_dates(cell.text)]
    _take_date(entry, side)
    for cell, line in draft.side:
        if entry.place is None and not find_dates(cell.text):
            entry.place = found(cell.text, [line])
    for item in draft.body:
        value = found(_bare_item(join(item)), item)
        (entry.bullets if item[0].bullet else entry.prose).append(value)
    return entry


def _bare_item(text: str) -> str:
    """Give a bullet's text without stray marks before it."""
    return text.strip(" \t•·|")


def _take_date(entry: Entry, spans: Sequence[tuple[DateSpan, Cell, Line]]) -> None:
    """Keep the first range, or the first date when there is no range."""
    for given, cell, line in spans:
        open_end = given.single and cell.text[given.finish :].strip() in OPEN_ENDS
        span = replace(given, current=True) if open_end else given
        better = entry.span is None or (entry.span.single and not span.single and span.start is not None)
        if better:
            entry.span, entry.dated = span, found(line.text, [line])


def _place_part(entry: Entry, part: Part) -> None:
    """Put a piece of the head where it belongs: a place, or one of the named parts."""
    rest, place = split_place(part.text)
    if place and (rest or (entry.place is None and (entry.parts or part.flush))):
        entry.place = entry.place or part.value.part(place)
        if not rest:
            return
        part = replace(part, value=part.value.part(bare(rest)), placed=True)
    entry.parts.append(part)
