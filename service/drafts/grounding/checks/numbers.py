"""Figures: a line must have the same one, of the same kind, about the same thing."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.drafts.grounding.checks.durations import spans_of_time
from service.drafts.grounding.figures import TO_WITH_UNIT as TO
from service.drafts.grounding.figures import Figure, figures
from service.drafts.grounding.finding import ELSEWHERE, Finding
from service.drafts.grounding.glossary import is_deed
from service.drafts.grounding.known import Known, Said, is_at
from service.drafts.grounding.mentions import skills_in
from service.drafts.grounding.sentence import Sentence, Token, line_keys
from service.drafts.grounding.voices import is_not_had

NOT_THIS_WAY = "Your résumé does not say this of where it began and where it ended."
NAMED = re.compile(r"[A-ZÀ-Þ][\w-]*\s$")  # a capitalised word before a number
OTHER_WAY = "In your résumé this goes the other way."
NEAR = 45  # characters on each side of a number that say what it counts
WHAT_IT_COUNTS = 20  # characters after a number within which the thing stands that it counts
LINE_NEAR = 60  # the same in a line of the résumé, which is denser


def numbers(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """The figures of a sentence; years, dates, times and the digits of names are others' business."""
    named = [(m.start, m.end) for m in skills_in(sentence.text) if _is_numbered(sentence.text[m.start : m.end], known)]
    spent = [(span.start, span.end) for span in spans_of_time(sentence, known)]
    found = figures(sentence.text, skip=[*named, *spent])
    entries = known.named_in(sentence)
    for figure in found:
        if not is_not_had(sentence.text[: figure.start]):
            yield _number(sentence, figure, entries, known=known)
    yield from _turned(sentence, found, known)


def _is_numbered(name: str, known: Known) -> bool:
    """Whether a name has digits, and the résumé has it with just these."""
    return any(character.isdigit() for character in name) and any(
        name.lower() in said.text.lower() for said in known.said
    )


def _number(sentence: Sentence, figure: Figure, entries: frozenset[str], *, known: Known) -> Finding:
    place, written = (figure.start, figure.end), sentence.text[figure.start : figure.end].strip()
    if said := _verbatim(sentence.text, figure, known):
        return Finding(*place, evidence=(said.evidence,))
    same = [(said, other) for said, other in known.figures if figure.is_same(other)]
    if not same:
        return Finding(*place, f"The figure “{written}” is not in your résumé.")
    ranked = sorted(
        same, key=lambda found: (is_at(found[0], entries), _agreement(sentence, figure, found, known=known))
    )
    said, other = ranked[-1]
    if not is_at(said, entries):
        return Finding(*place, ELSEWHERE.format(words=written), (said.evidence,))
    if not _agreement(sentence, figure, (said, other), known=known):
        return Finding(*place, f"“{written}” stands in your résumé for something else.", (said.evidence,))
    if _direction(sentence.keys) * _direction(said.keys) < 0:
        return Finding(*place, OTHER_WAY, (said.evidence,))
    return Finding(*place, evidence=(said.evidence,))


def _direction(said: frozenset[str]) -> int:
    """1 for what rises, -1 for what falls, 0 when it is not told or both."""
    return ("#increase" in said) - ("#reduce" in said or "#save" in said)


def _verbatim(text: str, figure: Figure, known: Known) -> Said | None:
    """The line that has the number in a name: "Level 3", "18th Edition"."""
    named = NAMED.search(text[: figure.start])
    phrase = named and (named.group() + text[figure.start : figure.end].rstrip()).lower()
    return next((said for said in known.said if phrase and phrase in said.text.lower()), None)


def _agreement(sentence: Sentence, figure: Figure, place: tuple[Said, Figure], *, known: Known) -> int:
    """How many words beside the number its line has too; one when there is nothing that could be compared."""
    said, other = place
    after = sentence.within(figure.end, figure.end + NEAR)[:3]
    beside = [t for t in (*sentence.within(0, figure.start)[-4:], *after) if not t.is_in(known.names)]
    line = line_keys(said.text[max(0, other.start - LINE_NEAR) : other.end + LINE_NEAR])
    if not beside:
        return 1
    counted = [t for t in after[:2] if t.is_known and not is_deed(t.word) and t.start - figure.end <= WHAT_IT_COUNTS]
    if counted and not figure.percent and all(_is_counted_elsewhere(t, said, line, known=known) for t in counted):
        return 0
    around = line | said.keys | (known.entries[said.entry] if _is_bare(said) else frozenset())
    agreed = sum(token.is_in(around) for token in beside)
    is_there = said.entry in known.named_in(sentence)
    return agreed or int(is_there or not any(token.is_known for token in beside))


def _is_bare(said: Said) -> bool:
    """Whether the line is a value without words: a mark, a level."""
    return not Sentence(said.text).telling


def _is_counted_elsewhere(token: Token, said: Said, line: frozenset[str], *, known: Known) -> bool:
    """Whether the thing a number counts is counted by the résumé, but by another number."""
    if token.is_in(line | said.keys):
        return False
    others = ((each, other) for each, other in known.figures if each.is_block and each is not said)
    return any(token.is_in(line_keys(each.text[other.end : other.end + WHAT_IT_COUNTS])) for each, other in others)


def _turned(sentence: Sentence, found: Sequence[Figure], known: Known) -> Iterator[Finding]:
    """As in "From 9 to 4" where the résumé says "from 9 to 5"."""
    for one, other in pairwise(found):
        if not TO.fullmatch(sentence.text, one.end, other.start):
            continue
        if not any(first.values & one.values and second.values & other.values for _, first, second in known.pairs):
            said = next((said for said, *pair in known.pairs if any(one.values & each.values for each in pair)), None)
            yield Finding(one.start, other.end, NOT_THIS_WAY, (said.evidence,) if said else ())
