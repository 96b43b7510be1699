"""Saved answers of a person: kept, found by a like question, changed, deleted and put back."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from service import jobs
from service.answers.likeness import like
from service.answers.model import AnswerChanges, NewAnswer, SavedAnswer, Use
from service.auth import User
from service.db import Client
from service.errors import NotFound
from service.language import language_of

_COLUMNS = "id,question,answer,language,used_in,created_at,updated_at"
_GONE = "This answer is not there (any more)."
_MOST = 500  # answers looked through, and kept at all (migration 00025); who applies daily for a year keeps fewer
_MOST_USES = 50  # places where an answer was used that are kept, the latest


def newest(db: Client) -> list[SavedAnswer]:
    """All of the person's answers that are looked through, those that were changed last first."""
    rows = db.run(db.table("saved_answers").select(_COLUMNS).order("updated_at", desc=True).limit(_MOST))
    return [_answer(row) for row in rows]


def find(db: Client, *, query: str = "") -> list[SavedAnswer]:
    """The person's answers, newest first; with `query`, those that hold all its words or whose question is like it."""
    kept = newest(db)
    wanted = query.casefold().split()
    if not wanted:
        return kept
    held = [one for one in kept if _holds(one, wanted)]
    return [*held, *(one for one in _like(query, kept) if one.id not in {other.id for other in held})]


def like_question(question: str, *, db: Client) -> list[SavedAnswer]:
    """The answers to questions like this one, the likest first."""
    return _like(question, newest(db))


def get(answer_id: UUID, *, db: Client) -> SavedAnswer:
    """One answer. Raises NotFound, also for another person's."""
    return _one(db.run(db.table("saved_answers").select(_COLUMNS).eq("id", str(answer_id))))


def add(given: NewAnswer, *, user: User, db: Client, used_in: Iterable[Use] = ()) -> SavedAnswer:
    """Keep an answer. Raises Conflict when there are as many as can be kept."""
    row = {
        "user_id": user.id,
        "question": given.question,
        "answer": given.answer,
        "language": given.language or language_of(given.answer) or "en",
        "used_in": [one.model_dump(mode="json") for one in used_in],
    }
    return _one(db.run(db.table("saved_answers").insert(row)))


def change(answer_id: UUID, changes: AnswerChanges, *, db: Client) -> SavedAnswer:
    """The answer with its changes. Raises NotFound."""
    columns = changes.model_dump(exclude_unset=True)
    if not columns:
        return get(answer_id, db=db)
    return _one(db.run(db.table("saved_answers").update(columns).eq("id", str(answer_id))))


def use(answer_id: UUID, *, job_id: UUID, db: Client, today: date) -> SavedAnswer:
    """The answer, noted as used for a job; a second time for the same one changes only the day. Raises NotFound."""
    known = get(answer_id, db=db)
    now = use_for(job_id, db=db, today=today)
    others = [one for one in known.used_in if (one.company, one.title) != (now.company, now.title)]
    uses = [one.model_dump(mode="json") for one in [now, *others][:_MOST_USES]]
    return _one(db.run(db.table("saved_answers").update({"used_in": uses}).eq("id", str(answer_id))))


def use_for(job_id: UUID, *, db: Client, today: date) -> Use:
    """The use of an answer for a job on that day. Raises NotFound."""
    job = jobs.get(job_id, db=db)
    return Use(company=job.company[:200], title=job.title[:200], on=today)


def remove(answer_id: UUID, *, db: Client) -> SavedAnswer:
    """Delete an answer; the last one sees of it, to be put back. Raises NotFound."""
    return _one(db.run(db.table("saved_answers").delete().eq("id", str(answer_id))))


def put_back(answer_id: UUID, given: NewAnswer, *, user: User, db: Client, used_in: Iterable[Use]) -> SavedAnswer:
    """The answer as it was before it was changed or deleted."""
    try:
        return change(answer_id, AnswerChanges(**given.model_dump(exclude_none=True)), db=db)
    except NotFound:
        row = {
            "id": str(answer_id),
            "user_id": user.id,
            **given.model_dump(exclude_none=True),
            "used_in": [one.model_dump(mode="json") for one in used_in],
        }
        return _one(db.run(db.table("saved_answers").insert(row)))


def _holds(answer: SavedAnswer, wanted: list[str]) -> bool:
    said = f"{answer.question}\n{answer.answer}".casefold()
    return all(word in said for word in wanted)


def _like(question: str, kept: list[SavedAnswer]) -> list[SavedAnswer]:
    found = like(question, [one.question for one in kept])
    return [kept[place].model_copy(update={"likeness": round(score, 3)}) for place, score in found]


def _one(rows: list[dict[str, Any]]) -> SavedAnswer:
    if not rows:
        raise NotFound(_GONE)
    return _answer(rows[0])


def _answer(row: dict[str, Any]) -> SavedAnswer:
    return SavedAnswer.model_validate({name: row[name] for name in _COLUMNS.split(",")})
