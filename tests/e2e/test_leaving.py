"""Whoever closes the tab while a draft is written stops the provider within a second, also between two words."""

from __future__ import annotations

import json
import socket
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest

from tests.drafts.wire import Ending, Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.drafts.wire import WireServer
    from tests.e2e.conftest import Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

POSTING = "Python Developer\nKontor GmbH\nBerlin\n\n" + "We are looking for a Python developer for our invoices. " * 8
RESUME = {
    "basics": {"name": "Ana García"},
    "work": [{"name": "Nube Datos", "position": "Engineer", "highlights": ["Built the invoicing service in Python"]}],
}
SOON, PATIENCE = 1.0, 20.0  # seconds


@pytest.fixture
def api(product: Server) -> Iterator[httpx.Client]:
    """The service for somebody who has a résumé."""
    key = httpx.get(f"{product.url}/api/v1/config").json()["supabase_publishable_key"]
    given = {"email": f"{uuid4().hex}@example.com", "password": uuid4().hex}
    session = httpx.post(f"{product.url}/auth/v1/signup", json=given, headers={"apikey": key}).json()
    headers = {"Authorization": f"Bearer {session['access_token']}"}
    with httpx.Client(base_url=f"{product.url}/api/v1", headers=headers, timeout=60) as http:
        resume = http.post("/resumes/import", json=RESUME).json()
        http.post(f"/resumes/{resume['id']}/activate").raise_for_status()
        yield http


@pytest.fixture
def silent(wire: WireServer) -> Iterator[WireServer]:
    """The model's server, put back as it was."""
    wire.asked.clear()
    wire.abandoned.clear()
    yield wire
    wire.reply = Reply()


@pytest.mark.parametrize("accept", ["text/event-stream", "application/json"])
@pytest.mark.parametrize("ending", [Ending.SILENT, Ending.MUTE], ids=["between two words", "before the first byte"])
def test_the_provider_is_stopped_within_a_second(
    product: Server, api: httpx.Client, silent: WireServer, ending: Ending, accept: str
) -> None:
    silent.reply = Reply(ending=ending)
    job = api.post("/jobs", json={"text": POSTING + uuid4().hex}).json()["job"]["id"]
    caller = ask(product, api, f"/api/v1/jobs/{job}/cover-letter", accept=accept)
    assert silent.asked.wait(30)

    caller.close()

    assert silent.abandoned.wait(SOON)
    eventually(lambda: used(api) == 0)
    kept = api.get("/drafts", params={"job_id": job}).json()["drafts"]
    assert [draft["complete"] for draft in kept] == ([False] if ending is Ending.SILENT else [])


def used(api: httpx.Client) -> int:
    """Cover letters counted, those that are being written included."""
    operations = api.get("/usage").json()["operations"]
    count: int = next(one["used"] for one in operations if one["operation"] == "cover_letter")
    return count


def ask(product: Server, api: httpx.Client, path: str, *, accept: str) -> socket.socket:
    """Begin a request by hand, so that its connection can be closed at will."""
    address = urlsplit(product.url)
    body = json.dumps({"provider": "claude"})
    head = [
        f"POST {path} HTTP/1.1",
        f"Host: {address.netloc}",
        f"Authorization: {api.headers['Authorization']}",
        f"Accept: {accept}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    ]
    caller = socket.create_connection((str(address.hostname), int(address.port or 80)))
    caller.sendall(("\r\n".join([*head, "", body])).encode())
    return caller


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds; fail when it does not."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)
