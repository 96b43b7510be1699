"""/resumes: upload, see it being read, look at what was read, make active, delete."""

from uuid import UUID

from flask import jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from service.api.edge import content
from service.api.resumes import as_file, desk, png
from service.deps import deps
from service.errors import (
    BadRequest,
    Conflict,
    InvalidInput,
    QuotaExceeded,
    ServiceError,
    TooLarge,
    Unavailable,
    Unreadable,
)
from service.language import language_of
from service.resumes import importing, store, uploading
from service.resumes.corrections import corrections_of, lost_of
from service.resumes.gallery import Places
from service.resumes.model import Resume
from service.resumes.reader.unplaced import still_unplaced
from service.usage import Operation, allowance
from service.web.edge import blueprint, db, signed_in, to
from service.web.forms import text
from service.web.resume_view import block_pointer, sections, told

bp = blueprint("resumes", guard=signed_in, prefix="/resumes")


@bp.get("")
def find() -> ResponseReturnValue:
    """Show the person's résumés and the form for another one."""
    return _page()


@bp.post("")
def upload() -> ResponseReturnValue:
    """Store a PDF and show that it is being read; what needs no reading to be refused is refused here."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return _page(InvalidInput("Choose a PDF first, then press Upload."))
    try:
        taken = uploading.upload(content(file), file_name=file.filename, desk=desk(), wait=False)
    except (InvalidInput, QuotaExceeded, TooLarge) as failure:
        return _page(failure)
    deps().background.wake()
    return to("web_resumes.show", resume_id=taken.stored.id, say=None if taken.is_new else "resume-known")


@bp.post("/import")
def import_json() -> ResponseReturnValue:
    """Keep a JSON Resume file as a résumé, or name what is wrong in it."""
    file = request.files.get("json")
    if file is None or not file.filename:
        return _page(InvalidInput("Choose a JSON file first, then press Import."), about="import")
    try:
        taken = importing.import_json(content(file), file_name=file.filename[-255:], desk=desk())
    except (BadRequest, InvalidInput, TooLarge) as failure:
        return _page(failure, about="import")
    return to("web_resumes.show", resume_id=taken.stored.id, say="resume-imported" if taken.is_new else "resume-known")


@bp.post("/text")
def import_text() -> ResponseReturnValue:
    """Read a pasted résumé."""
    try:
        taken = importing.import_text(text("text"), file_name="Pasted résumé", desk=desk(), reader=deps().text_reader)
    except (InvalidInput, QuotaExceeded, TooLarge, Unavailable) as failure:
        return _page(failure, about="text")
    return to("web_resumes.show", resume_id=taken.stored.id, say="resume-read" if taken.is_new else "resume-known")


@bp.get("/<uuid:resume_id>/export")
def export(resume_id: UUID) -> ResponseReturnValue:
    """Give the blocks as a JSON Resume file."""
    return as_file(store.get(resume_id, db=db()))


@bp.get("/<uuid:resume_id>")
def show(resume_id: UUID) -> ResponseReturnValue:
    """Show what was read from a résumé, block by block."""
    stored = store.get(resume_id, db=db())
    resume = stored.resume or Resume()
    shown = sections(resume)
    told_in = [one.text for part in shown for block in part.blocks for one in (*block.texts, *block.points)]
    at = request.args.get("at", "")
    page, boxes = _places(resume_id).get(at, (0, [])) if at and stored.resume else (0, [])
    return render_template(
        "resume.html",
        stored=stored,
        page=page or request.args.get("page", 1, type=int),
        boxes=boxes,
        at=at,
        sections=shown,
        tongue=language_of("\n".join(told_in)),
        unplaced=still_unplaced(resume),
        corrections=[told(one) for one in reversed(corrections_of(resume))],
        lost=[told(one) for one in lost_of(resume)],
    )


@bp.get("/<uuid:resume_id>/picture")
def picture(resume_id: UUID) -> ResponseReturnValue:
    """Give a page as a picture."""
    return png(resume_id)


@bp.get("/<uuid:resume_id>/places")
def places(resume_id: UUID) -> ResponseReturnValue:
    """Tell the script where values and blocks stand on the pages."""
    response = jsonify(_places(resume_id))
    response.headers["Cache-Control"] = "no-store"
    return response


def _places(resume_id: UUID) -> Places:
    """Where the values stand, and each block: all of its boxes on the page where it begins; nothing when unknown."""
    try:
        found = deps().gallery.places(resume_id, db=db())
    except (Unavailable, Unreadable):
        return {}
    blocks: Places = {}
    for pointer, (page, boxes) in found.items():
        head = block_pointer(pointer)
        begun, several = blocks.setdefault(head, (page, []))
        if begun == page:
            several += [box for box in boxes if box not in several]
    return {**found, **blocks}


@bp.post("/<uuid:resume_id>/activate")
def activate(resume_id: UUID) -> ResponseReturnValue:
    """Use this résumé for matches and drafts from now on."""
    store.activate(resume_id, db=db())
    return to("web_resumes.find", say="resume-active")


@bp.post("/<uuid:resume_id>/reparse")
def reparse(resume_id: UUID) -> ResponseReturnValue:
    """Read the stored file again."""
    try:
        stored = uploading.reparse(resume_id, desk=desk(), wait=False)
    except (Conflict, InvalidInput, QuotaExceeded) as failure:
        return _page(failure)
    deps().background.wake()
    say = "resume-read" if stored.parse_status == "completed" else None
    return to("web_resumes.show", resume_id=resume_id, say=say)


@bp.get("/<uuid:resume_id>/file")
def download(resume_id: UUID) -> ResponseReturnValue:
    """Lead to the PDF itself, by an address that holds for a minute."""
    return redirect(store.download_address(resume_id, db=db()), code=303)


@bp.get("/<uuid:resume_id>/delete")
def confirm(resume_id: UUID) -> ResponseReturnValue:
    """Ask whether the résumé is really to go."""
    return render_template("resume_delete.html", stored=store.get(resume_id, db=db()))


@bp.post("/<uuid:resume_id>/delete")
def remove(resume_id: UUID) -> ResponseReturnValue:
    """Delete the résumé and its file."""
    store.remove(resume_id, db=db())
    return to("web_resumes.find", say="resume-deleted")


def _page(failure: ServiceError | None = None, *, about: str = "upload") -> ResponseReturnValue:
    usage = allowance(db())
    body = render_template(
        "resumes.html",
        found=store.find_all(db()),
        usage=usage.of(Operation.RESUME_PARSE),
        monthly=usage.period_type == "monthly",
        failure=failure,
        about=about,
        typed=text("text") if failure else "",
    )
    return body, int(failure.status) if failure else 200
