"""Lines that go on in the next one for want of room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.resumes.reader.heads import HEAD_WORDS, dates_in, look
from service.resumes.reader.letters import BROKEN, Word
from service.resumes.reader.line import Line
from service.resumes.reader.lines import Cell
from service.resumes.reader.places import degree_score, is_place, school_score, split_place
from service.resumes.reader.values import join

ROOM = 0.2  # Sizes of a word space.
LEADING = 1.6  # Sizes between the lines of one text.
LARGER = 1.1  # Times the section's smallest letters.
WIDE = 0.5  # A wrapped head fills at least this part of what the section's other lines fill.
GUTTER = 0.8  # Sizes of white that stay free before what stands at the right.


def no_room(above: Line, line: Line, right: float) -> bool:
    """Tell whether the first word of a line had no room at the end of the line above, as wrapped text hasn't."""
    lead = line.words[0]
    return above.cells[0].x1 + ROOM * lead.size + (lead.x1 - lead.x0) > right


@dataclass(frozen=True, slots=True)
class _Room:
    """The two right edges that most heads of a section reach, and its smallest letters."""

    edges: Sequence[float]
    usual: float


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Join heads of entries that were too long for their line; prose and bullets are left as they are."""
    lines = _unbroken(lines)
    if len({(word.bold, word.italic, word.size) for line in lines for word in line.words}) < 2:  # noqa: PLR2004 — nothing tells heads from prose
        return lines
    edges = sorted((line.cells[0].x1 for line in lines), reverse=True)
    room = _Room(edges[:2], min(look(line)[2] for line in lines))
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        if above is not None and _could_go_on(above, line, room) and _goes_on(above, line, room):
            result[-1] = replace(above, cells=(_joined(above.cells[0], line.cells[0]), *above.cells[1:]))
        else:
            result.append(line)
    return result


def _unbroken(lines: Sequence[Line]) -> list[Line]:
    """Join short lines over which a hyphen breaks a word ("Office Supplies co-" / "operative")."""
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        broken = above is not None and len(above.cells) == 1 and BROKEN.search(above.text) and line.text[:1].islower()
        near = (
            above is not None and above.page == line.page and line.gap < LEADING and not (above.bullet or line.bullet)
        )
        if above is not None and broken and near and len(above.words) + len(line.cells[0].words) <= HEAD_WORDS:
            result[-1] = replace(above, cells=(_joined(above.cells[0], line.cells[0]), *line.cells[1:]))
        else:
            result.append(line)
    return result


def _could_go_on(above: Line, line: Line, room: _Room) -> bool:
    """Tell whether a line is set right below a head, in the letters with which that one ends."""
    if above.bullet or line.bullet or len(line.cells) > 1 or line.gap > LEADING or above.page != line.page:
        return False
    last, lead = above.cells[0].words[-1], line.words[0]
    alike = (last.bold, last.italic, last.size) == (lead.bold, lead.italic, lead.size)
    short = len(above.cells[0].words) + len(line.words) <= HEAD_WORDS
    same = not dates_in(line) and look(line)[2] == look(above)[2]
    return alike and short and same and _is_head(above, line, room)


def _is_head(above: Line, line: Line, room: _Room) -> bool:
    """Tell a head by its looks, its dates, a place that is to come, or a degree beside heads as long."""
    words = above.cells[0].words
    if any(word.bold or word.italic or word.size > room.usual * LARGER for word in words) or dates_in(above):
        return True
    if words[-1].text.endswith(",") and is_place(line.text):
        return True
    others_reach = len(room.edges) > 1 and room.edges[-1] > above.cells[0].x1 - words[-1].size
    return degree_score(above.text) > 0 and not school_score(line.text) and others_reach


def _goes_on(above: Line, line: Line, room: _Room) -> bool:
    """Tell whether a line is the rest of a head above it by what both say, and by the room there was."""
    last, lead = above.cells[0].words[-1], line.words[0]
    whole = degree_score(" ".join(word.text for word in line.words[:2])) or split_place(above.cells[0].text)[1]
    place = is_place(line.text)
    school = school_score(line.text) and degree_score(above.text) and not school_score(above.text)
    if (whole and not place) or school:
        return False  # It begins with a degree of its own, or the line above ends with its place.
    if (last.text.endswith(",") and place) or (last.text.endswith("-") and lead.text[:1].islower()):
        return True
    if place and "," in line.text:
        return False
    edge = room.edges[0]
    if len(above.cells) > 1:  # The longest head shows no edge of the column, but what stands beside it does.
        beside = above.cells[1].x0 - GUTTER * lead.size
        edge = min(edge, beside) if room.edges[-1] > above.cells[0].x1 - lead.size else beside
    wide = above.cells[0].x1 - above.x0 > WIDE * (room.edges[0] - above.x0)
    return wide and no_room(above, line, edge)


def _joined(above: Cell, below: Cell) -> Cell:
    """Give two lines of a cell as one, a word that was broken between them whole."""
    last, lead = above.words[-1], below.words[0]
    if not last.text.endswith("-") or not lead.text[:1].islower():
        return Cell([*above.words, *below.words], above.y, above.icon)
    text = join([], texts=[last.text, lead.text])
    whole = Word(text, last.x0, last.x1, last.size, last.bold, last.italic, last.color)
    return Cell([*above.words[:-1], whole, *below.words[1:]], above.y, above.icon)
