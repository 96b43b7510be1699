"""How a letter began, so that the next begins otherwise."""

import pytest

from service.drafts.past import opening

BEGINS = "I would like to apply as “Cook” at the canteen, where I have eaten."


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear team,",
        "Dear University of Texas Southwestern Medical Center at Dallas team,",
        "Sehr geehrte Damen und Herren der Stiftung Haus am See in Lindau am Bodensee,",
        "Estimado equipo de la Universidad Privada de las Encinas de Burgos y Palencia:",
        "[Put together without AI.]\n\nDear team,",
    ],
)
def test_a_greeting_of_any_length_is_no_opening(greeting: str) -> None:
    assert opening(f"{greeting}\n\n{BEGINS}\n\nKind regards,") == BEGINS


def test_a_letter_without_a_greeting_begins_at_once() -> None:
    assert opening(f"{BEGINS}\n\nAnd so on.") == BEGINS


@pytest.mark.parametrize("letter", ["", "Dear team,", "[A note.]"])
def test_what_only_greets_has_no_opening(letter: str) -> None:
    assert opening(letter) == ""
