"""Anthropic's Messages API, streamed."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from service.drafts import replies
from service.drafts.providers import Chunk, Usage, upstream
from service.errors import ProviderFailed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    import anthropic
    from anthropic.types import MessageDeltaUsage, MessageParam, RawMessageStreamEvent, TextBlockParam
    from anthropic.types import Usage as StartUsage

    from service.drafts.patience import Patience
    from service.drafts.providers import Completion

BASE_URL = "https://api.anthropic.com"  # said here, for the SDK would else ask the environment


class ClaudeProvider:
    """A Provider that asks Anthropic, or a server that speaks its Messages API.

    `timeout` is in seconds, the longest a byte may take. One object serves any number of threads.
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

    def stream(self, request: Completion, patience: Patience) -> Generator[Chunk, None, None]:
        """Yield the sentences as they are written and the usage last; raises as Provider says."""
        client = self._client()
        import anthropic
        import httpx2

        answered, message = False, _Message()
        try:
            with patience.held(), self._ask(client, request, patience) as events:
                answered = True
                yield from replies.sentences(message.read(events))
        except (anthropic.AnthropicError, httpx2.HTTPError, httpx2.StreamError, *upstream.MALFORMED) as error:
            raise patience.failure or _failure(error, answered=answered) from error
        except ProviderFailed as failure:
            raise patience.failure or failure from failure
        yield Chunk(usage=message.usage)

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

    def _ask(
        self, client: anthropic.Anthropic, request: Completion, patience: Patience
    ) -> anthropic.Stream[RawMessageStreamEvent]:
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
        with upstream.asking(patience):
            return client.messages.create(
                model=self.model,
                max_tokens=request.max_tokens,
                system=system,
                messages=messages,
                output_config={"format": {"type": "json_schema", "schema": replies.SCHEMA}},
                stream=True,
            )


class _Message:
    """A message that is read, and what it took."""

    def __init__(self) -> None:
        self.usage = Usage()

    def read(self, events: Iterator[RawMessageStreamEvent]) -> Iterator[str]:
        """Yield the texts; raises when the message ends otherwise than at its end."""
        stop, finished, answered = None, False, False
        for event in events:
            answered = True
            if event.type == "message_start":
                self.usage = _usage(event.message.usage, self.usage)
            elif event.type == "content_block_delta" and event.delta.type == "text_delta":
                yield event.delta.text
            elif event.type == "message_delta":
                stop = event.delta.stop_reason
                self.usage = _usage(event.usage, self.usage)
            elif event.type == "message_stop":
                finished = True
        if not answered:
            raise upstream.unreadable()
        _check_the_end(stop if finished else None)


def _check_the_end(stop: str | None) -> None:
    if stop == "refusal":
        raise upstream.refused()
    if stop in {"max_tokens", "model_context_window_exceeded"}:
        raise upstream.too_long()
    if stop not in {"end_turn", "stop_sequence"}:
        raise upstream.cut_off()


def _usage(said: StartUsage | MessageDeltaUsage, before: Usage) -> Usage:
    """Read the counts, which are cumulative and may be left out of the later event."""
    output = said.output_tokens or 0
    if said.input_tokens is None:
        return Usage(input=before.input, written=before.written, cached=before.cached, output=output)
    cached, written = said.cache_read_input_tokens or 0, said.cache_creation_input_tokens or 0
    return Usage(
        input=max(said.input_tokens + cached + written, before.input),
        written=max(written, before.written),
        cached=max(cached, before.cached),
        output=output,
    )


def _failure(error: Exception, *, answered: bool) -> ProviderFailed:
    """Give our name for what the SDK raised."""
    import anthropic
    import httpx2

    if isinstance(error, anthropic.APIStatusError):
        kinds = (error.error_code, error.type)
        headers = error.response.headers
        return upstream.status_failure(error.status_code, *kinds, said=error.message, headers=headers)
    if isinstance(error, anthropic.APITimeoutError | httpx2.TimeoutException):
        return upstream.timed_out()
    if isinstance(error, anthropic.APIConnectionError | httpx2.HTTPError | httpx2.StreamError):
        return upstream.cut_off() if answered else upstream.unreachable()
    return upstream.unreadable()
