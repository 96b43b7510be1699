"""A name is hidden in every spelling and part; words that only look like it stay readable."""

import unicodedata

import pytest

from service.drafts.masking import Mask
from service.drafts.restoring import Restorer
from service.resumes.model import Resume
from tests.drafts.people import NONCE


def mask_of(name: str) -> Mask:
    return Mask(Resume.model_validate({"basics": {"name": name}}), NONCE)


def shown(mask: Mask, text: str) -> str:
    restorer = Restorer(mask.words, NONCE)
    return restorer.feed(text) + restorer.finish()


SPELLINGS = [
    ("Dr. Ana Ruiz", "Ana"),
    ("Dr. Ana Ruiz", "RUIZ"),
    ("Dr. Ana Ruiz", "ruiz"),
    ("Prof. Dr.-Ing. Ana Ruiz", "Ana"),
    ("Ana Ruiz (she/her)", "Ruiz"),
    ("Ana Ruiz | Engineer", "Ana Ruiz"),
    ("Rose Baker, PhD", "Rose Baker"),
    ("Rose Baker, PhD", "ROSE BAKER"),
    ("Rose Baker, PhD", "Baker, Rose"),
    ("Ana María Núñez-O'Brien", "María"),
    ("Ana María Núñez-O'Brien", "maria"),
    ("Ana María Núñez-O'Brien", "Nunez-O'Brien"),
    ("Ana María Núñez-O'Brien", "Núñez-O’Brien"),
    ("Ana María Núñez-O'Brien", "NÚÑEZ-O'BRIEN"),
    ("Ana María Núñez-O'Brien", "Núñez\u2011O’Brien"),
    ("Ana María Núñez-O'Brien", "Nunez OBrien"),
    ("Ana María Núñez-O'Brien", unicodedata.normalize("NFD", "Ana María Núñez-O'Brien")),
    (unicodedata.normalize("NFD", "Ana Núñez"), "Núñez"),
    ("MAYER Jean", "Mayer"),
    ("MAYER Jean", "Jean Mayer"),
    ("Ruiz, Ana", "Ana Ruiz"),
    ("Ludwig van der Berg", "LUDWIG"),
    ("Ludwig van der Berg", "van der Berg"),
    ("Ludwig van der Berg", "VAN DER BERG"),
    ("Jürgen Müller", "Mueller"),
    ("Ana Ruiz", "ana_ruiz"),
    ("Ana Ruiz", "anaruiz"),
    ("Xu Li", "Xu"),
    ("李小明", "小明"),
    ("李小明", "李 小明"),
    ("山田 太郎", "山田太郎"),
    ("علي حسن", "حسن"),
]


@pytest.mark.parametrize(("name", "written"), SPELLINGS)
def test_a_name_is_masked_in_every_spelling_and_comes_back_as_it_was(name: str, written: str) -> None:
    mask = mask_of(name)

    masked = mask.own(f"work of {written} in Oslo")

    assert masked.startswith("work of [[")
    assert masked.endswith(f"_{NONCE}]] in Oslo")
    assert masked.count("[[") == 1


@pytest.mark.parametrize(("name", "written"), [("Dr. Ana Ruiz", "Ana"), ("Rose Baker, PhD", "Rose Baker")])
def test_a_part_comes_back_as_it_stood(name: str, written: str) -> None:
    mask = mask_of(name)

    assert shown(mask, mask.own(f"{written} and I")) == f"{written} and I"
    assert shown(mask, f"Yours, [[NAME_{NONCE}]]") == f"Yours, {name}"


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Dr. Ana Ruiz", "Ana", "Ruiz"),
        ("Rose Baker, PhD", "Rose", "Baker"),
        ("MAYER Jean", "Jean", "MAYER"),
        ("Ruiz, Ana", "Ana", "Ruiz"),
        ("Ludwig van der Berg", "Ludwig", "van der Berg"),
        ("Don Draper", "Don", "Draper"),
        ("Martin Luther King Jr.", "Martin", "King"),
    ],
)
def test_titles_and_degrees_are_no_part_of_a_name(name: str, first: str, last: str) -> None:
    words = mask_of(name).words

    assert (words["FIRST_NAME"], words["LAST_NAME"]) == (first, last)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Rose Baker, PhD", "PhD Physics, MIT"),
        ("Rose Baker, PhD", "Head Baker, Finch Bakery"),
        ("Rose Baker, PhD", "Worked as a baker; sales rose by 4 %"),
        ("Rose Baker, PhD", "Rose to team lead in two years"),
        ("Rose Baker, PhD", "rose baker"),
        ("Will May", "Since May 2020"),
        ("Will May", "MAY 2020 – JUNE 2021"),
        ("Will May", "From March to May"),
        ("Will May", "In May, we will do what we may"),
        ("Will May", "will may"),
        ("Will Young", "Head of Young Talent, Finch Ltd"),
        ("An Le", "An API, and the LE 500"),
        ("An Le", "an le"),
        ("Anna Koch", "Ausbildung zum Koch"),
        ("Anna Koch", "Koch im Hotel Adler"),
        ("Ludwig van der Berg", "ran a van der Konzern had"),
        ("Dr. Ana Ruiz", "Analysis in Anatolia"),
    ],
)
def test_an_ordinary_word_stays(name: str, text: str) -> None:
    assert mask_of(name).own(text) == text


@pytest.mark.parametrize(
    ("name", "text", "hidden"),
    [
        ("Rose Baker", "worked with Rose on bread", "Rose"),
        ("Rose Baker", "Dear Rose, thank you", "Rose"),
        ("Rose Baker", "Best regards,\nRose", "Rose"),
        ("Will May", "Ms May led the team", "May"),
        ("Will May", "They hired Will in May 2020", "Will"),
        ("Will May", "In 2020 Will May joined", "Will May"),
        ("An Le", "I am An, an engineer", "An"),
        ("Anna Koch", "worked with Koch on menus", "Koch"),
    ],
)
def test_an_ordinary_word_is_masked_where_it_can_only_be_the_name(name: str, text: str, hidden: str) -> None:
    before, after = text.split(hidden, 1)

    masked = mask_of(name).own(text)

    assert masked.startswith(f"{before}[[")
    assert masked.endswith(f"]]{after}")
    assert masked.count("[[") == 1


@pytest.mark.parametrize(
    ("name", "written"), [("Dr. Ana Ruiz", "ANA RUIZ"), ("MAYER Jean", "Jean Mayer"), *SPELLINGS[6:9]]
)
def test_a_page_that_names_the_person_whole_does_not_say_so(name: str, written: str) -> None:
    assert mask_of(name).foreign(f"Signed in as {written} today").startswith("Signed in as [[NAME")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Dr. Ana Ruiz", "Ask Ana"),
        ("Will May", "In May, Will joined"),
        ("Will May", "you will, may we"),
        ("Rose", "Rose"),
    ],
)
def test_a_page_keeps_what_is_only_a_part_of_the_name(name: str, text: str) -> None:
    assert mask_of(name).foreign(text) == text
