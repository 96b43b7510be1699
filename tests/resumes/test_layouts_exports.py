"""Each test is one more way of writing a résumé that nobody foresaw: exports, sidebars, labels, columns, dots."""

import pytest

from service.resumes import from_text, read
from service.resumes.model import Resume
from tests.resumes.pdfs import BOLD, REGULAR, Piece, Sheet, draw

HEAD = "Noor van den Berg\nnoor@example.org\n\n"


def _jobs(resume: Resume) -> list[tuple[str | None, str | None, str | None]]:
    return [(job.position, job.name, job.location) for job in resume.work]


def _studies(resume: Resume) -> list[tuple[str | None, str | None, str | None, str | None, str | None]]:
    return [(one.study_type, one.area, one.institution, one.start_date, one.end_date) for one in resume.education]


def test_the_export_of_a_board_that_joins_employer_and_town_with_a_hyphen() -> None:
    text = "Billing Clerk\nSt. Johns Family Medicine-Jacksonville, FL\nFebruary 2016 to March 2019\n- Posted payments\n"

    assert _jobs(from_text(f"{HEAD}Work Experience\n\n{text}")) == [
        ("Billing Clerk", "St. Johns Family Medicine", "Jacksonville, FL")
    ]


def _network_row(sheet: Sheet, length: str, rest: str, *lines: str) -> None:
    sheet.pieces += [Piece(length, sheet.left, sheet.y, REGULAR, 9), Piece(rest, sheet.left, sheet.y - 12, REGULAR, 9)]
    for at, line in enumerate(lines):
        sheet.pieces.append(Piece(line, sheet.left + 170, sheet.y - 18 * at))
    sheet.y -= 18 * len(lines) + 12


def test_the_export_of_a_network_that_says_first_how_long_it_was() -> None:
    sheet = Sheet()
    sheet.line("Carsten Biedenkopf", font=BOLD, size=20)
    sheet.line("carsten@example.de")
    sheet.heading("Berufserfahrung")
    now, then = "Bis heute 7 Jahre und 5 Monate,", "5 Jahre und 2 Monate, Mai 2013 -"
    _network_row(sheet, now, "seit Juli 2018", "Projektleiter", "Fuldatal Maschinenbau GmbH")
    _network_row(sheet, then, "Juni 2018", "Konstruktionsingenieur", "Fuldatal Antriebe GmbH")
    sheet.heading("Ausbildung")
    study = "Maschinenbau", "Master of Engineering", "Hochschule Nordhessen"
    _network_row(sheet, "2 Jahre und 6 Monate, Okt. 2010 -", "März 2013", *study)

    resume = read(draw([sheet.pieces]))

    assert [(job.position, job.name, job.start_date, job.end_date) for job in resume.work] == [
        ("Projektleiter", "Fuldatal Maschinenbau GmbH", "2018-07", None),
        ("Konstruktionsingenieur", "Fuldatal Antriebe GmbH", "2013-05", "2018-06"),
    ]
    assert resume.meta.current == ["/work/0"]
    assert [(one.institution, one.start_date, one.end_date) for one in resume.education] == [
        ("Hochschule Nordhessen", "2010-10", "2013-03")
    ]


def test_headings_of_a_sidebar_that_are_smaller_than_those_of_the_text() -> None:
    sheet = Sheet()
    beside = sheet.left + 190
    sheet.pieces.append(Piece("Courtney Blankenship", beside, sheet.y, BOLD, 20))
    column = ["Contact", "courtney@example.com", "Skills", "Triage", "Wound Care", "Epic", "Languages", "English"]
    for at, text in enumerate(column):
        font, size = (BOLD, 11) if text in {"Contact", "Skills", "Languages"} else (REGULAR, 8)
        sheet.pieces.append(Piece(text, sheet.left, sheet.y - 20 - 22 * at, font, size))
    lines = ["Experience", "2020-07 - present", "Registered Nurse, Bluegrass Medical Center", "Care for patients"]
    for at, text in enumerate([*lines, "Education", "2013 - 2017", "BSc Nursing, University of Leeds"]):
        font, size = (BOLD, 13) if text in {"Experience", "Education"} else (REGULAR, 9)
        sheet.pieces.append(Piece(text, beside, sheet.y - 40 - 20 * at, font, size))

    resume = read(draw([sheet.pieces]))

    assert [word for group in resume.skills for word in group.keywords] == ["Triage", "Wound Care", "Epic"]
    assert [job.start_date for job in resume.work] == ["2020-07"]


@pytest.mark.parametrize(
    ("first", "last", "ends"), [("2019", "– 2022", "2022"), ("August 2017", "– April 2022", "2022-04")]
)
def test_a_range_whose_dash_stands_apart(first: str, last: str, ends: str) -> None:
    sheet = Sheet()
    sheet.line("Noor van den Berg", font=BOLD, size=20)
    sheet.line("noor@example.org")
    sheet.heading("EXPERIENCE")
    sheet.line("UI Designer, Clearwell Health Ltd", font=BOLD)
    sheet.pieces += [Piece(first, sheet.left, sheet.y), Piece(last, sheet.left + 80, sheet.y)]

    job = read(draw([sheet.pieces])).work[0]

    assert (job.position, job.name, job.end_date) == ("UI Designer", "Clearwell Health Ltd", ends)


def test_a_title_and_a_period_with_labels_below_their_employer() -> None:
    text = (
        "Mineração Serra Clara S.A. – Belo Horizonte\nCargo: Analista financeiro\nPeríodo: 03/2019 a atual\n- Caixa\n\n"
        "Rede de Farmácias – Contagem\nCargo: Assistente financeiro\nPeríodo: 01/2016 a 02/2019\n- Notas\n"
    )
    resume = from_text(f"{HEAD}EXPERIÊNCIA PROFISSIONAL\n\n{text}")

    assert [(job.position, job.name, job.start_date) for job in resume.work] == [
        ("Analista financeiro", "Mineração Serra Clara S.A.", "2019-03"),
        ("Assistente financeiro", "Rede de Farmácias", "2016-01"),
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [("Curriculum Vitae Gerrit-Jan Boonstra", "Gerrit-Jan Boonstra"), ("CV Nigel Arbuthnot", "Nigel Arbuthnot")],
)
def test_a_name_behind_the_name_of_the_document(line: str, name: str) -> None:
    assert from_text(f"{line}\nwork@example.org\n\nEXPERIENCE\n\nBaker\nCrumbs Ltd\n2019 - 2021\n").basics.name == name


def test_a_bare_town_among_the_contact_data_is_where_the_person_lives() -> None:
    location = from_text("Noor van den Berg\nUtrecht | noor@example.org | +31 6 12345678\n").basics.location

    assert location is not None
    assert location.address == "Utrecht"


def test_numbered_headings() -> None:
    job = "Padeiro\nPão Ltda.\n2019 - 2021"
    text = f"1 Resumo\n\nAnalista.\n\n2 Experiência profissional\n\n{job}\n\n3 Idiomas\n\nInglês\n"

    assert [job.position for job in from_text(f"{HEAD}{text}").work] == ["Padeiro"]


def test_headings_between_dashes_and_an_employer_in_larger_letters_above_its_roles() -> None:
    sheet = Sheet()
    sheet.line("Oğuzhan Sahin", font=BOLD, size=24)
    sheet.line("oguzhan@example.net")
    for heading, rows in (
        (
            "— Work History —",
            [("Marlowe Retail Group, Helsinki", "Head of People"), ("Sundial Foods, Bursa", "Advisor")],
        ),
        ("— Education —", []),
    ):
        sheet.y -= 10
        sheet.line(heading, font=BOLD, size=13)
        for at, (employer, title) in enumerate(rows):
            sheet.line(employer, font=BOLD, size=11.5)
            sheet.line(title, font=BOLD, size=10)
            sheet.line(f"March {2022 - at} – May {2023 - at}", size=10)
            sheet.bullet("Planned the week of forty people")
    sheet.line("BA, University of Leeds, 2012")

    assert _jobs(read(draw([sheet.pieces]))) == [
        ("Head of People", "Marlowe Retail Group", "Helsinki"),
        ("Advisor", "Sundial Foods", "Bursa"),
    ]


def test_a_heading_at_the_very_foot_of_a_page_is_no_footer() -> None:
    first, second = Sheet(), Sheet()
    first.line("Noor van den Berg", font=BOLD, size=20)
    first.line("noor@example.org")
    first.heading("EXPERIENCE")
    first.line("Planner, Blauw BV, 2019 – 2021")
    first.heading("LANGUAGES")
    first.line("English (native)")
    first.y = 60
    first.heading("SKILLS")
    second.line("Juniper, Ansible, Python")

    resume = read(draw([first.pieces, second.pieces]))

    assert [word for group in resume.skills for word in group.keywords] == ["Juniper", "Ansible", "Python"]


def test_dots_that_lead_to_a_date_and_headings_of_markdown() -> None:
    sheet = Sheet()
    sheet.line("Noor van den Berg", font=BOLD, size=20)
    sheet.line("noor@example.org")
    sheet.line("# Work History", font=BOLD, size=12)
    sheet.line("Tidepool Analytics, Utrecht ........................................ Feb 2021 – Present")
    sheet.line("Data Scientist")
    sheet.bullet("Planned the week of forty people")
    sheet.line("# Languages", font=BOLD, size=12)
    sheet.line("English")

    job = read(draw([sheet.pieces])).work[0]

    assert (job.position, job.name, job.location, job.start_date) == (
        "Data Scientist",
        "Tidepool Analytics",
        "Utrecht",
        "2021-02",
    )


def test_a_town_beside_a_school_is_no_degree() -> None:
    text = "University of Galway, Tallinn | 2018 - 2020\n- MArch in Architecture; GPA: 3.8\n"

    assert _studies(from_text(f"{HEAD}EDUCATION\n\n{text}")) == [
        ("MArch", "Architecture", "University of Galway", "2018", "2020")
    ]


def test_a_place_in_brackets_behind_an_employer() -> None:
    text = "Supply Chain Director\nGreyhaul Freight (Santa Fe, NM)\n2019 - 2021\n- Planned the week of forty people\n"

    assert _jobs(from_text(f"{HEAD}EXPERIENCE\n\n{text}")) == [
        ("Supply Chain Director", "Greyhaul Freight", "Santa Fe, NM")
    ]


def test_the_halves_of_a_name_beside_other_cells() -> None:
    sheet = Sheet()
    sheet.pieces += [
        Piece("Marisol", sheet.left + 50, sheet.y, BOLD, 21),
        Piece("ME", sheet.left, sheet.y - 22, BOLD, 17),
    ]
    sheet.pieces += [Piece("Echeverría", sheet.left + 50, sheet.y - 24, BOLD, 21)]
    sheet.pieces += [Piece("m.echeverria@example.com", sheet.left + 260, sheet.y)]
    sheet.y -= 50
    sheet.heading("EXPERIENCE")
    sheet.line("Chief Engineer, Corran Offshore Ltd, 2019 – 2021")

    assert read(draw([sheet.pieces])).basics.name == "Marisol Echeverría"


def test_a_table_with_a_column_for_either_end_of_a_range() -> None:
    sheet = Sheet()
    sheet.line("Noor van den Berg", font=BOLD, size=20)
    sheet.line("noor@example.org")
    sheet.heading("EXPERIENCE")
    rows = [("From", "To", "Position", "Employer"), ("06/2020", "present", "Ward Sister", "Chiltern Vale Hospital")]
    for row in [*rows, ("03/2015", "05/2020", "Staff Nurse", "Rosebank Nursing Home")]:
        sheet.pieces += [Piece(text, sheet.left + at * 90, sheet.y) for at, text in enumerate(row)]
        sheet.y -= 14

    assert [(job.position, job.name, job.start_date, job.end_date) for job in read(draw([sheet.pieces])).work] == [
        ("Ward Sister", "Chiltern Vale Hospital", "2020-06", None),
        ("Staff Nurse", "Rosebank Nursing Home", "2015-03", "2020-05"),
    ]
