"""What a résumé shows of schools and of training, also where training stands among the work."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.match.engine import lexicon
from service.match.engine.holding import is_held, is_of_another
from service.match.engine.lines import Line
from service.match.engine.schooling import degrees_in, subjects_in
from service.match.model import Evidence
from service.resumes.model import Resume

TRAINING = "Vocational training"
# What follows in the title of one who has to do with those in training: "Apprentice assessor", "Azubi-Recruiter".
_TENDS = (
    r"(?:assess|coach(?!\s\w)|tutor|train(?:er|ing)|mentor|instruct|recruit|[ck]oordinat|supervis|manag|support|advis"
    r"|program(?:me)?s?\b|development|engagement|liaison|learning|skills|lead|betreu|beauftragt|ausbild"
    r"|leit(?:er|ung)|formateur|tuteur)"
)
# How the title of a role begins or ends that is a training: "Ausbildung zum Koch", "Apprentice plumber", "Koch
# (Azubi)"; neither "Ausbildung und Entwicklung", "Ausbildung Koordination" nor "Apprentice coordinator".
TRAINS = re.compile(
    r"(?:(?:apprentice|azubi|auszubildende[rn]?|lehrling|apprentie?|aprendiza?)\b"
    rf"(?!['’-])(?!\s(?:[–-]\s)?{_TENDS})"
    r"|apprenticeship\s?(?:$|[:,(–-]|(?:in|as|at)\b)"
    r"|(?:berufs)?ausbildung(?:\s(?:als|zum|zur|im|in|beim?)\b|$"
    rf"|(?:\s?[:,(–]|\s-|\s(?-i:(?=[A-ZÄÖÜ])))(?!\s?(?:{_TENDS}|[\w-]*(?:ung|ion|ing|ment)\b)))"
    r"|lehre(?:\s(?:als|zum|zur)\b|$)|umschulung\b)"
    r"|.*\b(?:apprentice|azubi|auszubildende[rn]?|lehrling|(?:en|in)\s(?:apprentissage|ausbildung))\)?$",
    re.IGNORECASE,
)
CRAFT = "Meister"  # a certificate that nobody gets without a training
# "Meisterbrief", "Küchenmeisterin", "Elektrotechniker-Meister"; those who keep houses, towns and pools are none.
MASTER = re.compile(
    r"\b[\w-]{0,40}(?<!haus)(?<!bürger)(?<!bade)(?<!welt)(?<!europa)(?<!wacht)(?<!kapell)(?<!konzert)"
    r"meister(?:in|brief)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schooling:
    """A degree the résumé shows, with its subjects; `is_finished` unless it says that it is still to come."""

    name: str
    rank: int
    subjects: tuple[str, ...]
    evidence: Evidence
    is_finished: bool


def trainings(resume: Resume) -> frozenset[str]:
    """The roles that are a training and no work yet, by their pointers."""
    titles = ((f"/work/{index}", work.position or "") for index, work in enumerate(resume.work))
    return frozenset(pointer for pointer, title in titles if TRAINS.match(title.strip()))


def crafts(listed: Iterable[Line]) -> Iterator[tuple[Line, int, int]]:
    """Where somebody is said to be a Meister: in titles, certificates and schools, not in what was done beside one."""
    for line in listed:
        is_own = line.is_title or line.section == "certificates" or line.pointer.endswith(("/studyType", "/area"))
        if is_own and (found := MASTER.search(line.text)) and not is_of_another(line.text, *found.span()):
            yield line, found.start(), found.end()


def schools(listed: Sequence[Line], *, trained: Collection[str], going_on: Collection[str]) -> Iterator[Schooling]:
    """The degrees that the lines show, and the trainings among the roles; those of `going_on` are not finished."""
    for line in listed:
        if line.entry in trained and line.is_title:
            yield _training(line, is_over=line.entry not in going_on)
        elif line.section in {"education", "summary", "work", "unplaced"} and not line.is_title:
            yield from _degrees(line, listed, going_on=going_on)
    yield from (_craft(line, (start, end), listed, going_on=going_on) for line, start, end in crafts(listed))


def _training(line: Line, *, is_over: bool) -> Schooling:
    return Schooling(
        name=TRAINING,
        rank=lexicon.degrees().entries[TRAINING].rank,
        subjects=tuple(sorted({mention.name for mention in subjects_in(line.text)})),
        evidence=_evidence(line, 0, len(line.text)),
        is_finished=is_over and is_held(line.text, 0, len(line.text)),
    )


def _craft(line: Line, place: tuple[int, int], listed: Sequence[Line], *, going_on: Collection[str]) -> Schooling:
    is_entry = line.section == "education"
    beside = [other for other in listed if other.entry == line.entry] if is_entry else [line]
    is_over = not is_entry or (line.entry not in going_on and _is_over(beside))
    return Schooling(
        name=CRAFT,
        rank=lexicon.degrees().entries[TRAINING].rank,
        subjects=tuple(sorted({mention.name for other in beside for mention in subjects_in(other.text)})),
        evidence=_evidence(line, *place),
        is_finished=is_over and is_held(line.text, *place),
    )


def _degrees(line: Line, listed: Sequence[Line], *, going_on: Collection[str]) -> Iterator[Schooling]:
    for degree in degrees_in(line.text):
        is_entry = line.section == "education"
        beside = [other for other in listed if other.entry == line.entry] if is_entry else [line]
        subjects = {mention.name for other in beside for mention in subjects_in(other.text)}
        if is_entry or subjects:
            is_over = not is_entry or (line.entry not in going_on and _is_over(beside))
            yield Schooling(
                name=degree.name,
                rank=degree.rank,
                subjects=tuple(sorted(subjects)),
                evidence=_evidence(line, degree.start, degree.end),
                is_finished=is_over and is_held(line.text, degree.start, degree.end),
            )


def _evidence(line: Line, start: int, end: int) -> Evidence:
    return Evidence(pointer=line.pointer, text=line.text, start=start, end=end)


def _is_over(beside: Iterable[Line]) -> bool:
    """Whether no subject of a block of education says "not completed"."""
    return all(is_held(f" {line.text}", 0, 0) for line in beside if line.pointer.endswith("/area"))
