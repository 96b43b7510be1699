"""Small drawn shapes → the bullets they are: browsers draw the marks of their lists instead of printing them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]

DOT = (0.6, 8.0)  # Points of the width and height of a bullet.
LONGEST = 2.2  # A bullet's longer side against its shorter one: a triangle's is 2, a dash is no dot.
PART = 0.75  # Of the text's size: a larger shape is an icon.
REACH = 2.2  # Ems between a bullet and its text.
LEFT_WHITE = 1.5  # Ems of white left of a bullet; a dot closer to text is a full stop, a rating or a separator.
BUCKET = 8.0  # Points of height that are searched together.


@dataclass(slots=True)
class Glyph:
    """One printed character: left and right edge, baseline (downwards from the top) and how it looks."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    color: int


def is_dot(box: Box) -> bool:
    """Tell whether a shape is as small and as round as a bullet."""
    width, height = box[2] - box[0], box[3] - box[1]
    small = all(DOT[0] <= side <= DOT[1] for side in (width, height))
    return small and max(width, height) <= LONGEST * min(width, height)


def bullets(dots: Sequence[Box], glyphs: Sequence[Glyph], height: float) -> list[Glyph]:
    """Give a bullet for each of the dots, counted upwards, that stands alone right before a line's text."""
    near: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if glyph.text.strip():
            near[int(glyph.y / BUCKET)].append(glyph)
    for row in near.values():
        row.sort(key=lambda glyph: glyph.x0)
    flipped = sorted({(x0, height - y1, x1, height - y0) for x0, y0, x1, y1 in dots})
    lonely = [dot for dot in flipped if not _has_neighbour(dot, flipped)]
    return [bullet for dot in lonely if (bullet := _bullet(dot, near))]


def _has_neighbour(dot: Box, others: Sequence[Box]) -> bool:
    """Tell the dots of a rating or of a dotted line, which stand side by side."""
    width = dot[2] - dot[0]
    first = bisect_left(others, (dot[0] - 3 * width - 1.0,))
    for other in others[first:]:
        if other[0] > dot[2] + 2 * width + 1.0:
            return False
        aside = other[0] >= dot[2] or other[2] <= dot[0]
        if aside and abs(other[1] - dot[1]) < 1.0 and abs(other[2] - other[0] - width) < 1.0:
            return True
    return False


def _bullet(dot: Box, near: dict[int, list[Glyph]]) -> Glyph | None:
    """Give the glyph of a bullet when text begins right of the dot and none ends right before it."""
    middle = (dot[1] + dot[3]) / 2
    bucket = int(middle / BUCKET)
    row = [glyph for at in range(bucket - 1, bucket + 4) for glyph in near.get(at, ()) if _beside(dot, glyph, middle)]
    after = min((glyph for glyph in row if glyph.x0 >= dot[2] - 0.5), key=lambda glyph: glyph.x0, default=None)
    if after is None or after.x0 - dot[2] > REACH * after.size:
        return None
    if dot[2] - dot[0] > PART * after.size or _text_before(dot, row):
        return None
    return Glyph("•", dot[0], min(dot[2], after.x0), after.y, after.size, bold=False, italic=False, color=after.color)


def _beside(dot: Box, glyph: Glyph, middle: float) -> bool:
    """Tell whether the middle of the dot is at the height of the glyph's letters."""
    return glyph.y - 0.8 * glyph.size <= middle <= glyph.y + 0.1 * glyph.size and dot[3] - dot[1] <= glyph.size


def _text_before(dot: Box, row: Iterable[Glyph]) -> bool:
    return any(glyph.x0 < dot[0] and dot[0] - glyph.x1 < LEFT_WHITE * glyph.size for glyph in row)
