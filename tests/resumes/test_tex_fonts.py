"""Bitmap fonts of TeX, which name their glyphs by number."""

from service.resumes import read
from tests.resumes.pdfs import raw_pdf


def _font(codes: bytes) -> bytes:
    differences = b" ".join(b"%d /a%d" % (code, code) for code in sorted(set(codes)))
    procedures = b" ".join(b"/a%d 6 0 R" % code for code in sorted(set(codes)))
    widths = b" ".join(b"0.5" for _ in range(256))
    return (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 0 /LastChar 255"
        b" /Widths [%s] /Encoding << /Type /Encoding /Differences [%s] >> /CharProcs << %s >> /Resources << >> >>"
    ) % (widths, differences, procedures)


def _pdf(*lines: bytes) -> bytes:
    content = (
        b"BT /F1 10 Tf 56 700 Td 16 TL " + b" T* ".join(b"<%s> Tj" % line.hex().encode() for line in lines) + b" ET"
    )
    return raw_pdf(content, font=_font(b"".join(lines)), objects=[b"<< /Length 0 >>\nstream\n\nendstream"])


def test_letters_dashes_and_ligatures_of_the_cork_encoding() -> None:
    pdf = _pdf(
        b"Zo\xeb Wi\xb1niewska", b"zoe@example.org", b"Experience", b"O\x1ecer, Zak\xaaad Ltd", b"2019 \x15 2021"
    )

    resume = read(pdf)

    assert resume.basics.name == "Zoë Wiśniewska"
    assert [(job.position, job.name, job.start_date, job.end_date) for job in resume.work] == [
        ("Officer", "Zakład Ltd", "2019", "2021")
    ]


def test_dashes_and_ligatures_of_the_old_encoding() -> None:
    pdf = _pdf(b"Ada Flint", b"ada@example.org", b"Experience", b"O\x0ecer, Acme Ltd", b"2019 { 2021")

    assert [(job.position, job.start_date, job.end_date) for job in read(pdf).work] == [("Officer", "2019", "2021")]
