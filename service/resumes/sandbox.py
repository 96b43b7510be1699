"""Reads résumés in a child process that can be killed, with limits on memory, time and files."""

import logging
import resource
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeout
from multiprocessing import get_context

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from service.errors import RateLimited, Unavailable, Unreadable
from service.resumes import reasons
from service.resumes.model import Resume
from service.resumes.reader import read

MAX_PDF_BYTES = 10_000_000  # The storage bucket's limit.
MEMORY_BYTES = 768 * 1024 * 1024  # Reading 20 dense pages takes 150 MB.
SECONDS = 10.0  # The slowest honest résumé seen takes one.
WAIT_SECONDS = 40.0  # In line and being read; the request itself must not live longer.
OPEN_FILES = 64  # Python, its pipes and the modules it still loads.
WORKERS = 2
MAX_TASKS = 200  # A fresh process now and then, against slow leaks.
MAX_WAITING = 16  # Ordinary résumés behind so many wait for a second.

Reading = Callable[[bytes], str]


def _limit_child(memory: int) -> None:
    """Take from the child what a parser does not need."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # It warns of every odd font, with pieces of the file.


def read_as_json(pdf: bytes) -> str:
    """Give the résumé as JSON, so that the parent unpickles no objects a PDF had a hand in. Raises `Unreadable`."""
    return read(pdf).model_dump_json(by_alias=True, exclude_none=True)


class Sandbox:
    """A pool of reading processes, started by the first reading in the process that uses it."""

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

    def read(self, pdf: bytes) -> Resume:
        """Give the blocks of a PDF.

        Raises `Unreadable` (also `too_large`, `too_slow`, and `damaged` when the child died), `RateLimited` when too
        many are waiting, `Unavailable` after `close`.
        """
        if len(pdf) > MAX_PDF_BYTES:
            raise reasons.unreadable(reasons.TOO_LARGE)
        if not self._places.acquire(blocking=False):
            raise _busy()
        try:
            return Resume.model_validate_json(_result(self._start(pdf)))
        finally:
            self._places.release()

    def close(self) -> None:
        """End the child processes; readings under way fail."""
        with self._lock:
            self._closed = True
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it unannotated
            pool.join()

    def _start(self, pdf: bytes) -> "ProcessFuture[str]":
        """Hand the PDF to the pool, starting it first if need be."""
        with self._lock:
            if self._closed:
                raise _stopping()
            if self._pool is None or not self._pool.active:
                # Forking a process that runs threads may copy a held lock; a fork server has none.
                self._pool = ProcessPool(
                    max_workers=self._workers,
                    max_tasks=MAX_TASKS,
                    initializer=_limit_child,
                    initargs=[self._memory],
                    context=get_context("forkserver"),
                )
            return self._pool.schedule(self._reading, args=[pdf], timeout=self._seconds)


def _result(future: "ProcessFuture[str]") -> str:
    """Wait for the child, and name how it ended."""
    try:
        return future.result(timeout=WAIT_SECONDS)
    except Unreadable as error:
        raise reasons.unreadable(error.reason) from error
    except FutureTimeout as error:
        if future.done():
            raise reasons.unreadable(reasons.TOO_SLOW) from error
        future.cancel()  # type: ignore[no-untyped-call] # pebble leaves it unannotated
        raise _busy() from error
    except MemoryError as error:
        raise reasons.unreadable(reasons.TOO_LARGE) from error
    except CancelledError as error:
        raise _stopping() from error
    except (ProcessExpired, OSError, EOFError, RecursionError) as error:
        raise reasons.unreadable(reasons.DAMAGED) from error


def _busy() -> RateLimited:
    return RateLimited("Many résumés are being read right now. Please try again in a minute.")


def _stopping() -> Unavailable:
    return Unavailable("The service is stopping. Please upload your résumé again in a minute.")
