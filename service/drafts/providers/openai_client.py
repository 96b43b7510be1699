"""What OpenAI's two APIs share: one client, and our names for what its SDK raises."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from service.drafts.providers import upstream
from service.errors import ProviderFailed

if TYPE_CHECKING:
    import openai

BASE_URL = "https://api.openai.com/v1"  # said here, for the SDK would else ask the environment
NO_KEY = "none"  # servers at home want no key, but the SDK wants one to send


class OpenAIClient:
    """An SDK client that is made once, when it is first needed; `timeout` is the longest a byte may take.

    One object serves any number of threads.
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
            self.client()

    def close(self) -> None:
        """Close connections; the next draft makes new ones."""
        with self._lock:
            client, self._made = self._made, None
        if client is not None:
            client.close()

    @property
    def is_openai(self) -> bool:
        """Whether OpenAI itself is asked, and not a server that speaks like it."""
        return self._base_url.startswith("https://api.openai.com/")

    def client(self) -> openai.OpenAI:
        """Give the SDK's client. Raises ProviderMisconfigured when there can be none."""
        if not self._api_key and self.is_openai:
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


def failures() -> tuple[type[Exception], ...]:
    """Everything that reading from the SDK may raise, apart from failures of ours."""
    import httpx2
    import openai

    return (openai.OpenAIError, httpx2.HTTPError, httpx2.StreamError, *upstream.MALFORMED)


def failure(error: Exception, *, answered: bool) -> ProviderFailed:
    """Give our name for what the SDK raised; `answered` when the reply had begun."""
    import httpx2
    import openai

    if isinstance(error, openai.APIStatusError):
        kinds, headers = (error.code, error.type), error.response.headers
        return upstream.status_failure(error.status_code, *kinds, said=error.message, headers=headers)
    if isinstance(error, openai.APITimeoutError | httpx2.TimeoutException):
        return upstream.timed_out()
    if isinstance(error, openai.APIConnectionError | httpx2.HTTPError | httpx2.StreamError):
        return upstream.cut_off() if answered else upstream.unreachable()
    if isinstance(error, openai.APIError):
        return upstream.status_failure(0, error.code, error.type, said=error.message)
    return upstream.unreadable()
