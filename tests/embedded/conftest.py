"""One embedded Supabase for the tests of this folder, with the migrations of a small application."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest
from supabase import Client, ClientOptions, create_client

from service import embedded

SITE = "http://127.0.0.1:8000"
EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"
MIGRATIONS = Path(__file__).parent / "migrations"
PASSWORD = "correct horse"
MEMORY = Path("/dev") / "shm"  # a disk's waiting proves nothing here: no test cuts the power
NEEDED_BYTES = 2_000_000_000  # all clusters of these tests together, generously


def has_room(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > NEEDED_BYTES


@pytest.fixture(scope="session")
def data_folder() -> Iterator[Path]:
    """A folder that another user can reach, for PostgreSQL is not run as root."""
    folder = Path(tempfile.mkdtemp(prefix="emb-", dir=MEMORY if has_room(MEMORY) else None))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def server(data_folder: Path) -> Iterator[embedded.Running]:
    """The running server."""
    data = data_folder / "shared"
    with embedded.start(MIGRATIONS, data, site_url=SITE, allowed_origins=[EXTENSION]) as running:
        yield running


@pytest.fixture
def http(server: embedded.Running) -> Iterator[httpx.Client]:
    """A plain HTTP client in the same process, which sends the publishable key."""
    transport = httpx.WSGITransport(app=server.app)
    headers = {"apikey": server.publishable_key}
    with httpx.Client(transport=transport, base_url=server.url, headers=headers) as client:
        yield client


@pytest.fixture
def new_client(server: embedded.Running) -> Iterator[Callable[..., Client]]:
    """Makes supabase clients, each with its own session: with the publishable key, or another."""
    opened: list[httpx.Client] = []

    def make(key: str = server.publishable_key) -> Client:
        opened.append(httpx.Client(transport=httpx.WSGITransport(app=server.app)))
        options = ClientOptions(httpx_client=opened[-1], auto_refresh_token=False, persist_session=False)
        return create_client(server.url, key, options)

    yield make
    for client in opened:
        client.close()


@pytest.fixture
def admin(server: embedded.Running, new_client: Callable[..., Client]) -> Client:
    """A client with the secret key."""
    return new_client(server.secret_key)


@pytest.fixture
def address() -> str:
    """An e-mail address nobody has yet."""
    return f"{uuid4().hex}@example.org"


@pytest.fixture
def ada(new_client: Callable[..., Client], address: str) -> Client:
    """A client in which somebody has just signed up."""
    client = new_client()
    client.auth.sign_up({"email": address, "password": PASSWORD})
    return client


@pytest.fixture
def bob(new_client: Callable[..., Client]) -> Client:
    """A client of somebody else."""
    client = new_client()
    client.auth.sign_up({"email": f"{uuid4().hex}@example.org", "password": PASSWORD})
    return client


@pytest.fixture
def owner(server: embedded.Running) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection as `postgres`, undone at the end."""
    with psycopg.connect(server.database_url) as connection:
        yield connection
        connection.rollback()
