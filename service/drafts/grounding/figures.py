"""Numbers, years and durations in a text, in a form that compares "1,500", "1.5k" and "1500"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NUMBER_WORDS = {
    word: value
    for value, listed in {
        2: "two zwei deux dos dois duas couple",
        3: "three drei trois tres três",
        4: "four vier quatre cuatro quatro",
        5: "five fünf cinq cinco",
        6: "six sechs seis",
        7: "seven sieben sept siete sete",
        8: "eight acht huit ocho oito",
        9: "nine neun neuf nueve nove",
        10: "ten zehn dix diez dez",
        11: "eleven elf onze once",
        12: "twelve zwölf douze doce doze dozen dozens dutzend douzaine docena",
        15: "fifteen fünfzehn quinze quince",
        20: "twenty zwanzig vingt veinte vinte",
        30: "thirty dreißig trente treinta trinta",
        40: "forty vierzig quarante cuarenta quarenta",
        50: "fifty fünfzig cinquante cincuenta cinquenta half",
        100: "hundred hundreds hundert hunderte cent centaines cien cientos cem centenas",
        1000: "thousand thousands tausend tausende mille milliers mil miles milhares",
        1_000_000: "million millions millionen millones milhões",
    }.items()
    for word in listed.split()
}
FRACTION_WORDS = frozenset({"half"})
SCALES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "millionen": 1e6,
    "millones": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
    "thousand": 1e3,
}
FIGURE = re.compile(
    r"(?<![\w.,/#-])(?P<sign>[$€£]\s?)?(?P<digits>\d{1,9}(?:[.,\u00a0' ]\d{3}(?!\d)){0,4}(?:[.,]\d{1,3})?)"
    r"(?:\s?(?P<scale>k|m|mn|mio\.?|b|bn|million(?:s|en)?|millones|billion|thousand)(?![\w/]))?(?![\d/])\s?(?P<unit>%|percent\b"
    r"|prozent\b|pour ?cent\b|por ?(?:ciento|cento)\b|[€$£])?",
    re.IGNORECASE,
)
WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})(?![\w])", re.IGNORECASE)
YEAR = re.compile(r"(?<![\w.,$€£])(?:19[5-9]\d|20[0-4]\d)(?![\w%]|[.,]\d)")
DATE = re.compile(
    r"(?<!\d)(?:0?[1-9]|1[0-2])[/.](?:19|20)\d{2}(?!\d)|(?<!\d)(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?:-\d{2})?(?!\d)"
)
FIRST_YEAR, LAST_YEAR = 1950, 2049


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: every value it may mean ("1.500" is 1.5 or 1500), and whether it is a percentage."""

    values: frozenset[float]
    percent: bool
    start: int
    end: int


def figures(text: str, *, skip: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """The numbers of `text` in order, in digits or words, but no years and dates, and none within `skip`."""
    taken = [
        *skip,
        *((m.start(), m.end()) for m in YEAR.finditer(text)),
        *((m.start(), m.end()) for m in DATE.finditer(text)),
    ]
    found = [
        figure
        for figure in (*_digits(text), *_words(text))
        if not any(a < figure.end and figure.start < b for a, b in taken)
    ]
    return sorted(found, key=lambda figure: figure.start)


def _digits(text: str) -> Iterator[Figure]:
    for match in FIGURE.finditer(text):
        scale = SCALES.get((match["scale"] or "").lower().rstrip("."), 1.0)
        percent = bool(match["unit"]) and match["unit"] not in "$€£"
        yield Figure(
            frozenset(value * scale for value in _values(match["digits"])), percent, match.start(), match.end()
        )


def _values(digits: str) -> Iterator[float]:
    """What "1.500", "1,5" or "12 000" may mean."""
    grouped = re.sub(r"[.,\u00a0' ](?=\d{3}(?:\D|$))", "", digits)
    for reading in (grouped, digits.replace(",", "."), digits.replace(".", "").replace(",", ".")):
        try:
            yield float(reading)
        except ValueError:
            continue


def _words(text: str) -> Iterator[Figure]:
    for match in WORD.finditer(text):
        percent = text[match.end() : match.end() + 10].strip().lower().startswith(("percent", "%", "prozent"))
        is_half = match.group().lower() in FRACTION_WORDS
        yield Figure(
            frozenset({float(NUMBER_WORDS[match.group().lower()])}), percent or is_half, match.start(), match.end()
        )


def years_in(text: str) -> list[int]:
    """The calendar years a text names."""
    whole = [int(match.group()) for match in YEAR.finditer(text)]
    dated = [int(found) for match in DATE.finditer(text) for found in re.findall(r"(?:19|20)\d{2}", match.group())]
    return sorted({year for year in (*whole, *dated) if FIRST_YEAR <= year <= LAST_YEAR})
