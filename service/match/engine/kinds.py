"""What a sentence is there for, and the headings and phrases of `cues.toml` that tell it."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from itertools import chain, groupby
from operator import itemgetter

from service.match.engine.lexicon import cues

# "Java is helpful.", "BLS certification helpful"; not "a helpful attitude", "you are helpful". As above, the letters
# that it can begin with stand first.
PREDICATE = re.compile(
    r"(?=[hbo])(?<!\bbe )(?<!\band )(?<!, )\b(?:helpful|beneficial|optional)(?=\s*(?:[.;)!]|$|,? but\b))"
    r"|(?=[iawmc])(?<!\byou )(?<!\bwho )\b(?:is|are|would be|may be|can be|also)"
    r" (?:\w+ly |very )?(?:helpful|beneficial|optional)\b"
    # "Basic SQL helps", "Englisch hilft dir", "Des notions de SQL aident"; not "glad to help", "a nurse's aide".
    r"|(?=[hacwm])(?:(?<!\bwho )(?<!\bthat )(?<!\bit )(?<!\bdie )(?<!\bder )(?<!gern )(?<!gerne )\b(?:helps|hilft)"
    r"|\b(?:would|could|will|can|may) help|\bhelfen (?:dir|ihnen|uns)|\b(?:aident|aiderait|aideraient|ayudan?|ayudaría"
    r"|ajudam?|ajudaria))"
    r"(?: (?:a lot|you|too|here|dir|ihnen|uns|sehr|weiter|beaucoup|mucho|muito))?(?=\s*(?:[.;)!]|$))"
    r"|\b(?:de|du|des|une?|le|la|les)\s[^.;,]{1,40}\s(?<!\ben )(?<!\bune )aide(?=\s*(?:[.;)!]|$))"
    r"|\b(?:ist|sind|wäre|wären|est|sont|serait|seraient)\s(?:\w+\s)?(?:hilfreich|nützlich|utiles?)\b"
)


class SentenceKind(StrEnum):
    """What a sentence is there for."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    DUTIES = "duties"
    ABOUT = "about"
    BENEFITS = "benefits"
    LEGAL = "legal"
    NOISE = "noise"
    OTHER = "other"

    @property
    def asks(self) -> bool:
        """Whether such a sentence can ask something of a candidate."""
        return self in ASKING

    @property
    def wishes(self) -> bool:
        """Whether it is there to say what a candidate should have."""
        return self in WISHING


WISHING = frozenset({SentenceKind.REQUIRED, SentenceKind.PREFERRED})
SPEAKS_OF_WORK = WISHING | {SentenceKind.DUTIES}
ASKING = SPEAKS_OF_WORK | {SentenceKind.OTHER}
SILENT = (SentenceKind.LEGAL, SentenceKind.BENEFITS)  # what they say is no wish, whatever the words


@cache
def headings() -> Mapping[str, SentenceKind]:
    """The kind of each known heading, in small letters."""
    return {phrase: SentenceKind(kind) for kind, phrases in cues()["headings"].items() for phrase in phrases}


@cache
def stems() -> Mapping[SentenceKind, re.Pattern[str]]:
    """By kind, in the order in which they decide, the beginnings of words of which one tells it."""
    return {
        SentenceKind(kind): re.compile(rf" (?:{'|'.join(map(re.escape, stems))})")
        for kind, stems in cues()["stems"].items()
    }


@cache
def inline_heading() -> re.Pattern[str]:
    """A known heading within a line, before a colon; "if you have:" is the end of another."""
    return re.compile(rf"(?<![^\W_])(?<!\bif )({_by_letter(_longest_first(headings()))})\s?:\s*")


@cache
def glued_heading() -> re.Pattern[str]:
    """A known heading of several words before another word."""
    several = (phrase for phrase in headings() if " " in phrase)
    return re.compile(rf"(?<![^\W_])({_by_letter(_longest_first(several))})\s+(?=\w)")


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))


@cache
def phrases() -> Mapping[SentenceKind, re.Pattern[str]]:
    """By kind, the phrases by which a sentence speaks for itself."""
    return {SentenceKind(kind): _any_of(phrases) for kind, phrases in cues()["phrases"].items()}


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_by_letter(phrases)})(?!\w)")


def _by_letter(phrases: Iterable[str]) -> str:
    """The pattern of one of some phrases, by their first letters, so that few are tried at each place of a text."""
    groups = groupby(sorted(phrases, key=itemgetter(0)), key=itemgetter(0))
    return "|".join(
        rf"{re.escape(letter)}(?:{'|'.join(re.escape(phrase[1:]) for phrase in some)})" for letter, some in groups
    )


@cache
def topics() -> Mapping[SentenceKind, re.Pattern[str]]:
    """By kind, what an offer or a declaration may be about, and a trade as well."""
    return {SentenceKind(kind): _any_of(phrases) for kind, phrases in cues()["topics"].items()}


@cache
def preferred() -> re.Pattern[str]:
    """What makes a wish a lesser one."""
    return re.compile(rf"{phrases()[SentenceKind.PREFERRED].pattern}|{PREDICATE.pattern}")


@cache
def demand() -> re.Pattern[str]:
    """What is demanded of a candidate in so many words, whatever heading stands above it."""
    return _any_of(cues()["demands"]["phrases"])


@cache
def any_phrase() -> re.Pattern[str]:
    """One of the phrases of any kind after a blank or mark."""
    groups = chain.from_iterable(cues()[group].values() for group in ("phrases", "topics", "demands", "predicates"))
    return re.compile(rf"\W(?:{_by_letter(chain.from_iterable(groups))})(?!\w)")
