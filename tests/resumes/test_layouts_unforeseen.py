"""Each test is one way of writing a résumé that a reader of the usual layouts would take for something else."""

import pytest
from reportlab.lib.utils import simpleSplit

from service.resumes import from_text, read
from service.resumes.model import Resume
from tests.resumes.pdfs import BOLD, REGULAR, Piece, Sheet, draw

HEAD = "Noor van den Berg\nnoor@example.org\n\n"


def _jobs(resume: Resume) -> list[tuple[str | None, str | None, str | None]]:
    return [(job.position, job.name, job.location) for job in resume.work]


def _studies(resume: Resume) -> list[tuple[str | None, str | None, str | None, str | None, str | None]]:
    return [(one.study_type, one.area, one.institution, one.start_date, one.end_date) for one in resume.education]


@pytest.mark.parametrize(
    ("lines", "job"),
    [
        ("Planner at Larkspur & Finch | Dublin\n2019 - 2021", ("Planner", "Larkspur & Finch", "Dublin")),
        ("Larkspur & Finch, Dublin — Planner\n2019 - 2021", ("Planner", "Larkspur & Finch", "Dublin")),
        ("Planner, Larkspur & Finch · Dublin · 2019 - 2021", ("Planner", "Larkspur & Finch", "Dublin")),
        ("Planner | Larkspur & Finch | Dublin | 2019 - 2021", ("Planner", "Larkspur & Finch", "Dublin")),
        (
            "Planner                  2019 - 2021\nat Larkspur & Finch in Dublin",
            ("Planner", "Larkspur & Finch", "Dublin"),
        ),
        (
            "Larkspur & Finch Ltd\nPlanner\nJune 2019 - May 2021 (2 years)\nDublin",
            ("Planner", "Larkspur & Finch Ltd", "Dublin"),
        ),
        (
            "Employer: Larkspur & Finch Ltd\nPosition title: Planner\nDates: 2019 - 2021   Hours per week: 40",
            ("Planner", "Larkspur & Finch Ltd", None),
        ),
    ],
    ids=["at", "employer first", "comma", "bars", "in", "how long", "labels"],
)
def test_a_town_is_no_employer_and_no_title(lines: str, job: tuple[str, str, str | None]) -> None:
    assert _jobs(from_text(f"{HEAD}EXPERIENCE\n\n{lines}\n- Planned the week of forty people\n")) == [job]


def test_en_parts_title_and_employer_only_where_every_entry_has_it() -> None:
    both = (
        "Cocinera en Casa Aldamar | Cádiz\n2019 - 2021\n- Menús\n\n"
        "Camarera en Bodega Norte | Cádiz\n2017 - 2019\n- Sala\n"
    )
    other = "Técnica en electrónica | Aldamar S.A. | Cádiz\n2019 - 2021\n- Placas\n"

    assert _jobs(from_text(f"{HEAD}EXPERIENCIA LABORAL\n\n{both}")) == [
        ("Cocinera", "Casa Aldamar", "Cádiz"),
        ("Camarera", "Bodega Norte", "Cádiz"),
    ]
    assert _jobs(from_text(f"{HEAD}EXPERIENCIA LABORAL\n\n{other}")) == [
        ("Técnica en electrónica", "Aldamar S.A.", "Cádiz")
    ]


def test_parental_leave_is_no_job_at_the_employer_above() -> None:
    text = (
        "Planner\nFinch Ltd\n2019 - 2021\n- Plans\n\nElternzeit\n2017 - 2019\n- Zwei Kinder\n\n"
        "Clerk\nRowe Ltd\n2015 - 2017\n- Letters\n"
    )

    assert [job.position for job in from_text(f"{HEAD}EXPERIENCE\n\n{text}").work] == ["Planner", "Clerk"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Where I have worked", "work"),
        ("Things I made", "projects"),
        ("Stuff I use", "skills"),
        ("Wo ich gearbeitet habe", "work"),
        ("Lo que he estudiado", "education"),
        ("** Berufliche Laufbahn **", "work"),
        ("Where I volunteer", "volunteer"),
    ],
)
def test_headings_in_which_people_speak_of_themselves(heading: str, kind: str) -> None:
    lines = "BSc Physics, University of Leeds, 2012 - 2015"
    text = f"{HEAD}Summary\n\nI plan.\n\n{heading}\n\n{lines}\n\nLanguages\n\nEnglish\n"
    resume = from_text(text)

    found = {name for name in ("work", "projects", "skills", "education", "volunteer") if getattr(resume, name)}
    assert found == {kind}


@pytest.mark.parametrize(
    ("lines", "study"),
    [
        (
            "MEd (Administration), Lakeside University\n2018 - 2020",
            ("MEd (Administration)", None, "Lakeside University", "2018", "2020"),
        ),
        (
            "A.A.S., Office Administration, Capital Community College\n2002 - 2004",
            ("A.A.S.", "Office Administration", "Capital Community College", "2002", "2004"),
        ),
        ("MA\nUniversity of Leeds, Bristol\n2002 - 2004", ("MA", None, "University of Leeds", "2002", "2004")),
        (
            "Contadora Pública, Universidad del Sur\n2005/2011",
            ("Contadora Pública", None, "Universidad del Sur", "2005", "2011"),
        ),
        (
            "Laurea magistrale - Università di Bologna\n2011 - 2014\nCampo di studio Economia | Voto finale 104/110",
            ("Laurea magistrale", "Economia", "Università di Bologna", "2011", "2014"),
        ),
        (
            "Realschulabschluss, Storm-Realschule\n1989 - 1995",
            ("Realschulabschluss", None, "Storm-Realschule", "1989", "1995"),
        ),
        (
            "Ausbildung zur Tischlerin, BBZ Norden\n2008 - 2011",
            ("Ausbildung zur Tischlerin", None, "BBZ Norden", "2008", "2011"),
        ),
    ],
    ids=[
        "brackets",
        "dotted",
        "town",
        "no known degree",
        "labelled field",
        "school by its ending",
        "school by letters",
    ],
)
def test_degrees_and_schools_in_one_line(lines: str, study: tuple[str, ...]) -> None:
    assert _studies(from_text(f"{HEAD}EDUCATION\n\n{lines}\n")) == [study]


def test_studies_side_by_side_each_under_its_dates() -> None:
    sheet = Sheet()
    sheet.line("Noor van den Berg", font=BOLD, size=20)
    sheet.line("noor@example.org")
    sheet.heading("EDUCATION")
    rows = [
        ("2018 – 2020", "2008 – 2012", REGULAR),
        ("Higher Diploma", "BSc in Biology", BOLD),
        ("Suirside Institute", "St Canice College", REGULAR),
    ]
    for left, right, font in rows:
        sheet.pieces += [Piece(left, sheet.left, sheet.y, font), Piece(right, sheet.left + 260, sheet.y, font)]
        sheet.y -= 14

    assert _studies(read(draw([sheet.pieces]))) == [
        ("Higher Diploma", None, "Suirside Institute", "2018", "2020"),
        ("BSc", "Biology", "St Canice College", "2008", "2012"),
    ]


def test_a_heading_left_of_the_text_that_a_hyphen_breaks() -> None:
    sheet = Sheet()
    sheet.line("Niccolò Dall’Acqua", font=BOLD, size=20)
    sheet.line("niccolo@example.org")
    for heading, lines in (
        (("Competenze tecni-", "che"), ("Excel, SAP, contabilità", "tesoreria, IVA")),
        (("Esperienze lavora-", "tive"), ("Contabile, Cooperativa Rondine, 2019 – 2022", "Rapporti con banche")),
    ):
        sheet.y -= 12
        for left, right in zip(heading, lines, strict=True):
            sheet.pieces += [Piece(left, sheet.left, sheet.y, BOLD, 12), Piece(right, sheet.left + 130, sheet.y)]
            sheet.y -= 14

    resume = read(draw([sheet.pieces]))

    assert [(job.position, job.name) for job in resume.work] == [("Contabile", "Cooperativa Rondine")]
    assert [word for group in resume.skills for word in group.keywords][:2] == ["Excel", "SAP"]


def test_years_above_each_other_are_a_range() -> None:
    sheet = Sheet()
    sheet.line("Noor van den Berg", font=BOLD, size=20)
    sheet.line("noor@example.org")
    sheet.heading("EDUCATION")
    for first, last, school, degree in (
        ("2016", "2018", "University of Iceland", "PhD"),
        ("2014", "2016", "Masaryk University", "MSc"),
    ):
        sheet.pieces += [Piece(first, sheet.left, sheet.y, BOLD), Piece(school, sheet.left + 60, sheet.y, BOLD)]
        sheet.pieces += [Piece(last, sheet.left, sheet.y - 11, BOLD), Piece(degree, sheet.left + 60, sheet.y - 14)]
        sheet.y -= 40

    assert _studies(read(draw([sheet.pieces]))) == [
        ("PhD", None, "University of Iceland", "2016", "2018"),
        ("MSc", None, "Masaryk University", "2014", "2016"),
    ]


def test_the_dots_of_a_timeline_before_every_study() -> None:
    first = "• University of Cape Town   2015 – 2018\n  BSc, Nursing\n"
    second = "• Aarhus University   2012 – 2015\n  Diploma, Health\n"

    assert _studies(from_text(f"{HEAD}EDUCATION\n\n{first}{second}")) == [
        ("BSc", "Nursing", "University of Cape Town", "2015", "2018"),
        ("Diploma", "Health", "Aarhus University", "2012", "2015"),
    ]


def test_a_wrapped_item_whose_next_line_begins_with_a_capital() -> None:
    sheet = Sheet()
    sheet.line("Leopold Sattel", font=BOLD, size=20)
    sheet.line("leopold@example.org")
    sheet.heading("BERUFLICHE LAUFBAHN")
    sheet.line("Oberarzt, Klinikum Murtal, 2015 – heute", font=BOLD)
    text = (
        "Verantwortlich für die Ausbildung von elf Assistenzärztinnen in Graz und Wien und Assistenzärzten,"
        " Organisation der Fälle"
    )
    above, below = simpleSplit(text, REGULAR, 10, 420)[:2]
    sheet.pieces += [Piece("•", sheet.left + 10, sheet.y), Piece(above, sheet.left + 20, sheet.y)]
    sheet.pieces.append(Piece(below, sheet.left + 10, sheet.y - 13))

    assert len(read(draw([sheet.pieces])).work) == 1
