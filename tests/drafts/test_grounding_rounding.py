"""Round figures, units, parts of a whole and translated titles, as a draft may say them."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Basics, Resume, Work
from service.scrape.model import JobPosting

RESUME = Resume(
    basics=Basics(name="Mara Lind"),
    work=[
        Work(
            name="Harbour Freight",
            position="Shift Supervisor",
            start_date="2021-03",
            end_date="2024-05",
            highlights=[
                "Managed 23 drivers and 8 depots",
                "Reduced freight cost by 33%",
                "Dispatched 171 pallets a day",
            ],
        ),
        Work(
            name="Quay Services",
            position="Electrician",
            start_date="2017-01",
            end_date="2021-02",
            highlights=["Installed 12 kW of rooftop solar", "Reduced unplanned downtime by 41%"],
        ),
    ],
)


@pytest.mark.parametrize(
    "sentence",
    [
        "I managed more than twenty drivers at Harbour Freight.",
        "At Harbour Freight I reduced the freight cost by a third.",
        "At Quay Services I reduced unplanned downtime by more than 40 %.",
        "Bei Harbour Freight habe ich über 20 Fahrer geführt.",
    ],
)
def test_a_round_figure_may_stand_for_an_exact_one(sentence: str) -> None:
    assert _verdict(sentence) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        "I managed more than thirty drivers at Harbour Freight.",
        "At Harbour Freight I dispatched 171 pallets an hour.",
        "At Quay Services I installed 12 megawatts of rooftop solar.",
        "I managed 23 drivers and reduced unplanned downtime by 41 %.",
    ],
)
def test_another_unit_another_role_or_too_much_is_not_supported(sentence: str) -> None:
    assert _verdict(sentence) is Verdict.UNSUPPORTED


def test_a_title_may_be_translated_beside_the_original() -> None:
    assert _verdict("Ich war Schichtleiterin (Shift Supervisor) bei Harbour Freight.") is Verdict.SUPPORTED
    assert _verdict("Ich war Direktorin bei Harbour Freight.") is Verdict.UNSUPPORTED


def test_a_word_that_begins_like_a_greeting_is_none() -> None:
    assert _verdict("Hice un máster en Logística en 2019.") is Verdict.UNSUPPORTED


def _verdict(sentence: str) -> Verdict:
    posting = JobPosting(title="Depot Manager", company="Northern Rail", description="You run our depots.")
    return audit(sentence, resume=RESUME, posting=posting, today=date(2026, 11, 1)).sentences[0].verdict
