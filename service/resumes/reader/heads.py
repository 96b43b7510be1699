"""A head line → its dates and its named pieces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.resumes.reader.dates import LASTED, DateSpan, find_dates, is_date
from service.resumes.reader.letters import Word
from service.resumes.reader.line import Line
from service.resumes.reader.lines import Cell
from service.resumes.reader.values import Found, bare, found
from service.resumes.reader.words import fold

BARS = ("|", "·", "•")
HEAD_WORDS = 14  # A head line has no more words than this …
SEPARATOR = re.compile(r"\s+[|•·–—―⋅∙]+\s+|\s*[|•·⋅∙]\s*|\s+-+\s+|\s+@\s+|\t|\s{2,}|;\s")

Look = tuple[bool, bool, float]


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of an entry's head, such as a title, an employer or a degree."""

    value: Found
    line: int
    bold: bool
    italic: bool
    flush: bool
    cell: int = 0
    placed: bool = False  # A place followed it behind a comma.

    @property
    def text(self) -> str:
        """The words of the piece."""
        return self.value.text


def dates_in(line: Line) -> list[tuple[DateSpan, Cell]]:
    """Give the dates of a head line: a cell of its own, or one at either end of a cell."""
    result = []
    for cell in line.cells:
        spans = find_dates(cell.text)
        for span in spans:
            before, after = cell.text[: span.begin], cell.text[span.finish :]
            lone = not before.strip(" ([|–—-·•,") or not after.strip(" )]|.,;·•")
            enclosed = before.rstrip().endswith(("(", "|", "·", "•", ",")) and len(cell.words) <= HEAD_WORDS
            enclosed = enclosed or (before.rstrip()[-1:] in BARS and after.lstrip()[:1] in BARS)
            if lone or enclosed:
                result.append((span, cell))
    return result


def length(line: Line) -> int:
    """Count the words of a line; dashes and bars between its pieces are none."""
    return sum(any(map(str.isalnum, word.text)) for word in line.words)


def look(line: Line) -> Look:
    """Give bold, italic and size of the line's first word."""
    lead = line.words[0]
    return lead.bold, lead.italic, lead.size


def parts(line: Line, number: int) -> list[Part]:
    """Cut a head line into pieces at cells, changes of style and separators, dates left out."""
    result = []
    for index, cell in enumerate(line.cells):
        for words in _styled(cell):
            for text in _pieces(words):
                lead = words[0]
                beside = any(not is_date(before.text) for before in line.cells[:index])
                flush = beside and cell.x0 - line.x0 > (line.x1 - line.x0) / 2
                result.append(Part(found(text, [line]), number, lead.bold, lead.italic, flush, index))
    return result


def _styled(cell: Cell) -> list[list[Word]]:
    """Group a cell's words by style."""
    groups: list[list[Word]] = []
    for word in cell.words:
        key = (word.bold, word.italic, word.color)
        last = groups[-1][-1] if groups else None
        if last is not None and ((last.bold, last.italic, last.color) == key or not any(map(str.isalnum, word.text))):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _pieces(words: Sequence[Word]) -> list[str]:
    """Give the pieces between separators of one run of words, dates cut out."""
    text = " ".join(word.text for word in words)
    if is_date(text):
        return []
    for span in reversed(find_dates(text)):
        text = text[: span.begin] + "  " + text[span.finish :]
    pieces = (bare(piece) for piece in SEPARATOR.split(text))
    return [piece for piece in pieces if any(map(str.isalnum, piece)) and not LASTED.fullmatch(fold(piece))]
