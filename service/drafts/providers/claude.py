"""Anthropic's Messages API, streamed."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from service.drafts.providers import Chunk, Usage, upstream
from service.errors import ProviderFailed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    import anthropic
    from anthropic.types import MessageDeltaUsage, MessageParam, RawMessageStreamEvent, TextBlockParam
    from anthropic.types import Usage as StartUsage

    from service.drafts.providers import Completion

BASE_URL = "https://api.anthropic.com"  # said here, for the SDK would else ask the environment


class ClaudeProvider:
    """A Provider that asks Anthropic, or a server that speaks its Messages API.

    `timeout` is in seconds and bounds the whole text. One object serves any number of threads.
    """

    name: Final = "claude"

    def __init__(self, *, api_key: str, model: str, base_url: str | None = None, timeout: float) -> None:
        self.model = model
        self._api_key = api_key
        self._base_url = base_url or BASE_URL
        self._timeout = timeout
        self._lock = threading.Lock()
        self._made: anthropic.Anthropic | None = None

    def warm(self) -> None:
        """Import the SDK and make the client now (1 to 2 s), so that the first draft need not."""
        with suppress(ProviderFailed):  # the first draft will say so to somebody
            self._client()

    def close(self) -> None:
        """Close idle connections; the next `stream` makes new ones."""
        with self._lock:
            client, self._made = self._made, None
        if client is not None:
            client.close()

    def stream(self, request: Completion) -> Generator[Chunk, None, None]:
        """Yield the text as it is written and the usage last; raises as Provider says."""
        ends = time.monotonic() + self._timeout
        client = self._client()
        import anthropic
        import httpx2

        answered = False
        try:
            with self._ask(client, request) as events, upstream.cut_at(ends, events.response):
                answered = True
                yield from _read(events)
        except (anthropic.AnthropicError, httpx2.HTTPError, httpx2.StreamError, *upstream.MALFORMED) as error:
            raise _failure(error, answered=answered) from error

    def _client(self) -> anthropic.Anthropic:
        if not self._api_key:
            raise upstream.no_key()
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    def _make(self) -> anthropic.Anthropic:
        import anthropic
        import httpx2

        try:
            return anthropic.Anthropic(
                api_key=self._api_key,
                base_url=self._base_url,
                timeout=httpx2.Timeout(self._timeout, connect=min(self._timeout, upstream.CONNECT_SECONDS)),
                max_retries=0,  # the SDK would sleep as long as a busy server says, while the person waits
                http_client=upstream.http_client(self._timeout),
                open_telemetry=False,  # else an environment variable could put prompts into traces
            )
        except (httpx2.InvalidURL, ValueError) as error:
            raise upstream.no_address() from error

    def _ask(self, client: anthropic.Anthropic, request: Completion) -> anthropic.Stream[RawMessageStreamEvent]:
        """Open the stream; once more when a kept connection turns out to be dead."""
        import anthropic

        system: list[TextBlockParam] = [{"type": "text", "text": request.system}]
        messages: list[MessageParam] = [
            {
                "role": "user",
                "content": [
                    # The mark caches everything up to here: instructions, résumé, posting.
                    {"type": "text", "text": request.context, "cache_control": {"type": "ephemeral"}},
                    {"type": "text", "text": request.request},
                ],
            }
        ]

        def ask() -> anthropic.Stream[RawMessageStreamEvent]:
            return client.messages.create(
                model=self.model, max_tokens=request.max_tokens, system=system, messages=messages, stream=True
            )

        try:
            return ask()
        except anthropic.APITimeoutError:
            raise
        except anthropic.APIConnectionError:
            return ask()


def _read(events: Iterator[RawMessageStreamEvent]) -> Iterator[Chunk]:
    """Yield the texts, then the usage; raises when the message ends otherwise than at its end."""
    usage, stop, finished, written = Usage(), None, False, False
    for event in events:
        if event.type == "message_start":
            usage = _usage(event.message.usage, usage)
        elif event.type == "content_block_delta" and event.delta.type == "text_delta":
            written = written or bool(event.delta.text.strip())
            yield Chunk(text=event.delta.text)
        elif event.type == "message_delta":
            stop = event.delta.stop_reason
            usage = _usage(event.usage, usage)
        elif event.type == "message_stop":
            finished = True
    _check_the_end(stop if finished else None, written=written)
    yield Chunk(usage=usage)


def _check_the_end(stop: str | None, *, written: bool) -> None:
    if stop == "refusal":
        raise upstream.refused()
    if stop == "max_tokens":
        raise upstream.too_long()
    if stop not in {"end_turn", "stop_sequence"}:
        raise upstream.cut_off()
    if not written:
        raise upstream.empty()


def _usage(said: StartUsage | MessageDeltaUsage, before: Usage) -> Usage:
    """Read the counts, which are cumulative and may be left out of the later event."""
    if said.input_tokens is None:
        return Usage(input=before.input, cached=before.cached, output=said.output_tokens or 0)
    cached = said.cache_read_input_tokens or 0
    total = said.input_tokens + cached + (said.cache_creation_input_tokens or 0)
    return Usage(input=max(total, before.input), cached=max(cached, before.cached), output=said.output_tokens or 0)


def _failure(error: Exception, *, answered: bool) -> ProviderFailed:
    """Give our name for what the SDK raised."""
    import anthropic
    import httpx2

    if isinstance(error, anthropic.APIStatusError):
        return upstream.status_failure(error.status_code, error.type, headers=error.response.headers)
    if isinstance(error, anthropic.APITimeoutError | httpx2.TimeoutException):
        return upstream.timed_out()
    if isinstance(error, anthropic.APIConnectionError | httpx2.HTTPError | httpx2.StreamError):
        return upstream.cut_off() if answered else upstream.unreachable()
    return upstream.unreadable()
