"""Employers: who is said to have employed the person must be one of theirs, and not a tool that the résumé lists."""

import re
from collections.abc import Iterator

from service.drafts.grounding.finding import Finding
from service.drafts.grounding.forms import words_of
from service.drafts.grounding.known import HEADS, Known, Said
from service.drafts.grounding.mentions import is_tool, skills_in
from service.drafts.grounding.sentence import Sentence

# What leads on to the name of who employs; "good at Excel" and "bei Java bin ich sicher" tell of no employer.
EMPLOYED = re.compile(
    r"\b(?:(?<!good )(?<!better )(?<!best )(?<!great )(?<!skilled )(?<!proficient )(?<!adept )(?<!expert )(?<!strong )"
    r"(?<!competent )(?<!experienced )(?<!look )(?<!looked )at"
    r"|work(?:ed|ing)? for|(?:employed|hired|recruited) by|joined|(?:my )?(?:\w+ )?employer (?:is|was|has been)"
    r"|bei(?=.*\b(?:gearbeitet|angestellt|beschäftigt|tätig)\b)|(?:arbeite\w*|tätig|beschäftigt|angestellt)"
    r"(?: \w+){0,4} bei|arbeitgeber(?:in)? (?:ist|war|heißt)"
    r"|chez|(?:employée?|embauchée?|recrutée?) par|rejoint|employeur (?:est|était|a été)"
    r"|(?:emplead|contratad)[oa] (?:de|por|en)|trabaj\w+ para|incorporé a|empleador (?:es|era|fue|ha sido))"
    r"\s(?:the\s|der\s|la\s|le\s|el\s)?",
    re.IGNORECASE,
)
# What goes on after the name of an employer, as after that of a tool a noun would: "at Java meetups".
GOES_ON = re.compile(
    r"\W*$|[.,;:!?)]|\s[–—(]|\s(?:for|from|in|as|since|until|till|and|where|when|during|between|before|after|to|while"
    r"|then|als|seit|von|bis|im|und|wo|ab|gearbeitet|beschäftigt|angestellt|tätig|pendant|depuis|de|en|comme|où|et"
    r"|jusqu\w*|à|durant|avant|puis|durante|desde|hasta|como|donde|y|entre)(?!\w)"
)
BY_NAME = r"\b(?:at|for|by|with|clients?|customer|bei|für|kunden?|chez|pour|para|en|cliente)\W{{1,2}}(?:the\s)?{name}"
OF_TOOLS = ("/skills/", "/certificates/")  # where a name stands that is somebody's product
NOT_EMPLOYER = "Your résumé does not name “{words}” as an employer."


def employers(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Tools that are said to have employed the person."""
    tools = {mention.start: mention for mention in skills_in(sentence.text) if is_tool(mention.name)}
    for match in EMPLOYED.finditer(sentence.text):
        start = match.end()
        end = tools[start].end if start in tools else _end_of_name(sentence, start)
        written = sentence.text[start:end]
        if not written[:1].isupper() or not GOES_ON.match(sentence.text, end):
            continue
        words = frozenset(word.text for word in words_of(written))
        lines = [said for said in known.said if words <= {word.text for word in words_of(said.text)}]
        if lines and not any(_may_employ(said, written) for said in lines):
            yield Finding(start, end, NOT_EMPLOYER.format(words=written))


def _end_of_name(sentence: Sentence, start: int) -> int:
    """Where the word ends that begins there."""
    return next((token.end for token in sentence.tokens if token.start == start), start)


def _may_employ(said: Said, written: str) -> bool:
    """Whether a line has a name as that of an employer, a school, a place or somebody who was worked for."""
    if said.entry.startswith(OF_TOOLS):
        return False
    is_head = said.pointer.endswith(HEADS) or "/location" in said.pointer or not said.is_block
    return is_head or re.search(BY_NAME.format(name=re.escape(written)), said.text, re.IGNORECASE) is not None
