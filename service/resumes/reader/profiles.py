"""The page of a profile, as LinkedIn or XING show it → its lines without what is not the person's own words."""

import re
from collections.abc import Sequence

from service.resumes.reader.dates import LASTED, find_dates, is_date
from service.resumes.reader.headings import heading_kind
from service.resumes.reader.letters import bullet
from service.resumes.reader.words import EMPLOYMENT, ON_SITE, REMOTE, fold, words

LONGEST = 200  # Characters of a line of such a page that is no prose.
FEWEST_SIGNS = 2  # So often must a page show itself: "Acme · Full-time" alone may be anybody's.
NEAR = 2  # Lines around dates in which it is said how one was employed.
LOGO_NEAR = 4  # Lines below the picture of an employer, in which its name stands.
CERTIFICATE = 2  # Lines above the date of a certificate: its name and who issued it.
FURNITURE = re.compile(
    r"show (?:all \d{1,3}\b.{0,40}|credential|more|less)|(?:…|\.{3})?\s?see (?:more|less)|\d{1,3}\+ connections"
    r"|endorsed by (?:\d{1,3} |.{1,60} (?:and|who) ).{1,60}|credential id .{1,60}"
    r"|\d{1,2} (?:educational )?experiences? (?:across|at) .{1,80}|contact info|· [123](?:st|nd|rd)"
    r"|she/her|he/him|they/them"
    r"|\d{1,3}\+? (?:endorsements?|kenntnisbest\w{1,20}|(?:validaciones|recomendações|recommandations) .{1,40})",
    re.IGNORECASE,
)
BESIDE = re.compile(r"\s{1,9}·\s\d{1,3}\+? [^·\d]{4,40}$|\s{2,9}contact info$", re.IGNORECASE)
LASTING = re.compile(r"\s\(([^()]{4,40})\)$")  # "2019 - 2021 (2 years 3 months)"
ISSUED = re.compile(
    r"(?:issued|emitido em|expedici[oó]n:|ausgestellt:?|émise? (?:le|en)|rilasciat[oa]:?|data di rilascio:)\s{1,3}"
    r"([^·]{4,24}?)(?:\s·.{0,40})?",
    re.IGNORECASE,
)
LOGO = re.compile(r"(.{2,80}?)[\s-]{1,3}logo", re.IGNORECASE)
NOW = frozenset({"bis heute", "current", "currently", "aktuell"})  # Above the dates that say it.
SELF = words("self-employed freelance selbststandig freiberuflich autonomo independant zelfstandig")
ALONE, BEHIND_NAME = (EMPLOYMENT | ON_SITE | NOW) - SELF, EMPLOYMENT | ON_SITE | REMOTE


def without_furniture(lines: Sequence[str]) -> list[str]:
    """Give the lines of a profile's page without its furniture; lines of anything else as they are."""
    if sum(map(_is_sign, lines)) < FEWEST_SIGNS:
        return list(lines)
    kept = [
        line
        for at, line in enumerate(lines)
        if not (_is_furniture(line) or _is_logo(line, lines[at + 1 : at + 1 + LOGO_NEAR]))
    ]
    once = _once(kept)
    told = [_without_terms(line, near=_is_near_dates(once, at)) for at, line in enumerate(once)]
    return _with_issuers([line for line in told if line is not None])


def _is_sign(line: str) -> bool:
    """Whether a line is one that such pages alone have: how long beside or above dates, or their furniture."""
    if len(line) > LONGEST:
        return False
    bare = fold(line.strip())
    begins = LASTED.match(bare)
    behind = LASTING.search(line)
    after = " · " in line and _is_lasting(line.rpartition(" · ")[2])
    told = begins or (behind and _is_lasting(behind[1]))
    return _is_furniture(line) or after or bool(told and (find_dates(line) or _is_lasting(line)))


def _is_furniture(line: str) -> bool:
    return len(line) <= LONGEST and FURNITURE.fullmatch(line.strip()) is not None


def _is_logo(line: str, below: Sequence[str]) -> bool:
    """Whether a line stands for the picture of an employer that the next lines name."""
    found = LOGO.fullmatch(line.strip()) if len(line) <= LONGEST else None
    return found is not None and any(other.strip().startswith(found[1]) for other in below)


def _once(lines: Sequence[str]) -> list[str]:
    """Leave out lines that say the line above again: the page has a copy for screen readers."""
    result: list[str] = []
    above = ""
    for line in lines:
        bare = line.strip()
        if not bare or bare != above or bullet(bare.split()[0]):
            result.append(line)
        above = bare or above
    return result


def _is_near_dates(lines: Sequence[str], at: int) -> bool:
    near = (line for line in lines[max(0, at - NEAR) : at + NEAR + 1] if len(line) <= LONGEST)
    return any(not span.single for line in near for span in find_dates(line))


def _without_terms(line: str, *, near: bool) -> str | None:
    """Give a line without how one was employed and how long ("Acme · Full-time"); None when it says nothing else.

    Above several roles "Full-time · 5 yrs" parts their employer from the first of them, as a blank line would.
    """
    if len(line) > LONGEST or not line.strip():
        return line
    brief = BESIDE.sub("", line)
    if near:
        brief = LASTING.sub(lambda found: "" if _is_lasting(found[1]) else found[0], brief)
    pieces = brief.split(" · ")
    lasting = any(map(_is_lasting, pieces))
    if not near and not lasting:
        return brief
    kept = [piece for piece in pieces if not _is_term(piece, is_alone=len(pieces) == 1)]
    if not kept:
        own = next((piece for piece in pieces if fold(piece.strip()) in SELF), None)
        return own or ("" if lasting else None)
    return " · ".join(kept) if len(kept) < len(pieces) else brief


def _is_term(text: str, *, is_alone: bool) -> bool:
    """Whether a piece says how somebody was employed; alone, "Freelance" names whom they worked for."""
    told = fold(text.strip())
    return _is_lasting(text) or told in (ALONE if is_alone else BEHIND_NAME)


def _is_lasting(text: str) -> bool:
    return LASTED.fullmatch(fold(text.strip())) is not None


def _with_issuers(lines: Sequence[str]) -> list[str]:
    """Put a certificate's name, who issued it and when, which stand on a line each, on one."""
    result: list[str] = []
    for line in lines:
        issued = ISSUED.fullmatch(line.strip()) if len(line) <= LONGEST else None
        if not issued or not is_date(issued[1]):
            result.append(line)
            continue
        above = _lines_above(result)
        named = result[-above:] if 0 < above <= CERTIFICATE else result[-1:]
        result[len(result) - len(named) :] = ["\t".join([*map(str.strip, named), issued[1]])]
    return result


def _lines_above(lines: Sequence[str]) -> int:
    """Count the last lines of one certificate: up to a blank one, a heading, or the certificate before it."""
    count = 0
    for line in reversed(lines[-CERTIFICATE - 1 :]):
        if not line.strip() or "\t" in line or heading_kind(line):
            break
        count += 1
    return count
