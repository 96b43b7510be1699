"""The ways in which the storage server says no.

The protocol answers every refusal with HTTP 400 and puts the real status into the body; only 429 and server errors
keep theirs.
"""

from werkzeug.wrappers import Response

from service.embedded.replies import json_reply

_OWN_STATUS = frozenset({"429", "500", "503"})


class StorageError(Exception):
    """A refusal: real status, name, sentence and code as the protocol has them."""

    def __init__(self, status: str, error: str, message: str, *, code: str) -> None:
        """Keep what the reply will say."""
        super().__init__(code)
        self.status = status
        self.error = error
        self.message = message
        self.code = code


def refuse(error: StorageError) -> Response:
    """The reply that says `error`."""
    body = {"statusCode": error.status, "error": error.error, "message": error.message, "code": error.code}
    return json_reply(body, status=int(error.status) if error.status in _OWN_STATUS else 400)


def object_not_found() -> StorageError:
    """There is no such file, or not for this caller."""
    return StorageError("404", "not_found", "Object not found", code="NoSuchKey")


def bucket_not_found() -> StorageError:
    """There is no such bucket, or not for this caller."""
    return StorageError("404", "Bucket not found", "Bucket not found", code="NoSuchBucket")


def not_allowed() -> StorageError:
    """A policy says no."""
    return StorageError("403", "Unauthorized", "new row violates row-level security policy", code="AccessDenied")


def already_exists() -> StorageError:
    """The name is taken and the caller did not ask to replace the file."""
    return StorageError("409", "Duplicate", "The resource already exists", code="KeyAlreadyExists")


def too_large() -> StorageError:
    """The file is over the bucket's limit."""
    message = "The object exceeded the maximum allowed size"
    return StorageError("413", "Payload too large", message, code="EntityTooLarge")


def wrong_type(message: str) -> StorageError:
    """The bucket does not take this kind of file, or the file is not what it says."""
    return StorageError("415", "invalid_mime_type", message, code="InvalidMimeType")


def invalid(message: str) -> StorageError:
    """The request cannot be understood."""
    return StorageError("400", "invalid_request", message, code="InvalidRequest")


def bad_link(message: str) -> StorageError:
    """The link was not made by this server, is for another file, or its time is over."""
    return StorageError("400", "InvalidJWT", message, code="InvalidJWT")


def not_supported() -> StorageError:
    """A part of the protocol that this server does not speak."""
    message = "This server does not support this operation"
    return StorageError("501", "not_supported", message, code="NotSupported")
