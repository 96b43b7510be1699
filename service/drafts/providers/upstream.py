"""What the providers that call another server share: an HTTP client, patience, and our names for its failures."""

from __future__ import annotations

import re
import socket
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from service.drafts.patience import TIMED_OUT, Patience
from service.errors import (
    ProviderCutOff,
    ProviderFailed,
    ProviderMalformed,
    ProviderMisconfigured,
    ProviderOutOfCredit,
    ProviderOverloaded,
    ProviderRateLimited,
    ProviderRefused,
    ProviderTimeout,
    ProviderTooLong,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import httpx2

CONNECT_SECONDS = 5.0  # a server that does not even answer the knock will not write
CONNECTIONS = 500  # at once; how many drafts are written at once is limited elsewhere
_patience: ContextVar[Patience | None] = ContextVar("patience", default=None)

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

_CUT_OFF = "The AI provider's answer broke off before it was finished. No credit was used. Please try again."
_ODD = "The AI provider's answer could not be read. No credit was used. Please try again."
_TOO_LONG = "The AI provider wrote more than fits and was cut off. No credit was used. Please try again."
_UNREACHABLE = "The AI provider could not be reached. No credit was used. Please try again in a moment."
_UNWELL = "The AI provider has a problem of its own. No credit was used. Please try again in a few minutes."
_BUSY = "The AI provider takes no more requests from this server for now. No credit was used. Please try again soon."
_OVERLOADED = "The AI provider has too much to do. No credit was used. Please try again in a few minutes."
_SPENT = "The AI account of this server is used up. No credit of yours was used. The operator has to top it up."
_REFUSED = "The AI provider declined to write this text. No credit was used. Other words may help."
_NO_ENTRY = "The AI provider does not accept this server's key. No credit was used. The operator has to check it."
_NO_MODEL = (
    "The AI provider does not know the model this server asks for. No credit was used. The operator has to check it."
)
_NOT_TAKEN = (
    "The AI provider did not accept the request as it was. No credit was used. "
    "The operator has to check the model's name."
)
_TOO_MUCH = (
    "Résumé and posting together are too long for this AI model. No credit was used. "
    "A shorter posting may fit; a draft without AI takes any length and is free."
)

Failure = tuple[type[ProviderFailed], str]
_IS_SPENT: Failure = (ProviderOutOfCredit, _SPENT)
_IS_BUSY: Failure = (ProviderRateLimited, _BUSY)
_IS_OVERLOADED: Failure = (ProviderOverloaded, _OVERLOADED)
_IS_SLOW: Failure = (ProviderTimeout, TIMED_OUT)
_IS_REFUSED: Failure = (ProviderRefused, _REFUSED)
_IS_SHUT: Failure = (ProviderMisconfigured, _NO_ENTRY)
_IS_UNKNOWN: Failure = (ProviderMisconfigured, _NO_MODEL)
_IS_TOO_MUCH: Failure = (ProviderTooLong, _TOO_MUCH)

# What the wire formats call their failures, in the error's `type` or `code`.
_BY_KIND: dict[str, Failure] = {
    "authentication_error": _IS_SHUT,
    "billing_error": _IS_SPENT,
    "content_filter": _IS_REFUSED,
    "content_policy_violation": _IS_REFUSED,
    "context_length_exceeded": _IS_TOO_MUCH,
    "exceed_context_size_error": _IS_TOO_MUCH,
    "contract_spend_limit_reached": _IS_SPENT,
    "enforced_spend_limit_reached": _IS_SPENT,
    "insufficient_quota": _IS_SPENT,
    "invalid_api_key": _IS_SHUT,
    "linked_organization_billing_unavailable": _IS_SPENT,
    "linked_organization_spend_limit_reached": _IS_SPENT,
    "model_not_found": _IS_UNKNOWN,
    "not_found_error": _IS_UNKNOWN,
    "organization_on_hold": _IS_SHUT,
    "overloaded_error": _IS_OVERLOADED,
    "permission_error": _IS_SHUT,
    "rate_limit_error": _IS_BUSY,
    "rate_limit_exceeded": _IS_BUSY,
    "request_too_large": _IS_TOO_MUCH,
    "timeout_error": _IS_SLOW,
}
_BY_STATUS: dict[int, Failure] = {
    400: (ProviderMisconfigured, _NOT_TAKEN),
    401: _IS_SHUT,
    402: _IS_SPENT,
    403: _IS_SHUT,
    404: _IS_UNKNOWN,
    408: _IS_SLOW,
    413: _IS_TOO_MUCH,
    422: (ProviderMisconfigured, _NOT_TAKEN),
    429: _IS_BUSY,
    503: _IS_OVERLOADED,
    504: _IS_SLOW,
    529: _IS_OVERLOADED,
}

# What is only told in words, under a name that stands for anything ("invalid_request_error", "BadRequestError"):
# "Your credit balance is too low to access the Anthropic API.", "You have reached your specified API usage limits."
_SAYS_SPENT = re.compile(
    r"credit balance is too low|reached your specified (?:workspace )?API usage limits|insufficient (?:credits|balance)"
    r"|used all (?:of your )?available credits",
    re.IGNORECASE,
)
# Such as "prompt is too long: 213462 tokens > 200000 maximum" and "This model's maximum context length is 4096 tokens".
_SAYS_TOO_MUCH = re.compile(
    r"prompt is too long|maximum context length|exceeds? (?:the |this )?(?:\w+['’]?s? ){0,2}context (?:limit|length"
    r"|size|window)|greater than the context length|longer than the maximum (?:model|context) length",
    re.IGNORECASE,
)
_BY_WORDS = ((_SAYS_SPENT, _IS_SPENT), (_SAYS_TOO_MUCH, _IS_TOO_MUCH))


def status_failure(
    status: int, *kinds: object, said: object = None, headers: Mapping[str, str] | None = None
) -> ProviderFailed:
    """Give our failure for an error the server sent: `kinds` are its own names for it, most telling first.

    Of what it `said` only fixed phrases are looked for and nothing is kept: it may quote the prompt, and with it the
    résumé.
    """
    known = [_BY_KIND[kind] for kind in kinds if isinstance(kind, str) and kind in _BY_KIND]
    known += [failure for phrase, failure in _BY_WORDS if isinstance(said, str) and phrase.search(said)]
    failure, detail = known[0] if known else _BY_STATUS.get(status, (ProviderFailed, _UNWELL))
    wait = (headers or {}).get("retry-after", "")
    return failure(detail, extra={"retry_after": int(wait)} if wait.isascii() and wait.isdecimal() else None)


def told(error: Exception) -> ProviderFailed:
    """Give our failure for an error of its API as an SDK raises it, with whatever the server said of it."""
    kinds = [getattr(error, name, None) for name in ("error_code", "code", "type")]
    response = getattr(error, "response", None)
    headers = None if response is None else response.headers
    return status_failure(
        getattr(error, "status_code", 0), *kinds, said=getattr(error, "message", None), headers=headers
    )


def timed_out() -> ProviderTimeout:
    """Give the failure of a provider that did not finish in time."""
    return ProviderTimeout(TIMED_OUT)


def unreachable() -> ProviderFailed:
    """Give the failure of a provider that did not answer at all."""
    return ProviderFailed(_UNREACHABLE)


def cut_off() -> ProviderCutOff:
    """Give the failure of a text that ends before its end."""
    return ProviderCutOff(_CUT_OFF)


def too_long() -> ProviderCutOff:
    """Give the failure of a text that met the limit of tokens."""
    return ProviderCutOff(_TOO_LONG)


def unreadable() -> ProviderMalformed:
    """Give the failure of a reply in another form than the one asked for."""
    return ProviderMalformed(_ODD)


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
    """Give an HTTP client that waits at most `seconds` for a byte and sends no header but the named ones.

    Each call makes its own connection: only then is it known which one to break when patience ends before the first
    byte came, and none is found dead. It costs a round trip or two, before an answer that takes seconds.
    """
    import httpx2

    return httpx2.Client(
        timeout=httpx2.Timeout(seconds, connect=min(seconds, CONNECT_SECONDS)),
        limits=httpx2.Limits(max_connections=CONNECTIONS, max_keepalive_connections=0),
        event_hooks={"request": [_only_known_headers, _hold_connection]},
    )


@contextmanager
def asking(patience: Patience) -> Iterator[None]:
    """Let `patience` break whatever connection is made inside the block, also after it, until it lets go."""
    before = _patience.set(patience)
    try:
        yield
    finally:
        _patience.reset(before)


def _only_known_headers(request: httpx2.Request) -> None:
    for name in set(request.headers) - _HEADERS_SENT:
        del request.headers[name]


def _hold_connection(request: httpx2.Request) -> None:
    patience = _patience.get()
    if patience is None:
        return

    def traced(event: str, info: Mapping[str, object]) -> None:
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            connection = info["return_value"].get_extra_info("socket")  # type: ignore[attr-defined] # a NetworkStream
            if isinstance(connection, socket.socket):
                patience.hold(connection)

    request.extensions["trace"] = traced
