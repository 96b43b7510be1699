"""The real clients behind one interface: supabase-py here, the JavaScript ones in a Node beside us."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from postgrest import APIError, CountMethod
from pydantic import BaseModel
from storage3.exceptions import StorageApiError
from supabase import AuthError, Client, ClientOptions, create_client

from tests.conformance.steps import Failure, Outcome

if TYPE_CHECKING:
    import httpx

    from tests.conformance.steps import Step

DRIVER = Path(__file__).parent / "js" / "driver.mjs"
_KEYWORDS = {
    "ascending": "desc",
    "nullsFirst": "nullsfirst",
    "referencedTable": "foreign_table",
    "onConflict": "on_conflict",
    "ignoreDuplicates": "ignore_duplicates",
    "defaultToNull": "default_to_null",
}
_TAKES_KEYWORDS = {"order", "limit", "select", "insert", "upsert", "update", "delete", "rpc", "or"}
_WRITES = frozenset({"insert", "upsert", "update", "delete"})
_RESERVED = {"from", "in", "is", "or"}


@dataclass(frozen=True)
class Home:
    """A Supabase, and the way by which Python reaches it."""

    url: str
    publishable_key: str
    secret_key: str
    http: httpx.Client


@dataclass(frozen=True)
class Actor:
    """Who makes a call: a device by its name, a key, and a person's token where the device was given one."""

    device: str
    key: str
    token: str | None = None


class Driver(Protocol):
    """Makes calls through one of the clients."""

    def run(self, actor: Actor, step: Step, chain: list[list[Any]]) -> Outcome:
        """What comes back from the chain of calls."""


@dataclass
class Python:
    """Calls through supabase-py."""

    home: Home
    devices: dict[str, Client] = field(default_factory=dict)

    def run(self, actor: Actor, step: Step, chain: list[list[Any]]) -> Outcome:
        """What comes back from the chain of calls."""
        client = self.devices.get(actor.device) or self._new(actor)
        self.devices[actor.device] = client
        api = {"rest": client, "auth": client.auth, "storage": client.storage}[step.api]
        try:
            return _shown(_follow(api, chain, writes=_WRITES if step.api == "rest" else frozenset()))
        except APIError as error:
            return Outcome(error=Failure(code=error.code, message=error.message or ""))
        except AuthError as error:
            return Outcome(error=Failure(code=error.code, status=getattr(error, "status", 0), message=error.message))
        except StorageApiError as error:
            return Outcome(error=Failure(code=error.code, status=int(error.status), message=error.message))

    def _new(self, actor: Actor) -> Client:
        headers = {"Authorization": f"Bearer {actor.token}"} if actor.token else {}
        options = ClientOptions(
            httpx_client=self.home.http, headers=headers, auto_refresh_token=False, persist_session=False
        )
        return create_client(self.home.url, actor.key, options)


def _follow(begin: object, chain: list[list[Any]], *, writes: frozenset[str]) -> object:
    """The result of the calls, each made on what the one before gave; `writes` give rows only where they are chosen."""
    found: Any = begin
    returns = any(name == "select" for name, *_ in chain)
    for path, *given in chain:
        *owners, method = path.split(".")
        for name in owners:
            found = getattr(found, _snake(name))
        arguments, keywords = _arguments(method, given)
        if method in writes and not returns:
            keywords["returning"] = "minimal"
        if method == "not":
            found, method, *arguments = found.not_, arguments[1], arguments[0], arguments[2]
        found = getattr(found, _snake(method))(*arguments, **keywords)
    return found.execute() if hasattr(found, "execute") else found


def _arguments(method: str, given: list[Any]) -> tuple[list[Any], dict[str, Any]]:
    """The arguments of a JavaScript call as Python wants them."""
    if method in {"upload", "update"} and isinstance(given[0], str):
        options = {_header(name): str(value).lower() for name, value in (given[2] if len(given) > 2 else {}).items()}
        return [given[0], _content(given[1]), options], {}
    if method == "refreshSession" and given:
        return [given[0]["refresh_token"]], {}
    if method == "setSession":
        return [given[0]["access_token"], given[0]["refresh_token"]], {}
    last = given[-1] if len(given) > (0 if method == "delete" else 1) else None
    if method in _TAKES_KEYWORDS and isinstance(last, dict) and not (method == "rpc" and len(given) == 2):
        return given[:-1], dict(_keyword(name, value) for name, value in last.items())
    return given, {}


def _keyword(name: str, value: Any) -> tuple[str, Any]:
    if name == "count":
        return name, CountMethod(value)
    return _KEYWORDS.get(name, name), (not value) if name == "ascending" else value


def _header(name: str) -> str:
    return {"contentType": "content-type", "cacheControl": "cache-control"}.get(name, name)


def _content(file: dict[str, str]) -> bytes:
    return next(iter(file.values())).encode()


def _snake(name: str) -> str:
    return f"{name}_" if name in _RESERVED else re.sub(r"(?<!^)([A-Z])", lambda letter: f"_{letter[1].lower()}", name)


def _shown(answer: Any) -> Outcome:
    if hasattr(answer, "count") and hasattr(answer, "data"):
        return Outcome(data=answer.data, count=answer.count)
    if isinstance(answer, bytes):
        return Outcome(data=answer.decode())
    return Outcome(data=_plain(answer))


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return {name: _plain(item) for name, item in value.items()} if isinstance(value, dict) else _fields(value)


def _fields(value: Any) -> Any:
    return {name: _plain(item) for name, item in vars(value).items()} if hasattr(value, "__dict__") else value


@dataclass
class JavaScript:
    """Calls through auth-js, postgrest-js and storage-js."""

    home: Home
    node: subprocess.Popen[str]

    @classmethod
    def start(cls, home: Home, node: str) -> JavaScript:
        """With a Node of its own, which `stop` ends."""
        process = subprocess.Popen(
            [node, str(DRIVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        return cls(home, process)

    def run(self, actor: Actor, step: Step, chain: list[list[Any]]) -> Outcome:
        """What comes back from the chain of calls."""
        assert self.node.stdin is not None
        assert self.node.stdout is not None
        question = {"url": self.home.url, "key": actor.key, "token": actor.token, "client": actor.device}
        self.node.stdin.write(json.dumps({**question, "api": step.api, "chain": chain}) + "\n")
        self.node.stdin.flush()
        return Outcome.model_validate_json(self.node.stdout.readline())

    def stop(self) -> None:
        """End the Node."""
        assert self.node.stdin is not None
        assert self.node.stdout is not None
        self.node.stdin.close()
        self.node.wait(10)
        self.node.stdout.close()
