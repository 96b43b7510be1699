"""Reads large pages in a child process, where they hold up nobody else and can be stopped.

Reading is Python, and a page of 60,000 tags is a second of it during which every other request of the process waits in
line for the interpreter. Small pages are read at once: they take some ten milliseconds, and a child costs two.
"""

import resource
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeout
from multiprocessing import get_context
from typing import Protocol

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from service.errors import RateLimited, ServiceError, TooLarge, Unavailable
from service.scrape import Frame, scrape
from service.scrape.model import Clip

LARGE_CHARS = 700_000  # with its frames; 95 of 100 saved pages are smaller
LARGE_TAGS = 6_000  # some 60 ms; of 80 saved pages one has more
SECONDS = 10.0  # the slowest real page takes a quarter of one, the slowest made to hurt a few
WAIT_SECONDS = 40.0  # in line and being read; the request itself must not live longer
MEMORY_BYTES = 1024 * 1024 * 1024  # of addresses; the largest real page takes 40 MB above the interpreter's own
OPEN_FILES = 64
WORKERS = 2
MAX_TASKS = 200  # a fresh process now and then, against slow leaks
MAX_WAITING = 16

Reading = Callable[[str, str, Sequence[Frame]], Clip]


class Reader(Protocol):
    """Whatever reads a page; `Pages` in the product."""

    def read(self, html: str, *, url: str, frames: Sequence[Frame]) -> Clip:
        """The posting on a page. Raises TooLarge, also for a page that takes too long."""


class Pages:
    """Reads small pages at once and large ones in a pool of processes, started by the first of them."""

    def __init__(
        self,
        *,
        seconds: float = SECONDS,
        memory: int = MEMORY_BYTES,
        workers: int = WORKERS,
        waiting: int = MAX_WAITING,
        reading: Reading | None = None,
    ) -> None:
        self._seconds = seconds
        self._memory = memory
        self._workers = workers
        self._reading = reading or read_page
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(workers + waiting)
        self._pool: ProcessPool | None = None
        self._closed = False

    def read(self, html: str, *, url: str, frames: Sequence[Frame] = ()) -> Clip:
        """The posting on a page.

        Raises TooLarge when it is over the reader's limits or its time, `RateLimited` when too many large pages wait,
        `Unavailable` after `close`.
        """
        if not is_large(html, *(frame.html for frame in frames)):
            return scrape(html, url=url, frames=frames)
        if not self._places.acquire(blocking=False):
            raise _busy()
        try:
            return _result(self._start(html, url, frames))
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

    def _start(self, html: str, url: str, frames: Sequence[Frame]) -> "ProcessFuture[Clip]":
        """Hand the page to the pool, starting it first if need be."""
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
            return self._pool.schedule(self._reading, args=[html, url, tuple(frames)], timeout=self._seconds)


def is_large(*pages: str) -> bool:
    """Whether pages are too large to be read while others wait."""
    return sum(map(len, pages)) > LARGE_CHARS or sum(page.count("<") for page in pages) > LARGE_TAGS


def read_page(html: str, url: str, frames: Sequence[Frame]) -> Clip:
    """The posting on a page; what the child runs."""
    return scrape(html, url=url, frames=frames)


def _limit_child(memory: int) -> None:
    """Take from the child what a parser does not need."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _result(future: "ProcessFuture[Clip]") -> Clip:
    """Wait for the child, and name how it ended."""
    try:
        return future.result(timeout=WAIT_SECONDS)
    except ServiceError:  # the reader's own refusal
        raise
    except FutureTimeout as error:
        if future.done():
            raise _too_much("takes too long to read") from error
        future.cancel()  # type: ignore[no-untyped-call] # pebble leaves it unannotated
        raise _busy() from error
    except CancelledError as error:
        raise _stopping() from error
    except (MemoryError, ProcessExpired, OSError, EOFError) as error:
        raise _too_much("takes more to read than a job posting should") from error


def _too_much(what: str) -> TooLarge:
    return TooLarge(f"This page {what}. Copy the posting's text and paste it instead.")


def _busy() -> RateLimited:
    return RateLimited("Many pages are being read right now. Please try again in a minute.")


def _stopping() -> Unavailable:
    return Unavailable("The service is stopping. Please save the posting again in a minute.")
