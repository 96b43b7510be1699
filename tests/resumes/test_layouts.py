"""Each test is one way in which people lay out their jobs."""

from reportlab.pdfgen.canvas import Canvas

from service.resumes import read
from service.resumes.model import Resume
from tests.resumes.pdfs import BOLD, ITALIC, Piece, Sheet, draw


def _sheet() -> Sheet:
    sheet = Sheet()
    sheet.line("Noor van den Berg", font=BOLD, size=20)
    sheet.line("noor@example.org · +31 6 12345678 · Utrecht, Netherlands", size=9)
    return sheet


def _jobs(resume: Resume) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(job.position, job.name, job.start_date, job.end_date) for job in resume.work]


def test_employer_and_title_on_one_line_with_the_dates_below() -> None:
    sheet = _sheet()
    sheet.heading("EXPERIENCE")
    rows = [("Acme Robotics", "Operations Lead", "MARCH 2020 - PRESENT"), ("Blauw BV", "Planner", "2016 - 2020")]
    for employer, title, dates in rows:
        sheet.pieces.append(Piece(f"{employer} — ", sheet.left, sheet.y, BOLD))
        sheet.pieces.append(Piece(title, sheet.left + 120, sheet.y, ITALIC))
        sheet.y -= 14
        sheet.line(dates, size=8)
        sheet.bullet("Planned the week of forty people")

    assert _jobs(read(draw([sheet.pieces]))) == [
        ("Operations Lead", "Acme Robotics", "2020-03", None),
        ("Planner", "Blauw BV", "2016", "2020"),
    ]


def test_dates_in_a_left_column_with_title_and_employer_on_two_lines() -> None:
    sheet = _sheet()
    sheet.heading("Berufserfahrung")
    rows = [
        ("01/2019 – heute", "Projektleiter", "Müller Maschinenbau GmbH, Stuttgart"),
        ("03/2014 – 12/2018", "Konstrukteur", "Weber AG, Ulm"),
    ]
    for dates, title, employer in rows:
        sheet.pieces.append(Piece(dates, sheet.left, sheet.y))
        for text, font in ((title, BOLD), (employer, "Helvetica"), ("• Leitung von Projekten", "Helvetica")):
            sheet.pieces.append(Piece(text, sheet.left + 130, sheet.y, font))
            sheet.y -= 13

    resume = read(draw([sheet.pieces]))

    assert _jobs(resume) == [
        ("Projektleiter", "Müller Maschinenbau GmbH", "2019-01", None),
        ("Konstrukteur", "Weber AG", "2014-03", "2018-12"),
    ]
    assert [job.location for job in resume.work] == ["Stuttgart", "Ulm"]


def test_several_roles_at_one_employer_share_its_name_and_place() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    sheet.line("Globex Corporation", at_right="Denver, CO", font=BOLD)
    for title, dates in (("Senior Manager, Supply Chain", "2021 – Present"), ("Supply Chain Analyst", "2018 – 2021")):
        sheet.line(title, at_right=dates, font=ITALIC)
        sheet.bullet("Cut stock by a third")
    sheet.line("Initech", at_right="Austin, TX", font=BOLD)
    sheet.line("Buyer", at_right="2015 – 2018", font=ITALIC)
    sheet.bullet("Bought parts")

    resume = read(draw([sheet.pieces]))

    assert _jobs(resume) == [
        ("Senior Manager, Supply Chain", "Globex Corporation", "2021", None),
        ("Supply Chain Analyst", "Globex Corporation", "2018", "2021"),
        ("Buyer", "Initech", "2015", "2018"),
    ]
    assert [job.location for job in resume.work] == ["Denver, CO", "Denver, CO", "Austin, TX"]


def test_jobs_told_in_paragraphs() -> None:
    sheet = _sheet()
    sheet.heading("Professional Experience")
    rows = [("Store Manager, Grocer & Sons", "2018 to present"), ("Shift Supervisor, Corner Coffee", "2014 to 2018")]
    for head, dates in rows:
        sheet.line(head, at_right=dates, font=BOLD)
        sheet.line(
            "Led a team of twelve people and ordered the goods of each week. Reduced waste by a third, and opened"
        )
        sheet.line("a second shop within one year of starting.")

    resume = read(draw([sheet.pieces]))

    assert _jobs(resume) == [
        ("Store Manager", "Grocer & Sons", "2018", None),
        ("Shift Supervisor", "Corner Coffee", "2014", "2018"),
    ]
    assert resume.work[1].summary is not None
    assert resume.work[1].summary.endswith("opened a second shop within one year of starting.")


def test_one_line_a_job_with_bars_between() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    sheet.line("Master Electrician | Volt & Sons | 2015 - Present")
    sheet.line("Electrician | City Power Co. | 2008 - 2015")
    sheet.heading("Education")
    sheet.line("High School Diploma | Lincoln High School | 2005")

    resume = read(draw([sheet.pieces]))

    assert _jobs(resume) == [
        ("Master Electrician", "Volt & Sons", "2015", None),
        ("Electrician", "City Power Co.", "2008", "2015"),
    ]
    assert [(study.study_type, study.institution) for study in resume.education] == [
        ("High School Diploma", "Lincoln High School")
    ]


def test_headings_that_hang_left_of_their_sections() -> None:
    pieces = [Piece("Noor van den Berg", 200, 790, BOLD, 20)]
    pieces += [Piece("RESEARCH", 50, 740, BOLD, 9), Piece("EXPERIENCE", 50, 727, BOLD, 9)]
    pieces += [Piece("Lab Assistant", 150, 740, BOLD), Piece("2019 – 2021", 450, 740)]
    pieces += [Piece("Institute of Soils, Wageningen, Netherlands", 150, 727)]
    pieces += [Piece("•", 150, 714), Piece("Took samples from forty fields", 162, 714)]
    pieces += [Piece("SKILLS", 50, 680, BOLD, 9), Piece("R, QGIS, Excel", 150, 680)]

    resume = read(draw([pieces]))

    assert _jobs(resume) == [("Lab Assistant", "Institute of Soils", "2019", "2021")]
    assert resume.skills[0].keywords == ["R", "QGIS", "Excel"]


def test_the_same_footer_on_each_page_is_no_text_of_a_job() -> None:
    pages = []
    for number in (1, 2):
        sheet = _sheet() if number == 1 else Sheet()
        if number == 1:
            sheet.heading("Experience")
            sheet.line("Baker", at_right="2019 – 2021", font=BOLD)
            sheet.line("Kornhaus Ltd, Cork, Ireland", font=ITALIC)
        sheet.bullet(f"Baked bread number {number}")
        pages.append([*sheet.pieces, Piece(f"Noor van den Berg – page {number} of 2", 60, 30, size=8)])

    assert read(draw(pages)).work[0].highlights == ["Baked bread number 1", "Baked bread number 2"]


def test_lines_with_labels_below_a_job_are_no_new_job() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    for title, dates in (("Software Engineer", "2021 – Present"), ("Web Developer", "2018 – 2021")):
        sheet.line(title, at_right=dates, font=BOLD)
        sheet.line("Tiny Corp Ltd", font=ITALIC)
        sheet.bullet("Wrote services")
        sheet.line("Technologies: Python, Flask, PostgreSQL", font=BOLD)

    assert _jobs(read(draw([sheet.pieces]))) == [
        ("Software Engineer", "Tiny Corp Ltd", "2021", None),
        ("Web Developer", "Tiny Corp Ltd", "2018", "2021"),
    ]


def test_a_page_without_any_styles_or_bullets() -> None:
    sheet = Sheet()
    for text in [
        "John Smith",
        "123 Main Street, Denver, CO 80202",
        "john.smith@example.com",
        "",
        "EXPERIENCE",
        "Warehouse Associate, Walmart, Denver, CO",
        "March 2020 - Present",
        "Loaded trucks",
        "Counted stock",
        "Cashier, Target, Aurora, CO",
        "June 2017 - February 2020",
        "Served customers",
        "",
        "SKILLS",
        "Forklift, Excel",
    ]:
        sheet.line(text or " ")

    resume = read(draw([sheet.pieces]))

    assert resume.basics.name == "John Smith"
    assert _jobs(resume) == [
        ("Warehouse Associate", "Walmart", "2020-03", None),
        ("Cashier", "Target", "2017-06", "2020-02"),
    ]
    assert [job.summary for job in resume.work] == ["Loaded trucks Counted stock", "Served customers"]


def test_contact_data_with_labels_below_the_words_curriculum_vitae() -> None:
    sheet = Sheet()
    sheet.line("CURRICULUM VITAE", font=BOLD, size=16)
    for text in ("Name: Carmen Ortega Ruiz", "Phone: +34 600 123 456", "Email: carmen@example.org"):
        sheet.line(text)
    sheet.heading("Experiencia")
    sheet.line("Camarera (2019 - 2022)", font=BOLD)
    sheet.line("Bar Central")
    sheet.bullet("Atención al cliente")

    resume = read(draw([sheet.pieces]))

    assert (resume.basics.name, resume.basics.phone) == ("Carmen Ortega Ruiz", "+34 600 123 456")
    assert _jobs(resume) == [("Camarera", "Bar Central", "2019", "2022")]


def test_bullets_that_are_drawn_and_not_printed() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    sheet.line("Baker", at_right="2019 – 2021", font=BOLD)
    sheet.line("Kornhaus Ltd, Cork, Ireland", font=ITALIC)
    dots = []
    for text in ("Baked bread for three shops", "Trained two apprentices"):
        dots.append((sheet.left + 4, sheet.y + 3.5))
        sheet.pieces.append(Piece(text, sheet.left + 12, sheet.y))
        sheet.y -= 13.5
    sheet.heading("Languages")
    sheet.line("English")
    dots += [(sheet.left + 60 + step, sheet.y + 17) for step in (0, 6, 12)]  # A rating.

    def paint(canvas: Canvas) -> None:
        for x, y in dots:
            canvas.circle(x, y, 1.5, stroke=0, fill=1)

    resume = read(draw([sheet.pieces], paint=paint))

    assert resume.work[0].highlights == ["Baked bread for three shops", "Trained two apprentices"]
    assert [language.language for language in resume.languages] == ["English"]


def test_studies_without_bullets_whose_dates_stand_below() -> None:
    sheet = _sheet()
    sheet.heading("Education")
    rows = [
        ("BEng in Civil Engineering", "Ashford State University", "2013 – 2017"),
        ("MBA", "Wexford College", "2019"),
    ]
    for degree, school, dates in rows:
        sheet.line(degree, size=11)
        sheet.line(school)
        sheet.line(dates, size=8)
        sheet.y -= 6

    assert [
        (study.institution, study.start_date, study.end_date) for study in read(draw([sheet.pieces])).education
    ] == [
        ("Ashford State University", "2013", "2017"),
        ("Wexford College", None, "2019"),
    ]


def test_the_grade_behind_a_school_makes_no_label_of_the_school() -> None:
    sheet = _sheet()
    sheet.heading("Education")
    for degree, school in (
        ("BSc in Economics", "Aldwick University, GPA: 3.4"),
        ("BA in History", "Wexford College, GPA: 3.9"),
    ):
        sheet.line(degree, at_right="2013 – 2017", font=BOLD)
        sheet.line(school)

    assert [(study.institution, study.score) for study in read(draw([sheet.pieces])).education] == [
        ("Aldwick University", "3.4"),
        ("Wexford College", "3.9"),
    ]


def test_heads_in_the_middle_of_the_page_end_the_bullets_above() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    for title, employer, dates in (("Baker", "Kornhaus Ltd", "2019 – 2021"), ("Cook", "Bar Central", "2015 – 2018")):
        for text, font in ((title, BOLD), (employer, "Helvetica"), (dates, ITALIC)):
            sheet.pieces.append(Piece(text, 297 - 2.6 * len(text), sheet.y, font))
            sheet.y -= 13.5
        sheet.bullet("Made breakfast for eighty guests")

    assert _jobs(read(draw([sheet.pieces]))) == [
        ("Baker", "Kornhaus Ltd", "2019", "2021"),
        ("Cook", "Bar Central", "2015", "2018"),
    ]


def test_a_title_at_its_employer_in_two_styles() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    for title, employer, dates in (("Analyst", "Acme", "2019 – "), ("Intern", "Globex", "2017 – 2018")):
        sheet.pieces.append(Piece(title, sheet.left, sheet.y, BOLD))
        sheet.line(" " * 17 + f"at {employer}", at_right=dates)
        sheet.bullet("Counted things")

    resume = read(draw([sheet.pieces]))

    assert _jobs(resume) == [("Analyst", "Acme", "2019", None), ("Intern", "Globex", "2017", "2018")]
    assert resume.meta.current == ["/work/0"]


def test_academic_appointments_are_work() -> None:
    sheet = _sheet()
    sheet.heading("Academic Appointments")
    sheet.line("Lecturer, Institute of Soils", at_right="2019 – 2021", font=BOLD)
    sheet.bullet("Taught soil physics")

    resume = read(draw([sheet.pieces]))

    assert _jobs(resume) == [("Lecturer", "Institute of Soils", "2019", "2021")]
    assert resume.education == []
