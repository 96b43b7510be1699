"""What the sign-in server reads from a request, whatever the endpoint."""

from collections.abc import Mapping

from werkzeug.wrappers import Request

from service.embedded.auth.errors import AuthError
from service.embedded.replies import json_object


def body_of(request: Request) -> Mapping[str, object]:
    """The JSON object in the body. Raises AuthError: bad_json."""
    body = json_object(request)
    if body is None:
        raise AuthError(400, "bad_json", "Could not parse request body as JSON")
    return body


def text_of(body: Mapping[str, object], name: str) -> str:
    """A text in a body; empty when there is none."""
    value = body.get(name)
    return value if isinstance(value, str) else ""


def bearer_of(request: Request) -> str | None:
    """The bearer token, if there is one."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() or None if kind.lower() == "bearer" else None


def network_address(request: Request) -> str:
    """Where in the network the request comes from."""
    return request.remote_addr or "unknown"
