"""/jobs: the list and the board, and adding a posting by hand."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from service import jobs
from service.auth import current_user
from service.deps import deps
from service.errors import NotAPosting
from service.jobs import Status
from service.match.store import match_at_once, scores
from service.usage import Operation, allowance
from service.web import words
from service.web.edge import blueprint, db, signed_in, to
from service.web.forms import WrongForm, read, text

MAX_QUERY_CHARACTERS = 200

bp = blueprint("jobs", guard=signed_in, prefix="/jobs")


@bp.get("")
def find() -> ResponseReturnValue:
    """Show the person's jobs, newest first, or as a board of stages."""
    query = request.args.get("q", "").strip()[:MAX_QUERY_CHARACTERS]
    counts = jobs.count_by_status(db())
    shared = {"query": query, "counts": counts, "total": sum(counts.values())}
    if request.args.get("view") == "board":
        columns = {status: jobs.find(db(), status=status, query=query) for status in words.STATUSES}
        fits = scores([job for found in columns.values() for job in found.jobs], db=db())
        return render_template("board.html", columns=columns, fits=fits, **shared)
    status = _status(request.args.get("status"))
    found = jobs.find(db(), status=status, query=query, cursor=request.args.get("cursor"))
    return render_template("jobs.html", found=found, status=status, fits=scores(found.jobs, db=db()), **shared)


@bp.get("/new")
def new() -> ResponseReturnValue:
    """Show the form for a posting that was copied from somewhere."""
    return _form(text="", url="", wrong={}, refusal=None)


@bp.post("/new")
def paste() -> ResponseReturnValue:
    """Keep a pasted posting and match it; what does not read like one is kept when the person insists."""
    try:
        clipped = jobs.paste(read(jobs.PastedPosting, "text", "url", "keep"), db=db())
    except WrongForm as failure:
        return _again(wrong=failure.wrong), int(failure.status)
    except NotAPosting as failure:
        return _again(refusal=failure), int(failure.status)
    if not clipped.job.title:  # a stub: what is missing can be filled in at once
        return to("web_job.edit", job_id=clipped.job.id, say="job-saved")
    match_at_once(clipped.job.id, user=current_user(), database=deps().db, meter=deps().meter, today=deps().today())
    return to("web_job.show", job_id=clipped.job.id, say="job-saved" if clipped.is_new else "job-known")


def _again(*, wrong: dict[str, str] | None = None, refusal: NotAPosting | None = None) -> str:
    return _form(text=text("text"), url=text("url"), wrong=wrong or {}, refusal=refusal)


def _form(**shown: object) -> str:
    """The form, with the price of the match that follows it."""
    usage = allowance(db())
    monthly = usage.period_type == "monthly"
    return render_template("job_new.html", usage=usage.of(Operation.MATCH), monthly=monthly, **shown)


def _status(given: str | None) -> Status | None:
    """The stage in the address; an unknown one shows all jobs."""
    return next((status for status in words.STATUSES if status == given), None)
