"""Entries of an education section → degrees with school, field, dates and score."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from service.resumes.reader.dates import DateSpan
from service.resumes.reader.entries import Entry
from service.resumes.reader.grades import grade, has_mark, is_graded, ungraded
from service.resumes.reader.heads import Part
from service.resumes.reader.places import degree_score, is_place, is_town, school_score, split_town
from service.resumes.reader.values import Found, bare
from service.resumes.reader.words import STATES, fold, has_syllables, words

# "Field of study: Physics", also as the Europass form has it, without a colon.
_FIELD = (
    r"(?:field(?:\(s\)|s)?(?: of study)?|major(?:\(s\)|s)?|specialit?[sz]ation|main subjects?"
    r"|campo(?:s)? de (?:estudios?|estudo)|campo di studio|área (?:de estudos?|de estudio)|domaines? d['’]études?"
    r"|spécialité|especialidad|studien(?:fach|richtung|gang)|fachrichtung|schwerpunkt|vakgebied|studierichting"
    r"|kierunek(?: studiów)?|indirizzo(?: di studi)?)"
)
FIELD_LABEL = re.compile(rf"{_FIELD}\s?:?", re.IGNORECASE)
FIELD = re.compile(rf"{_FIELD}\s?:?\s+(\S.{{1,78}})", re.IGNORECASE)
# "BSc in Physics", "Master of Arts, History", "Diplom Informatik (Univ.)".
AREA = re.compile(
    r"^(.{2,60}?)(?:\s+in\s+(?:the\s)?|\s+(?:en|em|im)\s+|,\s+|:\s+|\s+[–—-]\s+)(.{2,80})$", re.IGNORECASE
)


ITEMS = re.compile(r"\s[|•·]\s")
PREPOSITION = re.compile(r"(?:in|of|at|from|de|en|em|im|di|,)\b")
# "BA in History, minor in Music", "BSc Physics (Minor: Chemistry)".
MINOR = re.compile(r"[,;(]?\s*(?:with\s(?:a\s)?|and\s(?:a\s)?)?\bminor(?:ed|s|ing)?(?:\sin\b|:)", re.IGNORECASE)
DIPLOMA = re.compile(r"\b(?:high|secondary|grammar|middle) school (?:diploma|degree|certificate)|^ged\b", re.IGNORECASE)
SHORT_DEGREE = 3  # Words of a degree without its field: "Master of Science".
DEPARTMENT = re.compile(
    r"\b(?:dep(?:artmen|t|artament|artement)|facult|fakult|facolt|facul|instit|school of)", re.IGNORECASE
)
STATE_CODE = 2  # Letters of "CA".
# "Related coursework: Statistics, Ethics", "Extensive coursework in Ethics".
COURSES = re.compile(
    r"(?:\w{2,12}\s)?(?:course ?work|courses|modules|kurse|lehrveranstaltungen|module|cours|matières|cursos|asignaturas"
    r"|materias|disciplinas|corsi|vakken|przedmioty)(?:\s\w{2,12})?\s?(?::|\bin\b|\ben\b)\s+(\S.{2,400})",
    re.IGNORECASE,
)
GRADES = words("grade gpa cgpa cumulative overall nota note voto")
BLANKS = words("description descripcion beschreibung descricao descrizione omschrijving opis")  # Of templates.
SHORT = 8  # Words of a line that is about the grade.


@dataclass(slots=True)
class Study:
    """One degree or course, each value with its place in the document."""

    school: Found | None = None
    degree: Found | None = None
    area: Found | None = None
    span: DateSpan | None = None
    dated: Found | None = None
    score: Found | None = None
    courses: list[Found] = field(default_factory=list)


def studies(found: Sequence[Entry]) -> list[Study]:
    """Give the studies; which of two names is the school is decided once for all of them."""
    result: list[Study] = []
    heads = []
    for entry in found:
        study = Study(span=entry.span, dated=entry.dated)
        study.score = grade(entry)
        heads.append(([part for part in map(_unscored, entry.parts) if part], study, entry))
    degree_first = _degree_first([parts for parts, _, _ in heads])
    commas = any(len(parts) == 1 and len(_both(parts[0])) > 1 for parts, _, _ in heads)
    for parts, study, entry in heads:
        if commas and len(parts) == 1 and len(_both(parts[0])) == 1:
            parts = _at_last_comma(parts[0])  # noqa: PLW2901 — as the others are
        _name(study, parts, degree_first=degree_first)
        if study.school is None and study.degree is None:
            if result and study.score and result[-1].score is None:
                result[-1].score = study.score
            continue
        if study.degree is None:
            below = (value.part(bare(value.text.partition("; ")[0])) for value in [*entry.prose, *entry.bullets])
            study.degree = next((value for value in below if _tells_degree(value.text)), None)
        _split_area(study)
        study.area = study.area or _field(entry) or _area_below(study, entry)
        study.courses = [*_courses(entry)]
        result.append(study)
    return result


def _field(entry: Entry) -> Found | None:
    """Give what a line of the entry calls the field of study."""
    for label, part in pairwise(entry.parts):
        if FIELD_LABEL.fullmatch(label.text):
            return part.value
    for value in [*(part.value for part in entry.parts), *entry.bullets, *entry.prose]:
        for piece in ITEMS.split(value.text):
            if match := FIELD.fullmatch(piece.strip()):
                return value.part(bare(match[1]))
    return None


def _courses(entry: Entry) -> Iterator[Found]:
    """Give what the entry lists as its courses."""
    for value in [*entry.bullets, *entry.prose]:
        if match := COURSES.fullmatch(value.text):
            yield from (value.part(name) for name in map(bare, re.split(r"[;,]\s", match[1])) if name)


def _area_below(study: Study, entry: Entry) -> Found | None:
    """Give the short line right below a degree that names no field."""
    first = entry.prose[0] if entry.prose else None
    if first is None or study.degree is None or len(study.degree.text.split()) > SHORT_DEGREE:
        return None
    plain = len(first.text.split()) < SHORT and first.text[:1].isupper() and not re.search(r"[\d:;.,!]", first.text)
    told = (
        fold(first.text) in BLANKS
        or degree_score(first.text)
        or school_score(first.text)
        or is_graded(first.text)
        or is_place(first.text)
    )
    return first if plain and not told else None


def _tells_degree(text: str) -> bool:
    """Tell whether a line below the head begins with a degree, or is short and holds one."""
    tokens = text.split()
    return degree_score(" ".join(tokens[:2] if len(tokens) > SHORT else tokens)) > 0 and not has_mark(text)


def _unscored(part: Part) -> Part | None:
    """Give the part without its grade."""
    text = ungraded(part.text)
    return replace(part, value=part.value.part(text)) if text else None


def _both(part: Part) -> list[Part]:
    """Cut a degree and its school in two: at what parts them, or as in "BCom Université de Lorraine"."""
    separators = (" from ", ", ", " / ", *([" "] if has_syllables(part.text) else []))
    cuts = (_by_separator(part, separator) for separator in separators)
    cut = next((cut for cut in cuts if len(cut) > 1), None)
    if cut is not None:
        return cut
    degree, _, school = part.text.partition(" ")
    joined = degree_score(degree) and school_score(school) and not school_score(degree) and not degree_score(school)
    if joined and not PREPOSITION.match(school):
        return [
            replace(part, value=part.value.part(bare(degree)), cell=-1),
            replace(part, value=part.value.part(bare(school))),
        ]
    return [part]


def _by_separator(part: Part, separator: str) -> list[Part]:
    """Cut "Diploma in Retail, Cork College, Cork" before the piece that names the school, or the degree."""
    pieces = part.text.split(separator)
    told = [at for at in range(len(pieces)) if bool(school_score(pieces[at])) != bool(degree_score(pieces[at]))]
    if len(told) > 1 and bool(school_score(pieces[told[0]])) != bool(school_score(pieces[told[1]])):
        halves = separator.join(pieces[: told[1]]), separator.join(pieces[told[1] :])
        return [replace(part, value=part.value.part(half)) for half in halves]
    at = next((at for at, piece in enumerate(pieces) if school_score(piece)), 0)
    if at and separator == ", " and not any(map(degree_score, pieces)) and not DEPARTMENT.search(part.text):
        halves = separator.join(pieces[:at]), separator.join(pieces[at:])  # "Contadora, Universidad del Sur"
        return [replace(part, value=part.value.part(half)) for half in halves]
    return [part]


def _at_last_comma(part: Part) -> list[Part]:
    """Cut "PhD in Physics, Sciences Po" where the other studies of the document show what is parted there."""
    head, comma, tail = part.text.rpartition(", ")
    if not comma or is_place(tail) or bool(degree_score(head)) == bool(degree_score(tail)):
        return [part]
    return [replace(part, value=part.value.part(half)) for half in (head, tail)]


def _leaning(part: Part) -> int:
    """Give how much a part reads as a degree (above 0) or as a school (below)."""
    if DIPLOMA.search(part.text):
        return 1  # "High School Diploma" names no school.
    return min(degree_score(part.text), 2) - 2 * min(school_score(part.text), 1)


def _degree_first(heads: Sequence[Sequence[Part]]) -> bool:
    votes = sum(_leaning(parts[0]) - _leaning(parts[1]) for parts in heads if len(parts) > 1)
    return votes >= 0


def _name(study: Study, parts: Sequence[Part], *, degree_first: bool) -> None:
    """Give the parts their names: the sure ones by their words, the rest by the document's order."""
    pieces = [_without_town(piece) for part in parts for piece in _both(part) if not is_place(piece.text)]
    names = _without_towns(pieces) or list(parts)
    if not names:
        return
    if len(names) == 1:
        if _leaning(names[0]) < 0 or (_leaning(names[0]) == 0 and not degree_first):
            study.school = names[0].value
        else:
            study.degree = names[0].value
        return
    school, degree = _told(names) or ((names[1], names[0]) if degree_first else (names[0], names[1]))
    study.school, study.degree = school.value, degree.value
    study.area = _area(names, school, degree)


def _without_towns(pieces: list[Part]) -> list[Part]:
    """Leave towns out beside a school and a degree; alone, a town stands for its school ("MA, Leeds")."""
    rest = [piece for piece in pieces if not is_town(piece.text)]
    if any(_leaning(piece) < 0 for piece in rest):
        return rest
    beside = [piece for piece in rest if any(piece.line == other.line for other in rest if other is not piece)]
    alone = [piece for piece in pieces if is_town(piece.text) and all(piece.line != other.line for other in rest)]
    return rest if len(beside) > 1 and alone else pieces  # "Master, NHL Stenden" below "2008 – 2010 | Den Haag"


def _without_town(part: Part) -> Part:
    """Cut the town off a school's name, but not where it tells one school of a state from another."""
    name, town = split_town(part.text)
    campus = any(fold(name).endswith(f" {state}") for state in STATES if len(state) > STATE_CODE)
    return replace(part, value=part.value.part(name)) if town and school_score(name) and not campus else part


def _told(names: Sequence[Part]) -> tuple[Part, Part] | None:
    """Give (school, degree) when the words tell at least one of them from the rest."""
    degree = max(names, key=_leaning)
    school = min(names, key=_leaning)
    if _leaning(degree) <= 0:
        if _leaning(school) >= 0 or sum(_leaning(part) < 0 for part in names) > 1:
            return None
        return school, next(part for part in names if part is not school)
    if _leaning(school) < 0:
        return school, degree
    others = [part for part in names if part is not degree]
    beside = [part for part in others if part.line == degree.line]
    elsewhere = [part for part in others if part.line != degree.line]
    if degree is names[0] and beside and beside[0].cell == degree.cell and elsewhere:
        return elsewhere[0], degree  # "BSc – Physics" / "Leeds", not "Physics" / "BSc, Leeds"
    return ((beside if " " not in degree.text else []) or others)[0], degree


def _area(names: Sequence[Part], school: Part, degree: Part) -> Found | None:
    """Give the part that names the field: right after the degree, or after the school when the degree stands apart."""
    for before, part in zip([None, *names], names, strict=False):
        if part is school or part is degree:
            continue
        after_degree = before is degree and part.line == degree.line and part.cell == degree.cell
        apart = before is school and part.line == school.line and degree.cell != school.cell
        below = before is degree and _is_field_below(part, degree, names)
        title = before is None and " " not in degree.text and part.line != degree.line
        if not part.flush and not AREA.match(degree.text) and (after_degree or apart or below or title):
            return part.value
    return None


def _is_field_below(part: Part, degree: Part, names: Sequence[Part]) -> bool:
    """Tell whether a part is all of the line right below a degree that names no field, as "Master of Science"."""
    alone = sum(other.line == part.line for other in names) == 1 and part.line == degree.line + 1
    return alone and fold(part.text) not in GRADES and len(degree.text.split()) <= SHORT_DEGREE


def _split_area(study: Study) -> None:
    """Part "BSc in Physics" into degree and field."""
    if study.degree is None or study.area is not None:
        return
    if (minor := MINOR.search(study.degree.text)) and minor.start() > 0:
        study.degree = study.degree.part(bare(study.degree.text[: minor.start()]))
    match = AREA.match(study.degree.text)
    if match and degree_score(match[1]) and not school_score(match[2]):
        study.degree, study.area = study.degree.part(match[1].strip()), study.degree.part(match[2].strip())
    elif study.school is not None and not match:
        _split_school(study, study.school)


def _split_school(study: Study, school: Found) -> None:
    """Part "Lund University, Structural Engineering" beside a degree in one word into school and field."""
    name, comma, field = school.text.rpartition(", ")
    short = study.degree is not None and " " not in study.degree.text
    place = is_place(field) or is_town(field) or is_place(f"{name.rpartition(', ')[2]}, {field}")
    told = school_score(field) or degree_score(field) or place or is_place(school.text)
    if short and comma and school_score(name) and not told and not DEPARTMENT.search(field):
        study.school, study.area = school.part(name), school.part(field)
