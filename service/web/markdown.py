"""The light Markdown of descriptions, taken apart into blocks that a template prints as text. Nothing here is HTML.

Known are paragraphs, "## " headings and "- " or "1. " lists; all else is text. Links, images and emphasis are not
read: what stands on a page of others must not become anything that works in ours.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Kind = Literal["p", "h", "ul", "ol"]

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<text>\S.*)")  # "## What you will do"
_BULLET = re.compile(r"[-*•·–][ \t]+(?P<text>\S.*)")  # "- Python"
_NUMBERED = re.compile(r"\d{1,3}[.)][ \t]+(?P<text>\S.*)")  # "1. Send us your résumé"
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (("h", _HEADING), ("ul", _BULLET), ("ol", _NUMBERED))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (its lines), a heading (one line), or a list (its items)."""

    kind: Kind
    lines: tuple[str, ...]


def blocks(text: str) -> list[Block]:
    """The blocks of a light Markdown text, in order; plain text gives paragraphs."""
    found: list[Block] = []
    for kind, lines in _runs(text.splitlines()):
        if kind == "h":
            found.extend(Block("h", (line,)) for line in lines)
        elif kind is not None:
            found.append(Block(kind, tuple(lines)))
    return found


def _runs(lines: Iterable[str]) -> Iterator[tuple[Kind | None, list[str]]]:
    """Neighbouring lines of one kind; a blank line ends a run and has no kind."""
    for kind, run in groupby((_line(line.strip()) for line in lines), key=lambda line: line[0]):
        yield kind, [text for _, text in run]


def _line(line: str) -> tuple[Kind | None, str]:
    if not line:
        return None, ""
    for kind, pattern in _PATTERNS:
        if found := pattern.fullmatch(line):
            return kind, found["text"]
    return "p", line
