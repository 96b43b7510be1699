from importlib.resources import files

import pytest

from service.drafts.grounding.forms import one_form
from service.drafts.grounding.glossary import is_deed, is_known, is_place, is_plain, keys, may_be_deed, parts, pieces
from service.drafts.grounding.sentence import Sentence, line_keys


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
        ("on-call", "Bereitschaftsdienst"),
        ("astreintes", "guardias"),
        ("stocktaking", "Inventur"),
        ("waybill", "Frachtbrief"),
        ("échafaudage", "Gerüstbau"),
        ("plaidoirie", "Schriftsatz"),
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


def test_a_compound_is_cut_where_least_is_left_over() -> None:
    assert pieces("handelsvertrage") == ("handel", "vertrage")
    assert pieces("lieferantenzahlungen") == ("lieferanten", "zahlungen")


@pytest.mark.parametrize("word", ["erfahrung", "responsibility", "empresa", "bestand", "meanwhile"])
def test_what_any_work_is_told_with_is_plain(word: str) -> None:
    assert is_plain(one_form(word))


@pytest.mark.parametrize("word", ["hospital", "vacuna", "brücke", "payroll", "diabetes", "facture"])
def test_what_the_work_was_about_is_not_plain(word: str) -> None:
    assert not is_plain(one_form(word))


@pytest.mark.parametrize("word", ["roster", "handover", "mentoring", "tender", "astreinte", "cuadrante"])
def test_what_is_done_in_one_trade_is_a_thing_and_no_deed(word: str) -> None:
    assert is_known(one_form(word))
    assert not may_be_deed(one_form(word))


@pytest.mark.parametrize("word", ["équipe", "Dienstag", "forget", "embargo", "überzeugen", "visant", "stomach"])
def test_a_word_of_every_day_is_no_thing_of_a_trade(word: str) -> None:
    folded = one_form(word)
    assert not is_known(folded) or is_plain(folded) or may_be_deed(folded)


@pytest.mark.parametrize("word", ["vacunas", "diabetes", "telephone", "Wartung"])
def test_a_word_that_only_begins_like_a_small_one_says_something(word: str) -> None:
    assert Sentence(word).telling


def test_every_line_of_the_glossary_has_four_languages() -> None:
    folder = files("service.drafts.grounding") / "meanings"
    lines = [line for file in folder.iterdir() for line in file.read_text(encoding="utf-8").splitlines()]

    told = [line for line in lines if line.strip() and not line.startswith("#")]
    assert len(told) > 900
    assert [line for line in told if len(line.split("|")) != 4] == []
