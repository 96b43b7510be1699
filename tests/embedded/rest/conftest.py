"""An embedded Postgres with a schema of its own, and clients that act as whom they like."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import httpx
import psycopg
import pytest
from postgrest import SyncPostgrestClient
from werkzeug.wrappers import Request, Response

from service import embedded
from service.embedded.database import Caller, Database
from service.embedded.rest import RestServer

HERE = Path(__file__).parent
ADA = UUID("11111111-1111-4111-8111-111111111111")
BOB = UUID("22222222-2222-4222-8222-222222222222")
BASE = "http://test/rest/v1"


@pytest.fixture(scope="session")
def workshop() -> Iterator[embedded.Running]:
    """The database of schema.sql."""
    home = Path(tempfile.mkdtemp(prefix="rest-"))
    home.chmod(0o755)
    migrations = home / "migrations"
    migrations.mkdir()
    shutil.copy(HERE / "schema.sql", migrations / "00001_workshop.sql")
    running = embedded.start(migrations, home / "data")
    try:
        yield running
    finally:
        running.stop()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def database(workshop: embedded.Running) -> Database:
    """Its transactions."""
    return workshop._database


@pytest.fixture
def owner(workshop: embedded.Running) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """The schema's owner, for set-up and for looking behind the scenes; every statement commits."""
    with psycopg.connect(workshop.database_url, autocommit=True) as connection:
        yield connection


@pytest.fixture(autouse=True)
def _two_people(request: pytest.FixtureRequest) -> None:
    """Ada has projects 1 and 2 with three tasks, Bob has project 3; for tests that use the database."""
    if request.node.get_closest_marker("db") is None:
        return
    owner: psycopg.Connection[tuple[object, ...]] = request.getfixturevalue("owner")
    owner.execute((HERE / "rows.sql").read_bytes())


@pytest.fixture(scope="session")
def http_as(database: Database) -> Iterator[Callable[[Caller], httpx.Client]]:
    """Makes HTTP clients whose every request is that of one caller."""
    opened: list[httpx.Client] = []
    server = RestServer(database)

    def make(caller: Caller) -> httpx.Client:
        @Request.application
        def app(request: Request) -> Response:
            return server.answer(request, caller)

        client = httpx.Client(transport=httpx.WSGITransport(app=app), base_url=BASE)
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.close()


def person(who: UUID) -> Caller:
    return Caller("authenticated", {"role": "authenticated", "sub": str(who)})


@pytest.fixture(scope="session")
def ada(http_as: Callable[[Caller], httpx.Client]) -> httpx.Client:
    """Ada, by raw HTTP."""
    return http_as(person(ADA))


@pytest.fixture(scope="session")
def bob(http_as: Callable[[Caller], httpx.Client]) -> httpx.Client:
    """Bob, by raw HTTP."""
    return http_as(person(BOB))


@pytest.fixture(scope="session")
def nobody(http_as: Callable[[Caller], httpx.Client]) -> httpx.Client:
    """Somebody with the publishable key only."""
    return http_as(Caller.of_key("anon"))


@pytest.fixture(scope="session")
def service(http_as: Callable[[Caller], httpx.Client]) -> httpx.Client:
    """The secret key."""
    return http_as(Caller.of_key("service_role"))


@pytest.fixture(scope="session")
def py(ada: httpx.Client) -> SyncPostgrestClient:
    """Ada, by supabase-py."""
    return SyncPostgrestClient(BASE, http_client=ada)


@pytest.fixture(scope="session")
def py_service(service: httpx.Client) -> SyncPostgrestClient:
    """The secret key, by supabase-py."""
    return SyncPostgrestClient(BASE, http_client=service)
