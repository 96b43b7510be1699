"""A posting's text without its marks of bold type, and where each place of it stands in the posting."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from service.match.model import Span

BOLD = re.compile(r"\*{2,}|_{2,}|`+")  # also of code: "**Python**", "`kubectl`"
# Where a mark is all that parts two words: "**Tasks:**Cook", "Name____Date".
PARTS = re.compile(r"(?<=[^\W_])_{2,}(?=[^\W_])|(?<=[^\s(\[{\"“„«'’/*_`-])(?:\*{2,}|`+)(?=[A-ZÀ-Þ0-9])")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A text as it is read; `places` are where in it marks are left out, `left_out` how many characters until there.

    `written` is the same with blanks for the marks, which begins at `start` in the posting.
    """

    text: str
    written: str
    places: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    start: int = 0

    @classmethod
    def of(cls, written: str) -> "Unmarked":
        """The text without its marks; a blank stays where one is all that parts two words."""
        kept, marks = list[str](), list[tuple[int, int]]()
        at = 0
        for mark in BOLD.finditer(written):
            blank = " " if PARTS.match(written, mark.start()) else ""
            kept += [written[at : mark.start()], blank]
            marks.append((len(kept[-2]) + len(blank), len(mark.group()) - len(blank)))
            at = mark.end()
        if not marks:
            return cls(written, written)
        places, left_out = (tuple(accumulate(column)) for column in zip(*marks, strict=True))
        blanked = BOLD.sub(lambda mark: " " * len(mark.group()), written)
        return cls("".join([*kept, written[at:]]), blanked, places, left_out)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the posting of which `text[start:end]` was read, with blanks for the marks within."""
        first, last = self._place(start), end + self._left_out(bisect_left(self.places, end))
        return Span(start=self.start + first, end=self.start + last, text=self.written[first:last])

    def part(self, start: int, end: int) -> "Unmarked | None":
        """A stretch by itself, so that the rest need not be kept; None where nothing is left out of the whole text."""
        if not self.places:
            return None
        first, last = self._place(start), end + self._left_out(bisect_left(self.places, end))
        within = slice(bisect_right(self.places, start), bisect_left(self.places, end))
        return Unmarked(
            text=self.text[start:end],
            written=self.written[first:last],
            places=tuple([place - start for place in self.places[within]]),
            left_out=tuple([left - (first - start) for left in self.left_out[within]]),
            start=self.start + first,
        )

    def _place(self, at: int) -> int:
        return at + self._left_out(bisect_right(self.places, at))

    def _left_out(self, marks: int) -> int:
        return self.left_out[marks - 1] if marks else 0
