"""The style of a draft: set phrases that stand in every generated letter, in four languages."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MOST_CHARACTERS = 20_000  # of a draft; longer ones are no letters
_FILLED = r"(?:\S+ ){0,2}\S+"  # what "…" stands for in a phrase


@dataclass(frozen=True, slots=True)
class Cliche:
    """A set phrase at `start:end` of a text, as it is written there."""

    text: str
    start: int
    end: int


def cliches(text: str) -> tuple[Cliche, ...]:
    """Give the set phrases of a text in order, whatever its language; overlapping ones count as one."""
    found: list[Cliche] = []
    places = sorted(m.span() for pattern in _patterns().values() for m in pattern.finditer(text[:MOST_CHARACTERS]))
    for start, end in places:
        if not found or start >= found[-1].end:
            found.append(Cliche(text[start:end], start, end))
    return tuple(found)


# Read-only and the same for everyone, so it is read once.
@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    listed = tomllib.loads((files(__package__) / "style.toml").read_text(encoding="utf-8"))
    return {
        language: re.compile(rf"(?<!\w)(?:{'|'.join(phrases).replace('…', _FILLED)})(?!\w)", re.IGNORECASE)
        for language, phrases in listed.items()
    }
