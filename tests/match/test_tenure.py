"""Years as postings state them: the most and the least of them, months too, and with what."""

import pytest

from service.match.engine import read_posting
from service.match.engine.years import asked_years
from service.match.model import RequirementKind, State
from tests.match.people import asked, job, matched, mira

YEARS = {RequirementKind.YEARS, RequirementKind.SKILL_YEARS}


def named(line: str) -> list[str]:
    posting = read_posting(job(f"Requirements:\n- {line}", title="Worker"))
    return [ask.name for ask in posting.asks if ask.kind in YEARS]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Up to 3 years of experience", 3),
        ("No more than 5 years of experience in sales", 5),
        ("Less than 2 years' experience", 2),
        ("Two years of experience or less", 2),
        ("Max. 3 Jahre Berufserfahrung", 3),
        ("Höchstens vier Jahre Erfahrung", 4),
        ("Bis zu 2 Jahre Berufserfahrung", 2),
        ("Jusqu'à 3 ans d'expérience", 3),
        ("Hasta 4 años de experiencia", 4),
        ("Máx. 4 años de experiencia", 4),
        ("Até 2 anos de experiência", 2),
    ],
)
def test_the_most_years_are_no_least(text: str, most: int) -> None:
    assert [(years.minimum, years.maximum) for years in asked_years(text)] == [(0, most)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Max. 2 Jahre Berufserfahrung", ["up to 2 years of experience"]),
        ("Máx. 2 años de experiencia", ["up to 2 years of experience"]),
        ("Mind. 3 Jahre Berufserfahrung", ["3+ years of experience"]),
        ("Ca. 3 Jahre Berufserfahrung im Vertrieb", ["3+ years of Sales"]),
    ],
)
def test_the_stop_of_an_abbreviation_parts_no_number_from_what_it_means(line: str, names: list[str]) -> None:
    assert named(line) == names


@pytest.mark.parametrize(
    "text", ["Not less than 3 years of experience", "Nicht weniger als 3 Jahre Erfahrung", "Over 3 years of experience"]
)
def test_no_less_than_is_a_least(text: str) -> None:
    assert [(years.minimum, years.maximum) for years in asked_years(text)] == [(3, None)]


def test_a_beginner_meets_the_most_years_and_an_old_hand_is_told() -> None:
    posting = job("Requirements:\n- Up to 2 years of experience\n- Python and SQL", title="Developer")
    beginner = mira(work=[{"position": "Developer", "startDate": "2025-11", "highlights": ["Wrote Python"]}])

    result = matched(beginner, posting)

    assert asked(result, "up to 2 years of experience").state is State.MET
    assert result.overqualified == ()
    assert [one.text for one in matched(posting=posting).overqualified] == [
        "The posting looks for up to 2 years; your résumé shows 8.1."
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Java: 5+ years", ["5+ years of Java"]),
        ("Java - 5+ years", ["5+ years of Java"]),
        ("SQL 3+ yrs", ["3+ years of SQL"]),
        ("Python (2 years)", ["2+ years of Python"]),
        ("Experience: Rust, 5 years", ["5+ years of Rust"]),
        ("1-2 yrs Python", ["1–2 years of Python"]),
        ("Rust: 5+ years, Python: 3+ years", ["5+ years of Rust", "3+ years of Python"]),
        ("5 years of Rust, 3 years of SQL", ["5+ years of Rust", "3+ years of SQL"]),
        ("Java-Erfahrung von mindestens 4 Jahren", ["4+ years of Java"]),
        ("Python (3 Jahre)", ["3+ years of Python"]),
        ("Python : 3 ans", ["3+ years of Python"]),
        ("Experiencia: Python, 3 años", ["3+ years of Python"]),
        ("Python: 3 anos", ["3+ years of Python"]),
        (
            "5+ years of relevant work experience with at least two years in people management",
            ["5+ years of experience", "2+ years of People management"],
        ),
        ("Python, SQL, 5+ years of experience", ["5+ years of experience"]),
        ("5 years of experience, including 2 in a leadership role", ["5+ years of experience"]),
        ("4+ years of experience as a software engineer; strong Django skills", ["4+ years of Software development"]),
        ("Mindestens 3 Jahre als Koch", ["3+ years of Cooking"]),
        ("3 años como jefe de cocina", ["3+ years of Cooking"]),
        ("Expérience de 3 ans minimum en tant que comptable", ["3+ years of Accounting"]),
        ("3 years as a nurse or midwife", ["3+ years of experience"]),
        ("3 years as a team", ["3+ years of experience"]),
        ("2 years' experience as a support worker or healthcare assistant", ["2+ years of experience"]),
        ("3 years as a Java or Kotlin developer", ["3+ years of Java or Kotlin"]),
        ("Mindestens 5 Jahre Berufserfahrung, davon zwei im Controlling", ["5+ years of experience"]),
        ("5 ans d'expérience dont 2 en Java", ["5+ years of experience"]),
        ("6 años de experiencia, incluyendo 2 en SAP", ["6+ years of experience"]),
    ],
)
def test_years_are_tied_to_the_skill_they_are_about(line: str, names: list[str]) -> None:
    assert named(line) == names


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("3 years' experience as a software engineer", "Frontend Developer"),
        ("3 Jahre Erfahrung als Softwareentwickler", "Java-Entwickler"),
        ("3 years as a store manager", "Shift Supervisor, supermarket"),
        ("Degree or 3 years as a store manager", "Shift Supervisor, supermarket"),
    ],
)
def test_years_as_what_no_title_names_are_not_simply_missing(line: str, title: str) -> None:
    worker = mira(work=[{"position": title, "startDate": "2019-01"}], education=[])

    result = matched(worker, job(f"Requirements:\n- {line}\n- SAP", title="Worker"))

    assert State.MISSING not in {one.state for one in result.requirements if "years" in one.name}


def test_years_in_another_trade_are_worth_a_part_of_those_as_a_cook() -> None:
    clerk = mira(work=[{"position": "Clerk", "startDate": "2019-01"}])

    result = matched(clerk, job("Requirements:\n- 3 years as a cook", title="Worker"))

    assert asked(result, "3+ years of Cooking").state is State.PARTLY


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("18 months experience in retail", [1.5]),
        ("12 months of verifiable warehouse experience", [1]),
        ("At least 6-month experience", [0.5]),
        ("6 Monate Berufserfahrung", [0.5]),
        ("6 mois d'expérience", [0.5]),
        ("Experiencia de 6 meses", [0.5]),
        ("6 meses de experiência", [0.5]),
        ("3-jährige Berufserfahrung", [3]),
        ("Dreijährige Erfahrung im Verkauf", [3]),
        ("Mindestens ein Jahr Erfahrung", [1]),
        ("drei Jahre Lehrerfahrung", [3]),
        ("5+ YoE", [5]),
        ("A contract for 12 months", []),
        ("6 months of paid leave", []),
        ("Probezeit: 6 Monate", []),
        ("Abgeschlossene dreijährige Ausbildung", []),
        ("Stage de 6 mois", []),
        ("Within the first 3 months you gain experience", []),
    ],
)
def test_months_and_adjectives_count_where_they_are_experience(text: str, least: list[float]) -> None:
    assert [years.minimum for years in asked_years(text)] == least
