"""/resumes: upload, see it being read, look at what was read, make active, delete."""

from uuid import UUID

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from service.api.edge import content
from service.api.resumes import desk
from service.deps import deps
from service.errors import Conflict, InvalidInput, QuotaExceeded, ServiceError, TooLarge
from service.resumes import store, uploading
from service.resumes.corrections import corrections_of, lost_of
from service.resumes.model import Resume
from service.usage import Operation, allowance
from service.web.edge import blueprint, db, signed_in, to
from service.web.resume_view import sections, told

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


@bp.get("/<uuid:resume_id>")
def show(resume_id: UUID) -> ResponseReturnValue:
    """Show what was read from a résumé, block by block."""
    stored = store.get(resume_id, db=db())
    resume = stored.resume or Resume()
    return render_template(
        "resume.html",
        stored=stored,
        sections=sections(resume),
        corrections=[told(one) for one in reversed(corrections_of(resume))],
        lost=[told(one) for one in lost_of(resume)],
    )


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
