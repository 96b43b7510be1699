"""A field for a number gets the figure that the résumé shows, and ranges of numbers the one that holds it."""

from datetime import date

import pytest

from service.drafts.checking import Grounds, check
from service.drafts.grounding import Verdict
from service.drafts.model import DraftKind, DraftRequest
from service.drafts.options import choose
from service.drafts.patience import Patience
from service.drafts.providers import Completion, Material
from service.drafts.providers.offline import OfflineProvider
from service.drafts.ranges import are_years, holding
from service.drafts.sending import sendable
from service.resumes.model import Resume
from tests.drafts.people import ana, posting
from tests.drafts.test_offline import SECONDS, draft

TODAY = date(2026, 11, 24)
NOTES = {"en": "[Counted", "de": "[Ohne KI aus Ihrem Lebenslauf gezählt", "fr": "[Compté", "es": "[Contado"}


def boss(*lines: str) -> Resume:
    return Resume.model_validate({"work": [{"name": "Kontor", "position": "Head Chef", "highlights": list(lines)}]})


@pytest.mark.parametrize(
    ("language", "question", "figure"),
    [
        ("en", "Years of experience with Python", "5"),
        ("en", "How many years of Python experience do you have?", "5"),
        ("en", "Total years of professional experience", "8"),
        ("de", "Wie viele Jahre arbeiten Sie mit Python?", "5"),
        ("de", "Berufserfahrung in Jahren", "8"),
        ("fr", "Combien d’années de Python ?", "5"),
        ("fr", "Années d’expérience", "8"),
        ("es", "¿Cuántos años de Python tiene?", "5"),
        ("es", "Años de experiencia", "8"),
    ],
)
def test_years_are_a_bare_figure_of_completed_years_which_is_backed_and_sent(
    language: str, question: str, figure: str
) -> None:
    said = draft(DraftKind.ANSWER, ana(), posting(), language=language, question=question, today=TODAY)
    audit = check("\n\n".join(said), Grounds(resume=ana(), posting=posting(), today=TODAY, question=question))

    assert said[0].startswith(NOTES[language])
    assert said[1:] == [figure]
    assert audit.sentences[-1].verdict is Verdict.SUPPORTED
    assert audit.sentences[-1].evidence
    assert sendable("\n\n".join(said), audit, vouched=()) == figure


def test_another_figure_than_the_one_counted_is_not_backed() -> None:
    grounds = Grounds(resume=ana(), posting=posting(), today=TODAY, question="Years of experience with Python")

    assert check("12", grounds).sentences[0].verdict is Verdict.UNSUPPORTED


def test_less_than_a_year_keeps_its_decimal() -> None:
    resume = Resume.model_validate(
        {"work": [{"name": "Kontor", "position": "Cook", "startDate": "2026-05", "endDate": "2026-10"}]}
    )

    said = draft(DraftKind.ANSWER, resume, posting(), language="de", question="Jahre Berufserfahrung", today=TODAY)

    assert said[1] == "0,5"


@pytest.mark.parametrize(
    ("language", "question", "said"),
    [
        (
            "en",
            "How many years have you worked with Python? Please describe.",
            "I have 5.8 years of experience with Python.",
        ),
        (
            "de",
            "Wie viele Jahre arbeiten Sie mit Python? Bitte beschreiben.",
            "Ich habe 5,8 Jahre Erfahrung mit Python.",
        ),
        ("fr", "Combien d’années de Python ? Décrivez.", "J’ai 5,8 ans d’expérience avec Python."),
        ("es", "¿Cuántos años de Python tiene? Describa.", "Tengo 5,8 años de experiencia con Python."),
    ],
)
def test_a_question_that_asks_for_more_gets_a_sentence_and_the_lines(language: str, question: str, said: str) -> None:
    paragraphs = draft(DraftKind.ANSWER, ana(), posting(), language=language, question=question, today=TODAY)
    audited = check(said, Grounds(resume=ana(), posting=posting(), today=TODAY)).sentences

    assert paragraphs[1] == said
    assert paragraphs[2].startswith("Backend Engineer, Nube Datos")
    assert [sentence.verdict for sentence in audited] == [Verdict.SUPPORTED]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "I have 1 year of"), ("de", "Ich habe 1 Jahr "), ("fr", "J’ai 1 an d"), ("es", "Tengo 1 año de")],
)
def test_one_year_is_one(language: str, said: str) -> None:
    asked = {"en": "Describe your years of experience", "de": "Beschreiben Sie: Jahre Berufserfahrung"}
    question = asked.get(
        language, "Décrivez : années d’expérience" if language == "fr" else "Describa: años de experiencia"
    )
    resume = Resume.model_validate({"work": [{"position": "Cook", "startDate": "2025-01", "endDate": "2025-12"}]})

    paragraphs = draft(DraftKind.ANSWER, resume, posting(), language=language, question=question, today=TODAY)

    assert paragraphs[1].startswith(said)


@pytest.mark.parametrize(
    ("question", "line", "figure"),
    [
        ("How many people have you managed?", "Led a team of 7 cooks", "7"),
        ("Number of direct reports", "Managed a crew of twelve", "12"),
        ("Wie viele Mitarbeiter haben Sie geführt?", "Leitung eines Teams von vier Elektrikern", "4"),
        ("Combien de personnes avez-vous encadrées ?", "Encadrement d'une brigade de six cuisiniers", "6"),
        ("¿Cuántas personas ha tenido a su cargo?", "Dirijo un equipo de ocho comerciales", "8"),
    ],
)
def test_who_was_led_is_a_bare_figure(question: str, line: str, figure: str) -> None:
    assert draft(DraftKind.ANSWER, boss(line), posting(), question=question)[1:] == [figure]


@pytest.mark.parametrize(
    "lines",
    [
        ("Lead cook in a team of 12",),  # one of them
        ("Led the move to a new kitchen in 3 weeks",),
        ("Led a team of 7 cooks", "Led a team of 20 waiters"),  # which of the two?
    ],
)
def test_a_number_that_may_be_another_is_not_given_alone(lines: tuple[str, ...]) -> None:
    said = draft(DraftKind.ANSWER, boss(*lines), posting(), question="How many people have you managed?")

    assert not any(paragraph.isdecimal() for paragraph in said)


@pytest.mark.parametrize(
    "question",
    [
        "How many projects have you led?",
        "How many teams have you managed?",
        "How many years of experience do you have managing people?",
        "Wie viele Jahre Führungserfahrung haben Sie?",
        "Combien d’années avez-vous encadré des personnes ?",
        "¿Cuántos años ha dirigido equipos?",
    ],
)
def test_people_led_are_no_answer_to_how_many_of_something_else(question: str) -> None:
    resume = boss("Led a team of 7 cooks")

    assert "7" not in draft(DraftKind.ANSWER, resume, posting(), question=question)
    assert choose(question, ("0-2 years", "3-5 years", "6+ years"), resume, today=TODAY) is None


@pytest.mark.parametrize(
    ("language", "question", "said"),
    [
        ("en", "Do you have 5+ years of experience with Python?", "I have 5.8 years of experience with Python."),
        ("de", "Haben Sie mehrere Jahre Erfahrung mit Python?", "Ich habe 5,8 Jahre Erfahrung mit Python."),
        ("fr", "Avez-vous 5 années d’expérience avec Python ?", "J’ai 5,8 ans d’expérience avec Python."),
        ("es", "¿Tiene 5 años de experiencia con Python?", "Tengo 5,8 años de experiencia con Python."),
    ],
)
def test_whether_there_are_so_many_years_is_answered_in_a_sentence(language: str, question: str, said: str) -> None:
    assert draft(DraftKind.ANSWER, ana(), posting(), language=language, question=question, today=TODAY)[1] == said


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        (("Less than 1 year", "1-3 years", "3-5 years", "5-10 years", "More than 10 years"), "5-10 years"),
        (("0-2", "3-5", "6-9", "10+"), "3-5"),  # 5.8 years are five completed ones
        (("weniger als ein Jahr", "1–3 Jahre", "3 bis 5 Jahre", "mehr als 5 Jahre"), "mehr als 5 Jahre"),
        (("unter 2 Jahren", "2 bis 5 Jahre", "ab 5 Jahren"), "ab 5 Jahren"),
        (("Moins d’un an", "entre 1 et 5 ans", "entre 5 et 8 ans", "8 ans et plus"), "entre 5 et 8 ans"),
        (("Menos de 1 año", "De 1 a 5 años", "Más de 5 años"), "Más de 5 años"),
        (("No experience", "1+ years", "5+ years", "10+ years"), "5+ years"),
        (("0", "1", "2", "3", "4", "5 or more"), "5 or more"),
        (("1-3 years", "3-5 years"), ""),  # none of them
        (("Python 5", "Python 6"), ""),  # no ranges
    ],
)
def test_a_range_is_chosen_by_the_years_counted(options: tuple[str, ...], chosen: str) -> None:
    assert holding(5.8, options) == chosen


def test_ranges_of_years_ask_for_years_and_the_choice_has_its_line() -> None:
    options = ("Less than 1 year", "1-3 years", "3-10 years")

    found = choose("Python experience", options, ana(), today=TODAY)

    assert are_years(options)
    assert found is not None
    assert found.option == "3-10 years"
    assert "Python" in found.line.text


@pytest.mark.parametrize("question", ["Years of experience with Kubernetes", "How many years would you like to stay?"])
def test_no_range_is_chosen_where_nothing_is_counted(question: str) -> None:
    assert choose(question, ("0-2 years", "3-5 years", "6+ years"), ana(), today=TODAY) is None


def test_the_highest_degree_is_chosen_by_its_level() -> None:
    options = ("High school", "Bachelor’s degree", "Master’s degree", "Doctorate")

    found = choose("What is your highest level of education?", options, ana(), today=TODAY)

    assert found is not None
    assert found.option == "Bachelor’s degree"
    assert found.line.text == "BSc Informatics, Universidad de Alba"


def test_a_figure_names_the_lines_it_is_counted_from() -> None:
    refs = {"/work/0": "r1", "/work/0/highlights/0": "r2", "/skills/0/keywords": "r9"}
    request = DraftRequest(kind=DraftKind.ANSWER, question="Years of Python")
    material = Material(request=request, resume=ana(), posting=posting(), language="en", refs=refs)
    asked = Completion(system="", context="", request="", max_tokens=1, material=material)

    with Patience(SECONDS) as patience:
        cited = [chunk.evidence for chunk in OfflineProvider().stream(asked, patience) if chunk.evidence]

    assert cited
