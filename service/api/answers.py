"""/saved-answers: answers kept to use again, found by a like question."""

from typing import Annotated, Any
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue
from pydantic import BaseModel, ConfigDict, Field, RootModel

from service import answers
from service.answers import AnswerChanges, NewAnswer, SavedAnswer
from service.api.edge import blueprint, body, signed_in
from service.api.once import repeats_with
from service.api.openapi import describe
from service.auth import current_user
from service.deps import deps
from service.drafts.saving import save_answer

bp = blueprint("answers", prefix="/saved-answers", guard=signed_in)


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AnswerOfDraft(_Request):
    """The draft of an answer, to be kept as it may be sent."""

    draft_id: UUID


class AnswerToKeep(RootModel[NewAnswer | AnswerOfDraft]):
    """Either a question with its answer, or the draft that holds both."""


class AnswerUse(_Request):
    """The job for which an answer is used."""

    job_id: UUID


class SavedAnswersOut(BaseModel):
    """Saved answers: newest first, or the likest first when a question was asked for."""

    saved_answers: Annotated[list[SavedAnswer], Field(default_factory=list)]


@bp.get("")
@describe(gives=SavedAnswersOut, query=("like", "q"))
def find() -> ResponseReturnValue:
    """List saved answers; `like` gives those to a like question, the likest first, `q` those that hold its words."""
    db = deps().db.as_user(current_user())
    question = request.args.get("like", "").strip()
    found = answers.like_question(question, db=db) if question else answers.find(db, query=request.args.get("q", ""))
    return SavedAnswersOut(saved_answers=found).model_dump(mode="json")


def kept(answer_id: UUID) -> dict[str, Any]:
    """A saved answer as it is now."""
    return answers.get(answer_id, db=deps().db.as_user(current_user())).model_dump(mode="json")


@bp.post("")
@describe(takes=AnswerToKeep, gives=SavedAnswer, status=201)
@repeats_with(kept)
def add() -> ResponseReturnValue:
    """Keep an answer, given as such or as a draft of one."""
    given = body(AnswerToKeep).root
    user = current_user()
    db = deps().db.as_user(user)
    if isinstance(given, NewAnswer):
        saved = answers.add(given, user=user, db=db)
    else:
        saved = save_answer(given.draft_id, user=user, db=db, today=deps().today())
    return saved.model_dump(mode="json"), 201


@bp.get("/<uuid:answer_id>")
@describe(gives=SavedAnswer)
def get(answer_id: UUID) -> ResponseReturnValue:
    """Give one saved answer."""
    return kept(answer_id)


@bp.patch("/<uuid:answer_id>")
@describe(takes=AnswerChanges, gives=SavedAnswer)
def change(answer_id: UUID) -> ResponseReturnValue:
    """Change a saved answer."""
    changes = body(AnswerChanges)
    return answers.change(answer_id, changes, db=deps().db.as_user(current_user())).model_dump(mode="json")


@bp.post("/<uuid:answer_id>/uses")
@describe(takes=AnswerUse, gives=SavedAnswer)
@repeats_with(kept)
def use(answer_id: UUID) -> ResponseReturnValue:
    """Note that an answer is used for a job."""
    job_id = body(AnswerUse).job_id
    db = deps().db.as_user(current_user())
    return answers.use(answer_id, job_id=job_id, db=db, today=deps().today()).model_dump(mode="json")


@bp.delete("/<uuid:answer_id>")
@describe(status=204)
def remove(answer_id: UUID) -> ResponseReturnValue:
    """Delete a saved answer."""
    answers.remove(answer_id, db=deps().db.as_user(current_user()))
    return "", 204
