"""Whom a draft greets, and how it names a title."""

import pytest

from service.drafts.names import recipient, title


@pytest.mark.parametrize(
    ("typed", "greeted"),
    [
        ("Dana Okafor", "Dana Okafor"),
        ("Weber, Claudia", "Claudia Weber"),
        ("Anna Schmidt (she/her)", "Anna Schmidt"),
        ("Sam Hill, Head of Sales", "Sam Hill"),
        ("Team Lead, Anna Schmidt", "Anna Schmidt"),
        ("Hi Anna", "Anna"),
        ("Sehr geehrte Frau Weber", "Frau Weber"),
        ("Frau Dr. Weber", "Frau Dr. Weber"),
        ("李小明", "李小明"),
        ("Anton Anders", "Anton Anders"),
        ("recruiter", ""),
        ("Recruiter", ""),
        ("Hiring Manager", ""),
        ("Personalabteilung", ""),
        ("HR", ""),
        ("Dear Sir or Madam", ""),
        ("see https://evil.example", ""),
    ],
)
def test_a_name_is_greeted_and_a_post_is_not(typed: str, greeted: str) -> None:
    assert recipient(typed, "en") == greeted


def test_french_writes_madame_in_full() -> None:
    assert recipient("Mme Durand", "fr") == "Madame Durand"


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ("Bilanzbuchhalter (m/w/d)", "Bilanzbuchhalter"),
        ("Senior Backend Engineer (f/m/x)", "Senior Backend Engineer"),
        ("Développeur React (H/F)", "Développeur React"),
        ("Community Manager (all genders)", "Community Manager"),
        ("Krankenpfleger m/w/d", "Krankenpfleger"),
        ("Engineer (C/C++)", "Engineer (C/C++)"),
        ("Nurse (Band 5)", "Nurse (Band 5)"),
    ],
)
def test_a_title_goes_without_what_it_says_of_readers(posted: str, said: str) -> None:
    assert title(posted) == said
