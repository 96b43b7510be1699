"""Callers of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from tests.db.rows import Caller, Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    from service.embedded import Running
    from tests.conftest import Person


@pytest.fixture
def wire(supabase: Running) -> Iterator[httpx.Client]:
    """HTTP into the same process; paths arrive as from a real server, as bytes, where httpx hands over text."""

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["PATH_INFO"] = environ["PATH_INFO"].encode().decode("latin-1")
        return supabase.app(environ, start_response)

    with httpx.Client(transport=httpx.WSGITransport(app=app)) as client:
        yield client


@pytest.fixture
def owner(wire: httpx.Client, supabase: Running, ada: Person) -> Caller:
    """Ada, whose rows are tried."""
    return Caller(wire, supabase.url, supabase.publishable_key, ada.user.token)


@pytest.fixture
def stranger(wire: httpx.Client, supabase: Running, bob: Person) -> Caller:
    """Bob, who should notice nothing of them."""
    return Caller(wire, supabase.url, supabase.publishable_key, bob.user.token)


@pytest.fixture
def nobody(wire: httpx.Client, supabase: Running) -> Caller:
    """Somebody who only has the key that every page shows."""
    return Caller(wire, supabase.url, supabase.publishable_key)


@pytest.fixture
def service(wire: httpx.Client, supabase: Running) -> Caller:
    """The service itself."""
    return Caller(wire, supabase.url, supabase.secret_key)


@pytest.fixture
def rows(service: Caller) -> Rows:
    """The factory of rows."""
    return Rows(service)
