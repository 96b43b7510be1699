"""The person's street address is hidden however it is written; other streets and numbers stay."""

import pytest

from service.drafts.masking import Mask
from service.drafts.restoring import Restorer
from service.resumes.model import Resume
from tests.drafts.people import NONCE


def mask_of(address: str) -> Mask:
    return Mask(Resume.model_validate({"basics": {"location": {"address": address}}}), NONCE)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("Calle Mayor 5", "Calle Mayor 5"),
        ("Calle Mayor 5", "C/ Mayor 5"),
        ("Calle Mayor 5", "C/Mayor, 5"),
        ("Calle Mayor 5", "Calle Mayor, 5"),
        ("Calle Mayor 5", "Calle Mayor nº 5"),
        ("Calle Mayor 5", "CALLE MAYOR N.º 5"),
        ("Calle Mayor, 5, 3º B, 28013 Madrid", "C/ Mayor 5"),
        ("Avenida de la Constitución 12", "Avda. de la Constitucion, 12"),
        ("Hauptstraße 12a", "Hauptstr. 12a"),
        ("Hauptstr. 12", "Hauptstrasse 12"),
        ("Hauptstr. 12", "hauptstr. 12"),
        ("12 Main Street, Springfield", "12 Main St"),
        ("12 Main St", "12, Main Street"),
        ("Rue de la Paix 8", "8, rue de la Paix"),
    ],
)
def test_an_address_is_masked_however_it_is_written(address: str, written: str) -> None:
    mask = mask_of(address)

    masked = mask.own(f"Lives at {written}.")

    assert masked.startswith("Lives at [[ADDRESS")
    assert masked.endswith("]].")
    assert masked.count("[[") == 1
    restorer = Restorer(mask.words, NONCE)
    assert (restorer.feed(masked) + restorer.finish()).casefold() == f"Lives at {written}.".casefold()
    assert mask.foreign(f"Sent to {written}.").startswith("Sent to [[ADDRESS")


@pytest.mark.parametrize(
    "text",
    [
        "Calle Mayor 7",
        "Plaza Mayor, with 5 stalls",
        "Mayor of 5 towns",
        "Calle Menor 5",
        "5 years as mayor",
        "Mayor 55",
    ],
)
def test_another_street_or_number_stays(text: str) -> None:
    assert mask_of("Calle Mayor 5").own(text) == text


@pytest.mark.parametrize("text", ["12 main features", "Main features: 12", "the 12 Main Board members"])
def test_a_street_that_is_a_word_stays_a_word(text: str) -> None:
    assert mask_of("12 Main St").own(text) == text
