"""Files whose structure is broken or hostile: each is read, or refused for the right reason, and so is the next."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from service.errors import Unreadable
from service.resumes.model import Resume
from service.resumes.sandbox import Sandbox
from tests.resumes.hostile import (
    DAMAGED,
    ENCRYPTED,
    GARBLED_TEXT,
    HELVETICA,
    LINES,
    NO_TEXT_LAYER,
    NOT_A_PDF,
    PAGE,
    READ,
    TOO_LARGE,
    TOO_SLOW,
    Case,
    Objects,
    case,
    pdf,
    resume,
    stream,
    text,
    updated,
    with_object_stream,
    with_xref_stream,
)

GOOD = pdf(resume())
TABLE = GOOD.rindex(b"xref\n0 1")
ADDRESS = re.compile(rb"startxref\n\d+")


def _table(old: bytes, new: bytes) -> bytes:
    """The good file with something else in its table of offsets."""
    return GOOD[:TABLE] + re.sub(old, new, GOOD[TABLE:])


def _address(new: bytes) -> bytes:
    """The good file that says that its table lies elsewhere."""
    return ADDRESS.sub(b"startxref\n" + new, GOOD)


TABLES = {
    "no table": case(lambda: GOOD[:TABLE]),
    "offsets of zero": case(lambda: _table(rb"\d{10} 00000 n", b"0000000000 00000 n")),
    "offsets shifted": case(lambda: _table(rb"00000000(\d\d) 00000 n", rb"00000001\1 00000 n")),
    "offsets of letters": case(lambda: _table(rb"\d{10} 00000 n", b"abcdefghij 00000 n")),
    "all free": case(lambda: _table(rb" 00000 n", b" 00000 f")),
    "generations": case(lambda: _table(rb" 00000 n", b" 00007 n")),
    "short rows": case(lambda: _table(rb" n \n", b" n\n")),
    "thousand million rows": case(lambda: _table(rb"1 1\n", b"1 1000000000\n")),
    "less than no rows": case(lambda: _table(rb"1 1\n", b"1 -5\n")),
    "address beyond": case(lambda: _address(b"99999999")),
    "address before": case(lambda: _address(b"-12")),
    "address of the header": case(lambda: _address(b"0")),
    "address of 5,000 digits": case(lambda: _address(b"9" * 5_000)),
    "no address": case(lambda: ADDRESS.sub(b"", GOOD)),
    "no root": case(lambda: GOOD.replace(b"/Root 1 0 R", b"")),
    "another root": case(lambda: GOOD.replace(b"/Root 1 0 R", b"/Root 4 0 R")),
    "a root that is not there": case(lambda: GOOD.replace(b"/Root 1 0 R", b"/Root 77 0 R")),
    "broken trailer": case(lambda: GOOD.replace(b"trailer\n<<", b"trailer\n<<<[(")),
    "previous is itself": case(lambda: pdf(resume(), trailer=b"/Prev %d" % TABLE)),
    "hybrid is itself": case(lambda: pdf(resume(), trailer=b"/XRefStm %d" % TABLE)),
    "previous is a word": case(lambda: pdf(resume(), trailer=b"/Prev (x)")),
    "table in a stream": case(lambda: with_xref_stream(resume())),
    "rows of nothing": case(lambda: with_xref_stream(resume(), widths=b"0 0 0")),
    "rows of megabytes": case(lambda: with_xref_stream(resume(), widths=b"1 99999999 2")),
    "rows of words": case(lambda: with_xref_stream(resume(), widths=b"(a) /b null")),
    "rows beyond the stream": case(lambda: with_xref_stream(resume(), more=b"/Index [0 1 0 99999999]")),
    "an odd index": case(lambda: with_xref_stream(resume(), more=b"/Index [0]")),
    "objects in a stream": case(lambda: with_object_stream(resume())),
    "objects in a stream, table shifted": case(lambda: with_object_stream(resume()).replace(b"1.5", b"1.500")),
    "objects beyond their stream": case(lambda: with_object_stream(resume(), first=99_999), READ, DAMAGED),
    "more objects than there are": case(lambda: with_object_stream(resume(), count=10**9), READ, DAMAGED),
    "objects in a cut stream": case(lambda: with_object_stream(resume())[:-200], READ, DAMAGED),
}


def _contents(length: bytes) -> bytes:
    return b"<< /Length %s >>\nstream\n%s\nendstream" % (length, text())


def _deep_tree(depth: int) -> bytes:
    objects = resume(pages=b"<< /Type /Pages /Kids [100 0 R] /Count 1 >>")
    for number in range(100, 100 + depth):
        kid = 3 if number == 99 + depth else number + 1
        objects[number] = b"<< /Type /Pages /Parent 2 0 R /Kids [%d 0 R] /Count 1 >>" % kid
    return pdf(objects)


def _kids(kids: bytes, more: Objects | None = None) -> bytes:
    return pdf({**resume(pages=b"<< /Type /Pages /Kids [%s] /Count 1 >>" % kids), **(more or {})})


LOOPS = {
    "length of itself": case(lambda: pdf(resume(contents=_contents(b"4 0 R")))),
    "lengths in a ring": case(lambda: pdf({**resume(contents=_contents(b"6 0 R")), 6: b"7 0 R", 7: b"6 0 R"})),
    "no length": case(lambda: pdf(resume(contents=_contents(b"null")))),
    "a length too short": case(lambda: pdf(resume(contents=_contents(b"3")))),
    "a length below zero": case(lambda: pdf(resume(contents=_contents(b"-1")))),
    "a length beyond all": case(lambda: pdf(resume(contents=_contents(b"99999999999999")))),
    "500 levels of pages": case(lambda: _deep_tree(500)),
    "3,000 levels of pages": case(lambda: _deep_tree(3_000), READ, DAMAGED, NO_TEXT_LAYER),
    "pages in themselves": case(lambda: _kids(b"2 0 R 3 0 R")),
    "pages in a ring": case(lambda: _kids(b"6 0 R", {6: b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Parent 2 0 R >>"})),
    "one page 50,000 times": case(lambda: _kids(b"3 0 R " * 50_000)),
    "pages that are none": case(lambda: _kids(b"null 7 (x) /n 99 0 R 3 0 R")),
    "a page of no type": case(lambda: pdf(resume(page=PAGE.replace(b"/Type /Page ", b"")))),
    "references in a ring": case(
        lambda: pdf({**resume(catalog=b"<< /Type /Catalog /Pages 6 0 R >>"), 6: b"7 0 R", 7: b"6 0 R"})
    ),
    "no pages": case(lambda: pdf({1: resume()[1], 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}), DAMAGED, NO_TEXT_LAYER),
    "its own parent": case(lambda: pdf(resume(page=PAGE.replace(b"/Parent 2 0 R", b"/Parent 3 0 R")))),
    "an empty page": case(lambda: pdf(resume(b" ")), NO_TEXT_LAYER),
    "a huge page": case(lambda: pdf(resume(page=PAGE.replace(b"595 842", b"1e9 1000000000")))),
    "a page upside down": case(lambda: pdf(resume(page=PAGE.replace(b"[0 0 595 842]", b"[595 842 0 0]")))),
    "a page of no size": case(lambda: pdf(resume(page=PAGE.replace(b"595 842", b"0 0"))), READ, NO_TEXT_LAYER, DAMAGED),
}


def _pieces(content: bytes, **pieces: bytes) -> bytes:
    """A résumé with this content, and pieces that it may draw by their names."""
    names = b" ".join(b"/%s %d 0 R" % (name.encode(), 6 + at) for at, name in enumerate(pieces))
    resources = b"<< /Font << /F1 5 0 R >> /XObject << %s >> >>" % names
    extra = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources " + resources
    page = PAGE.replace(b"<< /Font << /F1 5 0 R >> >>", resources)
    drawn = {6 + at: stream(piece, extra) for at, piece in enumerate(pieces.values())}
    return pdf({**resume(content, page=page), **drawn})


def _laughs(levels: int) -> bytes:
    """Pieces of which each draws the next ten times."""
    names = [f"X{level}" for level in range(levels)]
    bodies = [b"/%s Do " % name.encode() * 10 for name in names[1:]] + [b"BT /F1 9 Tf 60 500 Td (ha) Tj ET"]
    return _pieces(text() + b"/X0 Do", **dict(zip(names, bodies, strict=True)))


def _packed(data: bytes, *, times: int = 1, first: bytes = b"") -> bytes:
    """A résumé whose page is packed so many times, after another filter."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return pdf(resume(contents=stream(data, b"/Filter [%s %s]" % (b"/FlateDecode " * times, first))))


BOMBS = {
    "a piece in itself": case(lambda: _pieces(text() + b"/X Do", X=b"/X Do")),
    "pieces in a ring": case(lambda: _pieces(text() + b"/X Do", X=b"/Y Do", Y=b"/X Do /X Do")),
    "a million million pieces": case(lambda: _laughs(12), TOO_LARGE),
    "300 MB of spaces": case(lambda: _packed(b" " * 300_000_000), TOO_LARGE),
    "packed four times": case(lambda: _packed(b" " * 300_000_000, times=4), TOO_LARGE),
    "instructions packed twice": case(lambda: _packed(b"q Q " * 20_000_000, times=2), TOO_LARGE),
    "figures in a pack": case(
        lambda: _packed(b"20" * 50_000_000, first=b"/ASCIIHexDecode"), TOO_LARGE, TOO_SLOW, NO_TEXT_LAYER
    ),
    "runs in a pack": case(lambda: _packed(b"\x81 " * 1_000_000, first=b"/RunLengthDecode"), TOO_LARGE),
    "300,000 letters": case(lambda: _packed(b"BT /F1 9 Tf 9 700 Td (" + b"Wxyz " * 60_000 + b") Tj ET"), TOO_LARGE),
    "150,000 skills on a line": case(
        lambda: _packed(text(LINES[:5]) + b"BT /F1 3 Tf 60 620 Td (" + b"ab, " * 40_000 + b") Tj ET"), READ, TOO_LARGE
    ),
    "deep arrays": case(lambda: _packed(b"[" * 50_000 + b"]" * 50_000 + text()), READ, DAMAGED),
    "a filter 1,000 times": case(
        lambda: pdf(resume(contents=stream(text(), b"/Filter [%s]" % (b"/ASCIIHexDecode " * 1_000)))),
        READ,
        DAMAGED,
        NO_TEXT_LAYER,
    ),
    "a predictor of gigabytes": case(
        lambda: pdf(
            resume(
                contents=stream(text(), b"/DecodeParms << /Predictor 12 /Columns 2147483647 >>", packed=True),
            )
        ),
        READ,
        DAMAGED,
        NO_TEXT_LAYER,
        TOO_LARGE,
    ),
    "operators without operands": case(lambda: pdf(resume(b"cm Tf Tm re Do gs sh scn Tj TJ ' \" d BDC " + text()))),
    "operands of other kinds": case(lambda: pdf(resume(b"(a) /b cm (x) (y) Tf [1] Tj /F1 (z) Tf " + text()))),
    "states never saved": case(lambda: pdf(resume(b"Q Q Q ET ET EMC EMC " + text() + b"q q BT"))),
    "numbers beyond all": case(
        lambda: pdf(
            resume(b"q 9%s 0 0 1 0 0 cm 9%s 0 0 1 0 0 cm BT /F1 9 Tf (x) Tj ET Q " % ((b"0" * 300,) * 2) + text())
        )
    ),
}


def _encrypted(user: str, strength: int) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer, pagesize=A4, encrypt=StandardEncryption(user, ownerPassword="owner", canCopy=0, strength=strength)
    )
    for size, y, words in LINES:
        canvas.setFont("Helvetica", size)
        canvas.drawString(60, y, words)
    canvas.save()
    return buffer.getvalue()


def _zip(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("resume.pdf", content)
    return buffer.getvalue()


KINDS = {
    **{f"owner's password, {bits} bits": case(partial(_encrypted, "", bits)) for bits in (40, 128)},
    **{f"user's password, {bits} bits": case(partial(_encrypted, "u", bits), ENCRYPTED) for bits in (40, 128)},
    "an unknown cipher": case(
        lambda: pdf(resume(), trailer=b"/Encrypt << /Filter /Standard /V 99 /R 99 /P -4 >>"), ENCRYPTED, DAMAGED
    ),
    "a cipher for certificates": case(
        lambda: pdf(resume(), trailer=b"/Encrypt << /Filter /Adobe.PubSec /V 4 >> /ID [(a) (b)]"), ENCRYPTED
    ),
    "PDF 2.0": case(lambda: pdf(resume(), version=b"2.0")),
    "an update": case(lambda: updated(pdf(resume(b"BT ET")), {4: stream(text())})),
    "an update that removes": case(
        lambda: updated(pdf(resume(text() + text([(10, 400, "Secretword")]))), {4: stream(text())}),
        secret="Secretword",
    ),
    "linearized, not any more": case(lambda: pdf({9: b"<< /Linearized 1 /L 9 /H [1 2] /O 3 /E 9 /N 1 >>", **resume()})),
    "line ends of old machines": case(lambda: GOOD.replace(b"\n", b"\r")),
    "line ends of two bytes": case(lambda: GOOD.replace(b"\n", b"\r\n")),
    "junk at the end": case(lambda: GOOD + b"\x00" * 50_000),
    "half": case(lambda: GOOD[: len(GOOD) // 2], DAMAGED, NO_TEXT_LAYER),
    "a script": case(
        lambda: pdf(resume(catalog=b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (1) >> >>"))
    ),
    "an attachment": case(
        lambda: pdf(
            {
                **resume(
                    catalog=b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(x) 6 0 R] >> >> >>"
                ),
                6: b"<< /Type /Filespec /F (../../x) /EF << /F 7 0 R >> >>",
                7: stream(b"Secretword"),
            }
        ),
        secret="Secretword",
    ),
    "inside an archive": case(lambda: _zip(GOOD), READ, NOT_A_PDF),
    "behind an archive": case(lambda: _zip(b"x" * 2_000) + GOOD, NOT_A_PDF),
    "behind a page": case(lambda: b"<html>Please sign in" + b" " * 2_000 + GOOD, NOT_A_PDF),
    "a page that names it": case(lambda: b"<html>%PDF-1.7 is a header</html>", DAMAGED, NOT_A_PDF),
    "a picture": case(lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, NOT_A_PDF),
    "a letter of Word": case(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, NOT_A_PDF),
    "another coding": case(lambda: GOOD.decode("latin-1").encode("utf-16"), NOT_A_PDF),
    "headers only": case(lambda: b"%PDF-1.7\n" * 10_000, DAMAGED),
    "catalogs that are none": case(lambda: b"%PDF-1.4\n" + b"1 0 obj << >" * 100_000, DAMAGED),
}


def _fonts(font: bytes, table: bytes = b"", *, more: bytes = b"") -> bytes:
    """A résumé in a font of two bytes a letter, with a table of what they mean."""
    shown = b"".join(
        b"BT /F1 %g Tf 1 0 0 1 60 %g Tm <%s> Tj ET\n" % (size, y, words.encode("utf-16-be").hex().encode())
        for size, y, words in LINES
    )
    two = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering"
    two += b" (Identity) /Supplement 0 >> %s >>" % more
    return pdf({**resume(shown, font=font), 6: two, 7: stream(table, packed=True)})


TWO_BYTES = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] %s >>"
WITH_TABLE, WITHOUT_TABLE = TWO_BYTES % b"/ToUnicode 7 0 R", TWO_BYTES % b""
HEAD = b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
ALL = b"1 beginbfrange <0000> <FFFF> <0000> endbfrange\n"


def _letters(to: str) -> bytes:
    rows = (b"1 beginbfchar <%04X> <%s> endbfchar\n" % (code, to.encode()) for code in range(32, 127))
    return HEAD + b"".join(rows)


FONTS = {
    "a table": case(lambda: _fonts(WITH_TABLE, HEAD + ALL)),
    "no table": case(lambda: _fonts(WITHOUT_TABLE), GARBLED_TEXT),
    "a table of noise": case(lambda: _fonts(WITH_TABLE, b"\xff" * 100_000), GARBLED_TEXT),
    "a range of 4,000 million": case(
        lambda: _fonts(WITH_TABLE, HEAD + b"1 beginbfrange <0000> <FFFFFFFF> <0000> endbfrange"), READ, GARBLED_TEXT
    ),
    "the same range 4,000 times": case(lambda: _fonts(WITH_TABLE, HEAD + ALL * 4_000)),
    "4,000 ranges": case(
        lambda: _fonts(
            WITH_TABLE,
            HEAD + b"".join(b"1 beginbfrange <%04X> <FFFF> <%04X> endbfrange\n" % (at, at) for at in range(4_000)),
        ),
        TOO_LARGE,
    ),
    "widths of 4,000 million": case(lambda: _fonts(WITH_TABLE, HEAD + ALL, more=b"/W [0 4294967295 500]"), TOO_LARGE),
    "letters that are nothing": case(lambda: _fonts(WITH_TABLE, _letters("0000")), GARBLED_TEXT),
    "letters that are unknown": case(lambda: _fonts(WITH_TABLE, _letters("FFFD")), GARBLED_TEXT),
    "letters of an area of one's own": case(lambda: _fonts(WITH_TABLE, _letters("E041")), GARBLED_TEXT),
    "letters that are half a letter": case(lambda: _fonts(WITH_TABLE, _letters("D800")), GARBLED_TEXT),
    "no font": case(lambda: pdf(resume(font=b"null"))),
    "a font that is itself": case(lambda: pdf(resume(font=b"5 0 R"))),
    "a font program of noise": case(
        lambda: pdf(
            {
                **resume(font=HELVETICA.replace(b"Helvetica", b"ABC /FontDescriptor << /Flags 32 /FontFile 6 0 R >>")),
                6: stream(b"%!PS-AdobeFont\n" + b"\xff" * 5_000),
            }
        )
    ),
}
CASES = {
    f"{kind}: {name}": one
    for kind, cases in (("table", TABLES), ("loop", LOOPS), ("bomb", BOMBS), ("kind", KINDS), ("font", FONTS))
    for name, one in cases.items()
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    opened = Sandbox(workers=1)
    yield opened
    opened.close()


def _outcome(sandbox: Sandbox, content: bytes) -> tuple[str, Resume]:
    try:
        return READ, sandbox.read(content)
    except Unreadable as failure:
        return failure.reason, Resume()


@pytest.mark.parametrize("hostile", CASES.values(), ids=CASES)
def test_a_hostile_file_is_read_or_refused_for_the_right_reason(sandbox: Sandbox, hostile: Case) -> None:
    outcome, found = _outcome(sandbox, hostile.make())

    assert outcome in hostile.outcomes
    if hostile.outcomes == {READ}:
        assert (found.basics.name, found.basics.email) == ("Ana Duarte", "ana.duarte@example.org")
        assert [(job.position, job.name, job.start_date) for job in found.work] == [
            ("Welder", "Brightwater Ltd", "2019")
        ]
        assert [group.keywords for group in found.skills] == [["Welding", "Brazing"]]
    if hostile.secret:
        assert hostile.secret not in found.model_dump_json()


def test_after_all_of_them_a_good_file_is_read(sandbox: Sandbox) -> None:
    assert _outcome(sandbox, GOOD)[1].basics.name == "Ana Duarte"
