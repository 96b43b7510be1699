"""What OpenAI's two APIs share: the SDK and its client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from service.drafts.providers import upstream
from service.drafts.providers.sdk import Event, SDKProvider

if TYPE_CHECKING:
    from types import ModuleType

    import openai

NO_KEY = "none"  # servers at home want no key, but the SDK wants one to send


class OpenAIClient(SDKProvider["openai.OpenAI", Event]):
    """A Provider that asks by OpenAI's SDK, by whichever of its APIs."""

    name: Final = "openai"
    home = "https://api.openai.com/v1"

    @property
    def is_openai(self) -> bool:
        """Whether OpenAI itself is asked, and not a server that speaks like it."""
        return self._base_url.startswith("https://api.openai.com/")

    @property
    def _needs_key(self) -> bool:
        return self.is_openai

    def _sdk(self) -> tuple[ModuleType, type[Exception]]:
        import openai

        return openai, openai.OpenAIError

    def _make(self) -> openai.OpenAI:
        import httpx2
        import openai

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
