"""What a posting asks besides skills: language, place, permission to work, travel, clearance."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.match.engine import lexicon
from service.match.engine.mentions import Mention, find
from service.match.model import RequirementKind

# "fluent in German", "Deutsch fließend", "C1", "native": what must stand beside the name of a language that is spoken.
FLUENCY = re.compile(
    r"\b(?:fluen\w+|native|proficien\w+|bilingual|speak\w*|spoken|written|verbal|mother tongue|business[- ]level"
    r"|language|languages|communicate in"
    r"|command of|conversational|[abc][12]\b|fließend\w*|verhandlungssicher\w*|muttersprach\w*|sprach\w*"
    r"|wort und schrift|kenntnisse\w*|courant"
    r"|couramment|maternelle|bilingue|langue|maîtrise|fluido|fluidez|nativo|nativa|idioma|hablado|avanzado|fluente"
    r"|fluência|nível|nivel|niveau)",
    re.IGNORECASE,
)
ENDS_AS_LANGUAGE = re.compile(r"(?:kenntnisse|kenntnissen)$", re.IGNORECASE)
AUTHORIZATION = re.compile(
    r"(?:(?:authori[sz]ed|eligib(?:le|ility)|right|permit(?:ted)?|authori[sz]ation"
    r"|legally able) to (?:legally )?work|work (?:authori[sz]ation|permit|visa)"
    r"|visa sponsorship|sponsor(?:ship)?[^.]{0,30}\bvisa|without (?:visa |current or future )?sponsorship"
    r"|u\.?s\.? citizen(?:ship)?|us citizens?"
    r"|green card|h-?1b|permanent resident|arbeitserlaubnis|permis de travail|permiso de trabajo"
    r"|autorização de trabalho)",
    re.IGNORECASE,
)
CLEARANCE = re.compile(
    r"(?:security clearance|(?:top )?secret(?:/sci)? clearance|ts/sci|active clearance|dod clearance|public trust"
    r"|polygraph|clearance level|sc cleared"
    r"|dv cleared|sicherheitsüberprüfung|habilitation (?:secret|défense))",
    re.IGNORECASE,
)
TRAVEL = re.compile(
    r"(?:(?:up to |approximately |about )?\d{1,3}\s?%\s(?:of the time |domestic |international |overnight )?travel"
    r"|travel[^.;]{0,30}\d{1,3}\s?%"
    r"|(?:willing(?:ness)?|able|ability|required|must) to travel|travel (?:is )?required|reisebereitschaft"
    r"|déplacements?\s(?:fréquents|à prévoir|réguliers)"
    r"|disponibilidad para viajar|disponibilidade para viagens)",
    re.IGNORECASE,
)
REMOTE = re.compile(
    r"\b(?:fully remote|100% remote|remote[- ](?:first|only|friendly|position|role|job|work)|work from (?:home"
    r"|anywhere)|remote\b|télétravail (?:total|complet)"
    r"|100 % télétravail|teletrabajo|home[- ]?office|trabalho remoto|remoto)",
    re.IGNORECASE,
)
NOT_REMOTE = re.compile(
    r"\b(?:not (?:a )?remote|no remote|remote (?:sensing|desktop|access|sites?|teams?|support|control|monitoring"
    r"|work is not))",
    re.IGNORECASE,
)
SHOWS_AUTHORIZATION = re.compile(
    r"\b(?:citizen|permanent resident|green card|authori[sz]ed to work|work permit|arbeitserlaubnis|permis de travail)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing asked for that is no skill: its kind, its name, and its place in the sentence."""

    kind: RequirementKind
    name: str
    start: int
    end: int


PLAIN = (
    (RequirementKind.AUTHORIZATION, "Permission to work", AUTHORIZATION),
    (RequirementKind.CLEARANCE, "Security clearance", CLEARANCE),
    (RequirementKind.TRAVEL, "Willingness to travel", TRAVEL),
)


def facts_in(text: str) -> Iterator[Fact]:
    """What a sentence asks for besides skills, years and degrees."""
    for kind, name, pattern in PLAIN:
        if match := pattern.search(text):
            yield Fact(kind, name, match.start(), match.end())
    for mention in languages_in(text):
        yield Fact(RequirementKind.LANGUAGE, mention.name, mention.start, mention.end)


def languages_in(text: str) -> list[Mention]:
    """Languages a text says are spoken, not the subject of an "English teacher"."""
    found = [m for m in find(text, lexicon.spoken()) if not m.negated]
    if not found or not (FLUENCY.search(text) or any(ENDS_AS_LANGUAGE.search(text[m.start : m.end]) for m in found)):
        return []
    return found


def is_remote(text: str) -> bool:
    """Whether a text says that the work can be done from anywhere."""
    return bool(REMOTE.search(NOT_REMOTE.sub(" ", text)))
