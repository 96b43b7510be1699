"""Anthropic's Messages API, streamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from service.drafts import replies
from service.drafts.model import Usage
from service.drafts.providers import upstream
from service.drafts.providers.sdk import Message, SDKProvider

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    import anthropic
    from anthropic.types import MessageDeltaUsage, MessageParam, RawMessageStreamEvent, TextBlockParam
    from anthropic.types import Usage as StartUsage

    from service.drafts.providers import Completion


class ClaudeProvider(SDKProvider["anthropic.Anthropic", "RawMessageStreamEvent"]):
    """A Provider that asks Anthropic, or a server that speaks its Messages API."""

    name: Final = "claude"
    home = "https://api.anthropic.com"

    def _sdk(self) -> tuple[ModuleType, type[Exception]]:
        import anthropic

        return anthropic, anthropic.AnthropicError

    def _make(self) -> anthropic.Anthropic:
        import anthropic
        import httpx2

        return anthropic.Anthropic(
            api_key=self._api_key,
            base_url=self._base_url,
            timeout=httpx2.Timeout(self._timeout, connect=min(self._timeout, upstream.CONNECT_SECONDS)),
            max_retries=0,  # the SDK would sleep as long as a busy server says, while the person waits
            http_client=upstream.http_client(self._timeout),
            open_telemetry=False,  # else an environment variable could put prompts into traces
        )

    def _ask(self, client: anthropic.Anthropic, request: Completion) -> anthropic.Stream[RawMessageStreamEvent]:
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
        return client.messages.create(
            model=self.model,
            max_tokens=request.max_tokens,
            system=system,
            messages=messages,
            output_config={"format": {"type": "json_schema", "schema": replies.SCHEMA}},
            stream=True,
        )

    def _message(self) -> _Message:
        return _Message()


class _Message(Message["RawMessageStreamEvent"]):
    """A message that is read, and what it took."""

    def read(self, events: Iterable[RawMessageStreamEvent]) -> Iterator[str]:
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
