"""Matches of a person's jobs with their active résumé, kept so that a repeat is free."""

import hashlib
from dataclasses import asdict
from datetime import date
from uuid import UUID

from pydantic import BaseModel

from service import jobs
from service.auth import User
from service.db import Client, Database
from service.match import ENGINE_VERSION, match
from service.match.model import Match
from service.resumes.store import ActiveResume, active
from service.scrape.model import JobPosting
from service.usage import Meter, Operation


class KeptMatch(BaseModel):
    """A match as stored; `cached` says that it was there already and cost nothing."""

    match: Match
    resume_id: UUID
    cached: bool


def match_job(job_id: UUID, *, user: User, database: Database, meter: Meter, today: date) -> KeptMatch:
    """How the active résumé fits a job. Raises NotFound, NoActiveResume, QuotaExceeded."""
    db = database.as_user(user)
    posting = jobs.get(job_id, db=db).as_posting()
    resume = active(db)
    if known := _known(job_id, posting, resume=resume, db=db):
        with meter.charge(user, Operation.MATCH, free=True):
            return KeptMatch(match=known, resume_id=resume.id, cached=True)
    with meter.charge(user, Operation.MATCH) as charge:
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


def last_match(job_id: UUID, *, db: Client) -> Match | None:
    """The match that holds for the job and the active résumé as they are now, if it was made."""
    posting = jobs.get(job_id, db=db).as_posting()
    return _known(job_id, posting, resume=active(db), db=db)


def _key(job_id: UUID, posting: JobPosting, *, resume: ActiveResume) -> dict[str, str]:
    said = repr(sorted(asdict(posting).items()))
    return {
        "job_id": str(job_id),
        "resume_id": str(resume.id),
        "posting_hash": hashlib.sha256(said.encode()).hexdigest(),
        "resume_hash": resume.sha256,
        "engine_version": ENGINE_VERSION,
    }


def _known(job_id: UUID, posting: JobPosting, *, resume: ActiveResume, db: Client) -> Match | None:
    query = db.table("matches").select("breakdown")
    for column, value in _key(job_id, posting, resume=resume).items():
        query = query.eq(column, value)
    rows = db.run(query.limit(1))
    return Match.model_validate(rows[0]["breakdown"]) if rows else None
