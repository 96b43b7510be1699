"""pdfminer's parts with limits on what a file may ask of them: hops, unpacked bytes, drawing instructions, letters.

A bomb is refused in a second or two; without these it would run until the process that reads is killed.
"""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence

from pdfminer.pdfdocument import PDFBaseXRef, PDFDocument, PDFXRefStream
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, list_value, resolve1, stream_value
from pdfminer.psparser import LIT

from service.resumes import reasons

MAX_HOPS = 16  # From reference to reference; nobody writes more than one.
MAX_STREAM_BYTES = 64_000_000  # Unpacked; the largest embedded font has 20 MB.
MAX_CONTENT_BYTES = 12_000_000  # Instructions of a whole document; 20 pages full of drawings have 5 MB.
DO_COSTS = 2_000  # Bytes that running even an empty piece counts for, against pieces that call pieces.
MAX_CODES = 65_536  # A font has at most so many glyphs, whatever the ranges in its tables say …
MAX_MAPPED = 16 * MAX_CODES  # … and names few of them twice.
DEFLATE_RATIO = 1_032  # Nothing is packed tighter by one pass.
# "<0000> <FFFF> <0041>", "<0000> <00ff> 0", "<0000> <00ff> [" in the table of a font.
RANGE = re.compile(rb"<\s{0,9}([0-9A-Fa-f]{1,8})\s{0,9}>(\s{0,9}<)\s{0,9}([0-9A-Fa-f]{1,8})\s{0,9}(>\s{0,9}[<\[\d])")
PARTS = re.compile(rb"((?:begin|end)[a-z]{1,16})")
RANGES = {b"endbfrange", b"endcidrange"}  # Elsewhere a table holds pairs, which look alike: "<01> <00660069>" is "fi".
REPEATABLE = re.compile(rb"<([0-9A-Fa-f]{1,8})> <([0-9A-Fa-f]{1,8})> <[0-9A-Fa-f]{1,16}>")
IMAGE, PAGE = LIT("Image"), LIT("Page")
FLATE = {LIT("FlateDecode"), LIT("Fl")}


class BoundedDocument(PDFDocument):
    """A document whose references end, and whose streams unpack to a bounded size."""

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[PDFBaseXRef]) -> None:
        """Read the tables of objects; one that says it has more rows than there are has those there are."""
        super().read_xref_from(parser, start, xrefs)
        for table in xrefs:
            if isinstance(table, PDFXRefStream) and table.data is not None and table.entlen:
                rows = len(table.data) // table.entlen
                table.ranges = [(first, min(count, rows)) for first, count in table.ranges]

    def getobj(self, objid: int) -> object:
        """Give the object; None for references that lead to references without end. Raises `Unreadable`."""
        found = super().getobj(objid)
        for _ in range(MAX_HOPS):
            if not isinstance(found, PDFObjRef):
                _refuse_bomb(found)
                _mend(found)
                return found
            found = super().getobj(found.objid)
        return None


class BoundedManager(PDFResourceManager):
    """The fonts of a document, and how many instructions it may still give."""

    def __init__(self) -> None:
        super().__init__()
        self._left = MAX_CONTENT_BYTES

    def spend(self, size: int) -> None:
        """Count instructions. Raises `Unreadable` when there are too many."""
        self._left -= size + DO_COSTS
        if self._left < 0:
            raise reasons.unreadable(reasons.TOO_LARGE)

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Give the font. Raises `Unreadable` when its tables name far more characters than there are."""
        if objid not in self._cached_fonts:
            tables = [
                table for key in ("ToUnicode", "Encoding") if isinstance(table := resolve1(spec.get(key)), PDFStream)
            ]
            if sum(map(_mapped, tables)) + sum(_measured(spec)) > MAX_MAPPED:
                raise reasons.unreadable(reasons.TOO_LARGE)
        return super().get_font(objid, spec)


class BoundedInterpreter(PDFPageInterpreter):
    """An interpreter that stops when a document gives too many instructions."""

    rsrcmgr: BoundedManager

    def execute(self, streams: Sequence[object]) -> None:
        """Run the instructions. Raises `Unreadable` when there are too many."""
        for given in streams:
            self.rsrcmgr.spend(len(stream_value(given).get_data()))
        super().execute(streams)


def _mend(found: object) -> None:
    """Take from a tree of pages what is no page, and say of a page that it is one, as readers do by themselves."""
    if not isinstance(found, dict):
        return
    if isinstance(kids := found.get("Kids"), list):
        found["Kids"] = [kid for kid in kids if isinstance(kid, PDFObjRef)]
    if not {"Type", "Subtype"} & set(found) and {"Parent", "Contents", "MediaBox"} <= set(found):
        found["Type"] = PAGE


def _refuse_bomb(found: object) -> None:
    """Raise `Unreadable` for a stream that unpacks to more than any part of a résumé; pictures are never unpacked."""
    if not isinstance(found, PDFStream) or found.rawdata is None or found.get("Subtype") is IMAGE:
        return
    data, passes = found.rawdata, [name for name, _ in found.get_filters()]
    if found.decipher is not None or (len(passes) < 2 and len(data) * DEFLATE_RATIO <= MAX_STREAM_BYTES):  # noqa: PLR2004 — one pass cannot do it
        return
    for name in passes:
        if name not in FLATE:
            return
        unpacking = zlib.decompressobj()
        try:
            data = unpacking.decompress(data, MAX_STREAM_BYTES + 1)
        except zlib.error:
            return  # pdfminer reads what it can of it.
        if len(data) > MAX_STREAM_BYTES:
            raise reasons.unreadable(reasons.TOO_LARGE)


def _mapped(table: PDFStream) -> int:
    """Give how many characters a table names, after its ranges are cut to what a font can have."""
    parts = PARTS.split(table.get_data())
    ranges = [at for at in range(len(parts) - 1) if parts[at + 1] in RANGES]
    ends = [(int(match[1], 16), int(match[3], 16)) for at in ranges for match in RANGE.finditer(parts[at])]
    if any(last - first >= MAX_CODES for first, last in ends):
        for at in ranges:
            parts[at] = RANGE.sub(_cut, parts[at])
        table.data = b"".join(parts)
    # A range that is named again is overruled by its repetition, and pdfminer would go through both.
    if len(ends) > len(set(ends)):
        table.data = _last_only(table.get_data())
    return sum(min(MAX_CODES, max(0, last - first) + 1) for first, last in set(ends))


def _cut(match: re.Match[bytes]) -> bytes:
    first, last = int(match[1], 16), int(match[3], 16)
    end = b"%0*X" % (len(match[3]), min(last, first + MAX_CODES - 1))
    return b"<" + match[1] + b">" + match[2] + end + match[4]


def _last_only(data: bytes) -> bytes:
    """Give the table without ranges that stand in it again further down."""
    later: set[tuple[bytes, bytes]] = set()
    for match in reversed(list(REPEATABLE.finditer(data))):
        if (match[1], match[2]) in later:
            data = data[: match.start()] + data[match.end() :]
        later.add((match[1], match[2]))
    return data


def _measured(spec: Mapping[str, object]) -> Iterator[int]:
    """Give how many widths each range in a font's tables names."""
    for key, length in (("W", 3), ("W2", 5)):
        run: list[float] = []
        for value in list_value(spec.get(key, [])):
            run = [*run, value] if isinstance(value, (int, float)) else []
            if len(run) == length:
                yield max(0, int(run[1]) - int(run[0])) + 1
                run = []
