"""One draft from request to row: choose a provider, hold the credit, stream, keep, settle."""

import hashlib
import hmac
from collections.abc import Generator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from service import account, jobs
from service.auth import User
from service.db import Database
from service.drafts import store
from service.drafts.model import Delta, Done, DraftRequest
from service.drafts.providers import Provider
from service.drafts.writing import write
from service.errors import InvalidInput, ProviderMalformed
from service.resumes.store import active
from service.usage import Meter, Operation

OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Started:
    """The credit is held and the provider is about to be asked; its first word may take a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What drafting needs from outside."""

    database: Database
    meter: Meter
    providers: Mapping[str, Provider]
    today: date
    secret: bytes = field(repr=False)


def draft(
    request: DraftRequest, *, job_id: UUID, user: User, desk: Desk, provider: str | None = None
) -> Generator[Started | Delta | store.Draft, None, None]:
    """Started once the credit is held, then the words as they come, then the stored draft.

    Before Started it may raise NotFound, NoActiveResume, QuotaExceeded or InvalidInput (a provider that is not set
    up); later a ProviderFailed. No failure uses a credit or leaves a row, nor does a reader who goes away.
    """
    db = desk.database.as_user(user)
    posting = jobs.get(job_id, db=db).as_posting()
    resume = active(db)
    chosen = choose(desk.providers, asked=provider, preferred=account.profile(db).preferred_ai_provider)
    with desk.meter.charge(user, Operation(request.kind), provider=chosen.name) as charge:
        yield Started()
        done = yield from _words(
            write(
                request,
                resume=resume.resume,
                posting=posting,
                provider=chosen,
                fallback=_other(desk.providers, chosen),
                today=desk.today,
                nonce=_nonce(desk.secret, user, job_id),
            )
        )
        charge.provider = done.provider
        kept = store.keep(done, request, job_id=job_id, resume_id=resume.id, user=user, database=desk.database)
    yield kept


def choose(providers: Mapping[str, Provider], *, asked: str | None, preferred: str | None) -> Provider:
    """The provider asked for, else the preferred one, else the first that needs a key, else the offline one.

    Raises InvalidInput when the one asked for is not set up.
    """
    if asked is not None:
        if asked not in providers:
            raise InvalidInput(f"This server has no provider named {asked[:50]!r}; it has: {', '.join(providers)}.")
        return providers[asked]
    if preferred is not None and preferred in providers:
        return providers[preferred]
    return next((p for name, p in providers.items() if name != OFFLINE), providers[OFFLINE])


def _other(providers: Mapping[str, Provider], chosen: Provider) -> Provider | None:
    """The provider that may step in; never from or to the offline one, which a person chooses knowingly."""
    if chosen.name == OFFLINE:
        return None
    return next((p for name, p in providers.items() if name not in {OFFLINE, chosen.name}), None)


def _words(events: Generator[Delta | Done, None, None]) -> Generator[Delta, None, Done]:
    """Pass on the words; the generator's value is what came at the end."""
    with closing(events):
        for event in events:
            if isinstance(event, Done):
                return event
            yield event
    raise ProviderMalformed("The text was cut off. Nothing was charged; please try again.")


def _nonce(secret: bytes, user: User, job_id: UUID) -> str:
    """Unguessable, and the same for one person and job, so that a provider can cache the prefix."""
    return hmac.new(secret, f"draft:{user.id}:{job_id}".encode(), hashlib.sha256).hexdigest()[:16]
