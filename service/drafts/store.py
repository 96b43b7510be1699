"""Drafts of a person: kept, read, edited, deleted."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from service.auth import User
from service.db import Client, Database
from service.drafts.grounding import Audit
from service.drafts.model import Done, DraftKind, DraftRequest
from service.errors import NotFound

_COLUMNS = "id,kind,job_id,question,content,evidence,provider,model,prompt_version,complete,created_at,updated_at"
_GONE = "This draft is not there (any more)."
_MOST = 200  # drafts shown for one job; nobody reads more


class Draft(BaseModel):
    """A text for an employer, with the evidence of each sentence as it was drafted."""

    model_config = ConfigDict(frozen=True)

    id: UUID
    kind: DraftKind
    job_id: UUID
    question: str | None
    content: str
    evidence: Audit
    provider: str
    model: str | None
    prompt_version: str | None
    complete: bool
    created_at: datetime
    updated_at: datetime


class DraftChanges(BaseModel):
    """What a person changes about a draft: its text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    content: Annotated[str, StringConstraints(max_length=20_000)]


def keep(done: Done, request: DraftRequest, *, job_id: UUID, resume_id: UUID, user: User, database: Database) -> Draft:
    """Store a finished draft for `user`; only the service writes drafts, so evidence and provider are true."""
    row = {
        "user_id": user.id,
        "job_id": str(job_id),
        "resume_id": str(resume_id),
        "kind": request.kind,
        "question": request.question,
        "content": done.text,
        "evidence": done.audit.model_dump(mode="json"),
        "provider": done.provider,
        "model": done.model,
        "prompt_version": done.prompt_version,
        "complete": True,
    }
    service = database.as_service()
    return _one(service.run(service.table("drafts").insert(row)))


def find(db: Client, *, job_id: UUID | None = None) -> list[Draft]:
    """The person's drafts, newest first; those of one job when it is given."""
    query = db.table("drafts").select(_COLUMNS)
    if job_id is not None:
        query = query.eq("job_id", str(job_id))
    return [_draft(row) for row in db.run(query.order("created_at", desc=True).limit(_MOST))]


def get(draft_id: UUID, *, db: Client) -> Draft:
    """One draft. Raises NotFound, also for another person's."""
    return _one(db.run(db.table("drafts").select(_COLUMNS).eq("id", str(draft_id))))


def change(draft_id: UUID, changes: DraftChanges, *, db: Client) -> Draft:
    """The draft with its new text; the text before it is kept as a revision. Raises NotFound."""
    return _one(db.run(db.table("drafts").update({"content": changes.content}).eq("id", str(draft_id))))


def remove(draft_id: UUID, *, db: Client) -> None:
    """Delete a draft. Raises NotFound."""
    _one(db.run(db.table("drafts").delete().eq("id", str(draft_id))))


def _one(rows: list[dict[str, Any]]) -> Draft:
    if not rows:
        raise NotFound(_GONE)
    return _draft(rows[0])


def _draft(row: dict[str, Any]) -> Draft:
    return Draft.model_validate({name: row[name] for name in Draft.model_fields})
