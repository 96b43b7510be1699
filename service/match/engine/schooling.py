"""Degrees and subjects of study in a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    r"\b(?:scrum|web|post|quarter|grand|head|station|chess|toast|material|vendor|customer|item)\s?$"
    r"|^\s?(?:data|branch|plan|key|card|work experience"
    r"|thesis level|office|word|excel|project|teams|access|sql|dynamics|windows|azure|outlook|sharepoint|visio)\b",
    re.IGNORECASE,
)
# "Licence" is a degree where it is all that is said, or the subject follows: "Licence de droit", "Grado en Derecho".
OF_A_SUBJECT = frozenset(
    {"Licence", "Licence de", "Licence en", "Grado", "Graduado", "Graduada", "Licenciado", "Licenciada", "Mestre"}
    | {"Ingeniería"}
)
OF = re.compile(r"\s*(?:(?:(?:de|des|du|en|em|in|of)\b|[-–,:(])\s*|d['’])*", re.IGNORECASE)
# Of whom an associate is no colleague: "Associate's or Bachelor's", "an associate degree in nursing".
ASSOCIATE = frozenset({"associate", "associates"})
OF_STUDIES = re.compile(
    r"(?:['’]?s?[\s,/-]*(?:degree|level|diploma)|['’]?s?\s?(?:,|/|or|and|,? or higher)\s?(?:an? )?"
    r"(?:bachelor|master|undergraduate|higher|b\.?\s?[as]\b))",
    re.IGNORECASE,
)
# The word for any degree, which is but the end of one that is named shortly before: "PhD or similar degree".
GENERIC = frozenset({"degree", "degree in", "degrees"})
NO_STUDIES = re.compile(r"\s(?:of|to which)\b", re.IGNORECASE)  # "a high degree of autonomy"
SHOUTED = re.compile(r"\s[A-Z]{2,}\b")  # "WHAT YOU NEED TO BE SUCCESSFUL"
AMBIGUOUS = frozenset(
    {
        "Studium",
        "degree",
        "Master",
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
BESIDE = 25  # characters between the two
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
    named: list[Degree] = []
    for m in found:
        is_generic = text[m.start : m.end].lower() in GENERIC
        if is_generic and named and m.start - named[-1].end <= BESIDE:
            named[-1] = replace(named[-1], end=m.end)
        elif not (is_generic and NO_STUDIES.match(text, m.end)):
            named.append(Degree(m.name, known.entries[m.name].rank, m.start, m.end))
    return named


def _is_degree(text: str, mention: Mention) -> bool:
    before, after = text[max(0, mention.start - NEAR) : mention.start], text[mention.end : mention.end + NEAR]
    if NOT_A_DEGREE.search(before) or NOT_A_DEGREE.search(after):
        return False
    said = text[mention.start : mention.end]
    if said.startswith("a ") or (said == "BE" and SHOUTED.match(after)):  # "at a level that"
        return False
    if said.lower() in ASSOCIATE:
        is_title = said == "Associate" and _is_of_a_subject(text, mention.end)
        return is_title or not (before + after).strip() or bool(OF_STUDIES.match(after))
    if said in OF_A_SUBJECT:
        return not (before + after).strip() or _is_of_a_subject(text, mention.end)
    return said not in AMBIGUOUS or not after.strip() or bool(ACADEMIC.search(before + " " + after))


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
