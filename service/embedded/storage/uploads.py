"""An upload, however a client sends it, and whether the bucket takes it."""

import base64
import contextlib
import json
import re
from dataclasses import dataclass
from typing import IO

from werkzeug.wrappers import Request

from service.embedded.storage.errors import invalid, too_large, wrong_type
from service.embedded.storage.files import Received
from service.embedded.storage.rows import Bucket

LARGEST_FILE = 50 * 1024 * 1024  # where a bucket sets no limit; as on a hosted project's free plan
FORM_OVERHEAD_BYTES = 64_000  # boundaries and small fields round a file
DEFAULT_CACHE = "max-age=3600"
DEFAULT_TYPE = "application/octet-stream"
_CACHE_SECONDS = re.compile(r"\d{1,10}")
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,100}/[\w.+-]{1,100}", re.ASCII)  # application/pdf


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in."""

    content: IO[bytes]
    media_type: str
    cache_control: str
    user_metadata: dict[str, object] | None


def largest(bucket: Bucket) -> int:
    """The most bytes a file of this bucket may have."""
    return LARGEST_FILE if bucket.file_size_limit is None else bucket.file_size_limit


def read(request: Request) -> Upload:
    """The file in a form or as the whole body. Raises StorageError."""
    if request.mimetype == "multipart/form-data":
        return _from_form(request)
    return Upload(
        content=request.stream,
        media_type=media_type(request.content_type),
        cache_control=_cache(request.headers.get("Cache-Control")),
        user_metadata=_metadata_of_header(request.headers.get("x-metadata")),
    )


def _from_form(request: Request) -> Upload:
    files = [file for _, file in request.files.items(multi=True)]
    if len(files) != 1:
        raise invalid("The form must hold exactly one file")
    return Upload(
        content=files[0].stream,
        media_type=media_type(files[0].content_type),
        cache_control=_cache(request.form.get("cacheControl")),
        user_metadata=_metadata(request.form.get("metadata")),
    )


def media_type(declared: str | None) -> str:
    """The bare media type in lower case, without parameters."""
    bare = (declared or "").partition(";")[0].strip().lower()
    return bare if _MEDIA_TYPE.fullmatch(bare) else DEFAULT_TYPE


def check(bucket: Bucket, upload: Upload, received: Received) -> None:
    """Return when the bucket takes this file. Raises StorageError."""
    check_kind(bucket, upload.media_type, size=received.size)
    if upload.media_type == "application/pdf" and b"%PDF-" not in received.head:
        raise wrong_type("The file is not a PDF, though it says so")


def check_kind(bucket: Bucket, kind: str, *, size: int) -> None:
    """Return when the bucket takes files of this media type and length. Raises StorageError."""
    allowed = bucket.allowed_mime_types
    if allowed and not any(_covers(pattern.lower(), kind) for pattern in allowed):
        raise wrong_type(f"mime type {kind} is not supported")
    if size > largest(bucket):
        raise too_large()


def _covers(pattern: str, kind: str) -> bool:
    return pattern in ("*/*", kind) or (pattern.endswith("/*") and kind.startswith(pattern[:-1]))


def _cache(given: str | None) -> str:
    if given is None:
        return DEFAULT_CACHE
    if _CACHE_SECONDS.fullmatch(given):
        return f"max-age={given}"
    return given if re.fullmatch(r"max-age=\d{1,10}|no-cache|no-store", given) else DEFAULT_CACHE


def _metadata(text: str | None) -> dict[str, object] | None:
    if not text:
        return None
    with contextlib.suppress(ValueError, RecursionError):
        value = json.loads(text)
        if isinstance(value, dict):
            return value
    raise invalid("metadata must be a JSON object")


def _metadata_of_header(encoded: str | None) -> dict[str, object] | None:
    if not encoded:
        return None
    try:
        return _metadata(base64.b64decode(encoded, validate=True).decode())
    except ValueError as error:
        raise invalid("x-metadata must be a JSON object in base64") from error
