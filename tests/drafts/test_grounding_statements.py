"""The sentences written by hand: they are sound, and the audit does no worse on them than its floors."""

from collections import Counter

import pytest

from bench import floors, grounding, statements
from bench.statements import LANGUAGES


def test_there_are_enough_statements_of_every_kind_in_every_language() -> None:
    cases = list(statements.written())

    per_language = Counter((s.language, s.kind is None) for case in cases for s in case.statements)
    assert all(per_language[language, kind] >= 75 for language in LANGUAGES for kind in (True, False))
    assert {case.name for case in cases if case.aside} == statements.ASIDE


def test_no_statement_stands_twice_for_one_person() -> None:
    for case in statements.written():
        texts = [statement.text for statement in case.statements]
        assert len(texts) == len(set(texts)), case.name


@pytest.mark.timeout(300)
def test_statements_are_audited_no_worse_than_the_floors() -> None:
    measured = grounding.quality("written", statements.written())

    for part in grounding.PARTS:
        verdict = floors.judge("grounding", measured, known=grounding.KNOWN, only=f"written-{part}")
        assert verdict.held
        assert not verdict.broken, f"{verdict}\nMend what lowered it; a floor falls only in a commit that says why."
