"""An option is chosen only where a line of the résumé tells of what is asked, and never without a caution."""

from datetime import date
from typing import Any

import pytest

from service.drafts import checking
from service.drafts.checking import Grounds, check
from service.drafts.entries import entries
from service.drafts.grounding import Verdict
from service.drafts.options import said_before, shown
from service.drafts.sending import sendable
from service.resumes.model import Resume
from tests.drafts.people import posting

TODAY = date(2026, 11, 24)


def mentor() -> Resume:
    """Somebody whose lines name what forms ask for in another sense."""
    return Resume.model_validate(
        {
            "basics": {"name": "Ruth Adeyemi"},
            "work": [
                {"name": "FrostLine Logistics", "position": "Shift Lead", "startDate": "2021-03"},
                {
                    "name": "Northgate Foods",
                    "position": "Forklift Operator",
                    "startDate": "2017",
                    "endDate": "2021",
                    "highlights": ["Picked orders for Tesco and for Veteran Kitchens"],
                },
            ],
            "volunteer": [{"organization": "Female Founders Leeds", "position": "Mentor"}],
            "education": [{"institution": "Leeds City College", "studyType": "HND", "area": "Logistics"}],
            "skills": [{"keywords": ["Excel", "LinkedIn", "SAP EWM"]}],
            "certificates": [{"name": "IOSH Managing Safely"}],
            "languages": [{"language": "English", "fluency": "native"}, {"language": "Igbo", "fluency": "fluent"}],
            "meta": {"current": ["/work/0"]},
        }
    )


def choose(question: str, *options: str) -> str:
    found = shown(question, options, entries(mentor()), today=None)
    return found.option if found else ""


@pytest.mark.parametrize(
    ("question", "options"),
    [
        ("What is your gender?", ("Male", "Female", "Prefer not to say")),
        ("Are you a protected veteran?", ("Veteran", "None of these")),
        ("Welches Geschlecht haben Sie?", ("Male", "Female")),
        ("Quel est votre sexe ?", ("Male", "Female")),
        ("¿Cuál es su género?", ("Male", "Female")),
        ("Qual é o seu gênero?", ("Male", "Female")),
        ("Which of these have you NOT used?", ("Excel", "Oracle")),
        ("Which of these tools haven't you worked with?", ("Excel", "Oracle")),
        ("Mit welchem Programm haben Sie noch nie gearbeitet?", ("Excel", "Oracle")),
        ("Quel logiciel n'avez-vous pas utilisé ?", ("Excel", "Oracle")),
        ("¿Qué herramienta no ha usado nunca?", ("Excel", "Oracle")),
        ("Que ferramenta você não utilizou?", ("Excel", "Oracle")),
        ("How did you hear about this job?", ("LinkedIn", "Indeed", "Friend")),
        ("Wie sind Sie auf uns aufmerksam geworden?", ("LinkedIn", "Indeed")),
        ("Comment avez-vous entendu parler de nous ?", ("LinkedIn", "Indeed")),
        ("¿Cómo se enteró de esta oferta?", ("LinkedIn", "Indeed")),
        ("Are you related to anyone working at one of these?", ("Northgate Foods", "Tesco")),
        ("Sind Sie mit jemandem verwandt, der hier arbeitet?", ("Northgate Foods", "Tesco")),
        ("Which tool would you prefer to work with?", ("Excel", "Oracle")),
        ("Mit welchem Programm möchten Sie arbeiten?", ("Excel", "Oracle")),
        ("Who is your current employer?", ("Northgate Foods", "Tesco")),  # a former one
        ("Which of these companies have you worked for?", ("Tesco", "Aldi")),  # a customer
        ("How well do you speak Spanish?", ("native", "beginner")),
        ("Which colour is it?", ("Excel", "Red")),
    ],
)
def test_what_the_lines_do_not_tell_is_left_to_the_person(question: str, options: tuple[str, ...]) -> None:
    assert choose(question, *options) == ""


@pytest.mark.parametrize(
    ("question", "options", "chosen"),
    [
        ("Which of these tools have you used?", ("Excel", "Oracle"), "Excel"),
        ("Mit welcher Software haben Sie gearbeitet?", ("Excel", "Oracle"), "Excel"),
        ("Quel logiciel maîtrisez-vous ?", ("Excel", "Oracle"), "Excel"),
        ("¿Qué programa maneja?", ("Excel", "Oracle"), "Excel"),
        ("Que ferramenta domina?", ("Excel", "Oracle"), "Excel"),
        ("Which languages do you speak?", ("Igbo", "French"), "Igbo"),
        ("How well do you speak Igbo?", ("native", "fluent", "basic"), "fluent"),
        ("Which company have you worked for?", ("Northgate Foods", "Tesco"), "Northgate Foods"),
        ("Who is your current employer?", ("FrostLine Logistics", "Northgate Foods"), "FrostLine Logistics"),
        ("Which certificate do you hold?", ("IOSH Managing Safely", "NEBOSH"), "IOSH Managing Safely"),
        ("What is your highest qualification?", ("HND", "PhD"), "HND"),
    ],
)
def test_a_line_about_what_is_asked_shows_the_option(question: str, options: tuple[str, ...], chosen: str) -> None:
    assert choose(question, *options) == chosen


def verdict(text: str, question: str, *options: str, **more: Any) -> tuple[Verdict, tuple[str, ...], str]:
    audited = check(
        text, Grounds(resume=mentor(), posting=posting(), today=TODAY, question=question, options=options, **more)
    )
    only = audited.sentences[0]
    return only.verdict, only.reasons, sendable(text, audited, vouched=())


def test_an_option_that_a_line_shows_keeps_its_caution_and_is_sent() -> None:
    found = verdict("Excel", "Which of these have you used?", "Excel", "Oracle")

    assert found == (Verdict.PARTLY, (checking.CHOSEN,), "Excel")


@pytest.mark.parametrize(
    ("text", "question", "options"),
    [
        ("Oracle", "Which of these have you not used?", ("Excel", "Oracle")),
        ("Yes", "Do you hold an IOSH certificate?", ("Yes", "No")),
        ("Nein", "Haben Sie einen Staplerschein?", ("Ja", "Nein")),
        ("Oui", "Avez-vous un certificat IOSH ?", ("Oui", "Non")),
        ("Sí", "¿Tiene un certificado IOSH?", ("Sí", "No")),
    ],
)
def test_one_that_no_line_shows_is_sent_once_the_person_keeps_it(
    text: str, question: str, options: tuple[str, ...]
) -> None:
    audited = check(text, Grounds(resume=mentor(), posting=posting(), today=TODAY, question=question, options=options))

    assert verdict(text, question, *options) == (Verdict.PARTLY, (checking.CHOSEN,), "")
    assert sendable(text, audited, vouched=[text]) == text


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Female", "What is your gender?"),
        ("Yes", "Do you have a disability?"),
        ("Nein", "Sind Sie schwerbehindert?"),
        ("Non", "Avez-vous un handicap ?"),
        ("Yes", "Will you require visa sponsorship?"),
        ("Yes", "Are you at least 18 years of age?"),
        ("Sim", "É maior de idade?"),
    ],
)
def test_what_only_the_person_may_say_is_not_sent(text: str, question: str) -> None:
    assert verdict(text, question, text, "Other") == (Verdict.UNSUPPORTED, (checking.OWN,), "")


def test_what_the_person_said_of_themselves_may_be_chosen() -> None:
    found = verdict("Yes", "Do you have a disability?", "Yes", "No", facts=["Yes, I do."])

    assert found == (Verdict.PARTLY, (checking.YOURS,), "Yes")


def test_work_with_people_is_no_question_about_the_person() -> None:
    asked = "Do you have experience of supporting adults with disabilities?"

    assert verdict("Yes", asked, "Yes", "No")[0] is Verdict.PARTLY


def test_an_option_that_no_line_names_stays_unsupported() -> None:
    assert verdict("Oracle", "Which of these have you used?", "Excel", "Oracle")[0] is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("answer", "options", "chosen"),
    [
        ("Yes, I am a British citizen.", ("Yes", "No"), "Yes"),
        ("Nein, noch nie.", ("Ja", "Nein"), "Nein"),
        ("Yes.", ("Oui", "Non"), "Oui"),
        ("Through LinkedIn", ("LinkedIn", "Indeed"), "LinkedIn"),
        ("Four weeks.", ("Yes", "No"), ""),
        ("Yes", ("Yes, in 2015", "Yes, today", "No"), ""),
    ],
)
def test_an_own_answer_comes_to_an_option(answer: str, options: tuple[str, ...], chosen: str) -> None:
    assert said_before(answer, options) == chosen


def test_a_degree_not_yet_earned_is_not_the_highest_one() -> None:
    student = Resume.model_validate(
        {"education": [{"studyType": "BSc", "area": "Physics", "startDate": "2024-09", "endDate": "2027-06"}]}
    )
    asked = ("What is your highest level of education?", ("A-levels", "BSc", "MSc"))

    assert shown(*asked, entries(student), today=TODAY) is None
    found = shown(*asked, entries(student), today=date(2028, 1, 1))
    assert found is not None
    assert (found.option, found.line.pointer) == ("BSc", "/education/0")


def test_the_line_that_shows_an_option_stands_beside_it() -> None:
    resume = Resume.model_validate({"languages": [{"language": "Spanish", "fluency": "conversational"}]})
    options = ("Basic", "Conversational", "Fluent")
    grounds = Grounds(resume=resume, posting=posting(), today=TODAY, question="Do you speak Spanish?", options=options)

    audited = check("Conversational", grounds)

    assert [line.pointer for line in audited.sentences[0].evidence] == ["/languages/0/language"]
    assert sendable("Conversational", audited, vouched=()) == "Conversational"
