"""Sentences that a child process reads: the same verdicts, whatever becomes of the child."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TypeVar

import pytest
from pebble import ProcessExpired

from service.drafts import apart as module
from service.drafts.apart import Apart, ReaderApart
from service.drafts.checking import Grounds, check
from service.drafts.grounding import Auditor
from service.drafts.proof import NOT_REACHED, Proof
from service.drafts.seats import BUSY, Seats
from service.resumes.model import Resume
from tests.drafts.people import ana, posting
from tests.drafts.test_proof import DRAFTS
from tests.drafts.writers import TODAY

GROUNDS = Grounds(resume=ana(), posting=posting(), today=TODAY, facts=("I led a team of 4.",))
SECONDS = 60.0
T = TypeVar("T")


@pytest.fixture(scope="module")
def started() -> Iterator[Apart]:
    made = Apart()
    made.start()
    yield made
    made.close()


@pytest.fixture
def apart(started: Apart) -> Apart:
    """With its child ready, also after the death of another."""
    _until(lambda: _answers(started))
    return started


def test_the_child_reads_as_this_process_does(apart: Apart) -> None:
    for draft in DRAFTS:
        assert Auditor(ReaderApart(GROUNDS, apart)).whole(draft) == check(draft, GROUNDS)


def test_a_text_that_grows_is_read_on_in_the_child(apart: Apart) -> None:
    growing = Auditor(ReaderApart(GROUNDS, apart))

    for end in range(0, len(DRAFTS[0]), 20):
        growing.read_on(DRAFTS[0][:end])

    assert growing.whole(DRAFTS[0]) == check(DRAFTS[0], GROUNDS)


def test_a_child_that_dies_is_replaced_and_the_draft_read_to_its_end(apart: Apart) -> None:
    read = Auditor(ReaderApart(GROUNDS, apart))
    read.read_on(DRAFTS[0][:60])

    os.kill(_pid(apart), signal.SIGKILL)

    assert read.whole(DRAFTS[0]) == check(DRAFTS[0], GROUNDS)


def test_a_sentence_that_takes_too_long_is_told_and_the_next_draft_is_read(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles = [{"name": f"Firm {n}", "highlights": [f"Led {n} people at site {n}"] * 9} for n in range(400)]
    heavy = Grounds(resume=Resume.model_validate({"work": roles}), posting=posting(), today=TODAY)
    monkeypatch.setattr(module, "SENTENCE_SECONDS", 0.05)

    audit = Proof(ReaderApart(heavy, apart)).check(DRAFTS[0])
    monkeypatch.undo()

    assert {sentence.reasons for sentence in audit.sentences} == {(NOT_REACHED,)}
    assert Auditor(ReaderApart(GROUNDS, apart)).whole(DRAFTS[1]) == check(DRAFTS[1], GROUNDS)


def test_what_the_child_computes_counts_as_time_of_the_draft(apart: Apart) -> None:
    reader = ReaderApart(GROUNDS, apart)
    before = reader.clock()

    Auditor(reader).whole(DRAFTS[0])

    assert reader.clock() > before


def test_nothing_of_a_draft_stays_in_the_child(apart: Apart) -> None:
    others = _held(apart)
    proof = Proof(ReaderApart(GROUNDS, apart))
    proof.check(DRAFTS[0])
    assert _held(apart) == others + 1

    proof.close()

    assert _held(apart) == others


def test_a_draft_that_has_ended_is_not_read_on(apart: Apart) -> None:
    others = _held(apart)
    proof = Proof(ReaderApart(GROUNDS, apart))
    proof.close()

    audit = proof.check(DRAFTS[0])

    assert {sentence.reasons for sentence in audit.sentences} == {(NOT_REACHED,)}
    assert _held(apart) == others


def test_the_child_knows_nothing_of_the_environment(apart: Apart) -> None:
    assert Path(f"/proc/{_pid(apart)}").exists()
    assert _in_child(apart, os.getenv, "PATH") is None


def test_many_drafts_at_once_begin_the_child_and_few_do_not() -> None:
    seats = Seats(BUSY)
    with closing(seats), ExitStack() as held:
        held.enter_context(seats.taken())
        assert seats.proof(GROUNDS, person="ana").check(DRAFTS[0]) == check(DRAFTS[0], GROUNDS)
        assert seats.apart.child is None
        for _ in range(BUSY - 1):
            held.enter_context(seats.taken())
        _until(lambda: seats.apart.child is not None)
        assert seats.proof(GROUNDS, person="ana").check(DRAFTS[0]) == check(DRAFTS[0], GROUNDS)
    assert seats.apart.child is None


def test_after_the_end_all_is_read_here() -> None:
    closed = Apart()
    closed.start()
    closed.close()
    closed.start()

    assert closed.child is None
    assert Auditor(ReaderApart(GROUNDS, closed)).whole(DRAFTS[0]) == check(DRAFTS[0], GROUNDS)


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not is_so() and time.monotonic() < end:
        time.sleep(0.05)
    assert is_so()


def _answers(apart: Apart) -> bool:
    with suppress(ProcessExpired, BrokenExecutor):
        return apart.child is not None and _pid(apart) > 0
    return False


def _in_child(apart: Apart, work: Callable[..., T], *about: object) -> T:
    assert apart.child is not None
    return apart.child.schedule(work, args=about).result(timeout=SECONDS)


def _pid(apart: Apart) -> int:
    return _in_child(apart, os.getpid)


def _held(apart: Apart) -> int:
    return _in_child(apart, _drafts)


def _drafts() -> int:
    return len(module._readers)
