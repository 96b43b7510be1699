"""Employment fields become the published codes, and codes become words."""

import pytest

from service.scrape import employment_text
from service.scrape.employment import codes, in_prose
from service.scrape.model import EmploymentType as Kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FULL_TIME", (Kind.FULL_TIME,)),
        ("Full-time, Contract", (Kind.FULL_TIME, Kind.CONTRACTOR)),
        ("Teilzeit, befristet", (Kind.PART_TIME, Kind.TEMPORARY)),
        ("CDI", (Kind.FULL_TIME,)),
        ("Indefinit, Temps parcial", (Kind.PART_TIME,)),
        ("Prácticas", (Kind.INTERN,)),
        ("полная занятость", (Kind.FULL_TIME,)),
        ("Other", (Kind.OTHER,)),
        ("Engineering", ()),
        ("", ()),
    ],
)
def test_a_field_names_its_codes(text: str, expected: tuple[Kind, ...]) -> None:
    assert codes(text) == expected


def test_a_sentence_that_mentions_a_kind_is_no_field() -> None:
    assert codes("We are a full-time adventure company " + "with many words about the sea " * 5) == ()


def test_codes_are_written_for_people() -> None:
    assert employment_text((Kind.FULL_TIME, Kind.CONTRACTOR)) == "Full-time, Contract"
    assert employment_text(()) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The post is permanent, 39 hours a week, with some weekends.", (Kind.FULL_TIME,)),
        ("We plant trees. This is a part-time position.", (Kind.PART_TIME,)),
        ("Die Stelle ist in Teilzeit zu besetzen.", (Kind.PART_TIME,)),
        ("In this role you look after two interns.", ()),
        ("We are full-time fools.", ()),
    ],
)
def test_a_sentence_about_the_job_says_how_much_work_it_is(text: str, expected: tuple[Kind, ...]) -> None:
    assert in_prose(text) == expected
