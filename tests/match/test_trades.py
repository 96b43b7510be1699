import pytest

from service.match.engine import match
from service.match.engine.words import neutral, of_either
from service.resumes.model import Resume
from service.scrape.model import JobPosting
from tests.match.people import TODAY

DESCRIPTION = (
    "Requirements\n- Careful work in a team of colleagues\n- Planning of shifts\n- Order on the ward and in the shop"
)


def fit(title: str, position: str) -> float:
    """How well somebody of this one role fits a posting of this title."""
    role = {
        "position": position,
        "startDate": "2018-01",
        "endDate": "2024-01",
        "highlights": ["Kept the place in order with a team of five", "Planned the shifts of two new colleagues"],
    }
    posting = JobPosting(title=title, description=DESCRIPTION)
    return match(Resume.model_validate({"work": [role]}), posting, today=TODAY).fit


@pytest.mark.parametrize(
    ("title", "man", "woman"),
    [
        ("Infirmier H/F", "Infirmier", "Infirmière"),
        ("Infirmière", "Infirmier", "Infirmière"),
        ("Koch (m/w/d)", "Koch", "Köchin"),
        ("Krankenpfleger (m/w/d)", "Krankenpfleger", "Krankenpflegerin"),
        ("Verkäufer:in", "Verkäufer", "Verkäuferin"),
        ("Ingenieur*in", "Ingenieur", "Ingenieurin"),
        ("Lehrer/in", "Lehrer", "Lehrerin"),
        ("LehrerIn (m/w/d)", "Lehrer", "Lehrerin"),
        ("Développeur·euse", "Développeur", "Développeuse"),
        ("Vendeur (H/F)", "Vendeur", "Vendeuse"),
        ("Directeur / Directrice", "Directeur", "Directrice"),
        ("Enfermero/a", "Enfermero", "Enfermera"),
        ("Profesor", "Profesor", "Profesora"),
        ("Camarero/a", "Camarero", "Camarera"),
        ("Enfermeiro(a)", "Enfermeiro", "Enfermeira"),
        ("Vendedor", "Vendedor", "Vendedora"),
        ("Waiter", "Waiter", "Waitress"),
    ],
)
def test_a_trade_is_the_same_for_women_and_men(title: str, man: str, woman: str) -> None:
    assert fit(title, woman) == fit(title, man)


@pytest.mark.parametrize(
    "title",
    [
        *("Data Engineer", "Domain Architect", "Camera Operator", "Premiere Pro Editor", "Protein Scientist"),
        *("HGV C/E Driver", "Java/J2EE Developer", "Sales Associate / E-commerce", "UX/UI Designer", "Captain"),
    ],
)
def test_words_that_only_end_like_a_trade_of_women_stay_as_they_are(title: str) -> None:
    assert of_either(title) == title


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Verkäufer:in (m/w/d)", "Verkäufer"),
        ("Technicien(ne) de maintenance", "Technicien de maintenance"),
        ("Cozinheiro(a)", "Cozinheiro"),
        ("Chargé·e de clientèle H/F", "Chargé de clientèle"),
    ],
)
def test_what_a_title_says_of_women_and_men_is_no_word_of_it(title: str, said: str) -> None:
    assert " ".join(of_either(title).split()) == said


def test_a_word_told_of_women_has_the_form_of_men() -> None:
    assert [neutral(word) for word in ("kochin", "zahnarztin", "vendeuse", "technicienne", "profesora", "admin")] == [
        *("koch", "zahnarzt", "vendeur", "technicien", "profesor", "admin")
    ]
