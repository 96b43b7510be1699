"""Round numbers: "more than twenty" may be said of 23, "nearly 180" of 178, "a third" of 33 per cent."""

import re

from service.drafts.grounding.figures import Figure
from service.drafts.grounding.memory import once

_MORE = (
    r"(?:exceed(?:s|ed|ing)?|übersteigt|überstieg|dépass(?:e|é|ant|ait)|super(?:a|ó|an|ando)"
    r"|more(?: than)?|(?:well )?over|above|upwards of|at least|mehr als|über|mindestens|gut|plus d(?:e\s|['’])|plus que"
    r"|au moins"
    r"|más de|más que|al menos|por encima de|algo más de)"
)
_LESS = (
    r"(?:nearly|almost|close to|just under|fast|knapp|beinahe|nahezu|annähernd"
    r"|près d(?:e\s|['’])|presque|quasiment|casi|cerca de)"
)
_UNDER = r"(?:below|under|less(?: than)?|unter|weniger als|moins d(?:e\s|['’])|sous|menos de|no llega a|por debajo de)"
_ABOUT = (
    r"(?:about|around|roughly|approximately|some|circa|ca\.|rund|etwa|ungefähr|zirka|environ|autour d(?:e\s|['’])"
    r"|quelque|près d(?:e\s|['’])|unos|unas|alrededor de|aproximadamente|cerca de)"
)
# "une soixantaine", "zwei Dutzend", "a couple of hundred": nobody counts so who counts exactly.
_LOOSELY = re.compile(
    r"(?:dozens?|dutzend|douzaines?|docenas?|(?:diz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aines?|decenas?"
    r"|veintenas?|centenar(?:es)?|millar(?:es)?|milliers?)",
    re.IGNORECASE,
)
LOOSE = 0.1  # how far, as a share of it, the exact number may lie from such a one
# "nearly by a …", "fast um die …", "casi a la …"
_ARTICLE = r"l?\s*(?:(?:by|in|to|um|auf|zu|de|à|a|en)\s)?(?:(?:an?|une?|un|el|la|die|den|the|eine[mn]?)\s)?"
# How far, as shares of the round number, the exact one may lie from it.
ROUNDED = (
    (re.compile(rf"\b{_MORE}{_ARTICLE}$", re.IGNORECASE), 1.0, 1.2),
    (re.compile(rf"\b{_LESS}{_ARTICLE}$", re.IGNORECASE), 0.85, 1.0),
    (re.compile(rf"\b{_UNDER}{_ARTICLE}$", re.IGNORECASE), 0.7, 1.0),
    (re.compile(rf"\b{_ABOUT}{_ARTICLE}$", re.IGNORECASE), 0.92, 1.08),
)


def is_more(before: str) -> bool:
    """Whether what stands before a number says that it is more."""
    return bool(ROUNDED[0][0].search(before))


def is_less(before: str) -> bool:
    """Whether what stands before a number says that it is less."""
    return bool(ROUNDED[2][0].search(before))


def is_rounded(text: str, figure: Figure, other: Figure) -> bool:
    """Whether a number of `text` is said to be round, and may stand for the other."""
    if figure.percent != other.percent:
        return False
    return any(low <= exact <= high for low, high in _spans(text, figure) for exact in other.values)


@once
def _spans(text: str, figure: Figure) -> list[tuple[float, float]]:
    """Between what the exact number may lie; nothing when it is not said to be round."""
    shares = [(low, high) for before, low, high in ROUNDED if before.search(text[: figure.start])]
    if _LOOSELY.fullmatch(text[figure.start : figure.end].strip().split()[-1]):
        shares.append((1 - LOOSE, 1 + LOOSE))
    return [(low * value, high * value) for low, high in shares for value in figure.values]
