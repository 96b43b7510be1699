"""Drafts for a job: ask for one, read it as it is written, edit it, delete it."""

from typing import Annotated
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from service.api.drafts import edited, events, server_sent
from service.api.once import EVENT_STREAM
from service.auth import current_user
from service.drafts import revisions, store
from service.drafts.model import (
    MAX_OPTIONS,
    Audience,
    Channel,
    DraftKind,
    DraftRequest,
    Option,
    Question,
    Recipient,
    Tone,
)
from service.drafts.writing import MAX_LIMIT, MIN_LIMIT
from service.errors import DraftChanged, InvalidInput, ServiceError
from service.web.edge import blueprint, db, signed_in, to
from service.web.forms import FILL_IN, WrongForm, read, read_all, seen, text
from service.web.job import page
from service.web.marks import marked

bp = blueprint("drafts", guard=signed_in)

_FIELDS = ("kind", "question", "options", "limit", "recipient", "audience", "channel", "tone", "language", "provider")


def _lines(value: object) -> object:
    """The lines of a text, without empty ones."""
    return [line.strip() for line in value.splitlines() if line.strip()] if isinstance(value, str) else value


class Asked(BaseModel):
    """What the forms of the job's page ask for."""

    model_config = ConfigDict(frozen=True)

    kind: DraftKind
    question: Question | None = None
    options: Annotated[tuple[Option, ...], BeforeValidator(_lines), Field(max_length=MAX_OPTIONS)] = ()
    limit: Annotated[int, Field(ge=MIN_LIMIT, le=MAX_LIMIT)] | None = None
    recipient: Recipient | None = None
    audience: Audience | None = None
    channel: Channel = Channel.EMAIL
    tone: Tone | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] | None = None
    provider: Annotated[str, StringConstraints(max_length=50)] | None = None

    def as_request(self) -> DraftRequest:
        """The same for the drafting desk; each kind takes only what is its own. Raises WrongForm without a question."""
        is_answer, is_outreach = self.kind is DraftKind.ANSWER, self.kind is DraftKind.OUTREACH
        if is_answer and self.question is None:
            raise WrongForm({"question": FILL_IN})
        return DraftRequest(
            kind=self.kind,
            question=self.question if is_answer else None,
            options=self.options if is_answer else (),
            limit=self.limit if is_answer else None,
            recipient=self.recipient if is_outreach else None,
            audience=self.audience if is_outreach else None,
            channel=self.channel if is_outreach else Channel.EMAIL,
            tone=self.tone,
            language=self.language,
        )


@bp.post("/jobs/<uuid:job_id>/drafts")
def draft(job_id: UUID) -> ResponseReturnValue:
    """Draft what was asked for: streamed to a script that asks for it, else as a page when it is done."""
    is_streamed = request.accept_mimetypes.best_match(["text/html", EVENT_STREAM]) == EVENT_STREAM
    try:
        asked = read(Asked, *_FIELDS)
        words = events(asked.as_request(), job_id=job_id, user=current_user(), provider=asked.provider)
        if is_streamed:
            return server_sent(words)
        *_, kept = words
    except ServiceError as failure:
        if is_streamed:
            raise
        return page(job_id, failure=failure, about=request.form.get("kind"))
    if not isinstance(kept, store.Draft):
        raise TypeError(kept)
    return to("web_job.show", job_id=job_id, anchor=f"draft-{kept.id}")


@bp.post("/drafts/<uuid:draft_id>/edit")
def edit(draft_id: UUID) -> ResponseReturnValue:
    """Keep the person's own words; the text before is kept as a revision.

    When they cannot be kept, or another tab kept a text that this one has not shown, they stay in the field.
    """
    try:
        given = read_all(store.DraftChanges, "content").model_copy(update={"seen": seen()})
        kept = edited(draft_id, given)
    except (DraftChanged, InvalidInput) as failure:
        return page(store.get(draft_id, db=db()).job_id, failure=failure, about=str(draft_id))
    return to("web_job.show", job_id=kept.job_id, say="draft-kept", anchor=f"draft-{kept.id}")


@bp.post("/drafts/<uuid:draft_id>/vouch")
def vouch(draft_id: UUID) -> ResponseReturnValue:
    """Keep a sentence that the résumé does not back, because the person stands by it; without `keep`, leave it out."""
    kept = store.get(draft_id, db=db())
    sentence = text("sentence")
    vouched = [one for one in kept.vouched if one != sentence]
    if text("keep"):
        if sentence not in kept.vouched and not kept.is_doubtful(sentence):
            raise InvalidInput("The draft has no such sentence to check. Go back and reload the page.")
        vouched.append(sentence)
    store.change(draft_id, store.DraftChanges(vouched=vouched), db=db())
    return to("web_job.show", job_id=kept.job_id, anchor=f"draft-{kept.id}")


@bp.get("/drafts/<uuid:draft_id>/revisions")
def earlier(draft_id: UUID) -> ResponseReturnValue:
    """Show the texts that the draft had before."""
    return _earlier(draft_id)


@bp.post("/drafts/<uuid:draft_id>/revisions/<uuid:revision_id>/restore")
def restore(draft_id: UUID, revision_id: UUID) -> ResponseReturnValue:
    """Take an earlier text back; the one before it is kept in turn."""
    try:
        kept = edited(draft_id, store.DraftChanges(restore=revision_id, seen=seen()))
    except DraftChanged as failure:
        return _earlier(draft_id, failure=failure)
    return to("web_job.show", job_id=kept.job_id, say="draft-restored", anchor=f"draft-{kept.id}")


@bp.get("/drafts/<uuid:draft_id>/delete")
def confirm(draft_id: UUID) -> ResponseReturnValue:
    """Ask whether the draft is really to go."""
    kept = store.get(draft_id, db=db())
    return render_template("draft_delete.html", draft=kept, pieces=marked(kept).pieces)


@bp.post("/drafts/<uuid:draft_id>/delete")
def remove(draft_id: UUID) -> ResponseReturnValue:
    """Delete the draft."""
    job_id = store.get(draft_id, db=db()).job_id
    store.remove(draft_id, db=db())
    return to("web_job.show", job_id=job_id, say="draft-deleted", anchor="drafts")


def _earlier(draft_id: UUID, *, failure: ServiceError | None = None) -> ResponseReturnValue:
    found = revisions.find(draft_id, db=db(), cursor=request.args.get("cursor"))
    kept = store.get(draft_id, db=db())
    body = render_template("draft_revisions.html", draft=kept, found=found, failure=failure)
    return body, int(failure.status) if failure else 200
