"""Honest gaps: "Terraform, which you ask for, does not appear in my CV". What is not there cannot be shown."""

import re

from service.drafts.grounding.checks.names import named
from service.drafts.grounding.employer import is_in_posting
from service.drafts.grounding.figures import figures, years_in
from service.drafts.grounding.glossary import is_deed
from service.drafts.grounding.known import Known
from service.drafts.grounding.mentions import skills_in
from service.drafts.grounding.sentence import Sentence
from service.drafts.grounding.voices import names_oneself

DOCUMENT = re.compile(
    r"\b(?:my|the|mein\w*|dem|im|mon|le|mi|el)\s(?:cv|résumé|resume|lebenslauf\w*|curr[ií]culum(?: vitae)?"
    r"|hoja de vida)\b",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"\b(?:(?:do|does|is|are)(?: not|n['’]t) (?:appear|list|listed|mention|mentioned|show|shown|include|included"
    r"|(?:in|on) (?:my|the))"
    r"|nowhere (?:in|on)"
    r"|(?:nicht(?! nur)|nirgends)\b[^.;,:]{0,60}\b(?:aufgeführt|erwähnt|genannt|vorkomm\w*)"
    r"|(?:steh|find|tauch|erwähn|enthält|nennt)\w*\b[^.;,:]{0,60}\b(?:nicht(?! nur)|kein\w*|nirgends)"
    r"|n(?:e\s|['’])(?:y\s)?(?:apparai\w+|figur\w+|mentionn\w+|comport\w+) (?:pas(?! (?:que|seulement))|nulle part)"
    r"|n(?:e\s|['’])(?:y\s)?(?:apparai\w+|figur\w+|mentionn\w+|comport\w+) (?:donc )?aucune?"
    r"|n(?:e\s|['’])(?:est|sont) pas (?:dans|sur|mentionn\w+|indiqu\w+)"
    r"|no (?:se )?(?:figura|aparece|consta|menciona|recoge|incluye)\w*(?! sol[oa])|no est[aá]n? en"
    r"|neither\b[^.;,:]{0,80}\bnor\b[^.;,:]{0,60}\b(?:appears?|(?:is|are) (?:listed |named )?(?:in|on))"
    r"|weder\b[^.;,:]{0,80}\bnoch\b[^.;,:]{0,60}\b(?:steh\w+|vorkomm\w*|auftauch\w*|aufgeführt|erwähnt)"
    r"|ni\b[^.;,:]{0,80}\bni\b[^.;,:]{0,60}\b(?:figur\w+|apparai\w+|apare\w+|constan?))(?!\w)",
    re.IGNORECASE,
)
# What leads on to something that the person has all the same.
CONTRAST = re.compile(
    r"[:;]|\b(?:but|however|yet|though|although|only|sondern|aber|jedoch|dafür|doch|obwohl|mais|pourtant|cependant"
    r"|pero|sino|aunque|sin embargo)\b",
    re.IGNORECASE,
)
# Where what one has not begins to be told apart from what one has: "I use Python, whereas Spark is not in my CV".
APART = re.compile(
    r",?\s(?:while|whereas|although|(?:even )?though|but|während|obwohl|aber|alors que|bien que|mais|tandis que"
    r"|mientras(?: que)?|aunque|pero)\s",
    re.IGNORECASE,
)
SAYING_SO = re.compile(
    r"\b(?:i (?:would|['’]d) rather (?:say|tell)|das sage ich|sage ich|je préfère (?:le|vous le)|prefiero decir\w*)\b",
    re.IGNORECASE,
)


def without_gap(text: str, known: Known) -> str:
    """A sentence with the gap that it ends in blanked out; all of it where it tells of nothing else."""
    cuts = [0, *(match.end() for match in APART.finditer(text))]
    at = next((at for at in cuts if _is_gap(text[at:], known)), len(text))
    return text[:at].rstrip() if at else ""


def _is_gap(text: str, known: Known) -> bool:
    """Whether a sentence says that the résumé lacks a thing that the posting names, and nothing else of the person."""
    rest = SAYING_SO.sub(" ", DOCUMENT.sub(" ", text))
    is_said = DOCUMENT.search(text) and ABSENT.search(text) and not CONTRAST.search(text)
    if not is_said or names_oneself(rest) or figures(text) or years_in(text):
        return False
    if any(is_deed(token.word) for token in Sentence(rest).telling):
        return False
    things = [*named(Sentence(rest)), *((mention.start, mention.end) for mention in skills_in(rest))]
    return all(is_in_posting(rest[start:end], known) for start, end in things)
