"""What a request says, in a form that cannot be read in two ways."""

import re
from collections.abc import Mapping

from werkzeug.wrappers import Request

from service.embedded.replies import json_object
from service.embedded.storage.errors import StorageError, invalid

MOST_NAMES = 1_000
LONGEST_NAME = 1_024
_MOST_COUNTED = 2**31
# What the protocol allows in names; letters of other alphabets are not among it.
_NAME = re.compile(r"[\w!\-.*'() &$@=;:+,?/]+", re.ASCII)


def place(path: str) -> tuple[str, str]:
    """Bucket and name. Raises StorageError for a name that could be read in two ways."""
    bucket, _, name = path.partition("/")
    parts = name.split("/")
    if not bucket or len(name) > LONGEST_NAME or not _NAME.fullmatch(name) or {"", ".", ".."} & set(parts):
        raise StorageError("400", "InvalidKey", "Invalid key", code="InvalidKey")
    return bucket, name


def from_to(request: Request) -> tuple[tuple[str, str], tuple[str, str]]:
    """The places that a file goes from and to; it stays in its bucket unless told otherwise. Raises StorageError."""
    asked = body(request)
    bucket = text(asked, "bucketId")
    target = text(asked, "destinationBucket") or bucket
    return place(f"{bucket}/{text(asked, 'sourceKey')}"), place(f"{target}/{text(asked, 'destinationKey')}")


def wants_to_replace(request: Request) -> bool:
    """Whether a file that has the name already may go."""
    return request.headers.get("x-upsert", "").lower() == "true"


def body(request: Request) -> Mapping[str, object]:
    """The JSON object that was sent. Raises StorageError for anything else."""
    given = json_object(request)
    if given is None:
        raise invalid("The body must be a JSON object")
    return given


def names(value: object) -> list[str]:
    """A list of names. Raises StorageError."""
    if not isinstance(value, list) or len(value) > MOST_NAMES:
        raise invalid(f"A list of at most {MOST_NAMES} names is needed")
    return [name for name in value if isinstance(name, str) and "\0" not in name]


def text(given: Mapping[str, object], key: str) -> str:
    """The text under a key, or none."""
    value = given.get(key)
    return value.replace("\0", "") if isinstance(value, str) else ""


def count(given: Mapping[str, object], key: str, *, default: int) -> int:
    """The number under a key. Raises StorageError."""
    value = given.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _MOST_COUNTED:
        raise invalid(f"{key} must be a number from 0")
    return value
