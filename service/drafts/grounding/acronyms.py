"""Letters that stand for words: "PALS" for "Paediatric Advanced Life Support", "MBA" for "M.B.A."."""

import re

from service.drafts.grounding.forms import words_of
from service.drafts.grounding.known import Known, Said

LETTERS = re.compile(r"[A-Z]{3,6}")
SMALL = frozenset({"of", "and", "the", "in", "for", "de", "des", "du", "la", "und", "für", "et", "y", "del"})


def spelt_out(written: str, known: Known) -> Said | None:
    """The line that has the words these capitals are the first letters of, or the capitals with full stops."""
    if not LETTERS.fullmatch(written):
        return None
    dotted = ".".join(written) + "."
    return next((said for said in known.said if dotted in said.text or written in initials(said.text)), None)


def initials(text: str) -> str:
    """The first letters of the capitalised words of a line."""
    words = [word for word in words_of(text) if word.text not in SMALL]
    return "".join(text[word.start] if text[word.start].isupper() else " " for word in words)
