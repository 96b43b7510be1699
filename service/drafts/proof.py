"""The check of one draft: it goes on while the draft is written, takes its turn and ends when its time is up."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import structlog

from service.drafts.apart import NotRead, ReaderApart
from service.drafts.grounding import Auditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.drafts.grounding import Audit
    from service.drafts.turns import Turns

CHECK_SECONDS = 8.0  # of computing for one draft; a page against a résumé of 25 roles of 30 lines takes two
WAIT_SECONDS = 30.0  # from the last word until the marks, however many others are waiting
NOT_REACHED = "This sentence has not been checked: the check took too long."


class Proof:
    """What is checked of one draft of `person`. Without `turns`, nothing is checked before it is asked for."""

    def __init__(
        self,
        reader: ReaderApart,
        *,
        turns: Turns | None = None,
        person: str = "",
        seconds: float = CHECK_SECONDS,
        wait: float = WAIT_SECONDS,
    ) -> None:
        """Begin with nothing read; `seconds` of computing may go into it, and `wait` after the last word."""
        self._reader, self._auditor = reader, Auditor(reader)
        self._turns, self._person = turns, person
        self._left, self._wait = seconds, wait
        self._written = ""
        self._follows = False
        self._lock = threading.Lock()
        self._reading = threading.Lock()  # of two hands with this draft one reads

    def follow(self, text: str) -> None:
        """Read on in what has been written so far, while the rest is being written."""
        with self._lock:
            self._written = text
            if self._turns is None or self._follows or self._reader.should_wait:
                return
            self._follows = True
        self._turns.submit(self._person, self._follow, is_awaited=False)

    def so_far(self, text: str) -> Audit:
        """Give at once what is known of a text; what was not read yet is backed by nothing."""
        return self._auditor.audit(text)

    def check(self, text: str) -> Audit:
        """Give the audit of a text once all of it is read, or when time is up."""
        until = time.monotonic() + self._wait
        while self._in_turn(lambda: self._read_on(text), until=until):
            pass
        self._in_turn(lambda: self._look_back(text), until=until)
        return self._auditor.audit(text, unread=NOT_REACHED)

    def close(self) -> None:
        """Let go of what the draft is held against; what is known of the draft stays."""
        self._reader.close()

    def _in_turn(self, job: Callable[[], bool], *, until: float) -> bool:
        """Do a job when its turn comes, and give what it gives; False when that takes too long."""
        if self._turns is None:
            return job()
        told = self._turns.submit(self._person, job)
        try:
            return told.result(timeout=max(0.0, until - time.monotonic()))
        except TimeoutError:
            told.cancel()
            return False

    def _follow(self) -> None:
        """Read a bit, and stand in line again while there is more."""
        with self._lock:
            text = self._written
        goes_on = fails = False
        try:
            goes_on = self._read_on(text)
        except Exception as error:  # noqa: BLE001 - nobody waits for it; what is not read ahead is read in the end
            fails = True
            structlog.get_logger().warning("a draft was not read ahead", why=type(error).__name__)
        with self._lock:
            goes_on = (goes_on or text != self._written) and not fails and not self._reader.should_wait
            self._follows = goes_on
        if goes_on and self._turns is not None:
            self._turns.submit(self._person, self._follow, is_awaited=False)

    def _read_on(self, text: str) -> bool:
        return self._timed(lambda: self._auditor.read_on(text))

    def _look_back(self, text: str) -> bool:
        def look_back() -> bool:
            self._auditor.look_back(text)
            return True

        return self._timed(look_back)

    def _timed(self, job: Callable[[], bool]) -> bool:
        """Do a job in what is left of the time; False when nothing is, or when it cannot be done."""
        with self._reading:
            if self._left <= 0:
                return False
            began = self._reader.clock()
            try:
                return job()
            except NotRead:
                return False
            finally:
                self._left -= self._reader.clock() - began


__all__ = ["NOT_REACHED", "Proof"]
