"""What a person changes about a résumé that was read, kept in its row as a layer over the reading."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from service.db import Client
from service.errors import Conflict, InvalidInput, ServiceError
from service.resumes import store
from service.resumes.corrections import MAX_EDITS, Edit, carry_over, correct, forget_lost, undo
from service.resumes.model import Resume
from service.resumes.store import StoredResume

_MOST_TRIES = 3  # for a write that another one came before

FileName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=255)]


class ResumeChanges(BaseModel):
    """What is to change: edits in order, all or none; or the last correction taken back; or the name in the list.

    `seen` is the `updated_at` that the caller saw: when the résumé changed since, nothing is done.
    """

    model_config = ConfigDict(extra="forbid")

    file_name: FileName | None = None
    edits: list[Edit] = Field(default_factory=list, max_length=MAX_EDITS)
    undo: bool = False
    forget_lost: bool = False
    seen: datetime | None = None


def change(resume_id: UUID, changes: ResumeChanges, *, db: Client) -> StoredResume:
    """The résumé with the changes made.

    Raises NotFound; InvalidInput for an edit that cannot be made; Conflict when the résumé was not read (yet), changed
    since it was seen, or has nothing to take back.
    """
    row = store.row_of(resume_id, db)
    if changes.seen is not None and changes.seen != datetime.fromisoformat(row["updated_at"]):
        raise _changed()
    new = _changed_blocks(row, changes)
    if changes.file_name is not None:
        new["file_name"] = changes.file_name
    if new and not _write(row, new, db=db):
        raise _changed()
    return store.get(resume_id, db=db)


def put_under(resume_id: UUID, fresh: Resume, *, db: Client) -> None:
    """Lay a fresh reading under what the person changed, and keep the whole. Raises Conflict, NotFound."""
    for _ in range(_MOST_TRIES):
        row = store.row_of(resume_id, db)
        before = store.blocks_of(row)
        whole = carry_over(before, fresh) if before else fresh
        if _write(row, {"parsed_data": whole.to_json_resume()}, db=db):
            return
    raise _changed()


def _changed_blocks(row: dict[str, str], changes: ResumeChanges) -> dict[str, object]:
    """The new blocks for the row, if they are to change."""
    if not (changes.edits or changes.undo or changes.forget_lost):
        return {}
    resume = store.blocks_of(row) if row["parse_status"] == "completed" else None
    if resume is None:
        raise Conflict("This résumé was not read, so there is nothing to correct yet.")
    if changes.undo:
        resume = undo(resume)
    if changes.forget_lost:
        resume = forget_lost(resume)
    return {"parsed_data": correct(resume, changes.edits).to_json_resume()}


def _write(row: dict[str, str], new: dict[str, object], *, db: Client) -> bool:
    """Whether the row was still as it was read, and is changed now."""
    query = db.table("resumes").update(new).eq("id", row["id"]).eq("updated_at", row["updated_at"])
    try:
        return bool(db.run(query))
    except InvalidInput as error:  # a row holds a megabyte: the blocks, their sources, and both as they were read
        raise InvalidInput("This résumé is too long for more changes. Correct your document instead.") from error


def _changed() -> ServiceError:
    return Conflict("This résumé changed meanwhile, perhaps in another window. Reload it and make your change again.")
