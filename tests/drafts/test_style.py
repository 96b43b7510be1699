import pytest

from service.drafts.style import cliches


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("I am thrilled to apply to your company.", "I am thrilled"),
        ("In today’s fast-paced world, data is king.", "In today’s"),
        ("My proven track record speaks for itself.", "proven track record"),
        ("This is not just a job but a calling.", "not just a job but"),
        ("I will take your sales to the next level.", "take your sales to the next level"),
        ("Mit großem Interesse habe ich Ihre Anzeige gelesen.", "Mit großem Interesse"),
        ("Ich suche eine neue Herausforderung.", "neue Herausforderung"),
        ("Als Teamplayerin blicke ich gern über den Tellerrand.", "Teamplayerin"),
        ("C’est avec un vif intérêt que je postule.", "C’est avec un vif intérêt"),
        ("Je souhaite relever de nouveaux défis.", "relever de nouveaux défis"),
        ("Soy proactiva y resolutiva.", "proactiva"),
        ("Busco nuevos retos en una empresa líder.", "nuevos retos"),
    ],
)
def test_set_phrases_are_found_in_four_languages(text: str, phrase: str) -> None:
    assert phrase in [found.text for found in cliches(text)]


@pytest.mark.parametrize(
    "text",
    [
        "At Northwind I cut nightly billing from 6 hours to 40 minutes.",
        "Bei der Spedition Wesertal disponiere ich täglich 55 Lkw.",
        "J’ai formé quatre apprentis aux normes HACCP.",
        "Dirijo la construcción de un viaducto de 310 metros.",
        "Kind regards,",
        "",
    ],
)
def test_plain_sentences_have_none(text: str) -> None:
    assert cliches(text) == ()


def test_each_phrase_knows_its_place_and_overlaps_count_once() -> None:
    text = "I am excited to join a dynamic team. Robust? Seamless."

    found = cliches(text)

    assert [phrase.text for phrase in found] == ["I am excited to", "dynamic team", "Robust", "Seamless"]
    assert all(text[phrase.start : phrase.end] == phrase.text for phrase in found)
