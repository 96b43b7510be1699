"""What a person wrote before, as far as a new draft may use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.answers.bound import is_bound
from service.answers.likeness import like
from service.answers.store import newest
from service.drafts.model import DraftKind, EarlierAnswer, Edit, Past
from service.drafts.store import WRITTEN

if TYPE_CHECKING:
    from service.answers.model import SavedAnswer
    from service.db import Client
    from service.drafts.model import DraftRequest

MOST_ANSWERS, MOST_EDITS, MOST_OPENINGS = 3, 2, 3
_LATEST = 20  # drafts looked through for edits
_GREETING_WORDS = 8  # a first line as short as that greets, and a longer one that leads on to the next
_LEADS_ON = (",", ":", "!", "，", "：")  # "Dear University of Dallas team,"


def past(request: DraftRequest, *, notes: str, learns: bool, db: Client, company: str) -> Past:
    """Give what bears on this draft: answers to like questions, openings of letters, edits when they may be used.

    `company` is who asks: an answer that was meant for another is left out.
    """
    return Past(
        answers=_answers(request.question or "", company, db) if request.kind is DraftKind.ANSWER else (),
        openings=_openings(db) if request.kind is DraftKind.COVER_LETTER else (),
        edits=_edits(request.kind, db) if learns else (),
        notes=notes if request.kind is DraftKind.OUTREACH else "",
    )


def opening(letter: str) -> str:
    """Give the sentences a letter begins with, its note and its greeting apart."""
    paragraphs = [part.strip() for part in letter.split("\n\n") if part.strip() and not part.startswith("[")]
    return next((part for at, part in enumerate(paragraphs) if at or not _greets(part)), "")


def _greets(first: str) -> bool:
    return len(first.split()) <= _GREETING_WORDS or first.endswith(_LEADS_ON)


def _answers(question: str, company: str, db: Client) -> tuple[EarlierAnswer, ...]:
    saved = [one for one in newest(db) if not _is_bound(one, question, company)]
    found = like(question, [one.question for one in saved])[:MOST_ANSWERS]
    return tuple(EarlierAnswer(question=saved[place].question, answer=saved[place].answer) for place, _ in found)


def _is_bound(saved: SavedAnswer, question: str, company: str) -> bool:
    used = [use.company for use in saved.used_in]
    return is_bound(saved=saved.question, answer=saved.answer, asked=question, company=company, used=used)


def _openings(db: Client) -> tuple[str, ...]:
    letters = db.table("drafts").select("content").eq("kind", DraftKind.COVER_LETTER).eq("complete", value=True)
    rows = db.run(letters.order("created_at", desc=True).limit(MOST_OPENINGS))
    return tuple(filter(None, (opening(row["content"]) for row in rows)))


def _edits(kind: DraftKind, db: Client) -> tuple[Edit, ...]:
    """Give the latest drafts that the person changed, as they were drafted and as they are now."""
    latest = db.table("drafts").select("id,content").eq("kind", kind).eq("complete", value=True)
    drafts = {row["id"]: row["content"] for row in db.run(latest.order("updated_at", desc=True).limit(_LATEST))}
    if not drafts:
        return ()
    written = db.table("draft_revisions").select("draft_id,content").in_("draft_id", list(drafts)).eq("origin", WRITTEN)
    first = {row["draft_id"]: row["content"] for row in db.run(written.limit(_LATEST))}
    changed = [(first[id_], now) for id_, now in drafts.items() if id_ in first]
    return tuple(Edit(before=before, after=now) for before, now in changed if before != now)[:MOST_EDITS]
