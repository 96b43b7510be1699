"""/jobs/{id}/answers, /cover-letter, /outreach and /drafts: texts whose sentences carry their evidence."""

from collections.abc import Generator, Iterator
from contextlib import closing
from typing import Annotated, Literal
from uuid import UUID

from flask import Response, json, request, stream_with_context
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, StringConstraints

from service.api.edge import blueprint, body, signed_in
from service.api.openapi import describe
from service.auth import User, current_user
from service.deps import deps
from service.drafts import store
from service.drafts.drafting import Desk, Started, draft
from service.drafts.model import Delta, DraftKind, DraftRequest
from service.errors import BadRequest, ServiceError
from service.problems import document, unexpected

EVENT_STREAM = "text/event-stream"
Draft = Generator[Started | Delta | store.Draft, None, None]

writing = blueprint("writing", prefix="/jobs", guard=signed_in)
bp = blueprint("drafts", prefix="/drafts", guard=signed_in)


class _Ask(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    provider: Literal["claude", "openai", "offline"] | None = None


class LetterIn(_Ask):
    """Ask for a cover letter."""


class AnswerIn(_Ask):
    """Ask for an answer to a question of the application form."""

    question: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=2000)]


class OutreachIn(_Ask):
    """Ask for a note to somebody at the employer."""

    recipient: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] | None = None


class DraftsOut(BaseModel):
    """The person's drafts, newest first."""

    drafts: list[store.Draft]


@writing.post("/<uuid:job_id>/cover-letter")
@describe(takes=LetterIn, gives=store.Draft, status=201, streams=True)
def cover_letter(job_id: UUID) -> ResponseReturnValue:
    """Draft a cover letter."""
    asked = body(LetterIn)
    return _reply(DraftRequest(kind=DraftKind.COVER_LETTER), job_id=job_id, provider=asked.provider)


@writing.post("/<uuid:job_id>/answers")
@describe(takes=AnswerIn, gives=store.Draft, status=201, streams=True)
def answer(job_id: UUID) -> ResponseReturnValue:
    """Draft an answer to a question."""
    asked = body(AnswerIn)
    return _reply(DraftRequest(kind=DraftKind.ANSWER, question=asked.question), job_id=job_id, provider=asked.provider)


@writing.post("/<uuid:job_id>/outreach")
@describe(takes=OutreachIn, gives=store.Draft, status=201, streams=True)
def outreach(job_id: UUID) -> ResponseReturnValue:
    """Draft a note to somebody at the employer."""
    asked = body(OutreachIn)
    return _reply(
        DraftRequest(kind=DraftKind.OUTREACH, recipient=asked.recipient), job_id=job_id, provider=asked.provider
    )


@bp.get("")
@describe(gives=DraftsOut, query=("job_id",))
def find() -> ResponseReturnValue:
    """List drafts, newest first; `job_id` limits them to one job."""
    found = store.find(deps().db.as_user(current_user()), job_id=_job_id())
    return DraftsOut(drafts=found).model_dump(mode="json")


@bp.get("/<uuid:draft_id>")
@describe(gives=store.Draft)
def get(draft_id: UUID) -> ResponseReturnValue:
    """Give one draft."""
    return store.get(draft_id, db=deps().db.as_user(current_user())).model_dump(mode="json")


@bp.patch("/<uuid:draft_id>")
@describe(takes=store.DraftChanges, gives=store.Draft)
def change(draft_id: UUID) -> ResponseReturnValue:
    """Edit a draft; the text before is kept."""
    changes = body(store.DraftChanges)
    return store.change(draft_id, changes, db=deps().db.as_user(current_user())).model_dump(mode="json")


@bp.delete("/<uuid:draft_id>")
@describe(status=204)
def remove(draft_id: UUID) -> ResponseReturnValue:
    """Delete a draft."""
    store.remove(draft_id, db=deps().db.as_user(current_user()))
    return "", 204


def events(asked: DraftRequest, *, job_id: UUID, user: User, provider: str | None) -> Draft:
    """The draft as it comes. Its start is awaited here, so that what forbids a draft still has its status.

    The first word is not: a browser gives up on a reply whose head does not come within 30 seconds.
    """
    desk = Desk(
        database=deps().db,
        meter=deps().meter,
        providers=deps().providers,
        today=deps().today(),
        secret=deps().secret,
    )
    words = draft(asked, job_id=job_id, user=user, desk=desk, provider=provider)
    next(words)
    return words


def server_sent(words: Draft) -> Response:
    """The draft as server-sent events: `delta` for words, `done` for the draft, `error` for a problem."""

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


def _reply(asked: DraftRequest, *, job_id: UUID, provider: str | None) -> ResponseReturnValue:
    words = events(asked, job_id=job_id, user=current_user(), provider=provider)
    if request.accept_mimetypes.best_match(["application/json", EVENT_STREAM]) == EVENT_STREAM:
        return server_sent(words)
    *_, kept = words
    if not isinstance(kept, store.Draft):
        raise TypeError(kept)
    return kept.model_dump(mode="json"), 201


def _line(event: Started | Delta | store.Draft) -> str:
    if isinstance(event, store.Draft):
        return _event("done", event.model_dump(mode="json"))
    return _event("delta", {"text": event.text}) if isinstance(event, Delta) else ""


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


def _job_id() -> UUID | None:
    given = request.args.get("job_id")
    try:
        return UUID(given) if given else None
    except ValueError as error:
        raise BadRequest("job_id is not an id.") from error
