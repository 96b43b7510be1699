"""PDFs of a fictional person, drawn with reportlab for tests that need a résumé to upload.

`resume_pdf()` gives a realistic one-page résumé; `draw` gives any page from pieces of text at given places.
"""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

LEFT, RIGHT, TOP = 56.0, 539.0, 790.0
REGULAR, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One role as it is printed."""

    position: str
    company: str
    location: str
    dates: str
    highlights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """One degree as it is printed."""

    degree: str
    institution: str
    dates: str


JOBS = (
    Job(
        position="Senior Data Engineer",
        company="Harbourline Logistics Ltd",
        location="Bristol, United Kingdom",
        dates="March 2021 – Present",
        highlights=(
            "Built a streaming pipeline in Python and Kafka for 3 million events a day, showing delays an hour earlier",
            "Cut the monthly warehouse bill by 28% by moving cold tables from PostgreSQL to Parquet",
            "Mentored four junior engineers",
        ),
    ),
    Job(
        position="Data Engineer",
        company="Fernwood Analytics GmbH",
        location="Berlin, Germany",
        dates="June 2017 – February 2021",
        highlights=(
            "Wrote the Airflow jobs behind the nightly reports of 60 retail customers",
            "Introduced code review and automated tests for SQL",
        ),
    ),
    Job(
        position="Junior Software Developer",
        company="Brightwater Software",
        location="Leeds, United Kingdom",
        dates="September 2015 – May 2017",
        highlights=("Maintained a Django shop with 40,000 monthly orders",),
    ),
)
SCHOOLS = (
    School(degree="MSc in Computer Science", institution="University of Leeds", dates="2014 – 2015"),
    School(degree="BSc in Mathematics", institution="University of York", dates="2011 – 2014"),
)
SKILLS = ("Languages: Python, SQL, Scala", "Tools: Kafka, Airflow, PostgreSQL, Docker, Terraform")


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of text with its left edge and baseline in points."""

    text: str
    x: float
    y: float
    font: str = REGULAR
    size: float = 10.0


@dataclass(slots=True)
class Sheet:
    """Pieces written downwards, as a word processor would."""

    left: float = LEFT
    right: float = RIGHT
    y: float = TOP
    pieces: list[Piece] = field(default_factory=list)

    def line(self, text: str, *, at_right: str = "", font: str = REGULAR, size: float = 10.0) -> None:
        """Write one line, wrapped at the right margin, with `at_right` flush right on the first."""
        if at_right:
            width = _width(at_right, REGULAR, size)
            self.pieces.append(Piece(at_right, self.right - width, self.y, REGULAR, size))
        for part in simpleSplit(text, font, size, self.right - self.left):
            self.pieces.append(Piece(part, self.left, self.y, font, size))
            self.y -= size * 1.35

    def bullet(self, text: str) -> None:
        """Write one bulleted, hanging line."""
        for number, part in enumerate(simpleSplit(text, REGULAR, 10, self.right - self.left - 12)):
            if not number:
                self.pieces.append(Piece("•", self.left, self.y))
            self.pieces.append(Piece(part, self.left + 12, self.y))
            self.y -= 13.5

    def heading(self, text: str) -> None:
        """Write a section heading with room above it."""
        self.y -= 8
        self.line(text, font=BOLD, size=12.5)
        self.y -= 2


def resume_pdf(  # noqa: PLR0913 — each parameter is one thing a test may want to state; all have defaults
    *,
    name: str = "Marta Kowalska",
    label: str = "Data Engineer",
    email: str = "marta.kowalska@example.org",
    phone: str = "+44 20 7946 0018",
    location: str = "Bristol, United Kingdom",
    link: str = "github.com/martakowalska",
    summary: str = "Data engineer with a liking for small, dependable systems and clear numbers.",
    jobs: Sequence[Job] = JOBS,
    schools: Sequence[School] = SCHOOLS,
    skills: Sequence[str] = SKILLS,
) -> bytes:
    """Give a one-page, one-column résumé with dates flush right, as bytes of a PDF."""
    sheet = Sheet()
    sheet.line(name, font=BOLD, size=20)
    sheet.line(label, size=12)
    sheet.line(" | ".join(part for part in (email, phone, location, link) if part), size=9.5)
    if summary:
        sheet.heading("Summary")
        sheet.line(summary)
    sheet.heading("Work Experience")
    for job in jobs:
        sheet.line(job.position, at_right=job.dates, font=BOLD)
        sheet.line(f"{job.company}, {job.location}", font=ITALIC)
        for highlight in job.highlights:
            sheet.bullet(highlight)
        sheet.y -= 4
    sheet.heading("Education")
    for school in schools:
        sheet.line(school.degree, at_right=school.dates, font=BOLD)
        sheet.line(school.institution)
    sheet.heading("Skills")
    for skill in skills:
        sheet.line(skill)
    return draw([sheet.pieces])


def draw(pages: Sequence[Sequence[Piece]], *, paint: Callable[[Canvas], None] | None = None) -> bytes:
    """Give a PDF with these pages; `paint` may draw more on the last of them."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for number, pieces in enumerate(pages):
        for piece in pieces:
            canvas.setFont(piece.font, piece.size)
            canvas.drawString(piece.x, piece.y, piece.text)
        if paint is not None and number == len(pages) - 1:
            paint(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _width(text: str, font: str, size: float) -> float:
    """Give the printed width of `text` in points."""
    return float(Canvas(BytesIO()).stringWidth(text, font, size))


def raw_pdf(content: bytes, *, filters: str = "", font: bytes = b"", objects: Sequence[bytes] = ()) -> bytes:
    """Give a one-page PDF with this content stream as it stands; further `objects` are numbered from 6."""
    resources = b"<< /Font << /F1 5 0 R >> >>"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % resources,
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters.encode(), content),
        font or b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *objects,
    ]
    result, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(result))
        result += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    xref = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, len(result))
    return result + xref + trailer


def operator_bomb() -> bytes:
    """Give a small PDF that draws nothing in three million operators."""
    return raw_pdf(zlib.compress(b"q 1 0 0 1 0 0 cm Q " * 3_000_000), filters="/Filter /FlateDecode")


def inflating_bomb(size: int) -> bytes:
    """Give a small PDF whose page unpacks to `size` bytes."""
    return raw_pdf(zlib.compress(b" " * size, level=1), filters="/Filter /FlateDecode")
