"""Turns of phrase that claim nothing: the words of "in meiner Hand" or "from scratch" are not looked for."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

LETTERS = 3  # by which an idiom is looked up at each word; each begins with so many, or with a shorter word
WORD = re.compile(r"\b\w+")


def idioms(text: str) -> Iterator[tuple[int, int]]:
    """Where the idioms of a text stand."""
    listed = _idioms()
    for word in WORD.finditer(text):
        for idiom in listed.get(word.group()[:LETTERS].lower(), ()):
            if match := idiom.match(text, word.start()):
                yield match.span()


# Read-only and the same for everyone, so it is read once.
@cache
def _idioms() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The idioms of `idioms.txt` by their first letters."""
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for line in (files(__package__) / "idioms.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            written = line.replace("*", r"\w*").replace("_", r"(?:\w+ ){0,2}\w+").replace("'", "['’]")
            begun = line.split()[0].rstrip("*")[:LETTERS].lower()
            found[begun] = (*found.get(begun, ()), re.compile(rf"{written}(?!\w)", re.IGNORECASE))
    return found
