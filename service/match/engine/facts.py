"""What a posting asks besides skills and languages: permission to work, travel, clearance."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.match.model import RequirementKind

AUTHORIZATION = re.compile(
    r"(?:(?:authori[sz]ed|eligib(?:le|ility)|right|permit(?:ted)?|authori[sz]ation"
    r"|legally able) to (?:legally )?(?:live and )?work|work (?:authori[sz]ation|permit|visa)"
    r"|visa sponsorship|sponsor(?:ship)?[^.]{0,30}\bvisas?"
    r"|without (?:visa |current or future |the need for )?sponsorship"
    r"|no sponsorship|(?:not|unable to)(?: be able to)? (?:offer |provide )?sponsor"
    r"|u\.?s\.? citizen(?:ship)?|us citizens?"
    r"|green card|h-?1b|permanent resident|arbeitserlaubnis|arbeitsgenehmigung|permis de travail|permiso de trabajo"
    r"|autorisation de travail|autorização de trabalho|permissão de trabalho)",
    re.IGNORECASE,
)
# "Visa sponsorship is available", "we sponsor visas": a help that is offered, not a thing that is asked for.
OFFERED = re.compile(
    r"\b(?:we|company|employer|team|wir|nous)\s(?:\w+\s){0,2}?(?:sponsor|offer|provide|support|assist)s?\b(?!\w)"
    r"|(?:sponsorship|visa support|relocation)[^.]{0,40}"
    r"\b(?:is |are )?(?:available|offered|provided|possible|included)\b",
    re.IGNORECASE,
)
REFUSED = re.compile(r"\b(?:not|no|unable|cannot|can['’]t|without|kein\w*|nicht|pas)\b", re.IGNORECASE)
CLEARANCE = re.compile(
    r"(?:security clearance|(?:top )?secret(?:/sci)? clearance|ts/sci|active clearance|dod clearance|public trust"
    r"|polygraph|clearance level|sc cleared|sc clearance"
    r"|dv cleared|dv clearance|sicherheitsüberprüfung|habilitation (?:secret|défense)|habilitación de seguridad)",
    re.IGNORECASE,
)
# Levels of clearance, highest first.
CLEARANCE_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (level, re.compile(pattern, re.IGNORECASE))
    for level, pattern in (
        (4, r"\bts/sci|polygraph"),
        (3, r"\btop secret|\bdv clear|\bts clear|\bü ?3\b"),
        (2, r"\bsecret\b|\bsc clear|\bü ?2\b"),
        (1, r"public trust|\bbpss\b|\bü ?1\b"),
    )
)
SHOWS_CLEARANCE = re.compile(
    r"\b(?:(?:top )?secret(?:/sci)?\b[^.;]{0,15}\bclear\w+|(?:top )?secret/sci|ts/sci|ts clearance"
    r"|public trust (?:clearance|position|level|background|investigation|determination|eligib\w+)"
    r"|clearance\s?[:(–-]{0,2}\s?public trust"
    r"|(?:active|current|held|holds?|security) (?:security )?clearance"
    r"|(?:sc|dv)[- ]clear(?:ed|ance)|security[- ]cleared)",
    re.IGNORECASE,
)
TRAVEL = re.compile(
    r"(?:(?:up to |approximately |about )?\d{1,3}\s?%\s(?:of the time |domestic |international |overnight )?travel"
    r"|travel[^.;]{0,30}\d{1,3}\s?%"
    r"|(?:willing(?:ness)?|able|ability|required|must) to travel|travel (?:is )?required|reisebereitschaft"
    r"|reisetätigkeit"
    r"|déplacements?\s(?:fréquents|à prévoir|réguliers)|mobilité géographique"
    r"|disponibilidad para viajar|disponibilidade para via(?:gens|jar))",
    re.IGNORECASE,
)
# What stands in whatever these three find, in small letters: most sentences have none of it and are not searched.
PERMITS = (
    *("to work", "to legally", "to live", "work author", "work permit", "visa", "sponsor", "citizen", "green card"),
    *("h1b", "h-1b", "permanent resident", "arbeits", "travail", "trabajo", "trabalho"),
)
CLEARANCES = ("clear", "ts/sci", "public trust", "polygraph", "sicherheits", "habilita")
TRAVELS = ("travel", "reise", "déplacement", "mobilité", "viajar", "viagens")
PERCENT = re.compile(r"\d{1,3}\s?%")
SHOWS_TRAVEL = re.compile(
    r"\b(?:(?:willing|able|happy|open|ready|available) to travel|\d{1,3}\s?% travel|reisebereit\w*"
    r"|disponib(?:le|ilidad) para viajar|disponibilidade para viajar)",
    re.IGNORECASE,
)
# Where one may work, by its code. "US" in capitals only: "work with us" names no country.
REGIONS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (code, name, re.compile(pattern))
    for code, name, pattern in (
        ("US", "the US", r"\bU\.?S\.?A?\b|United States|\bAmerican\b|[Gg]reen [Cc]ard|\bH-?1[Bb]\b"),
        ("GB", "the UK", r"\bU\.?K\.?\b|United Kingdom|\bBritish\b|Great Britain"),
        ("EU", "the EU", r"\bE\.?U\.?\b|European Union|\bEEA\b|Schengen|Europäische[nr]? Union"),
        ("CA", "Canada", r"\bCanad(?:a|ian)\b"),
        ("DE", "Germany", r"\bGerman(?:y)?\b|\bDeutschland\b|\bdeutsche\b"),
        ("CH", "Switzerland", r"\bSwiss\b|\bSwitzerland\b|\bSchweiz\b|\bSuisse\b"),
        ("FR", "France", r"\bFrench\b|\bFrance\b"),
        ("ES", "Spain", r"\bSpanish\b|\bSpain\b|\bEspaña\b"),
        ("PT", "Portugal", r"\bPortugal\b|\bPortuguese\b"),
        ("BR", "Brazil", r"\bBra[sz]il(?:ian)?\b"),
        ("IE", "Ireland", r"\bIreland\b|\bIrish\b"),
        ("AU", "Australia", r"\bAustralian?\b"),
        ("IN", "India", r"\bIndian?\b"),
        ("SG", "Singapore", r"\bSingapore(?:an)?\b"),
    )
)
WITHIN = {"DE": "EU", "FR": "EU", "ES": "EU", "PT": "EU", "IE": "EU"}  # whoever is of these may work in that


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing asked for that is no skill: its kind, its name, and its place in the sentence.

    `names` are the codes of the regions of a permission to work; `rank` is the level of a clearance.
    """

    kind: RequirementKind
    name: str
    start: int
    end: int
    names: tuple[str, ...] = ()
    rank: int = 0


def facts_in(text: str) -> Iterator[Fact]:
    """What a sentence asks for besides skills, years, degrees and languages."""
    if (found := _search(AUTHORIZATION, text, PERMITS)) and not (OFFERED.search(text) and not REFUSED.search(text)):
        listed = {code: name for code, name, pattern in REGIONS if pattern.search(text)}
        name = f"Permission to work in {' or '.join(listed.values())}" if listed else "Permission to work"
        yield Fact(RequirementKind.AUTHORIZATION, name, found.start(), found.end(), tuple(listed))
    if found := _search(CLEARANCE, text, CLEARANCES):
        yield Fact(RequirementKind.CLEARANCE, "Security clearance", found.start(), found.end(), rank=clearance_in(text))
    if found := _search(TRAVEL, text, TRAVELS):
        amount = PERCENT.search(found.group())
        name = f"Travel ({amount.group()})" if amount else "Willingness to travel"
        yield Fact(RequirementKind.TRAVEL, name, found.start(), found.end())


def _search(pattern: re.Pattern[str], text: str, telltales: Iterable[str]) -> re.Match[str] | None:
    lowered = text.lower()
    return pattern.search(text) if any(telltale in lowered for telltale in telltales) else None


def clearance_in(text: str) -> int:
    """The level of clearance a text names, 0 for none."""
    return next((level for level, pattern in CLEARANCE_LEVELS if pattern.search(text)), 0)


def regions_in(text: str) -> set[str]:
    """The codes of the regions a text names, with those that include them."""
    named = {code for code, _, pattern in REGIONS if pattern.search(text)}
    return named | {WITHIN[code] for code in named if code in WITHIN}
