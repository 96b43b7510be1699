"""Telephone numbers are hidden, the person's own and others; other numbers stay readable."""

import pytest

from service.drafts.masking import Mask
from service.drafts.restoring import Restorer
from service.resumes.model import Resume
from tests.drafts.people import NONCE, ana


def mask_of(phone: str | None, country: str | None = None) -> Mask:
    return Mask(Resume.model_validate({"basics": {"phone": phone, "location": {"countryCode": country}}}), NONCE)


@pytest.mark.parametrize(
    ("phone", "written"),
    [
        ("(555) 010-4477", "+15550104477"),
        ("(555) 010-4477", "+1 555 010 4477"),
        ("(555) 010-4477", "1-555-010-4477"),
        ("(555) 010-4477", "555–010–4477"),
        ("(555) 010-4477", "555\u2011010\u20114477"),
        ("(555) 010-4477", "5550104477"),
        ("+15550104477", "(555) 010-4477"),
        ("+34 612 345 678", "612\u00a0345\u00a0678"),
        ("030 1234567", "+49 30 1234567"),
        ("030 1234567", "+49 (0)30 / 123 45 67"),
        ("+49 30 1234567", "030 1234567"),
        ("+44 (0)20 7946 0958", "020 7946 0958"),
    ],
)
def test_the_own_number_is_masked_in_any_form_also_on_a_page(phone: str, written: str) -> None:
    assert mask_of(phone).own(f"Ring {written} now") == f"Ring [[PHONE_{NONCE}]] now"
    assert mask_of(phone).foreign(f"Ring {written} now") == f"Ring [[PHONE_{NONCE}]] now"


@pytest.mark.parametrize(
    "written",
    [
        "+44 20 7946 0958",
        "+4915112345678",
        "0034 915 123 456",
        "(555) 010-9999",
        "555-010-9999",
        "555 010 9999",
        "555.010.9999",
        "07700 900123",
        "06 13 34 56 98",
        "06.13.34.56.98",
        "030 / 9876543",
        "0151–23456789",
        "912 345 678",
    ],
)
def test_any_other_number_in_the_own_text_is_masked_and_comes_back(written: str) -> None:
    mask = Mask(ana(), NONCE)

    masked = mask.own(f"Referee: {written}, Oslo")

    assert masked == f"Referee: [[PHONE_2_{NONCE}]], Oslo"
    restorer = Restorer(mask.words, NONCE)
    assert restorer.feed(masked) + restorer.finish() == f"Referee: {written}, Oslo"


@pytest.mark.parametrize("cue", ["Tel. 765432", "Mobile: 765 432", "Fax 76-54-32", "☎ 765432", "WhatsApp: 765 4321"])
def test_what_is_said_to_be_a_number_is_one(cue: str) -> None:
    assert f"[[PHONE_{NONCE}]]" in mask_of(None).own(cue)


@pytest.mark.parametrize("country", [None, "ES", "DE", "US", "DK", "NO", "FR"])
@pytest.mark.parametrize(
    "text",
    [
        "2019 – 2021",
        "2019-2021",
        "03/2019 - 12/2020",
        "01.03.2019 – 31.12.2020",
        "2020-01-31",
        "20.10.2019",
        "1,200,000 rows and 1.200.000 more",
        "20 000 000 of them",
        "612 345 678 €",
        "Grew sales to $612 345 678",
        "ISO 9001, ISO 27001:2013 and EN 60601",
        "Article no. 0451234567",
        "ISBN 0-306-40615-2",
        "ISBN 978-3-16-148410-0",
        "0.123456789 and 3.14159265",
        "version 10.0.19041",
        "24/7, 50 to 8 minutes, 400 customers",
        "DOI 10.1000/182.0034612",
        "PXI-1042 and 9234",
    ],
)
def test_years_dates_amounts_and_articles_stay(text: str, country: str | None) -> None:
    assert mask_of(None, country).own(text) == text


def test_a_number_of_others_stays_on_a_page() -> None:
    assert Mask(ana(), NONCE).foreign("Call us: +44 20 7946 0958") == "Call us: +44 20 7946 0958"
