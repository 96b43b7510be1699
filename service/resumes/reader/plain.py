"""Plain text → lines, so that pasted text takes the same way as a PDF."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from service.resumes.reader.headings import heading_kind
from service.resumes.reader.letters import Word, clean
from service.resumes.reader.line import Line, marked
from service.resumes.reader.lines import Cell
from service.resumes.reader.paragraphs import unfolded
from service.resumes.reader.tidied import tidied

COLUMN_GAP = re.compile(r"\t+|\s{3,}")  # A tab or a wide gap parts columns in plain text.
MAX_LINES = 3_000  # 20 pages hold 1,200 …
MAX_READ = 200_000  # … and 60,000 characters.
MAX_CHARS = 2_000  # A paragraph; longer lines are read in pieces.
LETTER, LEADING = 6.0, 14.0  # Nominal points of a letter's width and a line's height.
SIZE = 10.0


def lines_of_text(text: str) -> list[Line]:
    """Give the lines of a text; indents and blank lines become distances, as on a page."""
    result: list[Line] = []
    y = gap = 0.0
    lines = tidied(text[:MAX_READ].splitlines()[:MAX_LINES])
    is_headed = any(heading_kind(line) == "work" for line in lines)
    pieces = chain.from_iterable(map(_pieces, lines))
    parts = chain.from_iterable(unfolded(piece, is_headed=is_headed) for piece in pieces)
    for raw in islice(parts, MAX_LINES):
        y += LEADING
        gap += LEADING / SIZE
        cells = _cells(raw, y)
        if not cells:
            continue
        result.append(marked(Line(1, len(result) + 1, tuple(cells), y, gap=gap)))
        gap = 0.0
    return result


def _pieces(raw: str) -> Iterator[str]:
    """Give a line, or, of a text that has lost its line breaks, pieces of it that end where a sentence or word does."""
    while len(raw) > MAX_CHARS:
        sentence, word = raw.rfind(". ", 0, MAX_CHARS) + 1, raw.rfind(" ", 1, MAX_CHARS)
        at = sentence or (word if word > 0 else MAX_CHARS)
        yield raw[:at]
        raw = raw[at:].lstrip()
    yield raw


def _cells(raw: str, y: float) -> list[Cell]:
    """Cut a line of text into cells at wide gaps."""
    cells = []
    expanded = raw.expandtabs(8) if "\t" not in raw.strip() else raw
    at = len(expanded) - len(expanded.lstrip())
    for piece in COLUMN_GAP.split(expanded.strip()):
        words = []
        for token in map(clean, piece.split()):
            if token:
                words.append(Word(token, at * LETTER, (at + len(token)) * LETTER, SIZE, False, False, 0))  # noqa: FBT003 — plain text has no style
                at += len(token) + 1
        if words:
            cells.append(Cell(words, y))
        at += 3
    return cells
