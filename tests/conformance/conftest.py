"""The Supabases that the conformance cases are driven against, and the people in them.

Without settings: one in this process and one in a process of its own, both with this folder's migration. With
SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY: that project, reached by HTTP alone.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from service import embedded
from tests.conformance.drivers import Driver, Home, JavaScript, Python
from tests.conformance.people import People

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
MIGRATIONS = HERE / "migrations"
MEMORY = Path("/dev") / "shm"  # a disk's waiting proves nothing here: no test cuts the power
NEEDED_BYTES = 1_000_000_000  # one cluster, generously
SECONDS_TO_STOP = 30
HOSTED = tuple(os.environ.get(name, "") for name in ("SUPABASE_URL", "SUPABASE_PUBLISHABLE_KEY", "SUPABASE_SECRET_KEY"))
MISSING = f"the project {HOSTED[0]} lacks the migration of {MIGRATIONS.relative_to(ROOT)}; see docs/hosted.md"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let these tests reach the hosted project that the environment names."""
    if all(HOSTED):
        for item in items:
            if HERE in item.path.parents:
                item.add_marker(pytest.mark.enable_socket)


@contextmanager
def folder() -> Iterator[Path]:
    """An empty folder that the database's own user can reach."""
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > NEEDED_BYTES
    path = Path(tempfile.mkdtemp(prefix="conf-", dir=MEMORY if roomy else None))
    path.chmod(0o755)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="session")
def in_process() -> Iterator[Home]:
    """An embedded Supabase in this process."""
    if all(HOSTED):
        pytest.skip("a hosted project is reached by HTTP alone")
    with (
        folder() as data,
        embedded.start(MIGRATIONS, data) as running,
        httpx.Client(transport=httpx.WSGITransport(app=running.app)) as http,
    ):
        yield Home(running.url, running.publishable_key, running.secret_key, http)


@pytest.fixture(scope="session")
def over_http() -> Iterator[Home]:
    """The hosted project of the environment, or an embedded Supabase in a process of its own."""
    with httpx.Client(timeout=30) as http:
        if all(HOSTED):
            yield _hosted(http)
        else:
            with folder() as data, _serving(data) as url:
                keys = json.loads((data / "keys.json").read_text())
                yield Home(url, keys["publishable_key"], keys["secret_key"], http)


def _hosted(http: httpx.Client) -> Home:
    """The project that the environment names; skips when it has not had the migration."""
    url, publishable, secret = HOSTED
    home = Home(url.rstrip("/"), publishable, secret, http)
    headers = {"apikey": secret, "Authorization": f"Bearer {secret}"}
    reply = http.get(f"{home.url}/rest/v1/conformance_books", params={"limit": "0"}, headers=headers)
    if reply.status_code == httpx.codes.NOT_FOUND:
        pytest.skip(MISSING)
    reply.raise_for_status()
    return home


@contextmanager
def _serving(data: Path) -> Iterator[str]:
    """`python -m service.embedded` on a free port; its address."""
    command = [sys.executable, "-m", "service.embedded", "--port", "0", "--data", str(data)]
    process = subprocess.Popen(
        [*command, "--migrations", str(MIGRATIONS)], cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    try:
        ready = next((line for line in process.stdout if line.startswith("Ready at ")), None)
        assert ready is not None, "python -m service.embedded ended before it was ready"
        yield ready.removeprefix("Ready at ").strip()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(SECONDS_TO_STOP)
        process.stdout.close()


@pytest.fixture(scope="session")
def people_in_process(in_process: Home) -> Iterator[People]:
    """Ada and Bob."""
    with People.made(in_process) as people:
        yield people


@pytest.fixture(scope="session")
def people_over_http(over_http: Home) -> Iterator[People]:
    """Ada and Bob."""
    with People.made(over_http) as people:
        yield people


@pytest.fixture(scope="session")
def javascript(over_http: Home) -> Iterator[Driver]:
    """The JavaScript clients; skips where nobody installed them."""
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"  # set-up puts a Node there if need be
    node = shutil.which("node", path=path)
    if node is None or not (HERE / "js" / "node_modules").is_dir():
        pytest.skip("the JavaScript clients are not installed; run make dev")
    driver = JavaScript.start(over_http, node)
    yield driver
    driver.stop()


@pytest.fixture
def driver(way: str, request: pytest.FixtureRequest) -> Driver:
    """The client that the test's `way` names."""
    if way == "js over http":
        made: Driver = request.getfixturevalue("javascript")
        return made
    return Python(request.getfixturevalue("in_process" if way == "py in process" else "over_http"))


@pytest.fixture
def people(way: str, request: pytest.FixtureRequest) -> People:
    """The people of the Supabase that the test's `way` leads to, with their rows as at the beginning."""
    made: People = request.getfixturevalue("people_in_process" if way == "py in process" else "people_over_http")
    return made
