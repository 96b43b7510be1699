"""Failures become replies: problem documents (RFC 9457) for the API, pages for people."""

import time
from contextlib import suppress
from http import HTTPStatus
from typing import Any

import structlog
from flask import Flask, Response, g, json, render_template, request
from pydantic import ValidationError
from werkzeug.exceptions import ClientDisconnected, HTTPException

from service.errors import BadRequest, InvalidInput, NotFound, ServiceError, TooLarge, UnsupportedMedia
from service.log import request_id

PROBLEM_JSON = "application/problem+json"
TOO_MUCH = "This is more than can be taken at once. A page may have at most 6 MB, a file 10 MB."
# What the web framework refuses by itself, told as our own failures.
_OURS: dict[int, tuple[type[ServiceError], str]] = {
    HTTPStatus.BAD_REQUEST: (BadRequest, "It did not arrive whole. Please try again."),
    HTTPStatus.NOT_FOUND: (NotFound, "Check the address, or go back and try another way."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (TooLarge, TOO_MUCH),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: (UnsupportedMedia, "Send JSON, or the format this address asks for."),
}
# A body that nobody read is heard out before the answer: else the caller, still sending, may see a reset connection.
_MOST_HEARD_BYTES = 64_000_000
_MOST_HEARD_SECONDS = 10.0
_HEARD_AT_ONCE = 64 * 1024


def document(failure: ServiceError) -> dict[str, Any]:
    """The problem document of a failure, as it is sent."""
    members = {
        "type": f"/problems/{failure.slug}",
        "title": failure.title,
        "status": int(failure.status),
        "detail": failure.detail or failure.title,
        "request_id": request_id(),
    }
    return {**failure.extra, **members}


def from_validation(error: ValidationError) -> InvalidInput:
    """A failure that names each wrong member and what is wrong with it, never its value."""
    wrong = [
        {"field": ".".join(str(part) for part in item["loc"]) or "(body)", "problem": item["msg"]}
        for item in error.errors(include_input=False, include_url=False, include_context=False)
    ]
    detail = "; ".join(f"{item['field']}: {item['problem']}" for item in wrong[:3])
    return InvalidInput(detail[:500], extra={"errors": wrong[:20]})


def attach(app: Flask) -> None:
    """Answer every failure in `app` in one shape."""
    app.register_error_handler(ServiceError, _reply)
    app.register_error_handler(HTTPException, lambda error: _reply(_from_http(error)))
    app.register_error_handler(ClientDisconnected, lambda error: _reply(_from_http(error), hear_out=False))
    app.register_error_handler(Exception, lambda error: _reply(unexpected(error)))


def _reply(failure: ServiceError, *, hear_out: bool = True) -> Response:
    g.failure = failure.slug
    if hear_out:
        _hear_out()
    problem = document(failure)
    if _wants_page():
        body, kind = render_template("problem.html", problem=problem), "text/html; charset=utf-8"
    else:
        body, kind = json.dumps(problem), PROBLEM_JSON
    response = Response(body, status=int(failure.status), content_type=kind)
    retry_after = failure.extra.get("retry_after")
    if isinstance(retry_after, int):
        response.headers["Retry-After"] = str(retry_after)
    if failure.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _hear_out() -> None:
    """Read what is left of the body, within bounds."""
    stream, left = request.environ.get("wsgi.input"), _MOST_HEARD_BYTES
    if stream is None or not request.environ.get("wsgi.input_terminated"):  # else we may wait for what never comes
        return
    end = time.monotonic() + _MOST_HEARD_SECONDS
    with suppress(OSError, ValueError):  # gone, or not to be understood: there is nobody to answer
        while left > 0 and time.monotonic() < end and (heard := stream.read(min(left, _HEARD_AT_ONCE))):
            left -= len(heard)


def _wants_page() -> bool:
    """Whether a person in the dashboard sees the answer; everything else gets the document."""
    if request.path.startswith(("/api/", "/health", "/ready", "/metrics")):
        return False
    return request.accept_mimetypes.best_match(["text/html", PROBLEM_JSON, "application/json"]) == "text/html"


def _from_http(error: HTTPException) -> ServiceError:
    """A failure of the web framework, as one of ours."""
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    if status in _OURS:
        kind, detail = _OURS[status]
        return kind(detail)
    is_wrong_method = status == HTTPStatus.METHOD_NOT_ALLOWED
    failure = ServiceError("This address does not take that method." if is_wrong_method else "")
    failure.slug, failure.status = status.phrase.lower().replace(" ", "-"), status
    failure.title = "This cannot be done here" if is_wrong_method else status.phrase
    return failure


def unexpected(error: Exception) -> ServiceError:
    """What a person is told of a fault of ours; the log gets the place where it happened."""
    structlog.get_logger().error(
        "unexpected",
        request_id=request_id(),
        kind=type(error).__name__,
        frames=_frames(error),
    )
    return ServiceError("Nothing of yours was lost. Please try again in a moment.")


def _frames(error: Exception) -> list[str]:
    """Where it happened, without values: a message could hold a person's text."""
    frames = []
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        frames.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return frames[-8:]
