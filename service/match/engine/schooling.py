"""Degrees and subjects of study in a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.match.engine import lexicon
from service.match.engine.mentions import Mention, find
from service.match.engine.words import Word

# "BS", "MA" or "Master" alone may be anything; a subject or one of these words near it makes it a degree.
ACADEMIC = re.compile(
    r"\b(?:degree|diploma|in|of|or|and|education|university|college|required|preferred|equivalent|abschluss|studium"
    r"|minimum|from|plus|\w*studium|abgeschlossen|absolviert|erworben|diplôme|obtenu|título|obtuve)\b|[/,]",
    re.IGNORECASE,
)
NOT_A_DEGREE = re.compile(
    r"\b(?:scrum|web|post|quarter|grand|head|station|head|chess|toast)\s?$|^\s?(?:data|branch|plan|key|card"
    r"|thesis level|office|word|excel|project|teams|access|sql|dynamics|windows|azure|outlook|sharepoint|visio)\b",
    re.IGNORECASE,
)
# "Licence" is a degree where it is all that is said, or the subject follows: "Licence de droit", "Grado en Derecho".
OF_A_SUBJECT = frozenset(
    {"Licence", "Licence de", "Licence en", "Grado", "Graduado", "Graduada", "Licenciado", "Licenciada", "Mestre"}
    | {"Ingeniería"}
)
OF = re.compile(r"\s*(?:(?:(?:de|des|du|en|em|in|of)\b|[-–,:(])\s*|d['’])*", re.IGNORECASE)
AMBIGUOUS = frozenset(
    {
        "Studium",
        "degree",
        "degree in",
        "Master",
        "Associate",
        "Associates",
        "Masters",
        "BS",
        "BA",
        "BE",
        "MS",
        "MA",
        "MD",
        "JD",
        "Lehre",
        "High school",
    }
)
NEAR = 40  # characters beside an ambiguous degree that must speak of studies


@dataclass(frozen=True, slots=True)
class Degree:
    """A level of education named in a text; `rank` orders the levels."""

    name: str
    rank: int
    start: int
    end: int


def degrees_in(text: str, *, found_words: Sequence[Word] | None = None) -> list[Degree]:
    """The degrees `text` names, in order; none for "Scrum Master" or "master data". Its words may be given."""
    known = lexicon.degrees()
    found = [m for m in find(text, known, found_words=found_words) if not m.negated and _is_degree(text, m)]
    return [Degree(m.name, known.entries[m.name].rank, m.start, m.end) for m in found]


def _is_degree(text: str, mention: Mention) -> bool:
    before, after = text[max(0, mention.start - NEAR) : mention.start], text[mention.end : mention.end + NEAR]
    if NOT_A_DEGREE.search(before) or NOT_A_DEGREE.search(after):
        return False
    if text[mention.start : mention.end] in OF_A_SUBJECT:
        return not (before + after).strip() or _is_of_a_subject(text, mention.end)
    return (
        text[mention.start : mention.end] not in AMBIGUOUS
        or not after.strip()
        or bool(ACADEMIC.search(before + " " + after))
    )


def _is_of_a_subject(text: str, end: int) -> bool:
    rest = text[end:]
    lead = OF.match(rest)
    return any(subject.start == (lead.end() if lead else 0) for subject in subjects_in(rest))


def subjects_in(text: str, *, found_words: Sequence[Word] | None = None) -> list[Mention]:
    """The subjects of study `text` names, in order. Its words may be given."""
    return find(text, lexicon.fields(), found_words=found_words)


def is_near(asked: str, studied: str) -> bool:
    """Whether the studied subject is the asked one, or one that the dictionary calls near to it."""
    entries = lexicon.fields().entries
    one, other = entries.get(asked), entries.get(studied)
    return bool(one and other and (asked in other.shows | other.hints or studied in one.shows | one.hints))
