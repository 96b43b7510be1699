"""How often one address of the network may try, counted in memory for each process."""

import threading
from collections import deque
from dataclasses import dataclass

WINDOW_SECONDS = 300.0
MOST_ADDRESSES = 10_000  # remembered at a time; above it the quiet ones are forgotten


@dataclass(frozen=True, slots=True)
class Limits:
    """Tries within five minutes. Only failed passwords and codes count, so a busy household is not locked out."""

    failed_passwords: int = 60
    wrong_codes: int = 60
    wrong_codes_for_one: int = 10  # for one person; at this pace a code of six digits outlives its hour
    sign_ups: int = 1_000


class Counter:
    """Counts tries in a sliding window."""

    def __init__(self, most: int, *, window: float = WINDOW_SECONDS) -> None:
        """Allow `most` tries within `window` seconds."""
        self._most = most
        self._window = window
        self._lock = threading.Lock()
        self._tries: dict[str, deque[float]] = {}

    def take(self, address: str, *, now: float) -> bool:
        """Whether one more try is allowed; it is counted."""
        with self._lock:
            tries = self._tries.setdefault(address, deque())
            while tries and tries[0] <= now - self._window:
                tries.popleft()
            if len(tries) >= self._most:
                return False
            tries.append(now)
            self._forget(now)
            return True

    def give_back(self, address: str) -> None:
        """Take the last try out of the count, because it was a good one."""
        with self._lock:
            tries = self._tries.get(address)
            if tries:
                tries.pop()

    def _forget(self, now: float) -> None:
        if len(self._tries) > MOST_ADDRESSES:
            quiet = [name for name, tries in self._tries.items() if not tries or tries[-1] <= now - self._window]
            for name in quiet:
                del self._tries[name]
