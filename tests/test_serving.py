"""What the server does before a request reaches the app."""

import io
import logging
import socket
from collections.abc import Iterator

import pytest
import structlog
from flask import Flask, request

from service import log, problems
from service.__main__ import give_up_on_the_silent


def test_a_caller_who_falls_silent_is_given_up_on() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        give_up_on_the_silent(listener, seconds=0.05)
        with socket.create_connection(listener.getsockname()) as caller:
            accepted, _ = listener.accept()
            with accepted:
                caller.sendall(b"GET / HT")
                assert accepted.recv(100) == b"GET / HT"

                with pytest.raises(BlockingIOError):
                    accepted.recv(100)


def test_a_caller_who_stops_reading_is_given_up_on() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        give_up_on_the_silent(listener, seconds=0.05)
        with socket.create_connection(listener.getsockname()):
            accepted, _ = listener.accept()
            with accepted, pytest.raises(BlockingIOError):
                accepted.sendall(bytes(50_000_000))


@pytest.fixture
def configured_log() -> Iterator[None]:
    """The log as the product has it, for one test only."""
    log.configure(io.StringIO())
    yield
    structlog.reset_defaults()


@pytest.mark.usefixtures("configured_log")
def test_a_caller_who_fell_silent_is_a_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    silence = BlockingIOError()

    logging.getLogger("gunicorn.error").error("Socket error processing request.", exc_info=silence)

    assert [record.getMessage() for record in caplog.records] == ["A caller fell silent; the connection was closed."]
    assert caplog.records[0].exc_info is None


class Silent:
    """A body that stops arriving; whoever waits for more of it is counted."""

    waited = 0

    def read(self, _size: int = -1, /) -> bytes:
        """Wait in vain, as long as the socket lets one."""
        self.waited += 1
        raise BlockingIOError


def test_nobody_waits_twice_for_a_body_that_stopped_arriving() -> None:
    app = Flask("service")
    app.config["MAX_CONTENT_LENGTH"] = 1_000
    problems.attach(app)
    body = Silent()

    @app.post("/api/")
    def take() -> bytes:
        return request.stream.read()

    reply = app.test_client().post("/api/", environ_overrides={"wsgi.input": body, "wsgi.input_terminated": True})

    assert (reply.status_code, reply.content_type) == (400, "application/problem+json")
    assert body.waited == 1
