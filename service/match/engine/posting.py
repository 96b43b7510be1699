"""A posting, read once: what it asks for, and the words and the work that set it apart."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from service.match.engine import english, grams, lexicon, meaning
from service.match.engine.asks import SKILL_KINDS, Ask, asks_of, skill_weight, wanted
from service.match.engine.candidate import employer_named, is_of_employer
from service.match.engine.kinds import SentenceKind
from service.match.engine.levels import Level, level_of
from service.match.engine.meaning import NO_WISH
from service.match.engine.mentions import find
from service.match.engine.place import place_asks
from service.match.engine.sentences import Sentence, sentences
from service.match.engine.words import Word, of_either, words
from service.match.model import RequirementKind
from service.scrape.model import JobPosting

TITLE_WEIGHT = 4.0  # of a word of the title, beside one of the duties, in what the work is about
MAX_TITLE = 300  # characters of a title that are read
HEAP = 60  # words from which on a list may be a heap of keywords: one of which more than
HEAP_SHARE = 0.65  # begin a skill's name; in postings without a single full stop fewer than half do
TITLED = 3.0  # weight of a skill that the title names: it is what the job is about
TITLE_COMMON = 0.3  # weight of a word that all jobs share, beside "electrical", in what a title means
TITLE_GENERIC = 0.3  # weight of "engineer" beside "electrical"
TITLE_PAIR = 0.6  # weight of "project manager", of which neither word names a trade by itself
# What titles say of the post and not of the trade.
TERMS = frozenset({"remote", "hybrid", "onsite", "temporary", "permanent", "contract", "part", "time", "new", "urgent"})
SKILL_WORD = 2.0  # weight of a word that begins a skill's name, beside another, in what the work is about
SENTENCE_WEIGHT: Mapping[SentenceKind, float] = {
    SentenceKind.REQUIRED: 1.0,
    SentenceKind.DUTIES: 0.8,
    SentenceKind.OTHER: 0.7,
    SentenceKind.PREFERRED: 0.5,
    SentenceKind.ABOUT: 0.15,
}
# What the work is about is said in these. Wishes stand apart: one that is not met must never bring the posting nearer
# to a résumé.
TELLS_THE_WORK = frozenset({SentenceKind.DUTIES, SentenceKind.OTHER, SentenceKind.ABOUT})
ASIDE = frozenset({SentenceKind.ABOUT, SentenceKind.BENEFITS, SentenceKind.LEGAL})  # asks for nothing but a permit
WISHES = frozenset({SentenceKind.REQUIRED, SentenceKind.PREFERRED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPosting:
    """Everything `compare` needs to know of a posting.

    `passing` are skills that it names where it asks for others, and that nobody is asked for.

    `is_english` says whether it is written in English, None where that cannot be told. `named` is the weight of all
    skills it names but those that would only be nice to have, `wished` that of the latter; `telling` counts its words
    that say something about the job; `title_written` has those of the title as they stand there. The two aims are
    where its title points, and where the work as it is described does.
    """

    asks: tuple[Ask, ...]
    passing: tuple[Ask, ...]
    is_english: bool | None
    named: float
    wished: float
    title_words: Mapping[str, float]
    title_written: Mapping[str, str]
    title_skills: tuple[str, ...]
    level: Level
    own: grams.Own
    telling: int
    title_aim: meaning.Aim
    aim: meaning.Aim


@dataclass(frozen=True, slots=True)
class _Part:
    """The words of the title or of a sentence: in their order, those that tell something, and telling pairs."""

    kind: SentenceKind
    wish: int
    said: Sequence[str]
    telling: frozenset[str]
    pairs: Sequence[str]

    @classmethod
    def of(cls, kind: SentenceKind, wish: int, listed: Sequence[Word]) -> "_Part":
        """The part that has these words."""
        said = [word.text for word in listed]
        return cls(kind, wish, said, frozenset(filter(grams.tells, said)), grams.pairs(said))

    @property
    def weight(self) -> float:
        return SENTENCE_WEIGHT[self.kind]


def read_posting(posting: JobPosting) -> ReadPosting:
    """Read a posting once, so that many résumés can be held against it."""
    description, title = posting.description or "", (posting.title or "")[:MAX_TITLE]
    dotted = lexicon.skills().dotted
    said = sentences(description, employer=posting.company or "")
    telling = (sentence for sentence in said if sentence.kind in SENTENCE_WEIGHT)
    read = ((sentence, words(sentence.text, dotted=dotted)) for sentence in telling)
    cut = [(sentence, listed) for sentence, listed in read if not _is_stuffed(listed)]
    employer = employer_named(posting.company or "")
    titled_names = (m for m in find(title, lexicon.skills()) if not is_of_employer(title, (m.start, m.end), employer))
    title_skills = tuple(dict.fromkeys(m.name for m in titled_names))
    head = of_either(title)
    heading = words(head, dotted=dotted)
    parts = [_Part.of(SentenceKind.REQUIRED, NO_WISH, heading), *map(_part, cut)]
    titled = {word: 1.0 if grams.tells(word) else TITLE_COMMON for word in parts[0].said}
    asks = asks_of(cut, titled=title_skills, employer=employer, aside=[one for one in said if one.kind in ASIDE])
    meant, passing = wanted(asks)
    return ReadPosting(
        asks=(*meant, *place_asks(posting, [sentence for sentence, _ in cut])),
        passing=tuple(passing),
        is_english=_is_english(parts),
        named=math.fsum(weight_of(a, title_skills) for a in asks if a.required or a.duty),
        wished=math.fsum(weight_of(a, title_skills) for a in asks if not (a.required or a.duty)),
        title_words=_title_words(parts[0].said),
        title_written={word.text: head[word.start : word.end] for word in reversed(heading)},
        title_skills=title_skills,
        level=level_of(title),
        own=grams.own((part.weight, part.wish, (*part.telling, *part.pairs)) for part in parts),
        telling=len(set[str]().union(*(part.telling for part in parts))),
        title_aim=meaning.aim([(NO_WISH, titled)]),
        aim=meaning.aim(_about(parts, asked={start for ask in asks for start in ask.starts})),
    )


def weight_of(ask: Ask, titled: Collection[str]) -> float:
    """How much a skill counts beside others, most of all where the title names it; nothing when it is no skill."""
    if ask.kind not in SKILL_KINDS:
        return 0.0
    return skill_weight(ask) * (TITLED if any(name in titled for name in ask.names) else 1.0)


def unmet_wishes(answered: Iterable[tuple[Ask, bool]]) -> set[int]:
    """The sentences of which nothing that they ask for is shown, by their place in the description.

    What others ask for more strongly decides only where a sentence asks for nothing else: a wish that is not met must
    not free the words of those that it takes the place of.
    """
    own, again = dict[int, bool](), dict[int, bool]()
    for ask, is_open in answered:
        if ask.sentence and ask.kind is not RequirementKind.LOCATION:
            own[ask.sentence.start] = own.get(ask.sentence.start, False) or not is_open
            again |= {start: again.get(start, False) or not is_open for start in ask.again}
    return {start for start, hope in (again | own).items() if not hope}


def _is_english(parts: Sequence[_Part]) -> bool | None:
    """Whether it is written in English, by the small words of title and duties; None where they hardly say any.

    Where they do, no wish in another language can change how all the rest is read.
    """
    told = english.is_english(_said(part for part in parts if part.wish == NO_WISH))
    if told is not None:
        return told
    foreign, _ = english.count(_said(parts))
    return True if foreign < english.LEAST_FOREIGN else None


def _said(parts: Iterable[_Part]) -> list[str]:
    return list(chain.from_iterable(part.said for part in parts))


def _is_stuffed(listed: Sequence[Word]) -> bool:
    """Whether a sentence is a heap of keywords; it may be there to be found by everybody, and asks for nothing."""
    starts = lexicon.skills().starts
    return len(listed) > HEAP and sum(word.text in starts for word in listed) > HEAP_SHARE * len(listed)


def _part(cut: tuple[Sentence, Sequence[Word]]) -> _Part:
    """A sentence, given with its words."""
    sentence, listed = cut
    return _Part.of(sentence.kind, sentence.start if sentence.kind in WISHES else NO_WISH, listed)


def _title_words(listed: Sequence[str]) -> dict[str, float]:
    """The words of the title that name a trade, and pairs of such as do so together, with their weight."""
    generic, common = lexicon.plain_words("titles"), lexicon.plain_words("common")
    named = [word for word in listed if word in generic or word not in common]
    words_alone = {word: TITLE_GENERIC if word in generic else 1.0 for word in named if not word.isdigit()}
    pairs = [f"{one} {other}" for one, other in pairwise(listed) if other in generic and _may_name(one)]
    return words_alone | dict.fromkeys(pairs, TITLE_PAIR)


def _may_name(word: str) -> bool:
    """Whether a word that all jobs share may tell the trade of the one after it: "project" may, "senior" may not."""
    if word in lexicon.plain_words("titles"):
        return level_of(word) is Level.MID
    is_common = word in lexicon.plain_words("common") and word not in TERMS
    is_small = word in english.ENGLISH or word in lexicon.plain_words("small")
    return is_common and not is_small and not word.isdigit() and level_of(word) is Level.MID


def _about(parts: Sequence[_Part], *, asked: Collection[int]) -> Iterator[tuple[int, dict[str, float]]]:
    """What the work is about, in pieces: title and duties, wishes that ask for nothing by name, each other wish."""
    work = _weights(part for part in parts[1:] if part.kind in TELLS_THE_WORK)
    yield NO_WISH, work | dict.fromkeys(parts[0].telling, TITLE_WEIGHT)
    wishes = {part.telling: part for part in reversed(parts) if part.wish != NO_WISH}.values()  # each said once
    yield NO_WISH, _weights(part for part in wishes if part.wish not in asked)
    yield from ((part.wish, _weights([part])) for part in wishes if part.wish in asked)


def _weights(parts: Iterable[_Part]) -> dict[str, float]:
    """The words of some parts, each with the weight of its best sentence."""
    known = lexicon.skills().starts
    weights: dict[str, float] = {}
    for part in parts:
        plain, skilled = part.weight, part.weight * SKILL_WORD
        for word in part.telling:
            weights[word] = max(weights.get(word, 0.0), skilled if word in known else plain)
    return weights
