"""Sections that are lists: skills, languages, certificates, awards, publications, projects."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from service.resumes.reader.dates import DateSpan, find_dates, is_date
from service.resumes.reader.grids import by_columns
from service.resumes.reader.letters import Word
from service.resumes.reader.line import Line
from service.resumes.reader.lines import Cell
from service.resumes.reader.values import EDGES, Found, bare, found
from service.resumes.reader.words import LANGUAGES, LEVELS, fold
from service.resumes.reader.wraps import no_room

LARGER = 1.15  # Times the size of the items, in which the name of a group is set.
MAX_SKILL_WORDS = 7
MAX_GROUP_WORDS = 5
MAX_TONGUE_WORDS = 2  # "Sign language"
LEVEL_PLAY = 4.0  # Points by which a level may miss the language above it.
RATING = re.compile(r"[●○◦•★☆■□▪▫⬤◯*]{2,}|\s\d{1,2}\s?/\s?\d{1,2}$|\s\d{1,3}\s?%$")
SKILL_SPLIT = re.compile(r"[;|•·●▪∙⋅▷▹▸►]\s*|\s+[/–—]\s+|\t|\s{2,}")
TONGUE = re.compile(r"tongue|matern|madre|mutterspr|moedertaal|ojczyst|other lang", re.IGNORECASE)
LEVEL_IN_BRACKETS = re.compile(r"^(.{2,40}?)\s*\(([^()]{2,60})\)$")


# "Limited working proficiency", "Nível profissional"
LEVEL_BELOW = re.compile(r"(?:limited|full|professional|elementary|working|nivel|niveau|competence|competencia)\b")


@dataclass(slots=True)
class Group:
    """Skills under one name, or under none."""

    name: Found | None = None
    items: list[Found] = field(default_factory=list)


@dataclass(slots=True)
class Listed:
    """One entry of a plain list: a certificate, an award, a publication, a language with its level."""

    name: Found
    note: Found | None = None
    span: DateSpan | None = None
    dated: Found | None = None


def skills(lines: Sequence[Line], *, right: float = 0.0) -> list[Group]:
    """Give the groups of a skills section; other text on the page goes on to `right`."""
    groups: list[Group] = []
    carried: tuple[str, Line] | None = None
    right = _right_edge(lines, right)
    lines = by_columns(lines)
    labelled, looks = _labels_by_style(lines), _Looks.of(lines)
    for line in lines:
        if carried and not line.text[:1].islower() and not no_room(carried[1], line, right):
            carried = None
        if len(line.cells) > 1 and looks.are_names(line):
            continue
        if looks.is_subheading(line):
            groups.append(Group(found(bare(line.text), [line])))
            carried = None
            continue
        name, rest = _label(line, labelled=labelled)
        if name or not groups or (groups[-1].name and not line.bullet and not carried and labelled):
            groups.append(Group(found(name, [line]) if name else None))
        for text in rest:
            later, items = _inner_label(text) if text is not rest[0] else ("", text)
            if later:
                groups.append(Group(found(later, [line])))
            carried = _take(groups[-1], items, line=line, carried=carried if text is rest[0] else None)
    return [group for group in groups if group.items]


def _right_edge(lines: Sequence[Line], page: float) -> float:
    """Give the right edge at which the lines wrap: their own in a table of several rows, else that of the page."""
    own = max((line.x1 for line in lines), default=0.0)
    return own if sum(len(line.cells) > 1 for line in lines) > 1 else max(page, own)


@dataclass(frozen=True, slots=True)
class _Looks:
    """What the lines of a section look like, taken once: lists may be long."""

    usual: float
    are_all_bold: bool
    wholly_bold: int

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Looks":
        """The looks of these lines."""
        sizes = Counter(line.size for line in lines)
        return cls(
            usual=sizes.most_common(1)[0][0] if sizes else 0.0,
            are_all_bold=all(line.bold for line in lines),
            wholly_bold=sum(map(_is_wholly_bold, lines)),
        )

    def are_names(self, line: Line) -> bool:
        """Tell a row of names above the lists they name, all bold where the lists are not."""
        return self.wholly_bold == 1 and _is_wholly_bold(line)

    def is_subheading(self, line: Line) -> bool:
        """Tell a line that names the bullets below it."""
        if line.bullet or len(line.cells) > 1 or len(line.words) > MAX_GROUP_WORDS or "," in line.text:
            return False
        stands_out = not self.are_all_bold and _is_wholly_bold(line)
        return line.bold and (stands_out or line.size > self.usual * LARGER)


def _is_wholly_bold(line: Line) -> bool:
    return all(word.bold for word in line.words)


def _labels_by_style(lines: Sequence[Line]) -> bool:
    """Tell whether lines begin with a bold label or a left cell."""
    left = min((line.x0 for line in lines), default=0.0)
    begins = [line for line in lines if line.x0 - left < 2 * line.size or len(line.cells) > 1]
    return sum(bool(_label(line, labelled=True)[0]) for line in begins) * 2 > len(begins)


def _label(line: Line, *, labelled: bool) -> tuple[str, list[str]]:
    """Part a line into the name of its group and the texts of its items."""
    first = line.cells[0]
    texts = [text for cell in line.cells for text in _texts(cell)]
    before, colon, after = first.text.partition(":")
    if colon and len(before.split()) <= MAX_GROUP_WORDS and "," not in before:
        return bare(before), [text for text in [after, *texts[1:]] if text.strip()]
    lead = _styled_lead(first)
    if labelled and lead and len(lead.split()) <= MAX_GROUP_WORDS:
        return bare(lead), [text for text in [first.text[len(lead) :], *texts[1:]] if text.strip()]
    if labelled and len(texts) > 1 and "," not in first.text and any("," in text for text in texts[1:]):
        return bare(first.text), texts[1:]
    return "", texts


def _texts(cell: Cell) -> list[str]:
    """Give a cell's text, a label that stands apart from its list marked with a colon."""
    pieces = cell.apart()
    if len(pieces) > 2 and "," not in cell.text and all(len(piece.split()) <= MAX_SKILL_WORDS for piece in pieces):  # noqa: PLR2004 — items set apart
        return pieces
    if len(pieces) == 2 and "," in pieces[1] and not set(",:") & set(pieces[0]):  # noqa: PLR2004 — label and list
        return [f"{pieces[0]}: {pieces[1]}"] if len(pieces[0].split()) <= MAX_GROUP_WORDS else [cell.text]
    return [cell.text]


def _inner_label(text: str) -> tuple[str, str]:
    """Part a later cell of a row ("Tools: Git, Vim") into the name of a group and its items."""
    before, colon, after = text.partition(":")
    if colon and after.strip() and len(before.split()) <= MAX_GROUP_WORDS and "," not in before:
        return bare(before), after
    return "", text


def _styled_lead(cell: Cell) -> str:
    """Give the words a cell begins with in bold, italic or another colour, when plain ones follow."""
    style = _style(cell.words[0])
    lead = list(takewhile(lambda word: _style(word) == style, cell.words))
    plain = len(lead) < len(cell.words) and not any(_style(word) == style for word in cell.words[len(lead) :])
    return " ".join(word.text for word in lead) if plain else ""


def _style(word: Word) -> tuple[bool, bool, int]:
    return word.bold, word.italic, word.color


def _take(group: Group, text: str, *, line: Line, carried: tuple[str, Line] | None) -> tuple[str, Line] | None:
    """Add the items of a text; gives what is cut off at its end and goes on in the next line."""
    pieces = _split(text)
    if carried and pieces and not line.bullet and group.items and group.items[-1].text == carried[0]:
        joined = f"{carried[0]} {pieces[0]}"
        if len(joined.split()) <= MAX_SKILL_WORDS:
            group.items[-1] = found(joined, [carried[1], line])
            pieces = pieces[1:]
    group.items += [found(piece, [line]) for piece in pieces if len(piece.split()) <= MAX_SKILL_WORDS]
    parted = "," in text or SKILL_SPLIT.search(text.strip())
    ends = parted and text.rstrip()[-1:] not in ",;.:|•·/" and bool(group.items)
    return (group.items[-1].text, line) if ends else None


def _split(text: str) -> list[str]:
    """Cut a list at its separators; commas inside brackets part nothing."""
    pieces: list[str] = []
    for chunk in SKILL_SPLIT.split(RATING.sub(" ", text)):
        depth, start = 0, 0
        for at, char in enumerate(chunk):
            depth += (char in "([") - (char in ")]")
            if char in ",、，" and depth <= 0 and not chunk[at + 1 : at + 2].isdigit():
                pieces.append(chunk[start:at])
                start = at + 1
        pieces.append(chunk[start:])
    cleaned = (
        re.sub(r"^(?:and|und|y|et|e|en|i|&)\s", "", piece.strip(EDGES + "•"), flags=re.IGNORECASE).rstrip(".")
        for piece in pieces
    )
    return [piece for piece in map(str.strip, cleaned) if any(char.isalnum() for char in piece)]


def languages(lines: Sequence[Line]) -> list[Listed]:
    """Give the spoken languages with their levels."""
    result: list[Listed] = []
    for line in _names_above_levels(_whole_levels(lines)):
        apart = len(line.cells) > 1 and all(_is_language(cell.text) for cell in line.cells)
        for text in [cell.text for cell in line.cells] if apart else [line.text]:
            for piece in _split_languages(RATING.sub(" ", text)):
                name, level = _with_level(bare(piece))
                if name:
                    result.append(Listed(found(name, [line]), found(level, [line]) if level else None))
    return result


def _whole_levels(lines: Sequence[Line]) -> list[Line]:
    """Join lines between which a level in brackets, or one of several words, goes on."""
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        if (
            above is not None
            and len(above.cells) == len(line.cells) == 1
            and not line.bullet
            and _level_goes_on(above, line)
        ):
            joined = replace(above.cells[0], words=[*above.words, *line.words])
            result[-1] = replace(above, cells=(joined,))
        else:
            result.append(line)
    return result


def _level_goes_on(above: Line, line: Line) -> bool:
    opened = above.text.count("(") > above.text.count(")") and ")" in line.text
    return (
        opened
        or line.text.startswith("(")
        or (line.text[:1].islower() and not _is_language(line.text) and not _is_language(above.words[-1].text))
    )


def _is_language(text: str) -> bool:
    """Tell whether a text begins with the name of a language."""
    return bool(text) and fold(text.split(maxsplit=1)[0]).strip("(:,-–") in LANGUAGES


def _names_above_levels(lines: Sequence[Line]) -> list[Line]:
    """Join a row of levels to the row of languages right above it, column by column."""
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        if above is not None and len(above.cells) == len(line.cells) and _levels_below(above, line):
            cells = [
                Cell([*upper.words, *lower.words], upper.y)
                for upper, lower in zip(above.cells, line.cells, strict=True)
            ]
            result[-1:] = [replace(above, cells=(cell,)) for cell in cells]
        else:
            result.append(line)
    return result


def _levels_below(above: Line, line: Line) -> bool:
    """Tell whether every cell of a line is a level under the name of a language."""
    return all(
        abs(upper.x0 - lower.x0) < LEVEL_PLAY
        and len(upper.words) <= MAX_TONGUE_WORDS
        and _is_language(upper.text)
        and not _is_language(lower.text)
        and (fold(lower.words[0].text).strip("(:,-–)") in LEVELS or LEVEL_BELOW.match(fold(lower.text)))
        for upper, lower in zip(above.cells, line.cells, strict=True)
    )


def _split_languages(text: str) -> list[str]:
    """Cut at commas and bars unless a comma belongs to a level."""
    pieces = re.split(r"\s*[|;•·]\s*|\s+/\s+|,\s+(?![^()]*\))", text)
    return [piece for piece in pieces if any(char.isalpha() for char in piece)]


def _with_level(text: str) -> tuple[str, str]:
    """Part "German (C1)", "German – C1" and "German C1"."""
    before, colon, after = map(str.strip, text.partition(":"))
    if colon and TONGUE.search(before):
        return bare(after), bare(before)
    bracketed = LEVEL_IN_BRACKETS.match(text)
    if bracketed and not colon:
        return bare(bracketed[1]), bracketed[2].strip()
    if colon:
        return bare(before), bare(after)
    tokens = text.split()
    for count in (2, 1):
        if len(tokens) > count and fold(" ".join(tokens[:count])).strip(":-–") in LANGUAGES:
            return bare(" ".join(tokens[:count])), bare(" ".join(tokens[count:]))
    for at in range(1, len(tokens)):
        if fold(tokens[at]).strip("():,") in LEVELS:
            return bare(" ".join(tokens[:at])), bare(" ".join(tokens[at:]))
    return (text, "") if len(tokens) <= 3 else ("", "")  # noqa: PLR2004 — longer is a sentence


def listed(lines: Sequence[Line]) -> list[Listed]:
    """Give the entries of a plain list, one for each bullet or line, with dates taken out."""
    items: list[list[Line]] = []
    for line in lines:
        if items and not line.bullet and _continues(items[-1], line):
            items[-1].append(line)
        else:
            items.append([line])
    return [entry for entry in map(_one, items) if entry]


def _continues(item: Sequence[Line], line: Line) -> bool:
    """Tell whether a line is the wrapped rest of the entry above it."""
    first = item[0]
    if first.bullet:
        return line.x0 >= first.x0 - 2 and line.page == first.page
    return line.x0 > first.x0 + 2 and len(first.words) > 4 and line.gap < 1.6  # noqa: PLR2004 — hanging indents follow long lines


def _one(item: Sequence[Line]) -> Listed | None:
    """Part one entry into name, note and date."""
    value = found(" ".join(line.text for line in item), item)
    value = Found(value.source.text, value.source)
    span: DateSpan | None = None
    texts = [cell.text for cell in item[0].cells if not is_date(cell.text)]
    for candidate in find_dates(value.text):
        lone = not value.text[candidate.finish :].strip(" ).,") or not value.text[: candidate.begin].strip(" (")
        if lone and candidate.start:
            span = candidate
            break
    name = bare(texts[0]) if texts else ""
    for inner in reversed(find_dates(name)):
        if span and (not name[inner.finish :].strip(" ).,]") or not name[: inner.begin].strip(" ([")):
            name = bare(name[: inner.begin]) or bare(name[inner.finish :])
    if len(item) > 1 and len(texts) == 1:
        name = bare(value.text[: span.begin] if span and span.begin > 0 else value.text)
    if not any(char.isalnum() for char in name):
        return None
    note = bare(texts[1]) if len(texts) > 1 else ""
    return Listed(value.part(name), value.part(note) if note else None, span, value if span else None)
