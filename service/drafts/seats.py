"""How many drafts are written at the same time; the rest of the threads stay free for other requests."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from service.drafts.turns import Turns
from service.errors import TooManyDrafts

RETRY_SECONDS = 5  # a draft takes some ten seconds, and several end in that time

_FULL = (
    "As many drafts are being written as this server can handle. Nothing was counted. "
    "Please try again in a few seconds."
)


class Seats:
    """Places at the desk. Nobody waits for one, for whoever waits holds a thread too."""

    def __init__(self, most: int) -> None:
        """Have `most` places, turns in which drafts are checked, and a hand that keeps what is being written."""
        self._free = threading.Semaphore(most)
        self.turns = Turns()
        # The database may be slow; the words that come meanwhile are not to wait for it.
        self.keeper = ThreadPoolExecutor(max_workers=2, thread_name_prefix="drafts-keeper")

    def close(self) -> None:
        """Keep and check what is still to be, and let go."""
        self.keeper.shutdown()
        self.turns.close()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold a place for the length of the block. Raises TooManyDrafts when none is free."""
        if not self._free.acquire(blocking=False):
            raise TooManyDrafts(_FULL, extra={"retry_after": RETRY_SECONDS})
        try:
            yield
        finally:
            self._free.release()
