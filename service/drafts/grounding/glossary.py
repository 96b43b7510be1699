"""What words mean, across English, German, French and Spanish: two words mean the same when they share a key.

The keys of a word are its own stem and the lines of `glossary.txt` it stands in.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from service.drafts.grounding.forms import one_form

STEM = 5  # letters: longer words lose their ending
ENDINGS = re.compile(r"(?:ations?|ation|ings?|ed|es|er|ers|ion|ment|ly|e|s|en|ung|te|ten|ando|iendo|ad[oa]|id[oa])$")
STEM_LETTERS = 7
SHORTEST_BEGINNING = 4  # letters: a shorter form stands for itself alone
ENDING = {4: 3, 5: 5}  # letters that may follow a form of so many letters
LONGEST_ENDING = 6  # letters that may follow a longer one
SHORTEST_PART, SHORTEST_TAIL = 4, 5  # letters of a part of a compound, and of one that stands for the whole
LONGEST_WORD = 40  # letters; what is longer is no word
DEEDS = "\n# Deeds\n"
PLACES = "\n# Places of the world\n"  # the heading of the last part of the glossary
LINKS = ("", "es", "en", "er", "s", "n", "e")  # between the parts of a German compound
# "gesenkt", "eingeführt": what a participle adds to its verb.
PARTICIPLE = re.compile(r"^(an|auf|aus|ab|ein|um|vor|zu|her|mit|durch|nach|zuruck|weiter|uber)?ge(?=\w{3,}(?:t|en)$)")
KEPT = 32_768  # words whose keys are kept at hand


@lru_cache(maxsize=KEPT)
def keys(word: str) -> frozenset[str]:
    """What a folded word stands for: its stem, and the meanings of it and of what it is a participle of."""
    found = {stem(word)}
    if len(word) <= LONGEST_WORD:
        found |= _meanings(word)
        if word.startswith("re"):  # "renegotiated", "rediseñar"
            found |= _meanings(word[2:])
        if participle := PARTICIPLE.match(word):
            found |= _meanings((participle[1] or "") + word[participle.end() :])
    return frozenset(found)


@lru_cache(maxsize=KEPT)
def parts(word: str) -> tuple[frozenset[str], ...]:
    """The keys of each part of a compound ("tourenplanung"); nothing when it is none of known words."""
    if not 2 * SHORTEST_PART <= len(word) <= LONGEST_WORD:
        return ()
    for at in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        head, tail = word[:at], word[at:]
        first = next((cut for cut in _unlinked(head) if _meanings(cut)), None)
        if first and (rest := (_meanings(tail) and (keys(tail),)) or parts(tail)):
            return (keys(first), *rest)
    return ()


def tail(word: str) -> frozenset[str]:
    """The keys of what a compound ends with ("abbruchquote"), its beginning being unknown."""
    if len(word) > LONGEST_WORD or _meanings(word):
        return frozenset()
    for at in range(SHORTEST_PART, len(word) - SHORTEST_TAIL + 1):
        if found := _meanings(word[at:]):
            return found
    return frozenset()


def is_known(word: str) -> bool:
    """Whether the glossary has the folded word."""
    return len(word) <= LONGEST_WORD and bool(_meanings(word) or parts(word))


def is_place(word: str) -> bool:
    """Whether the folded word is a country, a city, or of one ("japonaise")."""
    return bool(_meanings(word) & _places())


def stem(word: str) -> str:
    """A folded word without its ending, so that "managed" meets "managing"."""
    cut = ENDINGS.sub("", word) if len(word) > STEM else word
    return cut[:STEM_LETTERS] if len(cut) >= SHORTEST_BEGINNING - 1 else word


def _unlinked(head: str) -> Iterator[str]:
    for link in LINKS:
        if head.endswith(link) and len(head) - len(link) >= SHORTEST_PART:
            yield head.removesuffix(link) if link else head


def _meanings(word: str) -> frozenset[str]:
    exact, begun = _forms()
    found = set(exact.get(word, ()))
    for size in range(len(word), SHORTEST_BEGINNING - 1, -1):
        if len(word) - size <= ENDING.get(size, LONGEST_ENDING):
            found |= begun.get(word[:size], frozenset())
    return frozenset(found)


# Reading the file takes a few milliseconds. What comes out is read-only and the same for everyone, so it is kept.
@cache
def _forms() -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """Meanings by whole form, and by how a word begins."""
    exact: dict[str, set[str]] = {}
    begun: dict[str, set[str]] = {}
    for meaning, form in _lines():
        bare = one_form(form.removeprefix("="))
        exact.setdefault(bare, set()).add(meaning)
        if not form.startswith("=") and len(bare) >= SHORTEST_BEGINNING:
            begun.setdefault(bare, set()).add(meaning)
    return (
        {form: frozenset(meanings) for form, meanings in exact.items()},
        {form: frozenset(meanings) for form, meanings in begun.items()},
    )


def is_deed(word: str) -> bool:
    """Whether the folded word says what somebody did, and nothing else."""
    meanings = _meanings(word)
    return bool(meanings) and meanings <= _deeds()


@cache
def _deeds() -> frozenset[str]:
    deeds = _text().partition(DEEDS)[2].partition("\n# ")[0].splitlines()
    return frozenset(f"#{line.split()[0]}" for line in deeds if line.strip())


@cache
def _places() -> frozenset[str]:
    places = _text().partition(PLACES)[2].splitlines()
    return frozenset(f"#{line.split()[0]}" for line in places if line.strip())


def _lines() -> Iterator[tuple[str, str]]:
    for line in _text().splitlines():
        if line and not line.startswith("#"):
            forms = line.replace("|", " ").split()
            for form in forms:
                yield f"#{forms[0]}", form


def _text() -> str:
    return (files(__package__) / "glossary.txt").read_text(encoding="utf-8")
