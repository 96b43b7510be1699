"""Buckets and files over HTTP; each request meets the rows that the caller's policies let it meet."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from urllib.parse import quote
from uuid import UUID, uuid4

import psycopg
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Request, Response

from service.embedded.database import Caller, Connection, Database
from service.embedded.replies import json_object, json_reply, moment
from service.embedded.storage import links, rows, uploads
from service.embedded.storage.downloads import download, headers_only, info
from service.embedded.storage.errors import (
    StorageError,
    already_exists,
    bucket_not_found,
    invalid,
    not_allowed,
    not_supported,
    object_not_found,
    refuse,
    too_large,
)
from service.embedded.storage.files import Files, Received

LARGEST_JSON = 200_000  # a thousand names
MOST_NAMES = 1_000
LONGEST_NAME = 1_024
# What the protocol allows in names; letters of other alphabets are not among it.
_NAME = re.compile(r"[\w!\-.*'() &$@=;:+,?/]+", re.ASCII)
_SERVICE = Caller.of_key("service_role")  # for the questions the server itself asks


class StorageServer:
    """Answers `/storage/v1`."""

    def __init__(self, database: Database, files: Files, *, link_secret: str) -> None:
        """Keep what answers are made from."""
        self._database = database
        self._files = files
        self._secret = link_secret
        self._routes: Mapping[tuple[str, str], Callable[[Request, Caller, str], Response]] = {
            ("POST", "sign"): self._sign,
            ("POST", "list"): self._list,
            ("GET", "info"): self._info,
            ("HEAD", "info"): self._info,
            ("GET", "authenticated"): self._download,
            ("HEAD", "authenticated"): self._download,
        }

    def answer(self, request: Request, path: str, caller: Caller) -> Response:
        """The reply to `caller`; `path` is what follows /storage/v1."""
        return self._guarded(request, lambda: self._route(request, path, caller))

    def answer_open(self, request: Request, path: str) -> Response:
        """The reply to somebody without a key: files of public buckets, and files by link."""
        return self._guarded(request, lambda: self._open(request, path))

    def _guarded(self, request: Request, work: Callable[[], Response]) -> Response:
        request.max_content_length = LARGEST_JSON
        try:
            return work()
        except StorageError as error:
            return refuse(error)
        except RequestEntityTooLarge:
            return refuse(too_large())
        except psycopg.errors.InsufficientPrivilege:
            return refuse(not_allowed())
        except psycopg.errors.QueryCanceled:
            message = "The connection to the database timed out"
            return refuse(StorageError("544", "DatabaseTimeout", message, code="DatabaseTimeout"))

    def _route(self, request: Request, path: str, caller: Caller) -> Response:
        kind, _, rest = path.removeprefix("/").partition("/")
        if kind == "bucket" and request.method == "GET":
            return self._buckets(caller, rest)
        if kind != "object":
            raise not_supported()
        first, _, below = rest.partition("/")
        handler = self._routes.get((request.method, first))
        if handler is not None:
            return handler(request, caller, below)
        if first in ("sign", "public", "upload", "copy", "move", "list-v2"):
            raise not_supported()
        plain = {"POST": self._upload, "PUT": self._upload, "DELETE": self._delete}
        return plain.get(request.method, self._download)(request, caller, rest)

    # -- buckets

    def _buckets(self, caller: Caller, bucket: str) -> Response:
        with self._database.transaction(caller, read_only=True) as connection:
            found = rows.buckets(connection, bucket or None)
        if not bucket:
            return json_reply([each.shown() for each in found])
        if not found:
            raise bucket_not_found()
        return json_reply(found[0].shown())

    def _bucket(self, bucket: str) -> rows.Bucket:
        with self._database.transaction(_SERVICE, read_only=True) as connection:
            found = rows.buckets(connection, bucket)
        if not found:
            raise bucket_not_found()
        return found[0]

    # -- putting files in

    def _upload(self, request: Request, caller: Caller, place: str) -> Response:
        bucket_id, name = _place(place)
        bucket = self._bucket(bucket_id)
        request.max_content_length = uploads.largest(bucket) + uploads.FORM_OVERHEAD_BYTES
        replace = request.method == "PUT" or request.headers.get("x-upsert", "").lower() == "true"
        upload = uploads.read(request)
        received = self._files.receive(upload.content, most=uploads.largest(bucket))
        try:
            uploads.check(bucket, upload, received)
            new = rows.NewObject(
                id=uuid4(),
                bucket=bucket_id,
                name=name,
                owner=_person(caller),
                version=str(received.version),
                metadata=_metadata(upload, received),
                user_metadata=upload.user_metadata,
            )
            stored = self._store(caller, new, received, replace=replace)
        except BaseException:
            self._files.discard(received)
            raise
        return json_reply({"Key": f"{bucket_id}/{name}", "Id": str(stored)})

    def _store(self, caller: Caller, new: rows.NewObject, received: Received, *, replace: bool) -> UUID:
        """The id of the row. The file is at its place before the row is committed, so no row is without its file."""
        try:
            with self._as(caller, "storage.object.upload") as connection:
                old = rows.lock(connection, new.bucket, new.name) if replace else None
                rows.write(connection, new, replace=replace)
                self._files.keep(received)
        except psycopg.errors.UniqueViolation as error:
            raise already_exists() from error
        if old is None:
            return new.id
        self._files.remove([old[1]])
        return old[0]

    # -- taking files out

    def _download(self, request: Request, caller: Caller, place: str) -> Response:
        stored = self._visible(caller, place, "storage.object.get_authenticated")
        return headers_only(request, stored) if request.method == "HEAD" else download(request, stored, self._files)

    def _info(self, _request: Request, caller: Caller, place: str) -> Response:
        return info(self._visible(caller, place.removeprefix("authenticated/"), "storage.object.info"))

    def _visible(self, caller: Caller, place: str, operation: str) -> rows.StoredObject:
        bucket, name = _place(place)
        with self._as(caller, operation) as connection:
            stored = rows.find(connection, bucket, name)
        if stored is None:
            raise object_not_found()
        return stored

    def _open(self, request: Request, path: str) -> Response:
        way, _, place = path.removeprefix("/object/").partition("/")
        bucket, name = _place(place)
        if way == "sign":
            links.check(self._secret, request.args.get("token", ""), place=f"{bucket}/{name}")
        elif not self._bucket(bucket).public:
            raise bucket_not_found()
        stored = self._visible(_SERVICE, place, f"storage.object.get_{way}")
        return headers_only(request, stored) if request.method == "HEAD" else download(request, stored, self._files)

    def _sign(self, request: Request, caller: Caller, place: str) -> Response:
        body = _json(request)
        seconds = links.lifetime(body.get("expiresIn"))
        if "/" in place:
            stored = self._visible(caller, place, "storage.object.sign")
            return json_reply({"signedURL": self._link(stored.bucket_id, stored.name, seconds)})
        names = _names(body.get("paths"))
        with self._as(caller, "storage.object.sign_many") as connection:
            visible = {name for name in names if rows.find(connection, place, name) is not None}
        return json_reply([self._signed_or_not(place, name, seconds if name in visible else None) for name in names])

    def _signed_or_not(self, bucket: str, name: str, seconds: int | None) -> dict[str, object]:
        if seconds is None:
            error = "Either the object does not exist or you do not have access to it"
            return {"error": error, "path": name, "signedURL": None}
        return {"error": None, "path": name, "signedURL": self._link(bucket, name, seconds)}

    def _link(self, bucket: str, name: str, seconds: int) -> str:
        place = f"{bucket}/{name}"
        return f"/object/sign/{quote(place)}?token={links.sign(self._secret, place, seconds=seconds)}"

    # -- lists and removal

    def _list(self, request: Request, caller: Caller, bucket: str) -> Response:
        body = _json(request)
        prefix = _text(body, "prefix").strip("/")
        order = body.get("sortBy")
        order = order if isinstance(order, dict) else {}
        listing = rows.Listing(
            bucket=bucket,
            prefix=f"{prefix}/" if prefix else "",
            search=_text(body, "search"),
            limit=min(_count(body, "limit", default=100), rows.MOST_LISTED),
            offset=_count(body, "offset", default=0),
            column=_text(order, "column") or "name",
            direction=_text(order, "order") or "asc",
        )
        with self._as(caller, "storage.object.list") as connection:
            return json_reply(rows.listed(connection, listing))

    def _delete(self, request: Request, caller: Caller, place: str) -> Response:
        bucket, _, name = place.partition("/")
        names = [name] if name else _names(_json(request).get("prefixes"))
        with self._as(caller, "storage.object.delete_many") as connection:
            removed = rows.remove(connection, bucket, names)
        self._files.remove(stored.version for stored in removed)
        if not name:
            return json_reply([stored.shown() for stored in removed])
        if not removed:
            raise object_not_found()
        return json_reply({"message": "Successfully deleted"})

    @contextmanager
    def _as(self, caller: Caller, operation: str) -> Iterator[Connection]:
        """A transaction as `caller` in which policies can ask what is being done."""
        with self._database.transaction(caller) as connection:
            connection.execute("select set_config('storage.operation', %s, true)", (operation,))
            yield connection


def _place(path: str) -> tuple[str, str]:
    """Bucket and name. Raises StorageError for a name that could be read in two ways."""
    bucket, _, name = path.partition("/")
    parts = name.split("/")
    if not bucket or len(name) > LONGEST_NAME or not _NAME.fullmatch(name) or {"", ".", ".."} & set(parts):
        raise StorageError("400", "InvalidKey", "Invalid key", code="InvalidKey")
    return bucket, name


def _person(caller: Caller) -> UUID | None:
    with suppress(ValueError):
        return UUID(str(caller.claims.get("sub")))
    return None


def _metadata(upload: uploads.Upload, received: Received) -> dict[str, object]:
    return {
        "eTag": f'"{received.md5}"',
        "size": received.size,
        "mimetype": upload.media_type,
        "cacheControl": upload.cache_control,
        "lastModified": moment(datetime.now(UTC)),
        "contentLength": received.size,
        "httpStatusCode": 200,
    }


def _json(request: Request) -> Mapping[str, object]:
    body = json_object(request)
    if body is None:
        raise invalid("The body must be a JSON object")
    return body


def _names(value: object) -> list[str]:
    if not isinstance(value, list) or len(value) > MOST_NAMES:
        raise invalid(f"A list of at most {MOST_NAMES} names is needed")
    return [name for name in value if isinstance(name, str) and "\0" not in name]


def _text(body: Mapping[str, object], key: str) -> str:
    value = body.get(key)
    return value.replace("\0", "") if isinstance(value, str) else ""


def _count(body: Mapping[str, object], key: str, *, default: int) -> int:
    value = body.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        raise invalid(f"{key} must be a number from 0")
    return value
