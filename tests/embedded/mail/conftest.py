"""Servers with rules of their own for mail, all on the database that this folder's tests share."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx
import psycopg
import pytest
from supabase import Client, ClientOptions, create_client

from service import embedded
from service.embedded.auth import Limits, MailRules, Outbox
from service.embedded.gateway import Door, Gateway, open_door
from service.embedded.keys import load_or_make
from service.embedded.storage.files import Files

SITE = "http://127.0.0.1:8000"
EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"


@dataclass(frozen=True)
class Received:
    """A letter as its reader sees it."""

    text: str
    link: str
    code: str

    @property
    def hashed(self) -> str:
        """What stands for the code in the link."""
        return dict(parse_qsl(urlsplit(self.link).query))["token"]


@dataclass(frozen=True)
class Place:
    """One server."""

    app: Gateway
    outbox: Outbox
    http: httpx.Client
    secret_key: str
    new_client: Callable[..., Client]

    def letters_to(self, address: str) -> list[Received]:
        """The letters to somebody, newest first."""
        return [_read(text) for text in self.outbox.read(to=address)]

    def press(self, link: str) -> str:
        """Where a browser is sent that opens a link; it sends no key."""
        assert link.startswith(f"{SITE}/auth/v1/verify?")
        answer = self.http.get(link, headers={"apikey": ""})
        assert answer.status_code == 303
        return answer.headers["location"]


def _read(text: str) -> Received:
    link = re.search(r"^http\S+$", text, re.MULTILINE)
    code = re.search(r"code: ([0-9]{6})$", text, re.MULTILINE)
    assert link is not None
    assert code is not None
    return Received(text, link[0], code[1])


@pytest.fixture
def place_with(server: embedded.Running, data_folder: Path, tmp_path: Path) -> Iterator[Callable[..., Place]]:
    """Makes a server on the shared database: whether to confirm, how often to write, how many wrong codes to bear."""
    keys = load_or_make(data_folder / "shared")
    opened: list[httpx.Client] = []

    def connect(app: Gateway, key: str) -> httpx.Client:
        transport = httpx.WSGITransport(app=app)
        opened.append(httpx.Client(transport=transport, base_url=SITE, headers={"apikey": key}))
        return opened[-1]

    def make(*, confirm: bool = False, seconds_between: int = 0, wrong_codes_for_one: int = 10) -> Place:
        folder = tmp_path / str(len(opened))
        folder.mkdir()
        rules = MailRules(confirm_sign_up=confirm, seconds_between=seconds_between)
        limits = Limits(wrong_codes_for_one=wrong_codes_for_one)
        door = Door(site_url=SITE, allowed_origins=(EXTENSION,), limits=limits, mail=rules)
        outbox = Outbox(folder / "outbox", secret=keys.outbox_secret)
        app = open_door(door, keys, server._database, files=Files(folder), outbox=outbox)

        def new_client(*, flow: str = "implicit", key: str = keys.publishable_key) -> Client:
            options = ClientOptions(
                httpx_client=connect(app, key),
                flow_type="pkce" if flow == "pkce" else "implicit",
                auto_refresh_token=False,
                persist_session=False,
            )
            return create_client(SITE, key, options)

        http = connect(app, keys.publishable_key)
        return Place(app=app, outbox=outbox, http=http, secret_key=keys.secret_key, new_client=new_client)

    yield make
    for client in opened:
        client.close()


@pytest.fixture
def confirming(place_with: Callable[..., Place]) -> Place:
    """A server that asks people to confirm their address."""
    return place_with(confirm=True)


@pytest.fixture
def home(place_with: Callable[..., Place]) -> Place:
    """A server as it is by default, but for the wait between letters."""
    return place_with()


@pytest.fixture
def database(server: embedded.Running) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection that commits each statement at once, to let time pass."""
    with psycopg.connect(server.database_url, autocommit=True) as connection:
        yield connection
