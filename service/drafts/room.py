"""What a draft made without AI leaves out, step by step, until it fits into its limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.drafts.model import DraftKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_LINES = {DraftKind.COVER_LETTER: 6, DraftKind.ANSWER: 4, DraftKind.OUTREACH: 2}  # what a reader takes in at once
_EXTRAS = ("skills", "education", "more")  # of a letter; the last goes first
_SHORTER = (120, 90, 60)  # characters of a line, where the best one takes too much


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much is said: so many `lines` of at most `longest` characters, and these `extras` of a letter.

    `is_bare`: the lines alone, without the role they stand under and without what leads to them.
    """

    lines: int
    extras: tuple[str, ...] = ()
    longest: int | None = None
    is_bare: bool = False

    def takes(self, line: str) -> bool:
        """Whether a line is short enough."""
        return self.longest is None or len(line) <= self.longest


def rooms(kind: DraftKind) -> Iterator[Room]:
    """Give what to try in turn, the fullest first: what is beside the experience goes before any of it."""
    most = _MOST_LINES[kind]
    for extras in range(len(_EXTRAS), 0, -1):
        yield Room(lines=most, extras=_EXTRAS[:extras])
    for lines in range(most, 0, -1):
        yield Room(lines=lines)
    for is_bare in (False, True):
        for longest in (None, *_SHORTER):
            yield Room(lines=1, longest=longest, is_bare=is_bare)
