"""One draft from request to row: choose a provider, hold the credit, stream, keep, settle."""

import hashlib
import hmac
import socket
import time
from collections.abc import Generator, Mapping
from concurrent.futures import Executor, Future, wait
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import UUID

from service import account, jobs
from service.account.wishes import wishes
from service.auth import User
from service.db import Client, Database
from service.drafts import store
from service.drafts.composing import compose, prompt_version
from service.drafts.masking import Mask
from service.drafts.model import Begun, Checked, Cited, Delta, Done, DraftKind, DraftRequest, Past, Tone, Usage
from service.drafts.past import past
from service.drafts.patience import STOPPED, Patience
from service.drafts.pricing import Estimate, Rates, estimate
from service.drafts.providers import OFFLINE, Provider
from service.drafts.seats import Seats
from service.drafts.writing import Brief, write
from service.errors import DraftStopped, InvalidInput, ProviderFailed
from service.jobs.model import Job
from service.resumes.store import active
from service.usage import Meter, Operation

SAVE_SECONDS = 5.0  # between two savings of a growing text; one that is stopped is saved at once
SAMPLE_QUESTION = "Which of your experience fits this position best?"  # as long as most: for an estimate


@dataclass(frozen=True, slots=True)
class Started:
    """The credit is held and the provider is about to be asked; its first word may take a while."""


Event = Started | Delta | Cited | Checked | store.Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What drafting needs from outside. `seconds` is the longest one draft may take, `max_tokens` its length."""

    database: Database
    meter: Meter
    providers: Mapping[str, Provider]
    rates: Mapping[str, Rates]
    seats: Seats
    today: date
    seconds: float
    max_tokens: int
    secret: bytes = field(repr=False)


def draft(
    request: DraftRequest,
    *,
    job_id: UUID,
    user: User,
    desk: Desk,
    provider: str | None = None,
    reader: socket.socket | None = None,
    draft_id: UUID | None = None,
) -> Generator[Event, None, None]:
    """Started once the credit is held, then the words as they come with what backs them, then the stored draft.

    Before Started it may raise NotFound, NoActiveResume, QuotaExceeded, TooManyDrafts or InvalidInput (a provider that
    is not set up); later a ProviderFailed, whose `draft_id` names the row when words had come. No failure uses a
    credit, nor does a reader who goes away (closes `reader`, or the generator) before the whole was checked; what had
    come is kept, incomplete.
    A try again with the same `draft_id` goes on with what a failed one left; when that was finished after all, by a
    process that died before it could say so, it is given as it is and costs nothing.
    Without `provider` the preferred one writes, else another, else the offline one; one that is named writes alone.
    """
    with ExitStack() as held:
        held.enter_context(desk.seats.taken(is_offline=provider == OFFLINE or set(desk.providers) == {OFFLINE}))
        db = desk.database.as_user(user)
        if draft_id is not None and (made := store.made_lately(draft_id, db=db)) is not None:
            yield Started()
            yield made
            return
        brief, resume_id = _brief(request, job=jobs.get(job_id, db=db), user=user, desk=desk, db=db)
        held.callback(brief.proof.close)
        preferred = account.profile(db).preferred_ai_provider if provider is None else None
        turns = line_up(desk.providers, asked=provider, preferred=preferred)
        charge = held.enter_context(desk.meter.charge(user, Operation(request.kind), provider=turns[0].name))
        patience = held.enter_context(Patience(desk.seconds, reader=reader))
        sheet = store.Sheet(
            request, job_id=job_id, resume_id=resume_id, user=user, database=desk.database, draft_id=draft_id
        )
        yield Started()
        work = _Work(brief=brief, sheet=sheet, rates=desk.rates, keeper=desk.seats.keeper)
        kept = yield from work.written(turns, patience)
        charge.provider = kept.provider
    if work.final is not None:
        yield work.final
    yield kept


def foresee(job_id: UUID, *, user: User, desk: Desk) -> dict[DraftKind, Estimate]:
    """About how many tokens a draft of each kind will take for this job. Raises NotFound and NoActiveResume."""
    db = desk.database.as_user(user)
    posting, resume = jobs.get(job_id, db=db).as_posting(), active(db).resume
    mask = Mask(resume, _nonce(desk.secret, user, job_id))
    return {
        kind: estimate(
            compose(
                DraftRequest(kind=kind, question=SAMPLE_QUESTION if kind is DraftKind.ANSWER else None),
                resume=resume,
                posting=posting,
                mask=mask,
                past=Past(),
                max_tokens=desk.max_tokens,
            ).completion,
            kind,
        )
        for kind in DraftKind
    }


def line_up(providers: Mapping[str, Provider], *, asked: str | None, preferred: str | None) -> list[Provider]:
    """Who writes, and who steps in. Raises InvalidInput when the one asked for is not set up.

    The one that is asked for writes alone: a résumé goes to nobody whom its person did not choose. When none is asked
    for, the preferred one or the first that needs a key; then the other; then the offline one, so that there is always
    a draft.
    """
    if asked is not None:
        if asked not in providers:
            raise InvalidInput(f"This server has no provider named {asked[:50]!r}; it has: {', '.join(providers)}.")
        return [providers[asked]]
    models = [provider for name, provider in providers.items() if name != OFFLINE]
    models.sort(key=lambda provider: provider.name != preferred)
    return [*models, providers[OFFLINE]]


def _brief(request: DraftRequest, *, job: Job, user: User, desk: Desk, db: Client) -> tuple[Brief, UUID]:
    """Everything the draft is made of, and the résumé's id."""
    resume, wished = active(db), wishes(db)
    brief = Brief(
        request=replace(request, tone=request.tone or Tone(wished.tone)),
        resume=resume.resume,
        posting=job.as_posting(),
        today=desk.today,
        nonce=_nonce(desk.secret, user, job.id),
        past=past(request, notes=job.notes, learns=wished.learn_from_edits, db=db, company=job.company),
        masks=wished.mask_personal_data,
        max_tokens=desk.max_tokens,
        prove=partial(desk.seats.proof, person=user.id),
    )
    return brief, resume.id


def _nonce(secret: bytes, user: User, job_id: UUID) -> str:
    """Unguessable, and the same for one person and job, so that a provider can cache the prefix."""
    return hmac.new(secret, f"draft:{user.id}:{job_id}".encode(), hashlib.sha256).hexdigest()[:16]


@dataclass(slots=True, kw_only=True)
class _Work:
    """A draft on its way into its row."""

    brief: Brief
    sheet: store.Sheet
    rates: Mapping[str, Rates]
    writer: Begun = field(default_factory=lambda: Begun(OFFLINE, ""))
    text: str = ""
    saved_at: float = 0.0
    keeper: Executor
    saving: Future[None] | None = None
    final: Checked | None = None  # told once it is kept and counted: else who left on hearing it had it for nothing

    def written(
        self, turns: list[Provider], patience: Patience
    ) -> Generator[Delta | Cited | Checked, None, store.Draft]:
        """Pass on what is written; the value is the finished draft. Whatever ends it early, what had come is kept."""
        done: Done | None = None
        try:
            with closing(write(self.brief, providers=turns, patience=patience)) as events:
                for event in events:
                    if isinstance(event, Done):
                        done = event
                    elif isinstance(event, Begun):
                        self.writer = event
                    elif isinstance(event, Checked) and not event.goes_on:
                        self._note(event)
                        self.final = event
                    else:
                        self._note(event)
                        yield event
                        self._save()
        finally:
            kept = self._kept(done)
        if kept is None:
            raise ProviderFailed
        if done is not None and done.failure is not None:
            raise _about(done.failure, kept)
        return kept

    def _note(self, event: Delta | Cited | Checked) -> None:
        if isinstance(event, Checked):
            self.text = event.text
        if isinstance(event, Delta):
            self.text += event.text

    def _save(self) -> None:
        """Keep what has come, so that even a killed process loses little; the reader has had it already."""
        is_due = self.text.strip() and time.monotonic() - self.saved_at > SAVE_SECONDS
        if is_due and (self.saving is None or self.saving.done()):
            self.saving = self.keeper.submit(self._keep_growing, self.text, self.writer)
            self.saved_at = time.monotonic()

    def _keep_growing(self, text: str, writer: Begun) -> None:
        self.sheet.save(text, self.brief.proof.so_far(text), provider=writer.provider, model=writer.model)

    def _kept(self, done: Done | None) -> store.Draft | None:
        """The row as it is now; None when there were no words."""
        if self.saving is not None and not self.saving.cancel():
            wait([self.saving])  # whether it went well shows in what follows, which keeps all of it
        if done is None and not self.text.strip():
            return None
        ended = done or self._broken_off()
        rates = self.rates.get(ended.provider)
        price = rates.price(ended.usage) if rates is not None else None
        return self.sheet.finish(ended, price=price, complete=done is not None and done.failure is None)

    def _broken_off(self) -> Done:
        text = self.text.rstrip()
        return Done(
            text=text,
            audit=self.brief.proof.check(text),
            provider=self.writer.provider,
            model=self.writer.model,
            prompt_version=prompt_version(self.brief.request.kind),
            usage=Usage(),
            failure=DraftStopped(STOPPED),
        )


def _about(failure: ProviderFailed, kept: store.Draft) -> ProviderFailed:
    """The same failure, which also says where the words are that had come."""
    detail = f"{failure.detail} What had been written is kept."
    return type(failure)(detail, extra={**failure.extra, "draft_id": str(kept.id)})
