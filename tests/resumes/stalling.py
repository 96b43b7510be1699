"""A service process that claims a résumé and then hangs in the middle of it, to be killed.

Run with the address and the secret key of a Supabase; it says "claimed" when it has begun to read.
"""

import sys
import time

import httpx

from service.db import Database
from service.resumes.background import Background
from service.resumes.model import Resume
from service.usage import Meter


class Hanging:
    """A reader that begins and never ends."""

    def read(self, _pdf: bytes, /) -> Resume:
        """Say that the reading began."""
        print("claimed", flush=True)  # noqa: T201 - the test waits for this line
        time.sleep(600)
        raise AssertionError


if __name__ == "__main__":
    url, key = sys.argv[1:]
    database = Database(http=httpx.Client(), url=url, publishable_key=key, secret_key=key)
    Background(database=database, reader=Hanging(), meter=Meter(database)).work_off()
