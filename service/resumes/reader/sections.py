"""Lines → sections, each with the kind its heading announces."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from service.resumes.reader.dates import find_dates, is_date
from service.resumes.reader.headings import MAX_WORDS, heading_kind, likely_kind
from service.resumes.reader.letters import unbroken
from service.resumes.reader.line import Line, marked
from service.resumes.reader.places import degree_score, school_score, title_score

HEADER = "header"
OTHER = "other"
UNKNOWN = "unknown"  # Until its lines are read.
SHORTEST = 3  # Letters; "SEO" is one of a list.
LARGER = 1.04  # A heading's size against the body's, from which on it stands out.
UNKNOWN_SHARE = 2  # Unknown headings a known one of the same looks vouches for.
AIRY = 1.7  # White above a heading that has no other mark, in sizes.

# "Köln, den 03.02.2025", "Lyon, le 3 mars 2025"
SIGNATURE = re.compile(
    r"[^\W\d][\w .-]{1,30},?\s(?:(?:den|am|le|li|il|dnia|em|a)\s)?\d{1,2}"
    r"(?:[./]\s?\d{1,2}[./]\s?|\.?\s(?:de\s)?[^\W\d]{3,12}\.?\s(?:de\s)?)(?:20)?\d\d\.?"
    r"|[^\W\d][\w .-]{1,30}, im [^\W\d]{3,12} 20\d\d\.?"
)
HEAD_WORDS = 14  # Words of a line that may name a post or a degree.
SIGNATURE_LINES = 3  # Place and date, a blank, the name.
WRAPPED_WORDS = 5  # Words of a heading set over two lines …
WRAPPED_GAP = 1.5  # … with no more than this many sizes between them.

Style = tuple[float, bool, bool, int]


@dataclass(slots=True)
class Section:
    """The lines under one heading; `kind` is a key of `heading_words.HEADINGS`, or "header" before the first."""

    kind: str
    heading: Line | None = None
    lines: list[Line] = field(default_factory=list)


def sections(lines: Sequence[Line]) -> list[Section]:
    """Give the sections in reading order; running headers and footers are left out."""
    body = _with_whole_headings([line for line in lines if not line.margin])
    kinds = _heading_kinds(body)
    result = [Section(HEADER)]
    previous: Line | None = None
    for number, line in enumerate(body):
        if number in kinds:
            result.append(Section(kinds[number], line))
            if len(line.cells) > 1:
                result[-1].lines.append(marked(replace(line, cells=line.cells[1:], gap=9.0)))
        else:
            if previous is not None and _breaks(previous, line):
                result.append(Section(HEADER if line.page == 1 else OTHER))
            result[-1].lines.append(line)
        previous = line
    result[-1].lines = _without_signature(result[-1].lines)
    _tell_by_content(result)
    return [section for section in _with_studies(result) if section.lines or section.heading]


def _tell_by_content(given: Sequence[Section]) -> None:
    """Give sections under unknown headings the kind that their lines tell, when the document has no other of it."""
    known = {section.kind for section in given}
    for section in given:
        if section.kind == "skills" and section.lines and all(map(_is_dated_item, section.lines)):
            section.kind = "certificates"
        if section.kind != UNKNOWN:
            continue
        heads = [line.text for line in section.lines if not line.bullet and len(line.words) <= HEAD_WORDS]
        dated = sum(bool(find_dates(head)) for head in heads)
        studies = dated and any(map(degree_score, heads)) and any(map(school_score, heads))
        if studies and "education" not in known:
            section.kind = "education"
        elif dated and sum(map(bool, map(title_score, heads))) >= dated and "work" not in known and not studies:
            section.kind = "work"
        else:
            section.kind = OTHER


def _with_studies(given: Sequence[Section]) -> list[Section]:
    """Give the degrees among certificates ("Training", in Britain) a section, when there is no other for them."""
    if any(section.kind == "education" for section in given):
        return list(given)
    result: list[Section] = []
    for section in given:
        studies = [line for line in section.lines if degree_score(line.text) and school_score(line.text)]
        if section.kind != "certificates" or not studies:
            result.append(section)
            continue
        if others := [line for line in section.lines if line not in studies]:
            result.append(replace(section, lines=others))
        result.append(replace(section, kind="education", lines=studies))
    return result


def _is_dated_item(line: Line) -> bool:
    """Tell "2019   IPMA Level C": skills have no years of their own, certificates do."""
    return len(line.cells) == 2 and is_date(line.cells[0].text)  # noqa: PLR2004 — the year and the name


def _without_signature(lines: list[Line]) -> list[Line]:
    """Give the last lines of a résumé without the place, date and name that sign it, as in Germany."""
    for number in range(max(0, len(lines) - SIGNATURE_LINES), len(lines)):
        if SIGNATURE.fullmatch(lines[number].text):
            return lines[:number]
    return lines


def _with_whole_headings(lines: list[Line]) -> list[Line]:
    """Join headings that are set over two lines ("ACADEMIC" / "BACKGROUND")."""
    body = body_style(lines)
    result: list[Line] = []
    for line in lines:
        above = result[-1] if result else None
        if above is not None and _goes_on(above, line) and _stands_out(line, body):
            words = unbroken([*above.cells[0].words, *line.cells[0].words], len(above.cells[0].words))
            result[-1] = replace(above, cells=(replace(above.cells[0], words=words), *above.cells[1:]))
        else:
            result.append(line)
    return result


def _goes_on(above: Line, line: Line) -> bool:
    """Tell whether two lines in the same looks, with no white between them, are one heading."""
    if len(line.cells) > 1 or above.bullet or line.bullet or len(above.words) + len(line.words) > WRAPPED_WORDS:
        return False
    close = above.page == line.page and above.region == line.region and line.gap < WRAPPED_GAP
    words = unbroken([*above.words, *line.words], len(above.words))
    whole = heading_kind(" ".join(word.text for word in words)) is not None
    return close and style(above) == style(line) and whole


def _breaks(previous: Line, line: Line) -> bool:
    """Tell whether another column begins here, so that the last heading no longer holds."""
    if previous.side != line.side:
        return True
    return previous.page == line.page and previous.region != line.region


def style(line: Line) -> Style:
    """Give what a heading is recognised by: size, weight, capitals, colour."""
    text = line.cells[0].text
    caps = text.isupper()  # Small capitals are as large as their first letter.
    return line.words[0].size if caps else line.size, line.bold, caps, line.cells[0].words[0].color


def body_style(lines: Sequence[Line]) -> Style:
    """Give the style of most letters."""
    votes: Counter[Style] = Counter()
    for cell_line in (replace(line, cells=(cell,)) for line in lines for cell in line.cells):
        votes[style(cell_line)] += len(cell_line.text)
    return votes.most_common(1)[0][0] if votes else (0.0, False, False, 0)


def _heading_kinds(lines: Sequence[Line]) -> dict[int, str]:
    """Give the kinds of the lines that are headings, by their position."""
    body = body_style(lines)
    known = {number: kind for number, line in enumerate(lines) if (kind := _kind(line))}
    loud = {number: kind for number, kind in known.items() if _stands_out(lines[number], body)}
    votes = Counter(style(lines[number]) for number in loud)
    if not votes:
        return {number: kind for number, kind in known.items() if len(lines[number].cells) == 1}
    main = votes.most_common(1)[0][0]
    sure = votes[main] > 1
    texts = Counter(style(line) for number, line in enumerate(lines) if number not in known and not line.bullet)
    others = {look for look, count in texts.items() if look != main and count > votes[look]}
    result = {
        number: kind
        for number, kind in loud.items()
        if not sure or (_as_loud(style(lines[number]), main) and style(lines[number]) not in others)
    }
    result |= _of_other_sides(lines, loud, taken=result)
    for look, count in votes.items():
        if count > 1 and (look == main or look in {style(lines[number]) for number in result}):
            result |= _unknown(lines, look, limit=UNKNOWN_SHARE * count)
    return dict(sorted(result.items()))


def _of_other_sides(lines: Sequence[Line], loud: dict[int, str], *, taken: dict[int, str]) -> dict[int, str]:
    """Give the headings of a sidebar, smaller than those of the text, that agree with each other in their looks."""
    sides = {lines[number].side for number in taken}
    left = {number: kind for number, kind in loud.items() if lines[number].side and lines[number].side not in sides}
    votes = Counter((lines[number].side, style(lines[number])) for number in left)
    return {number: kind for number, kind in left.items() if votes[lines[number].side, style(lines[number])] > 1}


def _kind(line: Line) -> str | None:
    """Give the kind by words: the whole line's, or its first cell's when more follows beside it."""
    if line.bullet:
        return None
    if len(line.cells) > 1 and len(line.text.split()) <= MAX_WORDS and not find_dates(line.text):
        whole = heading_kind(line.text)
        if whole:
            return whole
        if all(style(marked(replace(line, cells=(cell,))))[:2] == style(line)[:2] for cell in line.cells[1:]):
            return None  # A row of names above lists.
    return heading_kind(line.cells[0].text)


def _stands_out(line: Line, body: Style) -> bool:
    """Tell whether the line looks like a heading."""
    size, bold, caps, color = style(line)
    marked = size > body[0] * LARGER or (bold and not body[1]) or (caps and not body[2])
    alone = len(line.cells) == 1 and line.gap >= AIRY
    return marked or (alone and (color != body[3] or size == 0 or not body[0]))


def _as_loud(this: Style, main: Style) -> bool:
    """Tell whether a style is not weaker than that of the sure headings."""
    if this[:3] == main[:3]:
        return True
    return this[0] > main[0] or (this[0] > main[0] * 0.98 and (this[1] or this[2]) and this[1] >= main[1])


def _unknown(lines: Sequence[Line], main: Style, *, limit: int) -> dict[int, str]:
    """Give the lines that look exactly as the headings do; too many of them show that entries look so too."""
    alike = [
        number
        for number, line in enumerate(lines)
        if style(line) == main
        and len(line.cells) == 1
        and not line.bullet
        and len(line.text.split()) <= MAX_WORDS
        and not find_dates(line.text)
        and not any(mark in line.text for mark in ("@", ": "))
        and len(line.text) > SHORTEST
        and not _kind(line)
    ]
    first = min((number for number, line in enumerate(lines) if style(line) == main and _kind(line)), default=0)
    alike = [number for number in alike if number > first or lines[number].side]
    if len(alike) > limit:
        return {}
    return {number: likely_kind(lines[number].text) or UNKNOWN for number in alike}
