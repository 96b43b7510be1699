"""Narrow columns of dates and places beside a text → cells of the rows they belong to, wrapped ones whole."""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.resumes.reader.dates import DASHES, find_dates, is_date, opens_range
from service.resumes.reader.headings import heading_kind, qualifies
from service.resumes.reader.letters import Word, bullet, unbroken
from service.resumes.reader.line import Line
from service.resumes.reader.lines import Cell
from service.resumes.reader.places import is_place, is_town
from service.resumes.reader.words import fold, words

EDGE = 3.0  # Points of play for a common edge.
MAX_ROWS = 7  # Rows in which a narrow column goes on, those of the text between counted, …
MAX_WORDS = 4  # … words in each of them, …
MAX_ALL_WORDS = 8  # … and in all.
LEADING = 2.2  # Sizes between two rows of one date or place …
HEADING_LEADING = 1.5  # … and of one heading.
REST_WITHIN = 2  # Rows below in which the rest of a date at the right stands; lines of the text are set between.
BROKEN = re.compile(r"(?<=[^\W\d_])-\s(?=[^\W\d_])")  # "Esperienze lavora- tive"
ENDS = words("to until hasta bis jusqu'a au a ate tot do fino_a")
DOTS = frozenset("●•○◦■◆⬤")


def rejoined(lines: Sequence[Line]) -> list[Line]:
    """Give the lines with wrapped dates, places and hanging headings whole, in the row in which they begin."""
    result = _at_right(_at_left([_with_dash(_without_dots(line)) for line in lines]))
    return [line for line in result if line.cells]


def _without_dots(line: Line) -> Line:
    """Take off a dot at the end of a cell that others follow, as timelines have between dates and text."""
    cells = [
        replace(cell, words=cell.words[:-1])
        if len(cell.words) > 1 and cell.words[-1].text in DOTS and cell.words[-2].text not in DOTS
        else cell
        for cell in line.cells[:-1]
    ]
    return replace(line, cells=(*cells, line.cells[-1]))


def _with_dash(line: Line) -> Line:
    """Join a date with the dash and what is behind it, when they stand apart ("August 2017", "– April")."""
    cells: list[Cell] = []
    for cell in line.cells:
        before = cells[-1] if cells else None
        dash = before is not None and (cell.words[0].text in DASHES or before.words[-1].text in DASHES)
        ends = len(line.cells) > 2 and len(cells) == 1 and before is not None and _are_ends(before.text, cell.text)  # noqa: PLR2004 — two dates and what they are of
        if before is not None and (ends or (dash and _is_range(before.text, cell.text))):
            cells[-1] = Cell([*before.words, *cell.words], before.y, before.icon)
        else:
            cells.append(cell)
    return replace(line, cells=tuple(cells))


def _are_ends(first: str, last: str) -> bool:
    """Tell two dates that stand in columns of their own ("From", "To")."""
    whole = find_dates(f"{first} {last}")
    return is_date(first) and len(whole) == 1 and not whole[0].single and whole[0].finish == len(f"{first} {last}")


def _is_range(first: str, rest: str) -> bool:
    """Tell whether a date goes on behind the dash that stands apart from it, be it in the next line."""
    wholes = [find_dates(f"{first} {rest}{year}") for year in ("", " 2000")]  # "August 2017 – April" lacks its year.
    return any(spans[:1] and spans[0].begin == 0 and spans[0].finish > len(first) + 1 for spans in wholes)


def _at_left(lines: list[Line]) -> list[Line]:
    """Join what goes on below a date or a hanging heading left of a text, and put a place there at the row's end."""
    result = list(lines)
    for at, line in enumerate(lines):
        line = result[at]  # noqa: PLW2901 — without what a row above has taken
        first = line.cells[0] if len(line.cells) > 1 else None
        long = first is not None and len(first.words) > MAX_WORDS and not opens_range(first.text)
        columns = len(line.cells) > 2 and fold(line.cells[1].text) in ENDS  # noqa: PLR2004 — the header "From | To | Position"
        if first is None or long or columns or bullet(first.words[0].text):
            continue
        below = _column_below(line, result[at + 1 : at + 1 + MAX_ROWS])
        alone = [len(result[at + 1 + offset].cells) == 1 for offset, _ in below]
        result[at], taken = _whole(line, [cell for _, cell in below], alone)
        for offset, _ in below[:taken]:
            lower = result[at + 1 + offset]
            result[at + 1 + offset] = replace(lower, cells=lower.cells[1:])
    return result


def _whole(line: Line, below: Sequence[Cell], alone: Sequence[bool]) -> tuple[Line, int]:
    """Give a row with what goes on below its first cell, and how many of the cells below that takes."""
    count = _goes_on(line, below, alone)
    words = list(line.cells[0].words)
    for cell in below[:count]:
        words = unbroken([*words, *cell.words], len(words))
    first = replace(line.cells[0], words=words)
    place = _place(below[count:]) if is_date(first.text) else 0
    moved = _moved([word for cell in below[count : count + place] for word in cell.words], line) if place else None
    return replace(line, cells=(first, *line.cells[1:], *([moved] if moved else []))), count + place


def _column_below(line: Line, rest: Sequence[Line]) -> list[tuple[int, Cell]]:
    """Give the cells of the left column that follow one, with their rows; rows of the text alone are passed over."""
    found: list[tuple[int, Cell]] = []
    edge = line.cells[1].x0
    y = line.y
    for offset, lower in enumerate(rest):
        if not lower.cells or lower.cells[0].x0 >= edge - EDGE or _is_mark(lower.cells[0].words[0]):
            continue
        cell = lower.cells[0]
        if cell.x1 >= edge or len(cell.words) > MAX_WORDS or lower.y - y > LEADING * cell.size:
            break
        found.append((offset, cell))
        y = lower.y
    return found


def _is_mark(word: Word) -> bool:
    """Tell a bullet; a dash may go on a date."""
    return bullet(word.text) and word.text not in DASHES


def _goes_on(line: Line, below: Sequence[Cell], alone: Sequence[bool]) -> int:
    """Count the cells below over which the date or heading in the left column goes on.

    `alone` tells which of them have nothing beside them: a year that has opens the next entry.
    """
    text, best, above, close = line.cells[0].text, 0, line.cells[0], True
    for count, cell in enumerate(below, start=1):
        close = close and cell.y - above.y < HEADING_LEADING * cell.size
        complete = is_date(text) and text[-1:] not in DASHES
        text = f"{text}{cell.text}" if text[-1:] in DASHES and find_dates(text) else f"{text} {cell.text}"
        date = is_date(text) and not (complete and is_date(cell.text) and not alone[count - 1])
        labels = _is_label(line.cells[0], line.cells[1]) and _is_label(cell, line.cells[1])
        twice = _are_two(above.text, cell.text)
        if date or (labels and close and not twice and heading_kind(BROKEN.sub("", text))):
            best = count
        above = cell
    return best


def _are_two(upper: str, lower: str) -> bool:
    """Tell two headings that stand below each other ("Tools" / "Soft Skills", "Profil" / "Berufspraxis") from one."""
    kinds = heading_kind(upper), heading_kind(lower)
    if None in kinds or qualifies(upper):
        return False
    return kinds[0] != kinds[1] or kinds[0] == "skills"


def _place(below: Sequence[Cell]) -> int:
    """Count the cells below a date that name a place."""
    words: list[str] = []
    best = 0
    for count, cell in enumerate(below, start=1):
        words += [word.text for word in cell.words]
        if len(words) > MAX_ALL_WORDS or find_dates(cell.text):
            break
        if is_place(" ".join(words)) or is_town(" ".join(words)):
            best = count
    return best


def _moved(words: Sequence[Word], line: Line) -> Cell:
    """Give words as a cell at the right of a line."""
    shift = line.x1 + 2 * line.size - words[0].x0
    x0 = words[0].x0 + shift
    return Cell([replace(word, x0=x0, x1=x0 + (word.x1 - word.x0)) for word in words], line.y)


def _at_right(lines: list[Line]) -> list[Line]:
    """Join a date at the right of a text with its rest below ("May 2020 –" / "Present")."""
    result = list(lines)
    right = max((line.x1 for line in lines if line.cells), default=0.0)
    for at in range(len(lines) - 1):
        line = result[at]
        if not line.cells or (len(line.cells) == 1 and right - line.x1 > EDGE):
            continue
        for below in range(at + 1, min(at + 1 + REST_WITHIN, len(lines))):
            lower = result[below]
            joined = _date_over(line, lower) if lower.cells else None
            if joined:
                result[at] = replace(line, cells=(*line.cells[:-1], joined))
                result[below] = replace(lower, cells=lower.cells[:-1])
                break
    return result


def _date_over(line: Line, lower: Line) -> Cell | None:
    """Give the date that the last cells of two rows are together, None when they are not one."""
    upper, rest = line.cells[-1], lower.cells[-1]
    near = lower.y - line.y < LEADING * upper.size and len(rest.words) <= MAX_WORDS and _same_column(upper, rest)
    if not near or not find_dates(upper.text) or (is_date(upper.text) and is_date(rest.text)):
        return None
    joined = replace(upper, words=unbroken([*upper.words, *rest.words], len(upper.words)))
    return joined if is_date(joined.text) else None


def _same_column(upper: Cell, lower: Cell) -> bool:
    return abs(upper.x0 - lower.x0) < EDGE or abs(upper.x1 - lower.x1) < EDGE


def _is_label(cell: Cell, text: Cell) -> bool:
    """Tell whether a cell left of a text is set in other letters than it."""
    return (
        cell.text.isupper()
        or all(word.bold for word in cell.words)
        or cell.size > text.size * 1.05
        or cell.words[0].color != text.words[0].color
    )
