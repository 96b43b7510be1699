"""Starting, stopping and being killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import psutil
import pytest

from tests.e2e.conftest import ROOT, sign_in, sign_up, start
from tests.pages import posting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

EMAIL, PASSWORD = "ada@example.com", "correct horse battery"


def family(server: Server) -> list[psutil.Process]:
    """Every process that runs for this server: its own, and the database's."""
    mark = str(server.data)
    found = []
    for process in psutil.process_iter(["pid"]):
        try:
            ours = process.pid == server.process.pid or os.getsid(process.pid) == server.process.pid
            if ours or mark in " ".join(process.cmdline()):
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def clip(server: Server, auth: dict[str, str]) -> httpx.Response:
    page = {"url": "https://jobs.example/7", "html": posting()}
    return httpx.post(f"{server.url}/api/v1/jobs", json=page, headers=auth, timeout=30)


def titles(server: Server, auth: dict[str, str]) -> list[str]:
    reply = httpx.get(f"{server.url}/api/v1/jobs", headers=auth, timeout=30)
    return [job["title"] for job in reply.raise_for_status().json()["jobs"]]


def test_the_first_start_says_where_everything_is(folder: Path) -> None:
    server = start(folder)
    try:
        text = "".join(server.greeting)
        ready = httpx.get(f"{server.url}/ready", timeout=30)
    finally:
        server.stop()

    assert server.url in text
    assert str(folder) in text
    assert "extension/.output/chrome-mv3" in text
    assert "offline" in text
    assert ready.json() == {"status": "ready"}


def test_stopping_leaves_no_process_and_the_next_start_finds_everything(folder: Path) -> None:
    server = start(folder)
    clip(server, sign_up(server, EMAIL, PASSWORD)).raise_for_status()
    running = family(server)

    status = server.stop()

    assert status == 0
    assert len(running) > 2
    assert psutil.wait_procs(running, timeout=10)[1] == []
    again = start(folder)
    try:
        assert titles(again, sign_in(again, EMAIL, PASSWORD)) == ["Backend Engineer"]
    finally:
        again.stop()


@pytest.mark.parametrize("database_too", [False, True], ids=["service", "service-and-database"])
def test_an_acknowledged_clip_survives_kill_9(folder: Path, *, database_too: bool) -> None:
    server = start(folder)
    auth = sign_up(server, EMAIL, PASSWORD)
    assert clip(server, auth).status_code == 201

    if database_too:
        for process in family(server):
            process.kill()
    else:
        os.killpg(server.process.pid, signal.SIGKILL)
    server.ended()

    again = start(folder)
    try:
        assert titles(again, sign_in(again, EMAIL, PASSWORD)) == ["Backend Engineer"]
    finally:
        again.stop()


def fails_to_start(folder: Path, **env: str) -> tuple[int, list[str]]:
    result = subprocess.run(
        [sys.executable, "-m", "service", "run"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return result.returncode, result.stderr.splitlines()


def test_a_taken_port_is_one_line_that_says_what_to_do(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, lines = fails_to_start(folder, PORT=str(port), FOOTHOLD_DATA=str(folder))

    assert status == 1
    assert len(lines) == 1
    assert f"Port {port}" in lines[0]
    assert "make run" in lines[0]


def test_a_folder_that_cannot_be_written_is_one_line(folder: Path) -> None:
    (folder / "file").write_text("")

    status, lines = fails_to_start(folder, PORT="0", FOOTHOLD_DATA=str(folder / "file" / "data"))

    assert status == 1
    assert len(lines) == 1
    assert "not writable" in lines[0]


def test_half_a_hosted_supabase_is_one_line_that_names_what_is_missing(folder: Path) -> None:
    status, lines = fails_to_start(folder, SUPABASE_URL="https://project.supabase.co")

    assert status == 1
    assert len(lines) == 1
    assert "SUPABASE_SECRET_KEY" in lines[0]
