"""Hostile and damaged PDFs, written byte by byte: a file of objects, and what can be wrong with its structure.

`pdf(objects)` gives a sound file; each of `BROKEN` is a case with the outcomes that are right for it.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

READ, DAMAGED, ENCRYPTED, TOO_SLOW = "read", "damaged", "encrypted", "too_slow"
TOO_LARGE, NO_TEXT_LAYER, GARBLED_TEXT = "too_large", "no_text_layer", "garbled_text"
NOT_A_PDF = "not_a_pdf"

LINES = (
    (20.0, 780.0, "Ana Duarte"),
    (10.0, 760.0, "ana.duarte@example.org | +49 30 901820"),
    (14.0, 720.0, "Experience"),
    (10.0, 700.0, "Welder, Brightwater Ltd, Ulm, Germany, 2019 - 2021"),
    (14.0, 640.0, "Skills"),
    (10.0, 620.0, "Welding, Brazing"),
)
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"

Objects = dict[int, bytes]


@dataclass(frozen=True, slots=True)
class Case:
    """A file, the outcomes that are right for it, and words that must not come out of it."""

    make: Callable[[], bytes]
    outcomes: frozenset[str]
    secret: str = ""


def case(make: Callable[[], bytes], *outcomes: str, secret: str = "") -> Case:
    """Give a case; without outcomes, the résumé must be read."""
    return Case(make, frozenset(outcomes or (READ,)), secret)


def text(lines: Sequence[tuple[float, float, str]] = LINES, *, x: float = 60.0) -> bytes:
    """Give the content that prints lines (size, height, words)."""
    shown = (
        b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, x, y, words.encode("cp1252")) for size, y, words in lines
    )
    return b"".join(shown)


def stream(content: bytes, extra: bytes = b"", *, packed: bool = False) -> bytes:
    """Give a stream object."""
    if packed:
        content, extra = zlib.compress(content), extra + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def resume(content: bytes | None = None, **changed: bytes) -> Objects:
    """Give the objects of a one-page résumé; `changed` replaces one by its role."""
    return {
        1: changed.get("catalog", b"<< /Type /Catalog /Pages 2 0 R >>"),
        2: changed.get("pages", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        3: changed.get("page", PAGE),
        4: changed.get("contents", stream(text() if content is None else content)),
        5: changed.get("font", HELVETICA),
    }


def pdf(objects: Mapping[int, bytes], *, trailer: bytes = b"", version: bytes = b"1.7") -> bytes:
    """Give a file of these objects with a table of where they are."""
    written, table = _bodies(objects, b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n" % version)
    return written + _table(table) + _trailer(len(written), max(objects) + 1, trailer)


def updated(before: bytes, objects: Mapping[int, bytes], *, trailer: bytes = b"") -> bytes:
    """Give the file with objects replaced by an update at its end."""
    previous = int(before.rsplit(b"startxref", 1)[1].split()[0])
    written, table = _bodies(objects, before)
    return written + _table(table) + _trailer(len(written), 99, b"/Prev %d %s" % (previous, trailer))


def _bodies(objects: Mapping[int, bytes], start: bytes) -> tuple[bytes, dict[int, int]]:
    written, table = start, {}
    for number, body in objects.items():
        table[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return written, table


def _table(table: Mapping[int, int]) -> bytes:
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % (number, offset) for number, offset in table.items())
    return b"xref\n0 1\n0000000000 65535 f \n" + rows


def _trailer(address: int, size: int, more: bytes = b"") -> bytes:
    return b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, more, address)


def with_xref_stream(objects: Mapping[int, bytes], *, widths: bytes = b"1 4 2", more: bytes = b"") -> bytes:
    """Give a file of PDF 1.5, whose table is a stream."""
    written, table = _bodies(objects, b"%PDF-1.5\n")
    size = max(objects) + 2
    table[size - 1] = len(written)
    rows = [(1, table[number], 0) if number in table else (0, 0, 65535) for number in range(size)]
    packed = b"".join(bytes([kind]) + at.to_bytes(4, "big") + other.to_bytes(2, "big") for kind, at, other in rows)
    extra = b"/Type /XRef /Size %d /W [%s] /Root 1 0 R %s" % (size, widths, more)
    address = len(written)
    return written + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (size - 1, stream(packed, extra), address)


def with_object_stream(objects: Mapping[int, bytes], *, first: int | None = None, count: int | None = None) -> bytes:
    """Give a file whose small objects lie in a stream; `first` and `count` may say what is not true."""
    inner = {number: body for number, body in objects.items() if not body.endswith(b"endstream")}
    outer = {number: body for number, body in objects.items() if number not in inner}
    head, body = b"", b""
    for number, value in inner.items():
        head += b"%d %d " % (number, len(body))
        body += value + b"\n"
    holder, table_at = max(objects) + 1, max(objects) + 2
    extra = b"/Type /ObjStm /N %d /First %d" % (
        len(inner) if count is None else count,
        len(head) if first is None else first,
    )
    outer[holder] = stream(head + body, extra, packed=True)
    written, table = _bodies(outer, b"%PDF-1.5\n")
    table[table_at] = len(written)
    rows = b""
    for number in range(table_at + 1):
        if number in inner:
            rows += b"\x02" + holder.to_bytes(4, "big") + list(inner).index(number).to_bytes(2, "big")
        else:
            rows += bytes([int(number in table)]) + table.get(number, 0).to_bytes(4, "big") + b"\x00\x00"
    packed = stream(rows, b"/Type /XRef /Size %d /W [1 4 2] /Root 1 0 R" % (table_at + 1), packed=True)
    return written + b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table_at, packed, len(written))
