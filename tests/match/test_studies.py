"""What a posting asks somebody to have studied, and what will do in its place."""

import pytest

from service.match.engine import read_posting
from service.match.model import RequirementKind
from tests.match.people import job


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
    ],
)
def test_a_level_of_school_beside_teaching_is_asked_for(line: str, name: str) -> None:
    assert studies(line) == [name]
