"""Résumé → blocks: `read` takes a PDF, `from_text` plain text. Pure: bytes in, model out.

glyphs → lines → columns → sections → entries → blocks; each stage is a module with one function to call.
"""

from service.resumes import reasons
from service.resumes.model import Resume
from service.resumes.reader.blocks import to_resume
from service.resumes.reader.columns import reading_order
from service.resumes.reader.document import read_glyphs
from service.resumes.reader.lines import rows
from service.resumes.reader.plain import lines_of_text

PARSER_VERSION = "1"  # Rises whenever the same file may give other blocks.


def read(pdf: bytes) -> Resume:
    """Give the blocks of a résumé in PDF. Raises `Unreadable` with a reason from `service.resumes.reasons`."""
    document = read_glyphs(pdf)
    lines = reading_order(rows(document.pages), [page.height for page in document.pages])
    return _finished(to_resume(lines, document.pages), pages=len(document.pages), warnings=document.warnings)


def from_text(text: str) -> Resume:
    """Give the blocks of a résumé in plain text. Raises `Unreadable` when there is no text."""
    if not text.strip():
        raise reasons.unreadable(reasons.EMPTY)
    return _finished(to_resume(lines_of_text(text)), pages=1, warnings=[])


def _finished(resume: Resume, *, pages: int, warnings: list[str]) -> Resume:
    """Note what is known about the reading itself."""
    resume.meta.parser_version = PARSER_VERSION
    resume.meta.pages = pages
    empty = not (resume.work or resume.education or resume.skills or resume.projects)
    resume.meta.warnings = [*warnings, *([reasons.NOTHING_RECOGNISED] if empty else [])]
    return resume
