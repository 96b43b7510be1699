"""Drafts for a job: ask for one, read it as it is written, edit it, delete it."""

from typing import Annotated
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, StringConstraints

from service.api.drafts import EVENT_STREAM, events, server_sent
from service.auth import current_user
from service.drafts import store
from service.drafts.model import DraftKind, DraftRequest
from service.errors import ServiceError
from service.web.edge import blueprint, db, signed_in, to
from service.web.forms import read, read_all
from service.web.job import page
from service.web.marks import marked

bp = blueprint("drafts", guard=signed_in)


class Asked(BaseModel):
    """What the forms of the job's page ask for."""

    model_config = ConfigDict(frozen=True)

    kind: DraftKind
    question: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=2000)] | None = None
    recipient: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] | None = None
    provider: Annotated[str, StringConstraints(max_length=50)] | None = None

    def as_request(self) -> DraftRequest:
        """The same for the drafting desk; each kind takes only what is its own."""
        is_answer, is_outreach = self.kind is DraftKind.ANSWER, self.kind is DraftKind.OUTREACH
        return DraftRequest(
            kind=self.kind,
            question=self.question if is_answer else None,
            recipient=self.recipient if is_outreach else None,
        )


@bp.post("/jobs/<uuid:job_id>/drafts")
def draft(job_id: UUID) -> ResponseReturnValue:
    """Draft what was asked for: streamed to a script that asks for it, else as a page when it is done."""
    is_streamed = request.accept_mimetypes.best_match(["text/html", EVENT_STREAM]) == EVENT_STREAM
    try:
        asked = read(Asked, "kind", "question", "recipient", "provider")
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
    """Keep the person's own words; the text before is kept as a revision."""
    kept = store.change(draft_id, read_all(store.DraftChanges, "content"), db=db())
    return to("web_job.show", job_id=kept.job_id, say="draft-kept", anchor=f"draft-{kept.id}")


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
