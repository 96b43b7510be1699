"""A draft that its person edits: kept with every earlier text, and its new sentences held against the résumé."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from service import jobs
from service.drafts import revisions, store
from service.drafts.checking import CHOSEN, OWN, YOURS, Grounds
from service.drafts.edited import edited
from service.drafts.model import DraftKind, DraftRequest
from service.drafts.past import past
from service.errors import NoActiveResume, TooManyDrafts
from service.resumes.store import active

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from service.auth import User
    from service.db import Client
    from service.drafts.drafting import Desk
    from service.drafts.proof import Proof

EDIT_SECONDS = 5.0  # that an edit waits to be checked; it is kept all the same, and the browser waits with it


def edit(draft_id: UUID, changes: store.DraftChanges, *, user: User, desk: Desk) -> store.Draft:
    """The draft after the change. It costs no credit and asks no model.

    Raises NotFound, and DraftChanged when its text is no longer the one that was `seen`.

    The person's words are kept whatever happens: when the desk is full, or with no résumé, without a verdict.
    An earlier text that is taken back is not their words: what was not theirs then is held to the résumé anew.
    """
    db = desk.database.as_user(user)
    kept = store.get(draft_id, db=db)
    if changes.seen not in {None, kept.text_at}:
        raise store.changed()
    earlier = revisions.get(changes.restore, draft_id=draft_id, db=db) if changes.restore else None
    content = earlier.content if earlier else changes.content
    if content is None or content == kept.content:
        return kept if changes.vouched is None else store.change(draft_id, changes, db=db)
    found = partial(
        edited,
        content,
        before=kept.evidence,
        vouched=_stood_by(kept, changes, earlier),
        is_own=earlier is None,
    )
    try:
        with desk.seats.taken(is_offline=True), closing(_proof(kept, user=user, desk=desk, db=db)) as proof:
            now = found(check=proof.check)
    except (NoActiveResume, TooManyDrafts):
        now = found()
    whole = store.DraftChanges(content=content, vouched=now.vouched, seen=changes.seen)
    changed = store.change(draft_id, whole, db=db)
    return store.keep_audit(changed, now.audit, database=desk.database) or store.get(draft_id, db=db)


def _stood_by(kept: store.Draft, changes: store.DraftChanges, earlier: revisions.Revision | None) -> Collection[str]:
    """The sentences that the person stands by: of an earlier text those of then, unless they leave them out now."""
    if earlier is not None:
        return [one for one in (*kept.vouched, *earlier.vouched) if not kept.is_doubtful(one)]
    return kept.vouched if changes.vouched is None else changes.vouched


def _proof(draft: store.Draft, *, user: User, desk: Desk, db: Client) -> Proof:
    """What holds a text against what this draft may rest on, in turn with other people's. Raises NoActiveResume."""
    resume, job = active(db).resume, jobs.get(draft.job_id, db=db)
    is_answer = draft.kind is DraftKind.ANSWER
    asked = DraftRequest(kind=draft.kind, question=draft.question)
    earlier = past(asked, notes="", learns=False, db=db, company=job.company).answers if is_answer else ()

    grounds = Grounds(
        resume=resume,
        posting=job.as_posting(),
        today=desk.today,
        facts=tuple(one.answer for one in earlier),
        question=draft.question or "",
        options=tuple(one.text for one in draft.evidence.sentences if {CHOSEN, OWN, YOURS}.intersection(one.reasons)),
    )
    return desk.seats.proof(grounds, person=str(user.id), wait=EDIT_SECONDS)
