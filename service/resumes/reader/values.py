"""A value with the lines it was read from, and how wrapped lines are joined."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.resumes.model import Source
from service.resumes.reader.line import Line
from service.resumes.reader.words import fold, words

EDGES = " \t,;|–—-·•:/"
# First parts of compounds that keep their hyphen when a line ends after it.
COMPOUNDS = words(
    "cross co self non well first long short full part high low multi real end post pre ex e on off up step world all"
    " large small mid two three four five six ten top best client customer data object user open risk decision problem"
    " state follow hands peer inter semi sub anti built in time cost community evidence award year day"
)
LEADER = re.compile(r"(?:\s?\.){4,}\s*$")  # "Vocational ........"
LAST_WORD = re.compile(r"([^\W\d_]{1,30})-$")


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of text and where it stands."""

    text: str
    source: Source

    def part(self, text: str) -> "Found":
        """A piece of this piece, from the same place."""
        return Found(text, self.source)


def found(text: str, lines: Sequence[Line]) -> Found:
    """Give `text` with the lines it was read from as its source."""
    return Found(text, Source(page=lines[0].page, line=lines[0].number, text=join(lines)))


def join(lines: Sequence[Line], texts: Sequence[str] = ()) -> str:
    """Give wrapped lines as one text; a hyphen at a line's end goes when it only broke a word."""
    result = ""
    for text in texts or [line.text for line in lines]:
        if not result:
            result = text
            continue
        broken = LAST_WORD.search(result)
        if broken and text[:1].islower():
            result = (result if fold(broken[1]) in COMPOUNDS else result[:-1]) + text
        else:
            result = f"{result} {text}"
    return result


def bare(text: str) -> str:
    """Give the text without separators at its edges and without unpaired brackets."""
    text = LEADER.sub("", text).strip(EDGES)
    for opening, closing in ("()", "[]"):
        if text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1:
            text = text[1:-1]
        if text.count(opening) != text.count(closing):
            text = text.strip(opening + closing)
    return text.strip(EDGES)
