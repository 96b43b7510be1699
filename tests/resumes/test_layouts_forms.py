"""Each test is one way in which forms, grids and columns hold what a résumé says."""

from service.resumes import from_text, read
from service.resumes.model import Resume
from tests.resumes.pdfs import BOLD, ITALIC, REGULAR, Piece, Sheet, draw


def _jobs(resume: Resume) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(job.position, job.name, job.start_date, job.end_date) for job in resume.work]


def _sheet() -> Sheet:
    sheet = Sheet()
    sheet.line("Noor van den Berg", font=BOLD, size=20)
    sheet.line("noor@example.org | +31 6 12345678 | Utrecht, Netherlands", size=9)
    return sheet


def test_the_europass_form_with_its_employer_last() -> None:
    sheet = _sheet()
    sheet.heading("Work experience")
    for dates, title, employer in (("2019 – 2023", "Baker", "Kornhaus Ltd"), ("2015 – 2018", "Cook", "Bar Central")):
        for label, value in (
            ("Dates", dates),
            ("Occupation or position held", title),
            ("Main activities and responsibilities", "Made breakfast for eighty guests"),
            ("Name and address of employer", f"{employer}, Cork, Ireland"),
        ):
            sheet.pieces.append(Piece(label, sheet.left, sheet.y))
            sheet.pieces.append(Piece(value, sheet.left + 190, sheet.y))
            sheet.y -= 14

    resume = read(draw([sheet.pieces]))

    assert _jobs(resume) == [("Baker", "Kornhaus Ltd", "2019", "2023"), ("Cook", "Bar Central", "2015", "2018")]
    assert [job.location for job in resume.work] == ["Cork, Ireland", "Cork, Ireland"]
    assert resume.work[0].highlights == ["Made breakfast for eighty guests"]


def test_jobs_with_a_label_before_each_value() -> None:
    resume = from_text(
        "Asha Rao\nasha@example.org\n\nWORK EXPERIENCE\n"
        "Company: Acme Ltd\nDesignation: Test Engineer\nDuration: Jan 2019 - Mar 2021\nResponsibilities: Tested pumps\n"
        "Company: Globex Inc\nDesignation: Trainee\nDuration: Jun 2017 - Dec 2018\nResponsibilities: Tested valves\n"
    )

    assert _jobs(resume) == [
        ("Test Engineer", "Acme Ltd", "2019-01", "2021-03"),
        ("Trainee", "Globex Inc", "2017-06", "2018-12"),
    ]


def test_skills_in_columns_below_their_names() -> None:
    sheet = _sheet()
    sheet.heading("SKILLS")
    rows = (("Product", "Tools"), ("roadmapping, user", "Jira, Figma,"), ("interviews", "SQL"))
    for number, row in enumerate(rows):
        for at, text in zip((0, 150), row, strict=True):
            sheet.pieces.append(Piece(text, sheet.left + at, sheet.y, BOLD if not number else REGULAR))
        sheet.y -= 14

    skills = read(draw([sheet.pieces])).skills

    assert [(group.name, group.keywords) for group in skills] == [
        ("Product", ["roadmapping", "user interviews"]),
        ("Tools", ["Jira", "Figma", "SQL"]),
    ]


def test_levels_in_a_row_below_their_languages() -> None:
    sheet = _sheet()
    sheet.heading("LANGUAGES")
    for row, font in ((("German", "Polish"), BOLD), (("native", "C1"), REGULAR)):
        for at, text in zip((0, 150), row, strict=True):
            sheet.pieces.append(Piece(text, sheet.left + at, sheet.y, font))
        sheet.y -= 14

    languages = read(draw([sheet.pieces])).languages

    assert [(language.language, language.fluency) for language in languages] == [("German", "native"), ("Polish", "C1")]


def test_dates_flush_right_stay_out_of_the_sidebar_beside_them() -> None:
    sheet = _sheet()
    top = sheet.y
    sheet.right = 380
    sheet.heading("Experience")
    for title, employer, dates in (
        ("Baker", "Kornhaus Ltd", "2019 – 2021"),
        ("Cook", "Bar Central", "2015 – 2018"),
        ("Porter", "Hotel Astoria", "2013 – 2015"),
        ("Waiter", "Bar Centrale Ltd", "2011 – 2013"),
    ):
        sheet.line(title, at_right=dates, font=BOLD)
        sheet.line(employer, font=ITALIC)
        sheet.bullet("Made breakfast for eighty guests")
    side = Sheet(left=400, y=top)
    side.heading("Skills")
    for skill in ("Bread", "Soups", "Pastry", "Sauces", "Hygiene", "Ordering"):
        side.line(skill)

    resume = read(draw([[*sheet.pieces, *side.pieces]]))

    assert _jobs(resume)[0] == ("Baker", "Kornhaus Ltd", "2019", "2021")
    assert _jobs(resume)[3] == ("Waiter", "Bar Centrale Ltd", "2011", "2013")
    assert [skill for group in resume.skills for skill in group.keywords] == [
        "Bread",
        "Soups",
        "Pastry",
        "Sauces",
        "Hygiene",
        "Ordering",
    ]


def test_a_name_and_a_heading_over_two_lines() -> None:
    sheet = Sheet()
    sheet.line("KÄTHE", font=BOLD, size=26)
    sheet.line("GRÜNWALD", font=BOLD, size=26)
    sheet.line("kaethe@example.org / +49 221 5550123 / Köln, Germany")
    sheet.y -= 10
    sheet.line("ACADEMIC", font=BOLD, size=12)
    sheet.line("BACKGROUND", font=BOLD, size=12)
    sheet.line("BSc in Economics / Aldwick University", at_right="2006 – 2008")

    resume = read(draw([sheet.pieces]))

    assert resume.basics.name == "KÄTHE GRÜNWALD"
    assert [(study.study_type, study.area, study.institution) for study in resume.education] == [
        ("BSc", "Economics", "Aldwick University")
    ]


def test_a_signature_and_a_footer_are_no_languages() -> None:
    sheet = _sheet()
    sheet.heading("Sprachen")
    sheet.line("Deutsch – Muttersprache")
    sheet.line("Englisch – C1")
    sheet.y -= 20
    sheet.line("Köln, den 03.02.2025")
    sheet.line("Noor van den Berg")
    footer = Piece("March 3, 2025   Noor van den Berg · Résumé   1", 200, 30, size=8)

    languages = read(draw([[*sheet.pieces, footer]])).languages

    assert [language.language for language in languages] == ["Deutsch", "Englisch"]


def test_a_chinese_a_korean_and_a_russian_resume_give_contact_dates_and_sections() -> None:
    chinese = from_text(
        "王小明\nwang@example.org\n\n工作经历\n\n2019年3月 - 至今   某某公司   工程师\n\n"
        "教育背景\n\n2012 - 2016  某某大学"
    )
    korean = from_text(
        "김민수\nkim@example.org\n\n경력\n\n2019.03 - 현재   Acme   개발자\n\n학력\n\n2012 - 2016   서울대학교"
    )
    russian = from_text(
        "Иван Петров\nivan@example.org\n\nОПЫТ РАБОТЫ\n\n2019 – настоящее время   Завод   Инженер\n\n"
        "НАВЫКИ\n\nPython, SQL"
    )

    assert [
        (len(given.work), given.work[0].start_date, given.meta.current) for given in (chinese, korean, russian)
    ] == [
        (1, "2019-03", ["/work/0"]),
        (1, "2019-03", ["/work/0"]),
        (1, "2019", ["/work/0"]),
    ]
    assert [given.basics.email for given in (chinese, korean, russian)] == [
        "wang@example.org",
        "kim@example.org",
        "ivan@example.org",
    ]
    assert len(chinese.education) == len(korean.education) == 1
    assert russian.skills[0].keywords == ["Python", "SQL"]
    assert [given.meta.warnings for given in (chinese, korean, russian)] == [["other_script"]] * 3


def test_a_vietnamese_or_polish_resume_is_in_no_other_script() -> None:
    assert from_text("Nguyễn Thị Hồng\n\nSkills\n\nPhở, Bánh mì").meta.warnings == []


def test_a_label_is_not_taken_for_the_place_it_stands_before() -> None:
    basics = from_text("Jan Nowak\nEmail\njan@example.org\nLocation\nGdańsk, Poland\n\nSkills\n\nGit").basics

    assert basics.location is not None
    assert basics.location.address == "Gdańsk, Poland"


def test_the_words_of_a_typewriter_stay_together() -> None:
    sheet = Sheet()
    sheet.line("Noor van den Berg", font="Courier", size=18)
    for text in ("Bristol, United Kingdom", "noor@example.org"):
        sheet.line(text, font="Courier")

    basics = read(draw([sheet.pieces])).basics

    assert basics.location is not None
    assert basics.location.address == "Bristol, United Kingdom"
