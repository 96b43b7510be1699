"""What a posting asks somebody to have studied, and what a résumé shows of it."""

import pytest

from service.match.engine import read_posting
from service.match.model import RequirementKind, State
from tests.match.people import asked, job, matched, mira


def studies(line: str) -> list[str]:
    asks = read_posting(job(f"Requirements:\n- {line}", title="Worker")).asks
    return [ask.name for ask in asks if ask.kind is RequirementKind.EDUCATION]


@pytest.mark.parametrize(
    "line",
    [
        "Teach A level chemistry",
        "Experience teaching GCSE classes",
        "Ability to teach maths to GCSE level",
        "Preparing pupils for GCSE and A-level exams",
        "Vorbereitung der Schüler auf das Abitur",
        "Préparer les élèves au baccalauréat",
        "Enseigner en classes de BTS",
        "Experiencia dando clases de ESO y Bachillerato",
    ],
)
def test_a_level_of_school_that_is_taught_is_nobodys_own(line: str) -> None:
    assert studies(line) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Teaching assistant with GCSE maths", "High school in Mathematics"),
        ("Teaching experience and A-levels", "High school"),
        ("Must have passed A-level exams", "High school"),
        ("You teach children and have GCSE English", "High school in English literature"),
        ("Qualified teacher status, BTEC in sport", "Vocational training"),
        ("A teaching degree", "Bachelor"),
        ("Abitur oder Berufsausbildung", "High school"),
        ("Für den Unterricht brauchen Sie Abitur", "High school"),
        ("Zum Unterrichten ist Abitur Voraussetzung", "High school"),
        ("Para impartir clases se requiere Bachillerato", "High school"),
        ("Pour donner des cours, il faut le baccalauréat", "High school"),
        ("To teach here you need A-levels", "High school"),
    ],
)
def test_a_level_of_school_beside_teaching_is_asked_for(line: str, name: str) -> None:
    assert studies(line) == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Laufendes Studium der Psychologie",
        "Immatrikuliert im Studium der Psychologie",
        "Du bist im Studium der Psychologie eingeschrieben",
        "Du befindest dich im Studium der Psychologie",
        "Étudiant en Master Marketing",
        "Cursando Grado en Derecho",
    ],
)
def test_nobody_has_to_have_finished_studies_that_go_on(line: str) -> None:
    assert studies(line) == []


def test_who_studies_a_subject_meets_a_wish_for_its_students() -> None:
    studied = {"institution": "Bonn", "studyType": "BSc", "area": "Psychologie", "endDate": "2028"}

    result = matched(mira(education=[studied]), job("Requirements:\n- Laufendes Studium der Psychologie"))

    assert asked(result, "Psychology").state is State.MET


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Studium der Betriebswirtschaft oder kaufmännische Ausbildung", "Vocational training"),
        ("Studium oder Ausbildung im Bereich Elektrotechnik", "Vocational training in Electrical engineering"),
        ("Master in Physics or Bachelor", "Bachelor in Physics"),
    ],
)
def test_a_training_has_not_the_subject_of_the_studies_before_it(line: str, name: str) -> None:
    assert studies(line) == [name]


TRAINED = "Anforderungen:\n- Abgeschlossene Ausbildung\n- Mindestens 2 Jahre Berufserfahrung\n- Elektroinstallation"


def trained_as(title: str, end: str | None = "2019-01") -> list[dict[str, str | None]]:
    """A year of work after a training that stands among the roles."""
    return [
        {"name": "Hartwig", "position": "Elektriker", "startDate": "2019-02", "endDate": "2020-01"},
        {"name": "Sonnwerk", "position": title, "startDate": "2016-02", "endDate": end},
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Ausbildung zum Elektroniker",
        "Auszubildender Elektroniker",
        "Elektroniker (Azubi)",
        "Elektroniker in Ausbildung",
        "Lehre als Elektriker",
        "Apprentice electrician",
        "Electrical apprentice",
        "Apprenticeship in electrical installation",
        "Azubi - Elektroniker",
        "Ausbildung Elektrotechnik",
        "Apprentice train electrician",
        "Apprenti électricien",
        "Aprendiz de electricista",
    ],
)
def test_a_training_among_the_roles_is_a_training_and_no_work(title: str) -> None:
    result = matched(mira(work=trained_as(title), education=[], meta={}), job(TRAINED))

    training, years = asked(result, "Vocational training"), asked(result, "2+ years of experience")
    assert (training.state, [line.text for line in training.evidence]) == (State.MET, [title])
    assert (years.state, years.detail) == (State.PARTLY, "1 years in your résumé, without your training")
    assert [line.text for line in years.evidence] == ["Elektriker"]


@pytest.mark.parametrize(
    "title",
    [
        "Ausbildung und Entwicklung",
        "Ausbildung Koordination",
        "Ausbildung - Leitung",
        "Ausbilder",
        "Azubi-Recruiter",
        "Azubi Betreuung",
        "Apprentice assessor",
        "Apprentice development coach",
        "Apprentice tutor",
        "Apprentice coordinator",
        "Apprenticeship manager",
        "Intern",
    ],
)
def test_a_role_that_only_speaks_of_training_is_work(title: str) -> None:
    result = matched(mira(work=trained_as(title), education=[], meta={}), job(TRAINED))

    assert asked(result, "Vocational training").state is State.UNKNOWN
    assert asked(result, "2+ years of experience").state is State.MET


def test_a_training_without_an_end_is_not_finished() -> None:
    result = matched(mira(work=trained_as("Ausbildung zum Elektroniker", None), education=[], meta={}), job(TRAINED))

    assert asked(result, "Vocational training").detail == "not finished"


def test_who_has_but_a_training_lacks_the_years() -> None:
    result = matched(mira(work=trained_as("Azubi Elektrotechnik")[1:], education=[], meta={}), job(TRAINED))

    assert asked(result, "2+ years of experience").state is State.MISSING


def test_a_master_craftsman_has_had_the_training() -> None:
    result = matched(mira(certificates=[{"name": "Meisterbrief"}], education=[]), job(TRAINED))

    assert asked(result, "Vocational training").state is State.MET


@pytest.mark.parametrize("title", ["Küchenmeister", "Elektrotechnikermeisterin", "KFZ-Meister"])
def test_a_master_of_a_trade_is_one_by_title_or_certificate(title: str) -> None:
    wishes = job("Anforderungen:\n- Abgeschlossene Ausbildung\n- Meister im Handwerk\n- Elektroinstallation")
    certified = matched(mira(certificates=[{"name": title}], education=[]), wishes)
    titled = matched(mira(work=trained_as(title)[1:], education=[]), wishes)

    for result in (certified, titled):
        assert [asked(result, name).state for name in ("Vocational training", "Meister")] == [State.MET, State.MET]


def test_a_master_whom_one_has_met_is_another() -> None:
    helper = {**trained_as("Aushilfe")[1], "highlights": ["Unterstützung des Meisters beim Zuschnitt"]}

    for work in ([helper], trained_as("Hausmeister")[1:], trained_as("Assistentin beim Meister")[1:]):
        assert asked(matched(mira(work=work, education=[]), job(TRAINED)), "Vocational training").state is State.UNKNOWN


def test_who_is_still_to_be_a_master_has_not_finished() -> None:
    school = {"institution": "HWK", "studyType": "Handwerksmeister", "startDate": "2024", "endDate": "2099"}

    training = asked(matched(mira(education=[school]), job(TRAINED)), "Vocational training")

    assert (training.state, training.detail) == (State.PARTLY, "not finished")


def test_the_years_of_a_skill_say_that_a_training_is_among_them() -> None:
    wishes = job("Anforderungen:\n- 3 Jahre Erfahrung in Elektroinstallation\n- Abgeschlossene Ausbildung")
    trained = matched(mira(work=trained_as("Azubi Elektriker"), meta={}), wishes)
    worked = matched(mira(work=trained_as("Elektriker"), meta={}), wishes)

    said = "4 years in dated roles that name it"
    details = [asked(one, "3+ years of Electrical installation").detail for one in (trained, worked)]
    assert details == [f"{said}, your training among them", said]
