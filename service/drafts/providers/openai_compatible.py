"""Chat Completions, streamed: the form that Ollama, vLLM, llama.cpp and most others speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.drafts import replies
from service.drafts.model import Usage
from service.drafts.providers import upstream
from service.drafts.providers.openai_client import OpenAIClient
from service.drafts.providers.sdk import Message
from service.drafts.providers.thinking import without_thinking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import openai
    from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam
    from openai.types.chat.chat_completion_chunk import Choice

    from service.drafts.providers import Chunk, Completion


class CompatibleProvider(OpenAIClient["ChatCompletionChunk"]):
    """A Provider that asks any server that speaks Chat Completions; a reply that is no JSON is taken as the text."""

    def _ask(self, client: openai.OpenAI, request: Completion) -> openai.Stream[ChatCompletionChunk]:
        import openai

        # One user message: chat templates of local models refuse two in a row.
        messages: list[ChatCompletionMessageParam] = [
            {"role": "system", "content": request.system},
            {"role": "user", "content": f"{request.context}\n\n{request.request}"},
        ]
        # OpenAI's newer models refuse the old name of the limit; most compatible servers know only that one.
        new, old = (request.max_tokens, openai.omit) if self.is_openai else (openai.omit, request.max_tokens)
        return client.chat.completions.create(
            model=self.model,
            messages=messages,
            max_completion_tokens=new,
            max_tokens=old,
            response_format={
                "type": "json_schema",
                "json_schema": {"name": "draft", "schema": replies.SCHEMA, "strict": True},
            },
            stream=True,
            stream_options={"include_usage": True},
        )

    def _message(self) -> _Message:
        return _Message()

    def _sentences(self, pieces: Iterator[str]) -> Iterator[Chunk]:
        return replies.sentences(without_thinking(pieces), plain=True)


class _Message(Message["ChatCompletionChunk"]):
    """A message that is read, and what it took."""

    def read(self, events: Iterable[ChatCompletionChunk]) -> Iterator[str]:
        """Yield the texts; raises when the message ends otherwise than at its end."""
        stop, answered = None, False
        for event in events:
            answered = True
            if event.usage is not None:
                self.usage = _usage(event)
            if not event.choices:
                continue
            choice = event.choices[0]
            stop = choice.finish_reason or stop
            if text := _text(choice):
                yield text
        if not answered:
            raise upstream.unreadable()
        _check_the_end(stop)


def _text(choice: Choice) -> str:
    if choice.delta.refusal:
        raise upstream.refused()
    text = choice.delta.content or ""
    if not isinstance(text, str):
        raise upstream.unreadable()
    return text


def _check_the_end(stop: str | None) -> None:
    if stop == "content_filter":
        raise upstream.refused()
    if stop == "length":
        raise upstream.too_long()
    if stop != "stop":
        raise upstream.cut_off()


def _usage(event: ChatCompletionChunk) -> Usage:
    said = event.usage
    if said is None:
        return Usage()
    details = said.prompt_tokens_details
    cached = (details.cached_tokens or 0) if details is not None else 0
    return Usage(input=said.prompt_tokens or 0, cached=cached, output=said.completion_tokens or 0)
