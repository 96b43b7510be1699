"""Pay is read with its numbers when they are sure, and not at all when they are something else."""

import pytest

from service.scrape import salary


@pytest.mark.parametrize(
    ("text", "minimum", "maximum", "currency", "period"),
    [
        ("Salary: $120,000 - $150,000 a year", 120000, 150000, "USD", "year"),
        ("The base pay range is $120K–$170K per year.", 120000, 170000, "USD", "year"),
        ("compensation: $90-130k", 90000, 130000, "USD", None),
        ("Gehalt: 4.500,00 € bis 5.200,50 € pro Monat", 4500, 5200.5, "EUR", "month"),
        ("Salaire de 2 400 € à 2 900 € par mois", 2400, 2900, "EUR", "month"),
        ("от 150 000 ₽ за месяц на руки", 150000, None, "RUB", "month"),
        ("Зарплата до $3500", None, 3500, "USD", None),
        ("Pay: £19.50 per hour", 19.5, 19.5, "GBP", "hour"),
        ("Salary CHF 110'000 - 130'000 per year", 110000, 130000, "CHF", "year"),
        ("Competitive salary of £85,000\n- 32 days holiday", 85000, 85000, "GBP", None),
    ],
)
def test_pay_is_found_in_a_sentence(
    text: str,
    minimum: float | None,
    maximum: float | None,
    currency: str,
    *,
    period: str | None,
) -> None:
    found = salary.in_text(text)

    assert found is not None
    assert (found.minimum, found.maximum, found.currency, found.period) == (minimum, maximum, currency, period)


@pytest.mark.parametrize(
    "text",
    [
        "We raised $30 million in our series B.",
        "A sign-on bonus of $5,000 awaits you.",
        "You manage a budget of € 200.000 a year.",
        "A yearly learning stipend of $2,000.",
        "We have 120,000 customers in 30 countries.",
        "Our 401(k) matches up to $500.",
    ],
)
def test_other_amounts_are_no_pay(text: str) -> None:
    assert salary.in_text(text) is None


def test_a_placeholder_range_is_no_pay() -> None:
    assert salary.from_numbers(1, 1_000_000, currency="USD", period="year") is None


def test_numbers_in_structured_data_become_a_text() -> None:
    found = salary.from_numbers(32_000, 38_000, currency="GBP", period="year")

    assert found is not None
    assert found.text == "GBP 32,000 - 38,000 per year"


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,234.50", 1234.5), ("1.234,50", 1234.5), ("12'000", 12000), ("1 200", 1200), ("19,5", 19.5), ("x", None)],
)
def test_a_number_is_read_whatever_its_separators(text: str, value: float | None) -> None:
    assert salary.number(text) == value


@pytest.mark.parametrize(
    ("text", "minimum", "maximum", "currency"),
    [
        ("Salary: 7,20,000 - 9,00,000 INR per annum", 720_000, 900_000, "INR"),
        ("月給23万8000円～31万円", 238_000, 310_000, "JPY"),
        ("Retribuzione lorda mensile tra 1.780 e 2.050 euro", 1_780, 2_050, "EUR"),
        ("La rémunération annuelle est comprise entre 42 000 et 49 000 euros", 42_000, 49_000, "EUR"),
        ("Lønn etter tariff, fra 545 000 til 668 000 kroner", 545_000, 668_000, None),
        ("Remuneración bruta mensual de $2.650.000 a $3.100.000", 2_650_000, 3_100_000, None),
        ("Salário de R$ 6.400 por mês", 6_400, 6_400, "BRL"),
    ],
)
def test_pay_is_counted_as_the_country_counts(text: str, minimum: float, maximum: float, currency: str | None) -> None:
    found = salary.in_text(text)
    assert found is not None
    assert (found.minimum, found.maximum, found.currency) == (minimum, maximum, currency)


@pytest.mark.parametrize(
    "text",
    [
        "Das durchschnittliche Gehalt für ähnliche Stellen liegt bei 42.500 € im Jahr.",
        "Lön enligt avtal och friskvårdsbidrag om 3 000 kronor",
    ],
)
def test_what_others_earn_and_what_is_given_for_sport_is_no_pay(text: str) -> None:
    assert salary.in_text(text) is None
