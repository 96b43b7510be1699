import re

import pytest

from service.drafts.grounding import numerals
from service.drafts.grounding.figures import figures, years_in


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("thirty-seven people", 37),
        ("a hundred and twenty windows", 120),
        ("two thousand bookings", 2000),
        ("$1.5k a month", 1500),
        ("a GPA of 3.7/4.0.", 3.7),
        ("ein sechsmonatiges Praktikum", 6),
        ("1,500 users", 1500),
        ("two and a half years", 2.5),
        ("siebenundzwanzig Schüler", 27),
        ("zweihundertdreißig Betten", 230),
        ("12,4 Mio. €", 12_400_000),
        ("180.000 Euro", 180_000),
        ("soixante-dix couverts", 70),
        ("quatre-vingt-dix couverts", 90),
        ("cent vingt fenêtres", 120),
        ("12 000 habitants", 12_000),
        ("23 356,35 € brut par an", 23_356.35),
        ("cuarenta y cinco personas", 45),
        ("veintisiete alumnos", 27),
        ("doscientas cincuenta recetas", 250),
        ("12,4 millones de euros", 12_400_000),
        ("in einem Zweierteam", 2),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: float) -> None:
    (figure,) = figures(text)

    assert value in figure.values


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("18 %", "eighteen percent"),
        ("12 %", "zwölf Prozent"),
        ("17 % à 26 %", "von 17 auf 26 Prozent"),
        ("halving failures", "um die Hälfte"),
        ("moitié", "la mitad"),
        ("310 m", "310 Meter"),
    ],
)
def test_numbers_of_one_kind_compare_across_languages(one: str, other: str) -> None:
    assert all(a.is_same(b) for a, b in zip(figures(one), figures(other), strict=True))


def test_a_percentage_is_not_a_count() -> None:
    assert not figures("30%")[0].is_same(figures("30")[0])


@pytest.mark.parametrize("text", ["since 2019", "03/2019", "2019-03", "from 2016 to 2020"])
def test_years_and_dates_are_no_figures(text: str) -> None:
    assert figures(text) == []
    assert years_in(text)


@pytest.mark.parametrize("text", ["ein Team", "une équipe", "un proyecto", "Ich half dabei", "S7 and p99"])
def test_articles_verbs_and_names_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize("joint", [" ", "-", "\n"])
def test_no_number_in_words_is_missed_for_how_it_begins(joint: str) -> None:
    spelt = [joint.join(re.split("[ -]", word)).title() for word in (*numerals._VALUES, *numerals._HUNDRED_WORDS)]
    tried_everywhere = numerals.NUMERAL.removeprefix(f"(?=(?:{numerals._BEGINNINGS}))")

    found, all_ = (
        [word for word in spelt if re.fullmatch(pattern, word, re.IGNORECASE)]
        for pattern in (numerals.NUMERAL, tried_everywhere)
    )

    assert tried_everywhere != numerals.NUMERAL
    assert found == all_
