"""Pasted lines put right: without what copying from a page, a viewer of PDFs or a chat does to them."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from service.resumes.reader.contact import NOT_A_NAME
from service.resumes.reader.dates import find_dates, is_date
from service.resumes.reader.letters import bullet
from service.resumes.reader.outline import outlined
from service.resumes.reader.profiles import without_furniture
from service.resumes.reader.tables import with_rows
from service.resumes.reader.words import fold

LONGEST = 300  # Characters of a line that may be put right; longer ones are paragraphs.
LINE_HYPHEN = "\ufffe"  # What PDFium, and so Chrome, gives for a hyphen at the end of a line.
# "{ Led a team": one mark and its text; check marks and arrows of a font of signs come out as these letters.
MARK = re.compile(r"([^\w\s#|@\"'“”‘’()\[\]&$€£/\\.:,;?!]|[üØvq](?=\s+[A-ZÀ-Þ0-9]))\s+\S")
FEWEST_MARKED = 3  # Lines that one mark begins before it is taken for their bullet.
TOP = 5  # Lines among which the person's name stands.
DATE_WORDS = 3  # Of one line of a date in a narrow column.
# Of Markdown: "**Baker**", "*Jan 2020 – present*"; underscores within names of code are none.
EMPHASIS = re.compile(
    r"\*\*(?=\S)(.{1,200}?)(?<=\S)\*\*|(?<![\w*])\*(?=[^\s*])([^*]{1,200})(?<=\S)\*(?![\w*])"
    r"|(?<!\S)(?P<mark>__?)(?=[^\s_])([^_]{1,99}\s[^_]{1,99})(?<=\S)(?P=mark)(?![\w_])"
)
# "Ana Nowak – 1/2", "Page 2 of 3"
FOOTER = re.compile(
    r"(?P<name>.{0,60}?)[\s–—|-]{0,9}(?P<said>(?:page|seite|página|pagina|pág\.?)\s{0,3})?"
    r"(?P<page>\d{1,2})\s?(?:/|of|von|de|sur|di|van)\s?(?P<all>\d{1,2})",
    re.IGNORECASE,
)
LINK_BREAKS = re.compile(r"(?:www\.|https?://|[a-z]\.com/)\S{3,150}(?:-|/in/)$", re.IGNORECASE)
LINK_GOES_ON = re.compile(r"[a-z0-9][\w-]{1,80}/?(?:\s\([^()]{2,20}\))?")


def tidied(lines: Sequence[str]) -> list[str]:
    """Give the lines as they were meant: bullets with their text, dates whole, headings by themselves."""
    plain = [_unmarked(line) for line in lines]
    plain = _without_footers(_untitled(plain))
    whole = without_furniture(_whole_dates(_whole_links(plain)))
    return outlined(_with_text(_with_bullets(with_rows(whole))))


def _unmarked(line: str) -> str:
    """Give a line without the marks of Markdown."""
    line = line.replace(LINE_HYPHEN, "-")
    return line if len(line) > LONGEST else EMPHASIS.sub(lambda found: found[1] or found[2] or found[4], line)


def _untitled(lines: list[str]) -> list[str]:
    """Leave out the first line when it only says what the document is."""
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    is_title = first is not None and len(lines[first]) <= LONGEST and fold(lines[first]).strip(" :") in NOT_A_NAME
    return lines[first + 1 :] if is_title and first is not None else lines


def _without_footers(lines: Sequence[str]) -> list[str]:
    """Leave out numbers of pages, said to be some or beside the person's name."""
    names = {line.strip().casefold() for line in islice(filter(str.strip, lines), TOP)}
    return [line for line in lines if len(line) > LONGEST or not _is_footer(line.strip(), names)]


def _is_footer(line: str, names: set[str]) -> bool:
    found = FOOTER.fullmatch(line)
    if not found or not 1 <= int(found["page"]) <= int(found["all"]):
        return False
    return bool(found["said"]) or found["name"].strip().casefold() in names


def _whole_links(lines: Sequence[str]) -> list[str]:
    """Join addresses that a hyphen breaks."""
    result: list[str] = []
    for line in lines:
        begun = result[-1].rstrip() if result else ""
        if len(begun) <= LONGEST and LINK_BREAKS.search(begun) and LINK_GOES_ON.fullmatch(line.strip()):
            result[-1] = begun + line.strip()
        else:
            result.append(line)
    return result


def _whole_dates(lines: Sequence[str]) -> list[str]:
    """Join dates that a narrow column wrapped into two or three lines ("February 2003" / "– November" / "2006")."""
    result: list[str] = []
    at = 0
    while at < len(lines):
        size = next((size for size in (3, 2) if _is_one_date(lines[at : at + size])), 1)
        result.append(" ".join(line.strip() for line in lines[at : at + size]) if size > 1 else lines[at])
        at += size
    return result


def _is_one_date(lines: Sequence[str]) -> bool:
    few = len(lines) > 1 and all(len(line) <= LONGEST and 0 < len(line.split()) <= DATE_WORDS for line in lines)
    if not few:
        return False
    begun = find_dates(lines[0])
    return not (begun and not begun[0].single) and is_date(" ".join(line.strip() for line in lines))


def _with_bullets(lines: Sequence[str]) -> list[str]:
    """Give the lines with bullets in place of a mark that begins many and so stands for one."""
    marks = Counter(found[1] for line in lines if (found := MARK.match(line.lstrip())))
    odd = {mark for mark, count in marks.items() if count >= FEWEST_MARKED and not bullet(mark)}
    return [line.replace(line.lstrip()[0], "•", 1) if _begins_with(line, odd) else line for line in lines]


def _begins_with(line: str, marks: set[str]) -> bool:
    found = MARK.match(line.lstrip())
    return found is not None and found[1] in marks


def _with_text(lines: Sequence[str]) -> list[str]:
    """Put a bullet that stands alone before the line that follows it."""
    result: list[str] = []
    waiting = ""
    for line in lines:
        bare = line.strip()
        if len(bare) == 1 and bullet(bare) and not bare.isalnum():
            waiting = line.rstrip() + " "
        elif bare:
            result.append(line if not waiting or bullet(bare.split()[0]) else waiting + bare)
            waiting = ""
        elif not waiting:
            result.append(line)
    return result
