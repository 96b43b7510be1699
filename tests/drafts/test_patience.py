"""Waiting ends at its moment, or when the reader goes; whatever connection is held then is broken."""

import socket
import threading
from collections.abc import Iterator

import pytest

from service.drafts.patience import Patience
from service.errors import DraftStopped, ProviderTimeout

LONG, SHORT = 30.0, 0.05
Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


@pytest.fixture
def reader() -> Iterator[Pair]:
    """The connection of a reader, and their end of it."""
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


def test_a_blocked_read_ends_at_the_deadline(pair: Pair) -> None:
    with Patience(SHORT) as patience:
        patience.hold(pair[0])

        assert pair[0].recv(1) == b""
        assert isinstance(patience.failure, ProviderTimeout)


def test_a_blocked_read_ends_when_the_reader_goes(pair: Pair) -> None:
    ours, theirs = socket.socketpair()
    with ours, Patience(LONG, reader=ours) as patience:
        patience.hold(pair[0])
        threading.Thread(target=theirs.close).start()

        assert pair[0].recv(1) == b""
        assert isinstance(patience.failure, DraftStopped)


def test_what_a_reader_still_sends_does_not_end_it(pair: Pair) -> None:
    ours, theirs = pair
    with Patience(LONG, reader=ours) as patience:
        theirs.sendall(b"GET / HTTP/1.1")
        patience.wait(SHORT)

        assert patience.failure is None


def test_a_connection_that_is_held_too_late_is_broken_at_once(pair: Pair, reader: Pair) -> None:
    with Patience(LONG, reader=reader[0]) as patience:
        reader[1].close()
        patience.wait(LONG)
        patience.hold(pair[0])

        assert pair[0].recv(1) == b""


def test_a_connection_that_was_let_go_is_left_alone(pair: Pair, reader: Pair) -> None:
    with Patience(LONG, reader=reader[0]) as patience:
        with patience.held():
            patience.hold(pair[0])
        reader[1].close()
        patience.wait(LONG)
        pair[1].sendall(b"x")

        assert pair[0].recv(1) == b"x"


def test_waiting_ends_with_patience(reader: Pair) -> None:
    with Patience(LONG, reader=reader[0]) as patience:
        threading.Thread(target=reader[1].close).start()
        patience.wait(LONG)

        assert isinstance(patience.failure, DraftStopped)


def test_a_reader_without_a_connection_changes_nothing() -> None:
    gone, other = socket.socketpair()
    gone.close()
    other.close()

    with Patience(LONG, reader=gone) as patience:
        assert patience.failure is None
