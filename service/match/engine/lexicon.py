"""The dictionary of `data/*.txt`: what skills, certificates, languages and degrees are called, and what shows what."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from itertools import chain
from types import MappingProxyType

from service.match.engine.words import fold, words

SKILL_FAMILIES = ("programming", "web", "data", "infrastructure", "business", "professions", "soft", "certificates")
SPOKEN, DEGREES, FIELDS, TRADES = "spoken", "degrees", "fields", "trades"
NOTHING = ""  # follows upon a name of one word
LICENCE = "!"  # begins the line of a licence
REGISTRATION = " registration"  # ends the name of a licence by its register: "NMC registration"
ON_REGISTER = (
    *("{} registered", "{} registrant", "{} register", "{} PIN", "{} number"),
    *("registered with {}", "registered with the {}", "registered at the {}", "registration with {}"),
    *("registration with the {}", "registered by the {}"),
)
PROGRAMMING, SOFT, CERTIFICATES = "programming", "soft", "certificates"


class Caution(IntEnum):
    """How careful a spelling must be read."""

    NONE = 0
    EXACT_CASE = 1
    IN_COMPANY = 2


@dataclass(frozen=True, slots=True)
class Term:
    """One spelling of a name: its words, as written, and how careful it must be read."""

    words: tuple[str, ...]
    written: str
    name: str
    caution: Caution


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the dictionary: its family, its rank in the file, what it shows fully and what in part.

    `is_licence` marks that without which the work may not be done.
    """

    name: str
    family: str
    rank: int
    shows: frozenset[str]
    hints: frozenset[str]
    is_licence: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names by spelling. `terms` are kept by their words; `starts` has those of each first word, longest first.

    `seconds` has what may follow upon a first word where a name stands, or what only looks like one: the second words,
    NOTHING where the first is a name by itself.

    `otherwise` has, by their first word, turns of phrase that begin like a name and mean another thing. `expansions`
    has the words that initials of a name stand for: those of "CPP", for C++, are "c", "plus" and "plus".
    """

    entries: Mapping[str, Entry]
    terms: Mapping[tuple[str, ...], Term]
    starts: Mapping[str, tuple[Term, ...]]
    seconds: Mapping[str, frozenset[str]]
    dotted: frozenset[str]
    otherwise: Mapping[str, tuple[tuple[str, ...], ...]]
    expansions: Mapping[tuple[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a family file, as read."""

    name: str
    family: str
    rank: int
    spellings: tuple[str, ...]
    kinds: tuple[str, ...]
    hints: tuple[str, ...]
    is_licence: bool = False


def bare(spelling: str) -> str:
    """A spelling without its caution mark."""
    return spelling.lstrip("'~")


def lines(family: str) -> Iterator[Line]:
    """The lines of one family file; the format is told in `data/README.md`."""
    text = (files(__package__) / "data" / f"{family}.txt").read_text(encoding="utf-8")
    for rank, line in enumerate(text.splitlines()):
        if not line.strip() or line.startswith("#"):
            continue
        head, _, hints = line.removeprefix(LICENCE).partition(" > ")
        head, _, kinds = head.partition(" + ")
        written, _, spellings = head.partition(" = ")
        spelled = (written.strip(), *_split(spellings))
        yield Line(
            name=bare(written.strip()),
            family=family,
            rank=rank,
            spellings=(*spelled, *_on_register(spelled)) if line.startswith(LICENCE) else spelled,
            kinds=_split(kinds),
            hints=_split(hints),
            is_licence=line.startswith(LICENCE),
        )


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(", ") if name.strip())


def _on_register(spellings: Iterable[str]) -> Iterator[str]:
    """The forms in which people say that they are on a register: of "NMC registration", "NMC registered"."""
    for spelling in spellings:
        register = spelling.removesuffix(REGISTRATION)
        if register != spelling:
            yield from (form.format(register) for form in ON_REGISTER)


def _term(spelling: str, name: str) -> Term:
    caution = {"'": Caution.EXACT_CASE, "~": Caution.IN_COMPANY}.get(spelling[0], Caution.NONE)
    written = bare(spelling)
    parts = words(written, dotted=frozenset({fold(written.split()[0])}) | {fold(w) for w in written.split()})
    return Term(tuple(word.text for word in parts), written, name, caution)


def _seconds(terms: Iterable[Term], otherwise: Iterable[tuple[str, ...]]) -> frozenset[str]:
    begun = chain((term.words for term in terms), otherwise)
    return frozenset(said[1] if len(said) > 1 else NOTHING for said in begun)


def _expansions(terms: Iterable[Term]) -> dict[tuple[str, str], frozenset[str]]:
    """By a name and initials, the words of its spellings that those stand for."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for term in terms:
        if len(term.words) > 1:
            key = (term.name, "".join(word[0] for word in term.words))
            found[key] = found.get(key, frozenset()) | frozenset(term.words)
    return found


class _Builder:
    """Gathers the lines of several families into one Lexicon."""

    def __init__(self) -> None:
        self.lines: dict[str, Line] = {}
        self.parents: dict[str, set[str]] = {}
        self.terms: dict[tuple[str, ...], Term] = {}

    def add(self, line: Line) -> None:
        """Take in a line; its kinds become names of their own that show it."""
        self.lines[line.name] = line
        for spelling in line.spellings:
            self._spell(spelling, line.name)
        for kind in line.kinds:
            self.parents.setdefault(bare(kind), set()).add(line.name)
            self._spell(kind, bare(kind))

    def _spell(self, spelling: str, name: str) -> None:
        term = _term(spelling, name)
        known = self.terms.setdefault(term.words, term)
        if known.name == name and term.caution > known.caution:  # "Excel = ~Excel": the marked spelling rules
            self.terms[term.words] = term

    def build(self) -> Lexicon:
        """The finished, read-only dictionary."""
        starts: dict[str, list[Term]] = {}
        for term in self.terms.values():
            starts.setdefault(term.words[0], []).append(term)
        ordered = {word: tuple(sorted(terms, key=lambda t: -len(t.words))) for word, terms in starts.items()}
        entries = {name: self._entry(name) for name in {*self.lines, *self.parents}}
        dotted = frozenset(word for term in self.terms.values() for word in term.words if "." in word)
        other = _otherwise()
        return Lexicon(
            entries=MappingProxyType(entries),
            terms=MappingProxyType(self.terms),
            starts=MappingProxyType(ordered),
            seconds=MappingProxyType({word: _seconds(terms, other.get(word, ())) for word, terms in ordered.items()}),
            dotted=dotted,
            otherwise=other,
            expansions=MappingProxyType(_expansions(self.terms.values())),
        )

    def _entry(self, name: str) -> Entry:
        shows = self._climb(name)
        line = self.lines.get(name) or self.lines[min(self.parents[name])]
        direct = {
            hint
            for shown in shows
            for hint in self._hints(shown)
            if line.is_licence
            or shown == name
            or shown not in self.parents.get(hint, ())  # C/C++ tells C nothing of C++
        }
        hints = {up for hint in direct for up in self._climb(hint)} - shows
        is_licence = line.is_licence and line.name == name
        return Entry(name, line.family, line.rank, frozenset(shows), frozenset(hints), is_licence)

    def _hints(self, name: str) -> tuple[str, ...]:
        return self.lines[name].hints if name in self.lines else ()

    def _climb(self, name: str) -> set[str]:
        """The name and everything it is a kind of."""
        seen, todo = {name}, [name]
        while todo:
            for parent in self.parents.get(todo.pop(), ()):
                if parent not in seen:
                    seen.add(parent)
                    todo.append(parent)
        return seen


@cache
def _otherwise() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The turns of phrase of `otherwise.txt`, also in the plural, by their first word, the longest first."""
    written = [ending for phrase in _listed("otherwise") for ending in (phrase, f"{phrase}s")]
    phrases = [tuple(word.text for word in words(phrase)) for phrase in written]
    starts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        starts.setdefault(phrase[0], []).append(phrase)
    return MappingProxyType({word: tuple(found) for word, found in starts.items()})


def _read(*families: str) -> Lexicon:
    builder = _Builder()
    for family in families:
        for line in lines(family):
            builder.add(line)
    return builder.build()


# Reading the files takes 60 ms. What comes out is read-only and the same for everyone, so it is kept.
@cache
def skills() -> Lexicon:
    """Skills and certificates."""
    return _read(*SKILL_FAMILIES)


@cache
def licences() -> frozenset[str]:
    """The certificates without which the work may not be done."""
    return frozenset(name for name, entry in skills().entries.items() if entry.is_licence)


@cache
def trades() -> Lexicon:
    """Titles of jobs; the skills of those who bear one are its `hints`."""
    return _read(TRADES)


@cache
def spoken() -> Lexicon:
    """Languages people speak."""
    return _read(SPOKEN)


@cache
def degrees() -> Lexicon:
    """Levels of education; `rank` orders them."""
    return _read(DEGREES)


@cache
def fields() -> Lexicon:
    """Subjects of study."""
    return _read(FIELDS)


@cache
def studies() -> Lexicon:
    """What people study and speak: languages, degrees and subjects."""
    return _read(SPOKEN, DEGREES, FIELDS)


@cache
def plain_words(file: str) -> frozenset[str]:
    """The folded words of a word list such as `common.txt`."""
    return frozenset(word.text for word in words("\n".join(_listed(file))))


def _listed(file: str) -> list[str]:
    """The lines of a word list."""
    text = (files(__package__) / "data" / f"{file}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def cues() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Headings and phrases of `cues.toml` by kind of sentence."""
    read = tomllib.loads((files(__package__) / "data" / "cues.toml").read_text(encoding="utf-8"))
    return {group: {kind: tuple(listed) for kind, listed in kinds.items()} for group, kinds in read.items()}
