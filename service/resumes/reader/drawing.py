"""pdfminer's interpreter, taught what decides whether a person sees a letter: clips, transparency, layers, forms."""
# ruff: noqa: N802, N815 — pdfminer calls its methods as PDF calls its operators.

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFType3Font
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFStackT
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import LIT, PSLiteral, literal_name
from pdfminer.utils import Matrix, apply_matrix_rect, decode_text, mult_matrix

from service.resumes.reader.bounds import BoundedInterpreter, BoundedManager
from service.resumes.reader.shapes import Box
from service.resumes.reader.sight import is_rectangle
from service.resumes.reader.texfonts import tex_characters

FONT_SIZE = re.compile(rb"(\d{1,3}(?:\.\d{1,3})?)\s{1,4}Tf")  # "/Helv 10 Tf 0 g"
USUAL_SIZE = 12.0  # Of what is typed into a field that does not say it.
MAX_TYPED_LINES = 200
MAX_ANNOTATIONS = 500  # A form of a few pages has a hundred fields.
SHOWN = {LIT("Widget"), LIT("FreeText")}  # Annotations whose appearance is text of the page.
UNSEEN_FLAGS = 0b100010  # Hidden, and not for the screen.
EVERYWHERE: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))
FORM, OC, OCMD, NORMAL, OFF = LIT("Form"), LIT("OC"), LIT("OCMD"), {LIT("Normal"), LIT("Compatible")}, LIT("OFF")
NO_BOUNDS: Box = (-1e5, -1e5, 1e5, 1e5)
UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)


class State(PDFGraphicState):
    """A graphics state that also knows where is drawn, how densely, and whether what lies below shines through."""

    clip: Box = EVERYWHERE
    is_clip_exact = True
    alpha = stroke_alpha = 1.0
    is_opaque = True

    def copy(self) -> "State":
        """Give the same state, to be changed apart."""
        twin = State()
        twin.__dict__.update(self.__dict__)
        return twin


class Manager(BoundedManager):
    """The resources of a document, and which of its layers are switched off."""

    def __init__(self, catalog: Mapping[str, object]) -> None:
        super().__init__()
        self._off = _layers_off(catalog)

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Give the font, one of TeX's with its characters. Raises `Unreadable` when its tables are too large."""
        font = super().get_font(objid, spec)
        if isinstance(font, PDFType3Font) and (known := tex_characters(spec)):
            font.cid2unicode = known
        return font

    def is_off(self, layer: object) -> bool:
        """Tell whether a layer, or a group of layers, is switched off."""
        if isinstance(layer, PDFObjRef) and layer.objid in self._off:
            return True
        group = resolve1(layer) if self._off else None
        if not isinstance(group, dict) or group.get("Type") is not OCMD:
            return False
        members = resolve1(group.get("OCGs"))
        off = [self.is_off(member) for member in (members if isinstance(members, list) else [group.get("OCGs")])]
        match literal_name(group.get("P", LIT("AnyOn"))):
            case "AllOn":
                return any(off)
            case "AnyOff":
                return not any(off)
            case "AllOff":
                return not all(off)
            case _:
                return all(off) and bool(off)


def _layers_off(catalog: Mapping[str, object]) -> frozenset[int]:
    """Give the numbers of the layers that are not shown when the document is opened."""
    properties = _dict(catalog.get("OCProperties"))
    shown = _dict(properties.get("D"))
    off = _numbers(properties.get("OCGs")) if shown.get("BaseState") is OFF else frozenset()
    return (off - _numbers(shown.get("ON"))) | _numbers(shown.get("OFF"))


class Eye(PDFTextDevice):
    """A device that is told of layers and clips beside what pdfminer tells."""

    def __init__(self, manager: Manager) -> None:
        super().__init__(manager)
        self.layers: list[bool] = []
        self.cutting: list[int] = []  # Letters that so far only cut out what will be painted, by their order.
        self.page_ctm: Matrix = UPRIGHT
        self.state = State()

    def enter(self, *, hidden: bool) -> None:
        """Begin marked content, `hidden` when its layer is switched off."""
        self.layers.append(hidden)

    def leave(self) -> None:
        """End marked content."""
        if self.layers:
            self.layers.pop()

    def type_in(self, text: str, *, x: float, y: float, size: float) -> None:
        """Print a line without a font of its own."""

    def end_text_clip(self) -> None:
        """Know that letters which cut out what is painted next cut out nothing more."""


class Interpreter(BoundedInterpreter):
    """Draws a page as it is seen, with the fields of a form as they are filled in."""

    graphicstate: State
    device: Eye
    rsrcmgr: Manager

    def __init__(self, manager: Manager, device: Eye) -> None:
        super().__init__(manager, device)
        self.outer = State()

    def process_page(self, page: PDFPage) -> None:
        """Draw a page, then what is filled in on it."""
        super().process_page(page)
        annotations = resolve1(page.annots)
        for reference in islice(annotations if isinstance(annotations, list) else [], MAX_ANNOTATIONS):
            annotation = resolve1(reference)
            if isinstance(annotation, dict) and annotation.get("Subtype") in SHOWN:
                self._draw_annotation(annotation)

    def _draw_annotation(self, annotation: Mapping[str, object]) -> None:
        """Draw the appearance of a field that is seen, scaled to its place as the standard says."""
        flags = resolve1(annotation.get("F"))
        look = resolve1(_dict(annotation.get("AP")).get("N"))
        if isinstance(look, dict):  # one look for each state, of a box to tick
            look = resolve1(look.get(literal_name(annotation.get("AS", LIT("Off")))))
        place = _rect(annotation.get("Rect"))
        if (
            place is None
            or (isinstance(flags, int) and flags & UNSEEN_FLAGS)
            or self.rsrcmgr.is_off(annotation.get("OC"))
        ):
            return
        if not isinstance(look, PDFStream):
            self._type_in(annotation, place)
            return
        matrix, bounds = _matrix(look), _rect(look.get("BBox"))
        if bounds is None:
            return
        x0, y0, x1, y1 = apply_matrix_rect(matrix, bounds)
        wide, high = (
            ((place[2] - place[0]) / (x1 - x0), (place[3] - place[1]) / (y1 - y0)) if x1 > x0 and y1 > y0 else (1, 1)
        )
        fit = (wide, 0, 0, high, place[0] - x0 * wide, place[1] - y0 * high)
        inner = self.__class__(self.rsrcmgr, self.device)
        inner.render_contents(
            _dict(look.get("Resources")), [look], ctm=mult_matrix(matrix, mult_matrix(fit, self.device.page_ctm))
        )

    def _type_in(self, field: Mapping[str, object], place: Box) -> None:
        """Draw what was typed into a field that leaves its look to the reader."""
        typed = resolve1(field.get("V"))
        if not isinstance(typed, bytes):
            return
        default = resolve1(field.get("DA"))
        size_in = FONT_SIZE.search(default) if isinstance(default, bytes) else None
        high = place[3] - place[1]
        size = (float(size_in[1]) if size_in else 0.0) or min(USUAL_SIZE, high * 0.7)
        lines = decode_text(typed).splitlines()[:MAX_TYPED_LINES]
        top = place[3] - size if len(lines) > 1 else place[1] + (high - size) / 2 + size / 5
        for number, line in enumerate(lines):
            self.device.type_in(line, x=place[0] + 2, y=top - number * size * 1.2, size=size)

    def subinterp(self) -> PDFPageInterpreter:
        """Give an interpreter for a piece, which goes on in the present state, as the standard says."""
        inner = super().subinterp()
        if isinstance(inner, Interpreter):
            inner.outer = self.graphicstate.copy()
        return inner

    def init_state(self, ctm: Matrix) -> None:
        """Begin with the state of what is drawn around."""
        super().init_state(ctm)
        self.graphicstate = self.outer.copy()

    def do_gs(self, name: PDFStackT) -> None:
        """Take over transparency from a named set of parameters."""
        given = _dict(_dict(_dict(self.resources).get("ExtGState")).get(literal_name(name)))
        state = self.graphicstate
        state.alpha = _number(given.get("ca"), state.alpha)
        state.stroke_alpha = _number(given.get("CA"), state.stroke_alpha)
        if {"ca", "BM", "SMask"} & set(given):
            mode, mask = resolve1(given.get("BM")), resolve1(given.get("SMask"))
            state.is_opaque = state.alpha >= 1 and mode in {None, *NORMAL} and not isinstance(mask, dict)

    def do_W(self) -> None:
        """Draw only inside the path from now on."""
        points = [(float(part[at]), float(part[at + 1])) for part in self.curpath for at in range(1, len(part) - 1, 2)]
        if points:  # Readers pass over a clip without a path.
            xs, ys = [x for x, _ in points], [y for _, y in points]
            self._narrow(self.ctm, (min(xs), min(ys), max(xs), max(ys)), exact=is_rectangle(self.curpath))

    do_W_a = do_W

    def _narrow(self, ctm: Matrix, bounds: Box, *, exact: bool = True) -> None:
        """Draw only inside these bounds."""
        state = self.graphicstate
        x0, y0, x1, y1 = apply_matrix_rect(ctm, bounds)
        state.clip = (max(x0, state.clip[0]), max(y0, state.clip[1]), min(x1, state.clip[2]), min(y1, state.clip[3]))
        state.is_clip_exact &= exact and is_upright(ctm)

    def do_Q(self) -> None:
        """Go back to the state before."""
        self.device.end_text_clip()
        super().do_Q()

    def do_BDC(self, tag: PDFStackT, props: PDFStackT) -> None:
        """Begin marked content, which may lie on a layer."""
        hidden = False
        if tag is OC and isinstance(props, PSLiteral):
            hidden = self.rsrcmgr.is_off(_dict(_dict(self.resources).get("Properties")).get(literal_name(props)))
        self.device.enter(hidden=hidden)

    def do_BMC(self, tag: PDFStackT) -> None:
        """Begin marked content without properties."""
        del tag
        self.device.enter(hidden=False)

    def do_EMC(self) -> None:
        """End marked content."""
        self.device.leave()

    def do_EI(self, obj: PDFStackT) -> None:
        """Draw a picture that stands among the instructions."""
        self.device.state = self.graphicstate
        super().do_EI(obj)

    def do_sh(self, name: object) -> None:
        """Paint a gradient, perhaps through letters."""
        del name
        self.device.cutting.clear()

    def do_Do(self, xobjid_arg: PDFStackT) -> None:
        """Draw a named piece, within its own bounds, unless its layer is switched off."""
        piece = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
        if not isinstance(piece, PDFStream) or self.rsrcmgr.is_off(piece.get("OC")):
            return
        before = self.graphicstate
        if piece.get("Subtype") is FORM:  # pdfminer passes over one without bounds, and stumbles over half a matrix.
            piece.attrs.update(BBox=[*(_rect(piece.get("BBox")) or NO_BOUNDS)], Matrix=[*_matrix(piece)])
        bounds = _rect(piece.get("BBox"))
        if piece.get("Subtype") is FORM and bounds is not None:
            self.graphicstate = before.copy()
            self._narrow(mult_matrix(_matrix(piece), self.ctm), bounds)
        self.device.state = self.graphicstate
        super().do_Do(xobjid_arg)
        self.graphicstate = before
        self.device.set_ctm(self.ctm)  # The piece left its own behind.


def is_upright(matrix: Matrix) -> bool:
    """Tell whether an upright rectangle stays one."""
    a, b, c, d, _, _ = matrix
    return not (b or c) or not (a or d)


def _dict(value: object) -> dict[Any, object]:
    found = resolve1(value)
    return found if isinstance(found, dict) else {}


def _numbers(value: object) -> frozenset[int]:
    """Give the numbers of the objects that an array refers to."""
    found = resolve1(value)
    return (
        frozenset(one.objid for one in found if isinstance(one, PDFObjRef)) if isinstance(found, list) else frozenset()
    )


def _number(value: object, default: float) -> float:
    found = resolve1(value)
    return float(found) if isinstance(found, (int, float)) else default


def _floats(value: object, length: int) -> list[float] | None:
    found = resolve1(value)
    numbers = [resolve1(one) for one in found] if isinstance(found, list) else []
    fits = len(numbers) == length and all(isinstance(one, (int, float)) for one in numbers)
    return [float(one) for one in numbers] if fits else None


def _rect(value: object) -> Box | None:
    """Give a rectangle with its corners in order."""
    if (found := _floats(value, 4)) is None:
        return None
    return in_order((found[0], found[1], found[2], found[3]))


def in_order(box: Box) -> Box:
    """Give a box from its lower left corner to its upper right one; a file may name any two."""
    x0, y0, x1, y1 = box
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _matrix(piece: PDFStream) -> Matrix:
    found = _floats(piece.get("Matrix"), 6)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if found else UPRIGHT
