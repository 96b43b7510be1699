"""The lines of a section → entries: head, dates, place, bullets and prose."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from service.resumes.reader.columns import Line
from service.resumes.reader.dates import DASHES, DateSpan, find_dates, is_date
from service.resumes.reader.lines import Cell, Word
from service.resumes.reader.places import is_place, split_place
from service.resumes.reader.values import Found, bare, found, join

HEAD_WORDS = 14  # A head line has no more words than this …
LABEL_WORDS = 9  # … and an unmarked one fewer.
SEPARATOR = re.compile(r"\s+[|•·–—―⋅∙/]+\s+|\s*[|•·⋅∙]\s*|\s+-+\s+|\s+@\s+|\t|\s{2,}|;\s")
SENTENCE_END = re.compile(r"[a-z)%0-9][.;:]$")
MAX_DATE_WORDS = 4  # The rest of a wrapped date is no longer.
INDENT = 2.0  # Points by which a wrapped line may miss its bullet's text.
AIR = 1.25  # More white than usual, as a factor, sets a line apart.


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of an entry's head: a title, an employer, a degree …"""

    value: Found
    line: int
    bold: bool
    italic: bool
    flush: bool
    cell: int = 0

    @property
    def text(self) -> str:
        """The words of the piece."""
        return self.value.text


@dataclass(slots=True)
class Entry:
    """One job, degree or project as it stands in the document."""

    parts: list[Part] = field(default_factory=list)
    place: Found | None = None
    span: DateSpan | None = None
    dated: Found | None = None
    bullets: list[Found] = field(default_factory=list)
    prose: list[Found] = field(default_factory=list)
    subhead: bool = False


@dataclass(slots=True)
class _Draft:
    """The lines of one entry before they are read."""

    head: list[Line] = field(default_factory=list)
    body: list[list[Line]] = field(default_factory=list)
    side: list[tuple[Cell, Line]] = field(default_factory=list)


def entries(lines: Sequence[Line]) -> list[Entry]:
    """Give the entries of a section; their text is the lines' own."""
    drafts: list[_Draft] = []
    for run in _runs(_rejoined(lines)):
        drafts.extend(_divided(run))
    return [entry for entry in map(_read, drafts) if entry.parts or entry.bullets or entry.prose or entry.span]


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """Join lines over whose end a date goes on ("May 2020 — December" / "2021")."""
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        if above is not None and not line.bullet and _date_goes_on(above, line):
            last, first = above.cells[-1], line.cells[0]
            joined = Cell([*last.words, *first.words], last.y, last.icon)
            result[-1] = replace(above, cells=(*above.cells[:-1], joined, *line.cells[1:]))
        else:
            result.append(line)
    return result


def _date_goes_on(above: Line, line: Line) -> bool:
    upper, lower = above.cells[-1].text, line.cells[0].text
    if len(line.words) > MAX_DATE_WORDS or not (upper[-1:] in DASHES or find_dates(upper)):
        return False
    joined = f"{upper} {lower}"
    spans = [span for span in find_dates(joined) if span.begin < len(upper) < span.finish]
    before = find_dates(upper)
    return bool(spans) and not (before and before[-1].finish == len(upper) and not before[-1].single)


def _runs(lines: Sequence[Line]) -> list[_Draft]:
    """Group the lines into heads, each with the body that follows it."""
    runs: list[_Draft] = []
    usual = sorted(line.gap for line in lines)[len(lines) // 2] if lines else 1.0
    styles = _head_styles(lines)
    previous: Line | None = None
    for raw in lines:
        line, side = _without_attributes(raw)
        if line is None:
            _attach(runs, side, raw)
            continue
        run = runs[-1] if runs else None
        more = not raw.bullet and previous is not None and run is not None and run.body and _goes_on(line, run.body[-1], usual)
        if not more and not raw.bullet:
            line, side = raw, []
        kind = "more" if more else _kind(line, run, usual=usual, styles=styles)
        if run is None or (kind == "head" and run.body):
            run = _Draft()
            runs.append(run)
        if kind == "head":
            run.head.append(line)
        else:
            run.side.extend((cell, raw) for cell in side)
            if kind == "more":
                run.body[-1].append(line)
            else:
                run.body.append([line])
        previous = line
    return _without_subheads(runs)


def _without_subheads(runs: list[_Draft]) -> list[_Draft]:
    """Take off lines that part a section in two ("Vocational") and would pass for an employer."""
    heads = [line for run in runs for line in run.head]
    looks = Counter(_look(line) for line in heads if not dates_in(line))
    anchors = sum(bool(dates_in(line)) for line in heads)
    for run in runs:
        if len(run.head) < 2 or dates_in(run.head[0]) or not _head_is_dated(run):  # noqa: PLR2004 — a head of its own below
            continue
        rare = looks[_look(run.head[0])] < anchors or _dates_follow(run.head)
        if run.head[0].size > run.head[1].size * 1.04 and rare and len(run.head[0].cells) == 1:
            run.head = run.head[1:]
    return runs


def _dates_follow(head: Sequence[Line]) -> bool:
    """Tell whether the second line is a whole head by itself: a date and two names."""
    return bool(dates_in(head[1])) and len(_parts(head[1], 1)) > 1


def _attach(runs: list[_Draft], side: list[Cell], raw: Line) -> None:
    """Give a row that holds nothing but dates and places to the entry it stands in."""
    if not runs or not runs[-1].body:
        runs.append(_Draft()) if not runs else None
        runs[-1].head.append(raw)
    elif _head_is_dated(runs[-1]) or runs[-1].side:
        runs.append(_Draft(head=[raw]))
    else:
        runs[-1].side.extend((cell, raw) for cell in side)


def _head_is_dated(run: _Draft) -> bool:
    return any(dates_in(line) for line in run.head)


def _head_styles(lines: Sequence[Line]) -> set[tuple[bool, bool, float]]:
    """Give the styles of lines that carry a date of their own: those of heads."""
    return {_look(line) for line in lines if not line.bullet and dates_in(line)}


def _look(line: Line) -> tuple[bool, bool, float]:
    lead = line.words[0]
    return lead.bold, lead.italic, lead.size


def _without_attributes(line: Line) -> tuple[Line | None, list[Cell]]:
    """Part a body line from dates and places that stand beside it; None when nothing else is left."""
    side = [cell for cell in line.cells if is_date(cell.text)]
    if line.bullet or (side and len(line.cells) > 1):
        side += [cell for cell in line.cells[1:] if cell not in side and is_place(cell.text)]
    rest = tuple(cell for cell in line.cells if cell not in side)
    if not rest:
        return None, side
    return replace(line, cells=rest), side


def dates_in(line: Line) -> list[tuple[DateSpan, Cell]]:
    """Give the dates of a head line: a cell of its own, or one at either end of a cell."""
    result = []
    for cell in line.cells:
        spans = find_dates(cell.text)
        for span in spans:
            before, after = cell.text[: span.begin], cell.text[span.finish :]
            lone = not before.strip(" ([|–—-·•,") or not after.strip(" )]|.,;·•")
            enclosed = before.rstrip().endswith(("(", "|", "·", "•", ",")) and len(cell.words) <= HEAD_WORDS
            if lone or enclosed:
                result.append((span, cell))
    return result


def _kind(
    line: Line,
    run: _Draft | None,
    *,
    usual: float,
    styles: set[tuple[bool, bool, float]],
) -> str:
    """Tell a head line ("head") from the begin of a bullet or paragraph ("item")."""
    if line.bullet:
        return "item"
    if len(line.words) <= HEAD_WORDS and dates_in(line) and not (run and run.body and _is_sentence(line)):
        return "head"
    look = _look(line)
    marked = (look[0] or look[1]) and look != _body_look(run)
    if run is None or not run.head:
        return "head" if len(line.words) <= HEAD_WORDS else "item"
    if run.body:
        return "head" if _begins_entry(line, run, marked=marked, usual=usual, styles=styles) else "item"
    last = _divided(_Draft(head=run.head))[-1].head
    complete = _head_is_dated(run) and sum(len(_parts(head, number)) for number, head in enumerate(last)) > 1
    short = len(line.words) <= LABEL_WORDS and not _is_sentence(line)
    if complete and not marked and look not in styles and look != _look(run.head[0]):
        return "item"
    return "head" if short or marked else "item"


def _begins_entry(
    line: Line, run: _Draft, *, marked: bool, usual: float, styles: set[tuple[bool, bool, float]]
) -> bool:
    """Tell whether a line after bullets or prose opens the next entry."""
    if len(line.words) > HEAD_WORDS or _is_sentence(line):
        return False
    first = run.head[0]
    same_look = _look(line) == _look(first) and abs(line.x0 - first.x0) < 3 * INDENT
    body = run.body[-1][0]
    if body.bullet:
        return same_look or marked or line.x0 < body.x0 - INDENT
    apart = line.gap > usual * AIR
    return (same_look and (_look(line) != _look(body) or apart)) or (apart and (marked or _look(line) in styles))


def _body_look(run: _Draft | None) -> tuple[bool, bool, float] | None:
    return _look(run.body[-1][-1]) if run and run.body else None


def _is_sentence(line: Line) -> bool:
    return len(line.words) > LABEL_WORDS and bool(SENTENCE_END.search(line.text))


def _goes_on(line: Line, item: Sequence[Line], usual: float) -> bool:
    """Tell whether a line is the wrapped rest of the bullet or paragraph before it."""
    first, last = item[0], item[-1]
    if _look(line)[2] != _look(last)[2] or line.gap > usual * 1.6 or line.page < last.page:
        return False
    aligned = line.x0 >= first.x0 - INDENT
    if first.bullet:
        return aligned and not (dates_in(line) and len(line.cells) > 1)
    full = last.x1 - last.x0 > 0.6 * max(line.x1 - line.x0, last.x1 - last.x0) and len(last.words) > LABEL_WORDS
    return aligned and full and line.gap <= usual * AIR and not dates_in(line) and _look(line) == _look(last)


def _divided(run: _Draft) -> list[_Draft]:
    """Cut a head with several dates into the heads of several entries."""
    anchors = [number for number, line in enumerate(run.head) if dates_in(line)]
    if len(anchors) < 2 or not any(span for line in run.head for span in dates_in(line)):  # noqa: PLR2004 — one date, one entry
        return [run]
    starts = [0]
    offset = anchors[0]
    looks = {_look(run.head[0])}
    for before, anchor in zip(anchors, anchors[1:], strict=False):
        alike = [at for at in range(before + 1, anchor + 1) if _look(run.head[at]) in looks]
        wanted = anchor - offset
        if alike:
            starts.append(min(alike, key=lambda at: abs(at - wanted)))
        else:
            starts.append(wanted if wanted > before else anchor)
    cuts = [*starts[1:], len(run.head)]
    drafts = [_Draft(head=run.head[start:end]) for start, end in zip(starts, cuts, strict=True)]
    drafts[-1].body, drafts[-1].side = run.body, run.side
    return drafts


def _read(draft: _Draft) -> Entry:
    """Read one entry's head and body."""
    entry = Entry()
    for number, line in enumerate(draft.head):
        _take_date(entry, [(span, cell, line) for span, cell in dates_in(line)])
        for part in _parts(line, number):
            _place_part(entry, part)
    side = [(span, cell, line) for cell, line in draft.side for span in find_dates(cell.text)]
    _take_date(entry, side)
    for cell, line in draft.side:
        if entry.place is None and not find_dates(cell.text):
            entry.place = found(cell.text, [line])
    for item in draft.body:
        value = found(bare_item(join(item)), item)
        (entry.bullets if item[0].bullet else entry.prose).append(value)
    return entry


def bare_item(text: str) -> str:
    """Give a bullet's text without stray marks before it."""
    return text.strip(" \t•·|")


def _take_date(entry: Entry, spans: Sequence[tuple[DateSpan, Cell, Line]]) -> None:
    """Keep the first range, or the first date when there is no range."""
    for span, _, line in spans:
        better = entry.span is None or (entry.span.single and not span.single and span.start is not None)
        if better:
            entry.span, entry.dated = span, found(line.text, [line])


def _place_part(entry: Entry, part: Part) -> None:
    """Put a piece of the head where it belongs: a place, or one of the named parts."""
    rest, place = split_place(part.text)
    if place and entry.place is None and (entry.parts or rest or part.flush):
        entry.place = part.value.part(place)
        if not rest:
            return
        part = replace(part, value=part.value.part(bare(rest)))
    entry.parts.append(part)


def _parts(line: Line, number: int) -> list[Part]:
    """Cut a head line into pieces at cells, changes of style and separators, dates left out."""
    result = []
    for index, cell in enumerate(line.cells):
        for words in _styled(cell):
            for text in _pieces(words):
                lead = words[0]
                flush = index > 0 and cell.x0 - line.x0 > (line.x1 - line.x0) / 2
                result.append(Part(found(text, [line]), number, lead.bold, lead.italic, flush, index))
    return result


def _styled(cell: Cell) -> list[list[Word]]:
    """Group a cell's words by style."""
    groups: list[list[Word]] = []
    for word in cell.words:
        key = (word.bold, word.italic, word.color)
        last = groups[-1][-1] if groups else None
        if last is not None and ((last.bold, last.italic, last.color) == key or not any(map(str.isalnum, word.text))):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _pieces(words: Sequence[Word]) -> list[str]:
    """Give the pieces between separators of one run of words, dates cut out."""
    text = " ".join(word.text for word in words)
    for span in reversed(find_dates(text)):
        text = text[: span.begin] + "  " + text[span.finish :]
    pieces = (bare(piece) for piece in SEPARATOR.split(text))
    return [piece for piece in pieces if any(char.isalnum() for char in piece)]
