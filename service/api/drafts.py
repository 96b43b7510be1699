"""/jobs/{id}/answers, /cover-letter, /outreach and /drafts: texts whose sentences carry their evidence."""

import socket
from collections.abc import Generator, Iterator
from contextlib import closing
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

from flask import Response, json, request, stream_with_context
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from service.api.edge import blueprint, body, signed_in
from service.api.once import EVENT_STREAM, repeats_with, thing
from service.api.openapi import describe
from service.auth import User, current_user
from service.deps import deps
from service.drafts import revisions, store
from service.drafts.drafting import Desk, Event, Started, draft, foresee
from service.drafts.editing import edit
from service.drafts.model import (
    MAX_OPTIONS,
    Audience,
    Channel,
    Checked,
    Cited,
    Delta,
    DraftKind,
    DraftRequest,
    Option,
    Question,
    Recipient,
    Tone,
)
from service.drafts.pricing import Rates
from service.drafts.providers import OFFLINE
from service.drafts.writing import MAX_LIMIT, MIN_LIMIT
from service.errors import BadRequest, ServiceError
from service.problems import document, unexpected

Draft = Generator[Event, None, None]

writing = blueprint("writing", prefix="/jobs", guard=signed_in)
bp = blueprint("drafts", prefix="/drafts", guard=signed_in)


class _Ask(BaseModel):
    """What may be said of any draft. A provider that is named writes alone.

    Without one the preferred provider writes, or whoever steps in for it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    provider: Literal["claude", "openai", "offline"] | None = None
    tone: Tone | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*$")] | None = None
    limit: Annotated[int, Field(ge=MIN_LIMIT, le=MAX_LIMIT)] | None = None


class LetterIn(_Ask):
    """Ask for a cover letter."""


class AnswerIn(_Ask):
    """Ask for an answer to a question of the application form, or for one of its options."""

    question: Question
    options: Annotated[list[Option], Field(max_length=MAX_OPTIONS)] = []


class OutreachIn(_Ask):
    """Ask for a note to somebody at the employer; on LinkedIn it has at most 300 characters."""

    recipient: Recipient | None = None
    audience: Audience | None = None
    channel: Channel = Channel.EMAIL


class Foreseen(BaseModel):
    """About how many tokens a draft of a kind will take, and what each provider asks for them, if that is known."""

    kind: DraftKind
    input_tokens: int
    output_tokens: int
    price_usd: dict[str, Decimal | None]


class EstimateOut(BaseModel):
    """What the drafts for a job will take."""

    drafts: list[Foreseen]


def kept(draft_id: UUID) -> dict[str, Any]:
    """A draft as it is now."""
    return store.get(draft_id, db=deps().db.as_user(current_user())).model_dump(mode="json")


@writing.post("/<uuid:job_id>/cover-letter")
@describe(takes=LetterIn, gives=store.Draft, status=201, streams=True)
@repeats_with(kept)
def cover_letter(job_id: UUID) -> ResponseReturnValue:
    """Draft a cover letter."""
    asked = body(LetterIn)
    return _reply(DraftRequest(kind=DraftKind.COVER_LETTER, **_said(asked)), job_id=job_id, provider=asked.provider)


@writing.post("/<uuid:job_id>/answers")
@describe(takes=AnswerIn, gives=store.Draft, status=201, streams=True)
@repeats_with(kept)
def answer(job_id: UUID) -> ResponseReturnValue:
    """Draft an answer to a question."""
    asked = body(AnswerIn)
    said = {**_said(asked), "options": tuple(asked.options)}
    return _reply(DraftRequest(kind=DraftKind.ANSWER, **said), job_id=job_id, provider=asked.provider)


@writing.post("/<uuid:job_id>/outreach")
@describe(takes=OutreachIn, gives=store.Draft, status=201, streams=True)
@repeats_with(kept)
def outreach(job_id: UUID) -> ResponseReturnValue:
    """Draft a note to somebody at the employer."""
    asked = body(OutreachIn)
    return _reply(DraftRequest(kind=DraftKind.OUTREACH, **_said(asked)), job_id=job_id, provider=asked.provider)


@writing.get("/<uuid:job_id>/drafts/estimate")
@describe(gives=EstimateOut)
def foreseen(job_id: UUID) -> ResponseReturnValue:
    """Say about what a draft of each kind will take, before it is asked for."""
    return EstimateOut(drafts=estimates(job_id, user=current_user())).model_dump(mode="json")


@bp.get("")
@describe(gives=store.DraftList, query=("job_id", "cursor"))
def find() -> ResponseReturnValue:
    """List drafts, newest first, a page at a time; `job_id` limits them to one job."""
    db = deps().db.as_user(current_user())
    return store.find(db, job_id=_job_id(), cursor=request.args.get("cursor")).model_dump(mode="json")


@bp.get("/<uuid:draft_id>")
@describe(gives=store.Draft)
def get(draft_id: UUID) -> ResponseReturnValue:
    """Give one draft."""
    return kept(draft_id)


@bp.patch("/<uuid:draft_id>")
@describe(takes=store.DraftChanges, gives=store.Draft)
def change(draft_id: UUID) -> ResponseReturnValue:
    """Edit a draft, or take an earlier text back; the text before is kept."""
    return edited(draft_id, body(store.DraftChanges)).model_dump(mode="json")


@bp.delete("/<uuid:draft_id>")
@describe(status=204)
def remove(draft_id: UUID) -> ResponseReturnValue:
    """Delete a draft."""
    store.remove(draft_id, db=deps().db.as_user(current_user()))
    return "", 204


@bp.get("/<uuid:draft_id>/revisions")
@describe(gives=revisions.RevisionList, query=("cursor",))
def earlier(draft_id: UUID) -> ResponseReturnValue:
    """List the texts a draft had before, newest first; `PATCH` with `restore` takes one back."""
    db = deps().db.as_user(current_user())
    return revisions.find(draft_id, db=db, cursor=request.args.get("cursor")).model_dump(mode="json")


def events(asked: DraftRequest, *, job_id: UUID, user: User, provider: str | None) -> Draft:
    """The draft as it comes. Its start is awaited here, so that what forbids a draft still has its status.

    The first word is not: a browser gives up on a reply whose head does not come within 30 seconds.
    """
    reader = request.environ.get("gunicorn.socket")  # says at once when the reader has gone, also between two words
    words = draft(
        asked,
        job_id=job_id,
        user=user,
        desk=_desk(),
        provider=provider,
        reader=reader if isinstance(reader, socket.socket) else None,
        draft_id=thing(),
    )
    next(words)
    return words


def edited(draft_id: UUID, changes: store.DraftChanges) -> store.Draft:
    """The draft with the changes of the person who asks, its new sentences checked."""
    return edit(draft_id, changes, user=current_user(), desk=_desk())


def estimates(job_id: UUID, *, user: User) -> list[Foreseen]:
    """About what a draft of each kind takes for this job."""
    desk = _desk()
    return [
        Foreseen(
            kind=kind,
            input_tokens=seen.input_tokens,
            output_tokens=seen.output_tokens,
            price_usd={name: seen.price(desk.rates.get(name)) for name in desk.providers if name != OFFLINE},
        )
        for kind, seen in foresee(job_id, user=user, desk=desk).items()
    ]


def server_sent(words: Draft) -> Response:
    """The draft as server-sent events: `sentence`, `evidence`, `audit`, then `done` for the draft or `error`."""

    def lines() -> Iterator[str]:
        with closing(words):  # a reader who leaves ends the call to the provider and has the credit back
            yield ": started\n\n"
            try:
                yield from map(_line, words)
            except ServiceError as failure:
                yield _event("error", document(failure))
            except Exception as error:  # noqa: BLE001 - the head is out, so this event is the only way to say it
                yield _event("error", document(unexpected(error)))

    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return Response(stream_with_context(lines()), content_type=EVENT_STREAM, headers=headers)


def _desk() -> Desk:
    outside = deps()
    settings = outside.settings
    prices = {"claude": settings.claude_prices, "openai": settings.openai_prices}
    return Desk(
        database=outside.db,
        meter=outside.meter,
        providers=outside.providers,
        rates={name: Rates.parse(text) for name, text in prices.items() if text},
        seats=outside.seats,
        today=outside.today(),
        seconds=settings.ai_timeout_seconds,
        max_tokens=settings.ai_max_tokens,
        secret=outside.secret,
    )


def _said(asked: _Ask) -> dict[str, Any]:
    """What a body says of its draft."""
    return {name: getattr(asked, name) for name in type(asked).model_fields if name != "provider"}


def _reply(asked: DraftRequest, *, job_id: UUID, provider: str | None) -> ResponseReturnValue:
    words = events(asked, job_id=job_id, user=current_user(), provider=provider)
    if request.accept_mimetypes.best_match(["application/json", EVENT_STREAM]) == EVENT_STREAM:
        return server_sent(words)
    *_, done = words
    if not isinstance(done, store.Draft):
        raise TypeError(done)
    return done.model_dump(mode="json"), 201


def _line(event: Event) -> str:
    match event:
        case Delta(number, text):
            return _event("sentence", {"number": number, "text": text})
        case Cited(number, evidence):
            return _event("evidence", {"number": number, "lines": [line.model_dump(mode="json") for line in evidence]})
        case Checked(text=text, audit=audit, goes_on=goes_on):
            told = {"content": text, **audit.model_dump(mode="json"), "goes_on": goes_on}
            return _event("audit", told)
        case store.Draft():
            return _event("done", event.model_dump(mode="json"))
        case Started():
            return ""


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


def _job_id() -> UUID | None:
    given = request.args.get("job_id")
    try:
        return UUID(given) if given else None
    except ValueError as error:
        raise BadRequest("job_id is not an id.") from error
