"""The product as a newcomer starts it: `python -m service run` in a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.drafts.wire import WireServer, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
EXTENSION_ID = "mlcmjmgldmjaokeffnocmohmkpphcnca"
STOP_SECONDS = 30


@dataclass
class Server:
    """A running product."""

    url: str
    process: subprocess.Popen[str]
    data: Path
    greeting: list[str] = field(default_factory=list)

    def stop(self) -> int:
        """Stop as Ctrl-C does, and give the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.ended()

    def ended(self) -> int:
        """Wait until it has stopped, and give the exit status."""
        status = self.process.wait(STOP_SECONDS)
        if self.process.stdout is not None:
            self.process.stdout.close()
        return status

    @property
    def complaints(self) -> str:
        """What it wrote to stderr: its log, and whatever went wrong."""
        return (self.data / "stderr.log").read_text()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(data: Path, *, port: int | None = None, env: dict[str, str] | None = None) -> Server:
    """Start the product on `data` and wait until it says that it runs."""
    number = port or free_port()
    settings = {"PORT": str(number), "FOOTHOLD_DATA": str(data), "PYTHONPATH": str(ROOT), **(env or {})}
    clean = {name: value for name, value in os.environ.items() if not name.endswith("_API_KEY")}
    with (data / "stderr.log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "service", "run"],
            cwd=data,  # not the project's folder, whose .env may hold somebody's keys
            env={**clean, **settings},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    server = Server(url=f"http://127.0.0.1:{number}", process=process, data=data)
    assert process.stdout is not None
    for line in process.stdout:
        server.greeting.append(line)
        if line.startswith("  AI providers"):
            return server
    server.ended()
    raise AssertionError(server.complaints[-2000:])


@contextmanager
def data_folder() -> Iterator[Path]:
    """An empty folder for data, which the database's own user can reach."""
    path = Path(tempfile.mkdtemp(prefix="fh-"))
    path.chmod(0o755)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder for data."""
    with data_folder() as path:
        yield path


@pytest.fixture(scope="session")
def wire() -> Iterator[WireServer]:
    """A server that speaks the wire formats of Claude and OpenAI."""
    with serving() as server:
        yield server


@pytest.fixture(scope="session")
def product(wire: WireServer) -> Iterator[Server]:
    """One running product for the tests that do not stop it, with both AI providers set up."""
    keys = {
        "ANTHROPIC_API_KEY": "key-for-tests",
        "ANTHROPIC_BASE_URL": wire.url,
        "OPENAI_API_KEY": "key-for-tests",
        "OPENAI_BASE_URL": f"{wire.url}/v1",
    }
    with data_folder() as data:
        server = start(data, env=keys)
        try:
            yield server
        finally:
            server.stop()


def sign_up(server: Server, email: str, password: str) -> dict[str, str]:
    """The header of a new person's session."""
    config = httpx.get(f"{server.url}/api/v1/config").json()
    reply = httpx.post(
        f"{config['supabase_url']}/auth/v1/signup",
        json={"email": email, "password": password},
        headers={"apikey": config["supabase_publishable_key"]},
    )
    return {"Authorization": f"Bearer {reply.raise_for_status().json()['access_token']}"}


def sign_in(server: Server, email: str, password: str) -> dict[str, str]:
    """The header of a known person's session."""
    config = httpx.get(f"{server.url}/api/v1/config").json()
    reply = httpx.post(
        f"{config['supabase_url']}/auth/v1/token?grant_type=password",
        json={"email": email, "password": password},
        headers={"apikey": config["supabase_publishable_key"]},
    )
    return {"Authorization": f"Bearer {reply.raise_for_status().json()['access_token']}"}
