"""The lines of a section → the drafts of its entries: which lines are head, which bullets and prose."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from service.resumes.reader.dates import DASHES, find_dates, is_date
from service.resumes.reader.heads import HEAD_WORDS, Look, dates_in, length, look, parts
from service.resumes.reader.letters import BROKEN, unbroken
from service.resumes.reader.line import Line
from service.resumes.reader.lines import Cell
from service.resumes.reader.places import (
    degree_score,
    is_place,
    is_town,
    school_score,
    title_score,
)
from service.resumes.reader.words import fold, words
from service.resumes.reader.wraps import no_room, unwrapped

LOOKED_AT = 16  # Last lines of heads in which the one that is open begins.
LABEL_WORDS = 9  # … and an unmarked one fewer.
SENTENCE_END = re.compile(r"[a-z)%0-9][.;:]$")
MAX_DATE_WORDS = 4  # The rest of a wrapped date is no longer.
INDENT = 2.0  # Points by which a wrapped line may miss its bullet's text.
WRAP_INDENT = 1.5  # Sizes by which a wrapped line may be indented below its bullet's text; more is centred.
AIR = 1.25  # More white than usual, as a factor, sets a line apart.


# A line that ends with one of these goes on, whatever the next begins with (German nouns have capitals).
LEADS_ON = words(
    "and or of the in for with to a an by from on at und oder der die das des dem den fur mit von zu im in an"
    " auf bei aus"
    " sowie als einschliesslich et ou de du des la le les l' en pour avec par sur y o del los las el para con"
    " por e di da"
    " dei della per con nel a do dos das em no na com van het een en voor met bij i w z na do oraz"
)


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a section is laid out: its usual white, its right edge, the looks of dated lines, lines above lone dates.

    `both` tells that dated lines name title and employer at once, parted by a comma.
    """

    usual: float
    right: float
    styles: set[Look]
    uniform: bool
    openers: set[tuple[int, int]]
    both: bool

    def opens(self, line: Line) -> bool:
        """Tell a line without bullet that a row of dates follows."""
        return (line.page, line.number) in self.openers


def drafts(lines: Sequence[Line]) -> list["Draft"]:
    """Give the drafts of a section's entries, from top to bottom."""
    return [draft for run in _runs(unwrapped(rejoined(_unmarked(lines)))) for draft in _divided(run)]


def _unmarked(lines: Sequence[Line]) -> list[Line]:
    """Take the dots of a timeline off the heads of entries, which bullets of a list are not."""
    bullets = [look(line) for line in lines if line.bullet]
    usual = Counter(bullets).most_common(1)[0][0] if bullets else None
    dotted = [line for line in lines if line.bullet]
    names = sum(bool(title_score(line.cells[0].text) or degree_score(line.cells[0].text)) for line in dotted)
    every = all(map(dates_in, dotted)) and (lines[:1] == dotted[:1] or names * 2 > len(dotted))
    outer = _outer_edge(lines)
    result = []
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        dated = len(line.cells) > 1 and bool(dates_in(line))
        dated = dated or (below is not None and not below.bullet and bool(dates_in(below)))
        head = line.bullet and (every or (dated and (look(line) != usual or line.x0 < outer)))
        result.append(replace(line, bullet=False) if head else line)
    return result


def _outer_edge(lines: Sequence[Line]) -> float:
    """Give the edge left of which every bullet opens an entry with its dates, while others hang below; else 0."""
    edges = sorted({round(line.x0) for line in lines if line.bullet})
    for left, right in pairwise(edges):
        if right - left > 2 * INDENT:
            outer = [line for line in lines if line.bullet and line.x0 < right - INDENT]
            return right - INDENT if all(map(dates_in, outer)) else 0.0
    return 0.0


@dataclass(slots=True)
class Draft:
    """The lines of one entry before they are read."""

    head: list[Line] = field(default_factory=list)
    body: list[list[Line]] = field(default_factory=list)
    side: list[tuple[Cell, Line]] = field(default_factory=list)


def rejoined(lines: Sequence[Line]) -> list[Line]:
    """Join lines over whose end a date goes on ("May 2020 — December" / "2021")."""
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        if above is not None and not line.bullet and _date_goes_on(above, line):
            last, first = above.cells[-1], line.cells[0]
            joined = Cell(unbroken([*last.words, *first.words], len(last.words)), last.y, last.icon)
            result[-1] = replace(above, cells=(*above.cells[:-1], joined, *line.cells[1:]))
        else:
            result.append(line)
    return result


def _date_goes_on(above: Line, line: Line) -> bool:
    upper, lower = above.cells[-1].text, line.cells[0].text
    if len(line.words) > MAX_DATE_WORDS or not (upper[-1:] in DASHES or find_dates(upper)):
        return False
    joined = f"{upper[:-1]}{lower}" if BROKEN.search(upper) and lower[:1].islower() else f"{upper} {lower}"
    spans = [span for span in find_dates(joined) if span.begin < len(upper) < span.finish]
    before = find_dates(upper)
    return bool(spans) and not (before and before[-1].finish == len(upper) and not before[-1].single)


def _runs(lines: Sequence[Line]) -> list[Draft]:
    """Group the lines into heads, each with the body that follows it."""
    runs: list[Draft] = []
    habits = _habits(lines)
    previous: Line | None = None
    for raw in lines:
        line, side = _without_attributes(raw)
        if line is None:
            _attach(runs, side, raw)
            continue
        run = runs[-1] if runs else None
        more = (
            not raw.bullet
            and previous is not None
            and run is not None
            and run.body
            and _goes_on(line, run.body[-1], habits)
            and not (side and look(line)[0] != look(run.body[-1][-1])[0])
        )
        if not more and not raw.bullet:
            line, side = raw, []
        kind = "more" if more else _kind(line, run, habits)
        if run is None or (kind == "head" and run.body):
            run = Draft()
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


def _without_subheads(runs: list[Draft]) -> list[Draft]:
    """Take off lines that part a section in two ("Vocational") and would pass for an employer."""
    heads = [line for run in runs for line in run.head]
    looks = Counter(look(line) for line in heads if not dates_in(line))
    anchors = sum(bool(dates_in(line)) for line in heads)
    for run in runs:
        if len(run.head) < 2 or dates_in(run.head[0]) or not _head_is_dated(run):  # noqa: PLR2004 — a head of its own below
            continue
        rare = looks[look(run.head[0])] < anchors or _dates_follow(run.head)
        below = [part.text for at, line in enumerate(run.head[1:]) for part in parts(line, at)]
        named = sum(not (is_place(name) or is_town(name)) for name in below) > 1  # Else it is the employer.
        if run.head[0].size > run.head[1].size * 1.04 and rare and named and len(run.head[0].cells) == 1:
            run.head = run.head[1:]
    return runs


def _dates_follow(head: Sequence[Line]) -> bool:
    """Tell whether the second line is a whole head by itself: a date and two names."""
    names = [part.text for part in parts(head[1], 1)]
    return bool(dates_in(head[1])) and sum(not (is_place(name) or is_town(name)) for name in names) > 1


def _attach(runs: list[Draft], side: list[Cell], raw: Line) -> None:
    """Give a row that holds nothing but dates and places to the entry it stands in."""
    if not runs or not runs[-1].body:
        runs.append(Draft()) if not runs else None
        runs[-1].head.append(raw)
    elif _head_is_dated(runs[-1]) or runs[-1].side:
        runs.append(Draft(head=[raw]))
    else:
        runs[-1].side.extend((cell, raw) for cell in side)


def _head_is_dated(run: Draft) -> bool:
    return any(dates_in(line) for line in run.head)


def _habits(lines: Sequence[Line]) -> _Habits:
    """Give what the lines of a section have in common."""
    return _Habits(
        usual=sorted(line.gap for line in lines)[len(lines) // 2] if lines else 1.0,
        right=max((line.cells[0].x1 for line in lines), default=0.0),
        styles={look(line) for line in lines if not line.bullet and dates_in(line)},
        uniform=len({look(line) for line in lines}) == 1,
        openers={(line.page, line.number) for line, below in pairwise(lines) if _only_dates(below)},
        both=_all_name_both(lines),
    )


def _all_name_both(lines: Sequence[Line]) -> bool:
    """Tell whether each dated line that names one thing names two, parted by a comma."""
    named = [parts(line, 0) for line in lines if not line.bullet and dates_in(line)]
    lone = [[part for part in names if not is_place(part.text)] for names in named]
    return all(_names_both(names[0].text) for names in lone if len(names) == 1)


def _only_dates(line: Line) -> bool:
    return all(is_date(cell.text) for cell in line.cells)


def _without_attributes(line: Line) -> tuple[Line | None, list[Cell]]:
    """Part a body line from dates and places that stand beside it; None when nothing else is left."""
    side = [cell for cell in line.cells if is_date(cell.text)]
    if line.bullet or (side and len(line.cells) > 1):
        side += [cell for cell in line.cells[1:] if cell not in side and is_place(cell.text)]
    rest = tuple(cell for cell in line.cells if cell not in side)
    if not rest:
        return None, side
    return replace(line, cells=rest), side


def _kind(line: Line, run: Draft | None, habits: _Habits) -> str:
    """Tell a head line ("head") from the begin of a bullet or paragraph ("item")."""
    if line.bullet or is_labelled(line):
        return "item"
    if (
        (length(line) <= HEAD_WORDS or _is_all_head(line))
        and dates_in(line)
        and not (run and run.body and is_sentence(line))
    ):
        return "head"
    this = look(line)
    marked = (this[0] or this[1]) and this != _body_look(run)
    if run is None or not run.head:
        return "head" if len(line.words) <= HEAD_WORDS else "item"
    if run.body:
        return "head" if _begins_entry(line, run, habits, marked=marked) else "item"
    return "head" if _belongs_to_head(line, run, habits, marked=marked) else "item"


def _is_all_head(line: Line) -> bool:
    """Tell a long line that names everything about an entry, parted by bars, or by commas with its dates set apart."""
    dated = len(line.cells) > 1 and is_date(line.cells[-1].text) and line.text.count(",") > 1
    row = len(line.cells) > 2 and is_date(line.cells[-1].text)  # noqa: PLR2004 — two names and a date
    return (dated or row or line.text.count(" | ") > 1) and length(line) <= 2 * HEAD_WORDS


def _belongs_to_head(line: Line, run: Draft, habits: _Habits, *, marked: bool) -> bool:
    """Tell whether a line right below head lines is one of them, or begins the prose."""
    last = _open_head(run.head[-LOOKED_AT:])
    names = [part.text for number, head in enumerate(last) for part in parts(head, number)]
    places = [name for name in names if is_place(name) or (len(names) > 1 and is_town(name))]
    named_all = len(names) - len(places) > 1 or (habits.both and any(map(_names_both, names)))
    complete = any(dates_in(head) for head in last) and named_all
    named = degree_score(line.text) or title_score(line.text)
    short = len(line.words) <= (HEAD_WORDS if named else LABEL_WORDS) and not is_sentence(line)
    if school_score(line.text) and any(map(degree_score, names)) and not any(map(school_score, names)):
        return not is_sentence(line)
    place = is_place(line.text) or is_town(line.text)
    if place and len(line.cells) == 1 and not places:
        return True
    if complete and habits.uniform and not place:
        return habits.opens(line)
    if complete and not marked and look(line) not in {*habits.styles, look(run.head[0])}:
        return False
    return short or marked


def _open_head(head: Sequence[Line]) -> list[Line]:
    """Give the lines of the last entry; after dates that close one, what looks as its first line opens another."""
    last = _divided(Draft(head=list(head)))[-1].head
    dated = [number for number, line in enumerate(last) if dates_in(line)]
    if dated and dated[0] > 0 and _weight(last[0]) >= _weight(last[dated[0]]):
        opener = next((at for at in range(dated[-1] + 1, len(last)) if look(last[at]) == look(last[0])), 0)
        return last[opener:]
    return last


def _weight(line: Line) -> tuple[bool, float]:
    bold, _, size = look(line)
    return bold, size


def _names_both(text: str) -> bool:
    """Tell a lone "Cashier, Target", which lacks no second name."""
    title, comma, employer = text.partition(", ")
    return bool(comma and title_score(title) and not title_score(employer))


def is_labelled(line: Line) -> bool:
    """Tell a line such as "Technologies: Java, Go", which belongs to the body of its entry."""
    label, colon, rest = line.text.partition(": ")
    labels = bool(colon and rest.strip()) and len(label.split()) <= MAX_DATE_WORDS
    return labels and not (dates_in(line) or degree_score(label) or school_score(label))


def _begins_entry(line: Line, run: Draft, habits: _Habits, *, marked: bool) -> bool:
    """Tell whether a line after bullets or prose opens the next entry."""
    if len(line.words) > HEAD_WORDS or is_sentence(line):
        return False
    if habits.uniform and habits.opens(line):
        return True
    first = run.head[0]
    same_look = look(line) == look(first) and _under(first, line)
    if _placed(line) and _placed(first) and same_look:
        return True
    body = run.body[-1][0]
    if body.bullet:
        return same_look or marked or line.x0 < body.x0 - INDENT
    apart = line.gap > habits.usual * AIR
    return (same_look and (look(line) != look(body) or apart)) or (apart and (marked or look(line) in habits.styles))


def _under(first: Line, line: Line) -> bool:
    """Tell whether two lines begin at one edge, or have one middle."""
    middles = first.x0 + first.x1, line.x0 + line.x1
    return abs(line.x0 - first.x0) < 3 * INDENT or abs(middles[0] - middles[1]) < 2 * INDENT


def _placed(line: Line) -> bool:
    """Tell a line that has a place at its right."""
    return len(line.cells) > 1 and is_place(line.cells[-1].text)


def _body_look(run: Draft | None) -> Look | None:
    return look(run.body[-1][-1]) if run and run.body else None


def is_sentence(line: Line) -> bool:
    """Tell a long line that ends as a sentence does."""
    return len(line.words) > LABEL_WORDS and bool(SENTENCE_END.search(line.text))


def _goes_on(line: Line, item: Sequence[Line], habits: _Habits) -> bool:
    """Tell whether a line is the wrapped rest of the bullet or paragraph before it."""
    first, last = item[0], item[-1]
    if look(line)[2] != look(last)[2] or line.gap > habits.usual * 1.6 or line.page < last.page:
        return False
    aligned = line.x0 >= first.x0 - INDENT
    if first.bullet:
        hanging = aligned and line.x0 <= first.x0 + WRAP_INDENT * line.size
        open_end = line.text[:1].islower() or fold(last.words[-1].text) in LEADS_ON
        flowing = open_end and no_room(last, line, habits.right)
        return (hanging or flowing) and not (dates_in(line) and len(line.cells) > 1)
    full = last.x1 - last.x0 > 0.6 * max(line.x1 - line.x0, last.x1 - last.x0) and len(last.words) > LABEL_WORDS
    return aligned and full and line.gap <= habits.usual * AIR and not dates_in(line) and look(line) == look(last)


def _divided(run: Draft) -> list[Draft]:
    """Cut a head with several dates into the heads of several entries."""
    anchors = [number for number, line in enumerate(run.head) if dates_in(line)]
    if len(anchors) < 2 or not any(span for line in run.head for span in dates_in(line)):  # noqa: PLR2004 — one date, one entry
        return [run]
    starts = [0]
    offset = anchors[0]
    looks = {look(run.head[0])}
    for before, anchor in pairwise(anchors):
        alike = [at for at in range(before + 1, anchor + 1) if look(run.head[at]) in looks]
        wanted = anchor - offset
        if alike:
            starts.append(min(alike, key=lambda at: abs(at - wanted)))
        else:
            starts.append(wanted if wanted > before else anchor)
    cuts = [*starts[1:], len(run.head)]
    drafts = [Draft(head=run.head[start:end]) for start, end in zip(starts, cuts, strict=True)]
    drafts[-1].body, drafts[-1].side = run.body, run.side
    return drafts
