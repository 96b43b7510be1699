"""Numbers of identity are hidden by their shape; the words that announce them are often other words."""

import pytest

from service.drafts.masking import Mask
from service.drafts.restoring import Restorer
from tests.drafts.people import NONCE, ana


@pytest.mark.parametrize(
    "said",
    [
        "Passport no. X1234567",
        "Passport: 123 456 789",
        "Passport No. 12345",
        "Reisepass C01X00T47",
        "Pass: C01X00T47",
        "Pass-Nr. 12345",
        "DNI: 12345678Z",
        "DNI 12.345.678-Z",
        "NIE X-1234567-L",
        "NIF B12345678",
        "NI: QQ 12 34 56 C",
        "National Insurance number QQ123456C",
        "SSN 123-45-6789",
        "Social security number: 123 45 6789",
        "Sozialversicherungsnummer 12 345678 A 123",
        "Steuer-ID 12 345 678 901",
        "IBAN DE02 1203 0000 0000",
        "DE02 1203 0000 0000 2020 51",
    ],
)
def test_a_number_of_identity_is_masked_and_comes_back(said: str) -> None:
    mask = Mask(ana(), NONCE)

    masked = mask.own(f"About me: {said}. More")

    assert masked == f"About me: [[IDENTIFIER_{NONCE}]]. More"
    restorer = Restorer(mask.words, NONCE)
    assert restorer.feed(masked) + restorer.finish() == f"About me: {said}. More"


@pytest.mark.parametrize(
    "text",
    [
        "NI PXI-1042 and NI 9234 modules",
        "NI USB-6009 and NI LabVIEW 2019",
        "Final exam: Pass 2019",
        "Final exam: PASS 2019-2021",
        "Pass: 85 of 100",
        "Exam: PASS C1 2019",
        "Passport: EU 2019",
        "Passport checks for 400 guests",
        "Das war nie 2019",
        "Social security law, 2019",
        "IBAN checks in 2019",
        "Tax ID service, 12 endpoints",
    ],
)
def test_what_only_begins_like_one_stays(text: str) -> None:
    assert Mask(ana(), NONCE).own(text) == text
