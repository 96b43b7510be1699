"""Words looked up as they stand: whether a résumé says a name that no dictionary has, and where."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from service.match.engine import lexicon
from service.match.engine.holding import is_practised
from service.match.engine.lines import Line
from service.match.engine.mentions import is_negated
from service.match.engine.words import Word, words
from service.match.model import Evidence

END = "\n"  # of a line; no name goes beyond it
MAX_SHOWN = 3  # lines shown for one name


@dataclass(frozen=True, slots=True)
class Said:
    """Lines to look words up in: `text` is their words in their one form, each between blanks, line by line."""

    lines: tuple[Line, ...]
    text: str
    starts: tuple[int, ...]

    def find(self, name: str) -> tuple[Evidence, ...]:
        """The lines that say these words in this order and do not deny them, the most telling first."""
        sought = _joined(_words(name))
        return tuple(dict.fromkeys(self._found(sought)))[:MAX_SHOWN] if sought.strip() else ()

    def _found(self, sought: str) -> Iterator[Evidence]:
        at = self.text.find(sought)
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            line, listed = self.lines[number], _words(self.lines[number].text)
            first = self.text.count(" ", self.starts[number], at)
            start, end = listed[first].start, listed[first + sought.count(" ") - 2].end
            if not is_negated(line.text, start, end) and is_practised(line.text, start, end):
                yield Evidence(pointer=line.pointer, text=line.text, start=start, end=end)
            at = self.text.find(sought, at + 1)


def said(listed: Iterable[Line]) -> Said:
    """The lines of a résumé that speak for somebody, ready to be looked up in."""
    ordered = sorted((line for line in listed if line.speaks), key=lambda line: (line.order, line.text, line.pointer))
    folded = [_joined(_words(line.text)) + END for line in ordered]
    starts = accumulate(map(len, folded), initial=0)
    return Said(tuple(ordered), "".join(folded), tuple(starts)[:-1])


def _words(text: str) -> Sequence[Word]:
    return words(text, dotted=lexicon.skills().dotted)


def _joined(listed: Iterable[Word]) -> str:
    return " ".join(["", *(word.text for word in listed), ""])
