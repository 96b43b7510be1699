"""What a provider tells only in words, under a name that stands for anything: heard, and not kept."""

import pytest

from service.drafts.providers.claude import ClaudeProvider
from service.errors import (
    ProviderFailed,
    ProviderMisconfigured,
    ProviderOutOfCredit,
    ProviderRateLimited,
    ProviderTooLong,
)
from tests.drafts.test_providers import LONG, NETWORKED, Networked, failure_of
from tests.drafts.wire import Ending, Reply, serving

SPENT = (
    "Your credit balance is too low to access the Anthropic API. "
    "Please go to Plans & Billing to upgrade or purchase credits."
)
LIMIT = "You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC."
WINDOW = "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens in the messages."
TOO_LONG = "prompt is too long: 213462 tokens > 200000 maximum"
VAGUE = "invalid_request_error"


def told(kind: type[Networked], reply: Reply) -> ProviderFailed:
    with serving(reply) as server:
        url = server.url if kind is ClaudeProvider else f"{server.url}/v1"
        made = kind(api_key="sk-wire", model="model-1", base_url=url, timeout=LONG)
        failure = failure_of(made)
        made.close()
    return failure


@pytest.mark.parametrize(
    ("status", "error", "said", "expected"),
    [
        (400, VAGUE, SPENT, ProviderOutOfCredit),
        (400, VAGUE, LIMIT, ProviderOutOfCredit),
        (403, "forbidden", "Insufficient credits. Add more to go on.", ProviderOutOfCredit),
        (400, VAGUE, TOO_LONG, ProviderTooLong),
        (400, VAGUE, "input length and `max_tokens` exceed context limit: 199000 + 4000 > 200000", ProviderTooLong),
        (400, "BadRequestError", WINDOW, ProviderTooLong),
        (400, "exceed_context_size_error", "not now", ProviderTooLong),
        (500, "api_error", "the request exceeds the available context size, try increasing it", ProviderTooLong),
        (400, VAGUE, "temperature: the prompt wants a number", ProviderMisconfigured),
        (429, "rate_limit_error", "Too many for the maximum context length of a minute", ProviderRateLimited),
    ],
)
@pytest.mark.parametrize("kind", NETWORKED)
def test_what_is_only_told_in_words_is_heard_and_not_kept(
    kind: type[Networked], status: int, error: str, said: str, expected: type[ProviderFailed]
) -> None:
    failure = told(kind, Reply(status=status, error=error, said=said))

    assert type(failure) is expected
    assert said not in failure.detail


@pytest.mark.parametrize("kind", NETWORKED)
def test_words_in_the_middle_of_the_text_are_heard_too(kind: type[Networked]) -> None:
    failure = told(kind, Reply(text="I built it.", ending=Ending.ERROR, error=VAGUE, said=SPENT))

    assert type(failure) is ProviderOutOfCredit


@pytest.mark.parametrize("status", [400, 401, 402, 404, 408, 413, 422, 429, 500, 503, 529])
def test_whatever_fails_upstream_says_that_it_cost_nothing(status: int) -> None:
    assert "No credit" in told(ClaudeProvider, Reply(status=status, error="some_error")).detail


def test_what_is_too_long_for_the_model_is_told_with_a_way_out() -> None:
    assert "shorter posting" in told(ClaudeProvider, Reply(status=400, error=VAGUE, said=TOO_LONG)).detail
