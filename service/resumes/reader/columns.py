"""Rows of a page → lines in reading order: columns taken apart, date and place columns kept in their rows."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from service.resumes.reader.attributes import rejoined
from service.resumes.reader.dates import find_dates, is_date, lasted
from service.resumes.reader.headings import heading_kind
from service.resumes.reader.letters import bullet
from service.resumes.reader.line import Line, marked
from service.resumes.reader.lines import Cell, Row
from service.resumes.reader.margins import running
from service.resumes.reader.places import is_place

MIN_ROWS = 3  # A column has at least this many rows.
MIN_STARTS = 4  # So many cells must begin at one edge to make it a column's.
EDGE = 3.0  # Points of play for a common edge.
GUTTER = 6.0  # Points of white that must stand before it.
ALIGNED = 0.5  # When this part of a column's rows has a neighbour on its baseline, they are attributes of rows.
PART_OF_COLUMN = 1.25  # So many dates and places in four fifths of a column make it one of attributes.
BESIDE = 0.9  # Sizes between the heights of two lines that stand beside each other …
BESIDE_SHARE = 0.3  # … as this part of the shorter column does with the other.
MAX_DEPTH = 3
MAX_DATE_WORDS = 8  # "15 March 2019 to 2 April 2020" has seven.
MAX_WRAP_WORDS = 4  # Words of a line in a column of labels.


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
    headed = _headed_edges(cells)
    for step, count in starts.items():
        if count + starts[step + 1] < (MIN_ROWS if step in headed else MIN_STARTS):
            continue
        edge = min(cell.x0 for cell in cells if round(cell.x0 / EDGE) == step)
        for top, bottom in _free_spans(cells, edge):
            begin, end = _within([cell for cell in cells if top <= cell.y <= bottom], edge)
            rows = _column_rows([cell for cell in cells if begin <= cell.y <= end], edge, known)
            if rows and (best is None or (rows, edge) > best[0]):
                best = ((rows, edge), (edge, begin, end))
    return best[1] if best else None


def _headed_edges(cells: Sequence[Cell]) -> set[int]:
    """Give where headings begin that stand beside others in the same looks, as at the top of short columns."""
    headings = [cell for cell in cells if _is_loud(cell) and _is_heading(cell)]
    return {
        round(cell.x0 / EDGE)
        for cell in headings
        if any(abs(cell.y - left.y) <= 1 and left.x0 < cell.x0 and left.size == cell.size for left in headings)
    }


def _within(cells: Sequence[Cell], edge: float) -> tuple[float, float]:
    """Give the heights between which columns beside `edge` may stand.

    Dates of the rows above a column stand right of the edge too, and the heading of what follows below left of it.
    """
    heights = sorted(cell.y for cell in cells)
    top, bottom = heights[0], heights[-1]
    left = sorted((cell for cell in cells if cell.x0 < edge - EDGE), key=lambda cell: cell.y)
    right = sorted((cell for cell in cells if cell.x0 >= edge - EDGE), key=lambda cell: cell.y)
    first = next((cell.y for cell in right if not is_date(cell.text) and not is_place(cell.text)), top)
    over = [cell for cell in right if cell.y < first]
    beside = all(any(abs(cell.y - other.y) <= 1 for other in left) for cell in over)
    if beside and any(is_date(cell.text) for cell in over):
        top = first
    if left and left[-1].y == bottom and _is_loud(left[-1]) and _is_heading(left[-1]):
        bottom = max((y for y in heights if y < bottom), default=bottom)
    return top, bottom


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
    names = _name_rows(cells)
    looks = [_heading_looks(side, names) for side in (left, right)]
    headed = [len(side) for side in looks]
    shared = sum(any(near in rows[1] for near in (y - 1, y, y + 1)) for y in rows[0])
    aligned = shared / min(len(rows[0]), len(rows[1]))
    if not _are_side_by_side(left, right) or _are_attributes(left) or _are_attributes(right) or _are_hanging(left):
        return 0
    alike = aligned < ALIGNED or bool(looks[0] and looks[1] and looks[0][0] in looks[1] and looks[1][0] in looks[0])
    reached = (headed[1] and _are_contacts(left)) or (headed[0] and _are_contacts(right))
    if (
        (min(headed) >= 1 and alike)
        or reached
        or (known and abs(known - edge) < EDGE)
        or (aligned < ALIGNED and max(headed) >= 1)
    ):
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


def _are_contacts(side: Sequence[Cell]) -> bool:
    """Tell a column of nothing but short lines, one of them with an e-mail address."""
    short = all(len(cell.words) <= MAX_WRAP_WORDS and not find_dates(cell.text) for cell in side)
    return short and any("@" in cell.text for cell in side)


def _name_rows(cells: Sequence[Cell]) -> set[int]:
    """Give the rows of a grid in which bold names stand above lists; not all of them are words of headings."""
    body = _body(cells)
    small = [cell for cell in cells if _is_loud(cell) and cell.size <= body * 1.05]
    return {round(cell.y) for cell in small if not _is_heading(cell)}


def _heading_looks(side: Sequence[Cell], names: set[int]) -> list[tuple[bool, bool]]:
    """Tell of the headings of a column, from top to bottom, whether they are in capitals and bold."""
    body = _body(side)
    loud = (cell for cell in side if _stands_out(cell, body))
    headings = sorted(
        (cell for cell in loud if cell.size > body * 1.05 or round(cell.y) not in names), key=lambda cell: cell.y
    )
    return [(cell.text.isupper(), cell.words[0].bold) for cell in headings]


def _are_attributes(side: Sequence[Cell]) -> bool:
    """Tell whether a column holds little but dates, and the places of dated things, below its headings."""
    body = _body(side)
    content = [cell for cell in side if not _stands_out(cell, body)]
    if not any(char.isalnum() for cell in content for char in cell.text):
        return True  # The dots of ratings.
    short = sum(bool(find_dates(cell.text)) and len(cell.words) < MAX_DATE_WORDS for cell in content)
    dated = short + sum(lasted(cell.text) for cell in content)
    over_two = [f"{above.text} {below.text}" for above, below in pairwise(content) if not is_place(above.text)]
    places = sum(is_place(cell.text) for cell in content) + 2 * sum(map(is_place, over_two))
    return dated * 2 > len(content) or (dated > 1 and (dated + places) * PART_OF_COLUMN > len(content))


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
    return _with_gaps([marked(line) for line in rejoined(lines)])


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
