"""How much of what a sentence says in plain words the résumé says too, whatever the language of either."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.drafts.grounding.finding import Finding
from service.drafts.grounding.glossary import is_deed, keys, parts
from service.drafts.grounding.known import Known, Said, is_at
from service.drafts.grounding.lists import listed
from service.drafts.grounding.sentence import Sentence, Token

CONTACT = ("/basics/email", "/basics/phone", "/basics/url", "/basics/profiles")  # what carries no sentence
ELSEWHERE = 1.5  # what the sentence names has no such thing, but another block has
# Weights of missing words: of one the glossary lacks (that it is there in another language cannot be told), and of what
# every job is made of.
UNKNOWN, UNKNOWN_ABROAD, EVERYDAY = 0.7, 0.3, 0.4
DOING = frozenset(
    {"#build", "#maintain", "#handle", "#support", "#achieve", "#close", "#analyse", "#coordinate", "#lead", "#manage"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The telling words of a sentence that the résumé has, has elsewhere only, or has not; and its best lines."""

    found: tuple[Token, ...]
    elsewhere: tuple[Token, ...]
    missing: tuple[Token, ...]
    lines: tuple[Said, ...]
    checked: int
    said: frozenset[str]
    is_foreign: bool

    @property
    def total(self) -> int:
        """How many words were looked for, or spoken for by a check."""
        return len(self.found) + len(self.elsewhere) + len(self.missing) + self.checked

    @property
    def weight(self) -> float:
        """How much of it is not there: a word whose meaning is known and not found weighs more than an unknown one."""
        return sum(_weight(token, self.said, is_foreign=self.is_foreign) for token in self.missing) + sum(
            EVERYDAY if is_deed(token.word) else ELSEWHERE for token in self.elsewhere
        )


def _weight(token: Token, said: frozenset[str], *, is_foreign: bool) -> float:
    """What one missing word weighs: much when its meaning is known, little when everybody does it anyhow."""
    if token.word in listed("manner"):
        return 0.0
    if any(part & said for part in parts(token.word)):
        return EVERYDAY
    if not token.is_known:
        return UNKNOWN_ABROAD if is_foreign else UNKNOWN
    return EVERYDAY if keys(token.word) & DOING else 1.0


def coverage(sentence: Sentence, findings: Sequence[Finding], known: Known) -> Coverage:
    """Look for every telling word that no check has spoken for."""
    checked = [(found.start, found.end) for found in findings if found.reason is None]
    entries = known.named_in(sentence)
    here = known.shared_keys | frozenset(key for entry in entries for key in known.entries[entry])
    here = here if entries else here | known.keys
    left = [t for t in sentence.telling if not any(a <= t.start < b for a, b in checked)]
    found = [token for token in left if token.is_in(here)]
    others = [token for token in left if token not in found]
    return Coverage(
        found=tuple(found),
        elsewhere=tuple(token for token in others if token.is_in(known.keys)),
        missing=tuple(token for token in others if not token.is_in(known.keys)),
        checked=len(sentence.telling) - len(left),
        said=known.keys,
        is_foreign=sentence.language != known.language,
        lines=tuple(
            _best(found, (said for said in known.said if is_at(said, entries) and not said.pointer.startswith(CONTACT)))
        ),
    )


def _best(found: Sequence[Token], lines: Iterable[Said]) -> list[Said]:
    scored = [(sum(token.is_in(said.keys) for token in found), said) for said in lines]
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].pointer))
    return [said for score, said in ranked[:2] if score]
