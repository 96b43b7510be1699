"""Matches of a person's jobs with their active résumé, kept so that a repeat is free."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from uuid import UUID

import structlog
from postgrest import SyncSelectRequestBuilder
from pydantic import BaseModel

from service import jobs
from service.auth import User
from service.db import Client, Database
from service.errors import NoActiveResume, NotFound, QuotaExceeded, ServiceError
from service.jobs import Job
from service.match import ENGINE_VERSION, match
from service.match.model import Match
from service.resumes.model import Resume
from service.resumes.store import ActiveResume, active
from service.scrape.model import JobPosting
from service.usage import Meter, Operation

# What of a posting a match reads; nothing else may hide a score or cost a credit once more, such as a corrected pay.
READ = ("title", "company", "location", "places", "workplace", "remote_countries", "description")
# What of a résumé it does not read: who the person is and how to reach them.
NO_CONTACT: Mapping[str, object] = {"name": None, "email": None, "phone": None, "url": None, "profiles": []}
ASKED_AT_ONCE = 100  # jobs; their ids stand in an address, and servers refuse one of more than 8 kB


class KeptMatch(BaseModel):
    """A match as stored; `cached` says that it was there already and cost nothing."""

    match: Match
    resume_id: UUID
    cached: bool


def match_job(job_id: UUID, *, user: User, database: Database, meter: Meter, today: date) -> KeptMatch:
    """How the active résumé fits a job. Raises NotFound, NoActiveResume, QuotaExceeded.

    A repeat costs nothing, nor does one that a newer engine makes of the same texts.
    """
    db = database.as_user(user)
    posting = jobs.get(job_id, db=db).as_posting()
    resume = active(db)
    if known := _known(job_id, posting, resume=resume, db=db):
        with meter.charge(user, Operation.MATCH, free=True):
            return KeptMatch(match=known, resume_id=resume.id, cached=True)
    with meter.charge(user, Operation.MATCH, free=_was_paid(job_id, posting, resume=resume, db=db)) as charge:
        result = match(resume.resume, posting, today=today)
        row = {
            **_key(job_id, posting, resume=resume),
            "user_id": user.id,
            "score": result.score,
            "breakdown": result.model_dump(mode="json"),
        }
        service = database.as_service()
        # Two at once both compute the same; the second finds the row, leaves it, and costs nothing.
        unique = "job_id,resume_id,posting_hash,resume_hash,engine_version"
        if not service.run(service.table("matches").upsert(row, on_conflict=unique, ignore_duplicates=True)):
            charge.credits = 0
    return KeptMatch(match=result, resume_id=resume.id, cached=False)


def match_at_once(job_id: UUID, *, user: User, database: Database, meter: Meter, today: date) -> None:
    """Match a job that was just saved, when there is a résumé to match with and the allowance suffices.

    It is saved whatever comes of this, so no failure is raised: who heard of one would save it again.
    """
    try:
        match_job(job_id, user=user, database=database, meter=meter, today=today)
    except (NoActiveResume, QuotaExceeded):
        pass  # as is to be expected
    except ServiceError as failure:
        structlog.get_logger().warning("a saved job was not matched at once", job_id=str(job_id), why=failure.slug)


def scores(found: Sequence[Job], *, db: Client) -> dict[UUID, int]:
    """The scores of those jobs that were matched with the active résumé, both as they are now."""
    try:
        resume = active(db)
    except NoActiveResume:
        return {}
    hashes = {str(job.id): _posting_hashes(job.as_posting()) for job in found}
    known: dict[UUID, int] = {}
    for start in range(0, len(found), ASKED_AT_ONCE):
        asked = [*hashes][start : start + ASKED_AT_ONCE]
        rows = db.run(
            db.table("matches")
            .select("job_id,posting_hash,score")
            .in_("job_id", asked)
            .eq("resume_id", str(resume.id))
            .in_("resume_hash", _resume_hashes(resume.resume))
            .eq("engine_version", ENGINE_VERSION)
        )
        holds = (row for row in rows if row["score"] is not None and row["posting_hash"] in hashes[row["job_id"]])
        known.update({UUID(row["job_id"]): row["score"] for row in holds})
    return known


def last_match(job_id: UUID, *, db: Client) -> Match | None:
    """The match that holds for the job and the active résumé as they are now, if it was made."""
    posting = jobs.get(job_id, db=db).as_posting()
    return _known(job_id, posting, resume=active(db), db=db)


def latest(job_id: UUID, resume_id: UUID, *, db: Client) -> Match:
    """The match that was made last of a job and a résumé, whatever became of their texts. Raises NotFound."""
    made = db.table("matches").select("breakdown").eq("job_id", str(job_id)).eq("resume_id", str(resume_id))
    rows = db.run(made.order("created_at", desc=True).limit(1))
    if not rows:
        raise NotFound("This match is no longer here. Match the job anew.")
    return Match.model_validate(rows[0]["breakdown"])


def _key(job_id: UUID, posting: JobPosting, *, resume: ActiveResume) -> dict[str, str]:
    return {
        "job_id": str(job_id),
        "resume_id": str(resume.id),
        "posting_hash": _posting_hash(posting),
        "resume_hash": _resume_hashes(resume.resume)[0],
        "engine_version": ENGINE_VERSION,
    }


def _posting_hash(posting: JobPosting) -> str:
    """What stands for all that a match reads of a posting."""
    said = json.dumps({name: getattr(posting, name) for name in READ}, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def _posting_hashes(posting: JobPosting) -> list[str]:
    """The hash of a posting, and the one that older rows have, which was of all members: those hold and were paid."""
    former = hashlib.sha256(repr(sorted(asdict(posting).items())).encode()).hexdigest()
    return [_posting_hash(posting), former]


def _resume_hashes(resume: Resume) -> list[str]:
    """The hash of all that a match reads of a résumé, and the one that older rows have, which was of everything."""
    basics = resume.basics.model_copy(update=NO_CONTACT)
    former, read = (
        told.model_dump_json(exclude={"meta"}, exclude_none=True)
        for told in (resume, resume.model_copy(update={"basics": basics}))
    )
    read += json.dumps(sorted(resume.meta.current))
    return [hashlib.sha256(said.encode()).hexdigest() for said in (read, former)]


def _was_paid(job_id: UUID, posting: JobPosting, *, resume: ActiveResume, db: Client) -> bool:
    """Whether an older engine matched the same texts."""
    key = _key(job_id, posting, resume=resume)
    del key["engine_version"]
    return bool(db.run(_of(key, posting, resume.resume, db=db)))


def _of(key: Mapping[str, str], posting: JobPosting, resume: Resume, *, db: Client) -> SyncSelectRequestBuilder:
    hashes = {"posting_hash": _posting_hashes(posting), "resume_hash": _resume_hashes(resume)}
    query = db.table("matches").select("breakdown")
    for column, value in key.items():
        query = query.in_(column, hashes[column]) if column in hashes else query.eq(column, value)
    return query.limit(1)


def _known(job_id: UUID, posting: JobPosting, *, resume: ActiveResume, db: Client) -> Match | None:
    rows = db.run(_of(_key(job_id, posting, resume=resume), posting, resume.resume, db=db))
    return Match.model_validate(rows[0]["breakdown"]) if rows else None
