"""Writes one draft: asks a provider without saying who the person is, checks each sentence, has it put right once."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from service.answers.model import MAX_QUESTION_CHARACTERS
from service.drafts.apart import ReaderApart
from service.drafts.checking import Grounds
from service.drafts.composing import compose, draft_language, flaws, prompt_version, repair
from service.drafts.masking import Mask
from service.drafts.model import (
    MAX_OPTION_CHARACTERS,
    MAX_OPTIONS,
    Begun,
    Checked,
    Cited,
    Delta,
    Done,
    DraftKind,
    DraftRequest,
    Past,
)
from service.drafts.page import Page
from service.drafts.proof import Proof
from service.drafts.providers import OFFLINE
from service.drafts.restoring import Restorer
from service.errors import (
    DraftStopped,
    InvalidInput,
    ProviderCutOff,
    ProviderFailed,
    ProviderMalformed,
    ProviderOverloaded,
    ProviderRateLimited,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from datetime import date

    from service.drafts.composing import Asked
    from service.drafts.grounding import Audit
    from service.drafts.patience import Patience
    from service.drafts.providers import Completion, Provider
    from service.resumes.model import Resume
    from service.scrape.model import JobPosting

MIN_LIMIT, MAX_LIMIT = 50, 10_000  # characters; no form asks for less or takes more
LONGEST_WAIT = 5  # seconds before a provider is asked again: a busy one may name a moment that soon
REPAIR_SECONDS = 5.0  # with less time left, what failed is marked and stays

_NAMES = {"claude": "Claude", "openai": "The OpenAI provider"}

Event = Begun | Delta | Cited | Checked | Done


@dataclass(frozen=True, kw_only=True)
class Brief:
    """Everything one draft is made of, and what makes the check of it."""

    request: DraftRequest
    resume: Resume
    posting: JobPosting
    today: date
    nonce: str = field(repr=False)
    past: Past = field(default_factory=Past)
    masks: bool = True
    max_tokens: int = 4_000
    prove: Callable[[Grounds], Proof] = field(default=lambda grounds: Proof(ReaderApart(grounds)), repr=False)

    @cached_property
    def proof(self) -> Proof:
        """The check of the draft against the résumé, the posting and what the person answered before."""
        return self.prove(
            Grounds(
                resume=self.resume,
                posting=self.posting,
                today=self.today,
                facts=tuple(earlier.answer for earlier in self.past.answers),
                question=self.request.question or "",
                options=tuple(self.request.options),
            )
        )


def write(brief: Brief, *, providers: Sequence[Provider], patience: Patience) -> Generator[Event, None, None]:
    """Give the draft as it is written, and at the end the whole with its audit; closing it ends the call upstream.

    The next of `providers` steps in when one fails before its first word; a failure after that ends in a Done with what
    came. Raises InvalidInput at once for a request that cannot be drafted; while reading, the ProviderFailed of the
    first provider when all fail before any word.
    """
    _check(brief.request)
    return _Writing(brief, patience).events(providers)


def _check(request: DraftRequest) -> None:
    question = (request.question or "").strip()
    if request.kind is DraftKind.ANSWER and not question:
        raise InvalidInput("Which question should be answered? Please give its text.")
    if len(question) > MAX_QUESTION_CHARACTERS:
        raise InvalidInput(f"This question is longer than {MAX_QUESTION_CHARACTERS} characters. Please shorten it.")
    if request.limit is not None and not MIN_LIMIT <= request.limit <= MAX_LIMIT:
        raise InvalidInput(f"A limit of characters has to lie between {MIN_LIMIT} and {MAX_LIMIT}.")
    if len(request.options) > MAX_OPTIONS or any(len(one) > MAX_OPTION_CHARACTERS for one in request.options):
        raise InvalidInput(f"At most {MAX_OPTIONS} options can be given, of {MAX_OPTION_CHARACTERS} characters each.")


class _Writing:
    """One draft in the making."""

    def __init__(self, brief: Brief, patience: Patience) -> None:
        self._brief, self._patience = brief, patience
        self._mask = Mask(brief.resume, brief.nonce, hides=brief.masks)
        self._page = Page()
        self._asked: Asked = compose(
            brief.request,
            resume=brief.resume,
            posting=brief.posting,
            mask=self._mask,
            past=brief.past,
            max_tokens=brief.max_tokens,
            today=brief.today,
        )

    def events(self, providers: Sequence[Provider]) -> Generator[Event, None, None]:
        """Ask until one writes, check, have it put right, and say how it ended."""
        failure: ProviderFailed | None = None
        writer = first = providers[0]
        for provider in _turns(providers):
            if failure is not None and not self._may_go_on(failure, provider, again=provider is writer):
                continue
            writer = provider
            yield Begun(provider.name, provider.model)
            try:
                yield from self._words(provider)
            except ProviderFailed as error:
                if self._page.text:
                    yield self._done(writer, failure=error)
                    return
                failure = failure or error
            else:
                notice = None if writer is first or failure is None else _notice(first, writer, failure)
                yield from self._checked(writer, notice=notice)
                return
        raise failure or ProviderFailed()

    def _may_go_on(self, failure: ProviderFailed, provider: Provider, *, again: bool) -> bool:
        """Whether to ask `provider` after a failure; waits a little before the same one is asked again."""
        over = self._patience.failure
        if isinstance(over, DraftStopped):
            return False
        if again:
            wait = failure.extra.get("retry_after", 1)
            if not isinstance(failure, _PASSING) or not isinstance(wait, int) or wait > LONGEST_WAIT:
                return False
            self._patience.wait(wait)
        return provider.name == OFFLINE or self._patience.failure is None

    def _words(self, provider: Provider) -> Generator[Event, None, None]:
        restorer = Restorer(self._mask.words, self._mask.nonce)
        self._page = Page(self._brief.request.most)
        with closing(provider.stream(self._asked.completion, self._patience)) as chunks:
            for chunk in chunks:
                if chunk.usage is not None:
                    self._page.usage += chunk.usage
                if chunk.begins is not None:
                    yield from self._shown(restorer.feed(self._page.begin(chunk.begins, chunk.text)))
                fresh = chunk.text.lstrip() if chunk.begins is not None else chunk.text
                yield from self._shown(restorer.feed(fresh))
                if chunk.evidence is not None:
                    yield from self._shown(restorer.finish())
                    yield self._cited(chunk.evidence)
                    self._brief.proof.follow(self._page.text)
        if not self._page.text:
            raise ProviderMalformed(
                "The AI provider answered with no text at all. No credit was used. Please try again."
            )

    def _shown(self, text: str) -> Generator[Delta, None, None]:
        if shown := self._page.take(text):
            yield Delta(self._page.number, shown)

    def _cited(self, refs: tuple[str, ...]) -> Cited:
        lines = [self._asked.lines[ref.strip()] for ref in refs if ref.strip() in self._asked.lines]
        return Cited(self._page.number, tuple(lines))

    def _checked(self, writer: Provider, *, notice: str | None) -> Generator[Event, None, None]:
        """Say what holds, and have a model put right once what does not."""
        audit = self._brief.proof.check(self._page.text)
        may = writer.name != OFFLINE and self._patience.left > REPAIR_SECONDS
        if may and (self._page.excess or flaws(audit)):
            yield Checked(text=self._page.text, audit=audit, goes_on=True)
            audit = self._repaired(writer, audit)
        yield Checked(text=self._page.text, audit=audit)
        yield self._done(writer, audit=audit, notice=notice)

    def _repaired(self, writer: Provider, audit: Audit) -> Audit:
        """Give the audit after the sentences with flaws were asked for anew; a failure leaves all as it was."""
        language = draft_language(self._brief.request, self._brief.posting)
        excess, flawed = self._page.excess, flaws(audit)
        again = repair(
            self._asked.completion,
            text=self._page.text,
            audit=audit,
            language=language,
            mask=self._mask,
            excess=excess,
        )
        try:
            told = self._told(writer, again)
        except DraftStopped:
            raise
        except ProviderFailed:
            return audit
        places = {
            number: (sentence.start, sentence.end)
            for number, sentence in enumerate(audit.sentences, 1)
            if number in told and (excess or number in flawed)
        }
        self._page.replace({places[number]: told[number] for number in places})
        return self._brief.proof.check(self._page.text) if self._page.text else audit

    def _told(self, writer: Provider, completion: Completion) -> dict[int, str]:
        """Give the sentences of a reply by their numbers; under 0 what has none, as a reply in another form."""
        told: dict[int, str] = {}
        number = 0
        restorer = Restorer(self._mask.words, self._mask.nonce)
        with closing(writer.stream(completion, self._patience)) as chunks:
            for chunk in chunks:
                if chunk.usage is not None:
                    self._page.usage += chunk.usage
                if chunk.begins is not None:
                    number = chunk.number or 0
                    told[number] = ""
                if chunk.text:
                    told[number] += restorer.feed(chunk.text)
                if chunk.evidence is not None:
                    told[number] += restorer.finish()
        return told

    def _done(
        self,
        writer: Provider,
        *,
        audit: Audit | None = None,
        notice: str | None = None,
        failure: ProviderFailed | None = None,
    ) -> Done:
        return Done(
            text=self._page.text,
            audit=audit or self._brief.proof.check(self._page.text),
            provider=writer.name,
            model=writer.model,
            prompt_version=prompt_version(self._brief.request.kind),
            usage=self._page.usage,
            notice=" ".join(filter(None, (notice, self._page.notice))) or None,
            failure=failure,
        )


# Failures that may be over in a moment. A refusal, a wrong key and an empty account are not.
_PASSING = (ProviderRateLimited, ProviderOverloaded, ProviderCutOff, ProviderMalformed)


def _turns(providers: Sequence[Provider]) -> list[Provider]:
    """Whom to ask in turn: each once, and the first twice when no other model can step in."""
    models = [provider for provider in providers if provider.name != OFFLINE]
    return [models[0], *providers] if len(models) == 1 and providers[0] is models[0] else list(providers)


def _notice(first: Provider, writer: Provider, failure: ProviderFailed) -> str:
    why = failure.title[0].lower() + failure.title[1:]
    head = f"{_NAMES.get(first.name, first.name)} could not write this: {why}."
    if writer.name == OFFLINE:
        return f"{head} It was put together without AI instead, from your résumé’s own lines, and cost nothing."
    return f"{head} {_NAMES.get(writer.name, writer.name)} wrote it instead."


__all__ = ["Brief", "Event", "write"]
