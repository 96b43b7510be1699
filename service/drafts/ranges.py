"""Options of a form that are ranges of numbers, such as "3–5 years" and "mehr als 10", and which one holds a figure."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_RANGES = 2  # one range alone is no choice of ranges
_ONE = re.compile(r"\b(?:an?|one|eine?[mns]?|une?|uno|una)\b|\bd['’]une?\b", re.IGNORECASE)  # "less than a year"
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d)?")
_BELOW = re.compile(
    r"<|\b(?:less|fewer|under|below|weniger|unter|moins|menos)\b", re.IGNORECASE
)  # "weniger als 1 Jahr", "menos de un año"
_UP_TO = re.compile(r"≤|\b(?:up to|at most|bis zu|höchstens|maximal|jusqu|au plus|hasta|como máximo)", re.IGNORECASE)
_ABOVE = re.compile(r">|\b(?:more than|over|above|mehr als|über|plus de|plus d['’]|más de|mas de)", re.IGNORECASE)
_FROM = re.compile(
    r"(?:\+|≥)|\b(?:or more|and more|and above|or above|at least|oder mehr|und mehr|mindestens|ab \d+|et plus|ou plus"
    r"|au moins|o más|o mas|y más|al menos|a partir de|from)(?!\w)",
    re.IGNORECASE,
)
_NONE = re.compile(r"\W*(?:none|no experience|keine(?: erfahrung)?|aucune?(?: expérience)?|ninguna?)\W*", re.IGNORECASE)
_UNITS = re.compile(
    r"\b(?:years?|yrs?|jahren?|jahre?|ans?|années?|años?|anos?|people|persons?|employees|personen|mitarbeit\w+|personnes"
    r"|personas|reports|direct)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:years?|yrs?|jahre?n?|ans?|années?|años?|anos?)\b", re.IGNORECASE)
# All that may stand beside the numbers; an option with another word ("Python 3") is no range.
_BESIDE = re.compile(
    r"\b(?:than|als|de|d|à|a|to|bis|und|and|y|et|e|entre|between|zwischen|von|or|oder|ou|o|of|experience|erfahrung"
    r"|berufserfahrung|expérience|d['’]expérience|experiencia|year|more|less|fewer|mehr|weniger|plus|moins|más|mas"
    r"|menos|jusqu|au|zu|ab|partir|work|qu)\b|[\W_]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Range:
    low: float
    high: float
    is_above: bool = False  # more than `low`
    is_below: bool = False  # less than `high`

    def holds(self, value: float) -> bool:
        is_low = value > self.low if self.is_above else value >= self.low
        return is_low and (value < self.high if self.is_below else value <= self.high)


def holding(value: float, options: Sequence[str]) -> str:
    """Give the option whose range holds a figure, or "" when the options are no ranges, or none or several do.

    Of ranges that meet ("1–3", "3–5") it is the upper one; between two ("0–2", "3–5") completed years count.
    """
    ranges = {option: found for option in options if (found := _read(option)) is not None}
    if len(ranges) < _LEAST_RANGES:
        return ""
    is_between = any(found.low > value for found in ranges.values())
    for figure in (value, float(math.floor(value)))[: 1 + is_between]:
        held = [option for option, found in ranges.items() if found.holds(figure)]
        if held:
            most = max(ranges[option].low for option in held)
            best = [option for option in held if ranges[option].low == most]
            return best[0] if len(best) == 1 else ""
    return ""


def are_years(options: Sequence[str]) -> bool:
    """Whether options are ranges of years, and say so."""
    ranges = [option for option in options if _read(option) is not None]
    return len(ranges) >= _LEAST_RANGES and any(_YEARS.search(option) for option in ranges)


def _read(option: str) -> _Range | None:
    text = option if _NUMBER.search(option) else _ONE.sub("1", option)
    if _NONE.fullmatch(option):
        return _Range(0, 0)
    numbers = [float(number.replace(",", ".")) for number in _NUMBER.findall(text)]
    if not numbers or not _is_all(text):
        return None
    return _between(numbers) if len(numbers) > 1 else _bound(text, numbers[0])


def _between(numbers: list[float]) -> _Range | None:
    low, high = numbers[0], numbers[-1]
    return _Range(low, high) if len(numbers) == 2 and low < high else None  # noqa: PLR2004 - two ends


def _bound(text: str, number: float) -> _Range:
    if _FROM.search(text):
        return _Range(number, math.inf)
    if _UP_TO.search(text):
        return _Range(0, number)
    if _BELOW.search(text):
        return _Range(0, number, is_below=True)
    if _ABOVE.search(text):
        return _Range(number, math.inf, is_above=True)
    return _Range(number, number + 1, is_below=True)


def _is_all(text: str) -> bool:
    """Whether an option holds nothing but numbers and the words of a range."""
    for known in (_FROM, _UP_TO, _ABOVE, _BELOW, _NUMBER, _UNITS, _BESIDE):
        text = known.sub(" ", text)
    return not text.strip()
