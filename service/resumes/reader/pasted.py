"""The lines of a section of plain text → the drafts of its entries.

On a page, weight, size and white tell the head of an entry from what was done there. Pasted text has lost them: its
dates tell, and what the entries of a section have in common.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from service.resumes.reader.dates import find_dates, is_date
from service.resumes.reader.heads import HEAD_WORDS, dates_in, length
from service.resumes.reader.line import Line
from service.resumes.reader.lines import Cell
from service.resumes.reader.places import degree_score, employer_score, is_place, is_town, school_score, title_score
from service.resumes.reader.runs import LEADS_ON, Draft, is_labelled, is_sentence, rejoined
from service.resumes.reader.words import REMOTE, fold
from service.resumes.reader.wraps import no_room

MOST_ABOVE = 3  # Lines of a head above its dates: an employer of several roles, the title, a place.
MOST_BELOW = 3
NAMES = 2  # A title and an employer, or a degree and a school.
WRAPPED = 0.9  # Two lines that reach so far, of the longest, show where lines were wrapped.
BLANK = 2.0  # Sizes of white above a line that follows a blank one.
LONG = 60  # Characters of a line that may have been wrapped.
DATE_WORDS = 6
SHORT, NAME_WORDS = 4, 7
MARKS = frozenset("–—-|·•,")  # Between the names of a head.
WORD = re.compile(r"[^\W\d_]+(?:\.(?:[^\W\d_]+\.?)+)?")
MOST_PLAIN = 2  # Weighty words of a title that it writes small ("Chef de projet informatique").
WEIGHTY = 4  # Letters of a word that a name writes with a capital.


def drafts(lines: Sequence[Line]) -> list[Draft]:
    """Give the drafts of a section's entries, from top to bottom; none where no dates tell them apart."""
    text = _Text([_parted(line) for line in rejoined(lines)])
    return [_draft(text, cut) for cut in text.cuts()] if text.anchors else []


def stands_apart(line: Line) -> bool:
    """Whether a short line follows a blank one, as a name above its description does."""
    return not line.bullet and line.gap > BLANK and length(line) <= NAME_WORDS and not is_sentence(line)


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where an entry stands: the lines of its head, and those of what was done there."""

    head: list[int]
    body: list[int]


class _Text:
    """The lines of a section, and which of them have the dates of an entry."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.anchors = [at for at, line in enumerate(lines) if _is_anchor(line)]
        self.dated = frozenset(self.anchors)
        edges = sorted((line.x1 for at, line in enumerate(lines) if at not in self.dated), reverse=True)[:2]
        self.right = edges[0] if len(edges) > 1 and edges[1] > WRAPPED * edges[0] else float("inf")

    def goes_on(self, at: int) -> bool:
        """Whether a line is the rest of the one above, which had no room for it."""
        if at == 0 or self.lines[at].bullet or at in self.dated:
            return False
        above, line = self.lines[at - 1], self.lines[at]
        if line.gap > BLANK or _is_placed(line):
            return False
        if line.text[:1].islower() or above.text.endswith((",", "-")) or fold(above.words[-1].text) in LEADS_ON:
            return len(above.text) > LONG / 2
        return len(above.text) > LONG and not above.text.endswith((".", ":")) and no_room(above, line, self.right)

    def may_name(self, at: int) -> bool:
        """Whether a line may be one of a head."""
        line = self.lines[at]
        if line.bullet or at in self.dated or self.goes_on(at) or is_sentence(line) or is_labelled(line):
            return False
        stops = line.text.endswith(".") and not employer_score(line.text) and length(line) > SHORT
        return length(line) <= HEAD_WORDS and not stops and not line.text.endswith((":", ";"))

    def cuts(self) -> Iterator[_Cut]:
        """Where each entry stands."""
        yield from self._closed_by_dates() if self._are_dates_last() else self._opened_by_names()

    def _are_dates_last(self) -> bool:
        """Whether dates stand below what was done, as where they had a column of their own at the right."""
        ends = [-1, *self.anchors]
        between = [range(start + 1, stop) for start, stop in pairwise(ends)]
        done = [any(self.lines[at].bullet for at in part) for part in between]
        named = [bool(part) and not self.lines[part[0]].bullet for part in between]
        after = range(self.anchors[-1] + 1, len(self.lines))
        return done[0] and all(named) and sum(done) * 2 > len(done) and not any(self.lines[at].bullet for at in after)

    def _closed_by_dates(self) -> Iterator[_Cut]:
        for start, stop in pairwise([-1, *self.anchors]):
            part = list(range(start + 1, stop))
            body = next((at for at in part if self.lines[at].bullet), stop)
            last = stop - 1 if stop - 1 >= body and _is_place(self.lines[stop - 1]) else stop
            yield _Cut([*range(start + 1, body), *range(last, stop + 1)], list(range(body, last)))
        yield _Cut([], list(range(self.anchors[-1] + 1, len(self.lines))))

    def _opened_by_names(self) -> Iterator[_Cut]:
        starts = self._starts()
        if starts[0] > 0:
            yield _Cut([], list(range(starts[0])))
        for anchor, start, stop in zip(self.anchors, starts, [*starts[1:], len(self.lines)], strict=True):
            head = list(range(start, anchor + 1))
            body = next((at for at in range(anchor + 1, stop) if not self._belongs(at, head)), stop)
            if roles := self._after_employer(head):
                yield _Cut(head[:roles], [])
                head = head[roles:]
            undated = [*self._undated(body, stop), stop]
            yield _Cut([*head, *range(anchor + 1, body)], list(range(body, undated[0])))
            for begin, end in pairwise(undated):
                done = next((at for at in range(begin, end) if not self.may_name(at)), end)
                yield _Cut(list(range(begin, done)), list(range(done, end)))

    def _undated(self, body: int, stop: int) -> list[int]:
        """Where entries without dates begin below the bullets of one that has them."""
        bullet = next((at for at in range(body, stop) if self.lines[at].bullet), stop)
        apart = (at for at in range(bullet + 1, stop) if stands_apart(self.lines[at]) and self.may_name(at))
        return [at for at in apart if _is_told(self.lines[at].text)]

    def _after_employer(self, head: Sequence[int]) -> int:
        """How many lines name an employer, when the first of several roles held there follows it.

        Its place stands between the two, or white.
        """
        apart = [at for at in range(1, len(head)) if self.lines[head[at]].gap > BLANK]
        places = [at + 1 for at, number in enumerate(head[:-1]) if at and _is_place(self.lines[number])]
        cut = (places or (apart if apart == [1] else []) or [0])[0]
        return cut if cut < len(head) - 1 else 0

    def _starts(self) -> list[int]:
        """Where the head of each entry begins.

        Above its dates it has as many lines as that of the first, or fewer; also more where bullets or white end what
        stands above it, unless the dates come first.
        """
        starts, usual = [], MOST_ABOVE
        dates_first = self.anchors[0] == 0 and is_date(self.lines[0].text)
        for before, anchor in pairwise([-1, *self.anchors]):
            above = self.lines[before + 1 : anchor + 1]
            is_bounded = not dates_first and any(line.bullet or line.gap > BLANK for line in above)
            start = anchor
            while start - 1 > before and self._opens(start - 1, before):
                is_free = is_bounded and self.lines[start].gap <= BLANK and not self._may_be_wrapped(start - 1)
                if anchor - start >= (MOST_ABOVE if is_free else usual):
                    break
                start -= 1
            starts.append(start)
            if before == -1:
                usual = anchor - start
        return starts

    def _may_be_wrapped(self, at: int) -> bool:
        """Whether a line follows one so long that it may be its rest."""
        return at > 0 and self.lines[at].gap <= BLANK and len(self.lines[at - 1].text) > LONG

    def _opens(self, at: int, before: int) -> bool:
        """Whether a line above dates may belong to their entry, and not to what was done in the one before."""
        if not self.may_name(at):
            return False
        if before == -1 or any(self.lines[done].bullet for done in range(before + 1, at)):
            return True
        return (_is_placed(self.lines[at]) or _is_name(self.lines[at].text)) and not (
            at == before + 1 and _is_place(self.lines[at])
        )

    def _belongs(self, at: int, head: list[int]) -> bool:
        """Whether a line below dates is one of the head."""
        if not self.may_name(at) or at - head[-1] > MOST_BELOW:
            return False
        above = [self.lines[number] for number in range(head[0], at)]
        if _is_place(self.lines[at]):
            return not any(map(_is_place, above))
        names = sum(_names(line) for line in above)
        return names < NAMES and _is_name(self.lines[at].text)


def _draft(text: _Text, cut: _Cut) -> Draft:
    lines = text.lines
    items: list[list[Line]] = []
    for at in cut.body:
        if items and text.goes_on(at):
            items[-1].append(lines[at])
        else:
            items.append([lines[at]])
    return Draft(head=[lines[at] for at in cut.head], body=_told_apart(items))


def _told_apart(items: list[list[Line]]) -> list[list[Line]]:
    """Take statements that stand on a line each for the bullets that they were, unless they are running prose."""
    plain = [item for item in items if not item[0].bullet]
    if len(plain) < len(items) or len(items) < NAMES or any(". " in line.text for item in items for line in item):
        return items
    return [[replace(item[0], bullet=True), *item[1:]] for item in items]


def _parted(line: Line) -> Line:
    """Give a line with its dates and its place in cells of their own, where a name stands before them."""
    if line.bullet or len(line.cells) > 1 or length(line) > HEAD_WORDS + DATE_WORDS:
        return line
    cells = [part for cell in _without_date(line.cells[0]) for part in _without_place(cell)]
    return replace(line, cells=tuple(cells))


def _without_date(cell: Cell) -> list[Cell]:
    """Cut off the dates that end a cell."""
    if is_date(cell.text):
        return [cell]
    for at in range(1, len(cell.words)):
        if is_date(" ".join(word.text for word in cell.words[at:])):
            return [cell] if cell.words[at - 1].text.endswith(",") else _cut(cell, at)
    return _around_date(cell)


def _around_date(cell: Cell) -> list[Cell]:
    """Cut at both ends of a range with little behind it: "BSc, Leeds 2009 – 2013, GPA 3.5"."""
    text = cell.text
    for span in find_dates(text):
        first, last = len(text[: span.begin].split()), len(text[: span.finish].split())
        rest = cell.words[last:]
        is_apart = text[span.finish - 1 : span.finish + 1][-1:] in ",;" and text[span.begin - 1] == " "
        if not span.single and is_apart and first > 0 and 0 < len(rest) <= SHORT:
            return [*_cut(Cell(cell.words[:last], cell.y, cell.icon), first), Cell(rest, cell.y)]
    return [cell]


def _without_place(cell: Cell) -> list[Cell]:
    """Cut off the place that ends a cell, where a town and its country do or "Remote"."""
    texts = [word.text for word in cell.words]
    comma = max((at for at, text in enumerate(texts) if text.endswith(",")), default=-1)
    if not set(texts[max(0, comma - 3) : comma]).isdisjoint(MARKS):
        return [cell]
    for at in range(max(1, comma - 2), comma + 1):
        town, land = " ".join(texts[at : comma + 1]).rstrip(","), " ".join(texts[comma + 1 :])
        if is_town(town) and is_place(f"{town}, {land}"):
            return [cell] if texts[at - 1][-1:] in MARKS else _cut(cell, at)
    if len(texts) > 1 and fold(texts[-1]) in REMOTE and texts[-2][-1:] not in MARKS:
        return _cut(cell, len(texts) - 1)
    return [cell]


def _cut(cell: Cell, at: int) -> list[Cell]:
    return [Cell(cell.words[:at], cell.y, cell.icon), Cell(cell.words[at:], cell.y)]


def _is_anchor(line: Line) -> bool:
    """Whether a line has the dates of an entry."""
    if line.bullet or is_sentence(line) or not dates_in(line):
        return False
    dated = sum(len(line.text[span.begin : span.finish].split()) for span in find_dates(line.text))
    return length(line) - dated <= HEAD_WORDS


def _names(line: Line) -> int:
    """How many names a line of a head has."""
    if _is_place(line) or is_date(line.text):
        return 0
    text = line.text
    for span in reversed(find_dates(text)):
        text = text[: span.begin] + text[span.finish :]
    text = text.strip(" ()[]|,–—-·")
    both = any(mark in text for mark in (", ", " | ", " – ", " - ", " — ", " at ", " · "))
    return NAMES if both and (title_score(text) or degree_score(text)) else bool(text)


def _is_placed(line: Line) -> bool:
    """Whether a line has a place behind a name."""
    return len(line.cells) > 1 and is_place(line.cells[-1].text)


def _is_place(line: Line) -> bool:
    return is_place(line.text) or is_town(line.text)


def _is_name(text: str) -> bool:
    """Whether a short text reads as a name of something, and not as what somebody did."""
    plain = [word for word in WORD.findall(text) if len(word) >= WEIGHTY and word[0].islower() and "." not in word]
    if not plain:
        return True
    short = len(text.split()) <= NAME_WORDS and len(plain) <= MOST_PLAIN
    return _is_told(text) and short and not any(map(str.isdigit, text))


def _is_told(text: str) -> bool:
    """Whether words of a text tell that it names a post, an employer, a school or a degree."""
    return bool(title_score(text) or employer_score(text) or school_score(text) or degree_score(text))
