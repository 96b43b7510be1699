"""Glyphs → words, cells and rows of one page.

A cell is a piece of a row without a wide gap inside; a row is what stands on one baseline.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from service.resumes.reader.dates import is_date, opens_or_is_date
from service.resumes.reader.fonts import ICON, UNKNOWN
from service.resumes.reader.glyphs import Page
from service.resumes.reader.letters import BULLETS, Word, accented, clean, readable
from service.resumes.reader.shapes import Glyph

ROW_TOLERANCE = 0.28  # Of the size: glyphs this close in height share a baseline.
SMALL = 0.8  # A superscript is smaller than this beside its base …
MAX_RAISED = 6  # … has few characters …
RAISED = 0.55  # … and raised by less than this part of the base's size.
SMALL_ICON = 0.6  # Of the row's size: a smaller icon is a bullet.
STRETCH = 0.25  # Ems by which white between the words of a stretched line may differ …
AFTER_COMMA = 1.25  # … that behind a comma by this factor more, as TeX sets it.
LEADER_DOTS = 5  # So many dots in a row lead to a date; "..." ends a sentence.
CELL_GAP = 1.0  # Ems of white between two cells.
COMMON_EDGE = 5  # So many rows make a left edge that of a column …
EDGE_GAP = 0.42  # … before which this many ems of white are enough; a word space has less …
OTHER_SIZE = 1.2  # A word so much larger or smaller at a left edge is another text.
DATE_WORDS = 6  # "15 March 2019 – 2 April" of a longer range.
DATE_GAP = 0.1  # … and this many behind a date.
ITEM_GAP = 0.45  # Ems of white between two items of a list in a row; a word space has 0.25 to 0.35.
TYPEWRITER_GAP = 1.3  # Letters of a typewriter; its word space has one.
EVEN = 0.02  # Letters whose widths differ by no more than this part are all alike.
RUN_GAP = 0.2  # Ems of white inside what is written in one go; into a wider hole another font may write later.
SIZE_JUMP = 1.6  # A word so much larger or smaller than the one before is another text.
WORD_GAP = 0.15  # Ems beyond the line's own letter spacing when the file has no space characters …
WORD_GAP_BESIDE_SPACES = 0.28  # … and when it has them.
SPACED_LETTERS = 0.6  # From this share of single-letter words on, the spaces are letter spacing.


@dataclass(slots=True)
class Cell:
    """Words that stand together in a row."""

    words: list[Word]
    y: float
    icon: bool = False

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(word.x1 for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of the letters."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[word.size] += len(word.text)
        return sizes.most_common(1)[0][0]

    def apart(self) -> list[str]:
        """The words in groups, cut where the white is wider than between words."""
        groups = [[self.words[0].text]]
        widths = [(word.x1 - word.x0) / len(word.text) for word in self.words if len(word.text) > 1]
        even = len(widths) > 1 and max(widths) - min(widths) < EVEN * max(widths)  # A typewriter's spaces are wide.
        usual = TYPEWRITER_GAP * max(widths) if even else 0.0
        for before, word in pairwise(self.words):
            if word.x0 - before.x1 > max(ITEM_GAP * word.size, usual):
                groups.append([])
            groups[-1].append(word.text)
        return [" ".join(group) for group in groups]


@dataclass(slots=True)
class Row:
    """The cells on one baseline, from left to right."""

    cells: list[Cell] = field(default_factory=list)
    y: float = 0.0


def rows(pages: Sequence[Page]) -> list[list[Row]]:
    """Give the rows of each page from top to bottom."""
    return _cut_at_edges([_rows(page) for page in pages])


def _rows(page: Page) -> list[Row]:
    """Give the rows of one page."""
    result = []
    for group in _attach_raised(_baselines(accented(page.glyphs))):
        cells = _cells(group)
        if cells:
            result.append(Row(cells, cells[0].y))
    return result


def _cut_at_edges(pages: list[list[Row]]) -> list[list[Row]]:
    """Cut cells at left edges that many rows share, for a column that follows on a narrow gap."""
    starts = Counter(round(cell.x0) for page in pages for row in page for cell in row.cells)
    behind = Counter(x for page in pages for row in page for cell in row.cells if (x := _behind_date(cell)))
    edges = {x for x, count in starts.items() if count >= COMMON_EDGE} | {x for x, n in behind.items() if n > 1}
    shared = {x for x, count in starts.items() if count > 1}
    for page in pages:
        for row in page:
            row.cells = [part for cell in row.cells for part in _cut(cell, edges, shared)]
    return pages


def _behind_date(cell: Cell) -> int:
    """Give where the text begins that follows on a date at the beginning of a cell, 0 when there is none."""
    if not any(char.isdigit() for word in cell.words[:2] for char in word.text) or is_date(cell.text):
        return 0
    for count in range(min(DATE_WORDS, len(cell.words) - 2), 0, -1):  # A lone word may be the month of a broken range.
        if opens_or_is_date(" ".join(word.text for word in cell.words[:count])):
            return round(cell.words[count].x0)
    return 0


def _cut(cell: Cell, edges: set[int], shared: set[int]) -> list[Cell]:
    """Cut one cell before words that begin at one of the edges, or in other letters at one that few rows share."""
    parts = [Cell([cell.words[0]], cell.y, cell.icon)]
    for before, word in pairwise(cell.words):
        gap = word.x0 - before.x1
        dated = gap > DATE_GAP * word.size and opens_or_is_date(parts[-1].text)
        wide = gap > EDGE_GAP * word.size
        other = gap > DATE_GAP * before.size and not 1 / OTHER_SIZE < word.size / before.size < OTHER_SIZE
        if ((wide or dated) and round(word.x0) in edges) or (other and round(word.x0) in shared):
            parts.append(Cell([word], cell.y))
        else:
            parts[-1].words.append(word)
    return parts


def _baselines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Group glyphs by baseline, keeping the order of the file inside each group."""
    ordered = sorted(enumerate(glyphs), key=lambda pair: pair[1].y)
    groups: list[list[tuple[int, Glyph]]] = []
    base = float("-inf")
    for pair in ordered:
        if not groups or pair[1].y - base > ROW_TOLERANCE * max(pair[1].size, 4.0):
            groups.append([])
            base = pair[1].y
        groups[-1].append(pair)
    return [[glyph for _, glyph in sorted(group, key=lambda pair: pair[0])] for group in groups]


def _attach_raised(groups: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put super- and subscripts, and bullets set a little off, into the nearer row beside them."""
    result: list[list[Glyph]] = []
    waiting: list[Glyph] | None = None
    for group, below in zip(groups, [*groups[1:], None], strict=False):  # A page may be empty.
        if waiting is not None:
            group, waiting = waiting + group, None  # noqa: PLW2901 — the row with what was waiting for it
        above = result[-1] if result else None
        up = above is not None and _is_raised(above, group)
        down = below is not None and _is_raised(below, group)
        if up and down and above and below:
            down = abs(below[0].y - group[0].y) < abs(above[0].y - group[0].y)
            up = not down
        if up:
            result[-1] = result[-1] + group
        elif down:
            waiting = group
        else:
            result.append(group)
    return result


def _is_raised(base: Sequence[Glyph], small: Sequence[Glyph]) -> bool:
    """Tell whether all of `small` touches `base` as an exponent does."""
    if len(small) > min(len(base), MAX_RAISED):
        return False
    size = max(glyph.size for glyph in base)
    if abs(base[-1].y - small[0].y) > size * RAISED:
        return False
    mark = len(small) <= 2 and all(glyph.text in BULLETS or glyph.text == UNKNOWN for glyph in small)  # noqa: PLR2004 — a bullet and a space
    if max(glyph.size for glyph in small) > size * SMALL and not mark:
        return False
    return any(abs(small[0].x0 - glyph.x1) < size or abs(small[-1].x1 - glyph.x0) < size for glyph in base)


def _cells(group: Sequence[Glyph]) -> list[Cell]:
    """Cut one baseline into cells of words."""
    cells: list[Cell] = []
    base = Counter(glyph.y for glyph in group).most_common(1)[0][0]
    small = SMALL_ICON * max(glyph.size for glyph in group)
    for glyph in group:
        if glyph.text == ICON and glyph.size < small:
            glyph.text = "•"  # A dot from an icon font.
    for part, icon in _parts(_from_left(_without_leaders(group))):
        found = _words(part)
        if found:
            cells.append(Cell(found, base, icon))
    return _unstretched(cells)


def _unstretched(cells: list[Cell]) -> list[Cell]:
    """Join the words of a line that was stretched to the margin: white as wide between all, and commas among them."""
    result: list[Cell] = []
    run: list[Cell] = []
    for cell in [*cells, None]:
        if cell is not None and run and _is_stretched(run, cell):
            run.append(cell)
            continue
        if cell is not None and len(run) == 2 and _is_stretched(run[1:], cell):  # noqa: PLR2004 — the first was another text
            result, run = [*result, run[0]], [run[1], cell]
            continue
        stretched = len(run) > 2 and any(each.text.endswith(",") for each in run)  # noqa: PLR2004 — a pair shows no rule
        result += [Cell([word for each in run for word in each.words], run[0].y, run[0].icon)] if stretched else run
        run = [cell] if cell is not None else []
    return result


def _is_stretched(run: Sequence[Cell], cell: Cell) -> bool:
    """Tell whether a cell is one more single word behind the same white as between those before it."""
    if len(cell.words) > 1 or len(run[-1].words) > 1 or cell.icon:
        return False
    first = run[1] if len(run) > 1 else cell
    return abs(_white(run[-1], cell) - _white(run[0], first)) < STRETCH * cell.size


def _white(before: Cell, after: Cell) -> float:
    return (after.x0 - before.x1) / (AFTER_COMMA if before.text.endswith(",") else 1.0)


def _without_leaders(group: Sequence[Glyph]) -> Sequence[Glyph]:
    """Leave out the row of dots that leads the eye from a name to its date."""
    if sum(glyph.text == "." for glyph in group) < LEADER_DOTS:
        return group
    kept: list[Glyph] = []
    dots: list[Glyph] = []
    for glyph in sorted(group, key=lambda glyph: glyph.x0):
        if glyph.text == "." or (dots and not glyph.text.strip()):
            dots.append(glyph)
            continue
        kept += [] if sum(dot.text == "." for dot in dots) >= LEADER_DOTS else dots
        kept.append(glyph)
        dots = []
    return kept + ([] if sum(dot.text == "." for dot in dots) >= LEADER_DOTS else dots)


def _from_left(group: Sequence[Glyph]) -> list[list[Glyph]]:
    """Give runs of glyphs from left to right.

    What the file writes in one go stays together, so that two texts printed over each other do not interleave.
    """
    runs: list[list[Glyph]] = []
    for glyph in group:
        last = runs[-1][-1] if runs else None
        if last is not None and -0.3 * glyph.size <= glyph.x0 - last.x1 <= RUN_GAP * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    runs.sort(key=lambda run: run[0].x0)
    return runs


def _parts(runs: Iterable[Sequence[Glyph]]) -> list[tuple[list[Glyph], bool]]:
    """Join runs that touch, cut at wide gaps, overlaps and icons; tell which parts an icon stands before."""
    parts: list[tuple[list[Glyph], bool]] = [([], False)]
    last: Glyph | None = None
    blank_before = True
    tracking = _tracking([glyph for run in runs for glyph in run])
    for run in runs:
        for position, glyph in enumerate(run):
            if glyph.text == ICON:
                parts.append(([], True))
                last = None
                continue
            blank = not glyph.text.strip()
            if last is not None and not blank:
                gap = glyph.x0 - last.x1
                blank_before = blank_before or gap > WORD_GAP * glyph.size
                overlap = not position and gap < -0.5 * glyph.size
                jump = max(glyph.size, last.size) > SIZE_JUMP * min(glyph.size, last.size)
                other_size = jump and (blank_before or (last.text.islower() and glyph.size > last.size))
                if overlap or other_size or gap > (CELL_GAP + 3 * tracking) * max(glyph.size, last.size):
                    parts.append(([], False))
            parts[-1][0].append(glyph)
            blank_before = blank or not position
            if not blank:
                last = glyph
                blank_before = False
    return [part for part in parts if part[0]]


def _tracking(glyphs: Sequence[Glyph]) -> float:
    """Give the usual white between letters, in ems: 0 for ordinary text."""
    ink = [glyph for glyph in glyphs if glyph.text.strip() and glyph.text != ICON]
    gaps = sorted((after.x0 - before.x1) / max(after.size, 1.0) for before, after in pairwise(ink))
    return max(0.0, gaps[len(gaps) * 2 // 5]) if len(gaps) > 2 else 0.0  # noqa: PLR2004 — two gaps show no rule


def _words(glyphs: Sequence[Glyph]) -> list[Word]:
    """Cut a cell into words by its own distribution of gaps."""
    ink: list[Glyph] = []
    spaced: list[bool] = []
    pending = False
    for glyph in glyphs:
        if glyph.text.strip():
            ink.append(glyph)
            spaced.append(pending)
            pending = False
        else:
            pending = True
    if not ink:
        return []
    tracking = _tracking(ink)
    breaks = _breaks(ink, spaced, tracking)
    result, start = [], 0
    for end in [*breaks, len(ink)]:
        text = clean("".join(glyph.text for glyph in ink[start:end]))
        if text:
            result.append(_word(text, ink[start:end]))
        start = end
    return readable(result)


def _breaks(ink: Sequence[Glyph], spaced: Sequence[bool], tracking: float) -> list[int]:
    """Give the positions at which words begin, the first one left out."""
    count = sum(spaced)
    gaps = [(after.x0 - before.x1) / max(after.size, 1.0) for before, after in pairwise(ink)]
    if count >= SPACED_LETTERS * len(gaps) and len(gaps) > 4:  # noqa: PLR2004 — "a b c" may be three words
        usual = sorted(gaps)[len(gaps) // 2]
        return [at + 1 for at, gap in enumerate(gaps) if gap > usual * 1.5]
    limit = tracking + (WORD_GAP_BESIDE_SPACES if count else WORD_GAP)
    return [at + 1 for at, gap in enumerate(gaps) if spaced[at + 1] or gap > limit]


def _word(text: str, glyphs: Sequence[Glyph]) -> Word:
    """Give a word in the style of its first letter."""
    lead = next((glyph for glyph in glyphs if glyph.text[:1].isalnum()), glyphs[0])
    return Word(
        text, glyphs[0].x0, max(glyph.x1 for glyph in glyphs), round(lead.size, 1), lead.bold, lead.italic, lead.color
    )
