"""Ways in which reading a page may go wrong; here, because a child process finds them by their module."""

import os
import threading
from collections.abc import Sequence

from service.scrape import Frame
from service.scrape.model import Clip


def never_ends(html: str, url: str, frames: Sequence[Frame]) -> Clip:  # noqa: ARG001 - called as a reading is
    """Hold on to the interpreter's lock for ever, as a pattern that backtracks does."""
    while True:
        pass


def waits(html: str, url: str, frames: Sequence[Frame]) -> Clip:  # noqa: ARG001 - called as a reading is
    """Take no end of time, and no processor either."""
    threading.Event().wait()
    raise AssertionError


def dies(html: str, url: str, frames: Sequence[Frame]) -> Clip:  # noqa: ARG001 - called as a reading is
    """End the process, as a fault in libxml2 would."""
    os._exit(1)


def eats_memory(html: str, url: str, frames: Sequence[Frame]) -> Clip:  # noqa: ARG001 - called as a reading is
    """Ask for more than there is."""
    raise AssertionError(len(bytearray(4_000_000_000)))
