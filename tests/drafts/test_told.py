"""A plain question gets the part of the résumé that it asks for, or the word that no line was found."""

from datetime import date

import pytest

from service.drafts.model import DraftKind
from service.resumes.model import Resume
from tests.drafts.people import ana, jonas, posting
from tests.drafts.test_offline import draft
from tests.drafts.test_options import mentor

TODAY = date(2026, 11, 24)
NONE = "[I found no line of your résumé that answers this question"


def answer(question: str, resume: Resume | None = None, *, language: str = "en") -> list[str]:
    return draft(DraftKind.ANSWER, resume or mentor(), posting(), language=language, question=question, today=TODAY)


def leader() -> Resume:
    """Somebody who led people in one role and sold stoves in another."""
    return Resume.model_validate(
        {
            "basics": {"summary": "Kitchen chief with a liking for bread."},
            "work": [
                {
                    "name": "Brasserie Ouest",
                    "position": "Sous-chef",
                    "startDate": "2020",
                    "highlights": ["Bakes 90 loaves a day", "Led a team of 7 cooks", "Wrote the allergen plan"],
                },
                {"name": "Stove Hall", "position": "Sales Assistant", "highlights": ["Sold 40 stoves a month"]},
            ],
            "skills": [{"keywords": ["Bread", "Excel"]}],
            "certificates": [{"name": "Forklift licence"}],
            "meta": {"current": ["/work/0"]},
        }
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What languages do you speak?", ["English (native)", "Igbo (fluent)"]),
        ("Welche Sprachen sprechen Sie?", ["English (native)", "Igbo (fluent)"]),
        ("Quelles langues parlez-vous ?", ["English (native)", "Igbo (fluent)"]),
        ("¿Qué idiomas habla?", ["English (native)", "Igbo (fluent)"]),
        ("Que línguas fala?", ["English (native)", "Igbo (fluent)"]),
        ("Quel est votre niveau d'anglais ?", ["English (native)"]),
        ("Wie gut sprechen Sie Englisch?", ["English (native)"]),
        ("What is your highest level of education?", ["HND Logistics, Leeds City College"]),
        ("Was ist Ihr höchster Abschluss?", ["HND Logistics, Leeds City College"]),
        ("Quel est votre niveau d'études ?", ["HND Logistics, Leeds City College"]),
        ("¿Cuál es su nivel de estudios?", ["HND Logistics, Leeds City College"]),
        ("What is your job title at the moment?", ["Shift Lead, FrostLine Logistics (03/2021 – present)"]),
        ("Who is your current employer?", ["Shift Lead, FrostLine Logistics (03/2021 – present)"]),
        ("Wer ist Ihr derzeitiger Arbeitgeber?", ["Shift Lead, FrostLine Logistics (03/2021 – present)"]),
        ("Où travaillez-vous ?", ["Shift Lead, FrostLine Logistics (03/2021 – present)"]),
    ],
)
def test_a_plain_question_gets_its_part(question: str, told: list[str]) -> None:
    assert answer(question)[1:] == told


@pytest.mark.parametrize(
    "question",
    [
        "Describe your leadership experience.",
        "Describe your experience leading a team.",
        "¿Qué experiencia tiene liderando equipos?",
        "Haben Sie Führungserfahrung?",
        "Avez-vous déjà encadré une équipe ?",
        "¿Ha dirigido equipos?",
        "Já liderou uma equipa?",
    ],
)
def test_who_was_led_is_found_in_other_words(question: str) -> None:
    assert answer(question, leader())[1:] == ["Sous-chef, Brasserie Ouest (2020 – present)\n- Led a team of 7 cooks"]


def test_somebody_introduces_themselves_with_summary_and_role() -> None:
    assert answer("Tell us about yourself.", leader())[1:] == [
        "Kitchen chief with a liking for bread.",
        "Sous-chef, Brasserie Ouest (2020 – present)\n- Bakes 90 loaves a day\n- Led a team of 7 cooks",
    ]


@pytest.mark.parametrize(
    ("question", "resume"),
    [
        ("Do you speak French?", mentor()),
        ("Do you hold a full UK driving licence?", leader()),
        ("Haben Sie einen Führerschein?", leader()),
        ("Avez-vous le permis B ?", leader()),
        ("¿Tiene carnet de conducir?", leader()),
        ("How many years of experience do you have with Excel?", leader()),
        ("What languages do you speak?", jonas()),
        ("What is your highest level of education?", jonas()),
    ],
)
def test_nothing_else_stands_in_for_what_is_missing(question: str, resume: Resume) -> None:
    said = answer(question, resume)

    assert len(said) == 1
    assert said[0].startswith(NONE)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Why do you want to work at Nightly Bread?", "en"),
        ("Warum möchten Sie bei Python Partner arbeiten?", "de"),
        ("Pourquoi rejoindre Python Partners ?", "fr"),
        ("¿Por qué quiere trabajar en Python Prado?", "es"),
    ],
)
def test_a_reason_is_the_persons_whatever_words_it_shares(question: str, language: str) -> None:
    assert answer(question, ana(), language=language)[0].startswith(
        ("[Only you", "[Warum", "[Vous seul", "[Solo usted")
    )


def test_years_of_a_trade_are_said_as_they_were_asked_for() -> None:
    resume = mentor()

    assert answer("How many years have you worked as a forklift operator? Describe.", resume)[1].startswith("I have ")
    assert answer("How many years have you worked as a forklift operator? Describe.", resume)[1].endswith(
        "as a forklift operator."
    )
    assert not any(
        "with forklift" in part for part in answer("How many years of forklift operator work? Describe.", resume)
    )
