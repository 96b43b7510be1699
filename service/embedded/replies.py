"""Replies in JSON, and the reason phrases that clients show."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus

from werkzeug.wrappers import Request, Response


def json_reply(body: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A reply that carries `body` as JSON."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    # JSON can name half a surrogate pair; UTF-8 cannot, so it is spelled out again.
    reply = Response(
        text.encode("utf-8", "backslashreplace"), status=status, content_type="application/json; charset=utf-8"
    )
    reply.headers.extend(headers or {})
    return reply


def with_standard_phrase(reply: Response) -> Response:
    """The same reply saying "201 Created", as other servers do, where Werkzeug would shout; clients show the words."""
    try:
        phrase = HTTPStatus(reply.status_code).phrase
    except ValueError:
        phrase = "Unknown"
    reply.status = f"{reply.status_code} {phrase}"
    return reply


def json_object(request: Request) -> dict[str, object] | None:
    """The JSON object in the body, an empty one for no body; None when it is anything else."""
    raw = request.get_data(cache=False)
    if not raw.strip():
        return {}
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def path_of(request: Request) -> str:
    """The whole path, however the server that calls us has cut it in two."""
    return f"{request.root_path.rstrip('/')}/{request.path.lstrip('/')}"


def moment(value: object) -> str | None:
    """A time as the protocol writes it: 2026-11-24T08:15:00.123456Z."""
    if not isinstance(value, datetime):
        return None
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
