"""A field for what stands at the head of a résumé gets just that, and nothing where the résumé has none."""

from typing import Any

import pytest

from service.drafts.checking import Grounds, check
from service.drafts.grounding import Verdict
from service.drafts.model import DraftKind
from service.drafts.particulars import particular
from service.drafts.sending import sendable
from service.resumes.model import Resume
from tests.drafts.people import ana, posting
from tests.drafts.test_offline import draft
from tests.drafts.test_told import TODAY


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Full name *", "Ana García"),
        ("Please enter your e-mail address", "ana.garcia@mail.example"),
        ("E-Mail-Adresse", "ana.garcia@mail.example"),
        ("Adresse e-mail", "ana.garcia@mail.example"),
        ("Correo electrónico", "ana.garcia@mail.example"),
        ("What is your phone number?", "+34 612 345 678"),
        ("Wie lautet Ihre Telefonnummer?", "+34 612 345 678"),
        ("Numéro de téléphone (facultatif)", "+34 612 345 678"),
        ("Teléfono", "+34 612 345 678"),
        ("City", "Madrid"),
        ("Wohnort", "Madrid"),
        ("PLZ", "28013"),
        ("Address", "Calle Mayor 5, 28013 Madrid"),
        ("Link to your portfolio or website", "https://anagarcia.example"),
        ("LinkedIn profile URL", "https://www.linkedin.com/in/anagarcia"),
        ("Current employer", "Nube Datos"),
        ("Poste actuel", "Backend Engineer"),
        ("What is your current job title?", "Backend Engineer"),
        ("¿Cuál es su puesto actual?", "Backend Engineer"),
        ("Skills", "Python, PostgreSQL, Django"),
        ("GitHub", ""),  # no such link; a line that names it is no answer
    ],
)
def test_a_plain_field_gets_its_value(question: str, value: str) -> None:
    assert particular(question, ana()) == value


@pytest.mark.parametrize(
    "question",
    [
        "Name",
        "First name",
        "Company name",
        "Emergency contact phone",
        "Which city would you work in?",
        "Skills test date",
    ],
)
def test_another_field_is_none_of_them(question: str) -> None:
    assert particular(question, ana()) is None


@pytest.mark.parametrize(
    ("location", "question", "value"),
    [
        ({"address": "Sheffield, United Kingdom"}, "City", "Sheffield"),
        ({"address": "Sheffield, United Kingdom"}, "Address", ""),  # a town is no address
        ({"address": "Gartenstraße 12, 50674 Köln"}, "Stadt", ""),  # which part is the town is not said
        ({"address": "Gartenstraße 12, 50674 Köln"}, "Anschrift", "Gartenstraße 12, 50674 Köln"),
    ],
)
def test_an_address_in_one_line_is_not_taken_apart(location: dict[str, Any], question: str, value: str) -> None:
    assert particular(question, Resume.model_validate({"basics": {"location": location}})) == value


@pytest.mark.parametrize("question", ["Phone number", "E-mail", "LinkedIn", "City", "Address", "Full name", "Skills"])
def test_a_value_is_backed_and_sent_as_it_is(question: str) -> None:
    said = draft(DraftKind.ANSWER, ana(), posting(), question=question)
    audit = check(said[0], Grounds(resume=ana(), posting=posting(), today=TODAY, question=question))

    assert [sentence.verdict for sentence in audit.sentences] == [Verdict.SUPPORTED]
    assert sendable(said[0], audit, vouched=()) == said[0]


def test_the_telephone_number_of_another_is_not_backed() -> None:
    grounds = Grounds(resume=ana(), posting=posting(), today=TODAY, question="Phone number")

    assert check("+34 699 000 111", grounds).sentences[0].verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize("question", ["First name", "Nachname *", "Nom", "Apellidos", "Genre", "Date"])
def test_a_part_of_the_name_and_the_like_are_left_to_the_person(question: str) -> None:
    assert draft(DraftKind.ANSWER, ana(), posting(), question=question)[0].startswith("[Only you can answer this")
