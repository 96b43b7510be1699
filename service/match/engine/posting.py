"""A posting, read once: what it asks for, with the sentence that asks, and the words that set it apart."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.match.engine import lexicon, meaning
from service.match.engine.choices import Choice, choices
from service.match.engine.context import meant
from service.match.engine.facts import Fact, facts_in, is_remote
from service.match.engine.levels import Level, level_of
from service.match.engine.mentions import Mention, find, within
from service.match.engine.schooling import Degree, degrees_in, subjects_in
from service.match.engine.sentences import Sentence, SentenceKind, sentences
from service.match.engine.words import words
from service.match.engine.years import asked_years
from service.match.model import RequirementKind, Span
from service.scrape.model import JobPosting

TITLE_WEIGHT = 4.0  # of a word of the title, beside one of the duties, in what the work is about
MAX_TITLE = 300  # characters of a title that are read
MAX_SKILLS_IN_A_SENTENCE = 40  # more is a list of keywords, not a sentence; the rest of it is not read
TITLE_GENERIC = 0.3  # weight of "engineer" beside "electrical"
SKILL_WORD = 2.0  # weight of a word that begins a skill's name, beside another
YEARS_REACH = 70  # characters after "5 years" within which the skill they are about is named
SKILL_KINDS = frozenset({RequirementKind.SKILL, RequirementKind.CERTIFICATE})
SENTENCE_WEIGHT: Mapping[SentenceKind, float] = {
    SentenceKind.REQUIRED: 1.0,
    SentenceKind.DUTIES: 0.8,
    SentenceKind.OTHER: 0.7,
    SentenceKind.PREFERRED: 0.5,
    SentenceKind.ABOUT: 0.15,
}
# What the work is about is said in these. Wishes are left out: each is answered by itself, and one that is not met
# must never bring the posting nearer to a résumé.
TELLS_THE_WORK = frozenset({SentenceKind.DUTIES, SentenceKind.OTHER, SentenceKind.ABOUT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing the posting asks for. `names` are alternatives: any of them will do."""

    kind: RequirementKind
    name: str
    names: tuple[str, ...]
    required: bool
    asked: Span
    duty: bool = False
    loose: bool = False
    years: float = 0.0
    rank: int = 0
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPosting:
    """Everything `compare` needs to know of a posting."""

    asks: tuple[Ask, ...]
    title_words: Mapping[str, float]
    title_skills: tuple[str, ...]
    level: Level
    words: Mapping[str, float]
    title_direction: meaning.Lines
    direction: meaning.Lines
    location: str | None
    remote: bool


def read_posting(posting: JobPosting) -> ReadPosting:
    """Read a posting once, so that many résumés can be held against it."""
    description, title = posting.description or "", (posting.title or "")[:MAX_TITLE]
    cut = sentences(description)
    said = list(_own_words(title, cut))
    titled = said[0][2]
    title_skills = tuple(dict.fromkeys(m.name for m in find(title, lexicon.skills())))
    return ReadPosting(
        asks=tuple(_strongest(_skills_of_last_resort(list(_asks(cut, title_skills))))),
        title_words=_title_words(title),
        title_skills=title_skills,
        level=level_of(title),
        words=_weighed(said),
        title_direction=meaning.direction(dict.fromkeys(titled, 1.0)),
        direction=meaning.direction(_about(titled, said)),
        location=posting.location,
        remote=is_remote(" ".join([title, posting.location or "", *(s.text for s in cut if s.kind.asks)])),
    )


def _asks(cut: Iterable[Sentence], titled: Collection[str]) -> Iterator[Ask]:
    for sentence in cut:
        if not sentence.kind.asks:
            continue
        named = [m for m in find(sentence.text, lexicon.skills()) if not m.negated][:MAX_SKILLS_IN_A_SENTENCE]
        skills = meant(sentence.text, named, titled=titled)
        yield from _skill_asks(sentence, skills)
        if sentence.kind in {SentenceKind.REQUIRED, SentenceKind.PREFERRED, SentenceKind.OTHER}:
            yield from _years_asks(sentence, skills)
            yield from _degree_ask(sentence)
        yield from (_fact_ask(sentence, fact) for fact in facts_in(sentence.text))


def _skill_asks(sentence: Sentence, skills: Sequence[Mention]) -> Iterator[Ask]:
    for choice in choices(sentence.text, skills):
        family = lexicon.skills().entries[choice.names[0]].family
        yield Ask(
            kind=RequirementKind.CERTIFICATE if family == lexicon.CERTIFICATES else RequirementKind.SKILL,
            name=choice.name,
            names=choice.names,
            required=sentence.kind is SentenceKind.REQUIRED,
            duty=sentence.kind in {SentenceKind.DUTIES, SentenceKind.OTHER},
            loose=sentence.kind is SentenceKind.OTHER,
            asked=_span(sentence),
        )


def _years_asks(sentence: Sentence, skills: Sequence[Mention]) -> Iterator[Ask]:
    for years in asked_years(sentence.text):
        about = choices(sentence.text, within(skills, years.end, years.end + YEARS_REACH))
        yield _years_ask(sentence, years.minimum, about[0] if about else None)


def _years_ask(sentence: Sentence, minimum: float, about: Choice | None) -> Ask:
    amount = f"{minimum:g}+ years"
    return Ask(
        kind=RequirementKind.SKILL_YEARS if about else RequirementKind.YEARS,
        name=f"{amount} of {about.name}" if about else f"{amount} of experience",
        names=about.names if about else (),
        required=sentence.kind is not SentenceKind.PREFERRED,
        asked=_span(sentence),
        years=minimum,
    )


def _degree_ask(sentence: Sentence) -> Iterator[Ask]:
    found = degrees_in(sentence.text)
    if found:
        lowest: Degree = min(found, key=lambda degree: degree.rank)
        subjects = [m.name for m in subjects_in(sentence.text) if m.start > found[0].start]
        named = " or ".join(dict.fromkeys(subjects[:3]))
        yield Ask(
            kind=RequirementKind.EDUCATION,
            name=f"{lowest.name} in {named}" if named else lowest.name,
            names=(lowest.name,),
            required=sentence.kind is not SentenceKind.PREFERRED,
            asked=_span(sentence),
            rank=lowest.rank,
            subjects=tuple(dict.fromkeys(subjects)),
        )


def _fact_ask(sentence: Sentence, fact: Fact) -> Ask:
    required = sentence.kind is not SentenceKind.PREFERRED
    return Ask(kind=fact.kind, name=fact.name, names=(fact.name,), required=required, asked=_span(sentence))


def _span(sentence: Sentence) -> Span:
    return Span(start=sentence.start, end=sentence.end, text=sentence.text)


def _skills_of_last_resort(asks: list[Ask]) -> list[Ask]:
    """Where a posting marks no skill as required, those of its duties and loose sentences are what it asks for.

    Where it does, what its loose sentences name is colour: the shop's Slack channel is no wish.
    """
    if any(ask.required for ask in asks if ask.kind in SKILL_KINDS):
        return [ask for ask in asks if not ask.loose]
    return [_required(ask) if ask.kind in SKILL_KINDS and ask.duty else ask for ask in asks]


def _required(ask: Ask) -> Ask:
    return Ask(kind=ask.kind, name=ask.name, names=ask.names, required=True, asked=ask.asked)


def _strongest(asks: Iterable[Ask]) -> list[Ask]:
    """Each thing once: where it is asked for most strongly, and there where it is asked for first."""
    kept: dict[tuple[RequirementKind, tuple[str, ...]], Ask] = {}
    for ask in asks:
        key = (ask.kind, tuple(sorted(ask.names)))
        if key not in kept or _strength(ask) > _strength(kept[key]):
            kept[key] = ask
    return sorted(kept.values(), key=lambda ask: (ask.asked.start, ask.kind, ask.name))


def _strength(ask: Ask) -> tuple[bool, bool, float]:
    return ask.required, not ask.duty, ask.years


def _title_words(title: str) -> dict[str, float]:
    """The words of the title that name a trade, with their weight."""
    generic = lexicon.plain_words("titles")
    common = lexicon.plain_words("common") - generic
    listed = (word.text for word in words(title, dotted=lexicon.skills().dotted))
    return {
        word: TITLE_GENERIC if word in generic else 1.0 for word in listed if word not in common and not word.isdigit()
    }


def _own_words(title: str, cut: Iterable[Sentence]) -> Iterator[tuple[SentenceKind, float, set[str]]]:
    """The words that set this posting apart, with the kind and weight of their sentence; the title's come first."""
    yield SentenceKind.DUTIES, 1.0, meaning.telling(title)
    for sentence in cut:
        if weight := SENTENCE_WEIGHT.get(sentence.kind, 0.0):
            yield sentence.kind, weight, meaning.telling(sentence.text)


def _weighed(said: Iterable[tuple[SentenceKind, float, set[str]]]) -> dict[str, float]:
    """Each word with the weight of its best sentence; repeating it adds nothing."""
    known = lexicon.skills().starts
    weights: dict[str, float] = {}
    for _, weight, found in said:
        for word in found:
            weights[word] = max(weights.get(word, 0.0), weight * (SKILL_WORD if word in known else 1.0))
    return dict(sorted(weights.items()))


def _about(title: set[str], said: Iterable[tuple[SentenceKind, float, set[str]]]) -> dict[str, float]:
    """The words that say what the work is, those of the title first."""
    weights = _weighed(part for part in said if part[0] in TELLS_THE_WORK)
    return {word: TITLE_WEIGHT if word in title else weight for word, weight in weights.items()}
