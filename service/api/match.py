"""/jobs/{id}/match: how the active résumé fits."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from service.api.edge import blueprint, signed_in
from service.auth import current_user
from service.deps import deps
from service.match.store import match_job

bp = blueprint("match", prefix="/jobs", guard=signed_in)


@bp.post("/<uuid:job_id>/match")
def match(job_id: UUID) -> ResponseReturnValue:
    """Hold the active résumé against the job; a repeat costs nothing."""
    kept = match_job(job_id, user=current_user(), database=deps().db, meter=deps().meter, today=deps().today())
    return {**kept.match.model_dump(mode="json"), "resume_id": str(kept.resume_id), "cached": kept.cached}
