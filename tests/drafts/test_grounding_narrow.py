"""Numbers, titles, awards and dates taken only as narrowly as they are said."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.drafts.grounding.glossary import keys
from service.resumes.model import Certificate, Education, Resume, Work
from service.scrape.model import JobPosting

RESUME = Resume(
    work=[
        Work(
            name="Northwind Analytics",
            position="Data Scientist",
            start_date="2021-01",
            highlights=[
                "Built and coached a team of 9, reporting to the board every fortnight",
                "Won the Golden Quill award",
                "Grew traffic by 45% in 12 months",
            ],
        ),
        Work(
            name="Northwind Analytics",
            position="Data Analyst",
            start_date="2017-01",
            end_date="2020-12",
            highlights=["Deployed 14 models to production", "Supervised a crew of 15 on a €9.4M flyover in the field"],
        ),
        Work(
            name="The Copper Pan",
            position="Commis Chef",
            start_date="2012-05",
            end_date="2016-11",
            highlights=["Served 77 families at the summer fair"],
        ),
    ],
    education=[
        Education(
            institution="University of California, Berkeley", study_type="BS", area="Statistics", end_date="2012-05"
        )
    ],
    certificates=[Certificate(name="NVQ Level 3", date="2015")],
)
FLAGGED = {Verdict.UNSUPPORTED, Verdict.PARTLY}


def _verdict(text: str) -> Verdict:
    return audit(text, resume=RESUME, posting=JobPosting(title="Nurse"), today=date(2026, 11, 1)).sentences[-1].verdict


@pytest.mark.parametrize(
    "whole",
    [
        "I served 77 families at the summer fair across the whole group.",
        "Ich habe 77 Familien beim Sommerfest in der gesamten Gruppe bedient.",
        "J'ai servi 77 familles à la fête d'été dans tout le groupe.",
        "Serví a 77 familias en la fiesta de verano en toda la empresa.",
    ],
)
def test_what_reached_the_whole_firm_must_be_said_to_have(whole: str) -> None:
    assert _verdict(whole) in FLAGGED


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "At Northwind Analytics I coached a team of nine people.",
            "At Northwind Analytics I coached a team of 14 people.",
        ),
        (
            "It was as a Data Analyst at Northwind that I deployed 14 models.",
            "It was in that Data Scientist role at Northwind that I deployed 14 models.",
        ),
        (
            "At Northwind Analytics I won the Golden Quill award.",
            "At The Copper Pan I won the Golden Quill award.",
        ),
        (
            "Innerhalb eines Jahres, in 12 Monaten, habe ich den Traffic um 45 Prozent gesteigert.",
            "Innerhalb eines halben Jahres habe ich den Traffic um 45 Prozent gesteigert.",
        ),
        (
            "Seit gut fünf Jahren bin ich Data Scientist bei Northwind Analytics.",
            "Seit gut neun Jahren bin ich Data Scientist bei Northwind Analytics.",
        ),
        (
            "As Commis Chef I worked at The Copper Pan from May 2012 to November 2016.",
            "As Sous Chef I worked at The Copper Pan from May 2012 to November 2016.",
        ),
        (
            "Hasta el día de hoy trabajo en Northwind Analytics.",
            "Desde mayo de 2012 y hasta el día de hoy cocino en The Copper Pan.",
        ),
        (
            "Estudié Statistics en Berkeley y en 2017 empecé con los modelos en Northwind Analytics.",
            "Estudié Statistics y Medicina en Berkeley.",
        ),
        ("Graduated from Berkeley in May 2012.", "Graduated from Berkeley in May 2014."),
        ("Mon NVQ de niveau 3 date de 2015.", "Mon NVQ de niveau 4 date de 2015."),
        (
            "I supervised a crew of 15 on a €9.4M flyover in the field.",
            "I supervised a crew of 51 on a €9.4M flyover in the field.",
        ),
        (
            "I coached a team of 9 in my current role and served 77 families at The Copper Pan.",
            "I coached a team of 9 in my current role and served 87 families at The Copper Pan.",
        ),
    ],
)
def test_what_is_said_is_held_against_its_own_line(right: str, wrong: str) -> None:
    assert _verdict(right) in {Verdict.SUPPORTED, Verdict.NOT_A_CLAIM}
    assert _verdict(wrong) in FLAGGED


def test_how_many_use_a_thing_is_no_count_of_ones_employers() -> None:
    assert _verdict("My model for Northwind Analytics is used by three firms today.") in FLAGGED


def test_two_things_just_named_may_be_counted() -> None:
    assert _verdict("I built teams and deployed 14 models, two things that go together.") is Verdict.SUPPORTED


def test_a_word_is_not_taken_for_one_of_another_language_that_begins_it() -> None:
    assert "#reduce" not in keys("field")  # German "fiel"
    assert "#exceed" not in keys("supervised")  # Spanish "superar"
    assert "#fire" not in keys("brand")


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("I read that you are about to open a second studio in Stockholm, which I like.", Verdict.UNSUPPORTED),
        ("Mir gefällt, dass Ihre Klinik gerade eine neue Palliativstation aufbaut.", Verdict.UNSUPPORTED),
        ("Votre hôpital vient d'ouvrir une aile de cardiologie, ce qui me plaît.", Verdict.UNSUPPORTED),
        ("I read that you are about to open a ward for children, which I like.", Verdict.NOT_A_CLAIM),
    ],
)
def test_news_of_the_employer_must_stand_in_the_posting(told: str, wanted: Verdict) -> None:
    posting = JobPosting(title="Nurse", company="Clinic", description="We will soon open a new ward for children.")
    assert audit(told, resume=RESUME, posting=posting, today=date(2026, 11, 1)).sentences[-1].verdict is wanted


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "At Northwind Analytics I reported to the board every fortnight.",
            "At Northwind Analytics I reported to the board every week.",
        ),
        (
            "At Northwind Analytics I was a Data Analyst, then a Data Scientist. In this time I deployed 14 models.",
            "At Northwind Analytics I was a Data Scientist. In this role I deployed 14 models.",
        ),
        (
            "Ich bin Data Scientist bei Northwind. Davor war ich dort Data Analyst. In dieser Zeit kamen 14 Modelle.",
            "Ich war Data Analyst bei Northwind. Nun bin ich dort Data Scientist. In dieser Zeit kamen 14 Modelle.",
        ),
        (
            "J'ai déployé 14 modèles chez Northwind Analytics et servi 77 familles chez The Copper Pan.",
            "J'ai déployé 14 modèles chez Northwind Analytics et servi 78 familles chez The Copper Pan.",
        ),
        ("At The Copper Pan I was a commis chef.", "At The Copper Pan I was a chef de partie."),
    ],
)
def test_how_often_and_in_which_role_is_held_against_the_line(right: str, wrong: str) -> None:
    assert _verdict(right) is Verdict.SUPPORTED
    assert _verdict(wrong) in FLAGGED


def _of(position: str, *lines: str) -> Resume:
    return Resume(work=[Work(name="Bridge Works", position=position, start_date="2019-01", highlights=list(lines))])


def _judged(text: str, resume: Resume) -> Verdict:
    return audit(text, resume=resume, posting=JobPosting(title="Cook"), today=date(2026, 11, 1)).sentences[-1].verdict


def test_a_lead_scientist_heads_nobody_for_it_and_a_team_lead_does() -> None:
    assert _judged("I am Head of Data Science at Bridge Works.", _of("Lead Data Scientist")) in FLAGGED
    assert _judged("Ich bin Teamleiter bei Bridge Works.", _of("Team Lead")) is Verdict.SUPPORTED
    assert _judged("I am Lead Chef at Bridge Works.", _of("Lead Chef")) is Verdict.SUPPORTED


def test_a_quarter_of_a_cost_is_no_rhythm() -> None:
    resume = _of("Planner", "Reduced freight cost by 25% while reporting figures to the board every fortnight")
    assert _judged("At Bridge Works I reduced freight cost by a quarter.", resume) is Verdict.SUPPORTED
    assert _judged("At Bridge Works I reported figures to the board every quarter.", resume) in FLAGGED


def test_two_words_are_read_as_the_one_thing_they_name() -> None:
    resume = _of("Head Chef", "Brought food cost down from 34% to 20%")
    assert _judged("Den Wareneinsatz habe ich von 34 auf 20 % gesenkt.", resume) is Verdict.SUPPORTED
    assert _judged("Den Energieverbrauch habe ich von 34 auf 20 % gesenkt.", resume) in FLAGGED


def test_an_employer_named_after_a_thing_is_not_what_a_number_counts() -> None:
    resume = _of("Engineer", "Inspected 135 culverts and issued condition reports")
    assert _judged("J'ai inspecté 135 ponceaux, dont 135 chez Bridge Works.", resume) is Verdict.SUPPORTED
    assert _judged("J'ai construit 135 ponts chez Bridge Works.", resume) in FLAGGED


def test_to_take_patients_into_care_is_not_to_lead() -> None:
    resume = _of("Nurse", "Cared for up to 7 patients per shift")
    assert _judged("Je prenais en charge jusqu'à sept patients par poste.", resume) is Verdict.SUPPORTED
    assert _judged("J'étais en charge d'une équipe de sept patients.", resume) in FLAGGED
    assert _judged("J'ai pris en charge une équipe de sept personnes.", resume) in FLAGGED
    assert _judged("Infirmière de formation, je travaille chez Bridge Works.", resume) is Verdict.SUPPORTED
