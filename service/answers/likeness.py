"""How like two questions of application forms are: whether the answer to one serves for the other. Pure.

Each question becomes what it is about: concepts ("compensation" and "salary" are one), proper names (a country, a tool:
they have to agree) and its other words, which may also lie near in meaning. Words that only ask say nothing. Questions
that ask for opposites are not like at all.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.answers.polarity import has_opposites, plain, turns
from service.language import SMALL_WORDS
from service.match.engine import lexicon, meaning
from service.match.engine.lexicon import Caution
from service.match.engine.words import fold
from service.scrape import countries

LIKE = 0.62  # from here on an answer may serve; tests/answers/pairs.toml holds what that yields
MAX_CHARACTERS = 600  # of a question that are compared; the longest seen in a form has that many
# "Python" and "Java" make two questions of otherwise the same words; the same name makes no two questions one, and a
# name that may be the employer's own ("at Kontor") hardly matters where the other question has none.
_OTHER_NAME, _SAME_NAME, _ONLY_NAME = 2.0, 0.7, 0.5
_MOST_WORDS = 16  # of a question; the longest that was seen has nine beside its concepts
_KEPT = 2_048  # questions of which is remembered what they are about; 16 kB each at most
_OTHERWISE_WORDED = 0.99  # only the very same words are 1
_NEAR = 0.5  # words of another form or meaning count from here on, as far as they are near
_NAMING = frozenset({"programming", "web", "data", "infrastructure", "spoken"})  # families of proper names
_STEM_LETTERS = 5
_LONGEST_COUNTRY = 3  # words
_WORD = re.compile(r"[^\W_]+(?:[.+#&][^\W_]+)*(?:\+\+|#)?")  # "node.js", "C++", "R&D"
_ACTS = re.compile(r"\([^)]{0,200}\)|\*")  # "(max. 300 words)", "*" for required


@dataclass(frozen=True, slots=True)
class _About:
    """What a question is about, each part with its weight."""

    concepts: Mapping[str, float]
    names: frozenset[str]
    words: tuple[str, ...]
    directions: meaning.Lines
    text: str
    turns: tuple[bool, bool]


def likeness(one: str, other: str) -> float:
    """From 0 to 1; the same in both directions."""
    a, b = _about(one[:MAX_CHARACTERS]), _about(other[:MAX_CHARACTERS])
    if a.text == b.text:
        return 1.0
    if a.turns != b.turns or has_opposites(a.text.split(), b.text.split()):
        return 0.0
    same_names = 2 * _SAME_NAME * len(a.names & b.names)
    shared = sum(2 * weight for concept, weight in a.concepts.items() if concept in b.concepts)
    shared += same_names + _shared_words(a, b)
    total = sum(a.concepts.values()) + sum(b.concepts.values()) + len(a.words) + len(b.words)
    total += same_names + _parting(a.names - b.names, b) + _parting(b.names - a.names, a)
    return min(_OTHERWISE_WORDED, shared / total) if total else 0.0


def like(question: str, known: Sequence[str]) -> list[tuple[int, float]]:
    """The places in `known` of questions that are like this one, the likest first."""
    found = [(place, likeness(question, other)) for place, other in enumerate(known)]
    return sorted((one for one in found if one[1] >= LIKE), key=lambda one: (-one[1], one[0]))


def names_of(question: str) -> frozenset[str]:
    """The words of a question that name something which is neither a country nor a tool."""
    names = _about(question[:MAX_CHARACTERS]).names
    return frozenset(name for name in names if name not in _tools() and not name.startswith("country"))


@lru_cache(maxsize=_KEPT)
def _about(question: str) -> _About:
    data = _data()
    if question.isupper():  # "WHAT IS YOUR NAME" tells nothing by its capitals
        question = question.lower()
    asked = plain(_ACTS.sub(" ", unicodedata.normalize("NFKC", question)))
    tokens = _countries(_WORD.findall(asked))
    folded = [fold(token) for token in tokens]
    said, rest = _sayings(folded, data.sayings)
    concepts = {name: data.weights.get(name, 1.0) for name in said if name}
    names: set[str] = set()
    words: dict[str, None] = {}
    for place in rest:
        word = folded[place]
        found = data.concepts_of(word)
        if found:
            concepts.update({name: data.weights.get(name, 1.0) for name in found})
        elif word in data.fillers or len(word) == 1:
            continue
        elif _is_name(tokens[place], word, is_first=place == 0):
            names.add(word)
        else:
            words[word] = None
    telling = tuple(words)[:_MOST_WORDS]
    return _About(
        concepts=concepts,
        names=frozenset(names),
        words=telling,
        directions=meaning.directions_of(telling),
        text=" ".join(folded),
        turns=turns(asked, " ".join(folded)),
    )


def _countries(tokens: list[str]) -> list[str]:
    """The words, with each country as the one word of its code ("US", "the United States")."""
    found: list[str] = []
    place = 0
    while place < len(tokens):
        for length in range(_LONGEST_COUNTRY, 0, -1):
            several = tokens[place : place + length]
            code = countries.code(" ".join(several)) if all(one[:1].isupper() for one in several) else None
            if code is not None:
                found.append(f"Country{code}")
                place += len(several)
                break
        else:
            found.append(tokens[place])
            place += 1
    return found


def _sayings(folded: list[str], sayings: Mapping[tuple[str, ...], tuple[str, ...]]) -> tuple[list[str], list[int]]:
    """The concepts that sayings stand for, and the places of words outside of any."""
    said: list[str] = []
    rest: list[int] = []
    longest = max(len(words) for words in sayings)
    place = 0
    while place < len(folded):
        for length in range(longest, 1, -1):
            concepts = sayings.get(tuple(folded[place : place + length]))
            if concepts is not None:
                said += concepts
                place += length
                break
        else:
            rest.append(place)
            place += 1
    return said, rest


def _is_name(token: str, word: str, *, is_first: bool) -> bool:
    """Whether a word names something: a known tool or language, written with a capital inside a sentence, a figure."""
    return word in _tools() or any(sign.isdigit() for sign in token) or (not is_first and token[:1].isupper())


@cache
def _tools() -> frozenset[str]:
    """Tools and spoken languages of one word that can be nothing else."""
    terms = [
        (known, term)
        for known in (lexicon.skills(), lexicon.spoken())
        for several in known.starts.values()
        for term in several
    ]
    return frozenset(
        term.words[0]
        for known, term in terms
        if len(term.words) == 1 and term.caution is Caution.NONE and known.entries[term.name].family in _NAMING
    )


def _parting(names: frozenset[str], other: _About) -> float:
    """What names weigh that the other question does not have."""
    return sum(_ONLY_NAME if not other.names and name not in _tools() else _OTHER_NAME for name in names)


def _shared_words(a: _About, b: _About) -> float:
    """How much of the words is shared, counted on both sides; each word meets its nearest one."""
    if not a.words or not b.words:
        return 0.0
    near = np.maximum(a.directions @ b.directions.T / meaning.LENGTH**2, _stems(a.words, b.words))
    near[near < _NEAR] = 0.0
    return float(near.max(axis=0).sum() + near.max(axis=1).sum())


def _stems(some: tuple[str, ...], others: tuple[str, ...]) -> NDArray[np.float64]:
    """1 where two words are forms of one, else 0."""
    return np.array([[_is_one(word, other) for other in others] for word in some], np.float64)


def _is_one(word: str, other: str) -> bool:
    """Whether two words begin alike for long enough ("priority", "prioritize")."""
    if word == other or word[:_STEM_LETTERS] != other[:_STEM_LETTERS]:
        return word == other
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    return alike >= _STEM_LETTERS and alike * 3 >= max(len(word), len(other)) * 2


@dataclass(frozen=True, slots=True)
class _Data:
    sayings: Mapping[tuple[str, ...], tuple[str, ...]]
    whole: Mapping[str, tuple[str, ...]]
    beginnings: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, float]
    fillers: frozenset[str]

    def concepts_of(self, word: str) -> tuple[str, ...]:
        """The concepts of a word, by itself or by how it begins (the longest beginning decides)."""
        if word in self.whole:
            return self.whole[word]
        for length in range(len(word), 2, -1):
            if word[:length] in self.beginnings:
                return self.beginnings[word[:length]]
        return ()


@cache
def _data() -> _Data:
    data = tomllib.loads(Path(__file__).with_name("concepts.toml").read_text(encoding="utf-8"))
    whole: dict[str, tuple[str, ...]] = {}
    beginnings: dict[str, tuple[str, ...]] = {}
    for concept, words in data["words"].items():
        for word in words:
            table, key = (beginnings, word[:-1]) if word.endswith("*") else (whole, fold(word))
            table[key] = (*table.get(key, ()), concept)
    sayings: dict[tuple[str, ...], tuple[str, ...]] = {}
    for concept, several in data["sayings"].items():
        for saying in several:
            key_ = tuple(fold(word) for word in saying.split())
            sayings[key_] = (*sayings.get(key_, ()), concept)
    return _Data(
        sayings=sayings,
        whole=whole,
        beginnings=beginnings,
        weights=data["weights"],
        fillers=frozenset(fold(word) for word in (*data["fillers"]["words"], *" ".join(SMALL_WORDS.values()).split())),
    )
