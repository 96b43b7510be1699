"""Drafts of a person: kept from their first words, read, edited, deleted."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    computed_field,
    model_validator,
)

from service import paging
from service.auth import User
from service.db import Client, Database
from service.drafts.edited import MOST_VOUCHED
from service.drafts.grounding import Audit
from service.drafts.model import Done, DraftKind, DraftRequest
from service.drafts.places import places
from service.drafts.sending import is_left_out, sendable
from service.errors import DraftChanged, NotFound
from service.text import readable

_COLUMNS = (
    "id,kind,job_id,question,content,evidence,provider,model,prompt_version,complete,notice,input_tokens,cached_tokens,"
    "output_tokens,price_usd,vouched,origin,text_at,created_at,updated_at"
)
Origin = Literal["written", "edited", "restored"]  # how a text came about
WRITTEN: Origin = "written"  # by us; any other is the person's, and no draft that goes on takes its place
_GONE = "This draft is not there (any more)."
PAGE_SIZE = 50  # drafts that are listed at a time, with their evidence
_MOST = 200  # drafts shown for one job; nobody reads more

# And a sentence of it, for some write without a full stop.
Content = Annotated[str, StringConstraints(min_length=1, max_length=20_000), AfterValidator(readable)]


class Draft(BaseModel):
    """A text for an employer, with the evidence of each sentence, as it was drafted or edited.

    `sendable` is the text without the sentences that are not backed, unless the person stands by them (`vouched`):
    they wrote them anew, or keep them knowingly. `text_at` is when the text came about, and changes with nothing else.
    """

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
    notice: str | None = None
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    price_usd: Decimal | None = None
    vouched: list[str] = []
    origin: Origin
    text_at: datetime
    created_at: datetime
    updated_at: datetime

    @computed_field  # type: ignore[prop-decorator] # pydantic's own way; mypy cannot type a decorated property
    @property
    def sendable(self) -> str:
        """What is copied, exported and sent."""
        return sendable(self.content, self.evidence, vouched=self.vouched)

    @property
    def is_edited(self) -> bool:
        """Whether the person has changed the text."""
        return self.origin != WRITTEN

    def is_doubtful(self, sentence: str) -> bool:
        """Whether a sentence is not sent, since it is not backed and the person does not stand by it."""
        return sentence in self.not_sent

    @property
    def not_sent(self) -> tuple[str, ...]:
        """The sentences that `sendable` leaves out since nothing backs them, in order."""
        said = (audited for _, audited in places(self.content, self.evidence))
        return tuple(audited.text for audited in said if is_left_out(audited, self.vouched))


class DraftList(BaseModel):
    """A page of drafts, newest first; `next_cursor` is None on the last one."""

    drafts: list[Draft]
    next_cursor: str | None


class DraftChanges(BaseModel):
    """What a person changes about a draft: its text, or which of its sentences they stand by.

    `restore` names a revision whose text is taken back, with what they stood by then. `seen` is the `text_at` that the
    caller saw: when the text changed since, nothing is done.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    content: Content | None = None
    vouched: Annotated[list[Content], Field(max_length=MOST_VOUCHED)] | None = None
    restore: UUID | None = None
    seen: AwareDatetime | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if self.restore is not None and (self.content is not None or self.vouched is not None):
            raise ValueError("give restore alone, or content and vouched")
        if self.content is None and self.vouched is None and self.restore is None:
            raise ValueError("give content, vouched or restore")
        return self


class Sheet:
    """The row of a draft that is being written. Only the service writes drafts, so evidence and provider are true."""

    def __init__(
        self,
        request: DraftRequest,
        *,
        job_id: UUID,
        resume_id: UUID,
        user: User,
        database: Database,
        draft_id: UUID | None = None,
    ) -> None:
        """Begin with nothing: there is no row before the first words.

        When an earlier try left an unfinished row under `draft_id`, that one goes on.
        """
        self._database = database
        self._row = {
            "user_id": user.id,
            "job_id": str(job_id),
            "resume_id": str(resume_id),
            "kind": request.kind,
            "question": request.question,
            "complete": False,
        }
        self._wanted = draft_id
        self._id: str | None = None

    def save(self, content: str, audit: Audit, *, provider: str, model: str) -> None:
        """Keep what has come so far, with how it is grounded: should nothing more come, it is held to the same."""
        evidence = audit.model_dump(mode="json")
        self._write({"content": content, "evidence": evidence, "provider": provider, "model": model}, rest={})

    def finish(self, done: Done, *, price: Decimal | None, complete: bool) -> Draft:
        """Keep the draft as it ended, or as the person edited it. Raises NotFound when it was deleted meanwhile."""
        row = self._write(
            {"content": done.text, "evidence": done.audit.model_dump(mode="json")},
            rest={
                "provider": done.provider,
                "model": done.model,
                "prompt_version": done.prompt_version,
                "notice": done.notice,
                "input_tokens": done.usage.input,
                "cached_tokens": done.usage.cached,
                "output_tokens": done.usage.output,
                "price_usd": None if price is None else str(price),
                "complete": complete,
            },
        )
        return _one(row)

    def _write(self, text: dict[str, Any], *, rest: dict[str, Any]) -> list[dict[str, Any]]:
        """The row after it was written; none when it was deleted. From an edit on, `text` is not written any more."""
        if self._id is None and self._wanted is not None:
            self._take_up(str(self._wanted))
        service = self._database.as_service()
        if self._id is None:
            rows: list[dict[str, Any]] = service.run(service.table("drafts").insert({**self._row, **text, **rest}))
            self._id = rows[0]["id"]
            return rows
        ours = service.table("drafts").update({**text, **rest}).eq("id", self._id).eq("origin", WRITTEN)
        rows = service.run(ours)
        if not rows and rest:  # edited, or gone
            rows = service.run(service.table("drafts").update(rest).eq("id", self._id))
        return rows

    def _take_up(self, wanted: str) -> None:
        """Go on with the row of an earlier try, unless it was finished or the person has touched it."""
        self._wanted = None
        service = self._database.as_service()
        found = service.run(service.table("drafts").select("user_id,complete,origin").eq("id", wanted))
        if not found:
            self._row["id"] = wanted
        elif found[0] == {"user_id": self._row["user_id"], "complete": False, "origin": WRITTEN}:
            self._id = wanted


def find(db: Client, *, job_id: UUID | None = None, cursor: str | None = None) -> DraftList:
    """The person's drafts, newest first, `PAGE_SIZE` at a time; those of one job when it is given.

    Raises BadRequest for a made-up cursor.
    """
    query = db.table("drafts").select(_COLUMNS)
    if job_id is not None:
        query = query.eq("job_id", str(job_id))
    if cursor:
        query = query.or_(paging.after(cursor))
    found = db.run(query.order("created_at", desc=True).order("id", desc=True).limit(PAGE_SIZE + 1))
    more = len(found) > PAGE_SIZE
    return DraftList(
        drafts=[_draft(row) for row in found[:PAGE_SIZE]],
        next_cursor=paging.cursor(found[PAGE_SIZE - 1]) if more else None,
    )


def of_job(job_id: UUID, *, db: Client) -> list[Draft]:
    """The drafts for one job, newest first."""
    query = db.table("drafts").select(_COLUMNS).eq("job_id", str(job_id))
    return [_draft(row) for row in db.run(query.order("created_at", desc=True).limit(_MOST))]


def get(draft_id: UUID, *, db: Client) -> Draft:
    """One draft. Raises NotFound, also for another person's."""
    return _one(db.run(db.table("drafts").select(_COLUMNS).eq("id", str(draft_id))))


def made_lately(draft_id: UUID, *, db: Client) -> Draft | None:
    """The draft, when it was finished and is not older than a day; a key that comes later is another request."""
    since = datetime.now(UTC) - timedelta(days=1)
    query = db.table("drafts").select(_COLUMNS).eq("id", str(draft_id)).eq("complete", value=True)
    rows = db.run(query.gt("created_at", since.isoformat()))
    return _draft(rows[0]) if rows else None


def change(draft_id: UUID, changes: DraftChanges, *, db: Client) -> Draft:
    """The draft after the change; the text before it is kept as a revision, its audit stays.

    Raises NotFound, and DraftChanged when its text is no longer the one that was `seen`.
    """
    row = changes.model_dump(mode="json", include={"content", "vouched"}, exclude_none=True)
    query = db.table("drafts").update(row).eq("id", str(draft_id))
    if changes.seen is None:
        return _one(db.run(query))
    if rows := db.run(query.eq("text_at", changes.seen.isoformat())):
        return _draft(rows[0])
    get(draft_id, db=db)
    raise changed()


def changed() -> DraftChanged:
    """The failure of a change to a text that is no longer there."""
    return DraftChanged(
        "This draft was changed meanwhile, perhaps in another window. Nothing was overwritten. "
        "Look at the newer version, then save yours again."
    )


def keep_audit(draft: Draft, audit: Audit, *, database: Database) -> Draft | None:
    """The draft with the audit of its text; None when its text was changed once more since it was read."""
    service = database.as_service()
    query = service.table("drafts").update({"evidence": audit.model_dump(mode="json")}).eq("id", str(draft.id))
    rows = service.run(query.eq("text_at", draft.text_at.isoformat()))
    return _draft(rows[0]) if rows else None


def remove(draft_id: UUID, *, db: Client) -> None:
    """Delete a draft. Raises NotFound."""
    _one(db.run(db.table("drafts").delete().eq("id", str(draft_id))))


def _one(rows: list[dict[str, Any]]) -> Draft:
    if not rows:
        raise NotFound(_GONE)
    return _draft(rows[0])


def _draft(row: dict[str, Any]) -> Draft:
    return Draft.model_validate({name: row[name] for name in Draft.model_fields})
