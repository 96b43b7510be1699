"""A process of its own that meters: `metering.py <url> <secret key> <person> rush|hold`.

`rush` tries fifteen drafts at once when a line comes in, and prints how many began; the drafts end when all were
tried. `hold` prints "held" once a draft began, and does not end by itself.
"""

from __future__ import annotations

import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx

from service.auth import User
from service.db import Database
from service.errors import QuotaExceeded
from service.usage import Meter, Operation

AT_ONCE = 15


def rush(meter: Meter, person: User) -> None:
    """Try many drafts at the same moment."""
    start, end = Barrier(AT_ONCE), Barrier(AT_ONCE)

    def attempt(_: int) -> bool:
        start.wait()
        try:
            with meter.charge(person, Operation.COVER_LETTER, provider="claude"):
                end.wait()
                return True
        except QuotaExceeded:
            end.wait()
            return False

    with ThreadPoolExecutor(AT_ONCE) as pool:
        print("ready", flush=True)  # noqa: T201 - the test reads it
        sys.stdin.readline()
        print(sum(pool.map(attempt, range(AT_ONCE))), flush=True)  # noqa: T201


def hold(meter: Meter, person: User) -> None:
    """Begin a draft and stay in it."""
    with meter.charge(person, Operation.COVER_LETTER, provider="claude"):
        print("held", flush=True)  # noqa: T201
        signal.pause()


if __name__ == "__main__":
    url, secret_key, person_id, what = sys.argv[1:]
    with httpx.Client(timeout=60, limits=httpx.Limits(max_connections=AT_ONCE)) as http:
        database = Database(http=http, url=url, publishable_key="", secret_key=secret_key)
        {"rush": rush, "hold": hold}[what](Meter(database), User(id=person_id, email="", token=""))
