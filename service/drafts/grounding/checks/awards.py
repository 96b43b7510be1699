"""Awards: in the résumé by their name, and won if they are said to be won."""

import re
from collections.abc import Iterator, Sequence

from service.drafts.grounding.finding import ELSEWHERE, Finding
from service.drafts.grounding.known import Known, Said, is_at
from service.drafts.grounding.lists import listed
from service.drafts.grounding.sentence import Sentence, Token, line_keys
from service.drafts.grounding.voices import is_not_had

# "Sicherheitspreis" is an award, "Einkaufspreis" is none: what tells is that one got it.
GOT = re.compile(r"\b(?:erhielt|erhalten|bekam|verliehen|gewann|gewonnen|ausgezeichnet)\b", re.IGNORECASE)
PRIZE = re.compile(r"\w{3,}(?:preis|award|auszeichnung|medaille|pokal)e?s?\b", re.IGNORECASE)
# "first place", "2. Platz", "premier prix": a place by its number.
PLACING = re.compile(
    r"\b(?:(?P<one>first|1st|1\.|erste[nrs]?|premi(?:er|ère)|1er|1re|primer[ao]?)"
    r"|(?P<two>second|2nd|2\.|zweite[nrs]?|second|deuxième|2e|segund[oa])"
    r"|(?P<three>third|3rd|3\.|dritte[nrs]?|troisième|3e|tercer[ao]?))\s"
    r"(?:places?|platz|plätze|prizes?|preise?|prix|puestos?|lugar|premios?|rang)\b",
    re.IGNORECASE,
)
PARTS = re.compile(r"[,;]|\band\b|\bund\b|\bet\b|\by\b", re.IGNORECASE)
WON = re.compile(r"\b(?:won|winner|gewann|gewonnen|remporté|gagné|gané|ganado)\b", re.IGNORECASE)
SOME = 2  # words that a sentence and an award share when it speaks of it
CLOSE_TO_WINNING = "Your résumé says that you came close to this, not that you won it."
NOT_SAID = "Your résumé does not say “{written}”."


def awards(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """An award must be in the résumé by its name, and won if it is said to be won."""
    spoken = [token for token in sentence.tokens if not is_not_had(sentence.text[: token.start])]
    wanted, nearly = listed("honoured", "extremes"), listed("shortlisted", "extremes")
    got = bool(GOT.search(sentence.text))
    found = [t for t in spoken if t.word in wanted or (got and PRIZE.fullmatch(sentence.text[t.start : t.end]))]
    if said := _second(sentence, known) or _placed_otherwise(sentence, known):
        yield Finding(0, len(sentence.text), CLOSE_TO_WINNING, (said.evidence,))
    found = [
        t for t in found if t.word in listed("awards", "extremes") or t.word not in wanted or not t.is_in(known.keys)
    ]
    if not found:
        return
    names = [t for t in sentence.telling if t not in found and not t.is_known and sentence.text[t.start].isupper()]
    told = [token for token in sentence.telling if token not in found]
    lines = [said for said in known.said if said.entry.startswith("/awards/") or wanted.stands_in(said.text)]
    best = max(lines, key=lambda said: sum(token.is_in(said.keys) for token in sentence.telling), default=None)
    roles = frozenset(entry for entry in known.named_in(sentence) if entry.startswith("/work/"))
    place = (found[0].start, found[0].end)
    written = sentence.text[place[0] : place[1]]
    if best is None or not any(t.is_in(best.keys) for t in told) or not all(t.is_in(known.keys) for t in names):
        yield Finding(*place, NOT_SAID.format(written=written))
    elif nearly.stands_in(best.text) and not any(token.word in nearly for token in sentence.tokens):
        yield Finding(*place, CLOSE_TO_WINNING, (best.evidence,))
    elif _is_of_another_role(best, lines, told, named=roles):
        yield Finding(*place, ELSEWHERE.format(words=written), (best.evidence,))
    else:
        yield Finding(*place, evidence=(best.evidence,))


def _is_of_another_role(best: Said, lines: Sequence[Said], told: Sequence[Token], *, named: frozenset[str]) -> bool:
    """Whether only other roles than those named tell of an award."""
    there = [said for said in lines if is_at(said, named) and any(token.is_in(said.keys) for token in told)]
    return bool(named) and best.is_block and not there


def _second(sentence: Sentence, known: Known) -> Said | None:
    """The award that somebody only came close to, when a sentence speaks of it and does not say so."""
    nearly = listed("shortlisted", "extremes")
    if any(token.word in nearly for token in sentence.tokens):
        return None
    own = [token for token in sentence.telling if not token.is_known]
    return next(
        (
            said
            for said in known.said
            if said.pointer.endswith("/title")
            and nearly.stands_in(said.text)
            and sum(token.is_in(said.keys) for token in sentence.telling) >= SOME
            and any(token.is_in(said.keys) for token in own)
        ),
        None,
    )


def _placed_otherwise(sentence: Sentence, known: Known) -> Said | None:
    """The line that gives another place to what the sentence says was won, or in which place."""
    placings = list(PLACING.finditer(sentence.text))
    if not placings and not WON.search(sentence.text):
        return None
    for said in known.said:
        for part, place in _placings(said.text) if PLACING.search(said.text) else ():
            own = [token for token in sentence.telling if token.is_in(line_keys(part)) and not token.word.isdigit()]
            first = min((token.start for token in own), default=0)
            before = [each for each in placings if each.start() < first] or placings
            if len(own) >= SOME and place != (before[-1].lastgroup if before else "one"):
                return said
    return None


def _placings(text: str) -> Iterator[tuple[str, str | None]]:
    """Each part of a line that gives a place, with the place."""
    for part in PARTS.split(text):
        if match := PLACING.search(part):
            yield part[: match.start()] + part[match.end() :], match.lastgroup
