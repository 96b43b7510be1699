"""How many drafts are written at the same time; the rest of the threads stay free for other requests."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from service.drafts.apart import Apart, ReaderApart
from service.drafts.checking import Grounds
from service.drafts.proof import WAIT_SECONDS, Proof
from service.drafts.turns import Turns
from service.errors import TooManyDrafts

BUSY = 8  # drafts at the same time, from which on they are checked in a process of their own
BESIDE = 8  # one place in so many is added for drafts that wait for no provider: they take about a second
RETRY_SECONDS = 5  # a draft takes some ten seconds, and several end in that time


class Seats:
    """Places at the desk. Nobody waits for one, for whoever waits holds a thread too."""

    def __init__(self, most: int) -> None:
        """Have `most` places, turns in which drafts are checked, and a hand that keeps what is being written."""
        self._free = threading.Semaphore(most)
        self._beside = threading.Semaphore(max(1, most // BESIDE))
        self.turns = Turns()
        self.apart = Apart()
        self._count = 0
        self._counting = threading.Lock()
        # The database may be slow; the words that come meanwhile are not to wait for it.
        self.keeper = ThreadPoolExecutor(max_workers=2, thread_name_prefix="drafts-keeper")

    def close(self) -> None:
        """Keep and check what is still to be, and let go: the keeper asks what is checked, the checks ask the child."""
        self.keeper.shutdown()
        self.turns.close()
        self.apart.close()

    def proof(self, grounds: Grounds, *, person: str, wait: float = WAIT_SECONDS) -> Proof:
        """The check of one draft of `person`, in turn with all others; it waits so many seconds after the last word."""
        return Proof(ReaderApart(grounds, self.apart), turns=self.turns, person=person, wait=wait)

    @contextmanager
    def taken(self, *, is_offline: bool = False) -> Iterator[None]:
        """Hold a place for the length of the block. Raises TooManyDrafts when none is free.

        A draft that waits for no provider finds one also while all others wait for theirs.
        """
        rows = (self._free, self._beside) if is_offline else (self._free,)
        place = next((row for row in rows if row.acquire(blocking=False)), None)
        if place is None:
            raise TooManyDrafts(
                "As many drafts are being written as this server can handle. Nothing was counted. "
                "Please try again in a few seconds.",
                extra={"retry_after": RETRY_SECONDS},
            )
        try:
            self._counted(1)
            yield
        finally:
            place.release()
            self._counted(-1)

    def _counted(self, change: int) -> None:
        with self._counting:
            self._count += change
            is_busy = self._count >= BUSY
        if is_busy:
            self.apart.start()
