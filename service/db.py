"""The way to the database and the storage: supabase-py's builders, acting as one person or as the service.

`Database.as_user(user)` sets the person's token on each builder, so row-level security decides every read and write.
All clients share one httpx client; none keeps a session, so nobody's token can leak into another's request.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Protocol, TypeVar, cast

import httpx
from postgrest import APIError, SyncPostgrestClient, SyncRequestBuilder
from storage3 import SyncStorageClient
from storage3._sync.file_api import SyncBucketProxy
from storage3.exceptions import StorageApiError

from service.errors import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidInput,
    NotFound,
    ServiceError,
    TooLarge,
    Unauthenticated,
    Unavailable,
)

Result = TypeVar("Result")

# Measured defaults of supabase-py (120 s, three blocking retries) would hold a thread for minutes.
TIMEOUT = httpx.Timeout(30.0, connect=5.0)

FILES_PER_PAGE = 100  # as many as Supabase lists unless asked for more
_NOT_DELETED = "The account could not be deleted right now. Please try again in a moment; it is safe to do so."


class Actor(Protocol):
    """Whoever a request is made for; carries the access token."""

    @property
    def token(self) -> str:
        """The access token."""


class _Query(Protocol):
    def execute(self) -> Any: ...  # noqa: ANN401 - supabase-py's builders answer with several types


@dataclass(frozen=True, slots=True)
class Client:
    """Tables, functions and buckets, as one caller may see them. Failures come as `service.errors`."""

    rest: SyncPostgrestClient
    storage: SyncStorageClient

    def table(self, name: str) -> SyncRequestBuilder:
        """A builder of supabase-py for one table; give it to `run`."""
        return self.rest.from_(name)

    def run(self, query: _Query) -> Any:  # noqa: ANN401 - rows are validated by the caller's model
        """The rows that a built query gives. Raises `service.errors` for what the database refuses."""
        reply = self._ask(query)
        return reply.data if reply is not None else None

    def count(self, query: _Query) -> int:
        """How many rows a query built with `count=CountMethod.exact` matches."""
        return int(self._ask(query).count or 0)

    @staticmethod
    def _ask(query: _Query) -> Any:  # noqa: ANN401 - as _Query
        try:
            return query.execute()
        except APIError as error:
            raise _translate(error) from error
        except httpx.HTTPError as error:
            raise Unavailable("The database does not answer. Please try again in a moment.") from error

    def call(self, function: str, **arguments: object) -> Any:  # noqa: ANN401 - the caller's model validates
        """The result of a database function."""
        return self.run(self.rest.rpc(function, cast("dict[str, str]", arguments)))

    def upload(self, bucket: str, path: str, content: bytes, *, content_type: str) -> None:
        """Store a file that does not exist yet."""
        options = {"content-type": content_type, "upsert": "false"}
        self._file(lambda: self._bucket(bucket).upload(path, content, cast("Any", options)))

    def download(self, bucket: str, path: str) -> bytes:
        """The bytes of a file. Raises NotFound."""
        return self._file(lambda: self._bucket(bucket).download(path))

    def signed_url(self, bucket: str, path: str, *, seconds: int) -> str:
        """An address that gives the file to whoever holds it, for `seconds`."""
        signed = self._file(lambda: self._bucket(bucket).create_signed_url(path, seconds))
        return str(signed["signedURL"])

    def remove(self, bucket: str, paths: list[str]) -> None:
        """Delete files; those that are not there, or not the caller's, are passed over."""
        self._file(lambda: self._bucket(bucket).remove(paths))

    def buckets(self) -> list[str]:
        """The names of the buckets that this caller may see."""
        return [bucket.id for bucket in self._file(self.storage.list_buckets)]

    def files(self, bucket: str, folder: str, *, page: int = FILES_PER_PAGE) -> list[str]:
        """The paths of all files below a folder, asked for `page` at a time."""
        found: list[str] = []
        waiting = [folder]
        while waiting:
            inside = waiting.pop()
            seen = 0
            while entries := self._listed(bucket, inside, limit=page, offset=seen):
                seen += len(entries)
                found += [f"{inside}/{entry['name']}" for entry in entries if entry["id"] is not None]
                waiting += [f"{inside}/{entry['name']}" for entry in entries if entry["id"] is None]
        return found

    def _listed(self, bucket: str, folder: str, *, limit: int, offset: int) -> list[dict[str, str | None]]:
        """A page of what lies directly in a folder; what has no id is a folder itself."""
        order = {"column": "name", "order": "asc"}
        options = {"limit": limit, "offset": offset, "sortBy": order}
        listed = self._file(lambda: self._bucket(bucket).list(folder, cast("Any", options)))
        return cast("list[dict[str, str | None]]", listed)

    def _bucket(self, name: str) -> SyncBucketProxy:
        return self.storage.from_(name)

    @staticmethod
    def _file(act: Callable[[], Result]) -> Result:
        try:
            return act()
        except StorageApiError as error:
            raise _translate_storage(error) from error
        except httpx.HTTPError as error:
            raise Unavailable("The file storage does not answer. Please try again in a moment.") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """Makes clients over one shared httpx client; cheap enough to do for each request (about 1 ms)."""

    http: httpx.Client
    url: str
    publishable_key: str
    secret_key: str = field(repr=False)

    def as_user(self, user: Actor) -> Client:
        """A client for which row-level security applies as for this person."""
        return self._client(self.publishable_key, user.token)

    def as_service(self) -> Client:
        """A client past row-level security. Its callers are listed in tests/test_walls.py."""
        return self._client(self.secret_key, self.secret_key)

    def delete_user(self, user_id: str) -> None:
        """Delete an account at Supabase, which takes its rows along; one that is gone already is fine.

        Raises Unavailable when it cannot be done now; then nothing has changed.
        """
        headers = {"apikey": self.secret_key, "Authorization": f"Bearer {self.secret_key}"}
        address = f"{self.url}/auth/v1/admin/users/{user_id}"
        try:
            reply = self.http.request("DELETE", address, json={"should_soft_delete": False}, headers=headers)
        except httpx.HTTPError as error:
            raise Unavailable(_NOT_DELETED) from error
        if not reply.is_success and "user_not_found" not in reply.text:
            raise Unavailable(_NOT_DELETED)

    def answers(self) -> bool:
        """Whether both database and storage answer now."""
        service = self.as_service()
        try:
            service.run(service.table("global_config").select("key").limit(1))
            service.storage.get_bucket("resumes")
        except (ServiceError, StorageApiError, httpx.HTTPError, ValueError):  # ValueError: an answer that is no JSON
            return False
        return True

    def _client(self, key: str, token: str) -> Client:
        headers = {"apikey": key, "Authorization": f"Bearer {token}"}
        return Client(
            rest=SyncPostgrestClient(
                f"{self.url}/rest/v1", headers=dict(headers), http_client=self.http, retry_enabled=False
            ),
            storage=SyncStorageClient(f"{self.url}/storage/v1/", dict(headers), http_client=self.http),
        )


# SQLSTATE, PostgREST's and our own (TM001) codes whose meaning a person can act on.
_FAILURES: dict[str, tuple[type[ServiceError], str]] = {
    "PGRST116": (NotFound, ""),
    "PGRST301": (Unauthenticated, "Your session is not valid. Please sign in again."),
    "PGRST303": (Unauthenticated, "Your session has ended. Please sign in again."),
    "23505": (Conflict, "This is already here."),
    "23503": (NotFound, "Something this belongs to is not there."),
    "23514": (InvalidInput, "A value is too long or not one of the allowed ones."),
    "22P02": (InvalidInput, "A value has the wrong form."),
    "22P05": (InvalidInput, "A text holds a character that cannot be kept. Take it out and try again."),
    "22021": (InvalidInput, "A text holds a character that cannot be kept. Take it out and try again."),
    "P0002": (NotFound, "This is no longer here."),
    "42501": (Forbidden, "This cannot be changed."),
    "57014": (Unavailable, "The database took too long. Please try again in a moment."),
    "TM001": (Conflict, "You keep as many of these as there can be. Delete some that you need no more and try again."),
}


def _translate(error: APIError) -> ServiceError:
    """Our failure for the database's; its own words stay out, since they may quote values."""
    kind, detail = _FAILURES.get(str(error.code), (Unavailable, "The database could not do this. Please try again."))
    return kind(detail)


def _translate_storage(error: StorageApiError) -> ServiceError:
    status = str(error.status)
    if status == str(int(HTTPStatus.NOT_FOUND)):
        return NotFound("The file is not there.")
    if status in {"401", "403"}:
        return Forbidden("This file cannot be used.")
    if status == str(int(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)):
        return TooLarge("A résumé may have at most 10 MB.")
    if status in {"400", "415", "422"}:
        return BadRequest("The storage did not take this file.")
    return Unavailable("The file storage could not do this. Please try again.")
