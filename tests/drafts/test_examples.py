"""docs/drafts.md shows what people really get, and every planted lie in it is marked."""

import re

import pytest

from service.drafts.grounding import Verdict
from tests.drafts.example_people import CASES
from tests.drafts.examples import DOCUMENT, document

# What the stub model says that no résumé does, and that must never go out unmarked.
LIES = (
    "I also led the ward's team of twelve nurses.",
    "I have held the Wound Care Certification since 2022.",
    "I have treated more than 2,000 wounds.",
    "I hold one for Wisconsin as well.",
    "Zuletzt habe ich als Schichtleiter sechs Kollegen geführt.",
    "Eine Weiterbildung zum Meister habe ich 2024 abgeschlossen.",
    "Außerdem programmiere ich seit fünf Jahren Beckhoff-Steuerungen.",
    "I cut its sleep current from 9 to 2 microamps.",
    "In my own time I have shipped two products in Rust.",
    "In all that makes seven years of C.",
)


def test_the_page_is_what_people_get() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "Run: .venv/bin/python -m tests.drafts.examples"


@pytest.mark.parametrize("lie", LIES)
def test_every_lie_is_marked(lie: str) -> None:
    page = DOCUMENT.read_text(encoding="utf-8")

    assert re.search(rf"{re.escape(lie)} \*\*[✗◐]\d+\*\*", page), Verdict.UNSUPPORTED


def test_each_letter_of_the_stub_lies_twice() -> None:
    for case in CASES.values():
        assert sum(lie in case.letter for lie in LIES) == 2


def test_without_ai_nothing_is_marked_as_not_backed() -> None:
    drafts = re.findall(
        r"\*\*Without AI\*\*\n\n(.*?)\n\n\*\*By the stub", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL
    )

    assert len(drafts) == 9
    assert [draft for draft in drafts if "✗" in draft or "◐" in draft] == []
