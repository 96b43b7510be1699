"""One structured event a request, never a body, a token or a text of a person."""

import logging
import re
import sys
import time
import uuid
from typing import TextIO

import structlog
from flask import Flask, Response, g, request

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


def event(name: str, **facts: object) -> None:
    """Note something that happened outside a request, or inside one beside its own line."""
    structlog.get_logger().info(name, **facts)


def request_id() -> str:
    """The id of the request being handled: the caller's when it is harmless, else our own."""
    if "request_id" not in g:
        given = request.headers.get(REQUEST_ID_HEADER, "")
        g.request_id = given if _ACCEPTABLE_ID.match(given) else uuid.uuid4().hex
    return str(g.request_id)


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
