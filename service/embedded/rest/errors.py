"""Refusals in PostgREST's shape: `{code, message, details, hint}` and the HTTP status that goes with the code.

A request that this server does not understand, or does not do, ends in one of these; it is never half-answered.
Messages follow PostgREST's wording, since clients show and sometimes compare them.
"""

import json
from http import HTTPStatus

import psycopg

ANONYMOUS = "anon"
_ECHO_CHARS = 120  # how much of a person's own input a message repeats

# SQLSTATE → status where the class of the code does not decide.
_STATUS_OF_STATE = {
    "23503": 409,  # foreign key
    "23505": 409,  # unique key
    "25006": 405,  # a write in a read-only transaction: the method cannot do this
    "42883": 404,  # no such function or operator
    "42P01": 404,  # no such table
    "42P17": 500,  # a policy that asks itself
    "53400": 500,  # a configured limit
    "57P01": 503,  # the server is stopping
    "P0001": 400,  # `raise exception` of a function or trigger
    "21000": 500,  # a subquery gave several rows
}
_STATUS_OF_CLASS = {
    "08": 503,
    "09": 500,
    "0L": 403,
    "0P": 403,
    "25": 500,
    "28": 403,
    "2D": 500,
    "38": 500,
    "39": 500,
    "3B": 500,
    "40": 500,
    "53": 503,
    "54": 500,
    "55": 500,
    "57": 500,
    "58": 500,
    "F0": 500,
    "HV": 500,
    "P0": 500,
    "XX": 500,
}
_INSUFFICIENT_PRIVILEGE = "42501"
_CHOSEN_STATUS = "PT"  # `raise sqlstate 'PT402'` chooses the HTTP status
_CHOSEN_REPLY = "PGRST"  # `raise sqlstate 'PGRST'` brings the whole reply as JSON
_STATUS_DIGITS = 3
_END_OF_STATUSES = 600


class RestError(Exception):
    """A refusal that knows its whole reply."""

    def __init__(
        self, status: int, code: str, message: str, *, details: object = None, hint: str | None = None
    ) -> None:
        """Keep the status and the four members of the body."""
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.details = details
        self.hint = hint

    @property
    def body(self) -> dict[str, object]:
        """The reply's JSON document."""
        return {"code": self.code, "message": self.message, "details": self.details, "hint": self.hint}


def shortened(text: str) -> str:
    """The beginning of a person's input, for a message; half a surrogate pair, which JSON can name, is spelled out."""
    beginning = text[:_ECHO_CHARS].encode(errors="backslashreplace").decode()
    return beginning if len(text) <= _ECHO_CHARS else beginning + "…"


def unreadable(message: str, details: str) -> RestError:
    """The query string does not follow the grammar, or is beyond a limit."""
    return RestError(HTTPStatus.BAD_REQUEST, "PGRST100", message, details=details)


def bad_body(message: str) -> RestError:
    """The request's body cannot be used."""
    return RestError(HTTPStatus.BAD_REQUEST, "PGRST102", message)


def not_done(what: str) -> RestError:
    """PostgREST may do this; this server does not."""
    return RestError(HTTPStatus.BAD_REQUEST, "PGRST127", "Feature not implemented", details=what)


def no_table(name: str) -> RestError:
    """There is no such table or view in the exposed schema."""
    message = f"Could not find the table 'public.{shortened(name)}' in the schema cache"
    return RestError(HTTPStatus.NOT_FOUND, "PGRST205", message)


def no_column(table: str, column: str) -> RestError:
    """A payload or `columns=` names a column that the table lacks."""
    message = f"Could not find the '{shortened(column)}' column of '{table}' in the schema cache"
    return RestError(HTTPStatus.BAD_REQUEST, "PGRST204", message)


def undefined_column(table: str, column: str) -> RestError:
    """A select, filter or order names a column that the table lacks: what Postgres would say, said before asking it."""
    return RestError(HTTPStatus.BAD_REQUEST, "42703", f"column {table}.{shortened(column)} does not exist")


def not_embedded(name: str) -> RestError:
    """A filter or order is meant for a resource that `select` does not embed."""
    name = shortened(name)
    hint = f"Verify that '{name}' is included in the 'select' query parameter."
    message = f"'{name}' is not an embedded resource in this request"
    return RestError(HTTPStatus.BAD_REQUEST, "PGRST108", message, hint=hint)


def not_single(rows: int) -> RestError:
    """One object was asked for, and the result is not one row."""
    message = "Cannot coerce the result to a single JSON object"
    details = f"The result contains {rows} rows"
    return RestError(HTTPStatus.NOT_ACCEPTABLE, "PGRST116", message, details=details)


def bad_range(details: str) -> RestError:
    """The requested rows lie outside the result."""
    message = "Requested range not satisfiable"
    return RestError(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "PGRST103", message, details=details)


def refused_by_database(error: psycopg.Error, role: str) -> RestError:
    """What Postgres said, with the status PostgREST gives it; nothing of a broken connection's text is passed on."""
    state = error.sqlstate
    if state is None:
        message = "Database connection error. Retrying the connection."
        return RestError(HTTPStatus.SERVICE_UNAVAILABLE, "PGRST001", message)
    diagnostic = error.diag
    message = diagnostic.message_primary or "the database refused the request"
    if state == _CHOSEN_REPLY:
        return _chosen_reply(message, diagnostic.message_detail or "")
    status = _status(state, role)
    return RestError(status, state, message, details=diagnostic.message_detail, hint=diagnostic.message_hint)


def _status(state: str, role: str) -> int:
    if state == _INSUFFICIENT_PRIVILEGE:
        return HTTPStatus.UNAUTHORIZED if role == ANONYMOUS else HTTPStatus.FORBIDDEN
    if state.startswith(_CHOSEN_STATUS):
        return _chosen_status(state.removeprefix(_CHOSEN_STATUS))
    known = _STATUS_OF_STATE.get(state)
    return known if known is not None else _STATUS_OF_CLASS.get(state[:2], HTTPStatus.BAD_REQUEST)


def _chosen_status(digits: str) -> int:
    chosen = int(digits) if digits.isascii() and digits.isdigit() and len(digits) == _STATUS_DIGITS else 0
    return chosen if HTTPStatus.OK <= chosen < _END_OF_STATUSES else HTTPStatus.INTERNAL_SERVER_ERROR


def _chosen_reply(message: str, detail: str) -> RestError:
    """The refusal that a function wrote out itself; headers are not passed on, so it may have none."""
    body, form = _object(message), _object(detail)
    code, text, status, headers = body.get("code"), body.get("message"), form.get("status"), form.get("headers")
    details, hint = body.get("details"), body.get("hint")
    readable = isinstance(code, str) and isinstance(text, str) and isinstance(status, int) and headers == {}
    if not (readable and isinstance(hint, str | None) and isinstance(details, str | None)):
        message = """Could not parse JSON in the "RAISE SQLSTATE 'PGRST'" error"""
        return RestError(HTTPStatus.INTERNAL_SERVER_ERROR, "PGRST121", message)
    return RestError(_chosen_status(str(status)), str(code), str(text), details=details, hint=hint)


def _object(text: str) -> dict[str, object]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}
