"""Whose check is at hand: a sentence of one person, then one of the next, however much each of them has waiting."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Turns:
    """One hand for all checks.

    Checking is pure computing: many at once would take turns with the threads that only pass words on, and each of
    those would wait for all of them. One at a time, they wait for one.
    """

    def __init__(self) -> None:
        """Begin with nobody waiting."""
        self._waiting: dict[str, deque[Callable[[], None]]] = {}  # whose turn comes next stands first
        self._changed = threading.Condition()
        self._hand: threading.Thread | None = None
        self._is_closed = False

    def submit(self, person: str, job: Callable[[], T]) -> Future[T]:
        """Do a job of somebody when it is their turn; once closed, at once."""
        told: Future[T] = Future()

        def done() -> None:
            if told.set_running_or_notify_cancel():
                _tell(told, job)

        with self._changed:
            if not self._is_closed:
                self._waiting.setdefault(person, deque()).append(done)
                self._begin()
                self._changed.notify()
                return told
        done()
        return told

    def close(self) -> None:
        """Do what is waiting, and end."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        if self._hand is not None:
            self._hand.join()

    def _begin(self) -> None:
        if self._hand is None:
            self._hand = threading.Thread(target=self._work, name="drafts-checks", daemon=True)
            self._hand.start()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            job()

    def _next(self) -> Callable[[], None] | None:
        """Wait for the next job; None at the end."""
        with self._changed:
            while not self._waiting:
                if self._is_closed:
                    return None
                self._changed.wait()
            person = next(iter(self._waiting))
            theirs = self._waiting.pop(person)
            job = theirs.popleft()
            if theirs:
                self._waiting[person] = theirs  # behind all others
            return job


def _tell(told: Future[T], job: Callable[[], T]) -> None:
    try:
        told.set_result(job())
    except BaseException as error:  # noqa: BLE001 -- whoever waits for it is told
        told.set_exception(error)


__all__ = ["Turns"]
