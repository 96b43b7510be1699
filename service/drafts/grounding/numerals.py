"""Numbers in words: English, German, French, Spanish, from two to 999 where one writes them so."""

import re
from collections.abc import Iterator

from service.drafts.grounding.forms import one_form

_ONES = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_TWENTIES = "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
_HUNDREDS = "doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
_OTHERS = {
    "dozen": 12,
    "dutzend": 12,
    "douzaine": 12,
    "docena": 12,
    "a hundred": 100,
    "hundred": 100,
    "hundert": 100,
    "cent": 100,
    "cien": 100,
    "dizaine": 10,
    "decena": 10,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "centenar": 100,
    "quinzaine": 15,
    "veintena": 20,
    "fuffzehn": 15,
    "dreissig": 30,
    "a thousand": 1000,
    "tausend": 1000,
    "mille": 1000,
    "a million": 1e6,
    "quatre-vingts": 80,
    "millier": 1000,
    "millar": 1000,
    "half a dozen": 6,
    "halbes dutzend": 6,
    "demi-douzaine": 6,
    "media docena": 6,
    "medio centenar": 50,
    "halbes hundert": 50,
}
_FEMININE = {"ientos": "ientas", "uno": "una"}
ORDINALS = {
    word: value
    for value, row in enumerate(
        (
            ("second", "other", "zweite", "zweiten", "deuxième", "segunda", "segundo"),
            ("third", "dritte", "dritten", "troisième", "tercera", "tercer"),
            ("fourth", "vierte", "vierten", "quatrième", "cuarta", "cuarto"),
            ("fifth", "fünfte", "fünften", "cinquième", "quinta", "quinto"),
            ("sixth", "sechste", "sechsten", "sixième", "sexta", "sexto"),
        ),
        start=2,
    )
    for word in row
}


def _english() -> Iterator[tuple[str, float]]:
    ones = _ONES["en"].split()
    for at, ten in enumerate(_TENS["en"].split(), start=2):
        yield ten, at * 10
        for unit, one in enumerate(ones[:9], start=1):
            yield f"{ten}-{one}", at * 10 + unit


def _german() -> Iterator[tuple[str, float]]:
    small = dict(enumerate(_ONES["de"].split(), start=1))
    for at, ten in enumerate(_TENS["de"].split(), start=2):
        small[at * 10] = ten
        for unit in range(1, 10):
            small[at * 10 + unit] = f"{small[unit]}und{ten}"
    for value, word in small.items():
        yield word, value
    for hundred in range(1, 10):
        yield f"{small[hundred]}hundert", hundred * 100
        for value, word in small.items():
            yield f"{small[hundred]}hundert{word}", hundred * 100 + value


def _french() -> Iterator[tuple[str, float]]:
    ones = _ONES["fr"].split()
    for at, ten in enumerate(_TENS["fr"].split(), start=2):
        above = 10 if at in {7, 9} else 0  # "soixante-dix", "quatre-vingt-dix"
        if not above:
            yield ten, at * 10
        for unit in range(0 if above else 1, 10):
            one = ones[unit + above - 1]
            yield f"{ten}-{one}", at * 10 + unit
            if one in {"un", "onze"}:
                yield f"{ten} et {one}", at * 10 + unit


def _spanish() -> Iterator[tuple[str, float]]:
    ones = _ONES["es"].split()
    for at, ten in enumerate(_TENS["es"].split(), start=2):
        yield ten, at * 10
        for unit, one in enumerate(ones[:9], start=1):
            yield f"{ten} y {one}", at * 10 + unit
    for unit, word in enumerate(_TWENTIES.split(), start=21):
        yield word, unit
    for at, word in enumerate(_HUNDREDS.split(), start=2):
        yield word, at * 100


def _all() -> dict[str, float]:
    found: dict[str, float] = dict(_OTHERS)
    for tongue in ("en", "fr", "es"):
        # "one", "ein", "un" are articles as well
        found |= {word: value for value, word in enumerate(_ONES[tongue].split(), start=1) if value > 1}
    for spell in (_english, _german, _french, _spanish):
        found |= {word: value for word, value in spell() if value > 1}
    for masculine, feminine in _FEMININE.items():
        found |= {word.replace(masculine, feminine): value for word, value in found.items() if word.endswith(masculine)}
    return found


# What a hundred and more begins with: "deux cent", "ciento", "a hundred and".
_HUNDRED_WORDS = {
    **{f"{one} hundred": at * 100 for at, one in enumerate(_ONES["en"].split()[:9], start=1)},
    **{f"{one} cent": at * 100 for at, one in enumerate(_ONES["fr"].split()[:9], start=1) if at > 1},
    **{word: at * 100 for at, word in enumerate(_HUNDREDS.split(), start=2)},
    **{word.replace("cientos", "cientas"): at * 100 for at, word in enumerate(_HUNDREDS.split(), start=2)},
    "a hundred": 100,
    "cent": 100,
    "ciento": 100,
}
_VALUES = _all()
_SMALL = "|".join(re.escape(word).replace(r"\-", r"[\s-]") for word in sorted(_VALUES, key=len, reverse=True))


_HUNDRED = "|".join(word.replace(" ", r"[\s-]") for word in sorted(_HUNDRED_WORDS, key=len, reverse=True))
# Few words begin as a numeral does; at the others there is no need to try some hundreds one after the other.
_BEGINNINGS = "|".join(sorted({word[:3].replace(" ", r"[\s-]") for word in (*_VALUES, *_HUNDRED_WORDS)}))
NUMERAL = (
    rf"(?=(?:{_BEGINNINGS}))"
    rf"(?:(?:{_HUNDRED})s?[\s-](?:and\s)?(?:{_SMALL})(?![^\W\d])|(?:{_HUNDRED})s?(?![^\W\d])|{_SMALL})"
)
_PARTS = re.compile(rf"(?:(?P<hundred>{_HUNDRED})s?(?:[\s-](?:and\s)?|$))?(?P<small>{_SMALL})?", re.IGNORECASE)


_FOLDED = frozenset(one_form(word) for word in _VALUES)


def value_of(words: str) -> float:
    """The value of a number that `NUMERAL` matched; 0 for what is none."""
    lowered = words.lower()
    found = _VALUES.get(lowered) or _VALUES.get("-".join(lowered.split())) or _VALUES.get(" ".join(lowered.split("-")))
    parts = _PARTS.fullmatch(lowered)
    if found or not parts or not lowered:
        return found or 0.0
    hundred = _HUNDRED_WORDS.get(" ".join(re.split(r"[\s-]", parts["hundred"] or "")), 0)
    return hundred + (value_of(parts["small"]) if parts["small"] and parts["small"] != lowered else 0.0)


def is_numeral(word: str) -> bool:
    """Whether a folded word is a number."""
    return word in _FOLDED
