"""How many drafts are written at the same time; the rest of the threads stay free for other requests."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from service.errors import TooManyDrafts

RETRY_SECONDS = 5  # a draft takes some ten seconds, and several end in that time
EDIT_SECONDS = 5.0  # that an edit waits to be checked; it is kept all the same, and the browser waits with it

_FULL = (
    "As many drafts are being written as this server can handle. Nothing was counted. "
    "Please try again in a few seconds."
)


class Seats:
    """Places at the desk. Nobody waits for one, for whoever waits holds a thread too."""

    def __init__(self, most: int) -> None:
        """Have `most` places, one at which a draft is checked, and a hand that keeps what is being written."""
        self._free = threading.Semaphore(most)
        self.checks = threading.Lock()
        self._edits = threading.Lock()
        # The database may be slow; the words that come meanwhile are not to wait for it.
        self.keeper = ThreadPoolExecutor(max_workers=2, thread_name_prefix="drafts-keeper")

    def close(self) -> None:
        """Keep what is still to be kept, and let go."""
        self.keeper.shutdown()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold a place for the length of the block. Raises TooManyDrafts when none is free."""
        if not self._free.acquire(blocking=False):
            raise TooManyDrafts(_FULL, extra={"retry_after": RETRY_SECONDS})
        try:
            yield
        finally:
            self._free.release()

    @contextmanager
    def edit(self) -> Iterator[None]:
        """Hold the place at which drafts are checked; of all edits one stands in line for it, as they cost nothing.

        Raises TooManyDrafts when the edits before it take too long.
        """
        if not self._edits.acquire(timeout=EDIT_SECONDS):
            raise TooManyDrafts(_FULL, extra={"retry_after": RETRY_SECONDS})
        try:
            with self.checks:
                yield
        finally:
            self._edits.release()
