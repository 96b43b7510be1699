"""What the providers that call another server share: an HTTP client, a deadline, and our names for its failures."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from service.errors import (
    ProviderFailed,
    ProviderMalformed,
    ProviderMisconfigured,
    ProviderRateLimited,
    ProviderRefused,
    ProviderTimeout,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import httpx2

CONNECT_SECONDS = 5.0  # a server that does not even answer the knock will not write

# The SDKs add headers from the environment (ANTHROPIC_CUSTOM_HEADERS, OPENAI_ORG_ID …) and describe this machine in
# x-stainless-*; only settings.py reads the environment, so only these leave.
_HEADERS_SENT = frozenset(
    {
        "accept",
        "accept-encoding",
        "anthropic-beta",
        "anthropic-version",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "host",
        "transfer-encoding",
        "user-agent",
        "x-api-key",
    }
)

# The SDKs build their models without checking them: a reply of another shape fails wherever it is first read.
MALFORMED = (ValueError, TypeError, AttributeError, LookupError)

_TIMED_OUT = "The AI provider took too long, so it was stopped. No credit was used. Please try again in a moment."
_CUT_OFF = "The AI provider's answer broke off before it was finished. No credit was used. Please try again."
_ODD = "The AI provider's answer could not be read. No credit was used. Please try again."
_EMPTY = "The AI provider answered with no text at all. No credit was used. Please try again."
_TOO_LONG = "The AI provider wrote more than fits and was cut off. No credit was used. Please try again."
_UNREACHABLE = "The AI provider could not be reached. No credit was used. Please try again in a moment."
_UNWELL = "The AI provider has a problem of its own. No credit was used. Please try again in a few minutes."
_BUSY = "The AI provider is busy. No credit was used. Please try again in a minute."
_SPENT = "The AI account of this server is used up. No credit of yours was used. The operator has to top it up."
_REFUSED = "The AI provider declined to write this text. No credit was used. Other words may help."
_NO_ENTRY = "The AI provider does not accept this server's key. No credit was used. The operator has to check it."
_NO_MODEL = "The AI provider does not know the model this server asks for. The operator has to check it."
_NOT_TAKEN = "The AI provider did not accept the request as it was. The operator has to check the model's name."
_TOO_MUCH = "Résumé and posting together are too long for this AI model. No credit was used."

# What the two wire formats call their failures, in the error's `type` or `code`.
_BY_KIND: dict[str, tuple[type[ProviderFailed], str]] = {
    "authentication_error": (ProviderMisconfigured, _NO_ENTRY),
    "billing_error": (ProviderRateLimited, _SPENT),
    "content_filter": (ProviderRefused, _REFUSED),
    "content_policy_violation": (ProviderRefused, _REFUSED),
    "context_length_exceeded": (ProviderFailed, _TOO_MUCH),
    "insufficient_quota": (ProviderRateLimited, _SPENT),
    "invalid_api_key": (ProviderMisconfigured, _NO_ENTRY),
    "model_not_found": (ProviderMisconfigured, _NO_MODEL),
    "not_found_error": (ProviderMisconfigured, _NO_MODEL),
    "overloaded_error": (ProviderRateLimited, _BUSY),
    "permission_error": (ProviderMisconfigured, _NO_ENTRY),
    "rate_limit_error": (ProviderRateLimited, _BUSY),
    "rate_limit_exceeded": (ProviderRateLimited, _BUSY),
    "request_too_large": (ProviderFailed, _TOO_MUCH),
    "timeout_error": (ProviderTimeout, _TIMED_OUT),
}
_BY_STATUS: dict[int, tuple[type[ProviderFailed], str]] = {
    400: (ProviderMisconfigured, _NOT_TAKEN),
    401: (ProviderMisconfigured, _NO_ENTRY),
    402: (ProviderRateLimited, _SPENT),
    403: (ProviderMisconfigured, _NO_ENTRY),
    404: (ProviderMisconfigured, _NO_MODEL),
    408: (ProviderTimeout, _TIMED_OUT),
    413: (ProviderFailed, _TOO_MUCH),
    422: (ProviderMisconfigured, _NOT_TAKEN),
    429: (ProviderRateLimited, _BUSY),
    503: (ProviderRateLimited, _BUSY),
    504: (ProviderTimeout, _TIMED_OUT),
    529: (ProviderRateLimited, _BUSY),
}


def status_failure(status: int, *kinds: object, headers: Mapping[str, str] | None = None) -> ProviderFailed:
    """Give our failure for an error the server sent: `kinds` are its own names for it, most telling first.

    Nothing of the server's sentence is kept: it may quote the prompt, and with it the résumé.
    """
    known = (_BY_KIND[kind] for kind in kinds if isinstance(kind, str) and kind in _BY_KIND)
    failure, detail = next(known, None) or _BY_STATUS.get(status, (ProviderFailed, _UNWELL))
    wait = (headers or {}).get("retry-after", "")
    return failure(detail, extra={"retry_after": int(wait)} if wait.isascii() and wait.isdecimal() else None)


def timed_out() -> ProviderTimeout:
    """Give the failure of a provider that did not finish in time."""
    return ProviderTimeout(_TIMED_OUT)


def unreachable() -> ProviderFailed:
    """Give the failure of a provider that did not answer at all."""
    return ProviderFailed(_UNREACHABLE)


def cut_off() -> ProviderMalformed:
    """Give the failure of a text that ends before its end."""
    return ProviderMalformed(_CUT_OFF)


def too_long() -> ProviderMalformed:
    """Give the failure of a text that met the limit of tokens."""
    return ProviderMalformed(_TOO_LONG)


def unreadable() -> ProviderMalformed:
    """Give the failure of a reply in another form than the one asked for."""
    return ProviderMalformed(_ODD)


def empty() -> ProviderMalformed:
    """Give the failure of a reply without text."""
    return ProviderMalformed(_EMPTY)


def refused() -> ProviderRefused:
    """Give the failure of a text the provider would not write."""
    return ProviderRefused(_REFUSED)


def no_key() -> ProviderMisconfigured:
    """Give the failure of a provider without a key."""
    return ProviderMisconfigured(_NO_ENTRY)


def no_address() -> ProviderMisconfigured:
    """Give the failure of a base URL that is none."""
    return ProviderMisconfigured("The address of the AI provider is not a web address. The operator has to check it.")


def http_client(seconds: float) -> httpx2.Client:
    """Give an HTTP client that waits at most `seconds` for a byte and sends no header but the named ones."""
    import httpx2

    return httpx2.Client(
        timeout=httpx2.Timeout(seconds, connect=min(seconds, CONNECT_SECONDS)),
        event_hooks={"request": [_only_known_headers]},
    )


def _only_known_headers(request: httpx2.Request) -> None:
    for name in set(request.headers) - _HEADERS_SENT:
        del request.headers[name]


@contextmanager
def cut_at(ends: float, response: httpx2.Response) -> Iterator[None]:
    """Break the response's connection at `ends` (monotonic), whatever is still coming in.

    Raises ProviderTimeout for anything that goes wrong inside after that moment. A read timeout alone does not end a
    server that sends a ping each second for ever. A timer is the one way to wake a thread that is blocked in a read;
    only the socket is touched, so the reader sees an ordinary end.
    """
    stream = response.extensions.get("network_stream")
    connection = stream.get_extra_info("socket") if stream is not None else None
    if not isinstance(connection, socket.socket):
        yield
        return
    timer = threading.Timer(max(0.0, ends - time.monotonic()), _shut, [connection])
    timer.daemon = True
    timer.start()
    try:
        yield
    except Exception as error:
        if time.monotonic() >= ends:
            raise timed_out() from error
        raise
    finally:
        timer.cancel()


def _shut(connection: socket.socket) -> None:
    try:
        # Not the method of an SSL socket, which would take the TLS state from under the reading thread.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
    except OSError:
        return  # it was closed in the same moment, which is what was wanted
