"""Whose check is at hand: a bit of one person, then one of the next, however much each of them has waiting."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_Line = dict[str, deque["Callable[[], None]"]]  # by person; whose turn comes next stands first
HANDS = 3  # each waits for the child that reads; more keep it busier, and hold up the threads that pass words on


class Turns:
    """A few hands for all checks, however many drafts are being written."""

    def __init__(self, hands: int = HANDS) -> None:
        """Begin with nobody waiting."""
        self._most = hands
        self._awaited: _Line = {}
        self._ahead: _Line = {}
        self._changed = threading.Condition()
        self._hands: list[threading.Thread] = []
        self._is_closed = False

    def submit(self, person: str, job: Callable[[], T], *, is_awaited: bool = True) -> Future[T]:
        """Do a job of somebody when it is their turn; once closed, at once.

        What nobody waits for yet is done when all that is awaited has been.
        """
        told: Future[T] = Future()

        def done() -> None:
            if told.set_running_or_notify_cancel():
                _tell(told, job)

        with self._changed:
            if not self._is_closed:
                line = self._awaited if is_awaited else self._ahead
                line.setdefault(person, deque()).append(done)
                self._begin()
                self._changed.notify()
                return told
        done()
        return told

    def close(self) -> None:
        """Do what is waiting, and end."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        for hand in self._hands:
            hand.join()

    def _begin(self) -> None:
        if len(self._hands) < self._most:
            hand = threading.Thread(target=self._work, name=f"drafts-checks-{len(self._hands)}", daemon=True)
            self._hands.append(hand)
            hand.start()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            job()

    def _next(self) -> Callable[[], None] | None:
        """Wait for the next job; None at the end."""
        with self._changed:
            while not (line := self._awaited or self._ahead):
                if self._is_closed:
                    return None
                self._changed.wait()
            person = next(iter(line))
            theirs = line.pop(person)
            job = theirs.popleft()
            if theirs:
                line[person] = theirs  # behind all others
            return job


def _tell(told: Future[T], job: Callable[[], T]) -> None:
    try:
        told.set_result(job())
    except BaseException as error:  # noqa: BLE001 -- whoever waits for it is told
        told.set_exception(error)


__all__ = ["Turns"]
