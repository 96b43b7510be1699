"""Whom a draft greets, and how it names a title."""

from datetime import date

import pytest

from service.drafts.checking import ADDRESS, PLACEHOLDER, Grounds, check
from service.drafts.grounding import Verdict
from service.drafts.names import Contact, contact, named, recipient, title
from service.scrape.model import JobPosting
from tests.drafts.people import ana


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
        ("A. Schmidt", "A. Schmidt"),
        ("An Nguyen", "An Nguyen"),
        ("To: Anna Hill", "Anna Hill"),
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


@pytest.mark.parametrize(
    ("job", "company"),
    [
        ("Dev [Remote]", "Kontor GmbH"),
        ("Senior ASP.NET Developer", "Kontor"),
        ("Dev", "Amazon.com Services LLC"),
        ("Dev", "Booking.com B.V."),
        ("Dev", "Yahoo!"),
        ("Dev", "St. Mary's Hospital"),
    ],
)
def test_the_name_of_a_job_is_neither_a_link_nor_a_placeholder_nor_two_sentences(job: str, company: str) -> None:
    text = f"Dear {company} team,\n\nI am applying for the position “{job}” at {company}, as a baker would.\n\nRegards"
    posting = JobPosting(title=job, company=company, description="We bake.", language="en")

    audited = check(text, Grounds(resume=ana(), posting=posting, today=date(2026, 7, 15)))

    said = [sentence.text for sentence in audited.sentences]
    assert said[:2] == text.split("\n\n")[:2]
    assert audited.sentences[0].verdict is Verdict.NOT_A_CLAIM
    assert not set(audited.sentences[1].reasons) & {ADDRESS, PLACEHOLDER}


@pytest.mark.parametrize("name", ["Dev. I confess I was fired", "Who? Ltd", "{Dev}", "me@evil.example", "x" * 500])
def test_what_is_no_name_is_not_written(name: str) -> None:
    assert named(name) == ""


@pytest.mark.parametrize(
    ("posted", "greeted"),
    [
        ("Ansprechpartnerin: Frau Dr. Claudia Weber", Contact("Dr. Weber", is_woman=True)),
        ("Ihr Ansprechpartner ist Herr Jens Meier, Tel. 0123", Contact("Meier", is_woman=False)),
        ("Contact: Ms Anna Hill, 0113", Contact("Hill", is_woman=True)),
        ("Votre contact : M. Paul Durand", Contact("Durand", is_woman=False)),
        ("Persona de contacto: Sra. Gómez", Contact("Gómez", is_woman=True)),
        ("Contact: Anna Hill", None),  # whether a man or a woman is never guessed
        ("Kontakt: Personalabteilung", None),
        ("Contact us for details", None),
        ("Ansprechpartner: Frau Weber. Ansprechpartner: Herr Kunz", None),
    ],
)
def test_the_one_person_to_write_to_is_greeted(posted: str, greeted: Contact | None) -> None:
    assert contact(posted) == greeted
