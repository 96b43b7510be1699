from importlib.resources import files

import pytest

from service.drafts.grounding.glossary import is_deed, is_place, keys, parts
from service.drafts.grounding.sentence import line_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("reduced", "gesenkt"),
        ("gesunken", "réduction"),
        ("clôture", "Abschlüsse"),
        ("nurses", "infirmières"),
        ("enfermera", "Krankenschwester"),
        ("bridges", "puentes"),
        ("renegotiated", "verhandelt"),
        ("eingeführt", "implantación"),
        ("Seville", "Sevilla"),
    ],
)
def test_words_that_mean_the_same_share_a_key(one: str, other: str) -> None:
    assert line_keys(one) & line_keys(other)


@pytest.mark.parametrize(("one", "other"), [("Java", "JavaScript"), ("Paris", "London")])
def test_words_that_mean_another_thing_share_no_meaning(one: str, other: str) -> None:
    first, second = ({key for key in line_keys(text) if key.startswith("#")} for text in (one, other))

    assert not first & second


def test_a_compound_is_taken_apart() -> None:
    first, second = parts("tourenplanung")

    assert first & keys("route")
    assert second & keys("planned")


def test_places_and_deeds_are_known_as_such() -> None:
    assert is_place("japonaise")
    assert not is_place("restaurant")
    assert is_deed("reduced")
    assert not is_deed("bridge")


def test_every_line_of_the_glossary_has_four_languages() -> None:
    lines = (files("service.drafts.grounding") / "glossary.txt").read_text(encoding="utf-8").splitlines()

    told = [line for line in lines if line.strip() and not line.startswith("#")]
    assert len(told) > 300
    assert [line for line in told if len(line.split("|")) != 4] == []
