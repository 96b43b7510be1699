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
