"""PDF → pictures of its pages, and where on them given lines stand. Pure, but only for a child of the sandbox.

PDFium ends the whole process on some hostile files, so nothing but `service.resumes.sandbox` calls these.
"""

import base64
import ctypes
import json
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from service.errors import Unreadable
from service.resumes import reasons

WIDTH = 1000  # pixels; the column it is shown in has 500 at most, on screens with twice as many
MAX_SIDE = 3000  # pixels; a page longer than three A4 is scaled down
MAX_PNG = 2_500_000  # bytes; a page that is one large photograph is drawn smaller
DENSER = 100_000  # in a page; the densest résumé has 7,000 characters
FEW = 40  # lines of a page; with fewer it is not full
ENOUGH = 8  # letters of a run that stands for its line
MAX_LINES = 3_000

Box = tuple[float, float, float, float]  # left, top, width and height as parts of the page
Line = tuple[int, int, str]  # page and line, from 1, and the text


def draw(pdf: bytes, *, page: int) -> str:
    """A page as PNG, in Base64. Raises Unreadable when there is no such page."""
    with pypdfium2.PdfDocument(pdf) as document:
        if not 1 <= page <= len(document):
            raise Unreadable(reasons.DAMAGED)
        found = document[page - 1]
        found_width, found_height = found.get_size()
        scale = min(WIDTH / max(found_width, 1), MAX_SIDE / max(found_height, 1))
        while True:
            png = _png(found.render(scale=scale, rev_byteorder=True, force_bitmap_format=raw.FPDFBitmap_BGR))
            if len(png) <= MAX_PNG:
                return base64.b64encode(png).decode()
            scale /= 2


def _png(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """The picture as PNG (ISO 15948): eight bits a colour, no filter. A library would bring 40 formats for one."""
    stride, data, row = bitmap.stride, bytes(bitmap.buffer), bitmap.width * 3
    rows = b"".join(b"\x00" + data[at : at + row] for at in range(0, stride * bitmap.height, stride))
    header = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


def locate(pdf: bytes, *, lines: Sequence[Line]) -> str:
    """Where each line stands, as a JSON list of lists of boxes; an empty list for one that is not to be found."""
    found: list[list[Box]] = [[] for _ in lines]
    with pypdfium2.PdfDocument(pdf) as document:
        for number in sorted({page for page, _, _ in lines if 1 <= page <= len(document)}):
            sheet = _Sheet.of(document[number - 1])
            last = max(line for page, line, _ in lines if page == number)
            for index, (page, line, text) in enumerate(lines[:MAX_LINES]):
                if page == number:
                    found[index] = sheet.boxes(text, near=line / max(last, FEW))
    return json.dumps(found)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The letters of a page, folded, in the order of the file, each with its box."""

    letters: str
    places: list[Box]
    is_turned: bool

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> "_Sheet":
        """Read a page."""
        text = page.get_textpage()
        letters: list[str] = []
        places: list[Box] = []
        for index in range(min(text.count_chars(), DENSER)):
            folded = fold(chr(raw.FPDFText_GetUnicode(text, index)))
            if folded:
                box = _on_page(page, text.get_charbox(index))
                letters.append(folded)
                places += [box] * len(folded)
        return cls("".join(letters), places, is_turned=page.get_rotation() % 180 != 0)

    def boxes(self, text: str, *, near: float) -> list[Box]:
        """Where a text stands; of several places the one nearest to that part of the page, else its longer runs."""
        wanted = fold(text)
        if not wanted:
            return []
        at = self._nearest(wanted, near)
        if at is not None:
            return self._joined(self.places[at : at + len(wanted)])
        return self._joined([box for start, end in self._runs(text, near) for box in self.places[start:end]])

    def _joined(self, boxes: list[Box]) -> list[Box]:
        """The boxes joined along the lines, which run downwards on a turned page."""
        if not self.is_turned:
            return _joined(boxes)
        joined = _joined([(top, left, height, width) for left, top, width, height in boxes])
        return [(left, top, width, height) for top, left, height, width in joined]

    def _nearest(self, wanted: str, near: float) -> int | None:
        starts = []
        at = self.letters.find(wanted)
        while at >= 0:
            starts.append(at)
            at = self.letters.find(wanted, at + 1)
        return min(starts, key=lambda start: abs(self.places[start][1] - near), default=None)

    def _runs(self, text: str, near: float) -> Iterator[tuple[int, int]]:
        """The longest runs of words that stand together: columns and dates at the margin come in another order."""
        words = [folded for word in text.split() if (folded := fold(word))]
        while words:
            count = len(words)
            while count and (len("".join(words[:count])) < ENOUGH or "".join(words[:count]) not in self.letters):
                count -= 1
            run = "".join(words[:count])
            at = self._nearest(run, near) if run else None
            if at is not None:
                yield at, at + len(run)
            words = words[max(count, 1) :]


def fold(text: str) -> str:
    """The letters and digits of a text, without case and without the form they are printed in."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


def _on_page(page: pypdfium2.PdfPage, box: Sequence[float]) -> Box:
    """A box in the page's own units as parts of the page as it is drawn, turned and cropped."""
    grid = 10_000
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for across, up in ((box[0], box[3]), (box[2], box[1])):
        raw.FPDF_PageToDevice(page, 0, 0, grid, grid, 0, across, up, ctypes.byref(x), ctypes.byref(y))
        corners.append((x.value / grid, y.value / grid))
    (left, top), (right, bottom) = corners
    return min(left, right), min(top, bottom), abs(right - left), abs(bottom - top)


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """One box for each printed line that the letters' boxes are on."""
    result: list[Box] = []
    for left, top, width, height in boxes:
        if result and _is_beside(result[-1], top, height):
            x, y, across, down = result[-1]
            right, bottom = max(x + across, left + width), max(y + down, top + height)
            x, y = min(x, left), min(y, top)
            result[-1] = (x, y, right - x, bottom - y)
        else:
            result.append((left, top, width, height))
    return [(round(x, 4), round(y, 4), round(across, 4), round(down, 4)) for x, y, across, down in result]


def _is_beside(box: Box, top: float, height: float) -> bool:
    """Whether a letter stands on the line of a box: their middles overlap."""
    return box[1] <= top + height / 2 <= box[1] + box[3] or top <= box[1] + box[3] / 2 <= top + height
