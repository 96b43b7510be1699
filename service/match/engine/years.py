"""Years of experience as texts state them: "5+ years of Java", "mindestens drei Jahre", "two years' experience"."""

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from service.match.engine.words import says_any

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
# "5+ years", "3 to 5 years'", "between 3 and 5 years", "five (5) years", "8-10 yrs", "2 ans", "18 months", "5+ yoe", in
# a text of small letters.
YEARS = re.compile(
    rf"(?:\b(?:between|zwischen|entre)\s(?P<from>{_NUMBER})\s(?:and|und|et|y|e)\s)?"
    rf"(?<![\w$€£.,/])(?P<low>{_NUMBER})(?:\s?\(\s?\d{{1,2}}\s?\+?\s?\))?\s{{0,2}}"
    rf"(?P<plus>\+|plus\b|or more\b|oder mehr\b|ou plus\b|o más\b|ou mais\b)?\s{{0,2}}"
    rf"(?:(?:-|–|—|to|bis|à|a|até|or)\s{{0,2}}(?P<high>{_NUMBER})(?:\s?\(\s?\d{{1,2}}\s?\))?\s?(?P<open>\+)?\s{{0,2}})?"
    rf"(?:full[- ]|solid |\(?)?(?P<unit>years?['’]?s?|yrs?\.?|jahre?n?|ans|(?<=\bun )an|années?|años?|anos?|yoe"
    rf"|(?P<loose>-years?|-yrs?|-?jährige[rnms]?|(?P<months>-?months?['’]?s?|monate?n?|mois"
    rf"|m[eê]s(?:es)?)))(?![^\W\d])"
)
GLUED = re.compile(r"\d(?<=[a-z)]\d)(?=\d?\s?\+?\s?(?:-|–|to)?\s?\d{0,2}\s?\+?\s(?:years?|yrs?)\b)")
# What makes a number of years one of experience, just after it or just before it.
EXPERIENCE_AFTER = re.compile(
    r"^['’]?s?[\s,)]*(?:\w+[\s,/&'’-]+){0,7}?(?:experience|exp\b|experiences|expertise|background|practice"
    r"|track record|tenure"
    r"|[^\W\d]*-?erfahrung|expérience|experiencia|experiência|working|worked|hands-on|managing|leading"
    r"|developing|building"
    r"|designing|programming|selling|teaching|coding|writing|using)",
    re.IGNORECASE,
)
# The same for "12 months" and "3-jährige", which may as well be a contract or a training: "… of retail experience".
EXPERIENCE_NAMED = re.compile(
    r"^[\s,)]*(?:[\w'’/&-]+[\s,/&]+){0,5}?(?:d['’])?(?:experience|expertise|[^\W\d]*-?erfahrung|berufspraxis|expérience"
    r"|experiencia|experiência)(?!\w)",
    re.IGNORECASE,
)
NAMES_EXPERIENCE = re.compile(  # "Experience: 18 months", "Berufserfahrung von mindestens 6 Monaten"
    r"(?:experience|erfahrung|expérience|experiencia|experiência)[\s:(–-]{0,3}"
    r"(?:(?:of|von|de|d['’]|required|at least|minimum|mindestens|au moins|al menos|mínima|pelo menos)\s?){0,3}$",
    re.IGNORECASE,
)
# "up to 3 years", "höchstens 2 Jahre", "3 years or less": the most that is asked for, not the least.
AT_MOST_BEFORE = re.compile(
    r"(?:\bup to|\bat most|(?<!no )(?<!not )(?:\bless|\bfewer) than|\b(?:no|not) (?:more than|over|exceeding)|\bunder"
    r"|\bm[aá]x(?:imum|imal|imo)?\.?(?: of| de)?|\bbis zu|\bhöchstens|(?<!nicht )\bweniger als|\bnicht mehr als"
    r"|\bjusqu['’]à|\bau (?:plus|maximum)|(?<!pas )\bmoins de|\bpas plus de"
    r"|\bhasta|\bcomo (?:máximo|mucho)|(?<!no )(?<!não )\bmenos de|\bno más de|\baté|\bno máximo|\bnão mais (?:de|que))"
    r"\s?:?\s?$",
    re.IGNORECASE,
)
AT_MOST_AFTER = re.compile(
    r"^[^.;,\d]{0,30}\b(?:or (?:less|fewer)|oder weniger|ou moins|o menos|ou menos)\b"
    r"|^\s?(?:max\b|maximum\b|maximal\b)",
    re.IGNORECASE,
)
FIELD_AFTER = re.compile(
    r"^['’]?\s*(?:minimum\s)?(?:in|of|with|as|im|in der|als|en|dans|comme|como|con|com|em|de)\s+\S", re.IGNORECASE
)
EXPERIENCE_BEFORE = re.compile(
    r"(?:minimum(?: of)?|min\.?|at least(?: a minimum)?|experience[\s:(–-]{0,3}(?:of |level |required |range )?"
    r"|mindestens|au moins|al menos|mínimo(?: de)?|requires|must have"
    r"|erfahrung[\s:(]{0,3}|expérience[\s:(]{0,3}(?:de |minimale? de )?"
    r"|experiencia[\s:(]{0,3}(?:de |mínima de )?|with|over|[>≥])[\s:(]*$",
    re.IGNORECASE,
)
NOT_EXPERIENCE_AFTER = re.compile(
    r"^['’]?\s*(?:ago|old|of age|in a row|in business|after|before|from|running|anniversary|contract|history|jubilee"
    r"|college|university|degree|program|warranty|term|period|plan|to (?:focus|pay|complete|come|start)"
    r"|ausbildung|studium|lehre\b|befrist|probe|probation|internship|apprenticeship|fellowship|fixed"
    r"|in the first instance|paid|parental|notice|duration|laufzeit"
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
UNITS = (
    "year",
    "yr",
    "jahr",
    "jähr",
    "ans",
    "un an",
    "anné",
    "año",
    "ano",
    "yoe",
    "month",
    "monat",
    "mois",
    "mes",
    "mês",
)  # one stands in every statement, in small letters
LOOK = 90  # characters around a number of years that decide what it is


MONTHS = 12  # of a year


class Ground(IntEnum):
    """What speaks for a number of years being one of experience."""

    NONE = 0  # "Java (5 years)": only a name beside it does
    OPEN = 1  # "5+ years", "3 years in …"
    SAID = 2  # "5 years of experience"


@dataclass(frozen=True, slots=True)
class YearsAsked:
    """A stated number of years: `text[start:end]` is the statement. Of "up to 3 years" the minimum is 0."""

    minimum: float
    maximum: float | None
    start: int
    end: int
    ground: Ground = Ground.SAID


def number(text: str) -> float:
    """The value of "5", "2.5" or "five"."""
    return float(NUMBERS[text.lower()]) if text.lower() in NUMBERS else float(text.replace(",", "."))


def may_state_years(text: str) -> bool:
    """Whether a text has what stands in every statement of years."""
    return says_any(text.lower(), UNITS)


def asked_years(text: str, *, least: Ground = Ground.OPEN) -> list[YearsAsked]:
    """Every statement of years of experience in `text` for which at least so much speaks, in order."""
    if not may_state_years(text):
        return []
    cuts = [0, *(match.start() for match in GLUED.finditer(text)), len(text)]  # "degree2+ years" is read in two pieces
    found: list[YearsAsked] = []
    for at, until in pairwise(cuts):
        piece = text[at:until]
        for match in YEARS.finditer(piece.replace("İ", "I").lower()):  # of no other letter does this make two
            ground = _ground(piece, match)
            if ground is not None and ground >= least:
                found.append(_asked(piece, match, at=at, ground=ground))
    return found


def _asked(text: str, match: re.Match[str], *, at: int, ground: Ground) -> YearsAsked:
    per_year = MONTHS if match["months"] else 1
    ends = [round(number(match[name]) / per_year, 2) for name in ("from", "low", "high") if match[name]]
    if len(ends) == 1 and _is_most(text, match):
        ends.insert(0, 0.0)
    is_bounded = len(ends) > 1 and not match["open"]  # "3-10+ years" has no upper end
    return YearsAsked(ends[0], ends[1] if is_bounded else None, at + match.start(), at + match.end(), ground)


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    return text[max(0, match.start() - LOOK) : match.start()], text[match.end() : match.end() + LOOK]


def _is_most(text: str, match: re.Match[str]) -> bool:
    before, after = _around(text, match)
    return not match["plus"] and bool(AT_MOST_BEFORE.search(before) or AT_MOST_AFTER.search(after))


def _ground(text: str, match: re.Match[str]) -> Ground | None:
    """What speaks for experience; None where something speaks against it."""
    before, after = _around(text, match)
    if NOT_EXPERIENCE_AFTER.search(after) or NOT_EXPERIENCE_BEFORE.search(before):
        return None
    if match["loose"]:
        is_named = EXPERIENCE_NAMED.search(after) or NAMES_EXPERIENCE.search(before)
        return Ground.SAID if is_named else Ground.NONE
    if match["unit"].lower() == "yoe" or EXPERIENCE_AFTER.search(after) or EXPERIENCE_BEFORE.search(before):
        return Ground.SAID
    return Ground.OPEN if match["plus"] or FIELD_AFTER.search(after) else Ground.NONE
