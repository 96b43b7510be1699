"""/jobs/{id}/match: how the active résumé fits."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from service.api.edge import blueprint, signed_in
from service.api.openapi import describe
from service.auth import current_user
from service.deps import deps
from service.match.model import Match
from service.match.store import match_job

bp = blueprint("match", prefix="/jobs", guard=signed_in)


class MatchOut(Match):
    """A match, the résumé it holds for, and whether it was there already (then it cost nothing)."""

    resume_id: UUID
    cached: bool


@bp.post("/<uuid:job_id>/match")
@describe(gives=MatchOut)
def match(job_id: UUID) -> ResponseReturnValue:
    """Hold the active résumé against the job; a repeat costs nothing."""
    kept = match_job(job_id, user=current_user(), database=deps().db, meter=deps().meter, today=deps().today())
    reply = MatchOut(**dict(kept.match), resume_id=kept.resume_id, cached=kept.cached)
    return reply.model_dump(mode="json")
