"""Years of experience as texts state them: "5+ years of Java", "mindestens drei Jahre", "two years' experience"."""

import re
from dataclasses import dataclass
from itertools import pairwise

NUMBERS = {
    word: value
    for value, row in enumerate(
        (
            ("one", "ein", "eine", "einem", "einer", "un", "une", "uno", "um", "uma"),
            ("two", "zwei", "deux", "dos", "dois"),
            ("three", "drei", "trois", "tres", "três"),
            ("four", "vier", "quatre", "cuatro", "quatro"),
            ("five", "fünf", "cinq", "cinco"),
            ("six", "sechs", "seis"),
            ("seven", "sieben", "sept", "siete", "sete"),
            ("eight", "acht", "huit", "ocho", "oito"),
            ("nine", "neun", "neuf", "nueve", "nove"),
            ("ten", "zehn", "dix", "diez", "dez"),
            ("eleven", "elf"),
            ("twelve", "zwölf", "douze", "doce"),
        ),
        start=1,
    )
    for word in row
}
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]\d)?|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
# "5+ years", "3 to 5 years'", "between 3 and 5 years", "five (5) years", "8-10 yrs", "3 Jahre", "2 ans".
YEARS = re.compile(
    rf"(?:\b(?:between|zwischen|entre)\s(?P<from>{_NUMBER})\s(?:and|und|et|y|e)\s)?"
    rf"(?<![\w$€£.,/])(?P<low>{_NUMBER})(?:\s?\(\s?\d{{1,2}}\s?\+?\s?\))?\s{{0,2}}"
    rf"(?P<plus>\+|plus\b|or more\b|oder mehr\b|ou plus\b|o más\b|ou mais\b)?\s{{0,2}}"
    rf"(?:(?:-|–|—|to|bis|à|a|até|or)\s{{0,2}}(?P<high>{_NUMBER})(?:\s?\(\s?\d{{1,2}}\s?\))?\s?\+?\s{{0,2}})?"
    rf"(?:full[- ]|solid |\(?)?(?P<unit>years?['’]?s?|yrs?\.?|jahren?|ans|années|años|anos)(?![^\W\d])",
    re.IGNORECASE,
)
GLUED = re.compile(r"(?<=[a-z)])(?=\d{1,2}\s?\+?\s?(?:-|–|to)?\s?\d{0,2}\s?\+?\s(?:years?|yrs?)\b)")
# What makes a number of years one of experience, just after it or just before it.
EXPERIENCE_AFTER = re.compile(
    r"^['’]?s?[\s,)]*(?:\w+[\s,/&'’-]+){0,7}?(?:experience|exp\b|experiences|expertise|background|practice"
    r"|track record|tenure"
    r"|berufserfahrung|erfahrung|expérience|experiencia|experiência|working|worked|hands-on|managing|leading"
    r"|developing|building"
    r"|designing|programming|selling|teaching|coding|writing|using)",
    re.IGNORECASE,
)
FIELD_AFTER = re.compile(r"^['’]?\s*(?:in|of|with|as|im|in der|als|en|dans|con|com|em|de)\s+\S", re.IGNORECASE)
EXPERIENCE_BEFORE = re.compile(
    r"(?:minimum(?: of)?|min\.?|at least(?: a minimum)?|experience[\s:(–-]{0,3}(?:of |level |required |range )?"
    r"|mindestens|au moins|al menos|mínimo(?: de)?|requires|must have"
    r"|erfahrung[\s:(]{0,3}|expérience[\s:(]{0,3}|experiencia[\s:(]{0,3}(?:de |mínima de )?|with|over|[>≥])[\s:(]*$",
    re.IGNORECASE,
)
NOT_EXPERIENCE_AFTER = re.compile(
    r"^['’]?\s*(?:ago|old|of age|in a row|in business|after|before|from|running|anniversary|contract|history|jubilee"
    r"|college|university|degree|program|warranty|term|period|plan|to (?:focus|pay|complete|come|start)"
    r"|and (?:going|counting)"
    r"|alt\b|d['’]existence|de antigüedad|later|straight|consecutive)",
    re.IGNORECASE,
)
NOT_EXPERIENCE_BEFORE = re.compile(
    r"(?:\b(?:past|last|previous|next|first|every|within|coming|age of|founded|celebrat\w+|serving|for (?:over"
    r"|more than|nearly|almost|the)"
    r"|workforce for|seit|depuis|desde hace|we have|we['’]ve|company with)\b[\s,]*(?:at least|over|more than"
    r"|the)?\s*)$",
    re.IGNORECASE,
)
UNITS = ("year", "yr", "jahr", "ans", "anné", "año", "ano")  # one stands in every statement, in small letters
LOOK = 90  # characters around a number of years that decide what it is


@dataclass(frozen=True, slots=True)
class YearsAsked:
    """A stated number of years: `text[start:end]` is the statement."""

    minimum: float
    maximum: float | None
    start: int
    end: int


def number(text: str) -> float:
    """The value of "5", "2.5" or "five"."""
    return float(NUMBERS[text.lower()]) if text.lower() in NUMBERS else float(text.replace(",", "."))


def asked_years(text: str) -> list[YearsAsked]:
    """Every statement of years of experience in `text`, in order."""
    lowered = text.lower()
    if not any(unit in lowered for unit in UNITS):
        return []
    cuts = [0, *(match.start() for match in GLUED.finditer(text)), len(text)]  # "degree2+ years" is read in two pieces
    found: list[YearsAsked] = []
    for at, until in pairwise(cuts):
        piece = text[at:until]
        found += [_asked(match, at) for match in YEARS.finditer(piece) if _is_experience(piece, match)]
    return found


def _asked(match: re.Match[str], at: int) -> YearsAsked:
    ends = [number(match[name]) for name in ("from", "low", "high") if match[name]]
    return YearsAsked(ends[0], ends[1] if len(ends) > 1 else None, at + match.start(), at + match.end())


def _is_experience(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - LOOK) : match.start()]
    after = text[match.end() : match.end() + LOOK]
    if NOT_EXPERIENCE_AFTER.search(after) or NOT_EXPERIENCE_BEFORE.search(before):
        return False
    if EXPERIENCE_AFTER.search(after) or FIELD_AFTER.search(after) or EXPERIENCE_BEFORE.search(before):
        return True
    return bool(match["plus"])
