"""Taking in a résumé that is no PDF: a JSON Resume file, or pasted text. It is kept as a PDF that we set from it."""

import hashlib
from dataclasses import dataclass, replace

from service.errors import TooLarge, Unreadable
from service.resumes import json_resume, readings, store
from service.resumes.corrections.edits import printable
from service.resumes.model import Resume
from service.resumes.readings import TextReader
from service.resumes.reasons import EMPTY
from service.resumes.typeset import typeset, typeset_text
from service.resumes.uploading import Desk, Upload, take_in

TEXT = "text"
MAX_CHARACTERS = 30_000  # ten dense pages
MAX_LINES = 600  # they become one long page, and a PDF's page has its limit


@dataclass(frozen=True, slots=True)
class _Known:
    """A reader for what was read already."""

    resume: Resume

    def read(self, _pdf: bytes, /) -> Resume:
        """The blocks that are known."""
        return self.resume


def import_json(content: bytes, *, file_name: str, desk: Desk) -> Upload:
    """The résumé of a JSON Resume file. It costs nothing: nothing had to be read.

    Raises TooLarge, BadRequest and InvalidInput as `json_resume.parse`.
    """
    resume = json_resume.parse(content)
    sha256 = hashlib.sha256(content).hexdigest()
    known = _known(sha256, desk)
    if known is not None:
        return known
    mine = replace(desk, reader=_Known(resume))
    return take_in(typeset(resume), sha256=sha256, file_name=file_name, desk=mine, amount=0)


def import_text(text: str, *, file_name: str, desk: Desk, reader: TextReader) -> Upload:
    """The résumé of a pasted text; the price is that of reading a PDF.

    Raises TooLarge, Unreadable when there is no text, QuotaExceeded.
    """
    given = printable(text)
    if not given:
        raise Unreadable(EMPTY, "There is no text yet. Copy all of your résumé, paste it here and try again.")
    if len(given) > MAX_CHARACTERS or given.count("\n") >= MAX_LINES:
        raise TooLarge(f"A pasted résumé may have at most {MAX_CHARACTERS:,} characters and {MAX_LINES} lines.")
    sha256 = hashlib.sha256(given.encode()).hexdigest()
    known = _known(sha256, desk)
    if known is not None:
        return known
    resume = reader.read_text(given)
    resume.meta.origin = TEXT
    mine = replace(desk, reader=_Known(resume))
    return take_in(typeset_text(given, title=file_name), sha256=sha256, file_name=file_name, desk=mine)


def _known(sha256: str, desk: Desk) -> Upload | None:
    """What the person made of the same content before."""
    before = readings.known(sha256, person=desk.user.id, database=desk.database)
    return Upload(stored=store.get(before, db=desk.db), is_new=False) if before is not None else None
