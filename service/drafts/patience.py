"""How long somebody waits for a draft: until a moment, or until they go away."""

from __future__ import annotations

import select
import socket
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Self

from service.errors import DraftStopped, ProviderFailed, ProviderTimeout

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMED_OUT = "The AI provider took too long, so it was stopped. No credit was used. Please try again in a moment."
STOPPED = "The draft was stopped. No credit was used."

# A browser that closes the tab ends its side of the connection; not every system can tell that apart from a reset.
_GONE = getattr(select, "POLLRDHUP", 0) | select.POLLHUP | select.POLLERR | select.POLLNVAL
_FOREVER_MS = 3_600_000


class Patience:
    """Use as a context: inside it, whatever connection is held is broken once patience is over.

    A thread that waits for a word of a provider is blocked in a read, and neither a deadline nor a reader who left can
    reach it but by the connection. One thread sleeps in the kernel for both, so that waiting costs nothing.
    """

    def __init__(self, seconds: float, *, reader: socket.socket | None = None) -> None:
        """Wait for `seconds`, and only while the connection of `reader` stands."""
        self._ends = time.monotonic() + seconds
        self._reader = reader
        self._held: socket.socket | None = None
        self._reason: type[ProviderFailed] | None = None
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._wake: tuple[socket.socket, socket.socket] | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._wake = socket.socketpair()
        self._thread = threading.Thread(target=self._watch, args=(self._wake[1],), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Watch no more."""
        if self._wake is not None and self._thread is not None:
            self._wake[0].close()  # the other end wakes up
            self._thread.join()
            self._wake[1].close()

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return max(0.0, self._ends - time.monotonic())

    @property
    def failure(self) -> ProviderFailed | None:
        """Why it is over (ProviderTimeout, DraftStopped), or None while it is not."""
        reason = self._reason or (None if self.left else ProviderTimeout)
        return None if reason is None else reason(TIMED_OUT if reason is ProviderTimeout else STOPPED)

    def wait(self, seconds: float) -> None:
        """Sleep, but no longer than patience lasts."""
        self._over.wait(min(seconds, self.left))

    def hold(self, connection: socket.socket) -> None:
        """Break this connection when patience ends, in place of the one held before."""
        with self._lock:
            self._held = connection
            if self._reason is not None:
                _shut(connection)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let go of the connection that is held, if any, when the block ends: it is not ours to break any more."""
        try:
            yield
        finally:
            with self._lock:
                self._held = None

    def _watch(self, woken: socket.socket) -> None:
        events = select.poll()
        events.register(woken, select.POLLIN | select.POLLHUP)
        reader = -1
        if self._reader is not None:
            with suppress(OSError, ValueError):
                reader = self._reader.fileno()
                events.register(reader, _GONE)
        while True:
            ready = {number for number, _ in events.poll(min(self.left * 1000 + 1, _FOREVER_MS))}
            if woken.fileno() in ready:
                return
            if reader in ready or not self.left:
                self._end(DraftStopped if reader in ready else ProviderTimeout)
                return

    def _end(self, reason: type[ProviderFailed]) -> None:
        with self._lock:
            self._reason = self._reason or reason
            self._over.set()
            if self._held is not None:
                _shut(self._held)


def _shut(connection: socket.socket) -> None:
    # Not the method of an SSL socket, which would take the TLS state from under the reading thread.
    with suppress(OSError):  # it was closed in the same moment, which is what was wanted
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
