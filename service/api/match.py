"""/jobs/{id}/match: how the active résumé fits."""

from typing import Any
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from service.api.edge import blueprint, signed_in
from service.api.once import repeats_from
from service.api.openapi import describe
from service.auth import current_user
from service.deps import deps
from service.match.model import Match
from service.match.store import latest, match_job

bp = blueprint("match", prefix="/jobs", guard=signed_in)


class MatchOut(Match):
    """A match, the résumé it holds for, and whether it was there already (then it cost nothing)."""

    resume_id: UUID
    cached: bool


def noted(reply: dict[str, Any]) -> dict[str, Any]:
    """Which match it was; it quotes the résumé, so the rest is read anew."""
    return {
        "job_id": str((request.view_args or {})["job_id"]),
        **{name: reply[name] for name in ("resume_id", "cached")},
    }


def given_again(note: dict[str, Any]) -> dict[str, Any]:
    """The latest match of the same job and résumé. Raises NotFound once either is deleted."""
    job_id, resume_id = UUID(note["job_id"]), UUID(note["resume_id"])
    made = latest(job_id, resume_id, db=deps().db.as_user(current_user()))
    return MatchOut(**dict(made), resume_id=resume_id, cached=note["cached"]).model_dump(mode="json")


@bp.post("/<uuid:job_id>/match")
@describe(gives=MatchOut)
@repeats_from(noted, given_again)
def match(job_id: UUID) -> ResponseReturnValue:
    """Hold the active résumé against the job; a repeat costs nothing."""
    kept = match_job(job_id, user=current_user(), database=deps().db, meter=deps().meter, today=deps().today())
    reply = MatchOut(**dict(kept.match), resume_id=kept.resume_id, cached=kept.cached)
    return reply.model_dump(mode="json")
