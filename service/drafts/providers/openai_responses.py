"""OpenAI's Responses API, streamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.drafts import replies
from service.drafts.model import Usage
from service.drafts.providers import upstream
from service.drafts.providers.openai_client import OpenAIClient
from service.drafts.providers.sdk import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import openai
    from openai.types.responses import Response, ResponseStreamEvent

    from service.drafts.providers import Completion


class OpenAIProvider(OpenAIClient["ResponseStreamEvent"]):
    """A Provider that asks OpenAI by its Responses API."""

    def _ask(self, client: openai.OpenAI, request: Completion) -> openai.Stream[ResponseStreamEvent]:
        import openai

        return client.responses.create(
            model=self.model,
            instructions=request.system,
            input=f"{request.context}\n\n{request.request}",
            max_output_tokens=request.max_tokens,
            text={
                "format": {"type": "json_schema", "name": "draft", "schema": replies.SCHEMA, "strict": True},
            },
            prompt_cache_key=request.cache_key or openai.omit,  # equal beginnings meet in the same cache
            store=False,  # else the provider would keep the text for a month
            stream=True,
        )

    def _message(self) -> _Message:
        return _Message()


class _Message(Message["ResponseStreamEvent"]):
    """A response that is read, and what it took."""

    def read(self, events: Iterable[ResponseStreamEvent]) -> Iterator[str]:
        """Yield the texts; raises when the response ends otherwise than at its end."""
        answered = False
        for event in events:
            answered = True
            if event.type == "response.output_text.delta":
                yield event.delta
            elif event.type in {"response.refusal.delta", "response.refusal.done"}:
                raise upstream.refused()
            elif event.type == "error":
                raise upstream.status_failure(0, event.code, said=event.message)
            elif event.type == "response.completed":
                self.usage = _usage(event.response)
                return
            elif event.type == "response.incomplete":
                why = event.response.incomplete_details
                raise upstream.refused() if why and why.reason == "content_filter" else upstream.too_long()
            elif event.type == "response.failed":
                error = event.response.error
                raise upstream.status_failure(0, error and error.code, said=error and error.message)
        raise upstream.cut_off() if answered else upstream.unreadable()


def _usage(response: Response) -> Usage:
    said = response.usage
    if said is None:
        return Usage()
    details = said.input_tokens_details
    written = getattr(details, "cache_write_tokens", None) or 0  # an older server leaves it out
    return Usage(
        input=said.input_tokens or 0,
        written=written,
        cached=(details.cached_tokens or 0) if details else 0,
        output=said.output_tokens or 0,
    )
