"""Keeping what was drafted for other forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service import answers
from service.answers import NewAnswer, SavedAnswer
from service.drafts import store
from service.drafts.model import DraftKind
from service.errors import Conflict

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from service.auth import User
    from service.db import Client


def save_answer(draft_id: UUID, *, user: User, db: Client, today: date) -> SavedAnswer:
    """Keep what was drafted, as it may be sent: without what the résumé does not back.

    Raises NotFound, and Conflict for a draft that answers no question or of which nothing may be sent.
    """
    draft = store.get(draft_id, db=db)
    if draft.kind is not DraftKind.ANSWER or not draft.question:
        raise Conflict("Only an answer to a question can be saved for other forms.")
    text = draft.sendable
    if not text.strip():
        raise Conflict(
            "There is nothing to save yet: no sentence of this answer can be sent as it stands. Edit it first."
        )
    given = NewAnswer(question=draft.question, answer=text)
    used = answers.use_for(draft.job_id, db=db, today=today)
    return answers.add(given, user=user, db=db, used_in=[used])
