"""Whether a clause denies what some of its words say: "not willing to travel", "Umzugsbereit: nein"."""

import re

LOOK_BACK = 60  # characters before the words in which a denial may stand
_NOT = (
    r"(?:\b(?:no|not|never|without|nor|neither|cannot|unable|lack(?:s|ing)?|kein\w*|nicht|nie|ohne|ne|pas|jamais"
    r"|aucune?"
    r"|sans|sin|nunca|ning[uú]n\w*|não|nao|sem|nenhum\w*)|n['’]t)\b"
)
_SAME_CLAUSE = r"(?:(?!\b(?:and|but|und|aber|et|mais|y|pero|e|mas)\b)[^.;!?,()])"
# What may stand before: "no active ", "am not currently "
BEFORE = re.compile(rf"{_NOT}{_SAME_CLAUSE}{{0,30}}$", re.IGNORECASE)
# What may follow: " is not possible", ": nein"
AFTER = re.compile(
    rf"^{_SAME_CLAUSE}{{0,25}}?(?:\b(?:is|are|was|work)(?: \w+)? not\b|n['’]t\b|\bnot (?:possible|available|offered"
    r"|held|an option)|\bnicht\b|\bimpossible|\bunmöglich|\bausgeschlossen|n['’]est pas|\bno (?:es|está|se|tengo)\b"
    r"|\bnão\b"
    r"|[:?–-]\s?(?:no|nein|non|não|none|keine?)\b)"
    r"|^\?\s?(?:no|nein|non|não)\b",
    re.IGNORECASE,
)
WITHIN = re.compile(_NOT, re.IGNORECASE)


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether the clause around some words, or within them, denies them."""
    before = text[max(0, start - LOOK_BACK) : start]
    return bool(WITHIN.search(text[start:end]) or BEFORE.search(before) or AFTER.search(text[end:]))


def first_said(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first place where a text says something without denying it."""
    return next((found for found in pattern.finditer(text) if not is_denied(text, *found.span())), None)
