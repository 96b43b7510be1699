"""Like questions are found, and unlike ones of nearly the same words are not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.answers.likeness import LIKE, like, likeness

HERE = Path(__file__).parent
Pairs = dict[str, list[tuple[str, str]]]


def pairs(name: str) -> Pairs:
    return {kind: [(one, other) for one, other in listed] for kind, listed in _read(name).items()}


def _read(name: str) -> dict[str, list[list[str]]]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def shares(several: Pairs) -> tuple[float, float]:
    """The share of like questions that are found, and of unlike ones that are kept apart."""
    found = [likeness(one, other) >= LIKE for one, other in several["like"]]
    apart = [likeness(one, other) < LIKE for one, other in several["unlike"]]
    return sum(found) / len(found), sum(apart) / len(apart)


@pytest.mark.parametrize(
    ("name", "least_found", "least_apart"),
    [("pairs", 0.95, 0.98), ("aside", 0.85, 0.90)],  # `aside` was never tuned to, so its figures are the honest ones
)
def test_like_questions_are_found_and_unlike_ones_kept_apart(name: str, least_found: float, least_apart: float) -> None:
    found, apart = shares(pairs(name))

    assert found >= least_found
    assert apart >= least_apart


def test_the_likest_question_comes_first() -> None:
    known = [
        "What is your current salary?",
        "Which salary do you expect?",
        "Why us?",
        "What are your salary expectations?",
    ]

    found = like("What are your salary expectations?", known)

    assert [place for place, _ in found] == [3, 1]


@pytest.mark.parametrize("question", ["Why?", "日本で働けますか。", "???", "Do you?"])
def test_the_same_question_is_like_itself(question: str) -> None:
    assert likeness(question, question.upper()) == 1.0


def test_what_is_asked_in_capitals_or_with_a_limit_is_the_same() -> None:
    assert likeness("WHY DO YOU WANT TO WORK HERE? *", "Why do you want to work here? (max. 300 words)") >= LIKE


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_lies_between_nothing_and_all_in_both_directions(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == pytest.approx(likeness(other, one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Do you have a criminal record?", "Do you have a clean criminal record?"),
        ("Are you willing to travel?", "Are you unwilling to travel?"),
        ("Which of these tools have you used?", "Which of these tools haven't you used?"),
        ("Do you need sponsorship to work in the US?", "Can you work in the US without sponsorship?"),
        ("Haben Sie Erfahrung mit Kranen?", "Haben Sie keine Erfahrung mit Kranen?"),
        ("Sind Sie mit Schichtarbeit zufrieden?", "Sind Sie mit Schichtarbeit unzufrieden?"),
        ("Avez-vous déjà encadré une équipe ?", "N'avez-vous jamais encadré une équipe ?"),
        ("Êtes-vous disponible le samedi ?", "Êtes-vous indisponible le samedi ?"),
        ("¿Tiene antecedentes penales?", "¿No tiene antecedentes penales?"),
        ("Você tem carro próprio?", "Você não tem carro próprio?"),
    ],
)
def test_opposites_are_not_like(one: str, other: str) -> None:
    assert likeness(one, other) == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Are you able to work in the UK without restrictions?", "Are you able to work in the UK?"),
        ("Please say whether or not you are willing to travel.", "Are you willing to travel?"),
        ("Is there anything we have not asked about yourself?", "Is there anything about yourself?"),
    ],
)
def test_a_denial_that_changes_no_answer_parts_nothing(one: str, other: str) -> None:
    assert likeness(one, other) > 0.0
