"""The texts a draft had before: each is kept when another takes its place, and can be taken back."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, computed_field

from service import paging
from service.db import Client
from service.drafts import store
from service.errors import NotFound

PAGE_SIZE = 20  # of at most 20,000 characters each
_COLUMNS = "id,content,origin,text_at,created_at"


class Revision(BaseModel):
    """A text that a draft had: how and when it came about, and which sentences the person stood by."""

    model_config = ConfigDict(frozen=True)

    id: UUID
    origin: store.Origin
    text_at: datetime
    content: str
    vouched: list[str] = Field(default=[], exclude=True)

    @computed_field  # type: ignore[prop-decorator] # as store.Draft.sendable
    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.content.split())


class RevisionList(BaseModel):
    """A page of the texts a draft had, newest first; `next_cursor` is None on the last one."""

    revisions: list[Revision]
    next_cursor: str | None


def find(draft_id: UUID, *, db: Client, cursor: str | None = None) -> RevisionList:
    """The texts that a draft had before, newest first, `PAGE_SIZE` at a time.

    Raises NotFound, also for another person's draft, and BadRequest for a made-up cursor.
    """
    store.get(draft_id, db=db)
    rows = db.table("draft_revisions").select(_COLUMNS).eq("draft_id", str(draft_id))
    if cursor:
        rows = rows.or_(paging.after(cursor))
    found = db.run(rows.order("created_at", desc=True).order("id", desc=True).limit(PAGE_SIZE + 1))
    more = len(found) > PAGE_SIZE
    return RevisionList(
        revisions=[Revision.model_validate(row) for row in found[:PAGE_SIZE]],
        next_cursor=paging.cursor(found[PAGE_SIZE - 1]) if more else None,
    )


def get(revision_id: UUID, *, draft_id: UUID, db: Client) -> Revision:
    """One text that a draft had. Raises NotFound."""
    rows = db.table("draft_revisions").select(f"{_COLUMNS},vouched").eq("draft_id", str(draft_id))
    found = db.run(rows.eq("id", str(revision_id)))
    if not found:
        raise NotFound("This version of the draft is not there (any more).")
    return Revision.model_validate(found[0])
