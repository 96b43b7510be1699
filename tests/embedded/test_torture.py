"""Killed at any moment, the server loses nothing it acknowledged and keeps no row without its file."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest

from service import embedded

pytestmark = pytest.mark.db
ROOT = Path(__file__).parent.parent.parent
MIGRATIONS = Path(__file__).parent / "migrations"

# Writes rows and files until it is killed, and says of each that it was acknowledged.
WRITER = """
import sys
from pathlib import Path
import httpx
from service import embedded

running = embedded.start(Path(sys.argv[1]), Path(sys.argv[2]))
http = httpx.Client(transport=httpx.WSGITransport(app=running.app), base_url=running.url)
http.headers["apikey"] = running.secret_key
person = http.post("/auth/v1/admin/users", json={"email": sys.argv[3], "password": "secret12"}).json()["id"]
for number in range(10_000):
    name = f"{person}/{number}.txt"
    note = http.post("/rest/v1/notes", json={"user_id": person, "body": name})
    file = http.post(f"/storage/v1/object/papers/{name}", content=name, headers={"Content-Type": "text/plain"})
    if note.status_code == 201 and file.status_code == 200:
        print(name, flush=True)
"""


def kill_while_writing(data: Path, *, after: int) -> list[str]:
    """The names acknowledged before service and database were killed in the middle of the work."""
    command = [sys.executable, "-c", WRITER, str(MIGRATIONS), str(data), f"{uuid4().hex}@example.org"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        names = [writer.stdout.readline().strip() for _ in range(after)]
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and works_in(entry, data / "pgdata"):
                os.kill(int(entry.name), signal.SIGKILL)
        writer.send_signal(signal.SIGKILL)
        names += [line.strip() for line in writer.stdout if line.endswith("\n")]
    return names


def works_in(process: Path, folder: Path) -> bool:
    try:
        return (process / "cwd").readlink() == folder.resolve()
    except OSError:
        return False


def check_whole(running: embedded.Running, acknowledged: list[str]) -> None:
    with psycopg.connect(running.database_url) as connection:
        notes = {row[0] for row in connection.execute("select body from public.notes")}
        files = [row[0] for row in connection.execute("select name from storage.objects where bucket_id = 'papers'")]
    assert set(acknowledged) <= notes
    assert set(acknowledged) <= set(files)
    with httpx.Client(transport=httpx.WSGITransport(app=running.app), base_url=running.url) as http:
        http.headers["apikey"] = running.secret_key
        for name in files:
            assert http.get(f"/storage/v1/object/papers/{name}").text == name


@pytest.mark.parametrize("rounds", [1, pytest.param(25, marks=[pytest.mark.torture, pytest.mark.timeout(600)])])
def test_nothing_acknowledged_is_lost_and_no_row_is_without_its_file(data_folder: Path, rounds: int) -> None:
    data = data_folder / f"torture-{rounds}"
    chance = random.Random(rounds)
    acknowledged: list[str] = []

    for _ in range(rounds):
        acknowledged += kill_while_writing(data, after=chance.randint(1, 40))

        with embedded.start(MIGRATIONS, data) as running:
            check_whole(running, acknowledged)

    assert len(acknowledged) >= rounds
