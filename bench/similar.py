"""What offering a known job costs a clip: the fingerprint of its text, and the comparison among 5,000 jobs.

The comparison is one call of `similar_jobs` through all layers, beside a read of one job by its id.
"""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg

from service import embedded
from service.scrape.fingerprint import BITS, fingerprint
from service.scrape.likeness import ALIKE_BITS

MIGRATIONS = Path(__file__).parent.parent / "supabase" / "migrations"
JOBS = 5_000
PEOPLE = 3  # whose rows lie between each other's
ROUNDS = 100
WORDS = 800  # of a description; the median posting has 500
MOST_MS = 25.0  # what a person would not notice after pressing Save

_FILL = """
insert into public.jobs (user_id, title, company, description, source_url)
    select id, 'Engineer ' || n, 'Company ' || n %% 300, repeat('We build bridges. ', 300), 'https://x.example/' || n
    from generate_series(1, %s) as n, public.profiles
"""
_PRINT = "update public.job_details set fingerprint = encode(sha256(job_id::text::bytea), 'hex')"


def main() -> int:
    """Measure and print; 1 when a comparison costs more than promised."""
    text = " ".join(f"word{number % 311}x{number % 7}" for number in range(WORDS))
    print(f"fingerprint of {WORDS} words: {_median_ms(lambda: fingerprint(text)):.1f} ms, {BITS} bits")
    folder = Path(tempfile.mkdtemp(prefix="fh-bench-"))
    folder.chmod(0o755)
    running = embedded.start(MIGRATIONS, folder)
    try:
        return int(_compare(running) > MOST_MS)
    finally:
        running.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _compare(running: embedded.Running) -> float:
    """The milliseconds of one comparison."""
    with httpx.Client(transport=httpx.WSGITransport(app=running.app), base_url=running.url) as http:
        people = [_sign_up(http, running) for _ in range(PEOPLE)]
        person, token = people[0]
        with psycopg.connect(running.database_url, autocommit=True) as database:
            database.execute(_FILL, [JOBS])
            database.execute(_PRINT)
            database.execute("analyze public.jobs, public.job_details")
            row = database.execute("select id::text from public.jobs where user_id = %s limit 1", [person]).fetchone()
        assert row is not None
        ask = {"apikey": running.publishable_key, "Authorization": f"Bearer {token}"}
        call = {"job": row[0], "reach": ALIKE_BITS}
        compared = _median_ms(lambda: http.post("/rest/v1/rpc/similar_jobs", json=call, headers=ask).raise_for_status())
        read = _median_ms(lambda: http.get(f"/rest/v1/jobs?id=eq.{row[0]}", headers=ask).raise_for_status())
    print(f"compared with {JOBS:,} jobs: {compared:.1f} ms, at most {MOST_MS:.0f}; one job read: {read:.1f} ms")
    return compared


def _sign_up(http: httpx.Client, running: embedded.Running) -> tuple[str, str]:
    """A new person's id and token."""
    given = {"email": f"{uuid4().hex}@example.com", "password": uuid4().hex}
    reply = http.post("/auth/v1/signup", json=given, headers={"apikey": running.publishable_key}).raise_for_status()
    session = reply.json()
    return session["user"]["id"], session["access_token"]


def _median_ms(act: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
