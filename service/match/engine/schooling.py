"""Degrees and subjects of study in a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.match.engine import lexicon
from service.match.engine.mentions import Mention, find
from service.match.engine.words import Word

# "BS", "MA" or "Master" alone may be anything; a subject or one of these words near it makes it a degree.
ACADEMIC = re.compile(
    r"\b(?:degree|diploma|in|of|or|oder|ou|and|education|university|college|required|preferred|equivalent|abschluss|studium"
    r"|minimum|from|plus|\w*studium|abgeschlossen|absolviert|erworben|diplôme|obtenu|título|obtuve)\b|[/,]",
    re.IGNORECASE,
)
NOT_A_DEGREE = re.compile(
    r"\b(?:scrum|web|post|quarter|grand|head|station|chess|toast)\s?$|^\s?(?:data|branch|plan|key|card"
    r"|thesis level|office|word|excel|project|teams|access|sql|dynamics|windows|azure|outlook|sharepoint|visio)\b",
    re.IGNORECASE,
)
# "Licence" is a degree where it is all that is said, or the subject follows: "Licence de droit", "Grado en Derecho".
OF_A_SUBJECT = frozenset(
    {"Licence", "Licence de", "Licence en", "Grado", "Graduado", "Graduada", "Licenciado", "Licenciada", "Mestre"}
    | {"Ingeniería", "BUT"}
)
OF = re.compile(r"\s*(?:(?:(?:de|des|du|der|en|em|im|in|of)\b|[-–,:(])\s*|d['’])*", re.IGNORECASE)
# Of whom an associate is no colleague: "Associate's or Bachelor's", "an associate degree in nursing".
ASSOCIATE = frozenset({"associate", "associates"})
OF_STUDIES = re.compile(
    r"(?:['’]?s?[\s,/-]{0,3}(?:degree|level|diploma|required|preferred|minimum|\()"
    r"|['’]?s?\s?(?:,|/|or|and|,? or higher)\s?(?:an? )?(?:bachelor|master|undergraduate|higher|b\.?\s?[as]\b)"
    r"|s? in (?:an?|the|science|arts|applied)\b)",
    re.IGNORECASE,
)
COURSE_BEFORE = re.compile(r"(?:2|two)[\s-]year\s$|minimum of an?\s$|\beducation(?: level)?:?\s$", re.IGNORECASE)
COLLEAGUE = re.compile(
    r"\b(?:sales|retail|research|warehouse|senior|store|clinical|marketing|program)\s$", re.IGNORECASE
)
# The word for any degree, which is but the end of one that is named right before: "MSc degree".
GENERIC = frozenset({"degree", "degree in", "degrees"})
SAME = re.compile(
    r"\.?\s?(?:\([^()]{0,15}\)\s?|level\s)?|,?\s(?:or|and)\s(?:an?\s)?(?:similar|equivalent|comparable|related|relevant)\s"
)
NO_STUDIES = re.compile(r"\s(?:of|to which)\b", re.IGNORECASE)  # "a high degree of autonomy"
# "or, in lieu of a degree, 5 years": it is not that degree which is asked for.
IN_LIEU = re.compile(
    r"\b(?:(?:in (?:lieu|place) of|instead of)(?:\s(?:an?|the))?(?:\s\w+)?|(?:anstelle|anstatt) eine[sr]"
    r"|au lieu d['’]une?|en lugar de(?:l| una?)?)\s$",
    re.IGNORECASE,
)
SHOUTED = re.compile(r"\s(?:ABLE|SUCCESSFUL|AN?|THE|PART|YOURS?|RESPONSIBLE|FAMILIAR|COMFORTABLE|WILLING|READY)\b")
RECORD = re.compile(r"\b(?:material|vendor|customer|item)\s$", re.IGNORECASE)  # "Material Master", a table of SAP
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
        if IN_LIEU.search(text[: m.start]):
            continue
        is_generic = text[m.start : m.end].lower() in GENERIC
        if is_generic and named and _is_end_of(named[-1], m, text):
            named[-1] = replace(named[-1], end=m.end)
        elif not is_generic or not NO_STUDIES.match(text, m.end) or _is_of_a_subject(text, m.end):
            named.append(Degree(m.name, known.entries[m.name].rank, m.start, m.end))
    return named


def _is_end_of(degree: Degree, generic: Mention, text: str) -> bool:
    """Whether the word for any degree only ends the name of one; beside "A-levels" it is one of its own."""
    is_academic = degree.rank >= lexicon.degrees().entries["Bachelor"].rank
    return is_academic and bool(SAME.fullmatch(text, degree.end, generic.start))


def _is_degree(text: str, mention: Mention) -> bool:
    before, after = text[max(0, mention.start - NEAR) : mention.start], text[mention.end : mention.end + NEAR]
    if NOT_A_DEGREE.search(before) or NOT_A_DEGREE.search(after):
        return False
    said = text[mention.start : mention.end]
    if _is_other(said, before, after):
        return False
    if said.lower() in ASSOCIATE:
        return _is_studied(text, mention)
    if said in OF_A_SUBJECT:
        return not (before + after).strip() or _is_of_a_subject(text, mention.end)
    is_studied = said.istitle() and _is_of_a_subject(text, mention.end)  # "Master Marketing", "Studium der Informatik"
    return said not in AMBIGUOUS or not after.strip() or is_studied or bool(ACADEMIC.search(before + " " + after))


def _is_other(said: str, before: str, after: str) -> bool:
    """Whether it is no degree at all: "at a level that", "TO BE SUCCESSFUL", "Material Master"."""
    is_article = said in {"a level", "a Level"}
    is_record = said == "Master" and RECORD.search(before)
    is_work = "graduate" in said.lower() and after.lower().startswith(" work experience")
    return is_article or is_work or bool(is_record or (said == "BE" and SHOUTED.match(after)))


def _is_studied(text: str, associate: Mention) -> bool:
    """Whether an associate is a degree and no colleague: "Associate in Nursing", not "Sales Associate in Finance"."""
    before, after = text[: associate.start], text[associate.end : associate.end + NEAR]
    if not (before + after).strip():
        return True
    if COLLEAGUE.search(before):
        return False
    is_named = text[associate.start].isupper() and after.startswith(" in ") and _is_of_a_subject(text, associate.end)
    return bool(is_named or OF_STUDIES.match(after) or COURSE_BEFORE.search(before))


def _is_of_a_subject(text: str, end: int) -> bool:
    rest = text[end:]
    lead = OF.match(rest)
    return any(subject.start == (lead.end() if lead else 0) for subject in subjects_in(rest))


def subjects_in(text: str, *, found_words: Sequence[Word] | None = None) -> list[Mention]:
    """The subjects of study `text` names, in order. Its words may be given."""
    return find(text, lexicon.fields(), found_words=found_words)


def is_within(degree: Degree, known: Sequence[Mention]) -> bool:
    """Whether a degree is but a word in the name of another thing: "Cisco Certified Network Associate"."""
    return any(
        m.start <= degree.start and degree.end <= m.end and m.end - m.start > degree.end - degree.start for m in known
    )


def subjects_of(degree: Degree, named: Sequence[Degree], subjects: Sequence[Mention]) -> Sequence[Mention]:
    """The subjects of one of the degrees of a text; a training behind studies has none of theirs."""
    is_training = degree.rank < lexicon.degrees().entries["Associate"].rank
    if not is_training or degree.start == named[0].start:
        return subjects
    return [subject for subject in subjects if subject.start >= degree.end]


def is_near(asked: str, studied: str) -> bool:
    """Whether the studied subject is the asked one, or one that the dictionary calls near to it."""
    entries = lexicon.fields().entries
    one, other = entries.get(asked), entries.get(studied)
    return bool(one and other and (asked in other.shows | other.hints or studied in one.shows | one.hints))
