"""What a number measures, and what a date is of: money, rates, people or years, papers, lines without a place."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Certificate, Education, Language, Resume, Source, Work
from service.scrape.model import JobPosting

TODAY = date(2026, 11, 1)
RESUME = Resume.model_validate({"basics": {"summary": "Over 8 years I have wired and tested houses."}}).model_copy(
    update={
        "work": [
            Work(
                name="Volta Installations",
                position="Maintenance Electrician",
                start_date="2018-02",
                highlights=[
                    "Cut unplanned downtime by 13%",
                    "Cut energy costs by $152k per year",
                    "Taught 7 classes a week to pupils aged 11–18",
                    "Mentored 16 trainee teachers",
                ],
            ),
            Work(
                name="Volta Installations",
                position="Electrician",
                start_date="2014-06",
                end_date="2018-01",
                highlights=["Cut unplanned downtime by 47%", "Raised the pass rate from 35% to 94% in two years"],
            ),
        ],
        "education": [Education(institution="Tech College", study_type="HNC", area="Electrical Engineering")],
        "certificates": [Certificate(name="18th Edition (BS 7671)", date="2019")],
        "languages": [Language(language="English"), Language(language="Spanish")],
    }
)
RESUME.meta.unplaced = [Source(text="2016 Freelance rigger", page=1, line=9)]


def _verdict(text: str) -> Verdict:
    return audit(text, resume=RESUME, posting=JobPosting(title="Nurse"), today=TODAY).sentences[-1].verdict


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("I cut energy costs by $152k a year.", "I cut energy costs by $152k a month."),
        ("Ich senkte die Energiekosten um 152.000 Dollar.", "Ich senkte die Energiekosten um 152.000 Euro."),
        ("Desde hace 8 años trabajo con casas.", "Trabajé con ocho personas a mi cargo."),
        (
            "I raised the pass rate from 35% to 94% in two years.",
            "I raised the pass rate from 35% to 94% in a single school year.",
        ),
        (
            "As an electrician I cut downtime by 47% and later as a maintenance electrician by 13%.",
            "As an electrician I cut downtime by 13% and later as a maintenance electrician by 47%.",
        ),
        (
            "Die 18th Edition (BS 7671) stammt aus dem Jahr 2019.",
            "Die 18th Edition (BS 7671) stammt aus dem Jahr 2021.",
        ),
        ("In 2016 I worked freelance as a rigger.", "In 2011 I worked freelance as a rigger."),
        ("An Sprachen bringe ich Englisch und Spanisch mit.", "An Sprachen bringe ich Englisch und Italienisch mit."),
    ],
)
def test_a_number_or_a_date_is_told_of_what_it_measures(right: str, wrong: str) -> None:
    assert _verdict(right) is Verdict.SUPPORTED
    assert _verdict(wrong) in {Verdict.UNSUPPORTED, Verdict.PARTLY}


def test_what_the_next_clause_tells_is_not_what_a_number_counts() -> None:
    assert _verdict("I taught pupils aged 11 to 18 and mentored 16 trainee teachers.") is Verdict.SUPPORTED
