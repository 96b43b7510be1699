"""How the process begins in which sentences are read (`apart`). It is nice before it imports what takes time."""

import os
import signal

NICE = 3  # words that come are passed on before others are checked, also while this process loads


def begin() -> None:
    """Load what every sentence needs, and let go of what none does."""
    os.nice(NICE)
    from service.drafts.checking import warm

    warm()
    os.environ.clear()  # what it runs looks up no key or password of the service
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # pebble's own handler waits for the end of a call into C.
