"""/resumes: upload, look at what was read, make active, delete."""

from uuid import UUID

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from service.api.edge import content
from service.auth import current_user
from service.deps import deps
from service.errors import InvalidInput, QuotaExceeded, ServiceError, TooLarge
from service.resumes import store
from service.usage import Operation, allowance
from service.web.edge import blueprint, db, signed_in, to

# Below this the reader was not sure of a section, and says so.
SURE = 0.7

bp = blueprint("resumes", guard=signed_in, prefix="/resumes")


@bp.get("")
def find() -> ResponseReturnValue:
    """Show the person's résumés and the form for another one."""
    return _page()


@bp.post("")
def upload() -> ResponseReturnValue:
    """Store and read a PDF; say that it was read, or why it could not be."""
    file = request.files.get("file")
    if file is None or not file.filename:
        return _page(InvalidInput("Choose a PDF first, then press Upload."))
    try:
        stored = store.upload(
            content(file),
            file_name=file.filename,
            user=current_user(),
            database=deps().db,
            reader=deps().reader,
            meter=deps().meter,
        )
    except (InvalidInput, QuotaExceeded, TooLarge) as failure:
        return _page(failure)
    return to("web_resumes.find", say="resume-read", anchor=f"resume-{stored.id}")


@bp.get("/<uuid:resume_id>")
def show(resume_id: UUID) -> ResponseReturnValue:
    """Show what was read from a résumé, block by block."""
    return render_template("resume.html", stored=store.get(resume_id, db=db()), sure=SURE)


@bp.post("/<uuid:resume_id>/activate")
def activate(resume_id: UUID) -> ResponseReturnValue:
    """Use this résumé for matches and drafts from now on."""
    store.activate(resume_id, db=db())
    return to("web_resumes.find", say="resume-active")


@bp.post("/<uuid:resume_id>/reparse")
def reparse(resume_id: UUID) -> ResponseReturnValue:
    """Read the stored file again."""
    try:
        store.reparse(resume_id, user=current_user(), database=deps().db, reader=deps().reader, meter=deps().meter)
    except (InvalidInput, QuotaExceeded) as failure:
        return _page(failure)
    return to("web_resumes.show", resume_id=resume_id, say="resume-read")


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


def _page(failure: ServiceError | None = None) -> ResponseReturnValue:
    usage = allowance(db())
    body = render_template(
        "resumes.html",
        found=store.find_all(db()),
        usage=usage.of(Operation.RESUME_PARSE),
        monthly=usage.period_type == "monthly",
        failure=failure,
    )
    return body, int(failure.status) if failure else 200
