"""Figures that follow from lines though none has them: sums over several roles, the rest of a hundred, differences."""

import math
import re
from collections.abc import Sequence
from itertools import combinations, permutations

from service.drafts.grounding.antecedents import THERE
from service.drafts.grounding.figures import TO_WITH_UNIT, Figure
from service.drafts.grounding.glossary import is_plain, stem
from service.drafts.grounding.known import Count, Known, Said, is_at
from service.drafts.grounding.rounding import is_rounded
from service.drafts.grounding.sentence import Sentence, keys_of

# What says that several roles are taken together.
TOGETHER = re.compile(
    r"\b(?:(?:my|mes|meine[nr]?|mis) (?:two|three|four|five|deux|trois|quatre|cinq|zwei|drei|vier|fünf|dos|tres|cuatro)"
    r"|both|beiden?|les deux|amb[oa]s|in total|altogether"
    r"|all in all|all told|add(?:ing)? up|count(?:ing|ed)|includ(?:ing|ed)|taken together|comes? to|adds? up"
    r"|mitgerechnet|einschließlich|y compris|en comptant|totalis\w+|contando|incluyendo|suman?"
    r"|overall|combined|between (?:them|the)|in all|so far"
    r"|(?:across|over|through(?:out)?) (?:all |my |the |these |both )+(?:\w+ )?"
    r"(?:roles|jobs|posts|positions|employers|career|years|stints)"
    r"|insgesamt|zusammen\w*|alles in allem|im laufe|über alle|bisher|in summe|aus \w+ stationen"
    r"|au total|en tout|dans l['’]ensemble|au (?:fil|cours) de|tout au long|cumul\w+|jusqu['’]ici"
    r"|entre \w+ y los|en (?:el )?total|en conjunto|a lo largo"
    r"|suma(?:d[oa]s?|ndo)|entre tod[oa]s|hasta (?:ahora|hoy))(?!\w)",
    re.IGNORECASE,
)
# "30 bridges, 26 of them at Acme": what stands before it is of all roles, whatever is named after it.
OF_ALL = re.compile(
    r",?\s(?:dont \S+ (?:chez|à|au|en)|davon \S+ (?:bei|an|am|im|in)|de (?:l[oa]s cuales|ell[oa]s),? \S+ en"
    r"|\S+ of (?:them|which|whom) at)\b",
    re.IGNORECASE,
)
TOGETHER_WITH = re.compile(
    r"\btogether with (?:my|the) (?:earlier|previous|other|former) (?:roles|jobs|posts|positions)\b", re.IGNORECASE
)
# "… and 26 in my earlier roles": of all but the present one and those that are named.
OF_OTHERS = re.compile(
    r"\s?(?:(?!more|fewer|less|than|mehr|weniger|als|plus|moins|que|más|menos)\w+\s){0,3}"
    r"(?:in my (?:earlier|previous|other|former|prior) (?:roles|jobs|posts|positions)"
    r"|in (?:meinen|den) (?:früheren|vorherigen|anderen) (?:stellen|rollen|positionen|stationen)"
    r"|dans mes (?:(?:autres|anciens) (?:postes|rôles)|(?:postes|rôles) (?:précédents|antérieurs))"
    r"|en mis (?:otros (?:puestos|cargos|empleos)|(?:puestos|cargos|empleos) anteriores))\b",
    re.IGNORECASE,
)
POINTS = re.compile(r"\s(?:percentage |prozent)?(?:points?|punkten?|puntos?)\b", re.IGNORECASE)
MORE = re.compile(
    r"\s(?:\w+\s)?(?:more|fewer|mehr|weniger|de plus|de moins|más|menos)\s(?:than|als|qu['’e]|que)", re.IGNORECASE
)
TIMES = re.compile(r"\s(?:times|occasions|fois|reprises|mal|veces|ocasiones)\b", re.IGNORECASE)
COUNTED = 24  # characters after a number of a line within which the thing stands that it counts
MOST_THINGS = 2  # words that name what a small number counts
FEWEST, MOST_SUMMED = 2, 24  # lines that make a sum
HUNDRED = 100.0
NEAR = 0.08  # how far, as a share, "four times" may lie from what two numbers give
FALLING = re.compile(r"\b(?:error|accura|fehler|genau|erreur|exact|précis|precis)\w*", re.IGNORECASE)


def derived(sentence: Sentence, figure: Figure, known: Known) -> Said | None:
    """A line that this number follows from."""
    if figure.percent:
        return _rest_of_hundred(figure, known) or _change(sentence, figure, known)
    ways = (_difference, _more, _sum, _ratio, _told)
    return next((said for way in ways if (said := way(sentence, figure, known))), None)


def _rest_of_hundred(figure: Figure, known: Known) -> Said | None:
    """As in "0.2 % wrong" for "99.8 % accuracy"."""
    for said, other in known.figures:
        rest = {round(HUNDRED - value, 3) for value in other.values}
        if other.percent and rest & figure.values and FALLING.search(said.text):
            return said
    return None


def _change(sentence: Sentence, figure: Figure, known: Known) -> Said | None:
    """As in "shorter by a quarter" for "from 12 to 9 days"."""
    for said, one, other in known.pairs:
        before, after = min(one.values), min(other.values)
        if not before or one.percent or not TO_WITH_UNIT.fullmatch(said.text, one.end, other.start):
            continue
        share = float(round(HUNDRED * abs(before - after) / before))
        change = Figure(frozenset({share}), percent=True, start=0, end=0)
        is_same = figure.is_same(change) or is_rounded(sentence.text, figure, change)
        if is_same and _said_of(sentence, said):
            return said
    return None


def _difference(sentence: Sentence, figure: Figure, known: Known) -> Said | None:
    """As in "ten days less" for "from 15 to 5 days"."""
    for said, one, other in known.pairs:
        apart = {abs(a - b) for a in one.values for b in other.values}
        is_there = is_at(said, known.named_in(sentence))
        if not is_there or not TO_WITH_UNIT.fullmatch(said.text, one.end, other.start):
            continue
        is_of_kind = not one.percent or POINTS.match(sentence.text, figure.end)
        if is_of_kind and apart & figure.values and _said_of(sentence, said) > 1:
            return said
    return None


def _more(sentence: Sentence, figure: Figure, known: Known) -> Said | None:
    """As in "five more than in my present role": two numbers of one thing are so far from each other."""
    if not MORE.match(sentence.text, figure.end):
        return None
    for counted in _counts(sentence, known).values():
        for one, other in combinations(counted[:MOST_SUMMED], 2):
            if abs(one.number - other.number) in figure.values:
                return one.said
    return None


def _sum(sentence: Sentence, figure: Figure, known: Known) -> Said | None:
    """The first of the lines whose numbers of one thing make this number together.

    Those of all roles, of the employers that are named, or of some that follow each other where the sentence takes
    several together.
    """
    entries, is_together = known.named_in(sentence), bool(TOGETHER.search(sentence.text))
    if not entries and not is_together and THERE.search(sentence.text):
        return None
    for counted in _counts(sentence, known).values():
        lines = counted[:MOST_SUMMED]
        runs = [[line for line in lines if is_at(line.said, entries)]]
        if OF_OTHERS.match(sentence.text, figure.end):
            runs = [
                [line for line in lines if line.said.entry not in entries and not known.is_current(line.said.entry)]
            ]
        elif _is_of_all(sentence, figure, known):
            runs.append(lines)
        elif is_together:
            runs += [lines[a:b] for a, b in combinations(range(len(lines) + 1), 2)]
        if best := next((run for run in runs if _makes(run, figure, sentence)), None):
            return best[0].said
    return None


def _is_of_all(sentence: Sentence, figure: Figure, known: Known) -> bool:
    """Whether a number is of all roles: no employer is named before the part of it that is one's."""
    part = OF_ALL.search(sentence.text, figure.end)
    is_whole = part is not None and not known.named_in(Sentence(sentence.text[: part.start()]))
    return is_whole or TOGETHER_WITH.search(sentence.text) is not None


def _ratio(sentence: Sentence, figure: Figure, known: Known) -> Said | None:
    """As in "four times as many", where two numbers of one thing are so far from each other."""
    if not TIMES.match(sentence.text, figure.end):
        return None
    for counted in _counts(sentence, known).values():
        for one, other in permutations(counted[:MOST_SUMMED], 2):
            if other.number and any(abs(one.number / other.number / value - 1) <= NEAR for value in figure.values):
                return one.said
    return None


def _makes(run: Sequence[Count], figure: Figure, sentence: Sentence) -> bool:
    """Whether the numbers of several lines make this one together, to the number or as it is rounded."""
    total = Figure(frozenset({math.fsum(line.number for line in run)}), percent=False, start=0, end=0)
    is_of_lines = len({line.said.pointer for line in run}) == len(run) >= FEWEST
    return is_of_lines and (figure.is_same(total) or is_rounded(sentence.text, figure, total))


def _counts(sentence: Sentence, known: Known) -> dict[tuple[str, bool], list[Count]]:
    """The numbers of the résumé whose thing the sentence says, by that; of money all whose line it says a word of."""
    counts: dict[tuple[str, bool], list[Count]] = {}
    for count in known.counts:
        is_told_by_line = count.is_money or all(map(is_plain, count.things))
        said = count.said.keys if is_told_by_line else keys_of(count.things)
        if any(token.is_in(said) for token in sentence.telling):
            counts.setdefault((stem(count.things[0]), count.is_money), []).append(count)
    return counts


def _told(sentence: Sentence, figure: Figure, known: Known) -> Said | None:
    """As in "three churn models", or "rewarded three times", where three roles tell of one each."""
    lines = [said for said in known.said if "/highlights/" in said.pointer]
    if TIMES.match(sentence.text, figure.end):
        most = max((_said_of(sentence, said) for said in lines), default=0)
        told = [said for said in lines if _said_of(sentence, said) == most > 1]
    else:
        things = sentence.within(figure.end, figure.end + COUNTED)[:MOST_THINGS]
        told = [said for said in lines if things and all(token.is_in(said.keys) for token in things)]
    roles = {said.entry for said in told}
    return told[0] if len(roles) >= FEWEST and float(len(roles)) in figure.values else None


def _said_of(sentence: Sentence, said: Said) -> int:
    """How many words of a sentence a line says."""
    return sum(token.is_in(said.keys) for token in sentence.telling)
