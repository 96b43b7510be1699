"""What the sentences of a posting ask for, one thing at a time."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from service.match.engine import grams, kinds, lexicon
from service.match.engine.candidate import (
    is_enrolled,
    is_item,
    is_of_employer,
    is_of_learners,
    is_of_others,
    is_taught,
    is_wish,
    tells_of_others,
)
from service.match.engine.choices import alternative_at, choices, is_either, takes_experience
from service.match.engine.facts import DEMANDED, HELP_REFUSED, Fact, facts_in, permit_demanded
from service.match.engine.kinds import SentenceKind
from service.match.engine.mentions import Mention
from service.match.engine.reading import readings
from service.match.engine.released import released_in
from service.match.engine.schooling import Degree, degrees_in, is_within, subjects_in, subjects_of
from service.match.engine.sentences import Sentence
from service.match.engine.spoken import asked_in, asked_level
from service.match.engine.tenure import tenures
from service.match.engine.tokens import is_glued
from service.match.engine.words import Word, fold, says_any
from service.match.engine.years import MONTHS, YearsAsked, may_state_years
from service.match.model import RequirementKind

SOFT_WEIGHT = 0.15  # "communication" is asked for everywhere and shown nowhere
UNKNOWN_WEIGHT = 0.5  # a name that no dictionary has may be none, and is found only word for word
# Between languages of which one is enough; each may have its level: "German (C1) or fluent French".
OR_SPOKEN = re.compile(
    r"[\s,/]{0,3}(?:[^.;:,]{0,25}[^\w.;:,])?(?:or|oder|ou|o)\s(?:[^.;:,]{0,25}\s)?|\s?[,/]\s?", re.IGNORECASE
)
EQUIVALENT = "equivalent experience"
SKILL_KINDS = frozenset({RequirementKind.SKILL, RequirementKind.CERTIFICATE})
ADDRESS = re.compile(r"https?:?//\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+", re.IGNORECASE)
ADDRESS_SIGNS = ("@", "//", "www.")  # one stands in each address
LABEL = re.compile(r"\s?:\s")
ATTRIBUTE = re.compile(r"[^\W\d_]?[a-z]+(?:-[^\W\d_]?[a-z]+)+")  # "Real-time", "circuit-based"
LETTERS = re.compile(r"[^\W\d_]{2}|[^\W\d_]\d{1,3}(?!\d)")  # "RBAC", "S3"; neither "I" nor "2022"
NUMBER = re.compile(r"[A-Z]{1,4}[-_]?\d{5,}")  # of the posting: "JR2016824"
ORDINARY = re.compile(r"[^\W\d_]?[a-z]+")
DEMANDS = frozenset({SentenceKind.REQUIRED, SentenceKind.PREFERRED, SentenceKind.OTHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing the posting asks for. `names` are alternatives, any of which will do, as `written` in the posting.

    `sort` is what the posting says that all of them are, which it does not ask for besides.
    `instead` is what will do as well: years in place of a degree (without a number "equivalent"), any in place of some
    "as a cook", as no dictionary has all titles.

    `start` and `end` delimit in the description what names it; `sentence` is None where only a field says it. `again`
    is where other sentences begin that ask for it.
    """

    kind: RequirementKind
    name: str
    names: tuple[str, ...]
    written: tuple[str, ...] = ()
    sort: str = ""
    required: bool
    sentence: Sentence | None
    start: int = 0
    end: int = 0
    duty: bool = False
    loose: bool = False
    years: float = 0.0
    most: float | None = None
    rank: int = 0
    subjects: tuple[str, ...] = ()
    instead: "Ask | None" = None
    again: tuple[int, ...] = ()

    @property
    def starts(self) -> tuple[int, ...]:
        """Where the sentences begin that ask for it."""
        return (self.sentence.start, *self.again) if self.sentence else ()


def asks_of(
    cut: Iterable[tuple[Sentence, Sequence[Word]]],
    *,
    titled: Collection[str],
    employer: str = "",
    aside: Iterable[Sentence] = (),
) -> list[Ask]:
    """Everything the sentences, given with their words, name: each thing once, in the order of the posting.

    Names within that of the employer are no skills. Of those `aside`, which ask for nothing where they stand, only what
    they say of permission to work is asked for.
    """
    asking = [(sentence, listed) for sentence, listed in cut if sentence.kind.asks]
    read = readings([(one.text, listed, one.kind.wishes) for one, listed in asking], titled=titled)
    pairs = zip(asking, read, strict=True)
    named = ((one, listed, _not_of(employer, one.text, reading.skills)) for (one, listed), reading in pairs)
    asks = (ask for one, listed, skills in named for ask in _needed(one, _asks(one, listed, skills)))
    return _strongest(chain(asks, _permits(aside)))


def _not_of(employer: str, text: str, skills: Sequence[Mention]) -> Sequence[Mention]:
    return [m for m in skills if not is_of_employer(text, (m.start, m.end), employer)] if employer else skills


def wanted(asks: Sequence[Ask]) -> tuple[list[Ask], list[Ask]]:
    """Those that are meant as wishes, and those named in passing.

    Where a posting marks no skill as required, those of its duties and loose sentences are what it asks for. Where it
    does, what its loose sentences name is colour: the shop's Slack channel is no wish. A certificate is meant wherever
    it stands, and is required as an item of a bare list: "Valid Class A CDL".
    """
    if not any(ask.required for ask in asks if ask.kind in SKILL_KINDS):
        return [_required(ask) if ask.kind in SKILL_KINDS and ask.duty else ask for ask in asks], []
    kept = [ask for ask in asks if not ask.loose or ask.kind is RequirementKind.CERTIFICATE]
    passing = [ask for ask in asks if ask.loose and ask.kind is not RequirementKind.CERTIFICATE]
    return [_required(ask) if ask.loose and _is_listed(ask) else ask for ask in kept], passing


def _is_listed(ask: Ask) -> bool:
    return ask.sentence is not None and (is_item(ask.sentence.text) or is_wish(ask.sentence.text))


def _required(ask: Ask) -> Ask:
    return replace(ask, required=True, duty=False, loose=False)


def skill_weight(ask: Ask) -> float:
    """How much a skill counts beside others."""
    entry = lexicon.skills().entries.get(ask.names[0]) if ask.names else None
    if entry is None:
        return UNKNOWN_WEIGHT
    return SOFT_WEIGHT if entry.family == lexicon.SOFT else 1.0


def _asks(sentence: Sentence, listed: Sequence[Word], found: Sequence[Mention]) -> Iterator[Ask]:
    if sentence.kind.wishes and tells_of_others(sentence.text):
        sentence = replace(sentence, kind=SentenceKind.OTHER)  # "With 30 years in logistics, Acme is a leader"
    may_ask = _names_measured(sentence, listed) and _may_ask(sentence)
    demands = may_ask and sentence.kind in DEMANDS
    degree = list(_degree_ask(sentence, listed, found)) if demands else []
    named = list(_skills_among(found, sentence, degree))
    skills = [mention for mention in named if _tells(sentence.text, mention)]
    yield from _skill_asks(sentence, skills)
    years = list(_years_asks(sentence, skills)) if demands else []
    yield from _with_alternative(sentence, degree, years)
    yield from _facts(sentence, facts_in(sentence.text))
    if may_ask and _names_one(listed, lexicon.spoken()):
        yield from _language_asks(sentence)


def _facts(sentence: Sentence, facts: Iterable[Fact]) -> Iterator[Ask]:
    for fact in facts:
        ask = _of(sentence, fact.start, fact.end, kind=fact.kind, name=fact.name)
        required = ask.required or (fact.kind is not RequirementKind.TRAVEL and _demands(sentence))
        yield replace(ask, names=fact.names, rank=fact.rank, required=required)


def _permits(aside: Iterable[Sentence]) -> Iterator[Ask]:
    """The permits that sentences demand, or refuse to get, which else ask for nothing: those under "Benefits"."""
    for sentence in aside:
        yield from _facts(sentence, permit_demanded(sentence.text))


def _demands(sentence: Sentence) -> bool:
    """Whether a sentence says itself that it is no mere wish, as which only the heading above it marks it."""
    text = sentence.text
    if sentence.kind is not SentenceKind.PREFERRED or kinds.preferred().search(text.lower()):
        return False
    return bool(DEMANDED.search(text) or HELP_REFUSED.search(text))


def _needed(sentence: Sentence, asks: Iterable[Ask]) -> Iterator[Ask]:
    """The asks of a sentence without what it says is not needed; what is welcome all the same is a wish."""
    released = released_in(sentence.text)
    for ask in asks:
        place = ask.start - sentence.start
        release = next((one for one in released if one.start <= place < one.end), None)
        if release is None or ask.kind is RequirementKind.AUTHORIZATION:  # "you do not require sponsorship"
            yield ask
        elif release.is_welcome:
            yield replace(ask, required=False, duty=False, loose=False)


def _names_measured(sentence: Sentence, listed: Sequence[Word]) -> bool:
    """Whether a sentence may name years, a degree or a language; most do not, and are not searched for a wish."""
    return may_state_years(sentence.text) or _names_degree(sentence, listed) or _names_one(listed, lexicon.spoken())


def _may_ask(sentence: Sentence) -> bool:
    """Whether a sentence asks for the years, degrees and languages in it: it is a wish, or an item of a bare list."""
    is_bare = sentence.kind is SentenceKind.OTHER and is_item(sentence.text)
    return sentence.kind.wishes or is_bare or is_wish(sentence.text)


def _skills_among(found: Sequence[Mention], sentence: Sentence, degree: Sequence[Ask]) -> Iterator[Mention]:
    """The names that may be skills: not denied, in no address, no subject of a degree that is asked for, no label."""
    apart = [match.span() for match in ADDRESS.finditer(sentence.text)] if _has_address(sentence.text) else []
    apart += [(ask.start - sentence.start, ask.end - sentence.start) for ask in degree]
    for at, mention in enumerate(found):
        is_apart = any(start <= mention.start < end for start, end in apart)
        if not mention.negated and not is_apart and not (at == 0 and _is_label(sentence.text, found)):
            yield mention


def _has_address(text: str) -> bool:
    return says_any(text.lower(), ADDRESS_SIGNS)


def _is_label(text: str, found: Sequence[Mention]) -> bool:
    """Whether the first name only heads the others: "Infrastructure as code: Terraform and Helm" asks for the two."""
    entries = lexicon.skills().entries
    label = found[0].name
    follow = [entries[m.name] for m in found[1:] if m.name in entries and m.name != label]
    return bool(LABEL.match(text, found[0].end)) and any(label in entry.shows | entry.hints for entry in follow)


def _tells(text: str, mention: Mention) -> bool:
    """Whether a name says something by itself: the dictionary's do, and "Karpenter" does, "security" does not."""
    if mention.name in lexicon.skills().entries:
        return True
    listed = re.split(r"[\s/]+", text[mention.start : mention.end])
    is_plain = len(listed) == 1 and listed[0].islower() and listed[0].isalpha()
    if is_plain or any(is_glued(word) or NUMBER.fullmatch(word) for word in listed):
        return False
    return any(LETTERS.search(word) and not _is_ordinary(word) for word in listed)


def _is_ordinary(word: str) -> bool:
    """Whether a word only says what something is like, or is one that postings share.

    Rather few of them are enough for "Load", rather many have to say "API".
    """
    if ATTRIBUTE.fullmatch(word):
        return True
    return grams.is_usual(fold(word)) if ORDINARY.fullmatch(word) else grams.is_common(fold(word))


def _of(sentence: Sentence, start: int, end: int, *, kind: RequirementKind, name: str) -> Ask:
    """An ask that the words `start` to `end` of a sentence name."""
    return Ask(
        kind=kind,
        name=name,
        names=(),
        required=sentence.kind_at(start) is not SentenceKind.PREFERRED,
        sentence=sentence,
        start=sentence.start + start,
        end=sentence.start + end,
    )


def _skill_asks(sentence: Sentence, skills: Sequence[Mention]) -> Iterator[Ask]:
    for choice in choices(sentence.text, skills):
        names, written = choice.names, choice.written(sentence.text)
        kind = sentence.kind_at(choice.mentions[0].start)
        entry = lexicon.skills().entries.get(names[0])
        is_certificate = entry is not None and entry.family == lexicon.CERTIFICATES
        is_licence = is_certificate and lexicon.licences().issuperset(names)
        yield Ask(
            kind=RequirementKind.CERTIFICATE if is_certificate else RequirementKind.SKILL,
            name=choice.name,
            names=tuple(written),
            written=tuple(written.values()),
            sort=choice.sort,
            required=kind is SentenceKind.REQUIRED or (is_licence and _demands(sentence)),
            sentence=sentence,
            start=sentence.start + choice.start,
            end=sentence.start + choice.mentions[-1].end,
            duty=not kind.wishes,
            loose=kind is SentenceKind.OTHER,
        )


def _language_asks(sentence: Sentence) -> Iterator[Ask]:
    tongues = {(tongue.start, tongue.end): tongue for tongue in asked_in(sentence.text)}
    places = [Mention(tongue.name, tongue.start, tongue.end) for tongue in tongues.values()]
    for choice in choices(sentence.text, places, joint=OR_SPOKEN):
        levels = dict(asked_level(tongues[m.start, m.end], sentence.text) for m in choice.mentions)
        least = min(levels)
        name = f"{choice.name} ({levels[least]})" if levels[least] else choice.name
        first, last = choice.mentions[0].start, choice.mentions[-1].end
        ask = _of(sentence, first, last, kind=RequirementKind.LANGUAGE, name=name)
        yield replace(ask, names=choice.names, rank=least)


def _names_one(listed: Sequence[Word], known: lexicon.Lexicon) -> bool:
    """Whether a name of a dictionary may begin somewhere in a sentence."""
    return not known.starts.keys().isdisjoint([word.text for word in listed])


def _years_asks(sentence: Sentence, skills: Sequence[Mention]) -> Iterator[Ask]:
    for years, about in tenures(sentence.text, skills, is_wish=sentence.kind.wishes):
        places = [(years.start, years.end), *((m.start, m.end) for m in (about.mentions if about else ()))]
        ask = _of(
            sentence,
            min(start for start, _ in places),
            max(end for _, end in places),
            kind=RequirementKind.SKILL_YEARS if about else RequirementKind.YEARS,
            name=f"{_amount(years)} of {about.name if about else 'experience'}",
        )
        ask = replace(ask, names=about.names if about else (), years=years.minimum, most=years.maximum)
        any_years = replace(ask, kind=RequirementKind.YEARS, names=())
        yield replace(ask, instead=any_years) if about and about.is_borne else ask


def _amount(years: YearsAsked) -> str:
    """How many years, as a person reads it: "3+ years", "2–4 years", "up to 3 years", "6+ months"."""
    least, most = years.minimum, years.maximum
    if most is not None and most > least:
        return f"{least:g}–{most:g} years" if least else f"up to {most:g} years"
    return f"{least:g}+ years" if least >= 1 or not least else f"{round(least * MONTHS)}+ months"


def _names_degree(sentence: Sentence, listed: Sequence[Word]) -> bool:
    return _names_one(listed, lexicon.degrees()) or _has_initials(sentence)


def _has_initials(sentence: Sentence) -> bool:
    """Whether the initials of a degree stand in a sentence, whose words may be cut there: "B.Sc."."""
    return "." in sentence.text and says_any(sentence.text.lower(), lexicon.degrees().dotted)


def _degree_ask(sentence: Sentence, listed: Sequence[Word], known: Sequence[Mention]) -> Iterator[Ask]:
    if not _names_degree(sentence, listed):
        return  # most sentences name no degree, and are not read again to find that out
    found_words = None if _has_initials(sentence) else listed
    said = degrees_in(sentence.text, found_words=found_words)
    if found := [degree for degree in said if _is_asked(sentence, degree) and not is_within(degree, known)]:
        lowest: Degree = min(found, key=lambda degree: degree.rank)
        until = alternative_at(sentence.text, found[-1].end)
        subjects = [m for m in subjects_in(sentence.text, found_words=found_words) if found[0].start < m.start < until]
        studied = tuple(dict.fromkeys(m.name for m in subjects_of(lowest, found, subjects)))
        named = " or ".join(studied[:3])
        last = max([found[-1].end, *(subject.end for subject in subjects)])
        name = f"{lowest.name} in {named}" if named else lowest.name
        ask = _of(sentence, found[0].start, last, kind=RequirementKind.EDUCATION, name=name)
        is_required = sentence.kind_at(lowest.start) is not SentenceKind.PREFERRED
        yield replace(ask, names=(lowest.name,), rank=lowest.rank, subjects=studied, required=is_required)


def _with_alternative(sentence: Sentence, degree: Sequence[Ask], years: Sequence[Ask]) -> Iterator[Ask]:
    """The years and the degree that a sentence asks for; where either will do, the degree alone, with its instead."""
    if len(degree) != 1:
        yield from (*years, *degree)
        return
    if len(years) == 1 and is_either(sentence.text, _place(sentence, degree[0]), _place(sentence, years[0])):
        instead = years[0].instead or years[0]
        yield replace(degree[0], name=f"{degree[0].name} or {years[0].name}", instead=instead)
        return
    yield from years
    last = degree[0].end - sentence.start
    if not years and (same := takes_experience(sentence.text, last)):
        any_years = _of(sentence, last, same, kind=RequirementKind.YEARS, name=EQUIVALENT)
        yield replace(degree[0], name=f"{degree[0].name} or {EQUIVALENT}", instead=any_years)
    else:
        yield from degree


def _place(sentence: Sentence, ask: Ask) -> tuple[int, int]:
    return ask.start - sentence.start, ask.end - sentence.start


def _is_asked(sentence: Sentence, degree: Degree) -> bool:
    place = (degree.start, degree.end)
    is_others = is_of_learners(sentence.text, *place, is_wish=sentence.kind.wishes)
    is_school = degree.rank < lexicon.degrees().entries["Associate"].rank
    return (
        not is_others
        and not is_enrolled(sentence.text, *place)
        and not is_of_others(sentence.text, *place)
        and not (is_school and is_taught(sentence.text, *place))
    )


def _strongest(asks: Iterable[Ask]) -> list[Ask]:
    """Each thing once: where it is asked for most strongly, and there where it is asked for first."""
    said: dict[tuple[RequirementKind, tuple[str, ...]], list[Ask]] = {}
    for ask in asks:
        said.setdefault((ask.kind, tuple(sorted(ask.names))), []).append(ask)
    kept = (same[0] if len(same) == 1 else _one_of(same) for same in said.values())
    return sorted(kept, key=lambda ask: (ask.start, ask.kind, ask.name))


def _one_of(same: Sequence[Ask]) -> Ask:
    """The strongest of some asks for one thing; it knows where else that is asked for."""
    strongest = max(same, key=_strength)
    places = {ask.sentence.start for ask in same if ask.sentence} - {*strongest.starts}
    return replace(strongest, again=tuple(sorted(places)))


def _strength(ask: Ask) -> tuple[bool, bool, bool, float]:
    return ask.required, not ask.duty, not ask.loose, max(ask.years, ask.rank)
