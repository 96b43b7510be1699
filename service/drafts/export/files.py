"""A person's draft as a file, under a name that every system takes."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from service import jobs
from service.db import Client
from service.drafts import store as drafts
from service.drafts.export.docx import as_docx
from service.drafts.export.letter import Letter, letter
from service.drafts.export.pdf import as_pdf
from service.errors import Conflict

_NAME_CHARACTERS = 100  # file systems take 255 bytes, and a letter may need four
# Path separators, what Windows forbids, controls, and signs that would show a name other than it is.
_UNSAFE = re.compile('[/\\\\:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]')


class Format(StrEnum):
    """The kinds of file; each is also its ending."""

    PDF = "pdf"
    DOCX = "docx"
    TXT = "txt"


MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.TXT: "text/plain",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file, and the sentences that are not in it because the résumé does not back them."""

    name: str
    media_type: str
    content: bytes
    left_out: tuple[str, ...]


def export(draft_id: UUID, format_: Format, *, db: Client) -> SentFile:
    """The draft as a file.

    Raises NotFound, Conflict when it was cut off and not edited since or when nothing of it may be sent, InvalidInput
    for a PDF whose letters no font here has.
    """
    draft = drafts.get(draft_id, db=db)
    if not draft.complete and not draft.is_edited:
        raise Conflict("This draft was cut off before its end. Edit it to finish it yourself, or draft anew.")
    text = draft.sendable
    if not text.strip():
        raise Conflict(
            "There is nothing to save yet: no sentence of this draft can be sent as it stands. Edit it, or keep some."
        )
    job = jobs.get(draft.job_id, db=db)
    made = letter(
        text,
        kind=draft.kind,
        about=", ".join(part for part in (job.title, job.company) if part),
        posting_language=job.as_posting().language,
    )
    return SentFile(
        name=f"{file_name(made.title)}.{format_}",
        media_type=MEDIA_TYPES[format_],
        content=_content(made, format_, written=draft.updated_at),
        left_out=draft.not_sent,
    )


def _content(made: Letter, format_: Format, *, written: datetime) -> bytes:
    match format_:
        case Format.PDF:
            return as_pdf(made)
        case Format.DOCX:
            return as_docx(made, written=written)
        case Format.TXT:
            return made.text.encode()


def file_name(title: str) -> str:
    """The title as the name of a file, without its ending."""
    name = " ".join(_UNSAFE.sub(" ", title).split())[:_NAME_CHARACTERS]
    return name.strip(" .-–") or "Draft"
