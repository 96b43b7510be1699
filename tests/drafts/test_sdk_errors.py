"""Whatever the SDKs can raise has a name of ours: their exception classes are walked, not listed."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Self

import anthropic
import httpx2
import openai
import pytest

from service.drafts.providers.claude import ClaudeProvider
from tests.drafts.test_providers import LONG, NETWORKED, Networked, failure_of


def family(kind: type[Exception]) -> set[type[Exception]]:
    return {kind}.union(*(family(child) for child in kind.__subclasses__()))


def raised(kind: type[Exception]) -> Exception:
    """The exception as the SDK makes it, without its constructor, which differs from class to class."""
    error = kind.__new__(kind)
    Exception.__init__(error, "as the test asked")
    said = {"status_code": 418, "type": None, "code": None, "error_code": None, "body": None, "message": ""}
    for name, value in {**said, "response": httpx2.Response(418, headers={"retry-after": "3"})}.items():
        with suppress(AttributeError):  # some are read-only
            setattr(error, name, value)
    return error


HTTP_ERRORS = family(httpx2.HTTPError) | family(httpx2.StreamError)
RAISED = [
    (provider, kind)
    for provider in NETWORKED
    for kind in sorted(
        HTTP_ERRORS | family(anthropic.AnthropicError if provider is ClaudeProvider else openai.OpenAIError),
        key=lambda kind: (kind.__module__, kind.__name__),
    )
]


@pytest.mark.parametrize(("provider", "kind"), RAISED, ids=lambda value: value.__name__)
@pytest.mark.parametrize("at", ["asking", "reading"])
def test_whatever_the_sdk_raises_has_a_name_of_ours(provider: type[Networked], kind: type[Exception], at: str) -> None:
    made = provider(api_key="sk-wire", model="model-1", timeout=LONG)
    made._ask = Raising(raised(kind), at=at)  # type: ignore[method-assign,assignment] # as the SDK would

    failure = failure_of(made)

    assert failure.detail.endswith(".")
    assert "as the test asked" not in failure.detail


class Raising:
    """In place of the call upstream: raises at once, or when the reply is read."""

    def __init__(self, error: Exception, *, at: str) -> None:
        self.error, self.at = error, at

    def __call__(self, *_: object) -> "Raising":
        """Ask."""
        if self.at == "asking":
            raise self.error
        return self

    def __enter__(self) -> Self:
        """Begin to read."""
        return self

    def __exit__(self, *_: object) -> None:
        """End."""

    def __iter__(self) -> Iterator[object]:
        """Read."""
        raise self.error
