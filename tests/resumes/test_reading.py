from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.colors import white
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from service.errors import Unreadable
from service.resumes import PARSER_VERSION, read
from service.resumes.model import Resume
from tests.resumes.pdfs import BOLD, ITALIC, Job, Piece, Sheet, draw, resume_pdf


def test_a_one_column_resume_gives_its_contact_data() -> None:
    basics = read(resume_pdf()).basics

    assert basics.name == "Marta Kowalska"
    assert basics.label == "Data Engineer"
    assert basics.email == "marta.kowalska@example.org"
    assert basics.phone == "+44 20 7946 0018"
    assert basics.location is not None
    assert basics.location.address == "Bristol, United Kingdom"
    assert [(profile.network, profile.url) for profile in basics.profiles] == [("GitHub", "github.com/martakowalska")]
    assert basics.summary == "Data engineer with a liking for small, dependable systems and clear numbers."


def test_a_one_column_resume_gives_its_jobs_whole() -> None:
    work = read(resume_pdf()).work

    assert [(job.position, job.name, job.start_date, job.end_date) for job in work] == [
        ("Senior Data Engineer", "Harbourline Logistics Ltd", "2021-03", None),
        ("Data Engineer", "Fernwood Analytics GmbH", "2017-06", "2021-02"),
        ("Junior Software Developer", "Brightwater Software", "2015-09", "2017-05"),
    ]
    assert [job.location for job in work] == ["Bristol, United Kingdom", "Berlin, Germany", "Leeds, United Kingdom"]
    assert [len(job.highlights) for job in work] == [3, 2, 1]
    assert work[0].highlights[0].endswith("showing delays an hour earlier")


def test_only_the_job_that_says_present_is_current() -> None:
    assert read(resume_pdf()).meta.current == ["/work/0"]


def test_a_one_column_resume_gives_its_education_and_skills() -> None:
    resume = read(resume_pdf())

    assert [(study.study_type, study.area, study.institution) for study in resume.education] == [
        ("MSc", "Computer Science", "University of Leeds"),
        ("BSc", "Mathematics", "University of York"),
    ]
    assert [(study.start_date, study.end_date) for study in resume.education] == [("2014", "2015"), ("2011", "2014")]
    assert [(group.name, group.keywords) for group in resume.skills] == [
        ("Languages", ["Python", "SQL", "Scala"]),
        ("Tools", ["Kafka", "Airflow", "PostgreSQL", "Docker", "Terraform"]),
    ]


def test_each_value_says_the_page_and_line_it_was_read_from() -> None:
    resume = read(resume_pdf())

    source = resume.meta.sources["/work/0/position"]
    assert (source.page, source.line) == (1, 7)
    assert source.text == "Senior Data Engineer March 2021 – Present"
    assert resume.meta.sources["/work/0/startDate"].text == source.text
    assert resume.meta.parser_version == PARSER_VERSION
    assert resume.meta.pages == 1
    assert resume.meta.warnings == []


def test_the_phone_is_also_given_in_international_form() -> None:
    assert (read(resume_pdf()).meta.model_extra or {})["phone_e164"] == "+442079460018"


def test_employer_before_title_is_recognised_for_the_whole_document() -> None:
    jobs = [
        Job(position="Smit & Daughters", company="Staff Nurse", location="Utrecht, Netherlands", dates="2019 – 2021"),
        Job(position="Zuiderlicht", company="Head Nurse", location="Utrecht, Netherlands", dates="2021 – 2024"),
    ]

    work = read(resume_pdf(jobs=jobs)).work

    assert [(job.position, job.name) for job in work] == [
        ("Staff Nurse", "Smit & Daughters"),
        ("Head Nurse", "Zuiderlicht"),
    ]


def _two_columns() -> bytes:
    side = Sheet(left=40, right=180, y=760)
    side.heading("CONTACT")
    for text in ("lena.brandt@example.org", "+49 30 901820", "Hamburg, Germany"):
        side.line(text, size=9)
    side.heading("SKILLS")
    for text in ("Figma", "Sketch", "User research"):
        side.bullet(text)
    side.heading("LANGUAGES")
    side.line("German (native)", size=9)
    side.line("English (C1)", size=9)
    main = Sheet(left=210, right=550, y=790)
    main.line("Lena Brandt", font=BOLD, size=22)
    main.line("Product Designer")
    main.heading("EXPERIENCE")
    main.line("Product Designer", font=BOLD)
    main.line("Nordlicht Studio GmbH, Hamburg, Germany | 04/2020 – today")
    main.bullet("Led the redesign of a booking app used by 200 clinics, together with doctors and patients")
    main.line("UX Designer", font=BOLD)
    main.line("Kranich Media, Berlin, Germany | 01/2017 – 03/2020")
    main.bullet("Ran forty usability tests")
    main.heading("EDUCATION")
    main.line("BA in Interaction Design", font=BOLD)
    main.line("Fachhochschule Potsdam")
    main.line("2013 – 2016")
    return draw([[*side.pieces, *main.pieces]])


def test_a_sidebar_is_read_apart_from_the_main_column() -> None:
    resume = read(_two_columns())

    assert resume.basics.name == "Lena Brandt"
    assert resume.basics.email == "lena.brandt@example.org"
    assert [keyword for group in resume.skills for keyword in group.keywords] == ["Figma", "Sketch", "User research"]
    assert [(language.language, language.fluency) for language in resume.languages] == [
        ("German", "native"),
        ("English", "C1"),
    ]
    assert [(job.position, job.name, job.start_date, job.end_date) for job in resume.work] == [
        ("Product Designer", "Nordlicht Studio GmbH", "2020-04", None),
        ("UX Designer", "Kranich Media", "2017-01", "2020-03"),
    ]
    assert resume.meta.current == ["/work/0"]
    assert [(study.institution, study.area) for study in resume.education] == [
        ("Fachhochschule Potsdam", "Interaction Design")
    ]


def test_a_narrow_date_column_belongs_to_its_rows_and_may_wrap() -> None:
    pieces = [Piece("Jonas Weber", 60, 780, BOLD, 22), Piece("jonas.weber@example.org", 60, 760)]
    pieces += [Piece("Experience", 150, 720, BOLD, 14)]
    rows = [
        ("Sep '19 –", "Jan '22", "Baker", "Brotzeit GmbH"),
        ("Mar '15 –", "Aug '19", "Apprentice Baker", "Kornhaus"),
    ]
    for number, (start, end, title, employer) in enumerate(rows):
        y = 700 - 60 * number
        pieces += [Piece(start, 90, y), Piece(end, 95, y - 13), Piece(title, 150, y, BOLD)]
        pieces += [Piece(f"{employer}, Ulm, Germany", 150 + 100, y, ITALIC)]
        pieces += [Piece("•", 150, y - 13), Piece("Baked bread for three shops", 162, y - 13)]

    work = read(draw([pieces])).work

    assert [(job.position, job.name, job.start_date, job.end_date) for job in work] == [
        ("Baker", "Brotzeit GmbH", "2019-09", "2022-01"),
        ("Apprentice Baker", "Kornhaus", "2015-03", "2019-08"),
    ]
    assert work[0].highlights == ["Baked bread for three shops"]


def _with_paint(text: str, how: str) -> Resume:
    sheet = Sheet()
    sheet.line("Ana Duarte", font=BOLD, size=20)
    sheet.heading("Skills")
    sheet.line("Welding, Brazing")

    def paint(canvas: Canvas) -> None:
        run = canvas.beginText(60, 500)
        run.setFont("Helvetica", 1 if how == "tiny" else 10)
        if how == "white":
            run.setFillColor(white)
        if how == "invisible":
            run.setTextRenderMode(3)
        if how == "outside":
            run.setTextOrigin(60, -40)
        if how == "rotated":
            canvas.translate(100, 200)
            canvas.rotate(30)
            run.setTextOrigin(0, 0)
        run.textLine(text)
        canvas.drawText(run)

    return read(draw([sheet.pieces], paint=paint))


@pytest.mark.parametrize("how", ["white", "tiny", "invisible", "outside"])
def test_text_that_nobody_sees_is_left_out_and_reported(how: str) -> None:
    resume = _with_paint("Kubernetes, Rust, Haskell", how)

    assert "Kubernetes" not in resume.model_dump_json()
    assert resume.meta.warnings == ["hidden_text"]
    assert resume.skills[0].keywords == ["Welding", "Brazing"]


def test_slanting_text_is_left_out_and_reported() -> None:
    resume = _with_paint("CONFIDENTIAL DRAFT", "rotated")

    assert "CONFIDENTIAL" not in resume.model_dump_json()
    assert resume.meta.warnings == ["rotated_text"]


def test_white_text_on_a_dark_band_is_read() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.rect(0, 740, 595, 100, fill=1)
        canvas.setFillColor(white)
        canvas.setFont(BOLD, 24)
        canvas.drawString(60, 780, "Ana Duarte")

    resume = read(draw([[Piece("Skills", 60, 600, BOLD, 14), Piece("Welding, Brazing", 60, 580)]], paint=paint))

    assert resume.basics.name == "Ana Duarte"
    assert resume.meta.warnings == []


def test_letters_printed_three_times_are_read_once() -> None:
    pieces = [Piece("Ana Duarte", 60 + shift, 780, BOLD, 20) for shift in (0, 0.3, 0.6)]

    resume = read(draw([[*pieces, Piece("Skills", 60, 700, BOLD, 14), Piece("Welding, Brazing", 60, 680)]]))

    assert resume.basics.name == "Ana Duarte"
    assert resume.meta.warnings == ["overprinted_text"]


def test_letterspaced_headings_and_names_are_words() -> None:
    def paint(canvas: Canvas) -> None:
        for y, size, text in ((780, 18, "Ana Duarte"), (700, 12, "SKILLS")):
            run = canvas.beginText(60, y)
            run.setFont(BOLD, size)
            run.setCharSpace(5)
            run.textLine(text)
            canvas.drawText(run)

    resume = read(draw([[Piece("Welding, Brazing", 60, 680)]], paint=paint))

    assert resume.basics.name == "Ana Duarte"
    assert resume.skills[0].keywords == ["Welding", "Brazing"]


def test_of_a_long_document_the_first_pages_are_read_with_a_warning() -> None:
    pages = [[Piece(f"Page with some words number {number}", 60, 500)] for number in range(25)]

    resume = read(draw(pages))

    assert resume.meta.pages == 20
    assert "page_limit" in resume.meta.warnings


def test_a_job_that_goes_on_over_the_page_keeps_its_highlights() -> None:
    first = Sheet(y=200)
    first.heading("Work Experience")
    first.line("Electrician", at_right="2019 – 2021", font=BOLD)
    first.line("Bright Wires Ltd, Cork, Ireland", font=ITALIC)
    first.bullet("Wired forty houses")
    second = Sheet()
    second.bullet("Trained two apprentices")

    work = read(draw([first.pieces, second.pieces])).work

    assert [job.highlights for job in work] == [["Wired forty houses", "Trained two apprentices"]]


def _encrypted() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(60, 700, "Ana Duarte")
    canvas.save()
    return buffer.getvalue()


def _scan() -> bytes:
    def paint(canvas: Canvas) -> None:
        canvas.rect(50, 50, 400, 600, fill=1)

    return draw([[]], paint=paint)


@pytest.mark.parametrize(
    ("pdf", "reason", "words"),
    [
        (b"", "empty", "empty"),
        (b"  \n ", "empty", "empty"),
        (b"<html>Please sign in</html>", "not_a_pdf", "not a PDF"),
        (b"PK\x03\x04word/document.xml", "not_a_pdf", "not a PDF"),
        (_encrypted(), "encrypted", "password"),
        (b"%PDF-1.7\nnothing here", "damaged", "damaged"),
        (resume_pdf()[:300], "damaged", "damaged"),
        (_scan(), "no_text_layer", "scan"),
    ],
    ids=["empty", "blank", "html", "docx", "encrypted", "header only", "cut off", "scan"],
)
def test_what_cannot_be_read_says_why_and_what_to_do(pdf: bytes, reason: str, words: str) -> None:
    with pytest.raises(Unreadable) as failure:
        read(pdf)

    assert failure.value.reason == reason
    assert words in failure.value.detail
    assert "Please" in failure.value.detail


@pytest.mark.parametrize("lost", [8, 20, 60, 300])
def test_a_file_without_its_last_bytes_is_repaired_with_a_warning(lost: int) -> None:
    resume = read(resume_pdf()[:-lost])

    assert resume.basics.name == "Marta Kowalska"
    assert resume.meta.warnings == ["recovered"]


def test_offsets_that_point_elsewhere_are_repaired_with_a_warning() -> None:
    pdf = resume_pdf()
    table = pdf.rindex(b"xref\n0")
    broken = pdf[:table] + pdf[table:].replace(b" 00000 n", b" 00000 f")

    resume = read(broken)

    assert len(resume.work) == 3
    assert "recovered" in resume.meta.warnings


def test_junk_before_the_header_does_no_harm() -> None:
    assert read(b"\r\n--boundary\r\n" + resume_pdf()).basics.name == "Marta Kowalska"


def test_of_one_line_nothing_is_made_up() -> None:
    resume = read(draw([[Piece("hello world this is no resume at all", 60, 700)]]))

    assert resume.work == []
    assert resume.education == []
    assert resume.skills == []
    assert resume.basics.email is None
    assert resume.basics.phone is None
    assert resume.meta.warnings == ["nothing_recognised"]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 4_000), st.integers(0, 60), st.binary(max_size=6))
def test_whatever_is_broken_in_a_file_it_is_read_or_refused(place: int, cut: int, put: bytes) -> None:
    pdf = resume_pdf()
    at = place % len(pdf)

    assert _outcome(pdf[:at] + put + pdf[at + cut :]) in {
        "read",
        "damaged",
        "no_text_layer",
        "not_a_pdf",
        "garbled_text",
    }


def _outcome(pdf: bytes) -> str:
    try:
        read(pdf)
    except Unreadable as failure:
        return failure.reason
    return "read"
