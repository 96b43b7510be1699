"""A name in its other forms: what its initials stand for, and the words that mean the same."""

from collections.abc import Mapping
from functools import cache

from service.match.engine import grams, lexicon
from service.match.engine.words import words


@cache
def initials() -> Mapping[str, tuple[str, ...]]:
    """What initials stand for: the spellings of one word in the dictionary that the words of their name begin with."""
    spelled = (term for term in _terms() if len(term.words) == 1 and term.caution is not lexicon.Caution.IN_COMPANY)
    named = ((term.words[0], _words(term.name)) for term in spelled)
    return {short: name for short, name in named if len(name) > 1 and short == "".join(word[0] for word in name)}


@cache
def alike(name: str) -> frozenset[str]:
    """The words and pairs of words by which a text may say a skill: those of its name and of spellings like it.

    Like it are single words ("k8s", "Postgres") and those as long as the name is; longer ones say more than the name.
    """
    called = _words(name)
    forms = {called, *(form for form in _spellings().get(name, ()) if len(form) in {1, len(called)})}
    return frozenset(gram for form in forms for gram in [*filter(grams.tells, form), *grams.pairs(form)])


@cache
def _spellings() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    spellings: dict[str, tuple[tuple[str, ...], ...]] = {}
    for term in _terms():
        spellings[term.name] = (*spellings.get(term.name, ()), term.words)
    return spellings


def _terms() -> list[lexicon.Term]:
    return [term for terms in lexicon.skills().starts.values() for term in terms]


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.text for word in words(name, dotted=lexicon.skills().dotted))
