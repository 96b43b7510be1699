"""A question for something that happened gets the projects or results that come nearest, or is left to the person."""

import pytest

from service.drafts.checking import Grounds, check
from service.drafts.grounding import Verdict
from service.drafts.model import DraftKind
from service.drafts.sending import sendable
from service.resumes.model import Resume
from tests.drafts.people import posting
from tests.drafts.test_offline import draft
from tests.drafts.test_told import TODAY

NEAREST = ("[Only you can tell what happened", "[Wie es war", "[Vous seul pouvez raconter", "[Solo usted puede contar")


def student() -> Resume:
    return Resume.model_validate(
        {
            "basics": {"name": "Priya Rao"},
            "work": [
                {"name": "Kontor", "position": "Aide", "highlights": ["Kept the files", "Sold tickets to 40 people"]}
            ],
            "projects": [{"name": "Bus Finder", "highlights": ["Android app that shows the next buses"]}],
            "languages": [{"language": "English"}],
        }
    )


def cook(*lines: str) -> Resume:
    return Resume.model_validate({"work": [{"name": "Ouest", "position": "Cook", "highlights": list(lines)}]})


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Describe a challenging project."),
        ("en", "Tell us about a project you are proud of."),
        ("de", "Beschreiben Sie ein anspruchsvolles Projekt."),
        ("de", "Auf welches Projekt sind Sie besonders stolz?"),
        ("fr", "Décrivez un projet difficile."),
        ("fr", "Parlez-nous d’un projet dont vous êtes fier."),
        ("es", "Describa un proyecto difícil."),
        ("es", "Háblenos de un proyecto del que esté orgulloso."),
    ],
)
def test_a_project_is_one_of_the_resumes(language: str, question: str) -> None:
    said = draft(DraftKind.ANSWER, student(), posting(), language=language, question=question)

    assert said[1:] == ["Bus Finder\n- Android app that shows the next buses"]


@pytest.mark.parametrize(
    ("language", "question", "line"),
    [
        ("en", "What is your greatest achievement?", "Cut food waste by 18%"),
        ("en", "Describe a challenging project.", "Cut food waste by 18%"),
        ("de", "Was war Ihr größter Erfolg?", "Lebensmittelabfälle um 18 % gesenkt"),
        ("fr", "Quelle est votre plus grande réussite ?", "Baisse du gaspillage de 18 %"),
        ("es", "¿Cuál es su mayor logro?", "Reducción del desperdicio del 18 %"),
    ],
)
def test_an_achievement_is_a_line_with_a_result_and_the_person_is_to_tell_it(
    language: str, question: str, line: str
) -> None:
    resume = cook("Served 120 guests a night", line)

    said = draft(DraftKind.ANSWER, resume, posting(), language=language, question=question)
    audit = check("\n\n".join(said), Grounds(resume=resume, posting=posting(), today=TODAY, question=question))

    assert said[0].startswith(NEAREST)
    assert said[1:] == [f"Cook, Ouest\n- {line}"]
    assert [one.verdict for one in audit.sentences] == [Verdict.NOT_A_CLAIM, Verdict.SUPPORTED, Verdict.SUPPORTED]
    assert "[" not in sendable("\n\n".join(said), audit, vouched=())


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("What is your greatest achievement?", "[I found no line"),  # no line has a result
        ("Tell us about a project in which you used Kubernetes.", "[I found no line"),
        ("Tell us about a time you solved a conflict with a colleague.", "[I found no line"),
        ("Describe a time you failed.", "[Only you can answer this"),
        ("What are your strengths and weaknesses?", "[Only you can answer this"),
        ("Where do you see yourself in five years?", "[Only you can answer this"),
        ("Was sind Ihre Stärken und Schwächen?", "[Only you can answer this"),
        ("Racontez un échec.", "[Only you can answer this"),
        ("¿Dónde se ve en cinco años?", "[Only you can answer this"),
    ],
)
def test_what_no_line_tells_is_left_to_the_person_and_says_so(question: str, begins: str) -> None:
    resume = cook("Served 120 guests a night with a colleague", "Planned the menu of the team for five years")

    said = draft(DraftKind.ANSWER, resume, posting(), question=question)

    assert len(said) == 1
    assert said[0].startswith(begins)


def test_a_conflict_is_told_by_a_line_that_speaks_of_one() -> None:
    resume = cook("Served 120 guests a night", "Mediated disputes between cooks and waiters")

    said = draft(DraftKind.ANSWER, resume, posting(), question="How did you solve a conflict with a colleague?")

    assert said[1:] == ["Cook, Ouest\n- Mediated disputes between cooks and waiters"]


def test_a_time_when_somebody_led_is_told_by_whom_they_led() -> None:
    resume = cook("Cut food waste by 18%", "Led a team of 7 cooks")

    said = draft(DraftKind.ANSWER, resume, posting(), question="Tell us about a time when you led a team.")

    assert said[1:] == ["Cook, Ouest\n- Led a team of 7 cooks"]
