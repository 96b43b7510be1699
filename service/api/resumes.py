"""/resumes: upload, look at, activate and delete résumés."""

import json
from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Response, request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, RootModel

from service.api.edge import blueprint, body, content, json_body, signed_in
from service.api.once import repeats_with
from service.api.openapi import describe
from service.auth import current_user
from service.deps import deps
from service.errors import BadRequest, Conflict
from service.resumes import editing, importing, json_resume, store, uploading
from service.resumes.editing import FileName, ResumeChanges
from service.resumes.uploading import Desk

bp = blueprint("resumes", prefix="/resumes", guard=signed_in)


class ResumeOut(BaseModel):
    """An uploaded résumé; `parsed_data` is JSON Resume."""

    id: UUID
    file_name: str
    parse_status: str
    active: bool
    parsed_data: dict[str, Any] | None
    failure: store.Failure | None
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, stored: store.StoredResume) -> dict[str, Any]:
        """The reply for a résumé."""
        parsed = stored.resume.to_json_resume() if stored.resume else None
        if parsed:
            parsed["meta"].pop("base", None)  # what was read, before it was corrected: only for taking back
        return cls(**{**stored.model_dump(exclude={"resume"}), "parsed_data": parsed}).model_dump(mode="json")


class ResumesOut(BaseModel):
    """The person's résumés, newest first."""

    resumes: list[ResumeOut]


class DownloadOut(BaseModel):
    """An address that yields the PDF for a minute."""

    url: str


class JsonResume(RootModel[dict[str, Any]]):
    """A résumé by the schema of jsonresume.org, 1.0.0."""


class PastedResume(BaseModel):
    """A résumé as text, and what to call it in the list."""

    model_config = ConfigDict(extra="forbid")

    text: str
    file_name: FileName = "Pasted résumé"


def desk() -> Desk:
    """What it takes to have a file read for the person of this request."""
    return Desk(user=current_user(), database=deps().db, reader=deps().reader, meter=deps().meter)


def waits() -> bool:
    """Whether the caller waits for the reading; `Prefer: respond-async` (RFC 7240) does not."""
    return "respond-async" not in request.headers.get("Prefer", "").lower()


def answer(stored: store.StoredResume, *, status: int = 200) -> ResponseReturnValue:
    """The reply for a résumé: 202 while it waits to be read, and somebody is told that it does."""
    if stored.parse_status == "pending":
        deps().background.wake()
        status = HTTPStatus.ACCEPTED
    return ResumeOut.of(stored), status


def kept(resume_id: UUID) -> dict[str, Any]:
    """A résumé as it is now."""
    return ResumeOut.of(store.get(resume_id, db=deps().db.as_user(current_user())))


@bp.post("")
@describe(gives=ResumeOut, status=(201, 200, 202))
@repeats_with(kept)
def upload() -> ResponseReturnValue:
    """Store and read a PDF sent as the multipart field `file`; 200 for a file that was uploaded before."""
    file = request.files.get("file")
    if file is None:
        raise BadRequest("Send the PDF as the field `file` of a multipart form.")
    taken = uploading.upload(content(file), file_name=file.filename or "", desk=desk(), wait=waits())
    return answer(taken.stored, status=201 if taken.is_new else 200)


@bp.post("/import")
@describe(takes=JsonResume, gives=ResumeOut, status=(201, 200))
@repeats_with(kept)
def import_json() -> ResponseReturnValue:
    """Keep a JSON Resume (jsonresume.org, schema 1.0.0) as a résumé; it costs nothing."""
    taken = importing.import_json(json_body(), file_name="JSON Resume", desk=desk())
    return answer(taken.stored, status=201 if taken.is_new else 200)


@bp.post("/text")
@describe(takes=PastedResume, gives=ResumeOut, status=(201, 200))
@repeats_with(kept)
def import_text() -> ResponseReturnValue:
    """Read a pasted résumé."""
    pasted = body(PastedResume)
    taken = importing.import_text(pasted.text, file_name=pasted.file_name, desk=desk(), reader=deps().text_reader)
    return answer(taken.stored, status=201 if taken.is_new else 200)


@bp.get("")
@describe(gives=ResumesOut)
def find() -> ResponseReturnValue:
    """List the person's résumés, newest first."""
    found = store.find_all(deps().db.as_user(current_user()))
    return {"resumes": [ResumeOut.of(stored) for stored in found]}


@bp.get("/<uuid:resume_id>")
@describe(gives=ResumeOut)
def get(resume_id: UUID) -> ResponseReturnValue:
    """Give one résumé."""
    return kept(resume_id)


@bp.patch("/<uuid:resume_id>")
@describe(takes=ResumeChanges, gives=ResumeOut)
def change(resume_id: UUID) -> ResponseReturnValue:
    """Correct the blocks by typed edits, take the last correction back, or rename the résumé."""
    changes = body(ResumeChanges)
    return ResumeOut.of(editing.change(resume_id, changes, db=deps().db.as_user(current_user())))


@bp.post("/<uuid:resume_id>/activate")
@describe(gives=ResumeOut)
@repeats_with(kept)
def activate(resume_id: UUID) -> ResponseReturnValue:
    """Use this résumé for matches and drafts from now on."""
    return ResumeOut.of(store.activate(resume_id, db=deps().db.as_user(current_user())))


@bp.post("/<uuid:resume_id>/reparse")
@describe(gives=ResumeOut, status=(200, 202))
@repeats_with(kept)
def reparse(resume_id: UUID) -> ResponseReturnValue:
    """Read the stored file again."""
    return answer(uploading.reparse(resume_id, desk=desk(), wait=waits()))


@bp.get("/<uuid:resume_id>/download")
@describe(gives=DownloadOut)
def download(resume_id: UUID) -> ResponseReturnValue:
    """Give an address that yields the PDF for a minute."""
    return {"url": store.download_address(resume_id, db=deps().db.as_user(current_user()))}


@bp.get("/<uuid:resume_id>/export")
@describe(gives=JsonResume, query=("meta",))
def export(resume_id: UUID) -> ResponseReturnValue:
    """Give the blocks as a JSON Resume; `meta=1` adds where each value stands and what was corrected."""
    return as_file(store.get(resume_id, db=deps().db.as_user(current_user())))


def as_file(stored: store.StoredResume) -> Response:
    """The JSON Resume of a résumé, to be saved. Raises Conflict when it was not read."""
    if stored.resume is None:
        raise Conflict("This résumé was not read, so there is nothing to export.")
    data = json_resume.export(stored.resume, with_meta=request.args.get("meta") == "1")
    headers = {"Content-Disposition": 'attachment; filename="resume.json"', "Cache-Control": "no-store"}
    return Response(json.dumps(data, ensure_ascii=False, indent=2), content_type="application/json", headers=headers)


@bp.get("/<uuid:resume_id>/picture")
@describe(query=("page",))
def picture(resume_id: UUID) -> ResponseReturnValue:
    """Give a page as a picture (PNG); the first one unless `page` says another."""
    return png(resume_id)


def png(resume_id: UUID) -> Response:
    """The reply with the picture of the page that the request asks for. Nobody may keep it."""
    page = request.args.get("page", 1, type=int)
    content = deps().gallery.picture(resume_id, page=page, db=deps().db.as_user(current_user()))
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(content, content_type="image/png", headers=headers)


@bp.delete("/<uuid:resume_id>")
@describe(status=204)
def remove(resume_id: UUID) -> ResponseReturnValue:
    """Delete a résumé and its file."""
    store.remove(resume_id, db=deps().db.as_user(current_user()))
    return "", 204
