"""Words of a text in one form for every spelling: as the engine folds them, and Spanish plurals as well."""

import re
from functools import lru_cache

from service.drafts.grounding.memory import once
from service.match.engine.words import Word, fold, words

ROMANCE_PLURAL = re.compile(r"(?<=\w{3}[oa])s$")  # "alumnos", "medallas": the engine takes them for Greek
KEPT = 32_768  # words whose form is kept at hand


@lru_cache(maxsize=KEPT)
def one_form(word: str) -> str:
    """The one form of a word."""
    return ROMANCE_PLURAL.sub("", fold(word))


@once
def words_of(text: str) -> list[Word]:
    """The words of a text in their one form, with their places."""
    return [Word(ROMANCE_PLURAL.sub("", word.text), word.start, word.end) for word in words(text)]


def has_all(text: str, written: str) -> bool:
    """Whether a text has all the words of another."""
    return {word.text for word in words_of(written)} <= {word.text for word in words_of(text)}
