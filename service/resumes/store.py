"""Résumés of a person: stored, read in a sandbox, made active, deleted."""

import hashlib
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, ValidationError

from service.auth import User
from service.db import Client, Database
from service.errors import NoActiveResume, NotFound, ServiceError, TooLarge, Unreadable
from service.resumes.model import Meta, Resume
from service.resumes.reasons import DAMAGED, EMPTY, NOT_A_PDF, sentence
from service.resumes.sandbox import MAX_PDF_BYTES
from service.usage import Meter, Operation

BUCKET = "resumes"
_COLUMNS = "id,file_name,file_path,parsed_data,parse_status,created_at,updated_at"
_HEADER_WITHIN = 1024  # readers accept junk before "%PDF-", as far as this (PDF 1.7, appendix H.3)
_DOWNLOAD_SECONDS = 60


class Reader(Protocol):
    """Whatever turns a PDF into blocks; `service.resumes.sandbox.Sandbox` in the product."""

    def read(self, pdf: bytes) -> Resume:
        """The blocks of a PDF. Raises Unreadable."""


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
    """The résumé that matches and drafts use, and the hash of what it says."""

    id: UUID
    resume: Resume
    sha256: str


def upload(
    content: bytes, *, file_name: str, user: User, database: Database, reader: Reader, meter: Meter
) -> StoredResume:
    """Store a PDF, read it, and make it active when it is the first.

    Raises TooLarge and Unreadable (empty, no PDF) before anything is stored; Unreadable with `resume_id` when the
    file was stored but cannot be read (its row then says `failed`); QuotaExceeded.
    """
    _check(content)
    db = database.as_user(user)
    with meter.charge(user, Operation.RESUME_PARSE):
        resume_id = _store(content, file_name=_clean_name(file_name), user=user, db=db)
        try:
            _parse(resume_id, content, database=database, reader=reader)
        except Unreadable:
            raise
        except BaseException:
            remove(resume_id, db=db)  # nothing half-written stays behind
            raise
    if _active_id(db) is None:
        activate(resume_id, db=db)
    return get(resume_id, db=db)


def reparse(resume_id: UUID, *, user: User, database: Database, reader: Reader, meter: Meter) -> StoredResume:
    """Read a stored file again; when that fails, what was read before stays.

    Raises NotFound, Unreadable, QuotaExceeded.
    """
    db = database.as_user(user)
    row = _row(resume_id, db)
    content = db.download(BUCKET, row["file_path"])
    was_read = row["parse_status"] == "completed"
    with meter.charge(user, Operation.RESUME_PARSE):
        _parse(resume_id, content, database=database, reader=reader, note_failure=not was_read)
    return get(resume_id, db=db)


def find_all(db: Client) -> list[StoredResume]:
    """The person's résumés, newest first."""
    active = _active_id(db)
    rows = db.run(db.table("resumes").select(_COLUMNS).order("created_at", desc=True).limit(100))
    return [_stored(row, active=active) for row in rows]


def get(resume_id: UUID, *, db: Client) -> StoredResume:
    """One résumé. Raises NotFound, also for another person's."""
    return _stored(_row(resume_id, db), active=_active_id(db))


def activate(resume_id: UUID, *, db: Client) -> StoredResume:
    """Make this the résumé that matches and drafts use. Raises NotFound."""
    _row(resume_id, db)
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
    row = _row(UUID(resume_id), db) if resume_id else None
    if row is None or row["parse_status"] != "completed":
        raise NoActiveResume("Upload a résumé in the dashboard first; it then becomes the active one.")
    resume = _blocks(row)
    if resume is None:
        raise NoActiveResume(_SPOILT.detail)
    said = resume.model_dump_json(exclude={"meta"}, exclude_none=True)
    return ActiveResume(id=UUID(resume_id), resume=resume, sha256=hashlib.sha256(said.encode()).hexdigest())


def _check(content: bytes) -> None:
    if not content:
        raise Unreadable(EMPTY, sentence(EMPTY))
    if len(content) > MAX_PDF_BYTES:
        raise TooLarge("A résumé may have at most 10 MB. Export it with smaller pictures and try again.")
    if b"%PDF-" not in content[:_HEADER_WITHIN]:
        raise Unreadable(NOT_A_PDF, sentence(NOT_A_PDF))


def _clean_name(file_name: str) -> str:
    name = "".join(c for c in file_name.replace("\\", "/").rsplit("/", 1)[-1] if c.isprintable()).strip()
    return name[-255:] or "resume.pdf"


def _store(content: bytes, *, file_name: str, user: User, db: Client) -> UUID:
    resume_id = uuid4()
    path = f"{user.id}/{resume_id}.pdf"
    db.upload(BUCKET, path, content, content_type="application/pdf")
    row = {"id": str(resume_id), "user_id": user.id, "file_name": file_name, "file_path": path}
    try:
        db.run(db.table("resumes").insert(row))
    except ServiceError:
        db.remove(BUCKET, [path])
        raise
    return resume_id


def _parse(resume_id: UUID, content: bytes, *, database: Database, reader: Reader, note_failure: bool = True) -> None:
    """Read the file and note the outcome; only the service moves `parse_status`."""
    try:
        resume = reader.read(content)
    except Unreadable as error:
        if note_failure:
            failed = Resume(meta=Meta.model_validate({"failure": {"reason": error.reason, "detail": error.detail}}))
            _note(resume_id, "failed", resume=failed, database=database)
        raise Unreadable(error.reason, error.detail, resume_id=str(resume_id)) from error
    _note(resume_id, "completed", resume=resume, database=database)


def _note(resume_id: UUID, status: str, *, resume: Resume, database: Database) -> None:
    service = database.as_service()
    change = {"parse_status": status, "parsed_data": resume.to_json_resume()}
    service.run(service.table("resumes").update(change).eq("id", str(resume_id)))


def _active_id(db: Client) -> str | None:
    rows = db.run(db.table("profiles").select("active_resume_id").limit(1))
    return rows[0]["active_resume_id"] if rows else None


def _row(resume_id: UUID, db: Client) -> dict[str, str]:
    rows: list[dict[str, str]] = db.run(db.table("resumes").select(_COLUMNS).eq("id", str(resume_id)))
    if not rows:
        raise NotFound("This résumé is not in your list (any more).")
    return rows[0]


def _path(resume_id: UUID, db: Client) -> str:
    return _row(resume_id, db)["file_path"]


def _stored(row: dict[str, str], *, active: str | None) -> StoredResume:
    parsed, status = _blocks(row), row["parse_status"]
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


def _blocks(row: dict[str, str]) -> Resume | None:
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
