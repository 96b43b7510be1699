"""A place in a text that says who somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Finder = Callable[[str], Iterable["Found"]]

# Stands for what was found already, as many times as that is long. It is of the private characters, none of which is
# left in a text whose places are looked for (`Mask.neutral`).
GONE = "\ue000"


class Found(NamedTuple):
    """What stands from `start` to `end`, and what its placeholder is to be restored to; no `word`: as it stands."""

    start: int
    end: int
    label: str
    word: str | None = None


def find_all(text: str, finders: Sequence[Finder]) -> list[Found]:
    """Give what the finders find, in the order of the text; what one has found, the later ones do not see."""
    places: list[Found] = []
    rest = text
    for finder in finders:
        fresh, left, done = sorted(finder(rest)), [], 0
        for place in fresh:
            left += [rest[done : place.start], GONE * (place.end - place.start)]
            done = place.end
        rest = "".join([*left, rest[done:]])
        places += fresh
    return sorted(places, key=lambda place: place.start)
