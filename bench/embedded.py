"""What the embedded Supabase costs over a bare PostgreSQL: a select, a start, memory at rest, as ratios of one run.

Each measure and what it is held against alternate, so that a machine that is busy slows both. A warm start is one on
a folder that has been in use; a cold one makes the database.
"""

import json
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import psutil
import psycopg
from psycopg.rows import dict_row
from supabase import Client, ClientOptions, create_client

from service import embedded
from service.embedded.keys import load_or_make
from service.embedded.postgres import Cluster

ROOT = Path(__file__).parent.parent
MIGRATIONS = ROOT / "supabase" / "migrations"
PASSWORD = "correct horse battery"  # noqa: S105 - of a made-up person
JOBS = 50
PAGE = 20
WARM_UP, ROUNDS = 50, 400
STARTS = 5
REST_SECONDS = 3.0  # until nothing of the start is still going on
MOST_TIMES_PSYCOPG = 4.0  # what a select through all layers may cost
COLUMNS = "id,title,company,location,status,updated_at"

_ENTER = """
select set_config('role', 'authenticated', true), set_config('request.jwt.claims', %s, true),
       set_config('statement_timeout', '8s', true)
"""
_SELECT = f"select {COLUMNS} from public.jobs order by updated_at desc limit {PAGE}"  # noqa: S608 - our own constants


def main() -> int:
    """Measure and print; 1 when a select costs more than promised."""
    with _folder() as folder:
        data = folder / "data"
        cold = _seconds(lambda: embedded.start(MIGRATIONS, data).stop())
        ratio = _selects(data)
        _starts(data, cold)
        _memory(data)
    return int(ratio > MOST_TIMES_PSYCOPG)


@contextmanager
def _folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="bench-"))
    path.chmod(0o755)  # PostgreSQL does not run as root
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _selects(data: Path) -> float:
    """A page of a person's jobs, through supabase-py in process and through psycopg with role and claims set."""
    with (
        embedded.start(MIGRATIONS, data) as running,
        httpx.Client(transport=httpx.WSGITransport(app=running.app)) as http,
        psycopg.connect(running.database_url, row_factory=dict_row, autocommit=True) as connection,
    ):
        client, claims = _person_with_jobs(running, http)

        def through_supabase() -> list[object]:
            asked = client.table("jobs").select(COLUMNS).order("updated_at", desc=True).limit(PAGE)
            return list(asked.execute().data)

        def through_psycopg() -> list[object]:
            with connection.transaction():
                connection.execute(_ENTER, (claims,))
                return list(connection.execute(_SELECT).fetchall())

        assert len(through_supabase()) == len(through_psycopg()) == PAGE
        ours, plain = _alternating(through_supabase, through_psycopg)
    ratio = ours / plain
    print(f"select of {PAGE} rows: {ours * 1000:.2f} ms, psycopg {plain * 1000:.2f} ms (lowest tenth of {ROUNDS})")
    verdict = "holds" if ratio <= MOST_TIMES_PSYCOPG else "BROKEN"
    print(f"  ratio {ratio:.2f}; {verdict}: at most {MOST_TIMES_PSYCOPG:.0f}")
    return ratio


def _person_with_jobs(running: embedded.Running, http: httpx.Client) -> tuple[Client, str]:
    """A signed-in client whose person has jobs, and the claims of its token."""
    options = ClientOptions(httpx_client=http, auto_refresh_token=False, persist_session=False)
    client = create_client(running.url, running.publishable_key, options)
    answer = client.auth.sign_up({"email": f"{uuid4().hex}@example.com", "password": PASSWORD})
    assert answer.user is not None
    rows = [
        {"user_id": answer.user.id, "title": f"Engineer {number}", "company": "Acme", "location": "Ulm"}
        for number in range(JOBS)
    ]
    client.table("jobs").insert(rows).execute()
    return client, json.dumps({"role": "authenticated", "sub": answer.user.id})


def _alternating(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The seconds of each when nothing else disturbs it: other programs can only add to them."""
    for _ in range(WARM_UP):
        one()
        other()
    pairs = [(_seconds(one), _seconds(other)) for _ in range(ROUNDS)]
    ours, theirs = (statistics.quantiles(times, n=10)[0] for times in zip(*pairs, strict=True))
    return ours, theirs


def _starts(data: Path, cold: float) -> None:
    """A warm start to ready, in this process and as a command, beside PostgreSQL's own on the same folder."""
    whole, bare, command = [], [], []
    for _ in range(STARTS):
        bare.append(_bare_start(data))
        began = time.perf_counter()
        with embedded.start(MIGRATIONS, data):
            whole.append(time.perf_counter() - began)
        began = time.perf_counter()
        with _command(data):
            command.append(time.perf_counter() - began)
    alone = statistics.median(bare)
    print(f"warm start to ready (medians of {STARTS}); PostgreSQL alone takes {alone:.2f} s")
    for name, seconds in (("in process", statistics.median(whole)), ("as a command", statistics.median(command))):
        print(f"  {name} {seconds:.2f} s, ratio {seconds / alone:.2f}")
    print(f"  the first start, which makes the database: {cold:.2f} s, ratio {cold / alone:.2f}")


def _bare_start(data: Path) -> float:
    cluster = Cluster(data, password=load_or_make(data).superuser_password, major=None)
    try:
        return _seconds(lambda: cluster.start(lambda _: None))
    finally:
        cluster.stop()


@contextmanager
def _command(data: Path) -> Iterator[subprocess.Popen[str]]:
    """`python -m service.embedded`, from when it says that it is ready."""
    command = [sys.executable, "-m", "service.embedded", "--port", "0", "--data", str(data)]
    process = subprocess.Popen([*command, "--migrations", str(MIGRATIONS)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        assert any(line.startswith("Ready at ") for line in process.stdout), "it ended before it was ready"
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
        process.stdout.close()


def _memory(data: Path) -> None:
    """Memory at rest of all processes, each shared page counted once, beside PostgreSQL's part of it."""
    with _command(data) as process:
        time.sleep(REST_SECONDS)
        ours = psutil.Process(process.pid)
        try:
            python = _share(ours)
            postgres = sum(map(_share, ours.children(recursive=True)))
        except (psutil.AccessDenied, AttributeError):
            print("memory at rest: skipped, this system does not tell how pages are shared")
            return
    total = python + postgres
    print(f"memory at rest: {total:.0f} MB (PostgreSQL {postgres:.0f} MB, ratio {total / postgres:.2f})")


def _share(process: psutil.Process) -> float:
    """A process's memory in MB, of shared pages its part."""
    return float(process.memory_full_info().pss) / 1_000_000


if __name__ == "__main__":
    raise SystemExit(main())
