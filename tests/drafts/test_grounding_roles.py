"""What goes on, how long a deed took, and which school gave which degree: each is told of one block alone."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Basics, Education, Resume, Work
from service.scrape.model import JobPosting

RESUME = Resume(
    basics=Basics(name="Ida Brandt"),
    work=[
        Work(name="Nordlicht Bank", position="Team Lead", start_date="2021-03"),
        Work(
            name="Elbe Credit",
            position="Analyst",
            start_date="2015-01",
            end_date="2021-02",
            highlights=["Raised the approval rate from 23% to 61% in two years"],
        ),
    ],
    education=[
        Education(institution="Kaunas College", area="Finance", study_type="HND", start_date="2010", end_date="2012"),
        Education(
            institution="University of Leeds",
            area="Economics",
            study_type="MSc",
            score="First Class Honours",
            start_date="2013",
            end_date="2014",
        ),
    ],
)
POSTING = JobPosting(company="Ville de Brest", description="Ville de Brest cherche neuf analystes.")


@pytest.mark.parametrize(
    "sentence",
    [
        "I am still an Analyst at Elbe Credit.",
        "Ich bin noch heute Analyst bei Elbe Credit.",
        "Je travaille toujours chez Elbe Credit.",
        "Actualmente trabajo en Elbe Credit.",
    ],
)
def test_a_role_that_has_ended_does_not_go_on(sentence: str) -> None:
    assert _verdict(sentence) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("At Elbe Credit I raised the approval rate from 23% to 61% in two years.", Verdict.SUPPORTED),
        ("At Elbe Credit I raised the approval rate from 23% to 61% within two months.", Verdict.UNSUPPORTED),
        ("I hold an MSc in Economics with First Class Honours.", Verdict.SUPPORTED),
        ("My HND in Finance was awarded with First Class Honours.", Verdict.UNSUPPORTED),
        ("My HND is from the University of Leeds.", Verdict.UNSUPPORTED),
        ("I am Team Lead at Nordlicht Bank.", Verdict.SUPPORTED),
        ("Soy director en Nordlicht Bank.", Verdict.UNSUPPORTED),
        ("Ich bin Geschäftsführerin bei der Nordlicht Bank.", Verdict.UNSUPPORTED),
        ("A whole department works for me.", Verdict.UNSUPPORTED),
    ],
)
def test_lengths_and_degrees_belong_to_their_own_block(sentence: str, expected: Verdict) -> None:
    assert _verdict(sentence) is expected


@pytest.mark.parametrize(
    "sentence",
    [
        "La Ville de Brest cherche neuf analystes.",
        "Je me permets de vous adresser une candidature spontanée.",
        "Would a short call next week suit you?",
        "¡Ojalá podamos hablar pronto!",
    ],
)
def test_what_is_said_of_the_employer_and_wishes_claim_nothing_of_the_person(sentence: str) -> None:
    assert _verdict(sentence) is Verdict.NOT_A_CLAIM


def _verdict(sentence: str) -> Verdict:
    return audit(sentence, resume=RESUME, posting=POSTING, today=date(2026, 11, 1)).sentences[0].verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At MediPlus, where I supervised 23 technicians from 2019 to 2022, I cut losses by 36%.", Verdict.SUPPORTED),
        ("At MediPlus I was Pharmacy Technician from 2019 to 2022.", Verdict.UNSUPPORTED),
        ("I left MediPlus in 2022 after having supervised 23 technicians.", Verdict.SUPPORTED),
        ("The first step on my résumé is that of Pharmacy Technician at MediPlus.", Verdict.SUPPORTED),
        ("I would like to apply as a Chief Pharmacist.", Verdict.NOT_A_CLAIM),
    ],
)
def test_of_two_roles_at_one_employer_the_one_is_meant_that_counts_the_same(text: str, expected: Verdict) -> None:
    resume = Resume(
        work=[
            Work(
                name="MediPlus",
                position="Pharmacist",
                location="Portland, OR",
                start_date="2019",
                end_date="2022",
                highlights=["Supervised 23 technicians", "Cut losses by 36%"],
            ),
            Work(name="MediPlus", position="Pharmacy Technician", start_date="2017", end_date="2019"),
        ],
    )

    assert audit(text, resume=resume, posting=POSTING, today=date(2026, 11, 1)).sentences[-1].verdict is expected
