"""A server that speaks as the AI providers do, and two providers that ask it."""

from collections.abc import Iterator

import pytest

from service.drafts.providers.claude import ClaudeProvider
from service.drafts.providers.openai_responses import OpenAIProvider
from tests.drafts.wire import WireServer, serving

SECONDS = 30.0


@pytest.fixture
def server() -> Iterator[WireServer]:
    with serving() as running:
        yield running


@pytest.fixture
def claude(server: WireServer) -> Iterator[ClaudeProvider]:
    provider = ClaudeProvider(api_key="sk-wire", model="claude-wire", base_url=server.url, timeout=SECONDS)
    yield provider
    provider.close()


@pytest.fixture
def chat(server: WireServer) -> Iterator[OpenAIProvider]:
    provider = OpenAIProvider(api_key="sk-wire", model="gpt-wire", base_url=f"{server.url}/v1", timeout=SECONDS)
    yield provider
    provider.close()
