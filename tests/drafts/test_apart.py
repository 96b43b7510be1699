"""Sentences that a child process reads: the same verdicts, whatever becomes of the child."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from multiprocessing import get_context
from typing import TypeVar

import pytest
from pebble import ProcessExpired, ProcessPool

from service.drafts import apart as module
from service.drafts.apart import Apart, NotRead, ReaderApart
from service.drafts.checking import Grounds, check
from service.drafts.grounding import Auditor
from service.drafts.proof import NOT_REACHED, Proof
from service.drafts.seats import BUSY, Seats
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
def apart(started: Apart, monkeypatch: pytest.MonkeyPatch) -> Apart:
    """With its child ready, also after the death of another."""
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0)
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


def test_a_draft_is_read_to_its_end_though_the_child_dies_and_another_begins(apart: Apart) -> None:
    read = Auditor(ReaderApart(GROUNDS, apart))
    read.read_on(DRAFTS[0][:60])

    os.kill(_pid(apart), signal.SIGKILL)

    assert read.whole(DRAFTS[0]) == check(DRAFTS[0], GROUNDS)
    _until(lambda: _answers(apart))


def test_a_sentence_that_takes_too_long_is_told_and_the_next_draft_is_read(apart: Apart) -> None:
    endless = ReaderApart(GROUNDS, apart)
    _in_child(apart, _let_take_seconds, 0.2)

    with pytest.raises(NotRead):
        endless._done(_never_ends)

    audit = Proof(endless).check(DRAFTS[0])
    assert {sentence.reasons for sentence in audit.sentences} == {(NOT_REACHED,)}
    assert Auditor(ReaderApart(GROUNDS, apart)).whole(DRAFTS[1]) == check(DRAFTS[1], GROUNDS)


def test_others_in_line_are_read_here_when_the_child_is_lost(apart: Apart) -> None:
    _in_child(apart, _let_take_seconds, 0.2)
    with ThreadPoolExecutor(max_workers=2) as hands:
        first = hands.submit(lambda: ReaderApart(GROUNDS, apart)._done(_never_ends))
        second = hands.submit(lambda: Auditor(ReaderApart(GROUNDS, apart)).whole(DRAFTS[0]))

        assert isinstance(first.exception(timeout=SECONDS), NotRead)
        assert second.result(timeout=SECONDS) == check(DRAFTS[0], GROUNDS)


def test_a_child_that_cannot_begin_is_not_begun_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE_SECONDS", SECONDS)
    monkeypatch.setattr(module, "begin", _dies)
    begun = list[str]()

    def counted(how: str) -> object:
        begun.append(how)
        return get_context(how)

    monkeypatch.setattr(module, "get_context", counted)
    seats = Seats(2 * BUSY)
    with closing(seats):
        for _ in range(3):
            with ExitStack() as held:
                for _ in range(BUSY):
                    held.enter_context(seats.taken())
                _until(lambda: not seats.apart.is_beginning)
        assert seats.apart.child is None
        assert seats.proof(GROUNDS, person="ana").check(DRAFTS[0]) == check(DRAFTS[0], GROUNDS)
    assert len(begun) == 1


def test_a_place_is_free_again_though_no_process_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*_: object, **__: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    stopped, stop = list[ProcessPool](), ProcessPool.stop

    def stops(pool: ProcessPool) -> None:
        stopped.append(pool)
        stop(pool)  # type: ignore[no-untyped-call] # pebble leaves it unannotated

    monkeypatch.setattr(ProcessPool, "schedule", none_left)
    monkeypatch.setattr(ProcessPool, "stop", stops)
    seats = Seats(BUSY)
    with closing(seats):
        for _ in range(3):
            with ExitStack() as held:
                for _ in range(BUSY):
                    held.enter_context(seats.taken())
        assert seats.apart.child is None
        assert not seats.apart.is_beginning
        assert len(stopped) == 1, "what has begun of it is ended"


def test_who_waits_for_the_child_is_told_of_the_end() -> None:
    ending = Apart()
    ending.start()
    _until(lambda: ending.child is not None)
    with ThreadPoolExecutor(max_workers=1) as hands:
        waiting = hands.submit(lambda: _in_child(ending, time.sleep, SECONDS))
        time.sleep(0.2)
        ending.close()
        assert isinstance(waiting.exception(timeout=SECONDS / 2), CancelledError)


def test_what_the_child_computes_counts_as_time_of_the_draft(apart: Apart) -> None:
    reader = ReaderApart(GROUNDS, apart)

    Auditor(reader).whole(DRAFTS[0])

    assert reader.clock() - time.thread_time() > 0  # of the child alone


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


def test_what_runs_in_the_child_finds_nothing_in_its_environment(apart: Apart) -> None:
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
    apart.start()
    with suppress(ProcessExpired, BrokenExecutor):
        return apart.child is not None and _pid(apart) > 0
    return False


def _in_child(apart: Apart, work: Callable[..., T], *about: object) -> T:
    assert apart.child is not None
    return apart.ask(apart.child, work, *about).result(timeout=SECONDS)


def _pid(apart: Apart) -> int:
    return _in_child(apart, os.getpid)


def _held(apart: Apart) -> int:
    return _in_child(apart, _drafts)


def _let_take_seconds(seconds: float) -> None:
    module.SENTENCE_SECONDS = seconds


def _never_ends(_: object) -> None:
    while True:
        pass


def _dies() -> None:
    os.abort()


def _drafts() -> int:
    return len(module._readers)
