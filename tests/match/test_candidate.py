"""Years, degrees and languages are asked for only where the candidate should have them."""

import pytest

from service.match.engine import read_posting
from service.match.model import RequirementKind
from tests.match.people import job

TOLD = {RequirementKind.YEARS, RequirementKind.SKILL_YEARS, RequirementKind.EDUCATION, RequirementKind.LANGUAGE}


def told(text: str) -> list[str]:
    return [ask.name for ask in read_posting(job(text, title="Worker")).asks if ask.kind in TOLD]


@pytest.mark.parametrize(
    "text",
    [
        "With over 30 years of experience in logistics, Acme is a leader.",
        "We have more than 20 years of experience in food.",
        "Our firm brings 40 years of experience to the table.",
        "Harbour Pay has 12 years of experience in payments.",
        "You get a mentor with 10+ years of experience.",
        "You will learn from colleagues who have 15 years of experience.",
        "The position is for 3 years in the first instance.",
        "Business unit: Sciences. Duration: 3 years (likely extensions)",
        "Oak Park is a school where 80% of pupils gain 5 GCSEs.",
        "You will supervise PhD and Master's students.",
        "You will mentor PhD students",
        "Our founder has a PhD in physics.",
        "Our team speaks English and German.",
        "Wir haben über 30 Jahre Erfahrung im Anlagenbau.",
        "Du lernst von Kollegen mit 20 Jahren Erfahrung.",
        "Die Stelle ist auf 2 Jahre befristet.",
        "Nous avons 25 ans d'expérience dans le bois.",
        "Tenemos 15 años de experiencia en el sector.",
        "Temos 10 anos de experiência no mercado.",
    ],
)
def test_what_others_have_is_not_asked_for(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We are looking for somebody with 5+ years of experience.", "5+ years of experience"),
        ("Our ideal candidate has 5 years of experience.", "5+ years of experience"),
        ("This role requires 4 years of experience.", "4+ years of experience"),
        ("An engineering manager with 6+ years of experience", "6+ years of experience"),
        ("You have a PhD in physics.", "Doctorate in Physics"),
        ("Bachelor's degree", "Bachelor"),
        ("Fluent English", "English (fluent)"),
        ("You speak fluent Dutch.", "Dutch (fluent)"),
        ("Wir suchen jemanden mit 3 Jahren Erfahrung.", "3+ years of experience"),
        ("Nous cherchons quelqu'un avec 3 ans d'expérience.", "3+ years of experience"),
        ("Buscamos a alguien con 3 años de experiencia.", "3+ years of experience"),
        ("Procuramos alguém com 3 anos de experiência.", "3+ years of experience"),
    ],
)
def test_what_the_candidate_should_have_is_asked_for_without_a_heading(text: str, name: str) -> None:
    assert told(text) == [name]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Worked with colleagues and clients, 3+ years of experience", "3+ years of experience"),
        ("At least 3 years of experience in the supervision of students", "3+ years of experience"),
        ("PhD candidates preferred", "Doctorate"),
        ("3 years of experience in a similar position for a firm", "3+ years of experience"),
    ],
)
def test_a_wish_stays_one_where_it_names_other_people(line: str, name: str) -> None:
    assert told(f"Requirements:\n- {line}") == [name]


def test_a_licence_is_asked_for_where_no_heading_marks_it() -> None:
    text = "We need a driver.\nValid Class A CDL\nDriver's licence\nExperience with refrigerated loads required"

    asks = {ask.name: ask for ask in read_posting(job(text, title="Driver")).asks}

    assert [(asks[name].required, asks[name].duty) for name in ("Class A CDL", "Driving licence")] == [
        (True, False)
    ] * 2


def test_what_running_text_names_beside_requirements_is_colour() -> None:
    text = "We use Slack in the shop.\nDriver's licence\nExcel is required"

    assert [ask.name for ask in read_posting(job(text, title="Bookkeeper")).asks] == ["Driving licence", "Excel"]
