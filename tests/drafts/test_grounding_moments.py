"""A date may be told by its season, or counted back from today."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.drafts.grounding.moments import whens
from service.resumes.model import Basics, Resume, Work
from service.scrape.model import JobPosting

TODAY = date(2026, 11, 1)
RESUME = Resume(
    basics=Basics(name="Ida Brandt"),
    work=[
        Work(name="Nordlicht Klinik", position="Head Nurse", start_date="2020-02", end_date="2025-05"),
        Work(name="Seehof Clinic", position="Staff Nurse", start_date="2012-08", end_date="2020-01"),
    ],
)


def _verdict(text: str) -> Verdict:
    return audit(text, resume=RESUME, posting=JobPosting(), today=TODAY).sentences[-1].verdict


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("I joined Seehof Clinic in the summer of 2012.", "I joined Seehof Clinic in the spring of 2012."),
        ("I joined Nordlicht Klinik in early 2020.", "I joined Nordlicht Klinik in late 2020."),
        ("Seit Anfang 2020 war ich an der Nordlicht Klinik.", "Seit Ende 2020 war ich an der Nordlicht Klinik."),
        ("J'ai rejoint la Seehof Clinic à l'été 2012.", "J'ai rejoint la Seehof Clinic à l'hiver 2012."),
        ("Empecé en la Nordlicht Klinik a principios de 2020.", "Empecé en la Nordlicht Klinik en otoño de 2020."),
        ("I left Nordlicht Klinik last year.", "I left Seehof Clinic last year."),
        ("Six years ago I joined Nordlicht Klinik.", "Three years ago I joined Nordlicht Klinik."),
        ("Vor rund sechs Jahren verließ ich die Seehof Clinic.", "Vor drei Jahren verließ ich die Seehof Clinic."),
    ],
)
def test_a_date_told_in_words_is_held_against_those_of_the_role(right: str, wrong: str) -> None:
    assert _verdict(right) is Verdict.SUPPORTED
    assert _verdict(wrong) is Verdict.UNSUPPORTED


def test_what_is_counted_back_from_today_may_be_a_year_out() -> None:
    (readings,) = whens("I left three years ago.", TODAY)

    assert {when.year for when in readings} == {2022, 2023, 2024}


def test_a_number_of_years_that_goes_on_is_no_date() -> None:
    assert not list(whens("I have worked there for three years.", TODAY))
