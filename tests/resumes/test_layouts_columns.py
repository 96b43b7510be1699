"""Each test is one way in which columns, tables and attributes stand beside each other."""

from service.resumes import read
from service.resumes.model import Resume
from tests.resumes.pdfs import BOLD, ITALIC, Piece, Sheet, draw


def _sheet() -> Sheet:
    sheet = Sheet()
    sheet.line("Noor van den Berg", font=BOLD, size=20)
    sheet.line("noor@example.org · +31 6 12345678 · Utrecht, Netherlands", size=9)
    return sheet


def _jobs(resume: Resume) -> list[tuple[str | None, ...]]:
    return [(job.position, job.name, job.start_date, job.end_date) for job in resume.work]


def _studies(resume: Resume) -> list[tuple[str | None, ...]]:
    return [(study.study_type, study.area, study.institution, study.end_date) for study in resume.education]


def test_three_columns_begin_below_the_jobs() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    sheet.line("Head of Growth, Pixel Forge", at_right="2018 – 2020", font=BOLD)
    sheet.bullet("Doubled the number of readers")
    top = sheet.y - 20
    columns = {
        56.0: ("Education", "Ashford University", "BSc in Physics", "2014"),
        240.0: ("Skills", "Python", "Excel", "Public speaking", "Budgeting"),
        420.0: ("Languages", "Dutch – Native", "English – C1"),
    }
    for x, texts in columns.items():
        for row, text in enumerate(texts):
            sheet.pieces.append(Piece(text, x, top - 14 * row, *((BOLD, 12.5) if not row else ("Helvetica", 10))))

    resume = read(draw([sheet.pieces]))

    assert _jobs(resume) == [("Head of Growth", "Pixel Forge", "2018", "2020")]
    assert _studies(resume) == [("BSc", "Physics", "Ashford University", "2014")]
    assert resume.skills[0].keywords == ["Python", "Excel", "Public speaking", "Budgeting"]
    assert [(tongue.language, tongue.fluency) for tongue in resume.languages] == [
        ("Dutch", "Native"),
        ("English", "C1"),
    ]


def test_dates_right_of_jobs_and_a_grid_of_skills_make_no_column() -> None:
    sheet = _sheet()
    sheet.heading("EDUCATION")
    sheet.line("LLB in Law", at_right="Expected 2027", font=BOLD)
    sheet.line("Ashford University")
    sheet.heading("SKILLS")
    grid = [("Methods", "Tools", "Finance"), ("Scrum", "Git", "VAT returns"), ("Kanban", "Excel", "Budgeting")]
    for row, texts in enumerate(grid):
        for x, text in zip((56, 300, 430), texts, strict=True):
            sheet.pieces.append(Piece(text, x, sheet.y, "Helvetica" if row else BOLD))
        sheet.y -= 13.5
    sheet.heading("EXPERIENCE")
    sheet.line("Paralegal", at_right="2019 – 2024", font=BOLD)
    sheet.line("Tallis Group", font=ITALIC)

    resume = read(draw([sheet.pieces]))

    assert _studies(resume) == [("LLB", "Law", "Ashford University", "2027")]
    assert [(group.name, group.keywords) for group in resume.skills] == [
        ("Methods", ["Scrum", "Kanban"]),
        ("Tools", ["Git", "Excel"]),
        ("Finance", ["VAT returns", "Budgeting"]),
    ]
    assert _jobs(resume) == [("Paralegal", "Tallis Group", "2019", "2024")]


def test_a_table_of_jobs_with_names_above_its_columns() -> None:
    sheet = _sheet()
    sheet.heading("Employment History")
    rows = [
        ("Dates", "Employer", "Position"),
        ("Apr 2021 — Oct 2025", "The Paper Lantern", "Barista"),
        ("Jan 2016 — Aug 2020", "Grupo Alborada", "Orderly"),
    ]
    for number, row in enumerate(rows):
        for x, text in zip((56, 230, 400), row, strict=True):
            sheet.pieces.append(Piece(text, x, sheet.y, "Helvetica" if number else BOLD))
        sheet.y -= 16

    assert _jobs(read(draw([sheet.pieces]))) == [
        ("Barista", "The Paper Lantern", "2021-04", "2025-10"),
        ("Orderly", "Grupo Alborada", "2016-01", "2020-08"),
    ]


def test_contact_data_in_a_column_beside_the_text() -> None:
    sheet = Sheet(left=180)
    sheet.line("Noor van den Berg", font=BOLD, size=20)
    for row, text in enumerate(("+31 6 12345678", "noor@example.org", "Utrecht, Netherlands", "github.com/noor")):
        sheet.pieces.append(Piece(text, 56, 735 - 12 * row, size=8.5))
    sheet.y = 747
    sheet.heading("Experience")
    for title, dates in (("Paralegal", "2019 – 2024"), ("Law Clerk", "2016 – 2019")):
        sheet.line(title, at_right=dates, font=BOLD)
        sheet.line("Tallis Group Ltd, Leeds, UK", font=ITALIC)
        sheet.bullet("Filed the papers of forty cases")

    resume = read(draw([sheet.pieces]))

    assert (resume.basics.email, resume.basics.phone) == ("noor@example.org", "+31 6 12345678")
    assert _jobs(resume) == [
        ("Paralegal", "Tallis Group Ltd", "2019", "2024"),
        ("Law Clerk", "Tallis Group Ltd", "2016", "2019"),
    ]


def test_titles_with_a_department_beside_their_employers() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    for head, dates in (
        ("Vice President, Operations, Sable & Sons", "2021 – 2024"),
        ("Buyer, Sable & Sons", "2015 – 2021"),
    ):
        sheet.line(head, at_right=dates, font=BOLD)
        sheet.bullet("Cut stock by a third")

    assert _jobs(read(draw([sheet.pieces]))) == [
        ("Vice President, Operations", "Sable & Sons", "2021", "2024"),
        ("Buyer", "Sable & Sons", "2015", "2021"),
    ]


def test_a_title_with_a_comma_above_its_employer() -> None:
    sheet = _sheet()
    sheet.heading("Experience")
    for title, employer in (("Account Executive, Enterprise", "Wavecrest"), ("Teaching Fellow", "Copperleaf")):
        sheet.line(title, at_right="2016 – 2019", font=BOLD)
        sheet.line(f"{employer}, Leeds, UK")
        sheet.bullet("Won the prize of the region")

    assert _jobs(read(draw([sheet.pieces])))[0] == ("Account Executive, Enterprise", "Wavecrest", "2016", "2019")


def test_studies_whose_first_line_has_a_place_and_no_date() -> None:
    sheet = _sheet()
    sheet.heading("EDUCATION")
    for school, degree, dates in (
        ("ASHFORD COLLEGE", "B.S., Biology. GPA 3.52", "2015 – 2019"),
        ("TU WIEN", "MSc, Physics", "2012"),
    ):
        sheet.line(school, at_right="Lyon, France")
        sheet.line(degree, at_right=dates)
        sheet.line("Relevant coursework: Statistics, Ethics")

    resume = read(draw([sheet.pieces]))

    assert _studies(resume) == [("B.S.", "Biology", "ASHFORD COLLEGE", "2019"), ("MSc", "Physics", "TU WIEN", "2012")]
    assert resume.education[0].score == "3.52"


def test_a_minor_is_not_the_field_and_a_grade_not_the_degree() -> None:
    sheet = _sheet()
    sheet.heading("Education")
    sheet.line("Ashford University", at_right="2019", font=BOLD)
    sheet.line("BA in History, minor in Philosophy, 8.9/10 GPA")

    resume = read(draw([sheet.pieces]))

    assert _studies(resume) == [("BA", "History", "Ashford University", "2019")]
    assert resume.education[0].score == "8.9/10"


def test_a_diploma_of_a_school_is_a_degree() -> None:
    sheet = _sheet()
    sheet.heading("Education")
    sheet.line("Georgia Tech", at_right="2012", font=BOLD)
    sheet.line("High School Diploma")

    assert _studies(read(draw([sheet.pieces]))) == [("High School Diploma", None, "Georgia Tech", "2012")]


def test_a_name_over_two_lines_with_a_place_beside_the_second() -> None:
    pieces = [Piece("María José", 56, 790, BOLD, 24)]
    pieces += [Piece("Raghunathan", 56, 764, BOLD, 24), Piece("Milan, Italy", 480, 764, size=9)]
    pieces += [Piece("maria.raghunathan@example.org", 400, 752, size=9)]

    assert read(draw([pieces])).basics.name == "María José Raghunathan"


def test_a_level_that_goes_on_in_the_next_line() -> None:
    sheet = _sheet()
    sheet.heading("Languages")
    sheet.line("French (Professional working")
    sheet.line("proficiency), Dutch (Fluent), German")
    sheet.line("(Basic)")

    assert [(tongue.language, tongue.fluency) for tongue in read(draw([sheet.pieces])).languages] == [
        ("French", "Professional working proficiency"),
        ("Dutch", "Fluent"),
        ("German", "Basic"),
    ]


def test_lists_of_skills_end_with_their_lines_when_there_was_room() -> None:
    sheet = _sheet()
    sheet.heading("Summary")
    sheet.line(
        "A teacher of mathematics who has written three books for schools and likes to work in small teams of peers."
    )
    sheet.heading("Skills")
    for text in ("Illustrator, Typography", "SAP, Tableau, Git, Docker", "Python, Swift"):
        sheet.line(text)

    keywords = [keyword for group in read(draw([sheet.pieces])).skills for keyword in group.keywords]

    assert keywords == ["Illustrator", "Typography", "SAP", "Tableau", "Git", "Docker", "Python", "Swift"]


def test_labels_of_skills_in_italics() -> None:
    sheet = _sheet()
    sheet.heading("Skills")
    for label, items in (("Soft skills", "Mentoring, Public speaking"), ("Clinical", "Wound care, Phlebotomy")):
        sheet.pieces.append(Piece(label, sheet.left, sheet.y, ITALIC))
        sheet.pieces.append(Piece(items, sheet.left + 52, sheet.y))
        sheet.y -= 13.5

    assert [(group.name, group.keywords) for group in read(draw([sheet.pieces])).skills] == [
        ("Soft skills", ["Mentoring", "Public speaking"]),
        ("Clinical", ["Wound care", "Phlebotomy"]),
    ]


def test_groups_of_skills_named_as_sections_are() -> None:
    sheet = _sheet()
    sheet.heading("EXPERIENCE")
    sheet.line("Paralegal, Tallis Group", at_right="2019 – 2024", font=BOLD)
    sheet.heading("SKILLS")
    for name, items in (("Languages", "Go, Rust, SQL"), ("Frameworks", "Django, React"), ("Statistics", "R, SPSS")):
        sheet.line(name, font=BOLD, size=13)
        sheet.line(items)

    assert [(group.name, group.keywords) for group in read(draw([sheet.pieces])).skills] == [
        ("Languages", ["Go", "Rust", "SQL"]),
        ("Frameworks", ["Django", "React"]),
        ("Statistics", ["R", "SPSS"]),
    ]


def test_a_section_with_its_heading_at_the_left_of_all_its_text() -> None:
    pieces = [Piece("Noor van den Berg", 160, 790, BOLD, 24)]
    rows = [
        ("Experience", "Paralegal", "2019 – 2024"),
        ("", "Tallis Group Ltd", ""),
        ("Education", "LLB in Law", "2018"),
    ]
    rows += [("", "Ashford University", ""), ("Skills", "Excel, Filing", "")]
    for row, (heading, text, dates) in enumerate(rows):
        y = 740 - 16 * row
        pieces += [Piece(heading, 56, y, size=14)] if heading else []
        pieces += [Piece(text, 160, y, BOLD if dates else "Helvetica"), *([Piece(dates, 480, y)] if dates else [])]

    resume = read(draw([pieces]))

    assert _jobs(resume) == [("Paralegal", "Tallis Group Ltd", "2019", "2024")]
    assert _studies(resume) == [("LLB", "Law", "Ashford University", "2018")]


def test_ranges_broken_in_a_narrow_column_close_before_the_text() -> None:
    sheet = _sheet()
    sheet.heading("Work History")
    for start, end, head in (
        ("2023-07 -", "Present", "Buyer, Delta Ltd"),
        ("2020-06 -", "2023-07", "Orderly, Kite Ltd"),
    ):
        sheet.pieces += [Piece(start, 60, sheet.y), Piece(head, 108, sheet.y, BOLD)]
        sheet.pieces += [Piece(end, 62, sheet.y - 13), Piece("•", 110, sheet.y - 13)]
        sheet.pieces += [Piece("Kept the stores of two wards", 120, sheet.y - 13)]
        sheet.y -= 30

    assert _jobs(read(draw([sheet.pieces]))) == [
        ("Buyer", "Delta Ltd", "2023-07", None),
        ("Orderly", "Kite Ltd", "2020-06", "2023-07"),
    ]


def test_ranges_broken_at_the_right_with_a_line_of_text_between() -> None:
    sheet = _sheet()
    sheet.heading("Education")
    for degree, begin, end in (("MA", "November 2018 – April", "2019"), ("BA", "Oct 2014 –", "Mar 2018")):
        sheet.line(f"Ashford University, {degree} in Linguistics", at_right="Lyon, France", font=BOLD)
        sheet.line("", at_right=begin)
        sheet.pieces.append(Piece("• GPA: 3.8", 60, sheet.y + 4))
        sheet.y -= 5
        sheet.line("", at_right=end)

    studies = [(study.study_type, study.start_date, study.end_date) for study in read(draw([sheet.pieces])).education]

    assert studies == [("MA", "2018-11", "2019-04"), ("BA", "2014-10", "2018-03")]


def test_a_place_that_goes_on_in_the_next_line_and_a_grade_that_does() -> None:
    sheet = Sheet(left=306, right=480)
    sheet.line("Noor van den Berg", font=BOLD, size=16)
    sheet.heading("Experience")
    sheet.pieces.append(Piece("2022 – 2023", 90, sheet.y))
    sheet.line("Intern", font=BOLD)
    for text in ("Quarry Street Kitchen, Munich,", "Germany"):
        sheet.line(text)
    sheet.bullet("Washed up")
    sheet.heading("Education")
    sheet.pieces.append(Piece("2017 – 2020", 90, sheet.y))
    sheet.line("Ashford University", font=BOLD)
    for text in ("MBA, Marketing, GPA:", "92%"):
        sheet.line(text)

    resume = read(draw([sheet.pieces]))

    assert (resume.work[0].name, resume.work[0].location) == ("Quarry Street Kitchen", "Munich, Germany")
    assert resume.education[0].score == "92%"


def test_headings_over_two_rows_left_of_their_text_and_labels_that_are_none() -> None:
    pieces = [Piece("Noor van den Berg", 160, 790, BOLD, 24)]
    rows = [("WORK", "Paralegal", "2019 – 2024"), ("EXPERIENCE", "Tallis Group Ltd", ""), ("", "", "")]
    rows += [("SKILLS", "", ""), ("Tools", "Excel, SAP", ""), ("Soft skills", "Mentoring, Filing", "")]
    for row, (label, text, dates) in enumerate(rows):
        for x, piece, font in (
            (56, label, BOLD if label.isupper() else ITALIC),
            (160, text, BOLD if dates else "Helvetica"),
            (480, dates, "Helvetica"),
        ):
            pieces += [Piece(piece, x, 740 - 13 * row, font)] if piece else []

    resume = read(draw([pieces]))

    assert _jobs(resume) == [("Paralegal", "Tallis Group Ltd", "2019", "2024")]
    assert [(group.name, group.keywords) for group in resume.skills] == [
        ("Tools", ["Excel", "SAP"]),
        ("Soft skills", ["Mentoring", "Filing"]),
    ]


def test_sections_under_headings_that_nobody_foresaw() -> None:
    sheet = _sheet()
    sheet.heading("Profile")
    sheet.line("A careful person who likes to plan.")
    sheet.heading("My Journey So Far")
    for title, employer, dates in (
        ("Buyer", "Delta Ltd", "2019 – 2021"),
        ("Sales Manager", "Kite GmbH", "2015 – 2018"),
    ):
        sheet.line(title, at_right=dates, font=BOLD)
        sheet.line(employer)
        sheet.bullet("Bought forty things")
    sheet.heading("Alma Mater")
    sheet.line("BSc in Physics", at_right="2012 – 2015", font=BOLD)
    sheet.line("University of Leeds")
    sheet.heading("Beyond the Desk")
    sheet.line("Rowing, Chess, Bread")
    sheet.heading("Languages")
    sheet.line("English, German")

    resume = read(draw([sheet.pieces]))

    assert _jobs(resume) == [("Buyer", "Delta Ltd", "2019", "2021"), ("Sales Manager", "Kite GmbH", "2015", "2018")]
    assert _studies(resume) == [("BSc", "Physics", "University of Leeds", "2015")]
    assert resume.skills == []


def test_a_telephone_number_that_a_narrow_column_breaks() -> None:
    sheet = Sheet()
    for text, size in (("Noor van den Berg", 20), ("+49 151 2345", 9), ("6178", 9), ("noor@example.org", 9)):
        sheet.line(text, size=size)

    resume = read(draw([sheet.pieces]))

    assert resume.basics.phone == "+49 151 2345 6178"
    assert resume.meta.model_extra == {"phone_e164": "+4915123456178"}


def test_a_whole_telephone_number_takes_no_digits_of_the_next_line() -> None:
    sheet = Sheet()
    for text, size in (("Noor van den Berg", 20), ("+44 20 7946 0018", 9), ("10115", 9), ("noor@example.org", 9)):
        sheet.line(text, size=size)

    assert read(draw([sheet.pieces])).basics.phone == "+44 20 7946 0018"
