"""Whether a number tells of the same kind of thing in a sentence and in a line: days or years, people or models."""

import re
from collections.abc import Sequence

from service.drafts.grounding.checks.durations import UNIT
from service.drafts.grounding.checks.titles import TRADE
from service.drafts.grounding.figures import FORTNIGHT, TO_WITH_UNIT, Figure
from service.drafts.grounding.glossary import deeds, is_deed, keys, stem
from service.drafts.grounding.known import Known, Said
from service.drafts.grounding.sentence import Sentence, Token
from service.drafts.grounding.units import currency_of, is_other_unit, rate_of, unit_of

# "A team of five building a search bar": what follows the number is what they do.
TEAM_OF = re.compile(
    r"\b(?:teams?|groups?|crews?|staff|équipes?|groupes?|equipos?|grupos?|gruppen?)\s(?:of|de|d['’]|von|aus|mit)\s?$",
    re.IGNORECASE,
)
ANYBODY = frozenset({"#team", "#employee", "#person"})  # people told of in general
PEOPLE = ANYBODY | {
    *("#people", "#patient", "#pupil", "#student", "#child", "#family", "#parent", "#customer", "#passenger", "#visit"),
    *("#tenant", "#refugee", "#volunteer", "#apprentice", "#intern", "#nurse", "#engineer", "#teacher", "#assistant"),
    *("#stakeholder", "#subscriber", "#user", "#member", "#peer", "#participant", "#trainee", "#staff", "#youth"),
}
BY = re.compile(r"\b(?:by|um|gut um)\s$", re.IGNORECASE)  # "um zehn Tage auf sechs": ten is no beginning
TOWARDS = re.compile(r"\b(?:to|auf|à|a|hasta)\s$", re.IGNORECASE)
MOST_WORDS = 3  # after a number, one of which is what it counts
WHAT_IT_COUNTS = 20  # characters after a number within which the thing stands that it counts


def is_other_measure(sentence: Sentence, figure: Figure, place: tuple[Said, Figure]) -> bool:
    """Whether the number measures another thing in the line than in the sentence."""
    said, other = place
    if bool(FORTNIGHT.match(said.text, other.start)) is not _is_a_fortnight(sentence.text, figure):
        return True
    measures = ((of(sentence.text, figure), of(said.text, other)) for of in (unit_of, currency_of, rate_of))
    return any(is_other_unit(*pair) for pair in measures) or _is_of_years(sentence, figure, place)


def _is_a_fortnight(text: str, figure: Figure) -> bool:
    """Whether a number tells how often, once in two weeks: "every fortnight", "every 14 days"."""
    around = text[max(0, figure.start - len("tous les ")) : figure.end + len(" semanas")]
    return bool(FORTNIGHT.search(around))


def _is_of_years(sentence: Sentence, figure: Figure, place: tuple[Said, Figure]) -> bool:
    """Whether the line counts years and the sentence something else: "ocho personas" for "8 years"."""
    said, other = place
    following = [t for t in sentence.tokens if figure.end <= t.start < figure.end + WHAT_IT_COUNTS]
    people = [t for t in following[:1] if keys(t.word) & ANYBODY]
    counts = next((t for t in (*people, *following) if t.tells or t in people), None)
    is_beside = counts is not None and is_next(sentence, figure, counts)
    return is_beside and bool(UNIT.match(said.text[other.end :])) and not UNIT.match(sentence.text[figure.end :])


def is_of_things(sentence: Sentence, figure: Figure, place: tuple[Said, Figure]) -> bool:
    """Whether the sentence counts people and the line things: "a team of 14" for "14 models"."""
    return _is_of_people(sentence, figure) and _counts_things(*place)


def _is_of_people(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number counts people: "a team of 14", "14 personas"."""
    following = next((t for t in sentence.tokens if t.start >= figure.end), None)
    is_said = following is not None and bool(keys(following.word) & ANYBODY)
    return is_said or bool(TEAM_OF.search(sentence.text[: figure.start]))


def _counts_things(said: Said, other: Figure) -> bool:
    """Whether a number of a line counts what is no person: "14 models"."""
    if TEAM_OF.search(said.text[: other.start]):
        return False
    line = Sentence(said.text)
    counted = next((t for t in line.within(other.end, other.end + WHAT_IT_COUNTS) if is_next(line, other, t)), None)
    around = line.within(other.end, other.end + 2 * WHAT_IT_COUNTS)
    is_of_any = any(keys(t.word) & PEOPLE or TRADE.fullmatch(said.text[t.start : t.end]) for t in around)
    return counted is not None and counted.is_known and not is_deed(counted.word) and not is_of_any


def is_next(sentence: Sentence, figure: Figure, token: Token) -> bool:
    """Whether at most one word stands between a number and this one."""
    return sum(figure.end <= other.start < token.start for other in sentence.tokens) <= 1


def is_of_other(token: Token, said: Said, other: Figure) -> bool:
    """Whether the number counts one known thing in the sentence and another in the line: markets for countries."""
    counted = [t for t in Sentence(said.text).within(other.end, other.end + WHAT_IT_COUNTS) if t.is_known]
    is_people = any(keys(t.word) & ANYBODY for t in (token, *counted))
    things = [t for t in counted if not is_deed(t.word)]
    return bool(things) and not is_people and not token.is_in(said.keys, but=deeds())


def counts_another(sentence: Sentence, figure: Figure, place: tuple[Said, Figure], *, known: Known) -> bool:
    """Whether what the number counts in the sentence is counted by another number of the résumé, and not by this one.

    "35 accountants", where a line has "accounts of 35 clients" and another "5 accountants".
    """
    said, other = place
    told = next(iter(_counted_by(sentence, figure)), None)
    own = _counted_by(Sentence(said.text), other)
    is_of_any = told is None or bool(keys(told.word) & ANYBODY) or not own
    if told is None or is_of_any or any(_is_the_same(told, each) for each in own):
        return False
    lines = ((line, each) for line, each in known.figures if line.is_block and (line, each) != place)
    return any(
        _is_the_same(told, thing) for pair in lines for thing in _counted_by(Sentence(pair[0].text), pair[1])[:1]
    )


def _counted_by(sentence: Sentence, figure: Figure) -> tuple[Token, ...]:
    """The words that follow a number before the next, the first of them next to it."""
    starts = [each.start for each in sentence.figures if each.start >= figure.end]
    ends = [end for _, end in sentence.clauses if end > figure.end]
    after = sentence.within(figure.end, min([*starts, *ends, len(sentence.text)]))[:MOST_WORDS]
    return after if after and not figure.percent and is_next(sentence, figure, after[0]) else ()


def _is_the_same(token: Token, other: Token) -> bool:
    return stem(token.word) == stem(other.word) or bool((keys(token.word) & keys(other.word)) - deeds())


def is_end_for_way(sentence: Sentence, figure: Figure, places: Sequence[tuple[Said, Figure]], *, known: Known) -> bool:
    """Whether it went "by 75 per cent" where each line says "from 40 to 75", or "to 12" where it began at 12."""
    before = sentence.text[: figure.start]
    is_by, is_towards = BY.search(before), TOWARDS.search(before)
    ways = [(said, a, b) for said, a, b in known.pairs if TO_WITH_UNIT.fullmatch(said.text, a.end, b.start)]
    begun, ended = {(said, one) for said, one, _ in ways}, {(said, other) for said, _, other in ways}
    if is_towards and not any(TO_WITH_UNIT.fullmatch(sentence.text, f.end, figure.start) for f in sentence.figures):
        return bool(places) and all(place in begun for place in places)
    is_apart = any(abs(min(a.values) - min(b.values)) in figure.values for _, a, b in ways)
    return (
        bool(is_by and places)
        and not is_apart
        and all(place in begun | ended or TOWARDS.search(place[0].text[: place[1].start]) for place in places)
    )
