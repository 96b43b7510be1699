"""Places: what was done in a town was done in a role that was there."""

import re
from collections.abc import Iterator

from service.drafts.grounding.checks.deeds import about
from service.drafts.grounding.finding import ELSEWHERE, Finding
from service.drafts.grounding.known import Known, Said
from service.drafts.grounding.sentence import Sentence

AT_WORK = re.compile(r"/(?:work|volunteer)/\d+/location")


def places(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """The one town of a role that a sentence names, when only a role elsewhere tells what it tells."""
    towns: dict[tuple[int, int], frozenset[str]] = {}
    for said in known.said:
        if AT_WORK.fullmatch(said.pointer) and (place := _in_town(sentence, said)):
            towns[place] = towns.get(place, frozenset()) | {said.entry}
    if len(towns) != 1 or known.named_in(sentence):
        return
    place, there = next(iter(towns.items()))
    line = about(Sentence(sentence.text), known)
    titled = [entry for entry in known.spoken_of(Sentence(sentence.text)) if entry.startswith("/work/")]
    blocks = [line.entry] if line else titled
    if blocks and not there.intersection(blocks) and not about(Sentence(sentence.text, there), known):
        evidence = line.evidence if line else known.entry(blocks[0])[0].evidence
        if _has_town(blocks, known):
            yield Finding(*place, ELSEWHERE.format(words=sentence.text[slice(*place)]), (evidence,))


def _in_town(sentence: Sentence, said: Said) -> tuple[int, int] | None:
    town = re.escape(said.text.partition(",")[0].strip())
    match = re.search(rf"\b(?i:in|à|en)\s(?P<town>{town})(?!\w)", sentence.text)
    return match.span("town") if match else None


def _has_town(blocks: list[str], known: Known) -> bool:
    """Whether the résumé says where each of some roles was."""
    return all(any(AT_WORK.fullmatch(said.pointer) for said in known.entry(block)) for block in blocks)
