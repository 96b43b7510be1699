"""What a posting asks besides skills and languages: permission to work, travel, clearance."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.match.engine.regions import REGIONS
from service.match.engine.words import says_any
from service.match.model import RequirementKind

AUTHORIZATION = re.compile(
    r"(?:(?:authori[sz]ed|eligib(?:le|ility)|right|permit(?:ted)?|authori[sz]ation"
    r"|legally able) to (?:legally )?(?:live and )?work|work(?:ing)? (?:authori[sz]ation|permit|visa)"
    r"|visa sponsorship|sponsor(?:ship)?[^.]{0,30}\bvisas?"
    r"|without (?:visa |current or future |the need for )?sponsorship"
    r"|no sponsorship|(?:not|unable to)(?: be able to)? (?:offer |provide )?sponsor"
    r"|\bu\.?s\.? citizens?(?:hip)?\b"
    r"|green card|h-?1b|permanent resident|arbeitserlaubnis|arbeitsgenehmigung|permis de travail|permiso de trabajo"
    r"|autorisation de travail|autorização de trabalho|permissão de trabalho)",
    re.IGNORECASE,
)
# "Visa sponsorship is available", "we sponsor visas": a help that is offered, not a thing that is asked for.
OFFERED = re.compile(
    r"\b(?:we|company|employer|team|wir|nous)\s(?:\w+\s){0,2}?"
    r"(?:sponsor|offer|provide|support|assist|bieten|unterstützen|helfen|übernehmen|proposons|aidons"
    r"|accompagnons)s?\b(?!\w)"
    r"|\b(?:ofrecemos|ayudamos|tramitamos|apoyamos|oferecemos|ajudamos|apoiamos)\b"
    r"|(?:sponsorship|visa support|relocation)[^.]{0,40}"
    r"\b(?:is |are )?(?:available|offered|provided|possible|included)\b"
    r"|sponsor(?:ship|ing)?\s?[:?–-]\s?(?:yes|ja|oui|sí|sim)\b",
    re.IGNORECASE,
)
# "US citizens are encouraged to apply": so may others.
INVITED = re.compile(
    r"\b(?:encouraged?|welcomed?|invited?)\b[^.;]{0,20}\b(?:apply|applications?)\b|\b(?:are|is|also) welcome\b"
    r"|\btransfers? (?:are )?(?:welcome|possible|ok)\b",
    re.IGNORECASE,
)
REFUSED = re.compile(r"\b(?:not|no|unable|unavailable|cannot|without|kein\w*|nicht|pas)\b|n['’]t\b", re.IGNORECASE)
# What firms declare by law: "we verify the eligibility to work", "without regard to U.S. citizenship".
DECLARED = re.compile(r"\b(?:e-?verify|verif(?:y|ies|ied|ication)|discriminat\w*|regard(?:less)?)\b", re.IGNORECASE)
# "We do not offer visa sponsorship"; neither "sponsorship and no overtime" nor "We sponsor visas, whatever it takes".
HELP_REFUSED = re.compile(
    r"(?:\b(?:not|no|unable|cannot|without|kein\w*|nicht|pas|aucune?|sin|sem|não)\b|n['’]t\b)[^.;,]{0,40}"
    r"\b(?:sponsor\w*|visas?|visum|visados?|vistos?|permits?)\b"
    r"|\b(?:sponsorship|visas?|visum|permits?)\b[^.;,]{0,25}(?:\b(?:not|unavailable|nicht|pas)\b|n['’]t\b)",
    re.IGNORECASE,
)
DEMANDED = re.compile(
    r"\b(?:must|require[ds]?|requirements?|mandatory|only|needs? to|needed|have to|restricted|limited to|muss|müssen"
    r"|erforderlich|voraussetzung|zwingend|nur|exigée?s?|obligatoire|requise?|doi(?:t|vent)|uniquement|imprescindible"
    r"|obligatori[oa]|requisitos?|necesari[oa]|debe[ns]?|solo|sólo|obrigatóri[oa]|necessári[oa]|deve[m]?|apenas)\b",
    re.IGNORECASE,
)
# "you are a US citizen", "valid work permit": what is said of the candidate.
OF_CANDIDATE = re.compile(
    r"\b(?:you (?:have|are|hold|be|will need)|you['’]re|candidates?|applicants?|status|proof|valid|current|hold(?:ing)?"
    r"|possess\w*|gültige?\w*|valide|en cours de validité|vigente|válid[oa]|en regla)\b",
    re.IGNORECASE,
)
# What alone is no demand: others have a green card, too, and a visa may be offered.
PASSING = re.compile(
    r"visa sponsorship|sponsor.*visas?|\bu\.?s\.? citizens?|green card|h-?1b|permanent resident|work(?:ing)?"
    r" (?:permit|visa)",
    re.IGNORECASE,
)
BARE_WORDS, BARE_BEFORE = 8, 2  # words of a wish that only names the permit, and of them before it
# "assist clients with", "conduct", "experience with": the permits of others, as a field of work.
OF_OTHERS_BEFORE = re.compile(
    r"(?:\b(?:clients?|clientes|customers?|kund\w+|mandant\w+|patients?|famil\w+|immigrants?|newcomers?|refugees?"
    r"|geflüchtet\w*|flüchtling\w*|réfugiés|refugiad[oa]s|inmigrantes|imigrantes|migrant\w*|expats?|tourists?|users?"
    r"|students?|employees|mitarbeitend\w*|salariés|emplead[oa]s|members)\b[^.;]{0,60}"
    r"|\b(?:experience|knowledge|familiar\w*|understanding|expertise|erfahrung|kenntnisse|expérience|connaissances?"
    r"|experiencia|conocimientos?|experiência|conhecimentos?)\b(?:(?!\b(?:and|und|et|y|e)\b)[^.;,]){0,60}"
    r"|\b(?:help|assist|advise|guide|process|prepare|file|conduct|perform|serve|teach|represent|handle)(?:s|ing)?\s"
    r"(?:\w+\s){0,3})$",
    re.IGNORECASE,
)
OF_OTHERS_AFTER = re.compile(
    r"^\w*\s(?:petitions?|applications?|filings?|cases?|law|processing|renewals?|procedures?|anträge)\b", re.IGNORECASE
)
CLEARANCE = re.compile(
    r"(?:security clearance|(?:top )?secret(?:/sci)? clearance|ts/sci|active clearance|dod clearance"
    r"|public trust (?:security )?(?:clearance|position|level|background|investigation|determination|eligib\w+"
    r"|required)|(?:clearance|obtain|hold|maintain|active)\b[^.;]{0,20}\bpublic trust|polygraph"
    r"|clearance level|sc cleared|sc clearance"
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
# "travel discount", "travel agency": of trips that nobody is asked to make.
_TRIPS = (
    r"travel(?:s|l?ing)?\b(?!\s(?:discount|allowance|reimburse|insurance|voucher|budget|subsid|expense|pass|cost"
    r"|benefit"
    r"|credit|perk|agenc|industry|compan|booking|sales|market|app\b|platform|website|brand|tech|card|fee|bonus))"
)
TRAVEL = re.compile(
    rf"(?:(?:up to |approximately |about )?\d{{1,3}}\s?%\s(?:of the time |domestic |international |overnight )?{_TRIPS}"
    rf"|{_TRIPS}[^.;]{{0,30}}?\d{{1,3}}\s?%(?!\s(?:discount|off|reimburs|covered|paid|growth|subsid|more|faster))"
    r"|(?:willing(?:ness)?|able|ability|required|must) to travel|travel (?:is )?required|reisebereitschaft"
    r"|reisetätigkeit"
    r"|déplacements?\s(?:fréquents|à prévoir|réguliers)|mobilité géographique"
    r"|disponibilidad para viajar|disponibilidade para via(?:gens|jar))",
    re.IGNORECASE,
)
# "No travel required", "clearance is not needed": what is not asked for.
NOT_ASKED_BEFORE = re.compile(r"\b(?:no|kein\w*|aucune?|ning[uú]n\w*|nenhum\w*|pas de)\s(?:\w+\s){0,2}$", re.IGNORECASE)
NOT_ASKED_AFTER = re.compile(
    r"^[^.;,]{0,20}?\b(?:not (?:required|needed|necessary|expected)|nicht (?:erforderlich|nötig|notwendig)"
    r"|pas (?:requise?|nécessaire)|no (?:es )?(?:necesari[oa]|requerid[oa])"
    r"|não (?:é )?(?:necessári[oa]|obrigatóri[oa]))",
    re.IGNORECASE,
)
# What stands in whatever these three find, in small letters: most sentences have none of it and are not searched.
PERMITS = (
    *(
        "to work",
        "to legally",
        "to live",
        "work author",
        "work permit",
        "working permit",
        "visa",
        "sponsor",
        "citizen",
        "green card",
    ),
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
    lowered = text.lower()
    yield from _permit(text, lowered)
    if says_any(lowered, CLEARANCES) and (found := _asked(CLEARANCE, text)):
        yield Fact(RequirementKind.CLEARANCE, "Security clearance", found.start(), found.end(), rank=clearance_in(text))
    if says_any(lowered, TRAVELS) and (found := _asked(TRAVEL, text)):
        amount = PERCENT.search(found.group())
        name = f"Travel ({amount.group()})" if amount else "Willingness to travel"
        yield Fact(RequirementKind.TRAVEL, name, found.start(), found.end())


def permit_demanded(text: str) -> Iterator[Fact]:
    """The permit that a sentence demands or refuses to get in so many words, wherever it stands."""
    lowered = text.lower()
    if not says_any(lowered, PERMITS) or DECLARED.search(text):
        return
    if HELP_REFUSED.search(text) or (DEMANDED.search(text) and not OFFERED.search(text)):
        yield from _permit(text, lowered)


def _permit(text: str, lowered: str) -> Iterator[Fact]:
    if says_any(lowered, PERMITS) and (found := _permit_asked(text)):
        listed = {code: name for code, name, pattern in REGIONS if pattern.search(text)}
        name = f"Permission to work in {' or '.join(listed.values())}" if listed else "Permission to work"
        yield Fact(RequirementKind.AUTHORIZATION, name, found.start(), found.end(), tuple(listed))


def _asked(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Where a sentence first asks for something that it does not say to be needless."""
    for found in pattern.finditer(text):
        if not (NOT_ASKED_BEFORE.search(text[: found.start()]) or NOT_ASKED_AFTER.search(text[found.end() :])):
            return found
    return None


def _permit_asked(text: str) -> re.Match[str] | None:
    """Where a sentence makes a permit of the candidate's own a condition; an offer or an invitation does not."""
    is_strict = bool(REFUSED.search(text))
    if not is_strict and (OFFERED.search(text) or (INVITED.search(text) and not DEMANDED.search(text))):
        return None
    for found in AUTHORIZATION.finditer(text):
        if not is_strict and _is_of_others(text, found):
            continue
        if is_strict or not PASSING.fullmatch(found.group()) or _is_demanded(text, found):
            return found
    return None


def _is_of_others(text: str, found: re.Match[str]) -> bool:
    """Whether the permit is that of clients or staff, or a field of work, and nobody demands it."""
    if OF_OTHERS_AFTER.search(text[found.end() :]):
        return True
    before = OF_OTHERS_BEFORE.search(text[: found.start()])
    return before is not None and not DEMANDED.search(text[before.start() :])


def _is_demanded(text: str, found: re.Match[str]) -> bool:
    """Whether what others may have, too, is asked of the candidate: in so many words, or as the whole of a wish."""
    if DEMANDED.search(text) or OF_CANDIDATE.search(text):
        return True
    is_short = len(text.split()) <= BARE_WORDS and len(text[: found.start()].split()) <= BARE_BEFORE
    return is_short and "sponsor" not in found.group().lower()


def clearance_in(text: str) -> int:
    """The level of clearance a text names, 0 for none."""
    return next((level for level, pattern in CLEARANCE_LEVELS if pattern.search(text)), 0)
