"""Names of towns, by which a bare "Zlín" in a posting's header is known for a place."""

import unicodedata
from functools import cache
from importlib.resources import files

from service.scrape.text import key


def is_city(name: str) -> bool:
    """Whether a town of 15,000 people or more has this name, in its own language or, if large, in others."""
    return folded(name) in _names()


def folded(name: str) -> str:
    """The name as the list has it: case, accents and punctuation no longer differ."""
    folded_case = key(name.replace("İ", "I"))  # Whose lower case is two characters.
    if folded_case.isascii():
        return folded_case
    return "".join(char for char in unicodedata.normalize("NFD", folded_case) if not unicodedata.combining(char))


@cache
def _names() -> frozenset[str]:
    return frozenset((files(__package__) / "data" / "cities.txt").read_text("utf-8").splitlines())
