"""Rows that belong to the page and not to the text: page numbers, running headers and footers."""

import re
from collections import Counter
from collections.abc import Sequence

from service.resumes.reader.headings import heading_kind
from service.resumes.reader.lines import Row

MARGIN = 0.1  # Part of the page at top and bottom where running headers and footers stand.
MAX_FOOT = 3  # Lines of a footer, …
FOOT_WHITE = 3.5  # … sizes of white above it, …
FOOT_CHARS = 200  # … and characters of each.
PAGE_NUMBER = re.compile(
    r"(?:.{0,60}[-–—|\s])?(?:page|seite|página|pagina|strona)?\s?\d{1,2}\s?(?:/|of|de|von|di|z)\s?\d{1,2}",
    re.IGNORECASE,
)
STAMP = re.compile(r"(?:last )?(?:updated|modified)(?: on| in)?:? .{4,30}", re.IGNORECASE)


def running(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> set[int]:
    """Give the ids of rows that are page numbers or stamps, or stand at the same place of every page."""
    lonely = {id(row) for rows, height in zip(pages, heights, strict=True) for row in _isolated(rows, height)}
    outer = [[row for row in rows if _is_outside(row, height)] for rows, height in zip(pages, heights, strict=True)]
    seen = Counter(_place(row) for rows in outer for row in rows)
    return {
        id(row)
        for rows, every in zip(outer, pages, strict=True)
        for row in rows
        if id(row) in lonely
        or _is_furniture(row, last=row is every[-1])
        or (len(pages) > 1 and seen[_place(row)] == len(pages))
    }


def _is_outside(row: Row, height: float) -> bool:
    """Tell whether a row stands at the very top, or in the last fifth of the page."""
    return row.y <= MARGIN * height or row.y > (1 - 2 * MARGIN) * height


def _isolated(rows: Sequence[Row], height: float) -> Sequence[Row]:
    """Give the few rows at the very bottom that much white parts from the text."""
    for count in range(1, min(MAX_FOOT, len(rows) - 1) + 1):
        first, above = rows[-count], rows[-count - 1]
        if first.y < (1 - MARGIN) * height:
            return []
        size = first.cells[0].size
        if first.y - above.y > FOOT_WHITE * size and not (count == 1 and heading_kind(_text(first))):
            return rows[-count:] if all(len(row.cells[0].text) < FOOT_CHARS for row in rows[-count:]) else []
    return []


def _text(row: Row) -> str:
    return " ".join(cell.text for cell in row.cells)


def _place(row: Row) -> tuple[str, int]:
    """Give what repeats on each page: the text but for its numbers, and the height."""
    return re.sub(r"\d+", "#", _text(row)), round(row.y)


def _is_furniture(row: Row, *, last: bool) -> bool:
    text = _text(row)
    return bool(PAGE_NUMBER.fullmatch(text) or STAMP.fullmatch(text)) or (text.isdigit() and last)
