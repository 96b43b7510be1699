"""The part of each process that reads what waits: new uploads at once, within minutes what a dead process left."""

import threading

import structlog

from service.db import Database
from service.errors import RateLimited, ServiceError, Unavailable, Unreadable
from service.resumes import readings
from service.resumes.readings import Reader
from service.resumes.sandbox import WORKERS
from service.usage import Meter

POLL_SECONDS = 60.0  # how long a row of a process that died may wait, beside SILENT_SECONDS
SOON_SECONDS = 5.0  # after the reader or the database said that it is too busy


class Background:
    """Threads that claim résumés and read them, in this process; several processes share the work by their claims."""

    def __init__(
        self, *, database: Database, reader: Reader, meter: Meter, silent_seconds: int = readings.SILENT_SECONDS
    ) -> None:
        """Read with `reader` what nobody claimed, or whose claim is older than `silent_seconds`."""
        self._database = database
        self._reader = reader
        self._meter = meter
        self._silent_seconds = silent_seconds
        self._wake = threading.Semaphore(0)
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begin, in the process that is to do the work: threads do not survive a fork."""
        for number in range(WORKERS):
            thread = threading.Thread(target=self._run, name=f"resumes-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def wake(self) -> None:
        """Say that something waits."""
        self._wake.release()

    def stop(self) -> None:
        """Begin no further reading."""
        self._stopping.set()
        for _ in self._threads:
            self._wake.release()

    def join(self) -> None:
        """Wait for the readings under way; close the reader before, and they end at once."""
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def work_off(self) -> bool:
        """Read everything that waits; false when some of it cannot be read just now."""
        while not self._stopping.is_set():
            claim = readings.claim_next(self._database, silent_seconds=self._silent_seconds)
            if claim is None:
                return True
            try:
                readings.read_claimed(claim, database=self._database, reader=self._reader, meter=self._meter)
            except Unreadable:
                continue
            except (RateLimited, Unavailable):
                return False
        return True

    def _run(self) -> None:
        wait = 0.0  # what a process left behind is looked for at once
        while not self._stopping.is_set():
            self._wake.acquire(timeout=wait)
            wait = POLL_SECONDS if self._try() else SOON_SECONDS

    def _try(self) -> bool:
        """Work off what waits; a failure is logged and tried again, since nobody is there to be told."""
        try:
            return self.work_off()
        except ServiceError as error:
            structlog.get_logger().warning("resumes_waiting", kind=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - this thread must outlive whatever one file does
            structlog.get_logger().error("resumes_unexpected", kind=type(error).__name__)
        return False
