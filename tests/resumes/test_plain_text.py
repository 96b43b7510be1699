import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import Unreadable
from service.resumes import from_text

ENGLISH = """
Priya Raman
priya.raman@example.org | (555) 014-2299 | Austin, TX | linkedin.com/in/priyaraman

EXPERIENCE

Head Pharmacist                                   Jan 2019 - Present
Green Cross Pharmacy, Austin, TX
- Dispensed 150 prescriptions a day
- Trained six technicians

Pharmacist                                        2015 - 2018
MediPlus, Dallas, TX
- Ran the vaccination programme

EDUCATION

University of Texas
PharmD, 2015

SKILLS

Clinical: compounding, vaccination
Software: PioneerRx, Excel
"""


def test_plain_text_gives_the_same_blocks_as_a_pdf() -> None:
    resume = from_text(ENGLISH)

    assert resume.basics.name == "Priya Raman"
    assert resume.basics.phone == "(555) 014-2299"
    assert [(job.position, job.name, job.location) for job in resume.work] == [
        ("Head Pharmacist", "Green Cross Pharmacy", "Austin, TX"),
        ("Pharmacist", "MediPlus", "Dallas, TX"),
    ]
    assert [(job.start_date, job.end_date) for job in resume.work] == [("2019-01", None), ("2015", "2018")]
    assert resume.work[0].highlights == ["Dispensed 150 prescriptions a day", "Trained six technicians"]
    assert resume.meta.current == ["/work/0"]
    assert [(study.study_type, study.institution, study.end_date) for study in resume.education] == [
        ("PharmD", "University of Texas", "2015")
    ]
    assert [(group.name, group.keywords) for group in resume.skills] == [
        ("Clinical", ["compounding", "vaccination"]),
        ("Software", ["PioneerRx", "Excel"]),
    ]


@pytest.mark.parametrize(
    ("headings", "dates", "title", "employer"),
    [
        (("Experiencia laboral", "Formación académica"), "enero de 2019 – actualidad", "Enfermera", "Hospital del Mar"),
        (("Expérience professionnelle", "Formation"), "janv. 2019 – aujourd’hui", "Infirmière", "Clinique Sainte-Anne"),
        (("Berufserfahrung", "Ausbildung"), "01/2019 – heute", "Krankenpfleger", "Klinikum Nord GmbH"),
        (("Experiência profissional", "Formação acadêmica"), "jan 2019 – atual", "Enfermeiro", "Hospital Central"),
        (("Esperienze lavorative", "Istruzione"), "gennaio 2019 – oggi", "Infermiera", "Ospedale Maggiore"),
        (("Werkervaring", "Opleiding"), "januari 2019 – heden", "Verpleegkundige", "Ziekenhuis Oost"),
        (("Doświadczenie zawodowe", "Wykształcenie"), "styczeń 2019 – obecnie", "Pielęgniarka", "Szpital Miejski"),
    ],
    ids=["es", "fr", "de", "pt", "it", "nl", "pl"],
)
def test_headings_dates_and_titles_are_known_in_eight_languages(
    headings: tuple[str, str], dates: str, title: str, employer: str
) -> None:
    work, education = headings
    text = f"Ana Nowak\nana@example.org\n\n{work}\n\n{title}     {dates}\n{employer}\n\n{education}\n\nBachelor\n"

    resume = from_text(text)

    assert [(job.position, job.name, job.start_date) for job in resume.work] == [(title, employer, "2019-01")]
    assert resume.meta.current == ["/work/0"]
    assert len(resume.education) == 1


def test_empty_text_is_refused() -> None:
    with pytest.raises(Unreadable) as failure:
        from_text(" \n\t ")

    assert failure.value.reason == "empty"


def test_a_headline_of_the_page_is_not_a_name() -> None:
    assert from_text("CURRICULUM VITAE\n\nAna Nowak\nana.nowak@example.org\n").basics.name == "Ana Nowak"


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=400).filter(str.strip))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert from_text(text).meta.pages == 1


@pytest.mark.parametrize(
    "text",
    ["a" * 200_000, "2019 - " * 30_000, "(" * 100_000, "a.b@" * 50_000, "+1 " * 50_000, "x, " * 60_000, "1/" * 90_000],
)
def test_a_very_long_line_is_read_in_bounded_time(text: str) -> None:
    assert from_text(f"Skills\n{text}\n{text}").meta.pages == 1


@pytest.mark.parametrize(
    "line",
    ["Geburtsort: Ulm, Deutschland", "Born in Ulm, Germany", "Né à Lyon, France", "Luogo di nascita: Bari, Italia"],
)
def test_where_somebody_was_born_is_not_where_they_live(line: str) -> None:
    resume = from_text(f"Anna Muster\nanna@example.org\n{line}\n\nExperience\n2019 - 2021 Cook, Hotel Post, Graz\n")

    assert resume.basics.location is None


def test_projects_named_before_a_dash_are_one_each() -> None:
    text = (
        f"{ENGLISH}\nPROJECTS\n\nCommunity Garden Planner — Volunteer project that fed 179 people.\n"
        "Recipe Archive — A site of 700 recipes, typed in\nby hand.\n"
    )

    assert [(project.name, project.description) for project in from_text(text).projects] == [
        ("Community Garden Planner", "Volunteer project that fed 179 people."),
        ("Recipe Archive", "A site of 700 recipes, typed in by hand."),
    ]


def test_a_text_without_line_breaks_loses_nothing() -> None:
    sentences = [f"Ran workshop number{at} for welders." for at in range(300)]
    resume = from_text("Ana Nowak\nana@example.org\n\nINTERESTS\n\n" + " ".join(sentences))

    kept = " ".join(piece.text for piece in resume.meta.unplaced)

    assert [sentence for sentence in sentences if sentence not in kept] == []
