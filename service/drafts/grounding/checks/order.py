"""Order: what is said to have come after a role cannot have ended before it began."""

import re
from collections.abc import Iterator

from service.drafts.grounding.finding import Finding
from service.drafts.grounding.known import Known, Said
from service.drafts.grounding.sentence import Sentence

NAME = r"[A-ZÀ-Þ][\w&.'’-]*(?:\s(?:(?:of|de|des|du|der|für)\s)?[A-ZÀ-Þ\d][\w&.'’-]*){0,5}"
THE = (
    r"(?:(?:my|mein\w*|mon|mi) (?:\w+ )(?:at|in|with|bei|beim|chez|au|à|en) )?"
    r"(?:(?:the|der|de[nm]|die|la|le|el|los?) |l['’])?"
)
AFTER = re.compile(rf"\b(?:(?i:after|nach|après|tras|después del?)|(?i:from)(?=.{{3,60}} to\b)) {THE}(?P<name>{NAME})")
BEFORE = re.compile(rf"\b(?i:before|vor|avant|antes del?) {THE}(?P<name>{NAME})")
ROLES = ("/work/", "/volunteer/", "/education/")
ENDED_BEFORE = "In your résumé the one came before the other."


def order(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Two roles or schools that a sentence puts one after the other, the wrong way round."""
    for pattern in (AFTER, BEFORE):
        for match in pattern.finditer(sentence.text):
            start, end = match.span("name")
            one = known.named_in(Sentence(match["name"]))
            other = known.named_in(Sentence(sentence.text[:start] + " " * (end - start) + sentence.text[end:])) - one
            first, then = (one, other) if pattern is AFTER else (other, one)
            if shown := _ended_before(then, first, known):
                yield Finding(match.start(), match.end(), ENDED_BEFORE, (shown.evidence,))


def _ended_before(one: frozenset[str], other: frozenset[str], known: Known) -> Said | None:
    """The end of the last of some blocks, when it is no later than the first of the others began."""
    entries = one | other
    if not (one and other) or not all(entry.startswith(ROLES) for entry in entries):
        return None
    ends = [said for said in known.said if said.entry in one and said.pointer.endswith("/endDate")]
    starts = [said for said in known.said if said.entry in other and said.pointer.endswith("/startDate")]
    if len(ends) < len(one) or len(starts) < len(other) or any(known.is_current(entry) for entry in one):
        return None
    last, began = max(ends, key=lambda said: said.text), min(said.text for said in starts)
    return last if last.text[: len(began)] <= began else None
