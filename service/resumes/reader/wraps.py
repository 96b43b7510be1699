"""Lines that go on in the next one for want of room."""

from collections.abc import Sequence
from dataclasses import replace

from service.resumes.reader.heads import HEAD_WORDS, dates_in, look
from service.resumes.reader.letters import Word
from service.resumes.reader.line import Line
from service.resumes.reader.lines import Cell
from service.resumes.reader.places import is_place
from service.resumes.reader.values import join

ROOM = 0.2  # Sizes of a word space.
LEADING = 1.6  # Sizes between the lines of one text.
WIDE = 0.5  # A wrapped head fills at least this part of what the section's other lines fill.
GUTTER = 0.8  # Sizes of white that stay free before what stands at the right.


def no_room(above: Line, line: Line, right: float) -> bool:
    """Tell whether the first word of a line had no room at the end of the line above, as wrapped text hasn't."""
    lead = line.words[0]
    return above.cells[0].x1 + ROOM * lead.size + (lead.x1 - lead.x0) > right


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Join heads of entries that were too long for their line; prose and bullets are left as they are."""
    edges = sorted((line.cells[0].x1 for line in lines), reverse=True)
    if len({look(line) for line in lines}) < 2:  # noqa: PLR2004 — nothing tells heads from prose
        return list(lines)
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        if above is not None and _goes_on(above, line, edges[:2]):
            result[-1] = replace(above, cells=(_joined(above.cells[0], line.cells[0]), *above.cells[1:]))
        else:
            result.append(line)
    return result


def _goes_on(above: Line, line: Line, edges: Sequence[float]) -> bool:
    """Tell whether a line is the rest of a head above it, set in the letters with which that one ends."""
    if above.bullet or line.bullet or len(line.cells) > 1 or line.gap > LEADING or above.page != line.page:
        return False
    last, lead = above.cells[0].words[-1], line.words[0]
    styled = any(word.bold or word.italic for word in above.cells[0].words) or bool(dates_in(above))
    alike = (last.bold, last.italic, last.size) == (lead.bold, lead.italic, lead.size)
    short = len(above.cells[0].words) + len(line.words) <= HEAD_WORDS
    if not (styled and alike and short) or dates_in(line) or look(line)[2] != look(above)[2]:
        return False
    if last.text.endswith("-") and lead.text[:1].islower():
        return True
    if is_place(line.text) and "," in line.text and last.text[-1:] != ",":
        return False
    edge = edges[0]
    if len(above.cells) > 1:  # The longest head shows no edge of the column, but what stands beside it does.
        beside = above.cells[1].x0 - GUTTER * lead.size
        edge = min(edge, beside) if edges[-1] > above.cells[0].x1 - lead.size else beside
    wide = above.cells[0].x1 - above.x0 > WIDE * (edges[0] - above.x0)
    return wide and no_room(above, line, edge)


def _joined(above: Cell, below: Cell) -> Cell:
    """Give two lines of a cell as one, a word that was broken between them whole."""
    last, lead = above.words[-1], below.words[0]
    if not last.text.endswith("-") or not lead.text[:1].islower():
        return Cell([*above.words, *below.words], above.y, above.icon)
    text = join([], texts=[last.text, lead.text])
    whole = Word(text, last.x0, last.x1, last.size, last.bold, last.italic, last.color)
    return Cell([*above.words[:-1], whole, *below.words[1:]], above.y, above.icon)
