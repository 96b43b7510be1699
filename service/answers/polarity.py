"""Whether two questions of the same words ask for opposites, such as "willing" and "unwilling". Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_DENYING = re.compile(  # in folded text: "have not used", "keine erfahrung"
    r"\b(?:not|never|without|none|cannot|lack(?:ing|ed)?|refuse|unable|unfamiliar|nicht|nie|niemals|kein\w{0,2}|ohne"
    r"|pas|jamais|sans|aucune?|nunca|jamas|ningun[ao]?|sin|nao|nenhum|nenhuma|sem)\b"
)
# Words that turn what they stand with into its opposite: a clean record is none.
_CLEAN = re.compile(
    r"\b(?:clean|spotless|unblemished|einwandfrei\w{0,2}|sauber\w{0,2}|tadellos\w{0,2}|vierge|limpi[oa]|limp[oa])\b"
)
_SHORTENED = re.compile(r"n['’]t\b")  # "haven't"
# Denials that leave the answer as it is: "whether or not", "without restrictions", "why not", "not only".
_IDLE = re.compile(
    r"\b(?:or|oder|ou|o) (?:not|nicht|pas|no|n[ãa]o)\b"
    r"|\b(?:without|ohne|sans|sin|sem) (?:any )?(?:restric|einschränk)\w*|\bnot only\b"
    r"|\b(?:have|has|did) ?(?:not|n['’]t) (?:\w+ ){0,2}(?:asked?|mentioned|covered|told)\b",
    re.IGNORECASE,
)
# "no tiene", which denies; in "yes or no" and in English it is another word.
_SPANISH_NO = re.compile(
    r"\bno (?:ha|has|he|han|tiene|está|esta|es|puede|quiere|necesita|requiere|dispone|sabe|posee|le|se|desea|habla"
    r"|usa)\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?:un|in|im|il|ir|non|dis|nicht)(?=\w{4})")  # "unwilling", "indisponible"


def plain(question: str) -> str:
    """Give a question with its shortened denials written out, and without those that deny nothing."""
    return _SHORTENED.sub(" not", _IDLE.sub(" ", question))


def turns(question: str, folded: str) -> tuple[bool, bool]:
    """Give whether a question denies, and whether it asks for a clean slate; `folded` are its words in one form."""
    is_denied = _DENYING.search(folded) or _SPANISH_NO.search(question)
    return bool(is_denied), _CLEAN.search(folded) is not None


def has_opposites(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether one of two lists of folded words has a word of the other turned around by its beginning."""
    only, other_only = set(some) - set(others), set(others) - set(some)
    return _turned(only) & other_only != set() or _turned(other_only) & only != set()


def _turned(words: Collection[str]) -> set[str]:
    return {word[found.end() :] for word in words if (found := _PREFIX.match(word))}
