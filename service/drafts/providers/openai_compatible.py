"""OpenAI's Chat Completions, streamed: the form that Ollama, vLLM, llama.cpp and most others speak too."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from service.drafts.providers import Chunk, Usage, upstream
from service.drafts.providers.thinking import without_thinking
from service.errors import ProviderFailed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    import openai
    from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam
    from openai.types.chat.chat_completion_chunk import Choice

    from service.drafts.providers import Completion

BASE_URL = "https://api.openai.com/v1"  # said here, for the SDK would else ask the environment
NO_KEY = "none"  # servers at home want no key, but the SDK wants one to send


class OpenAIProvider:
    """A Provider that asks OpenAI, or any server that speaks its Chat Completions.

    `timeout` is in seconds and bounds the whole text. One object serves any number of threads.
    """

    name: Final = "openai"

    def __init__(self, *, api_key: str, model: str, base_url: str | None = None, timeout: float) -> None:
        self.model = model
        self._api_key = api_key
        self._base_url = base_url or BASE_URL
        self._timeout = timeout
        self._lock = threading.Lock()
        self._made: openai.OpenAI | None = None

    def warm(self) -> None:
        """Import the SDK and make the client now (about 1 s), so that the first draft need not."""
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
        import httpx2
        import openai

        answered = False
        try:
            with self._ask(client, request) as events, upstream.cut_at(ends, events.response):
                answered = True
                yield from without_thinking(_read(events))
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, *upstream.MALFORMED) as error:
            raise _failure(error, answered=answered) from error

    @property
    def _is_openai(self) -> bool:
        return self._base_url.startswith("https://api.openai.com/")

    def _client(self) -> openai.OpenAI:
        if not self._api_key and self._is_openai:
            raise upstream.no_key()
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made

    def _make(self) -> openai.OpenAI:
        import httpx2
        import openai

        try:
            return openai.OpenAI(
                api_key=self._api_key or NO_KEY,
                admin_api_key="",  # empty, not None: the SDK would else ask the environment
                organization="",
                project="",
                webhook_secret="",
                base_url=self._base_url,
                timeout=httpx2.Timeout(self._timeout, connect=min(self._timeout, upstream.CONNECT_SECONDS)),
                max_retries=0,  # the SDK would sleep as long as a busy server says, while the person waits
                http_client=upstream.http_client(self._timeout),
            )
        except (httpx2.InvalidURL, ValueError) as error:
            raise upstream.no_address() from error

    def _ask(self, client: openai.OpenAI, request: Completion) -> openai.Stream[ChatCompletionChunk]:
        """Open the stream; once more when a kept connection turns out to be dead."""
        import openai

        # One user message: chat templates of local models refuse two in a row. OpenAI caches equal beginnings itself.
        messages: list[ChatCompletionMessageParam] = [
            {"role": "system", "content": request.system},
            {"role": "user", "content": f"{request.context}\n\n{request.request}"},
        ]
        # OpenAI's newer models refuse the old name of the limit; most compatible servers know only that one.
        new, old = (request.max_tokens, openai.omit) if self._is_openai else (openai.omit, request.max_tokens)

        def ask() -> openai.Stream[ChatCompletionChunk]:
            return client.chat.completions.create(
                model=self.model,
                messages=messages,
                max_completion_tokens=new,
                max_tokens=old,
                stream=True,
                stream_options={"include_usage": True},
            )

        try:
            return ask()
        except openai.APITimeoutError:
            raise
        except openai.APIConnectionError:
            return ask()


def _read(events: Iterator[ChatCompletionChunk]) -> Iterator[Chunk]:
    """Yield the texts, then the usage; raises when the message ends otherwise than at its end."""
    usage, stop = Usage(), None
    for event in events:
        if event.usage is not None:
            usage = _usage(event)
        if not event.choices:
            continue
        choice = event.choices[0]
        stop = choice.finish_reason or stop
        if text := _text(choice):
            yield Chunk(text=text)
    _check_the_end(stop)
    yield Chunk(usage=usage)


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


def _failure(error: Exception, *, answered: bool) -> ProviderFailed:
    """Give our name for what the SDK raised."""
    import httpx2
    import openai

    if isinstance(error, openai.APIStatusError):
        return upstream.status_failure(error.status_code, error.code, error.type, headers=error.response.headers)
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        return upstream.timed_out()
    if isinstance(error, openai.APIConnectionError | httpx2.HTTPError | httpx2.StreamError):
        return upstream.cut_off() if answered else upstream.unreachable()
    if isinstance(error, openai.APIError):
        return upstream.status_failure(0, error.code, error.type)
    return upstream.unreadable()
