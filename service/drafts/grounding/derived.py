"""Figures that follow from lines though none has them: sums over several roles, the rest of a hundred, differences."""

import re

from service.drafts.grounding.figures import TO_WITH_UNIT, Figure
from service.drafts.grounding.glossary import stem
from service.drafts.grounding.known import Known, Said
from service.drafts.grounding.rounding import is_rounded
from service.drafts.grounding.sentence import Sentence, Token

# What says that several roles are taken together.
TOGETHER = re.compile(
    r"\b(?:(?:my|mes|meine[nr]?|mis) (?:two|three|four|five|deux|trois|quatre|cinq|zwei|drei|vier|fünf|dos|tres|cuatro)"
    r"|both|beiden?|les deux|amb[oa]s|in total|altogether"
    r"|all in all|overall|combined|in all|across|so far|over (?:the|my)|throughout|through"
    r"|insgesamt|zusammen\w*|alles in allem|im laufe|über alle|bisher|in summe|aus \w+ stationen"
    r"|au total|en tout|dans l['’]ensemble|au (?:fil|cours) de|tout au long|cumul\w+|jusqu['’]ici"
    r"|en (?:el )?total|en conjunto|a lo largo|sumad[oa]s?|entre tod[oa]s|hasta (?:ahora|hoy))(?!\w)",
    re.IGNORECASE,
)
COUNTED = 24  # characters after a number of a line within which the thing stands that it counts
MOST_THINGS = 2  # words that name what a small number counts
FEWEST = 2  # lines that make a sum
HUNDRED = 100.0
FALLING = re.compile(r"\b(?:error|accura|fehler|genau|erreur|exact|précis|precis)\w*", re.IGNORECASE)


def derived(sentence: Sentence, figure: Figure, known: Known) -> Said | None:
    """A line that this number follows from."""
    if figure.percent:
        return _rest_of_hundred(figure, known)
    return _difference(sentence, figure, known) or _sum(sentence, figure, known) or _told(sentence, figure, known)


def _rest_of_hundred(figure: Figure, known: Known) -> Said | None:
    """As in "0.2 % wrong" for "99.8 % accuracy"."""
    for said, other in known.figures:
        rest = {round(HUNDRED - value, 3) for value in other.values}
        if other.percent and rest & figure.values and FALLING.search(said.text):
            return said
    return None


def _difference(sentence: Sentence, figure: Figure, known: Known) -> Said | None:
    """As in "ten days less" for "from 15 to 5 days"."""
    for said, one, other in known.pairs:
        apart = {abs(a - b) for a in one.values for b in other.values}
        if not TO_WITH_UNIT.fullmatch(said.text, one.end, other.start):
            continue
        if not one.percent and apart & figure.values and _shares(sentence.telling, said):
            return said
    return None


def _sum(sentence: Sentence, figure: Figure, known: Known) -> Said | None:
    """The first of the lines whose numbers of one thing make this number together."""
    if not TOGETHER.search(sentence.text):
        return None
    counts: dict[str, list[tuple[Said, float]]] = {}
    for said, each in known.figures:
        thing = _counted(said, each)
        if thing and any(token.is_in(said.keys) for token in sentence.telling):
            counts.setdefault(stem(thing.word), []).append((said, min(each.values)))
    for lines in counts.values():
        total = Figure(frozenset({sum(value for _, value in lines)}), percent=False, start=0, end=0)
        if len(lines) >= FEWEST and (figure.is_same(total) or is_rounded(sentence.text, figure, total)):
            return lines[0][0]
    return None


def _told(sentence: Sentence, figure: Figure, known: Known) -> Said | None:
    """As in "three churn models", where three roles tell of one each."""
    things = sentence.within(figure.end, figure.end + COUNTED)[:MOST_THINGS]
    lines = [
        said
        for said in known.said
        if "/highlights/" in said.pointer and things and all(token.is_in(said.keys) for token in things)
    ]
    roles = {said.entry for said in lines}
    return lines[0] if len(roles) >= FEWEST and float(len(roles)) in figure.values else None


def _counted(said: Said, figure: Figure) -> Token | None:
    """What a number of a role counts."""
    if figure.percent or not said.entry.startswith(("/work/", "/volunteer/")):
        return None
    return next(iter(Sentence(said.text).within(figure.end, figure.end + COUNTED)), None)


def _shares(tokens: tuple[Token, ...], said: Said) -> bool:
    return sum(token.is_in(said.keys) for token in tokens) > 1
