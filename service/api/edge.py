"""What every endpoint shares: its guard, and reading a body within limits."""

import zlib
from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

from flask import Blueprint, request
from pydantic import BaseModel, ValidationError
from werkzeug.datastructures import FileStorage

from service.api.once import honour_keys
from service.auth import bearer_guard
from service.deps import deps
from service.errors import BadRequest, TooLarge, UnsupportedMedia
from service.problems import TOO_MUCH, from_validation

Model = TypeVar("Model", bound=BaseModel)

# The largest saved posting is 3.1 MB; with its frames and JSON escapes a page stays below this.
MAX_BODY_BYTES = 12_000_000


def anyone() -> None:
    """The guard of endpoints that answer everybody."""


signed_in = bearer_guard(lambda: deps().identity)


def blueprint(name: str, *, prefix: str, guard: Callable[[], None]) -> Blueprint:
    """A part of the API behind `guard`; there is no part without one."""
    part = Blueprint(f"api_{name}", __name__, url_prefix=f"/api/v1{prefix}")
    part.before_request(guard)
    if guard is signed_in:  # keys are a person's own
        honour_keys(part)
    return part


def body(model: type[Model]) -> Model:
    """The request's JSON as `model`.

    Raises UnsupportedMedia for another format, BadRequest for broken JSON or gzip, TooLarge when it is (or unpacks to)
    more than `MAX_BODY_BYTES`, InvalidInput for values that are not acceptable.
    """
    raw = json_body()
    try:
        return model.model_validate_json(raw)
    except ValidationError as error:
        if error.errors(include_input=False, include_url=False)[0]["type"] == "json_invalid":
            raise BadRequest("The body is not valid JSON.") from error
        raise from_validation(error) from error


def json_body() -> bytes:
    """The request's JSON as it was written. Raises UnsupportedMedia, BadRequest, TooLarge."""
    if not request.is_json:
        raise UnsupportedMedia("Send JSON (Content-Type: application/json).")
    raw = _unpacked(_sent())
    if not raw.strip():
        raise BadRequest("The body is empty; send a JSON object.")
    return raw


def content(file: FileStorage) -> bytes:
    """The bytes of an uploaded file, whose temporary file is then let go."""
    with closing(file):
        return bytes(file.read())


def _sent() -> bytes:
    """The body as it came. Without a Content-Length Werkzeug stops reading at the limit and says nothing."""
    raw = request.get_data()
    if request.content_length is None and len(raw) >= MAX_BODY_BYTES:
        raise TooLarge(TOO_MUCH)
    return raw


def _unpacked(raw: bytes) -> bytes:
    encoding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding == "identity":
        return raw
    if encoding != "gzip":
        raise UnsupportedMedia("The body may be plain or gzip, nothing else.")
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        unpacked = unpacker.decompress(raw, MAX_BODY_BYTES + 1)
    except zlib.error as error:
        raise BadRequest("The body is not valid gzip.") from error
    if len(unpacked) > MAX_BODY_BYTES:
        raise TooLarge(TOO_MUCH)
    if not unpacker.eof:
        raise BadRequest("The gzip body is cut off.")
    return unpacked
