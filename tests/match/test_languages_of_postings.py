"""Postings in German, French, Spanish and Portuguese: what they ask for, and that a language brings nobody near."""

import pytest

from service.match.engine import read_posting
from service.match.model import State
from tests.match.people import job, matched, mira

POSTINGS = {
    "German": """Deine Aufgaben:
- Du baust mit uns Dienste in Python

Dein Profil:
- Mindestens 4 Jahre Erfahrung mit Django
- Kenntnisse in PostgreSQL oder MySQL
- Abgeschlossenes Studium der Informatik
- Fließend Deutsch

Von Vorteil:
- Terraform
""",
    "French": """Vos missions :
- Vous développez nos services en Python

Votre profil :
- Au moins 4 ans d'expérience avec Django
- Maîtrise de PostgreSQL ou MySQL
- Français courant

Atouts :
- Terraform
""",
    "Spanish": """Funciones:
- Desarrollarás nuestros servicios en Python

Requisitos:
- Al menos 4 años de experiencia con Django
- Conocimientos de PostgreSQL o MySQL
- Español nativo

Deseable:
- Terraform
""",
    "Portuguese": """Responsabilidades:
- Você vai desenvolver os nossos serviços em Python

Requisitos:
- Pelo menos 4 anos de experiência com Django
- Conhecimento em PostgreSQL ou MySQL
- Português fluente

Diferenciais:
- Terraform
""",
}


@pytest.mark.parametrize("language", POSTINGS)
def test_skills_years_and_languages_are_read_in_each(language: str) -> None:
    result = matched(posting=job(POSTINGS[language], title="Backend"))

    states = {one.name: (one.required, one.state) for one in result.requirements}
    assert states["4+ years of Django"] == (True, State.PARTLY)
    assert states["PostgreSQL or MySQL"] == (True, State.MET)
    assert states["Terraform"] == (False, State.MISSING)
    assert any(name.startswith(f"{language} (") for name in states)


@pytest.mark.parametrize("language", POSTINGS)
def test_the_language_of_a_posting_is_told(language: str) -> None:
    assert not read_posting(job(POSTINGS[language])).is_english
    assert read_posting(job()).is_english


TOWNS = """Duties:
- Build booking in Python
- Visit clients: Los Angeles, La Jolla, Las Vegas, El Paso, Des Moines

Requirements:
- 5+ years of Python and the will to learn
"""
TERSE = """Aufgaben:
- Entwicklung in Python
- Betrieb in Docker
- Support in Excel

Anforderungen:
- Python und Django mit der Cloud und den Menschen für die Klinik
"""
TITLED = """Anforderungen:
- Führung von Teams mit dem Blick für die Zahlen und der Freude an den Kunden
"""


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("Backend Engineer", TOWNS, "English"),
        ("Backend", "Build the tools for our clinics.\n\nRequirements:\n- Erfahrung mit der Cloud", "English"),
        ("Entwickler", "Du baust mit uns die Dienste für die Klinik und den Betrieb mit der Cloud.", "another"),
        ("Support", TERSE, "unsure"),
        ("Head of Sales and Operations in the DACH region", TITLED, "unsure"),
    ],
)
def test_title_and_duties_tell_the_language_if_they_say_enough(title: str, text: str, told: str) -> None:
    names = {True: "English", False: "another", None: "unsure"}

    assert names[read_posting(job(text, title=title)).is_english] == told


def test_a_common_language_alone_brings_nobody_near() -> None:
    cook = mira(
        basics={"label": "Cozinheira"},
        work=[
            {"position": "Cozinheira", "highlights": ["Preparo de pratos para as equipes e para os clientes da casa"]}
        ],
        skills=[],
        education=[],
    )

    result = matched(cook, job(POSTINGS["Portuguese"], title="Desenvolvedor Backend"))

    assert result.fit < 0.05
