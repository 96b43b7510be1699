"""One line as a person reads it."""

import re
from dataclasses import dataclass, replace

from service.resumes.reader.dates import is_date
from service.resumes.reader.letters import BULLET_WORD, Word, bullet
from service.resumes.reader.lines import Cell
from service.resumes.reader.places import is_place

FRAME = re.compile(r"[*=#~_+-]{2,8}|[—–•·|~*=§◆❖]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a person reads it, with its cells; `gap` is the white above in units of its size."""

    page: int
    number: int
    cells: tuple[Cell, ...]
    y: float
    gap: float = 1.0
    bullet: bool = False
    region: int = 0
    side: str = ""
    margin: bool = False

    @property
    def text(self) -> str:
        """The line as read, cells parted by a space."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def words(self) -> list[Word]:
        """All words of the line."""
        return [word for cell in self.cells for word in cell.words]

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return self.cells[-1].x1

    @property
    def size(self) -> float:
        """The size of the first cell."""
        return self.cells[0].size

    @property
    def bold(self) -> bool:
        """Tell whether the first cell is bold throughout."""
        return all(word.bold for word in self.cells[0].words if word.text[:1].isalnum())


def marked(line: Line) -> Line:
    """Take bullets off the front, also one that stands alone in its cell."""
    line = _unframed(line)
    first, *rest = line.cells
    if rest and bullet(rest[0].words[0].text) and (is_date(first.text) or is_place(first.text)):
        line = replace(line, cells=(*rest, first))  # A date or place stands left of the bullet.
        first, *rest = line.cells
    if not bullet(first.words[0].text) or (first.words[0].text == BULLET_WORD and not rest and len(first.words) == 1):
        return _glued(line)
    words = first.words[1:]
    if words:
        return replace(line, cells=(Cell(words, first.y, first.icon), *rest), bullet=True)
    return replace(line, cells=tuple(rest), bullet=True) if rest else line


def _unframed(line: Line) -> Line:
    """Take off the marks around a heading of plain text ("** Experience **", "=== Skills ===")."""
    words = line.cells[0].words
    inner = words[1:-1]
    framed = inner and len(line.cells) == 1 and words[0].text == words[-1].text and FRAME.fullmatch(words[0].text)
    return replace(line, cells=(Cell(inner, line.y, line.cells[0].icon),)) if framed else line


def _glued(line: Line) -> Line:
    """Take off a bullet printed without a space ("•Wrote …")."""
    first = line.cells[0]
    word = first.words[0]
    if word.text[:1] in "•◦▪■●○‣▸►➢✓✔" and len(word.text) > 1:
        bare = replace(word, text=word.text[1:])
        return replace(line, cells=(Cell([bare, *first.words[1:]], first.y, first.icon), *line.cells[1:]), bullet=True)
    return line
