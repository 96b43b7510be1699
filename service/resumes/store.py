"""Résumés of a person as their rows: listed, looked at, made active, deleted."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, ValidationError

from service.db import Client
from service.errors import NoActiveResume, NotFound
from service.resumes.model import Resume
from service.resumes.readings import BUCKET
from service.resumes.reasons import DAMAGED

_COLUMNS = "id,file_name,file_path,parsed_data,parse_status,created_at,updated_at"
_DOWNLOAD_SECONDS = 60


class Failure(BaseModel):
    """Why a résumé could not be read: a code, and a sentence for the person."""

    reason: str
    detail: str


_SPOILT = Failure(
    reason=DAMAGED,
    detail="What was read from this résumé was changed into something else. Please delete it and upload it again.",
)


class StoredResume(BaseModel):
    """An uploaded résumé. `resume` is there when it was read, `failure` when it could not be."""

    model_config = ConfigDict(frozen=True)

    id: UUID
    file_name: str
    parse_status: Literal["pending", "completed", "failed"]
    active: bool
    resume: Resume | None
    failure: Failure | None
    created_at: datetime
    updated_at: datetime


class ActiveResume(BaseModel):
    """The résumé that matches and drafts use."""

    id: UUID
    resume: Resume


def find_all(db: Client) -> list[StoredResume]:
    """The person's résumés, newest first."""
    active = _active_id(db)
    rows = db.run(db.table("resumes").select(_COLUMNS).order("created_at", desc=True).limit(100))
    return [_stored(row, active=active) for row in rows]


def get(resume_id: UUID, *, db: Client) -> StoredResume:
    """One résumé. Raises NotFound, also for another person's."""
    return _stored(row_of(resume_id, db), active=_active_id(db))


def activate(resume_id: UUID, *, db: Client) -> StoredResume:
    """Make this the résumé that matches and drafts use. Raises NotFound."""
    row_of(resume_id, db)
    # Row-level security leaves the person one profile, their own; PostgREST wants a filter all the same.
    db.run(db.table("profiles").update({"active_resume_id": str(resume_id)}).not_.is_("id", "null"))
    return get(resume_id, db=db)


def remove(resume_id: UUID, *, db: Client) -> None:
    """Delete a résumé and its file. Raises NotFound."""
    path = _path(resume_id, db)
    db.run(db.table("resumes").delete().eq("id", str(resume_id)))
    db.remove(BUCKET, [path])


def download_address(resume_id: UUID, *, db: Client) -> str:
    """An address that gives the PDF for a minute. Raises NotFound."""
    return db.signed_url(BUCKET, _path(resume_id, db), seconds=_DOWNLOAD_SECONDS)


def active(db: Client) -> ActiveResume:
    """The active résumé. Raises NoActiveResume when there is none that was read."""
    resume_id = _active_id(db)
    row = row_of(UUID(resume_id), db) if resume_id else None
    if row is None or row["parse_status"] != "completed":
        raise NoActiveResume("Upload a résumé in the dashboard first; it then becomes the active one.")
    resume = blocks_of(row)
    if resume is None:
        raise NoActiveResume(_SPOILT.detail)
    return ActiveResume(id=UUID(resume_id), resume=resume)


def _active_id(db: Client) -> str | None:
    rows = db.run(db.table("profiles").select("active_resume_id").limit(1))
    return rows[0]["active_resume_id"] if rows else None


def row_of(resume_id: UUID, db: Client) -> dict[str, str]:
    """The row of a résumé as the database gives it. Raises NotFound."""
    rows: list[dict[str, str]] = db.run(db.table("resumes").select(_COLUMNS).eq("id", str(resume_id)))
    if not rows:
        raise NotFound("This résumé is not in your list (any more).")
    return rows[0]


def _path(resume_id: UUID, db: Client) -> str:
    return row_of(resume_id, db)["file_path"]


def _stored(row: dict[str, str], *, active: str | None) -> StoredResume:
    parsed, status = blocks_of(row), row["parse_status"]
    if status == "completed" and parsed is None:
        status = "failed"
    return StoredResume.model_validate(
        {
            **{name: row[name] for name in ("id", "file_name", "created_at", "updated_at")},
            "parse_status": status,
            "active": row["id"] == active,
            "resume": parsed if status == "completed" else None,
            "failure": _failure(parsed) if status == "failed" else None,
        }
    )


def blocks_of(row: dict[str, str]) -> Resume | None:
    """The blocks in a row, or None for what is none: past our own code a person may write anything there."""
    try:
        return Resume.model_validate(row["parsed_data"])
    except ValidationError:
        return None


def _failure(parsed: Resume | None) -> Failure:
    """Why a résumé could not be read, as it was noted."""
    try:
        return Failure.model_validate((parsed.meta.model_extra or {})["failure"] if parsed else None)
    except (KeyError, ValidationError):
        return _SPOILT
