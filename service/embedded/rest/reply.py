"""Results as HTTP replies, with the status and headers that PostgREST gives them."""

import json
from http import HTTPStatus
from urllib.parse import quote, urlencode

from werkzeug.wrappers import Response

from service.embedded.replies import json_reply, with_standard_phrase
from service.embedded.rest.ask import Ask
from service.embedded.rest.errors import RestError, bad_range, not_single
from service.embedded.rest.gather import Result


def refusal(error: RestError) -> Response:
    """The reply for a refusal."""
    reply = json_reply(error.body, status=error.status)
    if error.status == HTTPStatus.UNAUTHORIZED:
        reply.headers["WWW-Authenticate"] = "Bearer"
    return with_standard_phrase(reply)


def rows(ask: Ask, result: Result, *, offset: int) -> Response:
    """The reply to a read. Raises RestError for an offset beyond the counted rows."""
    if result.total is not None and offset > result.total:
        raise bad_range(f"An offset of {offset} was requested, but there are only {result.total} rows.")
    partial = result.total is not None and result.rows < result.total
    status = HTTPStatus.PARTIAL_CONTENT if partial else HTTPStatus.OK
    reply = _reply(ask, status, content_range(offset, offset + result.rows - 1, result.total))
    return _with_body(ask, reply, result)


def written(ask: Ask, result: Result, *, status: HTTPStatus, content_range: str) -> Response:
    """The reply to a write: its rows when they were asked for, else nothing."""
    returned = ask.preferences.returned
    if returned == "representation":
        return _with_body(ask, _reply(ask, status, content_range), result)
    bare = HTTPStatus.CREATED if ask.request.method == "POST" else HTTPStatus.NO_CONTENT
    reply = _reply(ask, status if bare is HTTPStatus.CREATED else bare, content_range)
    if returned == "headers-only" and result.rows == 1 and (location := _location(ask, result)):
        reply.headers["Location"] = location
    return reply


def nothing(ask: Ask) -> Response:
    """The reply to a call of a function that returns nothing."""
    return _reply(ask, HTTPStatus.NO_CONTENT, "*/*")


def content_range(first: int, last: int, total: int | None) -> str:
    """The `Content-Range` header; an empty range is written as a star."""
    span = f"{first}-{last}" if first <= last and total != 0 else "*"
    return f"{span}/{'*' if total is None else total}"


def check_single(ask: Ask, rows: int) -> None:
    """Raises RestError (PGRST116) when one object was asked for and there is not one row."""
    if ask.form.single and rows != 1:
        raise not_single(rows)


def check_affected(ask: Ask, rows: int) -> None:
    """Raises RestError (PGRST124) when more rows were written than the caller allows."""
    limit = ask.preferences.max_affected
    if limit is not None and rows > limit:
        message = "Query result exceeds max-affected preference constraint"
        details = f"The query affects {rows} rows"
        raise RestError(HTTPStatus.BAD_REQUEST, "PGRST124", message, details=details)


def _reply(ask: Ask, status: HTTPStatus, content_range: str) -> Response:
    reply = Response(status=status)
    del reply.headers["Content-Type"]
    reply.headers["Content-Range"] = content_range
    if applied := ask.preferences.applied:
        reply.headers["Preference-Applied"] = applied
    return with_standard_phrase(reply)


def _with_body(ask: Ask, reply: Response, result: Result) -> Response:
    reply.set_data(result.body)
    reply.headers["Content-Type"] = ask.form.media_type
    reply.headers["Content-Profile"] = "public"
    return reply


def _location(ask: Ask, result: Result) -> str | None:
    """Where the written row is: its table with a filter on the primary key, if it has one."""
    document = json.loads(result.body)
    row: dict[str, str] = document if ask.form.single else document[0]
    table = quote(ask.request.path.rpartition("/")[2])
    return f"/{table}?" + urlencode({name: f"eq.{value}" for name, value in row.items()}) if row else None
