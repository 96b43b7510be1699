"""Whether two names are of one certificate: for matching, the dictionary puts all of a kind and a body together."""

import re

from service.drafts.grounding.acronyms import initials
from service.drafts.grounding.forms import words_of
from service.drafts.grounding.glossary import keys
from service.drafts.grounding.lists import Listed
from service.drafts.grounding.sentence import Sentence
from service.drafts.grounding.voices import CLAUSE

# What any certificate may be called beside its name.
ANY = Listed(
    "certif~ zertifi~ licen~ licenz~ lizenz~ card karte ausweis schein permit valid active current registered register"
    " registration registr~ accredit~ exam prüfung diploma diplom diplôme lean the of in a an and for v3 v4 version"
)
LETTERS = re.compile(r"[A-Z][A-Z+/-]+\d*")
# What stands above the rest of its kind; nobody holds it who does not say so.
HIGHER = Listed(
    "practitioner charter charterholder expert master fellow advanced specialist professional chartered meister"
)
RANK_LETTERS = 7  # by which ranks are told: "Chartered" is a "charterholder"
BESIDE = 30  # characters on either side of a name within which its rank stands


def is_same_paper(sentence: Sentence, place: tuple[int, int], shown: str, *, is_abroad: bool) -> bool:
    """Whether what a draft calls a certificate is what the résumé calls one, in a rank no higher.

    In another language it may be the same if neither is called by letters.
    """
    written = sentence.text[slice(*place)]
    if _stands_for(written, shown) or _stands_for(shown, written):
        return True
    if _is_of_higher_rank(sentence, place, shown):
        return False
    told = {key for word in _own(shown) for key in keys(word) | {word, word[:RANK_LETTERS]}}
    if all(word[:RANK_LETTERS] in told or keys(word) & told for word in _own(written)):
        return True
    return is_abroad and not (LETTERS.search(written) or LETTERS.search(shown))


def _is_of_higher_rank(sentence: Sentence, place: tuple[int, int], line: str) -> bool:
    """Whether a rank is said beside a certificate that the line about it does not have, and before a new clause."""
    start, end = place
    first = max((joint.end() for joint in CLAUSE.finditer(sentence.text, 0, start)), default=0)
    last = next((joint.start() for joint in CLAUSE.finditer(sentence.text, end)), len(sentence.text))
    ranks = {
        token.word[:RANK_LETTERS]
        for token in sentence.tokens
        if max(first, start - BESIDE) <= token.start <= min(last, end + BESIDE) and token.word in HIGHER
    }
    return bool(ranks - {word.text[:RANK_LETTERS] for word in words_of(line)})


def is_of_any(word: str) -> bool:
    """Whether a word may stand beside the name of any certificate: "certification", "licence"."""
    return word in ANY


def _own(name: str) -> set[str]:
    """The words of a name that tell it from others."""
    words = {word.text for word in words_of(name)}
    return {word for word in words if word not in ANY} or words


def _stands_for(letters: str, name: str) -> bool:
    """Whether capitals are the first letters of a name's words: "CKA", "PMP certification", "CSM" of "ScrumMaster"."""
    spelt = (initials(name), "".join(filter(str.isupper, name)))
    return any(match.group() in spelt and match.group() not in name for match in LETTERS.finditer(letters))
