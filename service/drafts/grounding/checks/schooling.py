"""Degrees: the same level, in the same subject or one near it, at the school that gave it; and honours."""

import re
from collections.abc import Iterator, Sequence

from service.drafts.grounding.acronyms import spelt_out
from service.drafts.grounding.finding import Finding
from service.drafts.grounding.forms import has_all
from service.drafts.grounding.known import Known
from service.drafts.grounding.lists import Listed
from service.drafts.grounding.sentence import Sentence
from service.drafts.grounding.voices import is_not_had
from service.match.engine import lexicon
from service.match.engine.mentions import Mention, find
from service.match.engine.schooling import Degree, degrees_in, is_near, subjects_in
from service.match.engine.schools import Schooling

ABBREVIATED = Listed(
    "bsc ba bs beng btech bba bcom bfa llb bed msc ma ms meng mtech mba mfa llm med mph mdes mpharm phd md"
)
BY_LETTER = re.compile(r"[BM][A-Z][a-z]{1,4}")  # "MEd", "MPharm", "BCom"
REACH, BACK = 70, 30  # characters after and before a degree within which its subject stands
COMPOUND = re.compile(r"\b(bachelor|master|diplom)(?:studi\w+|abschl\w+|grad\w*|titel\w*)\b", re.IGNORECASE)
LATTER = re.compile(
    r"\b(?:the latter|the second|the other|letztere[rsn]?|ce dernier|cette dernière|le second|est[ea] últim[oa]"
    r"|el segundo)\b",
    re.IGNORECASE,
)
BOTH = re.compile(r"\b(?:both|beides?|all|(?:tous|toutes) (?:les )?deux|amb[oa]s)\b", re.IGNORECASE)
# What a degree is called in general: beside one that says which, only what that belongs to.
TRAINING = Listed("ausbildung formation formación degree diploma abschluss diplôme título")
ANY_STUDIES = re.compile(r"(?:hochschul|universitäts)?studiums?", re.IGNORECASE)  # of whatever degree
# A thesis, which is no degree though it is called by one.
THESIS = re.compile(
    r"\b(?:(?:bachelor|master|diplom|magister|doktor)arbeit\w*|(?:(?:bachelor|master)['’]?s?['’]? |doctoral )?thesis"
    r"|dissertation|mémoire d(?:e |['’])\w+|tesis (?:de \w+|doctoral)|tesis|trabajo (?:de )?fin de \w+)\b",
    re.IGNORECASE,
)
ANY_THESIS = re.compile(r"thesis|dissertation|\w*arbeit\b|mémoire|tesis|trabajo (?:de )?fin|tf[gm]\b", re.IGNORECASE)
# Degrees beyond the dictionary that are claimed as a state: "Soy doctora", "Je suis docteur", "Meister".
DOCTOR = re.compile(
    r"\b(?:soy doctora?\b|doctora? (?:en|por)\b|(?:suis|est) docteure?\b|docteure? en\b|doctorate\b"
    r"|promoviert\w*|doktortitel|meine[rn]? promotion\b"
    r"|ph\.?\s?d\b)",
    re.IGNORECASE,
)
MASTER_CRAFTSMAN = re.compile(r"\b\w{0,12}meister(?:in|brief|titel|prüfung)?\b", re.IGNORECASE)
HONOURS = re.compile(
    r"\b(?:first[- ]class|summa|magna|cum laude|distinction|with honours|mit auszeichnung"
    r"|mention (?:très )?bien|félicitations"
    r"|matrícula de honor|sobresaliente|2:1|2:2|valedictorian|best in)\b",
    re.IGNORECASE,
)


def schooling(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """The degrees a sentence names, and honours."""
    text = sentence.text
    yield from _theses(sentence, known)
    found = [degree for degree in degrees_in(text) if not _is_no_degree(text, degree)]
    others = [degree for degree in found if text[degree.start : degree.end].lower() not in TRAINING]
    for degree in (*(others or found), *_compounds(text)):
        if said := spelt_out(text[degree.start : degree.end], known):
            yield Finding(degree.start, degree.end, evidence=(said.evidence,))
            continue
        is_label = text[degree.end : degree.end + 1] == ":"  # "Ausbildung: BSc …"
        if not is_label and not is_not_had(text[: degree.start]):
            yield _degree(sentence, degree, known)
    for pattern in (DOCTOR, MASTER_CRAFTSMAN, HONOURS):
        for match in pattern.finditer(text):
            if not is_not_had(text[: match.start()]) and not _is_said(match.group(), pattern, known):
                yield Finding(match.start(), match.end(), f"Your résumé does not say “{match.group()}”.")


def _theses(sentence: Sentence, known: Known) -> Iterator[Finding]:
    for thesis in THESIS.finditer(sentence.text):
        if not is_not_had(sentence.text[: thesis.start()]):
            said = next((said for said in known.said if ANY_THESIS.search(said.text)), None)
            reason = None if said else f"Your résumé does not say “{thesis.group()}”."
            yield Finding(thesis.start(), thesis.end(), reason, (said.evidence,) if said else ())


def _is_no_degree(text: str, degree: Degree) -> bool:
    """As in "Sales Associate" and "master's thesis"."""
    is_of_thesis = any(match.start() <= degree.start < match.end() for match in THESIS.finditer(text))
    written = text[degree.start : degree.end]
    return is_of_thesis or written.lower() == "associate" or written.startswith("a ")  # "a Level 2 certificate"


def _compounds(text: str) -> Iterator[Degree]:
    """As in "Bachelorstudium", "Masterabschluss"."""
    for match in COMPOUND.finditer(text):
        for degree in degrees_in(f"{match[1].capitalize()} degree"):
            yield Degree(degree.name, degree.rank, match.start(), match.end())


def _degree(sentence: Sentence, degree: Degree, known: Known) -> Finding:
    place, written = (degree.start, degree.end), sentence.text[degree.start : degree.end]
    held = [school for school in known.read.schooling if school.name == degree.name]
    if held and _is_another(written, held):
        return Finding(*place, f"Your résumé does not show the degree “{written}”.", (held[0].evidence,))
    if not held:
        is_any = ANY_STUDIES.fullmatch(written) and any(school.rank >= degree.rank for school in known.read.schooling)
        is_shown = is_any or _line_with(written, known) or _has_one_of(degree, known)
        return Finding(*place, None if is_shown else f"Your résumé does not show the degree “{written}”.")
    entries = frozenset(entry for entry in known.named_in(sentence) if entry.startswith("/education/"))
    if _is_before_the_latter(sentence.text, degree) or _is_of_several(sentence, entries, known):
        entries = frozenset()
    there = [school for school in held if _entry(school) in entries] if entries else held
    if not there and len(sentence.text) - degree.end > 1:
        return Finding(*place, f"Your résumé shows “{written}” of another school.", (held[0].evidence,))
    subjects = _subjects(sentence, degree)
    is_shown = any(is_near(said, studied) for said in subjects for school in there for studied in school.subjects)
    if subjects and not is_shown and not any(_is_in_entry(sentence, school, known) for school in there):
        return Finding(*place, f"Your résumé shows no {held[0].name} in {subjects[0]}.", (held[0].evidence,))
    return Finding(*place, evidence=(there[0].evidence,))


def _is_of_several(sentence: Sentence, schools: frozenset[str], known: Known) -> bool:
    """Whether a sentence tells of more degrees than schools that can be made out, and not that one gave them all."""
    degrees = list(degrees_in(sentence.text))
    if len(degrees) <= len(schools) or BOTH.search(sentence.text):
        return False
    first = min(degree.start for degree in degrees)
    heads = [said for said in known.said if said.entry in schools and said.pointer.endswith("/institution")]
    return not any(t.start < first and t.tells and any(t.is_in(head.keys) for head in heads) for t in sentence.tokens)


def _is_before_the_latter(text: str, degree: Degree) -> bool:
    """Whether what is told after two degrees is told of the other: "a BBA and an MBA, the latter from …"."""
    latter = LATTER.search(text, degree.end)
    return bool(latter) and any(degree.end < other.start < latter.start() for other in degrees_in(text) if latter)


def _has_one_of(degree: Degree, known: Known) -> bool:
    """Whether the résumé has a degree of that name that only its first letter tells: an MPharm is a master's."""
    types = [said.text for said in known.said if said.pointer.endswith("/studyType")]
    return any(BY_LETTER.fullmatch(said) and said[0] == degree.name[0] for said in types)


def _is_another(written: str, held: Sequence[Schooling]) -> bool:
    """Whether an abbreviation is named that no degree of this level has: an MA is no MBA."""
    bare = re.sub(r"\W", "", written).lower()
    shown = [re.sub(r"\W", "", line.evidence.text.split(",")[0].split(" ")[0]).lower() for line in held]
    return (
        bare in ABBREVIATED
        and bool(shown)
        and (bare == "mba" or all(s in ABBREVIATED for s in shown))
        and not any(bare in s for s in shown)
    )


def _entry(school: Schooling) -> str:
    return "/".join(school.evidence.pointer.split("/")[:3])


def _subjects(sentence: Sentence, degree: Degree) -> list[str]:
    """The subjects beside a degree, none of which is part of a school's name."""
    found: Sequence[Mention] = subjects_in(sentence.text)
    others = [other.start for other in degrees_in(sentence.text) if other.start > degree.end]
    stop = min([degree.end + REACH, *others])
    after = [m.name for m in found if degree.end <= m.start <= stop]
    is_first = not any(other.start < degree.start for other in degrees_in(sentence.text))
    before = [m.name for m in found if is_first and degree.start - BACK <= m.start < degree.start]
    is_in_brackets = sentence.text[: degree.start].endswith("(") and sentence.text.startswith(")", degree.end)
    return before if is_in_brackets else after or before  # "studied Statistics at Lund (BSc) and then …"


def _is_in_entry(sentence: Sentence, school: Schooling, known: Known) -> bool:
    """Whether the words after the degree stand in the school's block."""
    said = known.entries.get(_entry(school), frozenset())
    beside = find(sentence.text, lexicon.fields())
    return bool(beside) and all(
        any(token.is_in(said) for token in sentence.telling if m.start <= token.start < m.end) for m in beside
    )


def _line_with(written: str, known: Known) -> bool:
    return any(has_all(said.text, written) for said in known.said)


def _is_said(written: str, pattern: re.Pattern[str], known: Known) -> bool:
    """Whether the résumé has it too; of honours the same, of titles any."""
    if pattern is HONOURS:
        if written[0].isdigit():
            return any(written in said.text for said in known.said)
        bare = re.sub(r"\W", "", written.lower())
        return any(bare in re.sub(r"\W", "", said.text.lower()) for said in known.said)
    doctor = any(school.name == "Doctorate" for school in known.read.schooling) and pattern is DOCTOR
    return doctor or any(pattern.search(said.text) for said in known.said)
