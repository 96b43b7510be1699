"""Chat Completions, streamed: the form that Ollama, vLLM, llama.cpp and most others speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.drafts import replies
from service.drafts.providers import Chunk, Usage, upstream
from service.drafts.providers.openai_client import OpenAIClient, failure, failures
from service.drafts.providers.thinking import without_thinking
from service.errors import ProviderFailed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    import openai
    from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam
    from openai.types.chat.chat_completion_chunk import Choice

    from service.drafts.patience import Patience
    from service.drafts.providers import Completion


class CompatibleProvider(OpenAIClient):
    """A Provider that asks any server that speaks Chat Completions; a reply that is no JSON is taken as the text."""

    def stream(self, request: Completion, patience: Patience) -> Generator[Chunk, None, None]:
        """Yield the sentences as they are written and the usage last; raises as Provider says."""
        client = self.client()
        answered, message = False, _Message()
        try:
            with patience.held(), self._ask(client, request, patience) as events:
                answered = True
                yield from replies.sentences(without_thinking(message.read(events)), plain=True)
        except failures() as error:
            raise patience.failure or failure(error, answered=answered) from error
        except ProviderFailed as failed:
            raise patience.failure or failed from failed
        yield Chunk(usage=message.usage)

    def _ask(
        self, client: openai.OpenAI, request: Completion, patience: Patience
    ) -> openai.Stream[ChatCompletionChunk]:
        import openai

        # One user message: chat templates of local models refuse two in a row.
        messages: list[ChatCompletionMessageParam] = [
            {"role": "system", "content": request.system},
            {"role": "user", "content": f"{request.context}\n\n{request.request}"},
        ]
        # OpenAI's newer models refuse the old name of the limit; most compatible servers know only that one.
        new, old = (request.max_tokens, openai.omit) if self.is_openai else (openai.omit, request.max_tokens)
        with upstream.asking(patience):
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


class _Message:
    """A message that is read, and what it took."""

    def __init__(self) -> None:
        self.usage = Usage()

    def read(self, events: Iterator[ChatCompletionChunk]) -> Iterator[str]:
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
