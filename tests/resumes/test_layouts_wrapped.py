"""Each test is one way in which a text goes on in the next line for want of room."""

from reportlab.pdfgen.canvas import Canvas

from service.resumes import read
from service.resumes.model import Resume
from tests.resumes.pdfs import BOLD, ITALIC, Piece, Sheet, draw


def _jobs(resume: Resume) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(job.position, job.name, job.start_date, job.end_date) for job in resume.work]


def _sheet() -> Sheet:
    sheet = Sheet()
    sheet.line("Noor van den Berg", font=BOLD, size=20)
    sheet.line("noor@example.org | +31 6 12345678 | Utrecht, Netherlands", size=9)
    return sheet


def test_a_head_too_long_for_its_line() -> None:
    sheet = _sheet()
    sheet.right = 330
    sheet.heading("Education")
    for school, degree in (
        ("University of Natural Resources and Life Sci-", "ences and Veterinary Medicine"),
        ("Ashford State University of Technology and", "Design"),
    ):
        sheet.pieces.append(Piece("2011 – 2013", 400, sheet.y))
        sheet.line(school, font=BOLD)
        sheet.line(degree, font=BOLD)
        sheet.line("MSc in Economics", font=ITALIC)

    assert [study.institution for study in read(draw([sheet.pieces])).education] == [
        "University of Natural Resources and Life Sciences and Veterinary Medicine",
        "Ashford State University of Technology and Design",
    ]


def test_dates_broken_over_two_rows_at_the_right_of_bullets() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    for title, employer, first, last in (
        ("Baker", "Kornhaus Ltd", "May 2020 –", "Present"),
        ("Cook", "Bar Central", "February 2016 –", "April 2020"),
    ):
        sheet.line(f"{employer} | {title}", at_right="Cork, Ireland", font=BOLD)
        sheet.pieces += [Piece(first, 430, sheet.y), Piece(last, 430, sheet.y - 13.5)]
        sheet.bullet("Made breakfast for eighty guests")
        sheet.bullet("Ordered the goods of each week")

    resume = read(draw([sheet.pieces]))

    assert _jobs(resume) == [("Baker", "Kornhaus Ltd", "2020-05", None), ("Cook", "Bar Central", "2016-02", "2020-04")]
    assert resume.work[0].highlights == ["Made breakfast for eighty guests", "Ordered the goods of each week"]


def test_a_place_below_the_dates_in_a_narrow_left_column() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    for title, employer, dates in (("Baker", "Kornhaus Ltd", "2019 – 2021"), ("Cook", "Bar Central", "2016 – 2019")):
        top = sheet.y
        sheet.pieces += [Piece(dates, 56, top), Piece("Cork,", 56, top - 19), Piece("Ireland", 56, top - 31)]
        for text, font in (
            (title, BOLD),
            (employer, ITALIC),
            ("• Made breakfast", "Helvetica"),
            ("• Sold it", "Helvetica"),
        ):
            sheet.pieces.append(Piece(text, 140, sheet.y, font))
            sheet.y -= 13.5

    resume = read(draw([sheet.pieces]))

    assert _jobs(resume) == [("Baker", "Kornhaus Ltd", "2019", "2021"), ("Cook", "Bar Central", "2016", "2019")]
    assert [job.location for job in resume.work] == ["Cork, Ireland", "Cork, Ireland"]
    assert [job.highlights for job in resume.work] == [["Made breakfast", "Sold it"], ["Made breakfast", "Sold it"]]


def test_an_address_broken_over_two_lines() -> None:
    sheet = Sheet()
    sheet.line("Noor van den Berg", font=BOLD, size=20)
    for text in ("Utrecht, Netherlands", "noor.vandenberg@mail.exa", "mple.org", "+31 6 12345678"):
        sheet.line(text)
    sheet.heading("Skills")
    sheet.line("Bread, soups")

    assert read(draw([sheet.pieces])).basics.email == "noor.vandenberg@mail.example.org"


def test_the_dots_of_a_timeline_are_no_bullets() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    dots = []
    for title, employer, dates in (("Baker", "Kornhaus Ltd", "2019 – 2021"), ("Cook", "Bar Central", "2016 – 2019")):
        dots.append((sheet.left - 8, sheet.y + 3.5))
        sheet.line(f"{title}, {employer}", font=BOLD, size=12)
        sheet.line(dates, size=9)
        sheet.bullet("Made breakfast for eighty guests")
        sheet.bullet("Ordered the goods of each week")

    def paint(canvas: Canvas) -> None:
        for x, y in dots:
            canvas.circle(x, y, 2, stroke=0, fill=1)

    resume = read(draw([sheet.pieces], paint=paint))

    assert _jobs(resume) == [("Baker", "Kornhaus Ltd", "2019", "2021"), ("Cook", "Bar Central", "2016", "2019")]


def test_names_of_projects_that_wrap_in_a_column_beside_their_texts() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    sheet.line("Baker, Mill House", at_right="2019 – 2022")
    sheet.bullet("Baked bread for forty shops")
    sheet.heading("Personal projects")
    for name, more, said in (
        ("Open Route", "Map", "Volunteer project that reached 423 people."),
        ("Solar Tracker", "", "A mount that follows the sun."),
    ):
        sheet.pieces += [Piece(name, 80, sheet.y), Piece(said, 180, sheet.y)]
        sheet.pieces += [Piece(more, 80, sheet.y - 13)] if more else []
        sheet.y -= 30

    assert [(project.name, project.description) for project in read(draw([sheet.pieces])).projects] == [
        ("Open Route Map", "Volunteer project that reached 423 people."),
        ("Solar Tracker", "A mount that follows the sun."),
    ]
