"""What a draft says of one role may be told with "there", and of several roles with a sum."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Basics, Resume, Work
from service.scrape.model import JobPosting

RESUME = Resume(
    basics=Basics(name="Ida Brandt"),
    work=[
        Work(
            name="Nordlicht Klinik",
            position="Head Nurse",
            start_date="2020-02",
            end_date="2025-05",
            highlights=["Trained 12 nurses for the ward", "Reduced falls by 46%", "Documented with 99.6% accuracy"],
        ),
        Work(
            name="Seehof Clinic",
            position="Staff Nurse",
            start_date="2012-08",
            end_date="2020-01",
            highlights=["Trained 19 nurses for the ward", "Cut discharge time from 9 to 5 hours"],
        ),
    ],
)
HERE = "Since February 2020 I have worked as Head Nurse at Nordlicht Klinik."


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (HERE, "I trained 12 nurses there."),
        ("Seit Februar 2020 bin ich bei der Nordlicht Klinik.", "Dort habe ich 12 Pflegekräfte eingearbeitet."),
        ("Je travaille à la Nordlicht Klinik.", "J'y ai formé 12 infirmières."),
        ("Trabajo en la Nordlicht Klinik.", "Allí formé a 12 enfermeras."),
    ],
)
def test_a_figure_is_looked_for_where_the_sentence_points_back_to(before: str, sentence: str) -> None:
    moved = sentence.replace("12", "19")

    assert _last(f"{before} {sentence}") is Verdict.SUPPORTED
    assert _last(f"{before} {moved}") is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        "In total I have trained 31 nurses.",
        "Insgesamt habe ich mehr als 30 Pflegekräfte eingearbeitet.",
        "J'ai formé 31 infirmières.",
        "He formado a más de treinta enfermeras.",
        "I have trained nurses on two occasions.",
        "At Seehof Clinic I shortened the discharge time by four hours.",
        "At Nordlicht Klinik only 0.4% of the documentation was not accurate.",
        "Bei der Nordlicht Klinik habe ich die Stürze fast um die Hälfte gesenkt.",
    ],
)
def test_a_figure_may_follow_from_lines_that_do_not_say_it(sentence: str) -> None:
    assert _last(sentence) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        "In total I have trained 45 nurses.",
        "Insgesamt habe ich mehr als 50 Pflegekräfte eingearbeitet.",
        "J'ai formé 45 infirmières.",
        "At Seehof Clinic I trained 31 nurses.",
        "I led a team of 31 doctors.",
        "Training nurses for the ward is what reduced falls by 46%.",
        "At Seehof Clinic I shortened the discharge time by six hours.",
        "At Nordlicht Klinik only 1.4% of the documentation was not accurate.",
    ],
)
def test_a_figure_that_follows_from_nothing_is_not_supported(sentence: str) -> None:
    assert _last(sentence) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        "At Seehof Clinic I trained nurses in dialysis.",
        "Bei der Seehof Clinic habe ich Pflegekräfte für die Dialyse eingearbeitet.",
        "À la Seehof Clinic, j'ai formé des infirmières à la dialyse.",
        "En Seehof Clinic formé a enfermeras en diálisis.",
    ],
)
def test_one_thing_that_no_line_names_is_enough_to_mark_a_sentence(sentence: str) -> None:
    assert _last(sentence) in (Verdict.PARTLY, Verdict.UNSUPPORTED)


@pytest.mark.parametrize(
    "sentence",
    [
        "By the time I left, 12 nurses had passed through my hands.",
        "12 Pflegekräfte sind durch meine Hände gegangen, von der Pike auf.",
        "De A à Z, 12 infirmières ont été formées par mes soins.",
        "Por mis manos pasaron, poco a poco, 12 enfermeras.",
    ],
)
def test_a_turn_of_phrase_claims_nothing_and_what_stands_beside_it_does(sentence: str) -> None:
    assert _last(sentence) is Verdict.SUPPORTED
    assert _last(sentence.replace("12", "14")) is Verdict.UNSUPPORTED


def _last(draft: str) -> Verdict:
    sentences = audit(draft, resume=RESUME, posting=JobPosting(), today=date(2026, 11, 1)).sentences
    return sentences[-1].verdict
