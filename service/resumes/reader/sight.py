"""What is painted on a page, in order: on which ground a letter stands, and what is painted over it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pdfminer.utils import PathSegment

from service.resumes.reader.shapes import Box

PAPER = 1.0  # The tone of a page on which nothing is painted.
LEAST_CONTRAST = 1.15  # Nobody sees what differs less; the palest grey in use on résumés, #DDDDDD, has 1.36 on white.
TILE = 48.0  # Points; areas are looked up by the tiles they lie on.
THIN = 3.0  # Points: a rule under or over letters hides none.
MAX_AREAS = 4_000  # Kept a page; more is a drawing.
MAX_TILES = 400  # Of one area on a page of usual size; a larger page is divided more coarsely.
WEIGHTS = {1: (1.0,), 3: (0.2126, 0.7152, 0.0722)}  # Of the channels in what the eye sees, by their number.
RECTANGLES = ("mlllh", "mllllh", "mlll", "mllll")


@dataclass(frozen=True, slots=True)
class Area:
    """A painted area: its tone, None for pictures and gradients, and how many letters were drawn before it.

    `solid` says that all of the box is painted and nothing below shines through; `picture` that it is an image.
    """

    box: Box
    tone: float | None
    order: int
    solid: bool
    picture: bool


@dataclass(slots=True)
class Canvas:
    """The painted areas of a page."""

    width: float = 0.0
    height: float = 0.0
    pictured: float = 0.0
    _tiles: dict[tuple[int, int], list[Area]] = field(default_factory=dict)
    _count: int = 0

    def paint(self, area: Area) -> None:
        """Keep an area; pictures also count for how much of the page is pictured."""
        x0, y0, x1, y1 = area.box
        x0, y0, x1, y1 = max(0.0, x0), max(0.0, y0), min(self.width, x1), min(self.height, y1)
        if area.picture:
            self.pictured += max(0.0, x1 - x0) * max(0.0, y1 - y0) / max(1.0, self.width * self.height)
        if min(x1 - x0, y1 - y0) < THIN or self._count >= MAX_AREAS:
            return
        self._count += 1
        for column in range(int(x0 / self._tile), int(x1 / self._tile) + 1):
            for row in range(int(y0 / self._tile), int(y1 / self._tile) + 1):
                self._tiles.setdefault((column, row), []).append(area)

    @property
    def _tile(self) -> float:
        return max(TILE, math.sqrt(self.width * self.height / MAX_TILES))

    def ground(self, x: float, y: float, *, order: int) -> float | None:
        """Give the tone on which a letter stands that was drawn as the `order`-th; None when that cannot be told."""
        for area in self._at(x, y):
            if area.order <= order:
                return area.tone if area.solid else None
        return PAPER

    def is_covered(self, x: float, y: float, *, order: int, by_pictures: bool) -> bool:
        """Tell whether something solid was painted over the place after the `order`-th letter."""
        return any(area.solid and area.order > order and (by_pictures or not area.picture) for area in self._at(x, y))

    def _at(self, x: float, y: float) -> Iterator[Area]:
        """Give the areas at a place, the topmost first."""
        for area in reversed(self._tiles.get((int(x / self._tile), int(y / self._tile)), [])):
            x0, y0, x1, y1 = area.box
            if x0 <= x <= x1 and y0 <= y <= y1:
                yield area


def tone(color: object, space: str) -> float | None:
    """Give how light a colour is, from 0 to 1; None for colours whose numbers alone do not say it."""
    numbers = color if isinstance(color, (tuple, list)) else (color,)
    values = [float(value) for value in numbers if isinstance(value, (int, float))]
    if len(values) != len(numbers) or space in {"Indexed", "Pattern"}:
        return None
    if space in {"Separation", "DeviceN"}:
        return None if any(values) else PAPER  # Ink of whatever colour, or none.
    if space == "Lab":
        return _light(values[0] / 100)
    if len(values) == 4:  # noqa: PLR2004 — cyan, magenta, yellow, black
        values = [(1 - ink) * (1 - values[3]) for ink in values[:3]]
    return _light(*values) if len(values) in WEIGHTS else None


def _light(*channels: float) -> float:
    """Give the light of a grey or of red, green and blue; the standard's curve, near enough."""
    pairs = zip(WEIGHTS[len(channels)], channels, strict=True)
    return math.fsum(weight * math.pow(min(1.0, max(0.0, channel)), 2.2) for weight, channel in pairs)


def is_legible(letter: float | None, ground: float | None) -> bool:
    """Tell whether a letter of one tone is seen on the other; in doubt it is."""
    if letter is None or ground is None:
        return True
    return (max(letter, ground) + 0.05) / (min(letter, ground) + 0.05) >= LEAST_CONTRAST


def is_rectangle(path: Sequence[PathSegment]) -> bool:
    """Tell a path that is one upright rectangle in its own space."""
    if "".join(str(part[0]) for part in path) not in RECTANGLES:
        return False
    points = [(float(part[1]), float(part[2])) for part in path if len(part) == 3]  # noqa: PLR2004 — a corner
    return len({x for x, _ in points}) == 2 == len({y for _, y in points})  # noqa: PLR2004 — two edges each way
