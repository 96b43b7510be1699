"""Reads the sentences of drafts in a child process once many drafts are written at once.

Reading is Python: on a busy server it would take turns with the threads that pass words on, and use one core however
many there are. For a few drafts at a time it is done in this process, which needs no second set of dictionaries.
"""

from __future__ import annotations

import gc
import pickle
import threading
import time
from concurrent.futures import BrokenExecutor, CancelledError
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from datetime import date
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

import structlog
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from service.drafts.checking import Grounds, check, reader
from service.drafts.child import begin
from service.drafts.grounding import Reader, Verdict
from service.resumes.model import Resume
from service.scrape.model import JobPosting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from service.drafts.grounding import Read, SentenceAudit
    from service.match.model import Evidence

T = TypeVar("T")

SENTENCE_SECONDS = 8.0  # the slowest sentence made to hurt takes one
START_SECONDS = 20.0  # for a child to begin anew after its death, with all else that a busy machine does
TURN_SECONDS = 0.1  # a page, then the next draft's
TRIES = 2


class NotRead(Exception):
    """The child could not read a sentence in its time, or died of it."""


class Apart:
    """A child process that reads sentences of many drafts, one after another; it begins with `start`."""

    def __init__(self) -> None:
        """Begin without a child."""
        # Several readings here would take turns with the threads that pass words on, each of which waits for all.
        self.here = threading.Lock()
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None
        self._warm: Future[None] | None = None
        self._closed = False

    def start(self) -> None:
        """Have the child begin, which takes some seconds; nothing when it has begun or all is closed."""
        with self._lock:
            if self._pool is None and not self._closed:
                self._begin()

    @property
    def is_beginning(self) -> bool:
        """Whether a child has been asked for and is not ready yet."""
        return self._pool is not None and self.child is None

    @property
    def child(self) -> ProcessPool | None:
        """The child, once it is ready; None before, and until one that fell apart is replaced."""
        with self._lock:
            if self._pool is None or self._closed:
                return None
            if not self._pool.active:
                self._begin()
            return self._pool if self._warm is not None and self._warm.done() else None

    def _begin(self) -> None:
        # Forking a process that runs threads may copy a held lock; a fork server has none.
        self._pool = ProcessPool(max_workers=1, initializer=begin, context=get_context("forkserver"))
        self._warm = self._pool.schedule(_forget, args=[""])

    def close(self) -> None:
        """End the child; what it is reading fails."""
        with self._lock:
            self._closed = True
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it unannotated
            pool.join()


class ReaderApart:
    """Reads the sentences of one draft as `checking.reader` does: in the child while there is one, else here."""

    def __init__(self, grounds: Grounds, apart: Apart | None = None) -> None:
        """Work nothing out yet. Without `apart`, all is read here."""
        self._grounds, self._apart = grounds, apart or Apart()
        self._here = reader(grounds)
        self._packed: bytes | None = None
        self._draft = uuid4().hex
        self._seconds = 0.0
        self._lock = threading.Lock()
        self._is_closed = False

    def clock(self) -> float:
        """Seconds of computing: of the thread that asks, and of the child for this draft."""
        return time.thread_time() + self._seconds

    @property
    def should_wait(self) -> bool:
        """Whether what nobody waits for is better read later: many drafts are being written, and the child begins."""
        return self._apart.is_beginning

    def read(self, texts: Sequence[str], before: frozenset[str]) -> list[Read]:
        """What is made of the first of some sentences, and of as many more as fit in a turn. Raises NotRead."""
        return self._done(partial(_read, texts=texts, before=before))

    def left_out(self, text: str) -> tuple[Evidence, ...]:
        """What a whole draft leaves out. Raises NotRead."""
        return self._done(partial(Reader.left_out, text=text))

    def unread(self, text: str, reason: str, verdict: Verdict = Verdict.PARTLY) -> SentenceAudit:
        """What is said of a sentence that is not read."""
        return self._here.unread(text, reason, verdict)

    def close(self) -> None:
        """Have the child forget what the draft is held against; nothing is read any more."""
        with self._lock:
            self._is_closed = True
            if self._packed is not None and (child := self._apart.child) is not None:
                with suppress(RuntimeError):  # it stopped meanwhile
                    child.schedule(_forget, args=[self._draft])

    def _done(self, work: Callable[[Reader], T]) -> T:
        """Have the child do it, and once more when it died of it, for it may have died of what the machine needs."""
        for _ in range(TRIES):
            if self._is_closed:
                raise NotRead
            if (child := self._apart.child) is None:
                with self._apart.here:
                    return work(self._here)
            asked = self._asked(child, work)
            try:
                seconds, told = asked.result(timeout=SENTENCE_SECONDS + START_SECONDS)
            except (ProcessExpired, BrokenExecutor):
                continue
            except FutureTimeout as error:
                asked.cancel()  # type: ignore[no-untyped-call] # pebble leaves it unannotated
                raise self._given_up("it took too long") from error
            except CancelledError as error:
                raise self._given_up("the service stops") from error
            self._seconds += seconds
            return told
        raise self._given_up("the child died of it")

    def _asked(self, child: ProcessPool, work: Callable[[Reader], T]) -> ProcessFuture[tuple[float, T]]:
        """What the child is to do, in line."""
        with self._lock:  # so that nothing follows what `close` says
            if self._is_closed:
                raise NotRead
            if self._packed is None:
                self._packed = pickle.dumps(self._grounds)
            try:
                return child.schedule(_work, args=[self._draft, self._packed, work], timeout=SENTENCE_SECONDS)
            except RuntimeError as error:
                raise self._given_up("the service stops") from error

    def _given_up(self, why: str) -> NotRead:
        """The end of what is read of this draft: whatever took so long would do so again, while others wait."""
        self._seconds = float("inf")
        structlog.get_logger().warning("a sentence was not checked", why=why)
        return NotRead(why)


def warm() -> None:
    """Load the dictionaries, one to two seconds, and have no collection of garbage look at them again.

    They stay as long as the process, and a whole collection that goes through them stops all threads for .15 s.
    """
    with suppress(Exception):  # the first sentence will tell somebody
        check("I build services.", Grounds(resume=Resume(), posting=JobPosting(), today=date.min))
    gc.collect()
    gc.freeze()


_readers: dict[str, Reader] = {}  # in the child: by draft, until it is forgotten


def _read(reader: Reader, *, texts: Sequence[str], before: frozenset[str]) -> list[Read]:
    end = time.thread_time() + TURN_SECONDS
    return reader.read(texts, before, goes_on=lambda: time.thread_time() < end)


def _work(draft: str, packed: bytes, work: Callable[[Reader], T]) -> tuple[float, T]:
    """What the child does for a draft, and how long it computed."""
    began = time.process_time()
    if draft not in _readers:
        _readers[draft] = reader(pickle.loads(packed))  # noqa: S301 -- from the process that began this one
    told = work(_readers[draft])
    return time.process_time() - began, told


def _forget(draft: str) -> None:
    _readers.pop(draft, None)


__all__ = ["Apart", "NotRead", "ReaderApart", "warm"]
