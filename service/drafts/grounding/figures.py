"""Numbers in a text, in a form that compares "1,500", "1.5k" and "fifteen hundred", in four languages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from service.drafts.grounding.memory import once
from service.drafts.grounding.numerals import NUMERAL, ORDINALS, value_of

SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "tausend": 1e3,
    "tsd": 1e3,
    "mil": 1e3,
    "mille": 1e3,
    "hundred": 1e2,
    "dozen": 12.0,
    "dutzend": 12.0,
    "douzaines": 12.0,
    "docenas": 12.0,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "millionen": 1e6,
    "millón": 1e6,
    "millones": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "mrd": 1e9,
    "billion": 1e9,
    "milliard": 1e9,
    "milliarde": 1e9,
    "milliarden": 1e9,
    "mil millones": 1e9,
    "milliards": 1e9,
}
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
PERCENT = r"%|percent\b|per cent\b|prozent\w*\b|pour ?cent\b|por ?ciento\b"
FIGURE = re.compile(
    r"(?<![\w.,/#])(?P<sign>[$€£]\s?)?(?P<digits>\d{1,9}(?:[.,\u00a0\u202f'’ ]\d{3}(?!\d)){0,4}(?:[.,]\d{1,3})?)"
    rf"(?:\s?\+?\s?(?P<scale>{_SCALE})(?![^\W\d]|\d|/))?(?:(?![\d/]|[.,]\d)|(?<=[.,]\d)(?=/\d)|(?<=[.,]\d\d)(?=/\d))"
    rf"(?:(?P<unit>\s?(?:{PERCENT}))|\s?(?:de )?[€$£])?",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d+(?:\.\d+)?")  # as it is reckoned with
# A number in words, with what multiplies it: "two thousand", "fünf Millionen".
WORDS = re.compile(
    rf"(?<![\w-])(?P<words>{NUMERAL})(?P<half>einhalb"
    rf"|\sand a half)?(?:[\s-](?P<scale>{_SCALE}))?(?:(?![^\W\d])|(?=köpfig|stellig|stöckig|prozentig|monatig|wöchig))"
    rf"(?P<unit>\s?(?:{PERCENT}))?",
    re.IGNORECASE,
)
THIRD = 33.3  # per cent; whoever writes 33 means it too
# Parts and multiples of a whole: "halved", "um ein Viertel", "doublé".
PARTS = (
    (
        50.0,
        re.compile(
            r"\b(?:(?:in|by|than) half|(?<=almost )half|(?<=nearly )half"
            r"|(?<!first )(?<!second )(?<!other )half (?:of|the|a|as)(?! (?:dozen|year))"
            r"|divisée?s? par deux|dividid[oa]s? (?:por|entre) dos|halv(?:ed|ing)|halbier\w*"
            r"|(?<!ersten )(?<!zweiten )(?<!zweite )(?<!erste )hälfte"
            r"|(?<!première )(?<!seconde )(?<!deuxième )moitié|(?<!primera )(?<!segunda )mitad)\b",
            re.IGNORECASE,
        ),
    ),
    (
        THIRD,
        re.compile(r"\b(?:(?:a|one) third|(?:ein )?drittel|un tiers|d['’]un tiers|un tercio)\b", re.IGNORECASE),
    ),
    (
        25.0,
        re.compile(
            r"\b(?:(?<=by )a quarter|(?<=than )a quarter|(?<=about )a quarter|(?<=nearly )a quarter"
            r"|(?<=almost )a quarter|a quarter of|(?:ein )?viertel|un quart|d['’]un quart|una cuarta parte)\b"
            r"(?! (?:an hour|d['’]heure|de hora))",
            re.IGNORECASE,
        ),
    ),
    (
        20.0,
        re.compile(
            r"\b(?:(?:a|one) fifth|(?:ein )?fünftel|un cinquième|d['’]un cinquième|una quinta parte|un quinto)\b",
            re.IGNORECASE,
        ),
    ),
    (1.0, re.compile(rf"\b(?:one|a single|ein(?:em)?|un|uno)\s(?:{PERCENT})", re.IGNORECASE)),
    (
        200.0,
        re.compile(
            r"\b(?:doubl(?:ed|ing)|two-?fold|verdoppelt\w*|doublé\w*|(?<!por )dupli(?:qué|có|cado|car)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        400.0,
        re.compile(
            r"\b(?:quadrupl\w+|four-?fold|vervierfacht\w*|quadruplé\w*|cuadruplic\w+|cuadruplicado)\b", re.IGNORECASE
        ),
    ),
    (1000.0, re.compile(r"\b(?:ten-?fold|verzehnfacht\w*|décuplé\w*|decuplic\w+)\b", re.IGNORECASE)),
    (
        300.0,
        re.compile(
            r"\b(?:tripl(?:ed|ing)|three-?fold|verdreifacht\w*|triplé\w*|tripli(?:qué|có|cado|car))\b", re.IGNORECASE
        ),
    ),
)
# "Zweierteam": a number within a word.
GROUPED = re.compile(r"\b(?:(zweier)|(dreier)|(vierer)|(fünfer)|(sechser))(?=[a-zäöü-]{3})", re.IGNORECASE)
# "every fifth week", "one week in five".
EVERY = re.compile(
    rf"\b(?!each other\b)(?:every|each|jeden?|alle|chaque|cada)\s(?P<ordinal>{'|'.join(ORDINALS)})\b", re.IGNORECASE
)
DAYS = 14.0
# "innerhalb eines halben Jahres": six months; not "seit einem halben Jahr", which is no figure of a line.
HALF_A_YEAR = re.compile(
    r"\b(?:half a year|eine[mrs]? halben jahre?s?|une demi-année|un semestre|medio año)\b", re.IGNORECASE
)
SINCE_THEN = re.compile(r"\b(?:seit|vor|for|since|depuis|il y a|hace)\b[^,.;]{0,20}$", re.IGNORECASE)
HALF_YEAR = 6.0
FORTNIGHT = re.compile(
    r"\b(?:(?:every|each) (?:two|2) weeks|(?:every|each|per|a) fortnight|fortnightly|bi-?weekly|alle (?:zwei wochen"
    r"|vierzehn tage|14 tage)|zweiwöchentlich\w*|zweiwöchig\w*|vierzehntäg\w*|14-täg\w*|toutes les (?:deux|2) semaines"
    r"|tous les (?:quinze|15) jours|chaque quinzaine|cada (?:dos|2) semanas|cada (?:quince|15) días|quincenal\w*)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<![\w.,$€£])(?:19[5-9]\d|20[0-4]\d)(?![\w%]|[.,]\d|\s?(?:%|€|£|\$))")
DATE = re.compile(
    r"(?<!\d)(?:0?[1-9]|1[0-2])[/.](?:19|20)\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?:-\d{2})?(?!\d)"
)
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero",
            "february feb februar février febrero",
            "march mar märz mars marzo",
            "april apr avril abril",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet julio",
            "august aug août agosto",
            "september sep sept septembre septiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
A_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# The day of a month: "6. Oktober", "6 octobre", "October 6th".
_DAY = r"(?:[12]?\d|3[01])"
DAY = re.compile(
    rf"\b{_DAY}(?:\.|st|nd|rd|th|er)?\s(?:of\s|de\s)?(?:{A_MONTH})\b|\b(?:{A_MONTH})\s{_DAY}(?:st|nd|rd|th)?(?!\d)",
    re.IGNORECASE,
)
TIME_OF_DAY = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3])(?::[0-5]\d|\s?h\s?[0-5]\d)(?![\d:])")
TO = re.compile(r"\s?(?:-|–|to|auf|bis|à|a|al)\s?(?:down to|up to)?\s?", re.IGNORECASE)  # between two ends
# "from 9 working days to 5"
TO_WITH_UNIT = re.compile(r"\s?(?:[^\W\d]+\s){0,2}(?:down |up )?(?:to|auf|à|a|al)\s", re.IGNORECASE)
ENGLISH = re.compile(r"\b(?:the|and|of|by|my|was|than|with|more)\b", re.IGNORECASE)
HALF = 0.5  # "two and a half"
FIRST_YEAR, LAST_YEAR = 1950, 2049


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: every value it may mean ("1.500" is 1.5 or 1500), and whether it is a percentage."""

    values: frozenset[float]
    percent: bool
    start: int
    end: int

    def is_same(self, other: "Figure") -> bool:
        """Whether both may be the same number of the same kind."""
        return self.percent == other.percent and bool(self.values & other.values)


def figures(text: str, *, skip: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """The numbers of `text` in order, in digits or words, but no years and dates, and none within `skip`."""
    if skip:
        return _figures(text, skip)
    return _all_figures(text)


@once
def _all_figures(text: str) -> list[Figure]:
    return _figures(text, ())


def _figures(text: str, skip: Sequence[tuple[int, int]]) -> list[Figure]:
    taken = [
        *skip,
        *((m.start(), m.end()) for m in YEAR.finditer(text)),
        *((m.start(), m.end()) for m in DATE.finditer(text)),
        *((m.start(), m.end()) for m in DAY.finditer(text)),
        *((m.start(), m.end()) for m in TIME_OF_DAY.finditer(text)),
    ]
    free = bytearray(b"\1" * len(text))
    for start, end in taken:
        free[start:end] = bytes(end - start)
    found: list[Figure] = []
    for figure in (*_parts(text), *_digits(text), *_words(text)):
        if all(free[figure.start : figure.end]):
            found.append(figure)
            free[figure.start : figure.end] = bytes(figure.end - figure.start)
    return _shared_percent(text, sorted(found, key=lambda figure: figure.start))


def _shared_percent(text: str, found: list[Figure]) -> list[Figure]:
    """As in "From 17 to 26 percent": the first is a percentage as well."""
    for at, (one, other) in enumerate(pairwise(found)):
        if other.percent and not one.percent and TO.fullmatch(text, one.end, other.start):
            found[at] = replace(one, percent=True)
    return found


def _digits(text: str) -> Iterator[Figure]:
    for match in FIGURE.finditer(text):
        scale = SCALES.get((match["scale"] or "").lower(), 1.0)
        scales = {1.0, scale} if match["scale"] == "m" else {scale}  # "310 m" may be metres
        values = frozenset(round(value * by, 3) for value in _values(match["digits"]) for by in scales)
        yield Figure(values, bool(match["unit"]), match.start(), match.end())


def _values(digits: str) -> Iterator[float]:
    """What "1.500", "1,5" or "23 356,35" may mean; what is no number, as "3.4.1", is the same wherever it is said."""
    grouped = re.sub(r"[.,\u00a0\u202f'’ ](?=\d{3}(?:\D|$))", "", digits)
    readings = (grouped.replace(",", "."), digits.replace(",", "."))
    yield from [float(reading) for reading in readings if NUMBER.fullmatch(reading)] or [
        float(re.sub(r"\D", "", digits))
    ]


def _words(text: str) -> Iterator[Figure]:
    for match in WORDS.finditer(text):
        if match["words"].lower() == "once" and ENGLISH.search(text):
            continue  # which is eleven in Spanish
        scale = SCALES.get((match["scale"] or "").lower(), 1.0)
        value = (value_of(match["words"]) + (HALF if match["half"] else 0)) * scale
        yield Figure(frozenset({value}), bool(match["unit"]), match.start(), match.end())


def _parts(text: str) -> Iterator[Figure]:
    for value, pattern in PARTS:
        for match in pattern.finditer(text):
            values = {value, float(int(value))}
            yield Figure(frozenset(values), percent=True, start=match.start(), end=match.end())
    for match in GROUPED.finditer(text):
        yield Figure(
            frozenset({float((match.lastindex or 0) + 1)}), percent=False, start=match.start(), end=match.end()
        )
    for match in HALF_A_YEAR.finditer(text):
        if not SINCE_THEN.search(text[: match.start()]):
            yield Figure(frozenset({HALF_YEAR}), percent=False, start=match.start(), end=match.end())
    for match in FORTNIGHT.finditer(text):
        yield Figure(frozenset({DAYS}), percent=False, start=match.start(), end=match.end())
    for match in EVERY.finditer(text):
        value = ORDINALS[match["ordinal"].lower()]
        yield Figure(frozenset({float(value)}), percent=False, start=match.start(), end=match.end())


def years_in(text: str) -> list[int]:
    """The calendar years a text names."""
    whole = [int(match.group()) for match in YEAR.finditer(text)]
    dated = [int(found) for match in DATE.finditer(text) for found in re.findall(r"(?:19|20)\d{2}", match.group())]
    return sorted({year for year in (*whole, *dated) if FIRST_YEAR <= year <= LAST_YEAR})
