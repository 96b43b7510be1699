"""A résumé, read once: every line with its JSON pointer, the skills and degrees it shows, and where."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, pairwise

from service.match.engine import forms, grams, lexicon, literal, meaning
from service.match.engine.cutting import cut
from service.match.engine.denial import first_said
from service.match.engine.english import is_english
from service.match.engine.facts import SHOWS_CLEARANCE, SHOWS_TRAVEL
from service.match.engine.holding import is_held, is_of_another, is_practised
from service.match.engine.levels import Level, level_of
from service.match.engine.lines import Line, lines
from service.match.engine.mentions import Mention, find
from service.match.engine.permits import permits
from service.match.engine.place import SHOWS_RELOCATION
from service.match.engine.schools import CRAFT, Schooling, crafts, schools, trainings
from service.match.engine.spoken import level_in, spoken_in
from service.match.engine.words import neutral, of_either, words
from service.match.engine.years import asked_years
from service.match.model import Evidence
from service.resumes.experience import years, years_by_skill
from service.resumes.model import Education, Project, Resume, Work

TITLE_COUNT = 3  # a word of a job title says as much about somebody's trade as three in running text
HINT_COUNT = 0.25  # a line on Django tells a quarter of a line on Python
MAX_SENTENCES = 2000  # a résumé of fifty pages says fewer
MAX_SHOWN = 3  # lines shown for one requirement
TELLS_OF_OTHERS = frozenset({"work", "projects", "volunteer", "publications"})
TOLD = TELLS_OF_OTHERS | {"summary"}  # sections in which people tell of themselves in sentences
STATED_IN = ("/basics/summary", "/basics/label")  # where "12 years of experience" is said of the whole life

Named = tuple[Line, Mention]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResume:
    """Everything `compare` needs to know of a résumé. `shown` and `hinted` hold the lines by name, best first.

    `is_silent` says whether there is no role, or one that tells nothing of what was done.

    `years_worked` are its years without those of a training among the roles, `worked_by_skill` those of each skill.

    `fluency` is the level of each language, 1 to 7, 0 where none is said. `written` holds the forms in which each name
    stands, folded, with their best line. `trades` are its words and pairs of words as they name men and women alike.
    `authorization`, `clearance`, `travel` and `relocation` are the lines that say so.
    """

    shown: Mapping[str, tuple[Evidence, ...]]
    hinted: Mapping[str, tuple[Evidence, ...]]
    written: Mapping[str, Mapping[str, Evidence]]
    spoken: Mapping[str, tuple[Evidence, ...]]
    fluency: Mapping[str, int]
    schooling: tuple[Schooling, ...]
    counts: Mapping[str, int]
    trades: Mapping[str, int]
    said: grams.Said
    literal: literal.Said
    depth: Mapping[str, float]
    sentences: tuple[str, ...]
    directions: meaning.Lines
    is_english: bool | None
    is_silent: bool
    level: Level
    level_evidence: Evidence | None
    years: float
    years_worked: float
    years_evidence: tuple[Evidence, ...]
    years_by_skill: Mapping[str, float]
    worked_by_skill: Mapping[str, float]
    place: str
    place_evidence: Evidence | None
    authorization: tuple[Evidence, ...]
    clearance: tuple[Evidence, ...]
    travel: tuple[Evidence, ...]
    relocation: tuple[Evidence, ...]


def read_resume(resume: Resume, *, today: date | None = None) -> ReadResume:
    """Read a résumé once, so that many postings can be held against it."""
    listed = lines(resume)
    until = today or _latest_date(resume)
    direct = _mentions(listed)
    firm, partial = _told_apart(direct)
    trained = trainings(resume)
    roles = {f"/work/{index}" for index in range(len(resume.work))} - trained
    counted, stated = years(resume, today=until), _stated_years(listed)
    level, level_evidence = _level(listed)
    place = _place(listed)
    spoken = _spoken(listed)
    sentences = _sentences(listed)
    counts, alike = _counts(listed), _alike(listed, direct)
    by_skill = _years_by_skill(resume, firm, until)
    worked = [(line, mention) for line, mention in firm if line.entry not in trained]
    return ReadResume(
        shown=_gather(_shows(firm)),
        hinted=_gather([*_hints(firm), *_shows(partial), *_hints(partial)]),
        written=_written(direct),
        spoken={name: (line,) for name, (_, line) in spoken.items()},
        fluency={name: level for name, (level, _) in spoken.items()},
        schooling=tuple(schools(listed, trained=trained, going_on=_going_on(resume, until, trained=trained))),
        counts={gram: count for gram, count in counts.items() if " " not in gram},
        trades=_trades(listed),
        said=grams.said({gram: counts.get(gram, 0) + alike.get(gram, 0) for gram in counts | alike}),
        literal=literal.said(listed),
        depth=_depth(firm, partial),
        sentences=sentences,
        directions=meaning.directions(_in_meaning(listed, sentences)),
        is_english=is_english([word for line in listed if line.section in TOLD for word in _words(line.text)]),
        is_silent=_is_silent(resume, listed),
        level=level,
        level_evidence=level_evidence,
        years=max(counted, stated[0]),
        years_worked=max(years(resume, today=until, entries=roles) if trained else counted, stated[0]),
        years_evidence=stated[1] if stated[0] > counted else _work_evidence(listed, roles),
        years_by_skill=by_skill,
        worked_by_skill=_years_by_skill(resume, worked, until) if trained else by_skill,
        place="\n".join(line.text for line in place),
        place_evidence=_whole(place[0]) if place else None,
        authorization=tuple(_permits(listed)),
        clearance=tuple(_found(listed, SHOWS_CLEARANCE)),
        travel=tuple(_found(listed, SHOWS_TRAVEL)),
        relocation=tuple(_found(listed, SHOWS_RELOCATION)),
    )


def _mentions(listed: Sequence[Line]) -> list[Named]:
    known = lexicon.skills()
    found = ((line, mention) for line in listed if line.speaks for mention in find(line.text, known))
    said = [(line, mention) for line, mention in found if not mention.negated]
    named = {(line, mention.name) for line, mention in said}
    masters = ((line, Mention(CRAFT, start, end)) for line, start, end in crafts(listed) if (line, CRAFT) not in named)
    return [*said, *_borne(listed, named), *masters]


def _borne(listed: Iterable[Line], said: Collection[tuple[Line, str]]) -> Iterator[Named]:
    """What the titles tell of the trade beside the names in them: who was a "Nurse" has nursed."""
    trades = lexicon.trades()
    titles = ((line, mention) for line in listed if line.is_title for mention in find(line.text, trades))
    for line, mention in titles:
        if mention.negated or is_of_another(line.text, mention.start, mention.end):
            continue
        skills = sorted(trades.entries[mention.name].hints)
        yield from ((line, mention._replace(name=skill)) for skill in skills if (line, skill) not in said)


def _told_apart(direct: Sequence[Named]) -> tuple[list[Named], list[Named]]:
    """The names that somebody has or does, and those that they only learn, barely know, or no longer hold."""
    firm: list[Named] = []
    partial: list[Named] = []
    for line, mention in direct:
        is_certificate = lexicon.skills().entries[mention.name].family == lexicon.CERTIFICATES
        is_whole = (is_held if is_certificate else is_practised)(line.text, mention.start, mention.end)
        (firm if is_whole else partial).append((line, mention))
    return firm, partial


def _shows(named: Iterable[Named]) -> Iterator[tuple[str, Named]]:
    entries = lexicon.skills().entries
    return ((name, one) for one in named for name in entries[one[1].name].shows)


def _hints(named: Iterable[Named]) -> Iterator[tuple[str, Named]]:
    entries = lexicon.skills().entries
    return ((name, one) for one in named for name in entries[one[1].name].hints)


def _gather(told: Iterable[tuple[str, Named]]) -> dict[str, tuple[Evidence, ...]]:
    """The lines that show each name: what is said outright before what follows from it."""
    gathered: dict[str, list[tuple[bool, Line, Mention]]] = {}
    for name, (line, mention) in told:
        gathered.setdefault(name, []).append((name != mention.name, line, mention))
    return {name: _best(found) for name, found in gathered.items()}


def _depth(firm: Sequence[Named], partial: Sequence[Named]) -> dict[str, float]:
    """How often the résumé shows each name; what only follows from another, or is barely known, counts a little."""
    depth: dict[str, float] = {}
    for worth, told in ((1.0, _shows(firm)), (HINT_COUNT, chain(_hints(firm), _shows(partial)))):
        for name, (line, _) in told:
            depth[name] = depth.get(name, 0.0) + worth * (TITLE_COUNT if line.is_title else 1)
    return {name: round(times, 6) for name, times in depth.items()}  # sums of tenths depend on their order


def _best(found: Sequence[tuple[bool, Line, Mention]]) -> tuple[Evidence, ...]:
    ordered = sorted(found, key=lambda f: (f[0], f[1].order, f[1].text, f[2].start))
    chosen = {line.text: (line, mention) for _, line, mention in reversed(ordered)}
    picked = sorted(chosen.values(), key=lambda f: (f[0].order, f[0].text))[:MAX_SHOWN]
    return tuple(_evidence(line, mention.start, mention.end) for line, mention in picked)


def _evidence(line: Line, start: int, end: int) -> Evidence:
    return Evidence(pointer=line.pointer, text=line.text, start=start, end=end)


def _whole(line: Line) -> Evidence:
    return _evidence(line, 0, len(line.text))


def _written(direct: Sequence[Named]) -> dict[str, dict[str, Evidence]]:
    """The forms in which the résumé writes each name, with the line that does so best."""
    forms: dict[str, dict[str, Evidence]] = {}
    for line, mention in sorted(direct, key=lambda f: (f[0].order, f[0].text, f[1].start)):
        form = folded(line.text[mention.start : mention.end])
        forms.setdefault(mention.name, {}).setdefault(form, _evidence(line, mention.start, mention.end))
    return forms


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A name without what makes no difference: case, plural, hyphens."""
    return " ".join(word.text for word in words(text, dotted=lexicon.skills().dotted))


def _spoken(listed: Sequence[Line]) -> dict[str, tuple[int, Evidence]]:
    """The languages the résumé names with their level; of several lines the one with the highest."""
    fluencies = {line.entry: line.text for line in listed if line.pointer.endswith("/fluency")}
    found: dict[str, tuple[int, Evidence]] = {}
    for line in listed:
        for name, start, end, level in _tongues(line, fluencies.get(line.entry, "")):
            if name not in found or level > found[name][0]:
                found[name] = level, _evidence(line, start, end)
    return found


def _tongues(line: Line, fluency: str) -> Iterator[tuple[str, int, int, int]]:
    """The languages of a line with their places and levels; in the list of languages each name is one."""
    if line.section == "languages":
        for mention in find(line.text, lexicon.spoken()):
            if not mention.negated:
                yield mention.name, mention.start, mention.end, level_in(f"{line.text[mention.end :]} {fluency}")[0]
    elif line.section == "skills" and (alone := _language_alone(line.text)):
        yield alone.name, alone.start, alone.end, 0
    elif line.speaks:
        yield from ((each.name, each.start, each.end, each.level) for each in spoken_in(line.text))


def _language_alone(text: str) -> Mention | None:
    """The language that stands as an item in a list of skills, with nothing beside it."""
    found = find(text, lexicon.spoken())
    return found[0] if len(found) == 1 and text[found[0].start : found[0].end] == text.strip() else None


def _going_on(resume: Resume, until: date, *, trained: Collection[str]) -> set[str]:
    """The blocks of education that have not ended by that day, and the trainings that have not or do not say so."""
    schools_end = ((f"/education/{index}", school.end_date) for index, school in enumerate(resume.education))
    roles_end = ((f"/work/{index}", role.end_date or str(date.max)) for index, role in enumerate(resume.work))
    ends = (*schools_end, *((entry, end) for entry, end in roles_end if entry in trained))
    return {entry for entry, end in ends if _as_date(end or "") > until} | set(resume.meta.current)


def _counts(listed: Sequence[Line]) -> dict[str, int]:
    """How often the résumé says each word, and each pair of words of one line; titles count more."""
    counts: dict[str, int] = {}
    for line in listed:
        for gram in _written_in(line):
            counts[gram] = counts.get(gram, 0) + (TITLE_COUNT if line.is_title else 1)
    return counts


def _alike(listed: Sequence[Line], direct: Sequence[Named]) -> dict[str, int]:
    """The same for what it says in another form: for "ML" it says "machine learning", for "Köchin" "Koch"."""
    by_line = {line: set(_grams(of_either(line.text))) for line in listed if line.is_title}
    for line, mention in direct:
        by_line.setdefault(line, set()).update(forms.alike(mention.name))
    counts: dict[str, int] = {}
    for line, found in by_line.items():
        for gram in found.difference(_written_in(line)):
            counts[gram] = counts.get(gram, 0) + (TITLE_COUNT if line.is_title else 1)
    return counts


def _trades(listed: Iterable[Line]) -> dict[str, int]:
    trades: dict[str, int] = {}
    for line in listed:
        said = [] if line.section == "basics" else list(map(neutral, _words(line.text)))
        for gram in chain(said, map(" ".join, pairwise(said))):
            trades[gram] = trades.get(gram, 0) + (TITLE_COUNT if line.is_title else 1)
    return trades


def _written_in(line: Line) -> list[str]:
    if line.section == "basics":
        return []
    return _grams(line.text)


def _grams(text: str) -> list[str]:
    said = _words(text)
    return [*said, *grams.pairs(said)]


def _words(text: str) -> list[str]:
    return [word.text for word in words(text, dotted=lexicon.skills().dotted)]


def _sentences(listed: Sequence[Line]) -> tuple[str, ...]:
    """What the résumé says, sentence by sentence, each once."""
    spoken = {line.context for line in listed if line.speaks}
    said = (text[start:end] for text in spoken for start, end in cut(text))
    return tuple(sorted(set(said)))[:MAX_SENTENCES]


def _in_meaning(listed: Sequence[Line], sentences: Iterable[str]) -> Iterator[str]:
    """The sentences as they are held against others: titles are those of men and women alike."""
    titles = {line.text.strip() for line in listed if line.is_title}
    return (of_either(said) if said in titles else said for said in sentences)


def _is_silent(resume: Resume, listed: Iterable[Line]) -> bool:
    told = {line.entry for line in listed if line.section == "work" and line.speaks and not line.is_title}
    return len(told) < max(1, len(resume.work))


def _level(listed: Sequence[Line]) -> tuple[Level, Evidence | None]:
    titles = sorted(
        (line for line in listed if line.is_title), key=lambda line: (-level_of(line.text), line.order, line.text)
    )
    return (level_of(titles[0].text), _whole(titles[0])) if titles else (Level.JUNIOR, None)


def _stated_years(listed: Sequence[Line]) -> tuple[float, tuple[Evidence, ...]]:
    """The most years that the summary or the headline claims."""
    best: tuple[float, tuple[Evidence, ...]] = (0.0, ())
    for line in listed:
        if line.pointer in STATED_IN:
            for said in asked_years(line.text):
                if said.minimum > best[0]:
                    best = (said.minimum, (_evidence(line, said.start, said.end),))
    return best


def _work_evidence(listed: Sequence[Line], roles: Collection[str]) -> tuple[Evidence, ...]:
    titles = sorted(
        (line for line in listed if line.entry in roles and line.is_title), key=lambda line: (line.order, line.text)
    )
    return tuple(_whole(line) for line in titles[:MAX_SHOWN])


def _years_by_skill(resume: Resume, direct: Sequence[Named], until: date) -> dict[str, float]:
    """Years per skill: those of the roles and projects whose lines show it."""
    entries = lexicon.skills().entries
    mentions = ((line.entry, name) for line, mention in direct for name in entries[mention.name].shows)
    return years_by_skill(resume, mentions, today=until)


def _place(listed: Sequence[Line]) -> list[Line]:
    return [line for line in listed if line.pointer.startswith("/basics/location")]


def _found(listed: Sequence[Line], pattern: re.Pattern[str]) -> Iterator[Evidence]:
    for line in listed:
        if match := first_said(pattern, line.text):
            yield _evidence(line, match.start(), match.end())


def _permits(listed: Sequence[Line]) -> Iterator[Evidence]:
    """The lines about somebody's own permission to work; in a role, it is that of others."""
    for line in listed:
        if line.section not in TELLS_OF_OTHERS and (said := permits(line.text)):
            yield _evidence(line, said[0].start, said[0].end)


def _latest_date(resume: Resume) -> date:
    """The last day the résumé itself speaks of: where "present" ends when nobody says what day it is."""
    dated: list[Work | Education | Project] = [*resume.work, *resume.education, *resume.projects]
    said = [text for entry in dated for text in (entry.start_date, entry.end_date) if text]
    return max((_as_date(text) for text in said), default=date.min)


def _as_date(text: str) -> date:
    parts = [int(part) for part in re.findall(r"\d+", text)[:3]]
    try:
        return date(*[*parts, 1, 1][:3]) if parts else date.min
    except (ValueError, TypeError):
        return date.min
