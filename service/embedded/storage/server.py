"""Buckets and files over HTTP; each request meets the rows that the caller's policies let it meet."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace as changed
from datetime import UTC, datetime
from urllib.parse import quote
from uuid import UUID, uuid4

import psycopg
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Request, Response

from service.embedded.database import Caller, Database
from service.embedded.replies import json_reply, moment
from service.embedded.storage import asking, links, rows, uploads
from service.embedded.storage.downloads import download, headers_only, info
from service.embedded.storage.errors import (
    StorageError,
    bucket_not_found,
    not_allowed,
    not_supported,
    object_not_found,
    refuse,
    too_large,
)
from service.embedded.storage.files import Files, Received
from service.embedded.storage.shelf import SERVICE, Shelf

LARGEST_JSON = 200_000  # a thousand names
UPLOAD_LINKS = "/object/upload/sign/"


class StorageServer:
    """Answers `/storage/v1`."""

    def __init__(self, database: Database, files: Files, *, link_secret: str) -> None:
        """Keep what answers are made from."""
        self._shelf = Shelf(database, files)
        self._secret = link_secret
        self._routes: Mapping[tuple[str, str], Callable[[Request, Caller, str], Response]] = {
            ("POST", "sign"): self._sign,
            ("POST", "list"): self._list,
            ("POST", "move"): self._move,
            ("POST", "copy"): self._copy,
            ("POST", "upload"): self._sign_upload,
            ("PUT", "upload"): lambda request, _caller, below: self._upload_by_link(request, below),
            ("GET", "info"): self._info,
            ("HEAD", "info"): self._info,
            ("GET", "authenticated"): self._download,
            ("HEAD", "authenticated"): self._download,
        }

    def answer(self, request: Request, path: str, caller: Caller) -> Response:
        """The reply to `caller`; `path` is what follows /storage/v1."""
        return self._guarded(request, lambda: self._route(request, path, caller))

    def answer_open(self, request: Request, path: str) -> Response:
        """The reply to somebody without a key: files of public buckets, and files by link, out or in."""
        if request.method == "PUT" and path.startswith(UPLOAD_LINKS):
            below = path.removeprefix("/object/upload/")
            return self._guarded(request, lambda: self._upload_by_link(request, below))
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

    def _buckets(self, caller: Caller, bucket: str) -> Response:
        found = self._shelf.buckets(caller, bucket or None)
        if not bucket:
            return json_reply([each.shown() for each in found])
        if not found:
            raise bucket_not_found()
        return json_reply(found[0].shown())

    # -- putting files in

    def _upload(self, request: Request, caller: Caller, place: str) -> Response:
        replace = request.method == "PUT" or asking.wants_to_replace(request)
        new = _new(asking.place(place), owner=_person(caller.claims.get("sub")))
        return self._receive(request, caller, new, replace=replace)

    def _receive(self, request: Request, caller: Caller, new: rows.NewObject, *, replace: bool) -> Response:
        bucket = self._shelf.bucket(new.bucket)
        most = uploads.largest(bucket)
        request.max_content_length = most + uploads.FORM_OVERHEAD_BYTES
        upload = uploads.read(request)
        with self._shelf.receiving(upload.content, most=most) as received:
            uploads.check(bucket, upload, received)
            described = changed(new, metadata=_metadata(upload, received), user_metadata=upload.user_metadata)
            stored = self._shelf.put(caller, described, received, replace=replace)
        return json_reply({"Key": f"{new.bucket}/{new.name}", "Id": str(stored)})

    def _sign_upload(self, request: Request, caller: Caller, below: str) -> Response:
        bucket, name = place = asking.place(_signed_place(below))
        self._shelf.bucket(bucket)
        owner = _person(caller.claims.get("sub"))
        right = links.UploadRight(owner=str(owner) if owner else None, replace=asking.wants_to_replace(request))
        self._shelf.check_put(caller, _new(place, owner=owner), replace=right.replace)
        token = links.sign_upload(self._secret, f"{bucket}/{name}", right)
        return json_reply({"url": f"{UPLOAD_LINKS}{quote(f'{bucket}/{name}')}?token={token}", "token": token})

    def _upload_by_link(self, request: Request, below: str) -> Response:
        """Take a file from whoever holds the link; the policies were asked when it was made."""
        bucket, name = place = asking.place(_signed_place(below))
        right = links.check_upload(self._secret, request.args.get("token", ""), place=f"{bucket}/{name}")
        return self._receive(request, SERVICE, _new(place, owner=_person(right.owner)), replace=right.replace)

    # -- moving files about

    def _move(self, request: Request, caller: Caller, _below: str) -> Response:
        source, target = asking.from_to(request)
        stored = self._shelf.find(caller, source, "storage.object.move")
        self._check_target(target, stored)
        self._shelf.move(caller, stored, target)
        return json_reply({"message": "Successfully moved", "Id": str(stored.id), "Key": "/".join(target)})

    def _copy(self, request: Request, caller: Caller, _below: str) -> Response:
        source, target = asking.from_to(request)
        stored = self._shelf.find(caller, source, "storage.object.copy")
        self._check_target(target, stored)
        new = changed(
            _new(target, owner=_person(caller.claims.get("sub"))),
            metadata={**(stored.metadata or {}), "lastModified": moment(datetime.now(UTC))},
            user_metadata=stored.user_metadata,
        )
        made = self._shelf.copy(caller, stored, new, replace=asking.wants_to_replace(request))
        return json_reply({"Key": "/".join(target), "Id": str(made)})

    def _check_target(self, target: tuple[str, str], stored: rows.StoredObject) -> None:
        """Return when the bucket takes the file, which another one may have taken first. Raises StorageError."""
        kind = stored.text("mimetype", uploads.DEFAULT_TYPE)
        uploads.check_kind(self._shelf.bucket(target[0]), kind, size=stored.size)

    # -- taking files out

    def _download(self, request: Request, caller: Caller, place: str) -> Response:
        return self._sent(request, self._shelf.find(caller, asking.place(place), "storage.object.get_authenticated"))

    def _sent(self, request: Request, stored: rows.StoredObject) -> Response:
        return (
            headers_only(request, stored) if request.method == "HEAD" else download(request, stored, self._shelf.files)
        )

    def _info(self, _request: Request, caller: Caller, place: str) -> Response:
        return info(self._shelf.find(caller, asking.place(place.removeprefix("authenticated/")), "storage.object.info"))

    def _open(self, request: Request, path: str) -> Response:
        way, _, path = path.removeprefix("/object/").partition("/")
        bucket, name = place = asking.place(path)
        if way == "sign":
            links.check(self._secret, request.args.get("token", ""), place=f"{bucket}/{name}")
        elif not self._shelf.bucket(bucket).public:
            raise bucket_not_found()
        return self._sent(request, self._shelf.find(SERVICE, place, f"storage.object.get_{way}"))

    def _sign(self, request: Request, caller: Caller, place: str) -> Response:
        body = asking.body(request)
        seconds = links.lifetime(body.get("expiresIn"))
        if "/" in place:
            stored = self._shelf.find(caller, asking.place(place), "storage.object.sign")
            return json_reply({"signedURL": self._link(stored.bucket_id, stored.name, seconds)})
        names = asking.names(body.get("paths"))
        with self._shelf.acting(caller, "storage.object.sign_many") as connection:
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
        body = asking.body(request)
        prefix = asking.text(body, "prefix").strip("/")
        order = body.get("sortBy")
        order = order if isinstance(order, dict) else {}
        listing = rows.Listing(
            bucket=bucket,
            prefix=f"{prefix}/" if prefix else "",
            search=asking.text(body, "search"),
            limit=min(asking.count(body, "limit", default=100), rows.MOST_LISTED),
            offset=asking.count(body, "offset", default=0),
            column=asking.text(order, "column") or "name",
            direction=asking.text(order, "order") or "asc",
        )
        with self._shelf.acting(caller, "storage.object.list") as connection:
            return json_reply(rows.listed(connection, listing))

    def _delete(self, request: Request, caller: Caller, place: str) -> Response:
        bucket, _, name = place.partition("/")
        names = [name] if name else asking.names(asking.body(request).get("prefixes"))
        removed = self._shelf.remove(caller, bucket, names)
        if not name:
            return json_reply([stored.shown() for stored in removed])
        if not removed:
            raise object_not_found()
        return json_reply({"message": "Successfully deleted"})


def _signed_place(below: str) -> str:
    """The place in `sign/bucket/name`. Raises StorageError for any other kind of upload."""
    kind, _, place = below.partition("/")
    if kind != "sign":
        raise not_supported()
    return place


def _new(place: tuple[str, str], *, owner: UUID | None) -> rows.NewObject:
    bucket, name = place
    return rows.NewObject(id=uuid4(), bucket=bucket, name=name, owner=owner, metadata={}, user_metadata=None)


def _person(sub: object) -> UUID | None:
    with suppress(ValueError):
        return UUID(str(sub))
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
