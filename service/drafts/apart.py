"""Reads the sentences of drafts in a child process once many drafts are written at once.

Reading is Python: on a busy server it would take turns with the threads that pass words on, and use one core however
many there are. For a few drafts at a time it is done in this process, which needs no second set of dictionaries.
"""

from __future__ import annotations

import pickle
import signal
import threading
import time
from concurrent.futures import BrokenExecutor, CancelledError
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

import structlog
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from service.drafts.checking import Grounds, reader
from service.drafts.child import begin
from service.drafts.grounding import Reader, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from service.drafts.grounding import Read, SentenceAudit
    from service.match.model import Evidence

T = TypeVar("T")

SENTENCE_SECONDS = 8.0  # of computing, for one request; the slowest sentence made to hurt takes one
ANSWER_SECONDS = 30.0  # until the child answers, whatever else the machine does
TURN_SECONDS = 0.1  # a page, then the next draft's
PAUSE_SECONDS = 30.0  # between the beginnings of two children, should they die


class NotRead(Exception):
    """A sentence was not read: it took too long or killed the child, its draft has ended, or the service stops."""


class Apart:
    """A child process that reads sentences of many drafts, one after another; it begins with `start`."""

    def __init__(self) -> None:
        """Begin without a child."""
        # Several readings here would take turns with the threads that pass words on, each of which waits for all.
        self.here = threading.Lock()
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None
        self._warm: Future[None] | None = None
        self._begun = -PAUSE_SECONDS
        self._asked: set[Future[Any]] = set()
        self._closed = False

    def start(self) -> None:
        """Have the child begin, which takes some seconds; nothing when it lives, when one has just died or at the end.

        Never raises: what cannot be read in a child is read in this process.
        """
        with self._lock:
            lives = self._pool is not None and self._pool.active
            if lives or self._closed or time.monotonic() - self._begun < PAUSE_SECONDS:
                return
            self._begun = time.monotonic()
            old, self._pool, self._warm = self._pool, None, None
            failed: ProcessPool | None = None
            # Forking a process that runs threads may copy a held lock; a fork server has none.
            pool = ProcessPool(max_workers=1, initializer=begin, context=get_context("forkserver"))
            try:
                self._warm = pool.schedule(_forget, args=[""])
                self._pool = pool
            except (OSError, RuntimeError) as error:  # no process, memory or file is left
                structlog.get_logger().warning("drafts cannot be checked apart", why=type(error).__name__)
                failed = pool
        _end(old)
        with suppress(OSError, RuntimeError):  # of what has begun only in part
            _end(failed)

    @property
    def child(self) -> ProcessPool | None:
        """The child, if there is one that is ready."""
        pool, warm = self._pool, self._warm
        is_ready = pool is not None and warm is not None and warm.done() and not warm.exception()
        return pool if is_ready and pool is not None and pool.active and not self._closed else None

    @property
    def is_beginning(self) -> bool:
        """Whether a child has been asked for and is not ready yet."""
        pool, warm = self._pool, self._warm
        return pool is not None and pool.active and warm is not None and not warm.done()

    def ask(self, child: ProcessPool, work: Callable[..., T], *about: object) -> ProcessFuture[T]:
        """What the child is to do, in line. Raises BrokenExecutor when it lives no more."""
        try:
            asked = child.schedule(work, args=about)
        except RuntimeError as error:
            raise BrokenExecutor from error
        self._asked.add(asked)
        asked.add_done_callback(self._asked.discard)
        return asked

    def lost(self, child: ProcessPool) -> None:
        """Let go of a child that died or does not answer."""
        with self._lock:
            if self._pool is not child:
                return
            self._pool = self._warm = None
        self._cancel()
        _end(child)

    def close(self) -> None:
        """End the child; what it is reading is cancelled."""
        with self._lock:
            self._closed = True
            pool, self._pool = self._pool, None
        self._cancel()
        _end(pool)

    def _cancel(self) -> None:
        """Tell who waits for a child that has gone; a pool that ends does not."""
        for asked in tuple(self._asked):
            asked.cancel()


def _end(pool: ProcessPool | None) -> None:
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
        self._has_ended = False

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
            self._has_ended = True
            if self._packed is not None and (child := self._apart.child) is not None:
                with suppress(BrokenExecutor):  # then it has nothing any more
                    self._apart.ask(child, _forget, self._draft)

    def _done(self, work: Callable[[Reader], T]) -> T:
        """Have the child do it, or do it here when there is none, also when it is lost meanwhile."""
        if (child := self._apart.child) is not None:
            with suppress(BrokenExecutor, CancelledError):
                return self._told(child, work)
        if self._has_ended:
            raise NotRead
        with self._apart.here:
            return work(self._here)

    def _told(self, child: ProcessPool, work: Callable[[Reader], T]) -> T:
        """What the child says. Raises NotRead, or BrokenExecutor or CancelledError when others are why it is lost."""
        try:
            seconds, told = self._asked(child, work).result(timeout=ANSWER_SECONDS)
        except ProcessExpired as error:
            self._apart.lost(child)
            if error.exitcode in {-signal.SIGKILL, -signal.SIGTERM}:  # of what the machine needs
                raise BrokenExecutor from error
            raise self._given_up("it took too long" if error.exitcode == -signal.SIGPROF else "it broke") from error
        except FutureTimeout as error:
            self._apart.lost(child)
            raise NotRead from error
        except BrokenExecutor:
            self._apart.lost(child)
            raise
        self._seconds += seconds
        return told

    def _asked(self, child: ProcessPool, work: Callable[[Reader], T]) -> ProcessFuture[tuple[float, T]]:
        """What the child is to do, in line. Raises BrokenExecutor."""
        with self._lock:  # so that nothing follows what `close` says
            if self._has_ended:
                raise NotRead
            if self._packed is None:
                self._packed = pickle.dumps(self._grounds)
            return self._apart.ask(child, _work, self._draft, self._packed, work)

    def _given_up(self, why: str) -> NotRead:
        """The end of what is read of this draft: what took so long would do so again, while others wait."""
        self._has_ended = True
        structlog.get_logger().warning("a sentence was not checked", why=why)
        return NotRead(why)


_readers: dict[str, Reader] = {}  # in the child: by draft, until it is forgotten


def _read(reader: Reader, *, texts: Sequence[str], before: frozenset[str]) -> list[Read]:
    end = time.thread_time() + TURN_SECONDS
    return reader.read(texts, before, goes_on=lambda: time.thread_time() < end)


def _work(draft: str, packed: bytes, work: Callable[[Reader], T]) -> tuple[float, T]:
    """What the child does for a draft, and how long it computed; it dies of SIGPROF when that is too long."""
    began = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, SENTENCE_SECONDS)
    try:
        if draft not in _readers:
            _readers[draft] = reader(pickle.loads(packed))  # noqa: S301 -- from the process that began this one
        told = work(_readers[draft])
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - began, told


def _forget(draft: str) -> None:
    _readers.pop(draft, None)


__all__ = ["Apart", "NotRead", "ReaderApart"]
