"""What a firm tells of its own years, where it speaks of itself."""

import pytest

from service.match.engine import read_posting
from tests.match.people import job


def asks(description: str) -> list[str]:
    return [ask.name for ask in read_posting(job(description, title="Worker")).asks]


@pytest.mark.parametrize(
    "told",
    [
        "## About us\nA family-run firm with over 30 years of experience in tax advice.",
        "## About us\nFounded in 1990, Acme has 30 years of experience in tax advice.",
        "## Who are we?\nOver 30 years' experience in logistics make us a market leader.",
        "## Über uns\nEin Familienbetrieb mit über 30 Jahren Erfahrung in der Logistik.",
        "## Wer sind wir?\nEin Familienbetrieb mit mehr als 30 Jahren Erfahrung in der Logistik.",
        "## Notre entreprise\nUne société avec 30 ans d'expérience en logistique.",
        "## Qui sommes-nous ?\nUne société avec plus de 30 ans d'expérience en logistique.",
        "## ¿Quiénes somos?\nUna empresa con más de 30 años de experiencia en logística.",
        "About us\nA family business with 30 years of experience in logistics. We deliver daily.",
    ],
)
def test_the_years_of_a_firm_are_asked_of_nobody(told: str) -> None:
    assert asks(f"{told}\n\n## Requirements\n- Django") == ["Django"]


@pytest.mark.parametrize(
    "told",
    [
        "We are looking for an accountant with 5 years of experience.",
        "An accountant with at least 5 years of experience.",
        "Mindestens 5 Jahre Berufserfahrung.",
        "Buscamos a alguien con 5 años de experiencia en Django.",
        "- 5 years of experience",
    ],
)
def test_what_is_sought_below_what_a_firm_is_stays_asked_for(told: str) -> None:
    assert any(name.startswith("5+ years of ") for name in asks(f"About us\nWe bake bread.\n{told}"))
