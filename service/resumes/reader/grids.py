"""A section laid out as a grid of lists → its lines, column after column."""

from collections.abc import Sequence
from dataclasses import replace

from service.resumes.reader.dates import is_date
from service.resumes.reader.line import Line, marked
from service.resumes.reader.lines import Cell

DATE_INDENT = 1.5  # Sizes by which the date of a card may stand right of its text.
EDGE = 4.0  # Points of play for the common left edge of a column.
MIN_ROWS = 2


def entries_by_columns(lines: Sequence[Line]) -> list[Line]:
    """Give entries that stand side by side, each under its own dates, one below the other; other lines as they are."""
    result: list[Line] = []
    columns: list[list[Line]] = []
    edges: list[float] = []
    for line in lines:
        if len(line.cells) > 1 and all(is_date(cell.text) for cell in line.cells):
            result += [each for column in columns for each in column]
            edges = [cell.x0 - DATE_INDENT * cell.size for cell in line.cells]
            columns = [[] for _ in edges]
        if not edges:
            result.append(line)
            continue
        for cell in line.cells:
            columns[_column(cell, edges)].append(marked(replace(line, cells=(cell,))))
    return result + [each for column in columns for each in column]


def by_columns(lines: Sequence[Line]) -> list[Line]:
    """Give the lines of a section that stands in columns, column by column; other lines as they are.

    Columns show in rows whose cells begin at the same places. A column of names beside their lists is none.
    """
    edges = _edges(lines)
    if len(edges) < MIN_ROWS or _are_labels(lines, edges):
        return list(lines)
    columns: list[list[Line]] = [[] for _ in edges]
    for line in lines:
        for at, cell in ((_column(cell, edges), cell) for cell in line.cells):
            last = columns[at][-1] if columns[at] else None
            if last is not None and (last.page, last.number) == (line.page, line.number):
                columns[at][-1] = replace(last, cells=(*last.cells, cell))
            else:
                alone = replace(line, cells=(cell,), bullet=line.bullet and at == 0)
                columns[at].append(marked(alone) if at else alone)
    return [line for column in columns for line in column]


def _edges(lines: Sequence[Line]) -> list[float]:
    """Give the left edges that at least two rows share, when most rows have them."""
    rows = [line for line in lines if len(line.cells) > 1]
    if len(rows) < MIN_ROWS or len(rows) * 2 < len(lines):
        return []
    starts = sorted(cell.x0 for line in lines for cell in line.cells)
    edges: list[list[float]] = []
    for start in starts:
        if edges and start - edges[-1][-1] <= EDGE:
            edges[-1].append(start)
        else:
            edges.append([start])
    common = [group[0] for group in edges if len(group) >= MIN_ROWS]
    return common if all(len(group) >= MIN_ROWS for group in edges) else []


def _column(cell: Cell, edges: Sequence[float]) -> int:
    return max((at for at, edge in enumerate(edges) if edge <= cell.x0 + EDGE), default=0)


def _are_labels(lines: Sequence[Line], edges: Sequence[float]) -> bool:
    """Tell whether the first column names what stands beside it in each row."""
    if any(":" in cell.text for line in lines for cell in line.cells):
        return True
    rows = [line.cells for line in lines if len(line.cells) > 1]
    heads = lines[0].cells
    if len(heads) == len(edges) and all(word.bold for cell in heads for word in cell.words):
        return all(word.bold for cells in rows for word in cells[0].words)
    return any(_name_lists(rows, at) * 2 >= len(rows) for at in range(len(edges) - 1))


def _name_lists(rows: Sequence[Sequence[Cell]], at: int) -> int:
    """Count the rows in which the cell at a position is a name, and the next one the list it names."""
    pairs = [(cells[at], cells[at + 1]) for cells in rows if len(cells) > at + 1]
    bold = sum(name.words[0].bold and not listed.words[0].bold for name, listed in pairs)
    lists = sum("," in listed.text and "," not in name.text for name, listed in pairs)
    return max(bold, lists)
