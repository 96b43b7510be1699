"""Reads résumés in child processes that can be killed, with limits on memory, time and files.

A PDF is handed to a warm child and comes back as text: no object that a PDF had a hand in is unpickled here. However a
reading ends, the next one finds a child: one that hangs or dies is replaced.
"""

import logging
import os
import resource
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from traceback import extract_tb

import structlog
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from service.errors import Unavailable, Unreadable
from service.resumes import reasons
from service.resumes.model import Resume
from service.resumes.reader import from_text, read

MAX_PDF_BYTES = 10_000_000  # The storage bucket's limit.
MEMORY_BYTES = 768 * 1024 * 1024  # Reading 20 dense pages takes 150 MB.
SECONDS = 8.0  # The slowest honest résumé seen takes one; with the kill it stays under ten.
WAIT_SECONDS = 40.0  # In line and being read; the request itself must not live longer.
RETRY_SECONDS = 20  # When to come back if all places are taken: honest résumés have long been read by then.
OPEN_FILES = 64  # Python, its pipes and the modules it still loads.
MAX_BLOCKS_CHARS = 4_000_000  # What is read, as JSON; the fullest honest résumé seen has 0.2 million.
WORKERS = 2
MAX_TASKS = 200  # A fresh process now and then, against slow leaks.
MAX_WAITING = 16  # Ordinary résumés behind so many wait for a second.
FRAMES = 4  # Of a fault of ours, to find the place.

Reading = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a reading ended in the child: with the blocks as JSON, or a reason of `reasons.REASONS`.

    `fault` names the places in our code when it failed in a way that nobody foresaw.
    """

    blocks: str = ""
    reason: str = ""
    fault: tuple[str, ...] = ()


def read_as_json(pdf: bytes) -> str:
    """Give the résumé as JSON. Raises `Unreadable`."""
    resume = read(pdf)
    if sum(len(source.text) for source in resume.meta.sources.values()) > MAX_BLOCKS_CHARS:
        raise reasons.unreadable(reasons.TOO_LARGE)
    return resume.model_dump_json(by_alias=True, exclude_none=True)


def text_as_json(text: bytes) -> str:
    """Give the résumé in a text as JSON. Raises `Unreadable`."""
    return from_text(text.decode()).model_dump_json(by_alias=True, exclude_none=True)


class Sandbox:
    """A pool of reading processes, started by `warm` or the first reading in the process that uses it."""

    def __init__(
        self,
        *,
        seconds: float = SECONDS,
        memory: int = MEMORY_BYTES,
        workers: int = WORKERS,
        waiting: int = MAX_WAITING,
        reading: Reading = read_as_json,
    ) -> None:
        self._seconds = seconds
        self._memory = memory
        self._workers = workers
        self._reading = reading
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(workers + waiting)
        self._pool: ProcessPool | None = None
        self._closed = False

    def warm(self) -> None:
        """Start the children, so that the first résumé need not wait for them; nothing when closed meanwhile."""
        with self._lock:
            if not self._closed:
                self._running().schedule(len, args=[b""])  # The pool starts all its children for its first task.

    def read(self, pdf: bytes) -> Resume:
        """Give the blocks of a PDF.

        Raises `Unreadable` (also `too_large`, `too_slow`, and `damaged` when the child died), and `Unavailable` when
        too many are waiting (it says when to come back) or after `close`.
        """
        return Resume.model_validate_json(self.run(self._reading, pdf))

    def read_text(self, text: str) -> Resume:
        """Give the blocks of a pasted text. Raises as `read` does."""
        return Resume.model_validate_json(self.run(text_as_json, text.encode()))

    def run(self, work: Reading, pdf: bytes) -> str:
        """Give what `work`, a function of a module, makes of a PDF in a child. Raises as `read` does."""
        if len(pdf) > MAX_PDF_BYTES:
            raise reasons.unreadable(reasons.TOO_LARGE)
        if not self._places.acquire(blocking=False):
            raise _busy()
        try:
            outcome = self._outcome(work, pdf)
        finally:
            self._places.release()
        if outcome.fault:
            structlog.get_logger().error("resume reading failed", frames=list(outcome.fault))
        if outcome.reason:
            raise reasons.unreadable(outcome.reason)
        return outcome.blocks

    def close(self) -> None:
        """End the child processes; readings under way fail."""
        with self._lock:
            self._closed = True
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it unannotated
            pool.join()

    def _outcome(self, work: Reading, pdf: bytes) -> Outcome:
        """Have the PDF read, and once more when the pool fell apart around it: another's child may have died."""
        try:
            return _result(self._start(work, pdf))
        except BrokenExecutor:
            pass
        try:
            return _result(self._start(work, pdf))
        except BrokenExecutor:
            return Outcome(reason=reasons.DAMAGED)

    def _start(self, work: Reading, pdf: bytes) -> "ProcessFuture[Outcome]":
        """Hand the PDF to the pool, starting it first if need be."""
        with self._lock:
            if self._closed:
                raise _stopping()
            return self._running().schedule(_read, args=[work, pdf, self._seconds], timeout=self._seconds)

    def _running(self) -> ProcessPool:
        """Give the pool, started; the caller holds the lock."""
        if self._pool is None or not self._pool.active:
            # Forking a process that runs threads may copy a held lock; a fork server has none. It loads the reader
            # once, so that a child is warm from its first moment, also one that replaces another.
            context = get_context("forkserver")
            context.set_forkserver_preload([__name__])
            self._pool = ProcessPool(
                max_workers=self._workers,
                max_tasks=MAX_TASKS,
                initializer=_limit_child,
                initargs=[self._memory],
                context=context,
            )
        return self._pool


def _limit_child(memory: int) -> None:
    """Take from the child what a parser does not need, and fill its caches."""
    with suppress(Exception):  # The first reading would tell; a child that cannot begin would be begun again for ever.
        from_text(_EXERCISE)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ.clear()  # Keys and passwords of the service are none of its business.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # pebble's own handler waits for the end of a call into C.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # It warns of every odd font, with pieces of the file.


# Touches every stage once: patterns are compiled, word lists and telephone tables loaded.
_EXERCISE = (
    "Ana Duarte\n+49 30 901820\nExperience\nWelder, Acme Ltd, Ulm, Germany   2019 – 2021\n- Welded\nSkills\nWelding"
)


def _read(reading: Reading, pdf: bytes, seconds: float) -> Outcome:
    """Give how reading a PDF ends; called in the child."""
    _limit_time(seconds)
    try:
        blocks = reading(pdf)
    except Unreadable as error:
        return Outcome(reason=error.reason)
    except MemoryError:
        return Outcome(reason=reasons.TOO_LARGE)
    except RecursionError:
        return Outcome(reason=reasons.DAMAGED)
    except Exception as error:  # noqa: BLE001 — whatever else goes wrong on a stranger's file must be told by its place
        places = (f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in extract_tb(error.__traceback__))
        return Outcome(reason=reasons.DAMAGED, fault=(type(error).__name__, *list(places)[-FRAMES:]))
    return Outcome(blocks=blocks) if len(blocks) <= MAX_BLOCKS_CHARS else Outcome(reason=reasons.TOO_LARGE)


def _limit_time(seconds: float) -> None:
    """End the child after this reading's time even when the service that would kill it is gone."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime + 2 * seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (end, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _result(future: "ProcessFuture[Outcome]") -> Outcome:
    """Wait for the child, and name how it ended. Raises `BrokenExecutor` when the pool did, not the child."""
    try:
        return future.result(timeout=WAIT_SECONDS)
    except FutureTimeout as error:
        if future.done():
            return Outcome(reason=reasons.TOO_SLOW)
        future.cancel()  # type: ignore[no-untyped-call] # pebble leaves it unannotated
        raise _busy() from error
    except CancelledError as error:
        raise _stopping() from error
    except (ProcessExpired, OSError, EOFError):
        return Outcome(reason=reasons.DAMAGED)


def _busy() -> Unavailable:
    return Unavailable(
        "Many résumés are being read right now. Please try again in a minute.", extra={"retry_after": RETRY_SECONDS}
    )


def _stopping() -> Unavailable:
    return Unavailable("The service is stopping. Please upload your résumé again in a minute.")
