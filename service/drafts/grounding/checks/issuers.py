"""Issuers: who gave a paper is who the résumé says, and not who gave another one."""

import re
from collections.abc import Iterator

from service.drafts.grounding.finding import ELSEWHERE, Finding
from service.drafts.grounding.forms import words_of
from service.drafts.grounding.known import Known, Said
from service.drafts.grounding.sentence import Sentence

PAPERS = re.compile(r"/(?:certificates/\d+/name|awards/\d+/title|education/\d+/studyType)")
GIVERS = re.compile(r"/(?:certificates/\d+/issuer|awards/\d+/awarder|education/\d+/institution)")
# "from Cardiff University", "délivré par la CCI", "me lo dio el Gobierno Vasco".
GIVEN_BY = re.compile(
    r"\b(?:from|(?:issued|awarded|given|certified) by|vo[nm]|durch|(?:délivrée?|décernée?|remise?) par"
    r"|(?:me l[oa] )?(?:dio|concedió|otorgó|expidió)|(?:expedid|otorgad|concedid)[oa] por)"
    r"\s(?:(?:the|der|de[mn]|die|la|le|el)\s|l['’])?$",
    re.IGNORECASE,
)


def issuers(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """The one paper that a sentence names, from somebody who gave another."""
    spoken = {word.text for word in words_of(sentence.text)}
    named = {said.entry for said in known.said if PAPERS.fullmatch(said.pointer) and _words(said) <= spoken}
    givers = [said for said in known.said if GIVERS.fullmatch(said.pointer) and _words(said) <= spoken]
    if len(named) != 1 or any(giver.entry in named for giver in givers):
        return
    if not any(GIVERS.fullmatch(said.pointer) for entry in named for said in known.entry(entry)):
        return
    for giver in givers:
        place = re.search(rf"(?<!\w){re.escape(giver.text)}(?!\w)", sentence.text, re.IGNORECASE)
        if place and GIVEN_BY.search(sentence.text[: place.start()]):
            yield Finding(*place.span(), ELSEWHERE.format(words=place.group()), (giver.evidence,))


def _words(said: Said) -> frozenset[str]:
    return frozenset(word.text for word in words_of(said.text))
