"""What only the person can answer is left to them, whatever words it shares with their résumé."""

import pytest

from service.drafts.questions import is_for_the_person


@pytest.mark.parametrize(
    "question",
    [
        "¿Tiene reconocido un grado de discapacidad igual o superior al 33 %?",
        "Have you had any safeguarding allegations made against you?",
        "Have you ever been dismissed from a kitchen or restaurant?",
        "Bist du in Deutschland arbeitsberechtigt?",
        "Benötigen Sie eine Arbeitserlaubnis für Deutschland?",
        "Do you require sponsorship to work in Leeds?",
        "What is your notice period at Northern General Hospital?",
        "What is your current salary as a Ward Manager?",
        "When can you start leading the team?",
        "Wie hoch ist Ihr aktuelles Jahresgehalt?",
        "Sind Sie in Köln umzugsbereit?",
        "Quel salaire demandez-vous pour ce poste de développeuse ?",
        "Why did you leave Leeds General Infirmary?",
        "Warum wollen Sie Rheinwerk Logistik verlassen?",
        "¿Por qué dejó Distribuciones Albufera?",
        "Why are you changing careers?",
        "Please explain any gaps in your employment.",
        "Género",
        "Are you willing to travel up to 25% of the time?",
        "Sind Sie bereit umzuziehen?",
        "Wann sind Sie verfügbar?",
        "Êtes-vous mobile ?",
        "¿Está dispuesto a viajar?",
        "Anything else you would like to tell us?",
        "Describe a mistake you made.",
        "Was sind Ihre Stärken und Schwächen?",
    ],
)
def test_terms_reasons_and_protected_things_are_the_persons(question: str) -> None:
    assert is_for_the_person(question)


@pytest.mark.parametrize(
    "question",
    [
        "What experience do you have with salary negotiations?",
        "How would you describe your level of English?",
        "Tell us about your experience leading a team.",
        "Why do you want to work here?",
        "Haben Sie Erfahrung mit der Betreuung behinderter Menschen?",
        "What would you bring to our team?",
    ],
)
def test_questions_about_work_are_not(question: str) -> None:
    assert not is_for_the_person(question)
