"""Pasted lines put right: without what copying from a page, a viewer or a chat adds to the words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from service.resumes.reader.contact import NOT_A_NAME
from service.resumes.reader.dates import LASTED, find_dates, is_date
from service.resumes.reader.headings import corrected, heading_kind, unspaced
from service.resumes.reader.letters import bullet
from service.resumes.reader.places import degree_score, employer_score, is_place, school_score, title_score
from service.resumes.reader.words import EMPLOYMENT, ON_SITE, REMOTE, fold

LINE_HYPHEN = "\ufffe"  # What PDFium, and so Chrome, gives for a hyphen at the end of a line.
MARK = re.compile(r"([^\w\s#|@\"'“”‘’()\[\]&$€£/\\.:,;?!])\s+\S")  # "{ Led a team": one mark and its text
CERTIFICATE = 2  # Lines above the date of a certificate: its name and who issued it.
DATE_WORDS = 3  # Of one line of a date in a narrow column.
NOW = frozenset({"bis heute", "current", "currently", "aktuell"})  # Above the dates that say it.
BEHIND = re.compile(r"([^:\t]{3,50}?)(?:\s*:\s+|\t+)(\S.*)")
LISTS = frozenset({"skills", "languages", "certificates", "awards", "other", "references"})
BELOW, HEADLINES, NAME_WORDS = 40, 3, 4
LINK = 200  # Characters of a line with an address; none goes on longer.
NEAR = 4  # Lines below the picture of an employer, in which its name stands.
FEWEST_MARKED = 3  # Lines that one mark begins before it is taken for their bullet.
EMPHASIS = re.compile(
    r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1|(?<![\w*])([*_])(?=[^\s*_])([^*_]{1,300})(?<=\S)\3(?![\w*])"
)
# "Ana Nowak – 1/2", "Page 2 of 3"
FOOTER = re.compile(
    r"(?P<name>.{0,60}?)[\s–—|-]*(?P<said>(?:page|seite|página|pagina|pág\.?)\s*)?"
    r"(?P<page>\d{1,2})\s?(?:/|of|von|de|sur|di|van)\s?(?P<all>\d{1,2})",
    re.IGNORECASE,
)

# What LinkedIn's pages say beside a person's own words.
FURNITURE = re.compile(
    r"show (?:all|credential|more|less)\b.{0,40}|(?:…|\.{3})?\s?see (?:more|less)|\d{1,3}\+? (?:connections|followers)"
    r"|(?:endorsed by|credential id) .{1,80}|\d{1,2} (?:educational )?experiences? (?:across|at) .{1,80}"
    r"|contact info|· [123](?:st|nd|rd)|(?:she/her|he/him|they/them)(?: ·.{0,40})?"
    r"|\d{1,3}\+? (?:endorsements?|kenntnisbest\w+|(?:validaciones|recomendações|recommandations) .{1,40})",
    re.IGNORECASE,
)
BESIDE = re.compile(r"\s+·\s+\d{1,3}\+? [^·\d]{4,40}$|\s{2,}contact info$", re.IGNORECASE)
LASTING = re.compile(r"\s\(([^()]{4,40})\)$")  # "2019 - 2021 (2 years 3 months)"
ISSUED = re.compile(
    r"(?:issued|emitido em|expedici[oó]n:|ausgestellt:?|émise? (?:le|en)|rilasciat[oa]:?|data di rilascio:)\s+"
    r"([^·]{4,24}?)(?:\s·.{0,40})?",
    re.IGNORECASE,
)
LINK_GOES_ON = re.compile(r"(?:www\.|https?://|[a-z]\.com/)\S{3,150}[-/]$", re.IGNORECASE)
LOGO = re.compile(r"(.{2,80}?)[\s-]+logo", re.IGNORECASE)


def tidied(lines: Sequence[str]) -> list[str]:
    """Give the lines as they were meant: bullets with their text, nothing twice, no numbers of pages."""
    plain = [EMPHASIS.sub(lambda found: found[2] or found[4], line.replace(LINE_HYPHEN, "-")) for line in lines]
    marks = Counter(found[1] for line in plain if (found := MARK.match(line.strip())))
    odd = {mark for mark, count in marks.items() if count >= FEWEST_MARKED and not bullet(mark)}
    named = {line.strip().casefold() for line in plain}
    kept = [line for line in plain if not (_is_footer(line, named) or FURNITURE.fullmatch(line.strip()))]
    kept = [_without_terms(_itemised(line)) for line in _without_logos(_whole_dates(_whole_links(kept)))]
    told = [corrected(unspaced(_bulleted(line, odd))) for line in kept]
    whole = list(_once(_with_text(_with_issuers(told))))
    return _with_name_first(list(_with_headings(_untitled(whole))))


def _whole_links(lines: Sequence[str]) -> list[str]:
    """Join addresses that go on in the next line."""
    result: list[str] = []
    for line in lines:
        begun = result[-1].rstrip() if result else ""
        if len(begun) <= LINK and LINK_GOES_ON.search(begun) and line[:1].isalnum():
            result[-1] = begun + line
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
    if len(lines) < 2 or not all(0 < len(line.split()) <= DATE_WORDS for line in lines):  # noqa: PLR2004 — as said
        return False
    begun = find_dates(lines[0])
    return not (begun and not begun[0].single) and is_date(" ".join(line.strip() for line in lines))


def _without_logos(lines: Sequence[str]) -> list[str]:
    """Leave out what stands for the picture of an employer that the next lines name."""
    return [line for at, line in enumerate(lines) if not _is_logo(line, lines[at + 1 : at + 1 + NEAR])]


def _is_logo(line: str, below: Sequence[str]) -> bool:
    found = LOGO.fullmatch(line.strip())
    return found is not None and any(other.strip().startswith(found[1]) for other in below)


def _without_terms(line: str) -> str:
    """Give a line without how one was employed and how long: "Acme · Full-time", "2019 – 2021 · 2 yrs"."""
    brief = LASTING.sub(lambda found: "" if _is_lasting(found[1]) else found[0], line)
    pieces = brief.split(" · ")
    kept = [piece for piece in pieces if not _is_term(piece, is_alone=len(pieces) == 1)]
    return " · ".join(kept) if len(kept) < len(pieces) else brief


def _is_term(text: str, *, is_alone: bool) -> bool:
    told = fold(text.strip())
    return _is_lasting(text) or (is_alone and told in NOW) or (not is_alone and told in EMPLOYMENT | REMOTE | ON_SITE)


def _is_lasting(text: str) -> bool:
    return LASTED.fullmatch(fold(text.strip())) is not None


def _with_issuers(lines: Sequence[str]) -> list[str]:
    """Put a certificate's name, who issued it and when, which stand on a line each, on one."""
    result: list[str] = []
    for line in lines:
        issued = ISSUED.fullmatch(line.strip())
        if not issued or not is_date(issued[1]) or not result:
            result.append(line)
            continue
        near = result[-CERTIFICATE - 1 :]
        above = next(
            (back for back, told in enumerate(reversed(near)) if not told.strip() or heading_kind(told)), len(result)
        )
        named = result[-above:] if 0 < above <= CERTIFICATE else result[-1:]
        result[len(result) - len(named) :] = ["\t".join([*map(str.strip, named), issued[1]])]
    return result


def _untitled(lines: list[str]) -> list[str]:
    """Leave out the first line when it only says what the document is."""
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    return lines[first + 1 :] if lines and fold(lines[first]).strip(" :") in NOT_A_NAME else lines


def _with_headings(lines: Sequence[str]) -> Iterator[str]:
    """Put a heading that has its list behind it ("Skills: Sage, Excel") on a line of its own."""
    within, above, is_loud = None, "", False
    for at, line in enumerate(lines):
        found = BEHIND.fullmatch(line.strip())
        kind = heading_kind(found[1]) if found and not bullet(found[1].split()[0]) else None
        opens = (
            kind in LISTS and within not in {kind, "skills"} and (not above.strip() or BEHIND.fullmatch(above.strip()))
        )
        if found and opens and not _is_dated_below(lines[at + 1 :]):
            yield from ("", found[1].upper() if is_loud else found[1], found[2])
            within = kind
        else:
            yield line
            if own := heading_kind(line):
                within, is_loud = own, line.isupper()
        above = line


def _is_dated_below(lines: Sequence[str]) -> bool:
    """Whether entries go on below a line: one with dates follows before the next heading."""
    for line in lines[:BELOW]:
        if heading_kind(line):
            return False
        if any(not span.single for span in find_dates(line)):
            return True
    return False


def _with_name_first(lines: list[str]) -> list[str]:
    """Put a name with its headline first that a viewer copied behind the lists of a narrow column at the left."""
    first = next((line for line in lines if line.strip()), "")
    if not heading_kind(first):
        return lines
    for at in range(1, len(lines) - 2):
        opens = next(
            (below for below in range(at + 2, at + 2 + HEADLINES) if heading_kind("".join(lines[below : below + 1]))), 0
        )
        if opens and _is_name(lines[at]) and title_score(lines[at + 1]) and not find_dates(lines[at + 1]):
            head = [line for line in lines[at:opens] if line.strip()]
            return [*head, "", *lines[:at], *lines[opens:]]
    return lines


def _is_name(line: str) -> bool:
    """Whether a line has the form of a person's name."""
    words = line.split()
    told = title_score(line) or employer_score(line) or school_score(line) or degree_score(line)
    return (
        1 < len(words) <= NAME_WORDS
        and line.strip().replace(" ", "").replace("-", "").isalpha()
        and not told
        and all(word[0].isupper() for word in words)
        and not is_place(line)
    )


def _itemised(line: str) -> str:
    """Give a line of contact data with bars for its dashes, and a skill without how many vouch for it."""
    line = BESIDE.sub("", line)
    return line.replace(" - ", " | ") if "@" in line and line.count(" - ") > 1 else line


def _bulleted(line: str, odd: set[str]) -> str:
    """Give a line with a bullet in place of the mark that stands for one."""
    bare = line.lstrip()
    return line.replace(bare[0], "•", 1) if bare[:1] in odd and MARK.match(bare) else line


def _is_footer(line: str, named: set[str]) -> bool:
    """Whether a line is the number of a page, said to be one or beside a name that stands elsewhere too."""
    found = FOOTER.fullmatch(line.strip())
    if not found or not 1 <= int(found["page"]) <= int(found["all"]):
        return False
    return bool(found["said"]) or found["name"].strip().casefold() in named - {""}


def _with_text(lines: Sequence[str]) -> Iterator[str]:
    """Put a bullet that stands alone before the line that follows it."""
    waiting = ""
    for line in lines:
        if bullet(line.strip()) and len(line.strip()) == 1 and not line.strip().isalnum():
            waiting = line.rstrip() + " "
        elif line.strip():
            yield line if not waiting or bullet(line.split()[0]) else waiting + line.lstrip()
            waiting = ""
        elif not waiting:
            yield line


def _once(lines: Iterator[str]) -> Iterator[str]:
    """Leave out lines that say the line above again, as pages do that have a copy for screen readers."""
    above = ""
    for line in lines:
        if not line.strip() or line.strip() != above:
            yield line
        above = line.strip() or above
