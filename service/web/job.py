"""/jobs/{id}: one job with its match and its drafts, and what a person changes about it."""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue

from service import jobs
from service.account import profile
from service.api.drafts import estimates
from service.auth import current_user
from service.deps import deps
from service.drafts import store
from service.drafts.drafting import line_up
from service.drafts.writing import MAX_LIMIT, MIN_LIMIT
from service.errors import NoActiveResume, ServiceError
from service.jobs.model import JobChanges
from service.language import language_of
from service.match.model import Match, Requirement, State
from service.match.store import last_match, match_job
from service.usage import Operation, allowance
from service.web import words
from service.web.edge import back, blueprint, db, signed_in, to
from service.web.forms import WrongForm, read_all, text
from service.web.marks import Marked, marked

bp = blueprint("job", guard=signed_in, prefix="/jobs/<uuid:job_id>")

_TYPED = ("question", "options", "limit", "recipient", "audience", "channel", "content")
_EDITABLE = ("title", "company", "location", "salary_range", "employment_type", "description")


@bp.get("")
def show(job_id: UUID) -> ResponseReturnValue:
    """Show the job, how the active résumé fits it, and the drafts for it."""
    return page(job_id)


def page(job_id: UUID, *, failure: ServiceError | None = None, about: str | None = None) -> ResponseReturnValue:
    """The page of a job; with `failure`, the part it is `about` says what went wrong and keeps what was typed."""
    job = jobs.get(job_id, db=db())
    match, has_resume = _match(job_id)
    drafts = [(draft, marked(draft)) for draft in store.of_job(job_id, db=db())]
    usage = allowance(db())
    turns = line_up(deps().providers, asked=None, preferred=profile(db()).preferred_ai_provider)
    body = render_template(
        "job.html",
        job=job,
        similar=jobs.similar(job, db=db()),
        match=match,
        requirements=_grouped(match),
        has_resume=has_resume,
        drafts=drafts,
        tongues={"posting": language_of(job.description), "resume": _tongue_of_resume(match, drafts)},
        usage=usage,
        monthly=usage.period_type == "monthly",
        operations=Operation,
        providers=[provider.name for provider in turns],
        foreseen={seen.kind: seen for seen in estimates(job_id, user=current_user())} if has_resume else {},
        failure=failure,
        about=about,
        wrong=failure.wrong if isinstance(failure, WrongForm) else {},
        limits=(MIN_LIMIT, MAX_LIMIT),
        typed={name: text(name) for name in _TYPED},
    )
    return body, int(failure.status) if failure else 200


@bp.post("/match")
def match(job_id: UUID) -> ResponseReturnValue:
    """Hold the active résumé against the job; a repeat costs nothing."""
    try:
        match_job(job_id, user=current_user(), database=deps().db, meter=deps().meter, today=deps().today())
    except ServiceError as failure:
        return page(job_id, failure=failure, about="match")
    return to("web_job.show", job_id=job_id, anchor="match")


@bp.get("/edit")
def edit(job_id: UUID) -> ResponseReturnValue:
    """Show the form with what is known about the job."""
    job = jobs.get(job_id, db=db())
    return render_template("job_edit.html", job=job, values={name: getattr(job, name) for name in _EDITABLE}, wrong={})


@bp.post("/edit")
def correct(job_id: UUID) -> ResponseReturnValue:
    """Keep the corrections; a later clip does not overwrite them."""
    try:
        jobs.change(job_id, read_all(JobChanges, *_EDITABLE), db=db())
    except WrongForm as failure:
        values = {name: text(name) for name in _EDITABLE}
        form = render_template("job_edit.html", job=jobs.get(job_id, db=db()), values=values, wrong=failure.wrong)
        return form, int(failure.status)
    return to("web_job.show", job_id=job_id, say="job-changed")


@bp.post("/keep-both")
def keep_both(job_id: UUID) -> ResponseReturnValue:
    """Keep the job beside those that it was thought to be, and say so no more."""
    others = jobs.similar(jobs.get(job_id, db=db()), db=db())
    jobs.keep_both(job_id, [other.id for other in others], db=db())
    return to("web_job.show", job_id=job_id, say="both-kept")


@bp.post("/notes")
def take_notes(job_id: UUID) -> ResponseReturnValue:
    """Keep the person's notes."""
    jobs.change(job_id, read_all(JobChanges, "notes"), db=db())
    return to("web_job.show", job_id=job_id, say="notes-kept", anchor="notes")


@bp.post("/status")
def move(job_id: UUID) -> ResponseReturnValue:
    """Move the job to another stage, and go back to where that was asked for."""
    jobs.change(job_id, read_all(JobChanges, "status"), db=db())
    return back(say="job-moved")


@bp.get("/delete")
def confirm(job_id: UUID) -> ResponseReturnValue:
    """Ask whether the job is really to go."""
    return render_template("job_delete.html", job=jobs.get(job_id, db=db()))


@bp.post("/delete")
def remove(job_id: UUID) -> ResponseReturnValue:
    """Delete the job with its matches and drafts."""
    jobs.remove(job_id, db=db())
    return to("web_jobs.find", say="job-deleted")


def _match(job_id: UUID) -> tuple[Match | None, bool]:
    """The match that was made, if any, and whether there is a résumé to match with."""
    try:
        return last_match(job_id, db=db()), True
    except NoActiveResume:
        return None, False


def _tongue_of_resume(match: Match | None, drafts: list[tuple[store.Draft, Marked]]) -> str | None:
    """The language of the résumé, told from the lines of it that the page shows."""
    proofs = [proof for one in match.requirements for proof in one.evidence] if match else []
    for _, shown in drafts:
        proofs += [proof for note in shown.notes for proof in note.sentence.evidence] + shown.unsaid
    return language_of("\n".join(dict.fromkeys(proof.text for proof in proofs)))


def _grouped(match: Match | None) -> dict[State, list[Requirement]]:
    """The requirements by how they are answered, what is required first; without those that stand above all."""
    rest = [one for one in match.requirements if one not in match.knockouts] if match else []
    found = sorted(rest, key=lambda one: not one.required)
    groups = {state: [one for one in found if one.state is state] for state in words.STATE_NAMES}
    return {state: group for state, group in groups.items() if group}
