"""Rows of a page → lines in reading order: columns taken apart, date and place columns kept in their rows."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from service.resumes.reader.dates import DASHES, find_dates, is_date
from service.resumes.reader.headings import heading_kind
from service.resumes.reader.letters import BULLET_WORD, Word, bullet
from service.resumes.reader.lines import Cell, Row
from service.resumes.reader.margins import running

MIN_ROWS = 3  # A column has at least this many rows.
MIN_STARTS = 4  # So many cells must begin at one edge to make it a column's.
EDGE = 3.0  # Points of play for a common edge.
GUTTER = 6.0  # Points of white that must stand before it.
ALIGNED = 0.5  # When this part of a column's rows has a neighbour on its baseline, they are attributes of rows.
BESIDE = 0.9  # Sizes between the heights of two lines that stand beside each other …
BESIDE_SHARE = 0.3  # … as this part of the shorter column does with the other.
MAX_DEPTH = 3
MAX_WRAP = 4  # A narrow date column breaks a range into at most so many rows …
MAX_DATE_WORDS = 8  # "15 March 2019 to 2 April 2020" has seven.
MAX_WRAP_WORDS = 4  # … of so many words.


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a person reads it, with its cells; `gap` is the white above in units of its size."""

    page: int
    number: int
    cells: tuple[Cell, ...]
    y: float
    gap: float = 1.0
    bullet: bool = False
    region: int = 0
    side: str = ""
    margin: bool = False

    @property
    def text(self) -> str:
        """The line as read, cells parted by a space."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def words(self) -> list[Word]:
        """All words of the line."""
        return [word for cell in self.cells for word in cell.words]

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.cells[-1].x1

    @property
    def size(self) -> float:
        """The size of the first cell."""
        return self.cells[0].size

    @property
    def bold(self) -> bool:
        """Tell whether the first cell is bold throughout."""
        return all(word.bold for word in self.cells[0].words if word.text[:1].isalnum())


@dataclass(slots=True)
class _Region:
    """Cells that are read from top to bottom, and the side of a gutter they stand on."""

    cells: list[Cell]
    side: str = ""
    gutter: float = 0.0


def reading_order(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[Line]:
    """Give the lines of all pages; a column that goes on over pages is read through first."""
    margins = running(pages, heights)
    streams: list[tuple[int, _Region]] = []
    gutter = 0.0
    for number, rows in enumerate(pages, start=1):
        body = [cell for row in rows for cell in row.cells if id(row) not in margins]
        regions = _split(body, gutter=gutter, depth=0)
        gutter = next((region.gutter for region in regions if region.side), gutter)
        streams.extend((number, region) for region in regions)
    lines: list[Line] = []
    for index, (number, region) in enumerate(_threaded(streams)):
        lines.extend(replace(line, side=region.side) for line in _lines(region.cells, page=number, region=index))
    for number, rows in enumerate(pages, start=1):
        lines.extend(
            Line(number, 0, tuple(row.cells), row.y, margin=True, region=-1) for row in rows if id(row) in margins
        )
    return _numbered(lines)


def _threaded(streams: list[tuple[int, _Region]]) -> list[tuple[int, _Region]]:
    """Read the left column of all pages of a run before the right one."""
    result: list[tuple[int, _Region]] = []
    left: list[tuple[int, _Region]] = []
    right: list[tuple[int, _Region]] = []
    gutter = 0.0
    for number, region in streams:
        side = region.side
        if not side and (left or right) and number > 1 and region.cells:
            if min(cell.x0 for cell in region.cells) >= gutter - EDGE:
                side = "right"
            elif max(cell.x1 for cell in region.cells) <= gutter:
                side = "left"
        if side:
            (left if side == "left" else right).append((number, replace(region, side=side)))
            gutter = region.gutter or gutter
        else:
            result += left + right
            left, right = [], []
            result.append((number, region))
    return result + left + right


def _split(cells: list[Cell], *, gutter: float, depth: int) -> list[_Region]:
    """Cut a region at its best gutter, and the parts again."""
    found = _best_gutter(cells, gutter) if depth < MAX_DEPTH and len(cells) >= 2 * MIN_ROWS else None
    if found is None:
        return [_Region(cells)] if cells else []
    edge, top, bottom = found
    above = [cell for cell in cells if cell.y < top]
    below = [cell for cell in cells if cell.y > bottom]
    start = min(cell.y for cell in cells if top <= cell.y <= bottom and not edge + EDGE < cell.x0)
    above += [cell for cell in cells if top <= cell.y < start]
    inside = [cell for cell in cells if start <= cell.y <= bottom]
    left = [cell for cell in inside if cell.x0 < edge - EDGE]
    right = [cell for cell in inside if cell.x0 >= edge - EDGE]
    result = _split(above, gutter=0, depth=depth + 1)
    for side, part in (("left", left), ("right", right)):
        for region in _split(part, gutter=0, depth=depth + 1):
            result.append(_Region(region.cells, side, edge) if depth == 0 else region)
    return result + _split(below, gutter=0, depth=depth + 1)


def _best_gutter(cells: Sequence[Cell], known: float) -> tuple[float, float, float] | None:
    """Give (edge, top, bottom) of the gutter with most rows beside it."""
    starts: Counter[int] = Counter(round(cell.x0 / EDGE) for cell in cells)
    best: tuple[tuple[int, float], tuple[float, float, float]] | None = None
    for step, count in starts.items():
        if count + starts[step + 1] < MIN_STARTS:
            continue
        edge = min(cell.x0 for cell in cells if round(cell.x0 / EDGE) == step)
        for top, bottom in _free_spans(cells, edge):
            rows = _column_rows([cell for cell in cells if top <= cell.y <= bottom], edge, known)
            if rows and (best is None or (rows, edge) > best[0]):
                best = ((rows, edge), (edge, top, bottom))
    return best[1] if best else None


def _free_spans(cells: Sequence[Cell], edge: float) -> list[tuple[float, float]]:
    """Give the stretches of height in which no cell crosses the gutter left of `edge`."""
    crossing = sorted({cell.y for cell in cells if cell.x0 < edge - EDGE and cell.x1 > edge - GUTTER})
    heights = sorted({cell.y for cell in cells})
    spans = []
    for low, high in pairwise([float("-inf"), *crossing, float("inf")]):
        inside = [y for y in heights if low < y < high]
        if len(inside) >= MIN_ROWS:
            spans.append((inside[0], inside[-1]))
    return spans


def _column_rows(cells: Sequence[Cell], edge: float, known: float) -> int:
    """Count the rows of two true columns beside `edge`; 0 when one side only labels the other's rows."""
    left = [cell for cell in cells if cell.x0 < edge - EDGE]
    right = [cell for cell in cells if cell.x0 >= edge - EDGE]
    rows = {round(cell.y) for cell in left}, {round(cell.y) for cell in right}
    if min(len(rows[0]), len(rows[1])) < MIN_ROWS:
        return 0
    headed = [sum(_stands_out(cell, _body(side)) for cell in side) for side in (left, right)]
    shared = sum(any(near in rows[1] for near in (y - 1, y, y + 1)) for y in rows[0])
    aligned = shared / min(len(rows[0]), len(rows[1]))
    if not _are_side_by_side(left, right) or _are_attributes(left) or _are_attributes(right) or _are_hanging(left):
        return 0
    if min(headed) >= 1 or (known and abs(known - edge) < EDGE) or (aligned < ALIGNED and max(headed) >= 1):
        # Dates between the columns belong to the left one's rows, so an edge before them finds no more rows.
        return sum(len({round(cell.y) for cell in side if not is_date(cell.text)}) for side in (left, right))
    return 0


def _are_side_by_side(left: Sequence[Cell], right: Sequence[Cell]) -> bool:
    """Tell whether the sides have lines at the same heights; centred lines stand between others, not beside them."""
    fewer, more = (left, right) if len(left) < len(right) else (right, left)
    heights = sorted(cell.y for cell in more)
    beside = 0
    for cell in fewer:
        at = bisect_left(heights, cell.y)
        beside += any(abs(y - cell.y) < BESIDE * cell.size for y in heights[max(0, at - 1) : at + 1])
    return beside >= BESIDE_SHARE * len(fewer)


def _is_heading(cell: Cell) -> bool:
    return not bullet(cell.words[0].text) and heading_kind(cell.text) is not None


def _are_hanging(side: Sequence[Cell]) -> bool:
    """Tell whether a column holds nothing but headings that hang left of their sections."""
    return all(_is_loud(cell) and len(cell.words) <= MAX_WRAP_WORDS for cell in side) and any(map(_is_heading, side))


def _is_loud(cell: Cell) -> bool:
    return cell.text.isupper() or all(word.bold for word in cell.words)


def _stands_out(cell: Cell, body: float) -> bool:
    """Tell a heading by its words and its looks; a label such as "Tools" has only the words."""
    return (cell.size > body * 1.05 or _is_loud(cell)) and _is_heading(cell)


def _are_attributes(side: Sequence[Cell]) -> bool:
    """Tell whether a column holds little but dates below its headings."""
    body = _body(side)
    content = [cell for cell in side if not _stands_out(cell, body)]
    dated = sum(bool(find_dates(cell.text)) and len(cell.words) < MAX_DATE_WORDS for cell in content)
    return dated * 2 > len(content)


def _body(cells: Sequence[Cell]) -> float:
    sizes: Counter[float] = Counter()
    for cell in cells:
        sizes[cell.size] += len(cell.words)
    return sizes.most_common(1)[0][0]


def _lines(cells: Sequence[Cell], *, page: int, region: int) -> list[Line]:
    """Give the lines of one region, wrapped dates of a narrow left column joined."""
    groups: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda cell: cell.y):
        if groups and abs(groups[-1][0].y - cell.y) < 0.3 * max(cell.size, 4.0):
            groups[-1].append(cell)
        else:
            groups.append([cell])
    lines = [
        Line(page, 0, tuple(sorted(group, key=lambda cell: cell.x0)), group[0].y, region=region) for group in groups
    ]
    return _with_gaps([marked(line) for line in _join_dates(lines)])


def _join_dates(lines: list[Line]) -> list[Line]:
    """Join "Sep ’02–" and "Jun ’06" below it when both stand left of the text."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        rest = lines[at + 1 : at + MAX_WRAP]
        count = _wrapped(line, rest)
        if count:
            lower = rest[:count]
            words = [word for part in lower for word in part.cells[0].words]
            head = Cell([*line.cells[0].words, *words], line.y, line.cells[0].icon)
            result.append(replace(line, cells=(head, *line.cells[1:])))
            result.extend(replace(part, cells=part.cells[1:]) for part in lower if len(part.cells) > 1)
        else:
            result.append(line)
        at += 1 + count
    return result


def _wrapped(line: Line, rest: Sequence[Line]) -> int:
    """Count the rows below over which the date in the left column goes on."""
    if len(line.cells) == 1 or len(line.cells[0].words) > MAX_WRAP_WORDS or bullet(line.cells[0].words[0].text):
        return 0
    text, best, above = line.cells[0].text, 0, line
    for count, lower in enumerate(rest, start=1):
        cell = lower.cells[0]
        near = lower.y - above.y < 2 * line.cells[0].size
        if cell.x1 >= line.cells[1].x0 or not near or len(cell.words) > MAX_WRAP_WORDS:
            break
        complete = is_date(text) and text[-1:] not in DASHES
        text = text + cell.text if text[-1:] in DASHES else f"{text} {cell.text}"
        date = is_date(text) and not (complete and is_date(cell.text))
        if date or (_is_loud(line.cells[0]) and _is_loud(cell) and heading_kind(text)):
            best = count
        above = lower
    return best


def marked(line: Line) -> Line:
    """Take bullets off the front, also one that stands alone in its cell."""
    first, *rest = line.cells
    if not bullet(first.words[0].text) or (first.words[0].text == BULLET_WORD and not rest and len(first.words) == 1):
        return _glued(line)
    words = first.words[1:]
    if words:
        return replace(line, cells=(Cell(words, first.y, first.icon), *rest), bullet=True)
    return replace(line, cells=tuple(rest), bullet=True) if rest else line


def _glued(line: Line) -> Line:
    """Take off a bullet printed without a space ("•Wrote …")."""
    first = line.cells[0]
    word = first.words[0]
    if word.text[:1] in "•◦▪■●○‣▸►➢✓✔" and len(word.text) > 1:
        bare = replace(word, text=word.text[1:])
        return replace(line, cells=(Cell([bare, *first.words[1:]], first.y, first.icon), *line.cells[1:]), bullet=True)
    return line


def _with_gaps(lines: list[Line]) -> list[Line]:
    """Note the white above each line."""
    return [
        replace(line, gap=(line.y - above.y) / max(line.size, 1.0) if above else 9.0)
        for above, line in zip([None, *lines], lines, strict=False)
    ]


def _numbered(lines: list[Line]) -> list[Line]:
    """Count the lines of each page from 1 in reading order."""
    counts: Counter[int] = Counter()
    result = []
    for line in lines:
        counts[line.page] += 1
        result.append(replace(line, number=counts[line.page]))
    return result
