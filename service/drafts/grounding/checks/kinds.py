"""Whether a number tells of the same kind of thing in a sentence and in a line: days or years, people or models."""

import re

from service.drafts.grounding.checks.durations import UNIT
from service.drafts.grounding.checks.titles import TRADE
from service.drafts.grounding.figures import FORTNIGHT, Figure
from service.drafts.grounding.glossary import deeds, is_deed, keys
from service.drafts.grounding.known import Said
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
