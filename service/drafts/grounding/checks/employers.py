"""Employers: who is said to have employed the person must be one of theirs.

A tool, a school, a client or who gave a certificate or an award is none.
"""

import re
from collections.abc import Iterator, Sequence

from service.drafts.grounding.finding import Finding
from service.drafts.grounding.forms import words_of
from service.drafts.grounding.glossary import is_place, stem
from service.drafts.grounding.known import HEADS, Known, Said
from service.drafts.grounding.mentions import is_tool, skills_in
from service.drafts.grounding.sentence import Sentence
from service.drafts.grounding.voices import is_not_had

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
# What says outright that who is named next paid the person; "en Python" may be what somebody works in.
PAID = re.compile(
    r"\b(?:(?:i|have|had) work(?:ed)? (?:as [^,.;]{2,40} )?(?:at|for)|(?:employed|hired|recruited) (?:by|at)"
    r"|employer (?:is|was)|arbeit\w+ (?:als [^,.;]{2,40} )?bei|(?:angestellt|beschäftigt|eingestellt) (?:bei|von)"
    r"|bei(?=[^,.;]{2,40}\s(?:gearbeitet|angestellt|beschäftigt)\b)|arbeitgeber(?:in)? (?:ist|war)"
    r"|travaill(?:e|é|ais) (?:comme [^,.;]{2,40} )?(?:chez|à|aux?|pour)"
    r"|(?:salarié|employé|embauché|recruté)e? (?:de|du|des|par|chez|à)|employeur (?:est|était)"
    r"|trabaj(?:o|é|aba|ado) (?:como [^,.;]{2,40} )?(?:en|para)|(?:emplead|contratad)[oa] (?:de|por|en)"
    r"|empleador (?:es|era|fue))\s(?:(?:the|der|de[nm]|die|la|les?|el|l[oa]s)\s|l['’])?",
    re.IGNORECASE,
)
PAID_ME = re.compile(
    r"\s(?:(?:employed|hired|recruited) me|ha(?:t|ben) mich (?:angestellt|eingestellt|beschäftigt)"
    r"|(?:is|was) my employer|(?:ist|war|waren) mein(?:e)? arbeitgeber(?:in)?"
    r"|m['’](?:a|ont) (?:embauchée?|recrutée?|employée?)|(?:est|était|fut) mon employeur"
    r"|me (?:contrat(?:ó|aron)|emple(?:ó|aron))|(?:es|era|fue) mi empleador)\b",
    re.IGNORECASE,
)
A_NAME = (
    r"(?!(?:The|Der|Die|Das|Le|La|Les|El|Los|Las)\b)[A-ZÀ-Þ](?:[\w&'’-]|\.(?=\w))*"
    r"(?:\s(?:(?:of|de|des|du|der|für|and|und|et|y|la|l['’])\s?){0,2}[A-ZÀ-Þ\d](?:[\w&'’-]|\.(?=\w))*){0,5}"
)
NAMED_AFTER, NAMED_BEFORE = re.compile(A_NAME), re.compile(rf"{A_NAME}$")
NOT_PAYING = ("/skills/", "/certificates/", "/awards/", "/education/", "/publications/", "/languages/", "/interests/")
OWN_MASTER = re.compile(
    r"\b(?:freelanc\w+|self-employed|contractor|consult\w+|independent|temp\w*|selbst\w+|freiberuf\w+|berat\w+"
    r"|zeitarbeit\w*|indépendante?|intérim\w*|autónom[oa]|independiente|eigen\w+)\b",
    re.IGNORECASE,
)
NOT_EMPLOYER = "Your résumé does not name “{words}” as an employer."


def employers(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Who is said to have employed the person, and is known otherwise: a tool, a school, a client."""
    found = [*_tools(sentence, known), *_others(sentence, known)]
    yield from {finding.start: finding for finding in found}.values()


def _others(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Whoever is said to have paid the person, and stands in the résumé, but nowhere as one who did."""
    after = (NAMED_AFTER.match(sentence.text, paid.end()) for paid in PAID.finditer(sentence.text))
    before = (NAMED_BEFORE.search(sentence.text[: paid.start()]) for paid in PAID_ME.finditer(sentence.text))
    for name in (*after, *before):
        if name is None or is_not_had(sentence.text[: name.start()]):
            continue
        words = [stem(word.text) for word in words_of(name.group())]
        if not words or all(is_place(word.text) for word in words_of(name.group())):
            continue
        lines = [said for said in known.said if {*words} <= {stem(word.text) for word in words_of(said.text)}]
        is_tool_used = sentence.language == "es" and any(said.entry.startswith("/skills/") for said in lines)
        if lines and not is_tool_used and not any(_may_pay(said, lines, sentence, known=known) for said in lines):
            evidence = (lines[0].evidence,)
            yield Finding(name.start(), name.end(), NOT_EMPLOYER.format(words=name.group()), evidence)


def _may_pay(said: Said, lines: Sequence[Said], sentence: Sentence, *, known: Known) -> bool:
    """Whether a line has a name as that of who paid: a client only beside the role, or of one's own master."""
    if said.entry.startswith(NOT_PAYING):
        return False
    if "/highlights/" not in said.pointer and not said.pointer.endswith(("/summary", "/description")):
        return True
    if any(line.entry.startswith("/skills/") for line in lines):
        return False
    is_spoken_of = said.entry in known.named_in(sentence) | sentence.after
    return is_spoken_of or any(OWN_MASTER.search(line.text) for line in known.entry(said.entry))


def _tools(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Tools that are said to have employed the person, and employers that are called like one."""
    skills = {mention.start: mention for mention in skills_in(sentence.text)}
    for match in EMPLOYED.finditer(sentence.text):
        start = match.end()
        is_named = start in skills and is_tool(skills[start].name)
        end = skills[start].end if is_named else _end_of_name(sentence, start)
        written = sentence.text[start:end]
        if not written[:1].isupper() or not GOES_ON.match(sentence.text, end):
            continue
        words = frozenset(word.text for word in words_of(written))
        lines = [said for said in known.said if words <= {word.text for word in words_of(said.text)}]
        if lines and not any(_may_employ(said, written) for said in lines):
            yield Finding(start, end, NOT_EMPLOYER.format(words=written))
        elif start in skills:  # an employer that is also called like its product: "I worked at Salesforce"
            named = [said for said in lines if said.entry.startswith(("/work/", "/volunteer/")) and _is_head(said)]
            yield from (Finding(start, end, evidence=(said.evidence,)) for said in named[:1])


def _end_of_name(sentence: Sentence, start: int) -> int:
    """Where the word ends that begins there."""
    return next((token.end for token in sentence.tokens if token.start == start), start)


def _may_employ(said: Said, written: str) -> bool:
    """Whether a line has a name as that of an employer, a school, a place or somebody who was worked for."""
    if said.entry.startswith(OF_TOOLS):
        return False
    is_head = _is_head(said) or "/location" in said.pointer or not said.is_block
    return is_head or re.search(BY_NAME.format(name=re.escape(written)), said.text, re.IGNORECASE) is not None


def _is_head(said: Said) -> bool:
    return said.pointer.endswith(HEADS)
