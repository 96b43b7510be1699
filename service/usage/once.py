"""A request that carries a key runs once: a repeat gets the first one's reply, and costs and creates nothing."""

import hashlib
import json
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID, uuid5

import structlog
from pydantic import BaseModel, ConfigDict

from service.db import Database
from service.errors import Conflict, InvalidInput, ServiceError

KEPT_SECONDS = 24 * 60 * 60
_PAUSE_SECONDS = 0.2
# Of one person; with the largest reply that is kept this bounds what anybody can fill.
MOST_KEPT = 200
MOST_WAITING = 4  # repeats that wait for the first, each with a thread of this process; the others are turned away
MOST_REPLY_BYTES = 1_500_000  # as JSON text; the column takes 2 MB of it


class StillRunning(Conflict):
    """The first request with this key has not ended yet."""

    slug, title = "request-in-progress", "This request is still being worked on"


class KeyReused(InvalidInput):
    """The key came with another request before."""

    slug, title = "idempotency-key-reused", "This Idempotency-Key belongs to another request"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """A request as it is told from others: whose, its key, what it is about, and the hash of all it says."""

    person: str
    key: str
    operation: str
    request_hash: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The reply that the first request got."""

    status: int
    reply: Any


_THINGS = UUID("7d3c1f0e-55f0-4b3c-9a53-0d6c2b8e9f41")  # the name space of what keyed requests make


class _Claimed(BaseModel):
    """What `claim_idempotency_key` answers."""

    model_config = ConfigDict(extra="forbid")

    outcome: Literal["claimed", "known", "running", "other"]
    claim: str | None = None
    status: int | None = None
    reply: Any = None


class Claim:
    """The right to run a request. It ends once, with `keep` or `release`; what comes after that is passed over.

    `thing` is an id for what the request makes, the same when it is tried again after a failure.
    """

    def __init__(self, database: Database, keyed: Keyed, claim: str) -> None:
        """Hold the claim that the database gave."""
        self._database = database
        self._arguments = {"person": keyed.person, "key": keyed.key, "claim": claim}
        self._is_open = True
        self.thing = uuid5(_THINGS, f"{keyed.person}\n{keyed.key}\n{keyed.operation}\n{keyed.request_hash}")

    def keep(self, status: int, reply: Any) -> None:  # noqa: ANN401 - JSON of any shape
        """Give repeats this reply for a day; one too large to keep gives the key back instead."""
        if not self._is_open:
            return
        limits = {"keep_seconds": KEPT_SECONDS, "most": MOST_KEPT}
        is_small = len(json.dumps(reply, ensure_ascii=False).encode()) <= MOST_REPLY_BYTES
        if not is_small or not self._call("keep_idempotent_reply", status=status, reply=reply, **limits):
            self.release()
        self._is_open = False

    def release(self) -> None:
        """Give the key back, so that the same request may be tried again."""
        if self._is_open:
            self._call("release_idempotency_key")
        self._is_open = False

    def _call(self, function: str, **more: object) -> bool:
        """Whether the database did it. The request itself is not to fail for this: the claim falls by itself."""
        try:
            return bool(self._database.as_service().call(function, **self._arguments, **more))
        except ServiceError as failure:
            structlog.get_logger().warning("a claim was not ended", function=function, why=failure.slug)
            return False


class Once:
    """Knows which requests ran. One database call each to begin and to end, none open in between."""

    def __init__(self, database: Database, *, hold_seconds: int) -> None:
        """Remember in `database`, as the service: people have no way to the keys.

        A claim whose process died is in the way for `hold_seconds`; no request may take longer.
        """
        self._database = database
        self._hold_seconds = hold_seconds
        self._waiting = threading.Semaphore(MOST_WAITING)

    def begin(self, keyed: Keyed) -> Kept | Claim:
        """The reply to the same request before, or the right to run it now.

        Raises StillRunning while the first one runs, KeyReused when the key came with another request.
        """
        reply = _Claimed.model_validate(
            self._database.as_service().call(
                "claim_idempotency_key",
                person=keyed.person,
                key=keyed.key,
                operation=keyed.operation,
                request_hash=keyed.request_hash,
                hold_seconds=self._hold_seconds,
            )
        )
        if reply.outcome == "running":
            detail = "The first request of this kind has not ended yet. Please try again in a moment."
            raise StillRunning(detail, extra={"retry_after": 2})
        if reply.outcome == "other":
            raise KeyReused("Send a new Idempotency-Key with each new request, the same one only with a repeat.")
        if reply.claim is not None:
            return Claim(self._database, keyed, reply.claim)
        return Kept(status=reply.status or 200, reply=reply.reply)

    def await_begin(self, keyed: Keyed, *, seconds: float) -> Kept | Claim:
        """As `begin`, but the first one is waited for, if as few others wait that threads are left for everybody.

        Raises StillRunning when it takes longer than `seconds`.
        """
        try:
            return self.begin(keyed)
        except StillRunning:
            if not self._waiting.acquire(blocking=False):
                raise
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end:
                time.sleep(_PAUSE_SECONDS)
                with suppress(StillRunning):
                    return self.begin(keyed)
            return self.begin(keyed)
        finally:
            self._waiting.release()


def hash_of(parts: Iterable[bytes]) -> str:
    """The hash of several parts, each with its length, so that none can pass for a piece of another."""
    sha = hashlib.sha256()
    for part in parts:
        sha.update(len(part).to_bytes(8, "big") + part)
    return sha.hexdigest()
