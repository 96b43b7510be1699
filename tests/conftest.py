"""One real embedded Supabase for all tests; each test brings its own people, whom row-level security keeps apart."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx
import pytest
from flask.testing import FlaskClient

from service import connect, create_app, embedded
from service.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from werkzeug.test import TestResponse

    from service.auth import User
    from service.deps import Deps

NEEDED_BYTES = 1_000_000_000  # one cluster and its write-ahead log, generously
MIGRATIONS = Path(__file__).parent.parent / "supabase" / "migrations"
TODAY = date(2026, 11, 24)
PASSWORD = "correct horse battery"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Long tests run only when asked for, and others than the newest PostgreSQL too."""
    parser.addoption("--torture", action="store_true", help="run the long tests too")
    parser.addoption("--postgres", type=int, metavar="MAJOR", help="run on this version of PostgreSQL")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out unless --torture is given."""
    if config.getoption("--torture"):
        return
    skip = pytest.mark.skip(reason="long; run it with make torture")
    for item in items:
        if item.get_closest_marker("torture"):
            item.add_marker(skip)


def needs(major: int) -> None:
    """Pass the test over where this version of PostgreSQL is not installed."""
    try:
        embedded.binaries.find(major)
    except embedded.CannotStart:
        pytest.skip(f"PostgreSQL {major} is not installed here")


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The settings of a machine on which nothing is set."""
    return Settings(_env_file=None)


@pytest.fixture(scope="session")
def supabase(settings: Settings, pytestconfig: pytest.Config) -> Iterator[embedded.Running]:
    """The embedded Supabase with our migrations, on a folder that the database's own user can reach."""
    major: int | None = pytestconfig.getoption("--postgres")
    if major is not None:
        needs(major)
    memory = Path("/dev/shm")  # noqa: S108 - a disk's waiting proves nothing here: no test cuts the power
    roomy = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > NEEDED_BYTES
    data = Path(tempfile.mkdtemp(prefix="fh-", dir=memory if roomy else None))
    data.chmod(0o755)
    running = embedded.start(
        MIGRATIONS, data, site_url=settings.url, allowed_origins=settings.extension_origins, postgres_major=major
    )
    try:
        yield running
    finally:
        running.stop()
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="session")
def deps(settings: Settings, supabase: embedded.Running) -> Iterator[Deps]:
    """The real outside things, with a day that stands still."""
    from dataclasses import replace

    http = httpx.Client(transport=httpx.WSGITransport(app=supabase.app))
    made = connect(
        settings,
        http=http,
        url=supabase.url,
        publishable_key=supabase.publishable_key,
        secret_key=supabase.secret_key,
    )
    yield replace(made, today=lambda: TODAY)
    made.close()
    http.close()


class LocalClient(FlaskClient):
    """A client that calls the service by the name under which it is known."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request."""
        if args and isinstance(args[0], str):
            kwargs.setdefault("base_url", "http://127.0.0.1:8000")
        return super().open(*args, **kwargs)


@pytest.fixture(scope="session")
def app(settings: Settings, deps: Deps) -> Flask:
    """The whole service."""
    made = create_app(settings, deps=deps)
    made.test_client_class = LocalClient
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A caller who is nobody yet."""
    return app.test_client()


@dataclass(frozen=True)
class Person:
    """Somebody with an account."""

    user: User

    @property
    def id(self) -> str:
        """Their id."""
        return self.user.id

    @property
    def auth(self) -> dict[str, str]:
        """The header that says who they are."""
        return {"Authorization": f"Bearer {self.user.token}"}


def sign_up(deps: Deps) -> Person:
    """Make a person of whom nobody has heard before."""
    session = deps.identity.sign_up(f"{uuid4().hex}@example.com", PASSWORD)
    assert session is not None
    return Person(user=deps.identity.verify(session.access_token))


@pytest.fixture
def ada(deps: Deps) -> Person:
    """A person."""
    return sign_up(deps)


@pytest.fixture
def bob(deps: Deps) -> Person:
    """Another person, a stranger to Ada."""
    return sign_up(deps)


def set_tier(deps: Deps, person: Person, tier: str) -> None:
    """Put a person on a plan, as an operator would."""
    service = deps.db.as_service()
    service.run(service.table("profiles").update({"subscription_tier": tier}).eq("id", person.id))
