"""Talks with the employer's people, of which only the person can know."""

from datetime import date

import pytest

from service.drafts.grounding import SentenceAudit, Verdict, audit
from service.resumes.model import Resume, Work
from service.scrape.model import JobPosting

RESUME = Resume(work=[Work(name="Caravel", position="Analyst", start_date="2020-01", highlights=["Wrote reports"])])


def _one(text: str, *facts: str) -> SentenceAudit:
    (found,) = audit(
        text, resume=RESUME, posting=JobPosting(title="Analyst"), today=date(2026, 11, 1), facts=facts
    ).sentences
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Hello, it was good to talk with your colleagues at the fair last month.",
        "Thank you for our call on Tuesday.",
        "One of your colleagues told me that the team is growing.",
        "Wie telefonisch vereinbart, sende ich Ihnen meine Unterlagen.",
        "Suite à notre échange, je vous adresse mon CV.",
        "Tras nuestra conversación, les envío mi currículum.",
    ],
)
def test_a_talk_that_nothing_shows_is_marked(text: str) -> None:
    found = _one(text)
    assert found.verdict is Verdict.UNSUPPORTED
    assert "spoke with them" in found.reasons[-1]


def test_a_talk_that_the_person_typed_is_not() -> None:
    talk = "Thank you for our call on Tuesday."
    assert _one(talk, "On Tuesday I spoke with Ada of HR; thank her for our call").verdict is not Verdict.UNSUPPORTED


def test_a_language_that_the_person_typed_is_no_talk() -> None:
    assert _one("Tras nuestra conversación, les envío mi currículum.", "Hablo español").verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "I would be glad to talk with you about the role.",
        "It would be great to talk to you about the role.",
        "It would be a pleasure to meet your team.",
        "I am following up on my application.",
        "Über ein Gespräch mit Ihnen würde ich mich freuen.",
        "Je serais ravie d'échanger avec vous.",
        "Quedo a su disposición para una entrevista.",
        "En nuestra entrevista me gustaría contarles más.",
        "Bei unserem Gespräch würde ich gern mehr erzählen.",
    ],
)
def test_to_wish_for_a_talk_is_not_to_have_had_one(text: str) -> None:
    assert _one(text).verdict is Verdict.NOT_A_CLAIM
