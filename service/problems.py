"""Failures become replies: problem documents (RFC 9457) for the API, pages for people."""

from http import HTTPStatus
from typing import Any

import structlog
from flask import Flask, Response, g, json, render_template, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from service.errors import InvalidInput, ServiceError
from service.log import request_id

PROBLEM_JSON = "application/problem+json"
_TITLES = {
    HTTPStatus.NOT_FOUND: "There is nothing here",
    HTTPStatus.METHOD_NOT_ALLOWED: "This cannot be done here",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "This is too large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "This format is not accepted",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong on our side",
}
_DETAILS = {
    HTTPStatus.NOT_FOUND: "Check the address, or go back and try another way.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address does not take that method.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Send less at once.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "Send JSON, or the format this address asks for.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Nothing of yours was lost. Please try again in a moment.",
}


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
    app.register_error_handler(ValidationError, lambda error: _reply(from_validation(error)))
    app.register_error_handler(HTTPException, lambda error: _reply(_from_http(error)))
    app.register_error_handler(Exception, _unexpected)


def _reply(failure: ServiceError) -> Response:
    g.failure = failure.slug
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


def _wants_page() -> bool:
    """Whether a person in the dashboard sees the answer; everything else gets the document."""
    if request.path.startswith(("/api/", "/health", "/ready", "/metrics")):
        return False
    return request.accept_mimetypes.best_match(["text/html", PROBLEM_JSON, "application/json"]) == "text/html"


def _from_http(error: HTTPException) -> ServiceError:
    """A failure of the web framework, in our shape."""
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    failure = ServiceError(_DETAILS.get(status, ""))
    failure.slug, failure.status, failure.title = (
        status.phrase.lower().replace(" ", "-"),
        status,
        _TITLES.get(status, status.phrase),
    )
    return failure


def _unexpected(error: Exception) -> Response:
    structlog.get_logger().error(
        "unexpected",
        request_id=request_id(),
        kind=type(error).__name__,
        frames=_frames(error),
    )
    return _reply(ServiceError(_DETAILS[HTTPStatus.INTERNAL_SERVER_ERROR]))


def _frames(error: Exception) -> list[str]:
    """Where it happened, without values: a message could hold a person's text."""
    frames = []
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        frames.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return frames[-8:]
