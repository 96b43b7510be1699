"""Résumé → blocks: `read` takes a PDF, `from_text` plain text. Pure: bytes in, model out.

glyphs → lines → columns → sections → entries → blocks; each stage is a module with one function to call. Pasted text
joins at the lines, which `plain` makes; as it has no looks, `pasted` tells its entries apart.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from service.resumes import reasons
from service.resumes.model import Resume
from service.resumes.reader.blocks import to_resume
from service.resumes.reader.columns import reading_order
from service.resumes.reader.document import read_glyphs
from service.resumes.reader.line import Line
from service.resumes.reader.lines import rows
from service.resumes.reader.plain import lines_of_text

MAX_LINE_CHARS = 1_000  # A landscape page in the smallest print holds 400.
PARSER_VERSION = "10"  # Rises whenever the same file may give other blocks.
LAST_LATIN, LATIN = "\u024f", ("\u1e00", "\u1eff")  # Latin letters, those of Vietnamese in a block of their own.
FOREIGN_SHARE = 0.3  # Of all characters; a Chinese name alone is less.


def read(pdf: bytes) -> Resume:
    """Give the blocks of a résumé in PDF. Raises `Unreadable` with a reason from `service.resumes.reasons`."""
    try:
        document = read_glyphs(pdf)
        lines = [*map(_cut, reading_order(rows(document.pages), [page.height for page in document.pages]))]
        resume = to_resume(lines, document.pages)
    except MemoryError as error:
        raise reasons.unreadable(reasons.TOO_LARGE) from error
    return _finished(resume, pages=len(document.pages), warnings=document.warnings + _script(lines))


def _cut(line: Line) -> Line:
    """Give the line without what stands beyond the widest paper; each value keeps its line as its source."""
    if sum(len(word.text) for word in line.words) <= MAX_LINE_CHARS:
        return line
    kept, left = [], MAX_LINE_CHARS
    for cell in line.cells:
        ends = [*accumulate(len(word.text) for word in cell.words)]
        count = sum(end <= left for end in ends)
        if count:
            kept.append(replace(cell, words=cell.words[:count]))
        left -= ends[-1]
    return replace(line, cells=tuple(kept or line.cells[:1]))


def from_text(text: str) -> Resume:
    """Give the blocks of a résumé in plain text. Raises `Unreadable` when there is no text."""
    if not text.strip():
        raise reasons.unreadable(reasons.EMPTY)
    lines = lines_of_text(text)
    return _finished(to_resume(lines), pages=1, warnings=_script(lines))


def _script(lines: Sequence[Line]) -> list[str]:
    """Give the warning for a text whose letters are mostly such that the reader's words are not written in."""
    text = "".join(word.text for line in lines for word in line.words)
    foreign = sum(char.isalpha() and char > LAST_LATIN and not LATIN[0] <= char <= LATIN[1] for char in text)
    return [reasons.OTHER_SCRIPT] if foreign > FOREIGN_SHARE * len(text) else []


def _finished(resume: Resume, *, pages: int, warnings: list[str]) -> Resume:
    """Note what is known about the reading itself."""
    resume.meta.parser_version = PARSER_VERSION
    resume.meta.pages = pages
    empty = not (resume.work or resume.education or resume.skills or resume.projects)
    resume.meta.warnings = [*warnings, *([reasons.NOTHING_RECOGNISED] if empty else [])]
    return resume
