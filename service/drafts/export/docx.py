"""A letter as a Word file."""

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Opened
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Written

from service.drafts.export.letter import Letter, Paragraph

_MARGIN, _WIDTH, _HEIGHT = Mm(25), Mm(210), Mm(297)


def as_docx(letter: Letter, *, written: datetime) -> bytes:
    """The letter as a Word file, with its title and language; `written` is the time it says it was made."""
    document = Document()
    _set_up(document, letter, written=written)
    for paragraph in letter.paragraphs:
        _write(document.add_paragraph(), paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: Opened, letter: Letter, *, written: datetime) -> None:
    about = document.core_properties
    about.title, about.language, about.author, about.comments = letter.title[:255], letter.language, "", ""
    about.created = about.modified = written
    section = document.sections[0]
    section.page_width, section.page_height = _WIDTH, _HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    normal = document.styles["Normal"]
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.15
    # Word checks the spelling by this; the template says American English.
    for language in document.styles.element.iter(qn("w:lang")):
        for attribute in ("w:val", "w:eastAsia", "w:bidi"):
            language.set(qn(attribute), letter.language)


def _write(written: Written, paragraph: Paragraph) -> None:
    run = written.add_run()
    for number, line in enumerate(paragraph.lines):
        if number:
            run.add_break()
        run.add_text(line)
    if paragraph.right_to_left:
        direction: Any = OxmlElement("w:bidi")  # python-docx has no name for it
        written._p.get_or_add_pPr().append(direction)  # noqa: SLF001
        run.font.rtl = True
