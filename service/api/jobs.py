"""/jobs: clip and paste postings, list, change and delete them."""

from typing import Any, get_args
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, RootModel

from service import jobs
from service.api.edge import blueprint, body, signed_in
from service.api.once import repeats_from
from service.api.openapi import describe
from service.auth import current_user
from service.deps import deps
from service.errors import InvalidInput
from service.jobs.model import FieldOrigin, Status

bp = blueprint("jobs", prefix="/jobs", guard=signed_in)

_SAID = ("verdict", "reason", "closed", "sources")  # of the page; the job itself may change by and by


class ClipIn(RootModel[jobs.ClippedPage | jobs.PastedPosting]):
    """Either a page (`url`, `html`) or a pasted posting (`text`)."""


class ClipOut(BaseModel):
    """A kept posting: where each field came from, which expected ones are missing, which kept jobs it may be."""

    job: jobs.Job
    verdict: str
    reason: str
    closed: bool
    sources: dict[str, FieldOrigin]
    missing: list[str]
    similar: list[jobs.SimilarJob]

    @classmethod
    def of(cls, clipped: jobs.Clipped) -> "ClipOut":
        """The reply for a clip."""
        return cls.model_validate(clipped.model_dump(exclude={"is_new"}))


def noted(reply: dict[str, Any]) -> dict[str, Any]:
    """What a repeat of a clip needs beside the job, which it reads anew."""
    return {"id": reply["job"]["id"], **{name: reply[name] for name in _SAID}}


def clipped_again(note: dict[str, Any]) -> dict[str, Any]:
    """The reply for a clip that was made before, with the job as it is now."""
    db = deps().db.as_user(current_user())
    job = jobs.get(UUID(note["id"]), db=db)
    said = {name: note[name] for name in _SAID}
    return ClipOut(job=job, missing=job.missing, similar=jobs.similar(job, db=db), **said).model_dump(mode="json")


@bp.post("")
@describe(takes=ClipIn, gives=ClipOut, status=(201, 200))
@repeats_from(noted, clipped_again)
def clip() -> ResponseReturnValue:
    """Keep the posting on the page the person is looking at, or one they pasted."""
    given = body(ClipIn).root
    db = deps().db.as_user(current_user())
    if isinstance(given, jobs.ClippedPage):
        clipped = jobs.clip(given, db=db, reader=deps().pages)
    else:
        clipped = jobs.paste(given, db=db)
    return ClipOut.of(clipped).model_dump(mode="json"), 201 if clipped.is_new else 200


@bp.get("")
@describe(gives=jobs.JobList, query=("status", "q", "cursor"))
def find() -> ResponseReturnValue:
    """List the person's jobs, newest first."""
    found = jobs.find(
        deps().db.as_user(current_user()),
        status=_status(request.args.get("status")),
        query=request.args.get("q", ""),
        cursor=request.args.get("cursor"),
    )
    return found.model_dump(mode="json")


@bp.get("/<uuid:job_id>")
@describe(gives=jobs.Job)
def get(job_id: UUID) -> ResponseReturnValue:
    """Give one job."""
    return jobs.get(job_id, db=deps().db.as_user(current_user())).model_dump(mode="json")


@bp.patch("/<uuid:job_id>")
@describe(takes=jobs.JobChanges, gives=jobs.Job)
def change(job_id: UUID) -> ResponseReturnValue:
    """Correct a job or move it to another stage."""
    changes = body(jobs.JobChanges)
    return jobs.change(job_id, changes, db=deps().db.as_user(current_user())).model_dump(mode="json")


@bp.delete("/<uuid:job_id>")
@describe(status=204)
def remove(job_id: UUID) -> ResponseReturnValue:
    """Delete a job with its matches and drafts."""
    jobs.remove(job_id, db=deps().db.as_user(current_user()))
    return "", 204


def _status(given: str | None) -> Status | None:
    if not given:
        return None
    for status in get_args(Status):
        if status == given:
            return status  # type: ignore[no-any-return] # get_args gives the members of the Literal
    raise InvalidInput(f"status is one of: {', '.join(get_args(Status))}.")
