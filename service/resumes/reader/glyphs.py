"""A page's drawing operators → the glyphs a person sees, with what was set aside counted."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from pdfminer.pdffont import PDFFont, PDFType3Font
from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt, apply_matrix_rect

from service.resumes import reasons
from service.resumes.reader.drawing import EVERYWHERE, Eye, Manager, State, is_upright
from service.resumes.reader.fonts import UNKNOWN, character, face
from service.resumes.reader.shapes import Box, Glyph, bullets, is_dot
from service.resumes.reader.sight import Area, Canvas, is_legible, is_rectangle, tone

MAX_GLYPHS = 200_000  # 20 dense pages hold 120,000; more is a drawing or a bomb.
MIN_SIZE = 2.0  # Points; nobody can read less.
USUAL_WIDTH = 0.5  # Ems, of a letter in a font that does not say how wide its letters are.
MIN_WIDTH = 0.6  # Points that an em may be squeezed to.
LEAST_ALPHA = 0.06  # What is thinner than this is not seen.
SCAN_SHARE = 0.5  # Images over this part of the page make invisible text a recognised one.
STROKED_MODES, BOTH_MODES, INVISIBLE_MODE, CLIP_MODE = {1, 5}, {2, 6}, 3, 7
LOST_SHARE = 0.002
MAX_DOTS = 2_000  # Small drawn shapes kept a page.

RIGHT_ANGLE = 90


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation: the address and its rectangle, downwards from the top."""

    uri: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Page:
    """What is to be seen on one page."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


@dataclass(slots=True)
class _Mark:
    """One glyph as drawn, before it is known which way the page reads."""

    text: str
    x: float
    y: float
    dx: float
    dy: float
    size: float
    face: tuple[bool, bool]
    color: int
    order: int
    ink: "_Ink"
    is_cut: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """A place inside the letter."""
        advance = math.hypot(self.dx, self.dy)
        across, up = (self.dx / advance, self.dy / advance) if advance else (1.0, 0.0)
        return self.x + self.dx / 2 - up * self.size / 3, self.y + self.dy / 2 + across * self.size / 3


@dataclass(frozen=True, slots=True)
class _Ink:
    """How a string is painted: its tones, the clip, and whether it is painted at all, or on a hidden layer."""

    tones: tuple[float | None, ...]
    clip: Box
    invisible: bool
    layered_off: bool


class PageDevice(Eye):
    """Collects what the interpreter draws on one page."""

    def __init__(self, manager: Manager) -> None:
        super().__init__(manager)
        self.marks: list[_Mark] = []
        self.canvas = Canvas()
        self.dots: list[Box] = []
        self.size = (0.0, 0.0)
        self.crop: Box = (0, 0, 0, 0)
        self.ink = _Ink((), EVERYWHERE, invisible=False, layered_off=False)
        self.is_cutting = False
        self.faces: dict[int, tuple[bool, bool]] = {}

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Note the page's size as it is shown."""
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.mediabox)
        self.size = (abs(x1 - x0), abs(y1 - y0))
        self.page_ctm = ctm
        self.canvas.width, self.canvas.height = self.size
        left, low, right, high = apply_matrix_rect(ctm, page.cropbox)
        self.crop = (max(0.0, left), max(0.0, low), min(self.size[0], right), min(self.size[1], high))
        if self.crop[0] >= self.crop[2] or self.crop[1] >= self.crop[3]:
            self.crop = (0, 0, *self.size)

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Note where a picture lies: it is a background, and perhaps a scanned page."""
        del name
        if self.ctm is not None:
            whole = not any(key in stream for key in ("SMask", "Mask", "ImageMask", "IM"))
            self._fill(apply_matrix_rect(self.ctm, (0, 0, 1, 1)), None, solid=whole, picture=True)

    def paint_path(  # noqa: PLR0917 — the signature is pdfminer's
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,  # noqa: FBT001 — the signature is pdfminer's
        fill: bool,  # noqa: FBT001
        evenodd: bool,  # noqa: FBT001
        path: Sequence[PathSegment],
    ) -> None:
        """Note a filled area, and a small shape, which may be a bullet."""
        del evenodd
        if not (fill or stroke) or self.ctm is None:
            return
        points = [
            apply_matrix_pt(self.ctm, (float(part[at]), float(part[at + 1])))
            for part in path
            for at in range(1, len(part) - 1, 2)
        ]
        if points:
            xs, ys = [point[0] for point in points], [point[1] for point in points]
            box = (min(xs), min(ys), max(xs), max(ys))
            if is_dot(box) and len(self.dots) < MAX_DOTS:
                self.dots.append(box)
            elif fill:
                light = tone(graphicstate.ncolor, graphicstate.ncs.name)
                self._fill(box, light, solid=is_rectangle(path), state=graphicstate)

    def _fill(
        self, box: Box, light: float | None, *, solid: bool, picture: bool = False, state: PDFGraphicState | None = None
    ) -> None:
        """Keep a painted area, as far as it lies inside the clip."""
        self.cutting.clear()  # What was cut out has been painted.
        now = state if isinstance(state, State) else self.state
        if any(self.layers) or now.alpha < LEAST_ALPHA or self.ctm is None:
            return
        clip = now.clip
        box = (max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3]))
        solid = solid and now.is_opaque and now.is_clip_exact and is_upright(self.ctm)
        self.canvas.paint(Area(box, light if now.is_opaque else None, len(self.marks), solid, picture))

    def end_text_clip(self) -> None:
        """Drop letters that cut out a shape in which nothing was painted."""
        for at in self.cutting:
            self.marks[at].is_cut = True
        self.cutting.clear()

    def render_string(  # noqa: PLR0917 — the signature is pdfminer's
        self, textstate: PDFTextState, seq: Iterable[float | bytes], ncs: object, graphicstate: PDFGraphicState
    ) -> None:
        """Keep how the string is painted, which pdfminer does not hand on with the characters."""
        self.ink = self._ink(textstate.render, graphicstate if isinstance(graphicstate, State) else self.state)
        self.is_cutting = textstate.render == CLIP_MODE
        super().render_string(textstate, seq, ncs, graphicstate)  # type: ignore[arg-type] # names not exported

    def render_char(  # noqa: PLR0917 — the signature is pdfminer's
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: object,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Keep one character; raises `Unreadable` when there are too many."""
        del ncs
        if len(self.marks) >= MAX_GLYPHS:
            raise reasons.unreadable(reasons.TOO_LARGE)
        width = font.char_width(cid) or (0.0 if font.widths else USUAL_WIDTH)
        advance = width * fontsize * scaling
        a, b, c, d, e, f = matrix
        height = fontsize * math.hypot(c, d)
        if isinstance(font, PDFType3Font):  # Its glyph space is its own: 1 need not be a thousandth of an em.
            height *= abs(font.get_height()) or 1.0
        if not math.isfinite(e + f + (a + b) * advance + height):  # Numbers beyond all paper.
            return 0.0
        across, up = (c, d) if font.is_vertical() else (a, b)
        if abs(fontsize * scaling) * math.hypot(a, b) < MIN_WIDTH:
            height = 0.0
        color = graphicstate.ncolor
        self.marks.append(
            _Mark(
                character(font, cid),
                e + c * rise,
                f + d * rise,
                across * advance,
                up * advance,
                abs(height),
                self._face(font),
                hash(color) if isinstance(color, (int, float, tuple)) else 0,
                len(self.marks),
                self.ink,
            )
        )
        if self.is_cutting:
            self.cutting.append(len(self.marks) - 1)
        return float(advance)

    def type_in(self, text: str, *, x: float, y: float, size: float) -> None:
        """Print a line without a font of its own. Raises `Unreadable` when there are too many letters."""
        if len(self.marks) + len(text) > MAX_GLYPHS:
            raise reasons.unreadable(reasons.TOO_LARGE)
        ink = self._ink(0, State())
        a, b, c, d, e, f = self.page_ctm
        for number, char in enumerate(text):
            at = x + number * size * USUAL_WIDTH
            place = (a * at + c * y + e, b * at + d * y + f, a * size * USUAL_WIDTH, b * size * USUAL_WIDTH)
            self.marks.append(_Mark(char, *place, size, (False, False), 0, len(self.marks), ink))

    def _ink(self, mode: int, state: State) -> _Ink:
        """Give how a string is painted in a rendering mode and graphics state."""
        fill = (tone(state.ncolor, state.ncs.name), state.alpha)
        stroke = (tone(state.scolor, state.scs.name), state.stroke_alpha)
        used = [stroke] if mode in STROKED_MODES else [fill, stroke] if mode in BOTH_MODES else [fill]
        seen = tuple(light for light, alpha in used if alpha >= LEAST_ALPHA)
        return _Ink(seen, state.clip, invisible=mode == INVISIBLE_MODE or not seen, layered_off=any(self.layers))

    def _face(self, font: PDFFont) -> tuple[bool, bool]:
        known = self.faces.get(id(font))
        if known is None:
            known = self.faces[id(font)] = face(font)
        return known

    def page(self, number: int, page: PDFPage, warnings: Counter[str]) -> Page:
        """Give the page, turned the way most of its text reads, without what cannot be seen."""
        turns = Counter(_turn(mark) for mark in self.marks if mark.text.strip())
        turn = max((0, 1, 2, 3), key=lambda quarter: turns[quarter])
        width, height = self.size if turn in {0, 2} else (self.size[1], self.size[0])
        result = Page(number, width, height)
        printed: dict[tuple[str, int, int], Glyph] = {}
        for mark in self.marks:
            reason = self._why_dropped(mark, turn)
            glyph = self._glyph(mark, turn)
            if reason is None and _is_overprint(glyph, printed):
                reason = reasons.OVERPRINTED_TEXT
            if reason is None:
                result.glyphs.append(glyph)
            elif mark.text.strip():
                warnings[reason] += 1
        if _lost(result.glyphs) > len(result.glyphs) * LOST_SHARE:
            warnings[reasons.LOST_LETTERS] += 1
        if any(mark.ink.invisible for mark in self.marks) and self.canvas.pictured > SCAN_SHARE:
            warnings[reasons.RECOGNISED_TEXT] += 1
        if turn == 0:
            result.glyphs += bullets(self.dots, result.glyphs, height)
        result.links = [link for link in _links(page, self.page_ctm, self.size) if turn == 0]
        return result

    def _why_dropped(self, mark: _Mark, turn: int) -> str | None:
        """Give the warning for a mark that nobody sees or that reads another way."""
        if self._is_hidden(mark):
            return reasons.HIDDEN_TEXT
        return None if _turn(mark) == turn else reasons.ROTATED_TEXT

    def _is_hidden(self, mark: _Mark) -> bool:
        """Tell whether nobody sees a mark; what lies invisible over or under a scanned page is its text."""
        left, low, right, high = self.crop
        inside = left - 1 <= mark.x <= right + 1 and low - 1 <= mark.y <= high + 1
        x, y = mark.middle
        x0, y0, x1, y1 = mark.ink.clip
        kept = x0 - 1 <= x <= x1 + 1 and y0 - 1 <= y <= y1 + 1
        if mark.size < MIN_SIZE or not inside or not kept or mark.is_cut or mark.ink.layered_off:
            return True
        is_scan = self.canvas.pictured > SCAN_SHARE
        if mark.ink.invisible:
            return not is_scan
        if self.canvas.is_covered(x, y, order=mark.order, by_pictures=not is_scan):
            return True
        ground = self.canvas.ground(x, y, order=mark.order)
        return not any(is_legible(light, ground) for light in mark.ink.tones)

    def _glyph(self, mark: _Mark, turn: int) -> Glyph:
        """Turn the page by quarters until this text reads from left to right, and count downwards."""
        width, height = self.size
        x, y, along = [
            (mark.x, height - mark.y, mark.dx),
            (mark.y, mark.x, mark.dy),
            (width - mark.x, mark.y, -mark.dx),
            (height - mark.y, width - mark.x, -mark.dy),
        ][turn]
        bold, italic = mark.face
        return Glyph(mark.text, min(x, x + along), max(x, x + along), y, mark.size, bold, italic, mark.color)


def _lost(glyphs: Sequence[Glyph]) -> int:
    """Count unknown shapes inside words; one that stands alone is a bullet."""
    return sum(
        glyph.text == UNKNOWN
        and (before.text.isalpha() or before.text == UNKNOWN)
        and abs(glyph.x0 - before.x1) < glyph.size / 4
        for before, glyph in pairwise(glyphs)
    )


def _turn(mark: _Mark) -> int:
    """Give the quarter turns of the writing direction, -1 for a slanting one."""
    if not mark.dx and not mark.dy:
        return 0
    angle = math.degrees(math.atan2(mark.dy, mark.dx)) % 360
    quarter = round(angle / RIGHT_ANGLE)
    return quarter % 4 if abs(angle - quarter * RIGHT_ANGLE) < 2 else -1  # noqa: PLR2004 — two degrees of play


def _is_overprint(glyph: Glyph, printed: dict[tuple[str, int, int], Glyph]) -> bool:
    """Tell whether the same character stands there already, as fake bold and drop shadows do."""
    if not glyph.text.strip() or glyph.x0 == glyph.x1:
        return False
    row, column = int(glyph.y), int(glyph.x0)
    play = max(0.8, glyph.size * 0.12)
    for key in ((glyph.text, row + dy, column + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)):
        twin = printed.get(key)
        if twin is not None and abs(twin.x0 - glyph.x0) < play and abs(twin.y - glyph.y) < play:
            return True
    printed[glyph.text, row, column] = glyph
    return False


def _links(page: PDFPage, ctm: Matrix, size: tuple[float, float]) -> list[Link]:
    """Give the page's link annotations that carry an address."""
    found = []
    for reference in islice(_array(page.annots), 500):
        annotation = resolve1(reference)
        action = resolve1(annotation.get("A")) if isinstance(annotation, dict) else None
        uri = resolve1(action.get("URI")) if isinstance(action, dict) else None
        rect = [resolve1(value) for value in _array(annotation.get("Rect"))] if uri else []
        if isinstance(uri, bytes) and len(rect) == 4 and all(isinstance(value, (int, float)) for value in rect):  # noqa: PLR2004 — a rectangle
            x0, y0, x1, y1 = apply_matrix_rect(ctm, (rect[0], rect[1], rect[2], rect[3]))
            found.append(Link(uri.decode("utf-8", "replace").strip(), x0, size[1] - y1, x1, size[1] - y0))
    return found


def _array(value: object) -> Sequence[object]:
    """Resolve a PDF array; anything else is an empty one."""
    resolved = resolve1(value)
    return resolved if isinstance(resolved, list) and not isinstance(resolved, PSLiteral) else []
