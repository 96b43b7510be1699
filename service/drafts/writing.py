"""Writes one draft: asks a provider without saying who the person is, and checks each sentence of what comes back."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service.drafts.composing import compose, prompt_version
from service.drafts.grounding import audit
from service.drafts.masking import Mask
from service.drafts.model import Delta, Done, DraftKind, DraftRequest
from service.drafts.providers import Completion, Usage
from service.drafts.restoring import Restorer
from service.errors import InvalidInput, ProviderFailed, ProviderMalformed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from datetime import date

    from service.drafts.providers import Provider
    from service.resumes.model import Resume
    from service.scrape.model import JobPosting

MAX_QUESTION_CHARACTERS = 2_000  # the longest question of a form seen has 600
MAX_OUTPUT_CHARACTERS = 20_000  # a server that ignores the limit of tokens is stopped here
MIN_LIMIT, MAX_LIMIT = 50, 10_000  # characters; no form asks for less or takes more

# What a text must not hold: control characters (a database refuses NUL), and halves of broken code points.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(slots=True)
class _Paper:
    """What has been written so far."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    usage: Usage = field(default_factory=Usage)

    def take(self, text: str) -> str:
        """Note the next stretch and give what of it can be shown; raises ProviderMalformed when it is endless."""
        text = _UNWANTED.sub("", text)
        if not self.pieces:
            text = text.lstrip()
        if text:
            self.pieces.append(text)
            self.length += len(text)
        if self.length > MAX_OUTPUT_CHARACTERS:
            raise ProviderMalformed("The AI provider would not stop writing. No credit was used. Please try again.")
        return text

    @property
    def text(self) -> str:
        return "".join(self.pieces).rstrip()


def write(
    request: DraftRequest,
    *,
    resume: Resume,
    posting: JobPosting,
    provider: Provider,
    fallback: Provider | None,
    today: date,
    nonce: str,
) -> Generator[Delta | Done, None, None]:
    """Give the draft as it is written, and at the end the whole with its audit; closing it ends the call upstream.

    `fallback` steps in only when `provider` fails before its first word. Raises InvalidInput at once for a request
    that cannot be drafted; while reading, a ProviderFailed: of the first provider when both fail before any word.
    """
    _check(request)
    mask = Mask(resume, nonce)
    completion = compose(request, resume=resume, posting=posting, mask=mask)

    def drafted() -> Generator[Delta | Done, None, None]:
        paper = _Paper()
        candidates = [provider, fallback] if fallback is not None else [provider]
        writer = yield from _first_that_writes(candidates, completion, mask=mask, paper=paper)
        yield Done(
            text=paper.text,
            audit=audit(paper.text, resume=resume, posting=posting, today=today),
            provider=writer.name,
            model=writer.model,
            prompt_version=prompt_version(request.kind),
            input_tokens=paper.usage.input,
            output_tokens=paper.usage.output,
        )

    return drafted()


def _check(request: DraftRequest) -> None:
    question = (request.question or "").strip()
    if request.kind is DraftKind.ANSWER and not question:
        raise InvalidInput("Which question should be answered? Please give its text.")
    if len(question) > MAX_QUESTION_CHARACTERS:
        raise InvalidInput(f"This question is longer than {MAX_QUESTION_CHARACTERS} characters. Please shorten it.")
    if request.limit is not None and not MIN_LIMIT <= request.limit <= MAX_LIMIT:
        raise InvalidInput(f"A limit of characters has to lie between {MIN_LIMIT} and {MAX_LIMIT}.")


def _first_that_writes(
    providers: list[Provider], completion: Completion, *, mask: Mask, paper: _Paper
) -> Generator[Delta, None, Provider]:
    """Pass on the words of the first provider that writes any; the value is that provider."""
    failure: ProviderFailed | None = None
    for provider in providers:
        try:
            yield from _words(provider, completion, mask=mask, paper=paper)
        except ProviderFailed as error:
            if paper.pieces:
                raise
            failure = failure or error
        else:
            return provider
    raise failure or ProviderFailed()


def _words(provider: Provider, completion: Completion, *, mask: Mask, paper: _Paper) -> Iterator[Delta]:
    restorer = Restorer(mask.words, mask.nonce)
    with closing(provider.stream(completion)) as chunks:
        for chunk in chunks:
            paper.usage = chunk.usage or paper.usage
            if shown := paper.take(restorer.feed(chunk.text)):
                yield Delta(shown)
    if shown := paper.take(restorer.finish()):
        yield Delta(shown)
    if not paper.pieces:
        raise ProviderMalformed("The AI provider answered with no text at all. No credit was used. Please try again.")
