"""Reading a stored résumé: claimed by one process at a time, ended once, counted once.

A row waits as `pending` until somebody claims it. Whoever dies with a claim is silent; after `SILENT_SECONDS` another
claims the row, and after `MOST_CLAIMS` it is given up. The database notes the outcome and charges in one step.
"""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Protocol
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from service.db import Database
from service.errors import (
    InvalidInput,
    NotFound,
    QuotaExceeded,
    RateLimited,
    ServiceError,
    Unavailable,
    Unreadable,
)
from service.resumes import reasons
from service.resumes.model import Meta, Resume
from service.usage import Meter, Operation

BUCKET = "resumes"
SILENT_SECONDS = 180  # A reading may take 40 s (sandbox.WAIT_SECONDS), the calls around it 30 s each.
MOST_CLAIMS = 2  # A file that took two processes along is not tried on a third.


class Reader(Protocol):
    """Whatever turns a PDF into blocks; `service.resumes.sandbox.Sandbox` in the product."""

    def read(self, pdf: bytes) -> Resume:
        """The blocks of a PDF. Raises Unreadable."""


class TextReader(Protocol):
    """Whatever turns a pasted text into blocks; the sandbox too."""

    def read_text(self, text: str) -> Resume:
        """The blocks of a text. Raises Unreadable."""


class Claim(BaseModel):
    """The right to read one résumé; `claim` counts how often somebody began."""

    model_config = ConfigDict(frozen=True)

    resume_id: UUID
    user_id: UUID
    file_path: str
    claim: int
    reservation: UUID | None


def known(sha256: str, *, person: str, database: Database) -> UUID | None:
    """The person's résumé that was made from these bytes."""
    service = database.as_service()
    query = service.table("resume_readings").select("resume_id").eq("user_id", person).eq("sha256", sha256)
    rows = service.run(query)
    return UUID(rows[0]["resume_id"]) if rows else None


def register(claim: Claim, *, sha256: str, is_claimed: bool, database: Database) -> None:
    """Let a new row wait to be read, or begin with it at once. Raises Conflict when the person has these bytes."""
    service = database.as_service()
    row = {"resume_id": str(claim.resume_id), "user_id": str(claim.user_id), "sha256": sha256}
    service.run(service.table("resume_readings").insert({**row, **_begun(claim, is_claimed=is_claimed)}))


def begin_again(claim: Claim, *, is_claimed: bool, database: Database) -> None:
    """Let a row that could not be read wait once more, or begin with it at once."""
    service = database.as_service()
    row = {"resume_id": str(claim.resume_id), "user_id": str(claim.user_id)}
    begun = {**row, **_begun(claim, is_claimed=is_claimed)}
    service.run(service.table("resume_readings").upsert(begun, on_conflict="resume_id"))
    pending = {"parse_status": "pending", "parsed_data": None}
    service.run(service.table("resumes").update(pending).eq("id", str(claim.resume_id)).eq("parse_status", "failed"))


def _begun(claim: Claim, *, is_claimed: bool) -> dict[str, str | int | None]:
    return {
        "reservation": str(claim.reservation) if claim.reservation else None,
        "claims": claim.claim if is_claimed else 0,
        "claimed_at": datetime.now(UTC).isoformat() if is_claimed else None,
    }


def claim_next(database: Database, *, silent_seconds: int = SILENT_SECONDS) -> Claim | None:
    """The oldest résumé that waits or was left behind, now the caller's to read."""
    claimed = database.as_service().call("claim_resumes", silent_seconds=silent_seconds, most=1)
    return Claim.model_validate(claimed[0]) if claimed else None


def read_claimed(
    claim: Claim, *, database: Database, reader: Reader, meter: Meter, content: bytes | None = None
) -> None:
    """Read a claimed résumé and note the outcome; when the claim was lost meanwhile, nothing changes.

    Raises Unreadable, with the outcome noted; RateLimited and Unavailable, with the row left to be claimed again.
    """
    try:
        resume = _read(claim, content, database=database, reader=reader, meter=meter)
        _finish(claim, "completed", resume, database=database)
    except Unreadable as error:
        failure = {"failure": {"reason": error.reason, "detail": error.detail}}
        _finish(claim, "failed", Resume(meta=Meta.model_validate(failure)), database=database)
        raise Unreadable(error.reason, error.detail, resume_id=str(claim.resume_id)) from error
    except (RateLimited, Unavailable):
        with suppress(ServiceError):  # a database that is away is told by the first failure
            database.as_service().call("unclaim_resume", resume=str(claim.resume_id), claim=claim.claim)
        raise


def _read(claim: Claim, content: bytes | None, *, database: Database, reader: Reader, meter: Meter) -> Resume:
    """The blocks of the file. Raises Unreadable, also when the file is gone or the person's allowance used up."""
    if claim.claim > MOST_CLAIMS:
        raise reasons.unreadable(reasons.INTERRUPTED)
    try:
        if claim.reservation is None:
            _hold(claim, database=database, meter=meter)
        return reader.read(content if content is not None else _file(claim, database))
    except QuotaExceeded as error:
        raise reasons.unreadable(reasons.ALLOWANCE) from error
    except NotFound as error:
        raise reasons.unreadable(reasons.FILE_MISSING) from error


def _hold(claim: Claim, *, database: Database, meter: Meter) -> None:
    """Hold the price of a row that did not come through the service, and so without a reservation."""
    held = meter.hold(str(claim.user_id), Operation.RESUME_PARSE)
    service = database.as_service()
    service.run(service.table("resume_readings").update({"reservation": held}).eq("resume_id", str(claim.resume_id)))


def _file(claim: Claim, database: Database) -> bytes:
    return database.as_service().download(BUCKET, claim.file_path)


def _finish(claim: Claim, outcome: str, resume: Resume, *, database: Database) -> bool:
    """Note the outcome. Raises Unreadable when there is more of it than a row may hold."""
    try:
        return bool(
            database.as_service().call(
                "finish_resume",
                resume=str(claim.resume_id),
                claim=claim.claim,
                outcome=outcome,
                blocks=resume.to_json_resume(),
            )
        )
    except InvalidInput as error:
        raise reasons.unreadable(reasons.TOO_LARGE) from error
