"""Seniority as a title says it."""

import re
from enum import IntEnum


class Level(IntEnum):
    """Steps of a career, lowest first."""

    JUNIOR = 0
    MID = 1
    SENIOR = 2
    LEAD = 3
    MANAGER = 4
    DIRECTOR = 5


# Asked in this order; the first that speaks decides. "Project Manager" and "Account Manager" manage no people.
DIRECTOR = re.compile(
    r"\b(?:director|vice president|vp|svp|evp|avp|head of|chief\b(?! of staff)|c[efiost]o|cmo|president"
    r"|geschäftsführer(?:in)?"
    r"|directeur|directrice|diretor(?:a)?|bereichsleiter(?:in)?|founder|co-founder)\b",
    re.IGNORECASE,
)
# "Partner, Tax", "Managing Partner", "Law Partner": one of the owners of a firm; an "HR Business Partner" is none.
PARTNER = re.compile(
    r"(?:^|[-,(–—/:|])\s*(?:(?:managing|equity|senior|general|founding|named|salaried|law(?: firm)?|litigation|tax"
    r"|audit|assurance|advisory|consulting|m&a|investment|venture)\s){0,2}partner(?::?in)?\s*"
    r"(?=$|[-,(–—/:|]|(?:at|in|of|and|&|bei|chez|en|em)\s)",
    re.IGNORECASE,
)
NOT_A_MANAGER = (
    r"(?:project|product|program|programme|account|community|case|office|property|content|social media|marketing"
    r"|brand|category|relationship"
    r"|configuration|release|delivery|event|events|customer success|success|scrum|contract|contracts|portfolio"
    r"|campaign|build|data|risk"
    r"|key account|partner|channel|inventory|procurement|quality|change|test|territory|vendor|database|systems?"
    r"|case|care)"
)
MANAGER = re.compile(
    r"\b(?:manager(?:in)?|teamleiter(?:in)?|abteilungsleiter(?:in)?|supervisor|superintendent|responsable d[e'’]"
    r"|gerente|jefe)\b",
    re.IGNORECASE,
)
PROJECT_MANAGER = re.compile(rf"\b{NOT_A_MANAGER}\s+manager(?:in)?\b", re.IGNORECASE)
LEAD = re.compile(
    r"\b(?:lead|leader|principal|staff (?:\w+ )?(?:engineer|scientist|developer|designer)|distinguished|fellow"
    r"|tech lead|foreman|chefkoch|executive chef|leitende[rn]?)\b",
    re.IGNORECASE,
)
JUNIOR = re.compile(
    r"\b(?:junior|jr|intern|internship|trainee|apprentice|entry[- ]level|early career|graduate|new grad|campus"
    r"|student|werkstudent(?:in)?"
    r"|praktikant(?:in)?|praktikum|azubi|auszubildende[rn]?|stagiaire|alternance|alternant(?:e)?|becari[oa]"
    r"|prácticas|estagi[aá]ri[oa]|estágio|aprendiz|débutant)\b"
    r"|\b(?:i|1)\b(?=\s*(?:$|[-,(–/:]))",
    re.IGNORECASE,
)
SENIOR = re.compile(
    r"\b(?:senior|sr|sénior|sênior|experienced|expert|confirmé|iii|iv|v)\b|(?<!-)\b[345]\b(?=\s*(?:$|[-,(–/:]))"
    r"|\blevel [345]\b",
    re.IGNORECASE,
)


def level_of(title: str) -> Level:
    """The step a title names; one that names none is MID."""
    head = re.sub(r"[\[(].{0,80}?[\])]", " ", title) or title
    if DIRECTOR.search(head) or PARTNER.search(head):
        return Level.DIRECTOR
    if MANAGER.search(PROJECT_MANAGER.sub(" ", head)):
        return Level.MANAGER
    for pattern, level in ((LEAD, Level.LEAD), (SENIOR, Level.SENIOR), (JUNIOR, Level.JUNIOR)):
        if pattern.search(head):
            return level
    return Level.MID
