"""One structured event a request, never a body, a token or a text of a person."""

from __future__ import annotations

import logging
import re
import sys
import time
import uuid
from typing import TYPE_CHECKING, TextIO

import structlog
from flask import Flask, Response, g, request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from _typeshed import OptExcInfo
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

REQUEST_ID_HEADER = "X-Request-Id"
_ACCEPTABLE_ID = re.compile(r"^[A-Za-z0-9_.-]{8,64}$")


def configure(stream: TextIO = sys.stderr) -> None:
    """Write events as lines of JSON to `stream`; call once in a process."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=stream),
        cache_logger_on_first_use=False,
    )
    # Their request lines carry whole URLs, signed ones too.
    for chatty in ("httpx", "httpx2", "httpcore", "anthropic", "openai", "pdfminer"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    logging.getLogger("gunicorn.error").addFilter(_tell_silence_briefly)


def _tell_silence_briefly(record: logging.LogRecord) -> bool:
    """Let a caller who fell silent cost a line of the log, not a traceback."""
    if record.exc_info and isinstance(record.exc_info[1], BlockingIOError):
        record.msg, record.args, record.exc_info = "A caller fell silent; the connection was closed.", None, None
    return True


def event(name: str, **facts: object) -> None:
    """Note something that happened outside a request, or inside one beside its own line."""
    structlog.get_logger().info(name, **facts)


def request_id() -> str:
    """The id of the request being handled: the caller's when it is harmless, else our own."""
    if "request_id" not in g:
        given = request.headers.get(REQUEST_ID_HEADER, "")
        g.request_id = given if _ACCEPTABLE_ID.match(given) else uuid.uuid4().hex
    return str(g.request_id)


def watched(app: WSGIApplication) -> WSGIApplication:
    """`app` with one line a request too, for parts that are not ours; of the path only three steps are kept."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        started, own_id = time.perf_counter(), uuid.uuid4().hex

        def note(
            status: str, headers: list[tuple[str, str]], trouble: OptExcInfo | None = None, /
        ) -> Callable[[bytes], object]:
            event(
                "request",
                method=environ.get("REQUEST_METHOD"),
                route="/".join(str(environ.get("PATH_INFO", "")).split("/")[:4])[:60],  # "/rest/v1/jobs"; names, no ids
                status=int(status[:3]),
                ms=round((time.perf_counter() - started) * 1000, 1),
                request_id=own_id,
            )
            return start_response(status, [*headers, (REQUEST_ID_HEADER, own_id)], trouble)

        return app(environ, note)

    return answer


def attach(app: Flask) -> None:
    """Give each request of `app` an id and one log line."""

    @app.before_request
    def _start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def _write(response: Response) -> Response:
        response.headers[REQUEST_ID_HEADER] = request_id()
        elapsed = time.perf_counter() - g.get("started", time.perf_counter())
        rule = request.url_rule.rule if request.url_rule else "(none)"  # the rule, not the path: ids stay out
        event(
            "request",
            method=request.method,
            route=rule,
            status=response.status_code,
            ms=round(elapsed * 1000, 1),
            request_id=request_id(),
            user_id=g.get("user_id"),
            failure=g.get("failure"),
        )
        return response
