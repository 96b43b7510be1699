"""/answers: what a person answers again and again, kept, found, changed and taken back."""

import json
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from service import answers, jobs
from service.answers import AnswerChanges, NewAnswer, SavedAnswer, Use
from service.auth import current_user
from service.deps import deps
from service.drafts.saving import save_answer
from service.errors import BadRequest, NotFound
from service.jobs import Job
from service.web import notices, words
from service.web.edge import blueprint, db, signed_in, to
from service.web.forms import WrongForm, read, read_all, text

MAX_QUERY_CHARACTERS = 600  # a question may be pasted whole

bp = blueprint("answers", guard=signed_in)

_USES = TypeAdapter(list[Use])


class Undo(BaseModel):
    """What takes the last change back: the answer as it was before."""

    model_config = ConfigDict(frozen=True)

    before: SavedAnswer
    was_deleted: bool

    @property
    def used_in(self) -> str:
        """Where it was used, for a field of the form."""
        return json.dumps([one.model_dump(mode="json") for one in self.before.used_in])


@bp.get("/answers")
def find() -> ResponseReturnValue:
    """Show the person's answers; with `q`, those that hold its words or answer a question like it."""
    return _page()


@bp.post("/answers")
def add() -> ResponseReturnValue:
    """Keep an answer that was typed in."""
    try:
        given = read(NewAnswer, "question", "answer")
    except WrongForm as failure:
        return _page(wrong=failure.wrong), int(failure.status)
    answers.add(given, user=current_user(), db=db())
    return to("web_answers.find", say="answer-kept")


@bp.post("/jobs/<uuid:job_id>/like-answers")
def find_for(job_id: UUID) -> ResponseReturnValue:
    """Lead to the answers to questions like the one that the job's form asks."""
    return _search(text("question").strip(), job_id)


@bp.post("/answers/<uuid:answer_id>/use")
def use(answer_id: UUID) -> ResponseReturnValue:
    """Note that the answer is used for a job, and go on with the search."""
    job = _job(text("job"))
    if job is None:
        raise NotFound("This job is no longer here.")
    answers.use(answer_id, job_id=job.id, db=db(), today=deps().today())
    notices.say("answer-used")
    return _search(text("q"), job.id)


@bp.post("/drafts/<uuid:draft_id>/save-answer")
def save_draft(draft_id: UUID) -> ResponseReturnValue:
    """Keep the draft of an answer for other forms."""
    kept = save_answer(draft_id, user=current_user(), db=db(), today=deps().today())
    return to("web_answers.find", say="answer-kept", anchor=f"answer-{kept.id}")


@bp.post("/answers/<uuid:answer_id>/edit")
def edit(answer_id: UUID) -> ResponseReturnValue:
    """Keep the changes, and offer to take them back."""
    try:
        changes = read_all(AnswerChanges, "question", "answer")
    except WrongForm as failure:
        return _page(wrong=failure.wrong, editing=answer_id), int(failure.status)
    before = answers.get(answer_id, db=db())
    answers.change(answer_id, changes, db=db())
    return _page(undo=Undo(before=before, was_deleted=False))


@bp.post("/answers/<uuid:answer_id>/delete")
def remove(answer_id: UUID) -> ResponseReturnValue:
    """Delete the answer, and offer to take that back."""
    try:
        before = answers.remove(answer_id, db=db())
    except NotFound:  # the page was reloaded: it is gone, as asked
        return to("web_answers.find", say="answer-deleted")
    return _page(undo=Undo(before=before, was_deleted=True))


@bp.post("/answers/<uuid:answer_id>/restore")
def restore(answer_id: UUID) -> ResponseReturnValue:
    """Put the answer back as it was before it was changed or deleted."""
    try:
        used_in = _USES.validate_json(text("used_in"))
    except ValidationError as error:
        raise BadRequest("This could not be taken back. Nothing was changed.") from error
    given = read(NewAnswer, "question", "answer", "language")
    kept = answers.put_back(answer_id, given, user=current_user(), db=db(), used_in=used_in)
    return to("web_answers.find", say="answer-back", anchor=f"answer-{kept.id}")


def _search(question: str, job_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("web_answers.find", q=question[:MAX_QUERY_CHARACTERS], job=job_id), code=303)


def _job(given: str) -> Job | None:
    """The job for which an answer is looked for; None without one."""
    try:
        return jobs.get(UUID(given), db=db())
    except (ValueError, NotFound):
        return None


def _page(*, undo: Undo | None = None, wrong: dict[str, str] | None = None, editing: UUID | None = None) -> str:
    query = request.args.get("q", "").strip()[:MAX_QUERY_CHARACTERS]
    found = answers.find(db(), query=query)
    typed = {name: text(name) for name in ("question", "answer")} if wrong else {}
    return render_template(
        "answers.html",
        found=found,
        query=query,
        job=_job(request.args.get("job", "")),
        undo=undo,
        wrong=wrong or {},
        editing=editing,
        typed=typed,
        used=words.used_in,
    )
