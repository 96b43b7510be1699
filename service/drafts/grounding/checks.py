"""The checks: each looks for one kind of claim in a sentence and asks the résumé whether it says so."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.drafts.grounding.figures import Figure, figures, years_in
from service.drafts.grounding.known import Known, Said, stems, telling
from service.drafts.grounding.voices import is_not_had
from service.match.engine import lexicon
from service.match.engine.mentions import Mention, find, within
from service.match.engine.schooling import degrees_in, is_near, subjects_in
from service.match.engine.spoken import languages_in
from service.match.engine.years import YEARS, number
from service.match.model import Evidence

CONTEXT = 45  # characters on each side of a number that say what it counts
ROUNDING = 0.3  # years: "five years" may be said after four years and nine months
NEARLY = re.compile(
    r"\b(?:nearly|almost|close to|about|around|roughly|fast|knapp|rund|etwa|presque|environ|casi|unos|cerca de"
    r"|quase)\s*$",
    re.IGNORECASE,
)
NEARLY_MARGIN = 0.75  # years by which "nearly" may fall short
REACH = 60  # characters after "five years" within which the skill is named
BLOCKS = ("/work/", "/education/", "/volunteer/", "/projects/")
ELSEWHERE = "Your résumé says “{words}” of something else than this sentence names."
LIST_JOINT = re.compile(r"\s{0,3}(?:[,/&]|and|und|et|y|e)?\s{0,3}(?:and|und|et|y|e)?\s{0,3}")
AS_A = re.compile(r"\b(?:as|als|comme|como|en tant que)\b", re.IGNORECASE)
JOINED = re.compile(
    r"\b(?:joined|joining|started|began|since|seit|begann|depuis|rejoint|commencé|desde|empecé|comencé|desde)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
NATIVE = re.compile(
    r"\b(?:native|bilingual|mother tongue|muttersprach\w*|maternelle|nativ[oa]|bilingue)\b", re.IGNORECASE
)
FLUENT = re.compile(
    r"\b(?:fluent|fluently|fließend|verhandlungssicher|courant|couramment|fluido|fluente|proficient|c1|c2)\b",
    re.IGNORECASE,
)
BEGINNER = re.compile(
    r"\b(?:basic|beginner|elementary|limited|grundkenntnisse|a1|a2|notions|débutant|básico|learning)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim found at `start:end` of a sentence. `reason` says what is wrong; without one it is shown by `evidence`.

    `is_weak`: shown, but not quite as it is said.
    """

    start: int
    end: int
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()
    is_weak: bool = False


def skills(sentence: str, known: Known) -> Iterator[Finding]:
    """Skills and certificates: named by the résumé, or shown by what it names (PostgreSQL shows SQL, never back)."""
    entries = lexicon.skills().entries
    for mention in find(sentence, lexicon.skills()):
        entry = entries[mention.name]
        if mention.negated or is_not_had(sentence[: mention.start]):
            continue
        evidence = known.read.shown.get(mention.name) or (
            known.read.hinted.get(mention.name) if entry.family != lexicon.CERTIFICATES else None
        )
        if evidence:
            yield Finding(mention.start, mention.end, evidence=evidence)
        elif not _is_said(sentence[mention.start : mention.end], known) and entry.family != lexicon.SOFT:
            kind = "certificate" if entry.family == lexicon.CERTIFICATES else "skill"
            yield Finding(
                mention.start,
                mention.end,
                f"Your résumé does not show the {kind} “{sentence[mention.start : mention.end]}”.",
            )


def _is_said(words: str, known: Known) -> bool:
    """Whether one line of the résumé has all these words."""
    wanted = stems(words)
    return bool(wanted) and any(wanted <= said.stems for said in known.said)


def durations(sentence: str, known: Known) -> Iterator[Finding]:
    """Years of experience: overall, with a skill, or at an employer, as the dates of the résumé add up."""
    named = [m for m in find(sentence, lexicon.skills()) if not m.negated]
    for match in YEARS.finditer(sentence):
        if is_not_had(sentence[: match.start()]):
            continue
        claimed = number(match["low"])
        margin = NEARLY_MARGIN if NEARLY.search(sentence[: match.start()]) else ROUNDING
        have, what = _years_shown(sentence, _about(sentence, named, match.end()), known)
        if said := _stated(match.group(), sentence, known):
            yield Finding(match.start(), match.end(), evidence=(said.evidence,))
        elif have + margin >= claimed:
            is_weak = claimed > _years_titled(sentence[match.end() :], known) + margin
            yield Finding(match.start(), match.end(), evidence=known.read.years_evidence, is_weak=is_weak)
        else:
            shown = f"{have:.1f}".removesuffix(".0") + (" year" if have == 1 else " years")
            yield Finding(
                match.start(),
                match.end(),
                f"You say “{match.group().strip()}”; the dates in your résumé show {shown} {what}.",
            )


def _years_titled(after: str, known: Known) -> float:
    """How long the person held the title that follows "as a"; endless when none of theirs is named."""
    spoken = after[:REACH].casefold()
    titles = [(t.entry, t.text.casefold()) for t in known.titles if t.entry.startswith("/work/")]
    held = [title for _, title in titles if title in spoken]
    roles = [entry for entry, title in titles if any(name in title for name in held)]  # a senior one is one as well
    return known.years_in(frozenset(roles)) if roles and AS_A.search(spoken) else math.inf


def _about(sentence: str, named: Sequence[Mention], after: int) -> list[str]:
    """The skills that a number of years is about: the first list after it, unless that only is part of a title."""
    run: list[Mention] = []
    for mention in within(named, after, after + REACH):
        if run and not LIST_JOINT.fullmatch(sentence, run[-1].end, mention.start):
            break
        run.append(mention)
    if not run or AS_A.search(sentence[after : run[0].start]):
        return []
    return [m.name for m in run if lexicon.skills().entries[m.name].family != lexicon.SOFT]


def _years_shown(sentence: str, named: list[str], known: Known) -> tuple[float, str]:
    employer = next(
        (
            said
            for said in known.said
            if said.pointer.endswith("/name") and said.pointer.startswith("/work/") and said.text in sentence
        ),
        None,
    )
    if employer:
        names = [said for said in known.said if said.pointer.endswith("/name") and said.entry.startswith("/work/")]
        roles = frozenset(said.entry for said in names if said.text == employer.text)
        return known.years_in(roles), f"at {employer.text}"
    if named:
        least = min(named, key=lambda name: known.read.years_by_skill.get(name, 0.0))
        return known.read.years_by_skill.get(least, 0.0), f"with {least}"
    return known.read.years, "of work"


def _stated(claim: str, sentence: str, known: Known) -> Said | None:
    """The line that states the same number of years of the same thing."""
    wanted, about = figures(claim), telling(sentence)
    for said, figure in known.figures:
        if (
            wanted
            and figure.values & wanted[0].values
            and YEARS.search(said.text)
            and len(about & said.stems) >= min(2, len(about))
        ):
            return said
    return None


def numbers(sentence: str, known: Known) -> Iterator[Finding]:
    """Every other figure: a line must have the same one, of the same kind, about the same thing."""
    names = [
        (m.start, m.end)
        for m in find(sentence, lexicon.skills())
        if any(c.isdigit() for c in sentence[m.start : m.end])
    ]
    spans = [(match.start(), match.end()) for match in YEARS.finditer(sentence)]
    for figure in figures(sentence, skip=[*names, *spans]):
        if is_not_had(sentence[: figure.start]):
            continue
        yield _number(sentence, figure, known)


def _number(sentence: str, figure: Figure, known: Known) -> Finding:
    written = sentence[figure.start : figure.end].strip()
    same = [said for said, other in known.figures if other.values & figure.values and other.percent == figure.percent]
    if not same:
        return Finding(figure.start, figure.end, f"The figure “{written}” is not in your résumé.")
    near = telling(
        sentence[max(0, figure.start - CONTEXT) : figure.start] + " " + sentence[figure.end : figure.end + CONTEXT]
    )
    entries = named_entries(sentence, known)
    best = max(same, key=lambda said: (is_at(said, entries), len(near & said.stems), said.pointer))
    if not is_at(best, entries):
        return Finding(figure.start, figure.end, ELSEWHERE.format(words=written), (best.evidence,))
    if near and not near & best.stems:
        return Finding(
            figure.start, figure.end, f"“{written}” stands in your résumé for something else.", (best.evidence,)
        )
    return Finding(figure.start, figure.end, evidence=(best.evidence,))


def dates(sentence: str, known: Known) -> Iterator[Finding]:
    """Calendar years: the résumé must name them, for the employer or school of the sentence if it names one."""
    entries = named_entries(sentence, known)
    for year in years_in(sentence):
        at = sentence.find(str(year))
        said = known.years.get(year)
        if said is None and not _spans_year(year, entries, known):
            yield Finding(at, at + 4, f"The year {year} is not in your résumé.")
        elif entries and not (
            _begins(year, entries, known) if JOINED.search(sentence[:at]) else _spans_year(year, entries, known)
        ):
            yield Finding(at, at + 4, f"Your résumé does not place {year} with what this sentence names.")
        else:
            yield Finding(at, at + 4, evidence=(said.evidence,) if said else ())


def named_entries(sentence: str, known: Known) -> set[str]:
    """The blocks whose employer, school or project the sentence names."""
    lowered = sentence.lower()
    heads = ("/name", "/organization", "/institution")
    return {
        said.entry
        for said in known.said
        if said.pointer.endswith(heads) and said.entry.startswith(BLOCKS) and said.text.lower() in lowered
    }


def is_at(said: Said, entries: set[str]) -> bool:
    """Whether a line may speak for a sentence that names these blocks: it stands in one, or in none of the kind."""
    return not entries or said.entry in entries or not said.entry.startswith(BLOCKS)


def _begins(year: int, entries: set[str], known: Known) -> bool:
    return any(year in years_in(s.text) for s in known.said if s.entry in entries and s.pointer.endswith("/startDate"))


def _spans_year(year: int, entries: set[str], known: Known) -> bool:
    for entry in entries:
        named = [found for said in known.entry(entry) for found in years_in(said.text)]
        if named and min(named) <= year <= (known.today.year if entry in known.resume.meta.current else max(named)):
            return True
    return False


def degrees(sentence: str, known: Known) -> Iterator[Finding]:
    """Degrees: the same level, in a subject that is the same or near."""
    for degree in degrees_in(sentence):
        is_label = sentence[degree.end : degree.end + 1] == ":"  # "Ausbildung: BSc …"
        if is_label or is_not_had(sentence[: degree.start]):
            continue
        held = [school for school in known.read.schooling if school.name == degree.name]
        subjects = [m.name for m in subjects_in(sentence) if degree.end <= m.start <= degree.end + REACH]
        written = sentence[degree.start : degree.end]
        if not held:
            if not _is_said(written, known):
                yield Finding(degree.start, degree.end, f"Your résumé does not show the degree “{written}”.")
        elif subjects and not any(
            is_near(said, studied) for said in subjects for school in held for studied in school.subjects
        ):
            yield Finding(
                degree.start, degree.end, f"Your résumé shows no {held[0].name} in {subjects[0]}.", (held[0].evidence,)
            )
        else:
            yield Finding(degree.start, degree.end, evidence=(held[0].evidence,))


def spoken(sentence: str, known: Known) -> Iterator[Finding]:
    """Languages: listed in the résumé, and no better than it says."""
    for mention in languages_in(sentence):
        if is_not_had(sentence[: mention.start]):
            continue
        evidence = known.read.spoken.get(mention.name)
        if not evidence:
            yield Finding(mention.start, mention.end, f"Your résumé does not list the language {mention.name}.")
            continue
        level = " ".join(said.text for said in known.entry("/".join(evidence[0].pointer.split("/")[:3])))
        too_much = (NATIVE.search(sentence) and not NATIVE.search(level)) or (
            FLUENT.search(sentence) and BEGINNER.search(level)
        )
        yield Finding(
            mention.start,
            mention.end,
            f"Your résumé does not show {mention.name} at this level." if too_much else None,
            evidence,
        )


ALL = (skills, durations, numbers, dates, degrees, spoken)
