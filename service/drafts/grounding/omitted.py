"""The reverse of grounding: what the résumé has and the posting asks for, and the draft does not say."""

from collections import Counter
from collections.abc import Sequence
from math import fsum

from service.drafts.grounding.glossary import is_deed
from service.drafts.grounding.known import Known, Said
from service.drafts.grounding.sentence import Sentence, Token
from service.match.model import Evidence

MOST = 5  # lines listed
ENOUGH = 1.0  # weight of what a line shares with the posting, from which on it is worth naming
SAID = 0.5  # share of the words of a line; a draft that says more of them has told it
FACTS = ("/highlights/", "/certificates/", "/awards/", "/publications/", "/description")


def omitted(draft: str, known: Known) -> tuple[Evidence, ...]:
    """The lines that say most of what the posting asks for and that the draft leaves out, best first."""
    lines = [said for said in known.said if any(part in said.pointer for part in FACTS)]
    spoken = Sentence(draft).keys
    told = {said: _telling(said) for said in lines}
    common = Counter(token.word for tokens in told.values() for token in {t.word: t for t in tokens}.values())
    left = [said for said in lines if told[said] and not _is_told(told[said], spoken)]
    weights = {said: _weight(told[said], common, known) for said in left}
    ranked = sorted((said for said in left if weights[said] >= ENOUGH), key=lambda said: (-weights[said], said.pointer))
    return tuple(said.evidence for said in ranked[:MOST])


def _telling(said: Said) -> tuple[Token, ...]:
    return Sentence(said.text).telling


def _is_told(tokens: Sequence[Token], spoken: frozenset[str]) -> bool:
    return sum(token.is_in(spoken) for token in tokens) > SAID * len(tokens)


def _weight(tokens: Sequence[Token], common: Counter[str], known: Known) -> float:
    """What a line shares with the posting: a word that many lines have counts little, a deed alone nothing."""
    asked = {token.word for token in tokens if not is_deed(token.word) and token.is_in(known.posting_keys)}
    return fsum(1 / common[word] for word in asked)  # the same in any order
