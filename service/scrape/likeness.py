"""Whether two postings are the same job on different boards: by title, company, place and text.

False offers are worse than missed ones. So what both postings say must agree: another title, company or town is
another job however alike the texts are, for employers reuse them. Where one is silent, the words must be the same.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import product
from string import ascii_uppercase

from service.scrape import countries
from service.scrape.fingerprint import WORD, folded
from service.scrape.model import JobPosting
from service.scrape.spellings import (
    COUNTRIES,
    FULL_TIME,
    GENDERED_ENDING,
    GENDERS,
    INNER_CAPITAL,
    LEGAL_FORMS,
    NO_PART_OF_A_PLACE,
    NO_PART_OF_A_TITLE,
    TOWNS,
    UMLAUT_IN_TWO,
    WRITTEN_OUT,
)

# In bits of a fingerprint. An added "About us" of a third of the text moves 58 of them at most, a missing last
# paragraph about as many; of a text of which 40 % was written anew, 74 (medians and most over the corpus's pages).
ALIKE_BITS = 64
# A changed heading or a line "Apply now"; one other sentence moves more.
SAME_WORDS_BITS = 20

Words = tuple[str, ...]

_DOT_INSIDE = re.compile(r"(?<=\w)\.(?=\w)")  # "s.r.o.", "E.ON"
_TITLE_WORD = re.compile(rf"[^\W_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+(?:\+\+|#)?|{WORD.pattern}")  # "C++", "C#"
_NUMBER_OF_A_POST = re.compile(r"[a-z]{0,4}[0-9]{4,}")  # "JPO1715", "60578", "2027"
# "Hamburg; Berlin", "Wien oder Graz"
_ALTERNATIVES = re.compile(r"[;|\n•·]|(?<!\d)/|\s(?:or|oder|und|and|ou|o)\s")
# The parts of "Hamburg, Germany", of "Remote (Germany)" and of "Germany - Hamburg"
_SEGMENTS = re.compile(r"[,、，()]|\s[-–—]\s")
_WORLD = "world"
_STATE_LETTERS = 2  # "CA", "NY"


def alike(one: JobPosting, other: JobPosting, *, apart: int) -> bool:
    """Whether these are one job, published twice; `apart` is the distance of their texts' fingerprints.

    Symmetric. Two postings that say nothing but the same words are alike.
    """
    companies = _company(one.company), _company(other.company)
    places = _towns(one), _towns(other)
    known = (
        _titles_agree(one, other, names={*companies, *places[0], *places[1]}),
        _companies_agree(*companies),
        _places_agree(one, other, towns=places),
    )
    if False in known:
        return False
    return apart <= (SAME_WORDS_BITS if None in known else ALIKE_BITS)


def _companies_agree(one: Words, other: Words) -> bool | None:
    """None when either is unknown. "Nordlicht" and "Nordlicht Germany GmbH" agree."""
    return _begins(one, other) if one and other else None


def _company(name: str | None) -> Words:
    words = _words(_DOT_INSIDE.sub("", name or ""))
    return _plain(tuple(word for word in words if word not in LEGAL_FORMS) or words)


def _titles_agree(one: JobPosting, other: JobPosting, *, names: set[Words]) -> bool | None:
    """None when either is unknown. The same words in any order or spacing; the `names` in them do not count."""
    words = [_title(posting.title, names=names) for posting in (one, other)]
    if not all(words):
        return None
    numbers, rest = zip(*(_without_numbers(each) for each in words), strict=True)
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return False
    return sorted(rest[0]) == sorted(rest[1]) or "".join(rest[0]) == "".join(rest[1])


def _title(title: str | None, *, names: set[Words]) -> Words:
    text = INNER_CAPITAL.sub("", unicodedata.normalize("NFKC", title or "")).casefold()
    text = FULL_TIME.sub(" ", GENDERS.sub(" ", GENDERED_ENDING.sub("", text)))
    words = _plain(WRITTEN_OUT.get(word, word) for word in _TITLE_WORD.findall(folded(text)))
    for name in sorted(names, key=lambda name: (-len(name), name)):
        words = _without(words, name) or words
    return tuple(word for word in words if word not in NO_PART_OF_A_TITLE) or words


def _without_numbers(words: Words) -> tuple[frozenset[str], Words]:
    """The numbers of posts in a title, and its other words."""
    numbers = frozenset(word for word in words if _NUMBER_OF_A_POST.fullmatch(word))
    return numbers, tuple(word for word in words if word not in numbers) or words


def _without(words: Words, name: Words) -> Words:
    """The words without the first run that is `name`."""
    for start in range(len(words) - len(name) + 1 if name else 0):
        if words[start : start + len(name)] == name:
            return words[:start] + words[start + len(name) :]
    return words


def _places_agree(one: JobPosting, other: JobPosting, *, towns: tuple[set[Words], set[Words]]) -> bool | None:
    """None when either is unknown. One town in common is enough, or the country where neither names a town."""
    lands = _lands(one), _lands(other)
    if all(lands) and lands[0].isdisjoint(lands[1]):
        return False
    if all(towns):
        return any(_begins(here, there) for here, there in product(*towns))
    return True if all(lands) and not any(towns) else None


def _towns(posting: JobPosting) -> set[Words]:
    """The towns of a posting ("20095 Hamburg, Germany / Munich" gives Hamburg and München)."""
    found: set[Words] = set()
    for segments in _segments(posting):
        for segment in segments:
            words = _town(segment)
            if words:
                found.add(words)
            if words and not any(c.isdigit() for c in segment):  # one with digits may be a street or a postcode
                break
    return found


def _town(segment: str) -> Words:
    words = tuple(word for word in _words(segment) if word not in NO_PART_OF_A_PLACE and not word[0].isdigit())
    if _land(words) is not None:
        return ()
    named = tuple(word for word in words if not (len(word) <= _STATE_LETTERS and word.isascii()))
    if named and _land(named[:1]) is not None:  # "Germany Munich"
        named = named[1:]
    return _plain(part for word in named for part in TOWNS.get(word, word).split())


def _lands(posting: JobPosting) -> set[str]:
    """The countries that a posting's places name; Georgia is as often a state."""
    lands = (_land(_words(segment)) for segments in _segments(posting) for segment in segments)
    return {land for land in lands if land is not None} - {"georgia", _WORLD}


def _land(words: Words) -> str | None:
    """A country by its English name; None for anything else."""
    name = COUNTRIES.get(" ".join(words), " ".join(words))
    return name if name in _countries() else None


def _segments(posting: JobPosting) -> list[list[str]]:
    texts = [posting.location or "", *posting.places]
    return [_SEGMENTS.split(each) for text in texts for each in _ALTERNATIVES.split(text) if each.strip()]


@cache
def _countries() -> frozenset[str]:
    codes = ("".join(pair) for pair in product(ascii_uppercase, repeat=2))
    return frozenset(folded(name) for code in codes if (name := countries.name(code)) != code) | {_WORLD}


def _words(text: str) -> Words:
    return tuple(WORD.findall(folded(text)))


def _plain(words: Iterable[str]) -> Words:
    return tuple(UMLAUT_IN_TWO.sub("", word) for word in words)


def _begins(one: Words, other: Words) -> bool:
    """Whether the shorter is how the longer begins ("Berlin", "Berlin Mitte")."""
    return one[: len(other)] == other or other[: len(one)] == one
