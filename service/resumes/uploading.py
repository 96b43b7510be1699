"""Taking a résumé in: the file is stored first, then read, now or in the background."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID, uuid4

from service.auth import User
from service.db import Client, Database
from service.errors import Conflict, RateLimited, ServiceError, TooLarge, Unavailable
from service.resumes import editing, readings, store
from service.resumes.readings import BUCKET, Claim, Reader
from service.resumes.reasons import EMPTY, NOT_A_PDF, unreadable
from service.resumes.sandbox import MAX_PDF_BYTES
from service.resumes.store import StoredResume
from service.usage import Meter, Operation

_HEADER_WITHIN = 1024  # readers accept junk before "%PDF-", as far as this (PDF 1.7, appendix H.3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What it takes to have a file read for a person."""

    user: User
    database: Database
    reader: Reader
    meter: Meter

    @property
    def db(self) -> Client:
        """The database as the person may see it."""
        return self.database.as_user(self.user)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A résumé that was taken in; not new when the person had uploaded the same bytes before."""

    stored: StoredResume
    is_new: bool


def upload(content: bytes, *, file_name: str, desk: Desk, wait: bool = True) -> Upload:
    """Store a PDF and have it read; the first one becomes the active one. The same bytes give the same résumé, free.

    Without `wait`, or when too much is being read just now, the résumé is still `pending`. Raises TooLarge and
    Unreadable (empty, no PDF) before anything is stored; Unreadable with `resume_id` when the file was stored but
    cannot be read (its row then says `failed`); QuotaExceeded.
    """
    check(content)
    sha256 = hashlib.sha256(content).hexdigest()
    before = readings.known(sha256, person=desk.user.id, database=desk.database)
    if before is not None:
        return _again(before, desk=desk, wait=wait)
    return take_in(content, sha256=sha256, file_name=file_name, desk=desk, wait=wait)


def take_in(
    content: bytes, *, sha256: str, file_name: str, desk: Desk, wait: bool = True, amount: int | None = None
) -> Upload:
    """Store a PDF that the person has not yet, known by `sha256`, and have it read for `amount` credits.

    Raises Unreadable with `resume_id`, QuotaExceeded.
    """
    reservation = desk.meter.hold(desk.user.id, Operation.RESUME_PARSE, amount=amount)
    try:
        claim = _store(content, file_name=_clean_name(file_name), desk=desk, reservation=UUID(reservation))
        _register(claim, sha256, desk=desk, wait=wait)
    except BaseException as error:
        desk.meter.release(reservation)
        twin = readings.known(sha256, person=desk.user.id, database=desk.database)
        if isinstance(error, Conflict) and twin is not None:  # the same file came a moment earlier
            return Upload(stored=store.get(twin, db=desk.db), is_new=False)
        raise
    return Upload(stored=_read(claim, content, desk=desk, wait=wait), is_new=True)


def read_again(resume_id: UUID, *, desk: Desk, wait: bool = True) -> StoredResume:
    """Read the file of a résumé that could not be read once more; the price is as for a new one.

    Raises NotFound, Conflict when it is not a failed one, Unreadable, QuotaExceeded.
    """
    row = store.row_of(resume_id, desk.db)
    if row["parse_status"] != "failed":
        raise Conflict("This résumé is being read, or was read already.")
    reservation = desk.meter.hold(desk.user.id, Operation.RESUME_PARSE)
    claim = _claim(resume_id, desk=desk, reservation=UUID(reservation), path=row["file_path"])
    try:
        readings.begin_again(claim, is_claimed=wait, database=desk.database)
    except BaseException:
        desk.meter.release(reservation)
        raise
    return _read(claim, None, desk=desk, wait=wait)


def reparse(resume_id: UUID, *, desk: Desk, wait: bool = True) -> StoredResume:
    """Read a stored file again; when that fails, what was read before stays. What the person corrected stays too.

    Raises NotFound; Conflict while it is being read, and for one that came without a document; Unreadable;
    QuotaExceeded.
    """
    db = desk.db
    row = store.row_of(resume_id, db)
    if row["parse_status"] != "completed":
        return read_again(resume_id, desk=desk, wait=wait)
    before = store.blocks_of(row)
    if before is not None and before.meta.origin is not None:
        raise Conflict("This résumé came as data, not as a document, so there is nothing to read again.")
    content = db.download(BUCKET, row["file_path"])
    with desk.meter.charge(desk.user, Operation.RESUME_PARSE):
        editing.put_under(resume_id, desk.reader.read(content), db=db)
    return store.get(resume_id, db=db)


def check(content: bytes) -> None:
    """Raise TooLarge, or Unreadable, for what needs no reader to be refused."""
    if not content:
        raise unreadable(EMPTY)
    if len(content) > MAX_PDF_BYTES:
        raise TooLarge("A résumé may have at most 10 MB. Export it with smaller pictures and try again.")
    if b"%PDF-" not in content[:_HEADER_WITHIN]:
        raise unreadable(NOT_A_PDF)


def _again(resume_id: UUID, *, desk: Desk, wait: bool) -> Upload:
    """The résumé that was made from these bytes before; one that could not be read is tried once more."""
    stored = store.get(resume_id, db=desk.db)
    if stored.parse_status == "failed" and store.row_of(resume_id, desk.db)["parse_status"] == "failed":
        stored = read_again(resume_id, desk=desk, wait=wait)
    return Upload(stored=stored, is_new=False)


def _clean_name(file_name: str) -> str:
    name = "".join(c for c in file_name.replace("\\", "/").rsplit("/", 1)[-1] if c.isprintable()).strip()
    return name[-255:] or "resume.pdf"


def _claim(resume_id: UUID, *, desk: Desk, reservation: UUID, path: str) -> Claim:
    return Claim(resume_id=resume_id, user_id=UUID(desk.user.id), file_path=path, claim=1, reservation=reservation)


def _store(content: bytes, *, file_name: str, desk: Desk, reservation: UUID) -> Claim:
    """Keep the file and its row, both as the person."""
    resume_id, db = uuid4(), desk.db
    path = f"{desk.user.id}/{resume_id}.pdf"
    db.upload(BUCKET, path, content, content_type="application/pdf")
    row = {"id": str(resume_id), "user_id": desk.user.id, "file_name": file_name, "file_path": path}
    try:
        db.run(db.table("resumes").insert(row))
    except ServiceError:
        db.remove(BUCKET, [path])
        raise
    return _claim(resume_id, desk=desk, reservation=reservation, path=path)


def _register(claim: Claim, sha256: str, *, desk: Desk, wait: bool) -> None:
    """Note what the row was made from; nothing half-written stays behind when that cannot be done."""
    try:
        readings.register(claim, sha256=sha256, is_claimed=wait, database=desk.database)
    except BaseException:
        store.remove(claim.resume_id, db=desk.db)
        raise


def _read(claim: Claim, content: bytes | None, *, desk: Desk, wait: bool) -> StoredResume:
    """Read the file now if somebody waits for it; what cannot be read now stays `pending` for the background."""
    if wait:
        with suppress(RateLimited, Unavailable):
            readings.read_claimed(claim, database=desk.database, reader=desk.reader, meter=desk.meter, content=content)
    return store.get(claim.resume_id, db=desk.db)
