"""Causes: one thing led to another only if one line of the résumé has both."""

import re
from collections.abc import Iterator

from service.drafts.grounding.finding import Finding
from service.drafts.grounding.glossary import is_plain, keys
from service.drafts.grounding.known import Known, Said
from service.drafts.grounding.sentence import Sentence, Token

# Between a deed and what is said to have come of it.
LED_TO = re.compile(
    r",?\s(?:which|thereby|thus|so that|resulting in|leading to|wodurch|sodass|ce qui|lo que|lo cual)(?=\s)"
    r"|,\s(?=(?:cutting|reducing|saving|raising|increasing|lifting|lowering|boosting|improving|doubling|halving)\s)",
    re.IGNORECASE,
)
# "Por esos resultados me ascendieron": what somebody rose for.
ROSE_FOR = re.compile(
    r"\b(?:promoted|promotion|made an? (?:senior|lead|manager|partner|director|head|principal)|befördert|beförderung"
    r"|promue?|promotion|nommée?|ascend\w+|ascenso|promocion\w+)\b",
    re.IGNORECASE,
)
BECAUSE = re.compile(
    r"\b(?:on the strength of|because of|thanks to|as a reward for|in recognition of|owing to|earned me|led to my"
    r"|dank|aufgrund|wegen|dafür|deshalb|deswegen|grâce à|en raison de|pour (?:cela|ces résultats|ce travail)"
    r"|ce qui m['’]a valu|m['’]a valu|gracias a|debido a|por (?:ello|eso|es[ao]s? \w+|este \w+)|me valió)\b",
    re.IGNORECASE,
)
# "… is what got us to daily releases": whatever stands before it is said to have brought about what follows.
BROUGHT_ABOUT = re.compile(
    r"\b(?:(?:is|was) what|(?:is|are|was|were) the reason|(?:is|was) why (?=we|the|our|i\b)"
    r"|made (?:it )?possible|paved the way"
    r"|(?:ist|war|sind|waren) der grund|hat(?:te)? (?:es )?(?:uns )?ermöglicht|führte(?:n)? dazu"
    r"|brachte(?:n)? es mit sich"
    r"|(?:est|était|c['’]est) ce qui|(?:est|sont|était) la raison|a(?:vait)? permis (?:de|à)|ont permis (?:de|à)"
    r"|(?:es|fue|era) lo que|(?:es|son|fue) la razón|permitió|permitieron|hizo posible|hicieron posible)\b",
    re.IGNORECASE,
)
# "Thanks to SAP, closing took 7 days": a thing with a name, and what it is said to have brought.
THANKS_TO = re.compile(
    r"\b(?:thanks to|because of|owing to|due to|dank|grâce à|gracias a|debido a)\s(?=\W?[A-ZÀ-Þ])", re.IGNORECASE
)
OCCASIONS = frozenset({"#project"})  # where something was done: it brings about nothing
# "Weil wir auf Kubernetes umzogen, sanken die Kosten": the clause is what brought it about.
SINCE = re.compile(
    r"^\W*(?:because|weil|parce qu['’e]|puisqu['’e]|porque|gracias a que|dado que)\b(?P<deed>[^,;]{10,120}),\s",
    re.IGNORECASE,
)
SIDE = 2  # words of a line that a side must have to be about it
UNCONNECTED = "Your résumé does not say that the one led to the other."


def causes(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """Each deed with what came of it."""
    for match in LED_TO.finditer(sentence.text):
        deed, result = sentence.within(0, match.start()), sentence.within(match.end(), len(sentence.text))
        one, other = _line_of(deed, known), _line_of(result, known)
        if one and other and one != other and _shared(result, one) < SIDE and _shared(deed, other) < SIDE:
            yield Finding(match.start(), match.end(), UNCONNECTED, (one.evidence, other.evidence))
    for match in SINCE.finditer(sentence.text):
        deed = sentence.within(match.start("deed"), match.end("deed"))
        result = sentence.within(match.end(), len(sentence.text))
        if not _is_of_one_line(_weighty(deed), _weighty(result), known):
            yield Finding(match.start(), match.end("deed"), UNCONNECTED)
    for match in BROUGHT_ABOUT.finditer(sentence.text):
        deed, result = sentence.within(0, match.start()), sentence.within(match.end(), len(sentence.text))
        if not _is_of_one_line(_weighty(deed), _weighty(result), known):
            yield Finding(match.start(), match.end(), UNCONNECTED)
    yield from _owed(sentence, known)
    rose, cause = ROSE_FOR.search(sentence.text), BECAUSE.search(sentence.text)
    if rose and cause and not any(ROSE_FOR.search(said.text) for said in known.said if "/highlights/" in said.pointer):
        yield Finding(cause.start(), cause.end(), UNCONNECTED)


def _owed(sentence: Sentence, known: Known) -> Iterator[Finding]:
    """A figure that is said to be owed to a thing which no line with that figure names."""
    match = THANKS_TO.search(sentence.text)
    thing = next(iter(sentence.within(match.end(), len(sentence.text))), None) if match else None
    figures = [figure for figure in sentence.figures if match and thing and not thing.start <= figure.start < thing.end]
    lines = [said for said, other in known.figures if said.is_block and any(each.is_same(other) for each in figures)]
    if not (match and thing and lines):
        return
    written = sentence.text[thing.start : thing.end]
    is_name = written.isupper() or (written[0].isupper() and not thing.is_known)
    if is_name and not any(thing.is_in(line.keys) for line in lines):
        yield Finding(match.start(), thing.end, UNCONNECTED, (lines[0].evidence,))


def _weighty(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple(token for token in tokens if not is_plain(token.word) and not keys(token.word) & OCCASIONS)


def _is_of_one_line(deed: tuple[Token, ...], result: tuple[Token, ...], known: Known) -> bool:
    """Whether a line that says most of the deed also says a word of the result; where nothing is told, all is well."""
    lines = {said: _shared(deed, said) for said in known.said if "/highlights/" in said.pointer}
    most = max(lines.values(), default=0)
    best = [said for said, shared in lines.items() if shared == most > 0]
    return not (deed and result) or any(_shared(result, said) for said in best)


def _line_of(tokens: tuple[Token, ...], known: Known) -> Said | None:
    """The line of a role that says most of these words."""
    lines = [said for said in known.said if "/highlights/" in said.pointer]
    best = max(lines, key=lambda said: _shared(tokens, said), default=None)
    return best if best and _shared(tokens, best) >= SIDE else None


def _shared(tokens: tuple[Token, ...], said: Said) -> int:
    return sum(token.is_in(said.keys) for token in tokens)
