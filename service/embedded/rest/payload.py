"""The JSON body of a write or a call. Python reads its outline; its values go to PostgreSQL as they came."""

import json
from dataclasses import dataclass

from werkzeug.wrappers import Request

from service.embedded.rest.errors import RestError, bad_body

MAX_BODY_BYTES = 8_000_000  # a résumé as data is 200 kB; an import of a whole account is sent in parts
MAX_ROWS = 5_000  # rows of one insert
MAX_KEYS = 200  # columns of one row, or arguments of one call
_JSON = ("application/json", "application/vnd.pgrst.object+json", "application/vnd.pgrst.array+json")


@dataclass(frozen=True, slots=True)
class Payload:
    """A JSON object, or a list of objects with `keys` in common."""

    text: str
    keys: tuple[str, ...]
    many: bool


class Body:
    """A request's body, which is read from the network once however often it is asked for."""

    def __init__(self, request: Request) -> None:
        """Read nothing yet."""
        self._request = request
        self._text: str | None = None

    def text(self) -> str:
        """The whole of it. Raises RestError (PGRST102) for what is too large, no JSON by its type, or no text."""
        if self._text is None:
            self._text = _text(self._request)
        return self._text


def read_payload(body: Body, *, uniform: bool = True) -> Payload:
    """The body as rows. Raises RestError (PGRST102) for what is no JSON object or list of them, or too large.

    With `uniform`, all objects of a list must have the same keys: without `columns=`, they name the columns.
    """
    text = body.text()
    document = _document(text)
    if isinstance(document, dict):
        return Payload(text, _keys(document), many=False)
    if not isinstance(document, list) or not all(isinstance(row, dict) for row in document):
        raise bad_body("The body must be a JSON object or a list of JSON objects")
    if len(document) > MAX_ROWS:
        raise bad_body(f"A list may have {MAX_ROWS} rows")
    keys = _keys(document[0]) if document else ()
    if uniform and any(row.keys() != set(keys) for row in document):
        raise bad_body("All object keys must match")
    return Payload(text, keys, many=True)


def _text(request: Request) -> str:
    if request.mimetype and request.mimetype not in _JSON:
        raise bad_body(f"Content-Type not acceptable: {request.mimetype}")
    length = request.content_length
    if length is not None and length > MAX_BODY_BYTES:
        raise _too_large()
    # The stream of a request without a length may still be endless.
    body = request.stream.read(MAX_BODY_BYTES + 1)
    if len(body) > MAX_BODY_BYTES:
        raise _too_large()
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise bad_body("The body is not UTF-8") from error


def _document(text: str) -> object:
    if not text.strip():
        raise bad_body("Empty or invalid json")
    try:
        # Numbers stay text: nobody looks at them here, and a long one would take Python long.
        document: object = json.loads(text, parse_int=str, parse_float=str, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise bad_body("Empty or invalid json") from error
    return document


def _refuse_constant(name: str) -> object:
    raise ValueError(name)


def _keys(row: dict[str, object]) -> tuple[str, ...]:
    if len(row) > MAX_KEYS:
        raise bad_body(f"An object may have {MAX_KEYS} members")
    return tuple(row)


def _too_large() -> RestError:
    return RestError(413, "PGRST102", f"The body may have {MAX_BODY_BYTES} bytes")
