"""The word lists of `words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


# Read-only and the same for everyone, so it is read once.
@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(_read()[name].split())


@cache
def deeds() -> tuple[frozenset[str], ...]:
    """Families of weighty verbs, by the letters they begin with."""
    return tuple(frozenset(words.split()) for words in _read_deeds().values())


def _read() -> Mapping[str, str]:
    read = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return {name: words for name, words in read.items() if isinstance(words, str)}


def _read_deeds() -> Mapping[str, str]:
    read = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return {str(name): str(words) for name, words in read["deeds"].items()}
