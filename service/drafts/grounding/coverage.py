"""How much of what a sentence says in plain words the résumé says too, whatever the language of either."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.drafts.grounding.finding import Finding
from service.drafts.grounding.glossary import is_deed, is_known_in, is_plain, keys, letters_known, may_be_deed, pieces
from service.drafts.grounding.known import Known, Said, is_at
from service.drafts.grounding.lists import listed
from service.drafts.grounding.sentence import Sentence, Token

CONTACT = ("/basics/email", "/basics/phone", "/basics/url", "/basics/profiles")  # what carries no sentence
# What a missing word weighs. A thing whose name the glossary knows tells what the work was about: it must be there. Of
# a word that it lacks nothing can be told in another language, and little in the same. A deed is told in many ways.
THING, KIND, UNKNOWN, UNKNOWN_ABROAD, DEED = 1.0, 0.5, 0.5, 0.3, 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The telling words of a sentence that the résumé has, has elsewhere only, or has not; and its best lines.

    `closest` is the share of them that one line says by itself.
    """

    found: tuple[Token, ...]
    elsewhere: tuple[Token, ...]
    missing: tuple[Token, ...]
    lines: tuple[Said, ...]
    checked: int
    closest: float
    said: frozenset[str]
    language: str
    is_foreign: bool
    is_readable: bool

    @property
    def total(self) -> int:
        """How many words were looked for, or spoken for by a check."""
        return len(self.found) + len(self.elsewhere) + len(self.missing) + self.checked

    @property
    def weight(self) -> float:
        """How much of it is not there; in a résumé of another script nothing can be told."""
        if not self.is_readable:
            return 0.0
        return sum(
            _weight(token, self.said, language=self.language, is_foreign=self.is_foreign) for token in self.missing
        ) + sum(0.0 if is_plain(token.word) else KIND if may_be_deed(token.word) else THING for token in self.elsewhere)


def _weight(token: Token, said: frozenset[str], *, language: str, is_foreign: bool) -> float:
    """What one missing word weighs."""
    if token.word in listed("manner") or is_plain(token.word):
        return 0.0
    if may_be_deed(token.word):
        return DEED if is_deed(token.word) else KIND
    if (split := pieces(token.word)) and letters_known(token.word) < len(token.word):
        return _weight_of_parts(split, said)
    if is_known_in(language, token.word):
        return THING
    return UNKNOWN_ABROAD if is_foreign else UNKNOWN


def _weight_of_parts(split: Sequence[str], said: frozenset[str]) -> float:
    """What a compound weighs: little where only its kind is missing, as in "Straßenverkehr" where there is a street."""
    lacking = [piece for piece in split if not keys(piece) & said]
    if lacking in ([], [split[-1]]):
        return KIND
    return max(0.0 if is_plain(piece) else DEED if is_deed(piece) else THING for piece in lacking)


def coverage(sentence: Sentence, findings: Sequence[Finding], known: Known) -> Coverage:
    """Look for every telling word that no check has spoken for."""
    checked = [(found.start, found.end) for found in findings if found.reason is None]
    entries = known.named_in(sentence)
    here = known.shared_keys | frozenset(key for entry in entries for key in known.entries[entry])
    here = here if entries else here | known.keys
    # What a check found in a line of another role is told of that role: "9 in my last post and 77 at The Copper Pan".
    shown = {line.pointer for finding in findings if finding.reason is None for line in finding.evidence}
    elsewhere = [said for said in known.said if said.pointer in shown and not is_at(said, entries)]
    here = here.union(*(said.keys for said in elsewhere))
    left = [t for t in sentence.telling if not any(a <= t.start < b for a, b in checked)]
    lines = [*(said for said in known.said if is_at(said, entries)), *elsewhere]
    found = [token for token in left if token.is_in(here) and (_is_one(token, here) or _has_whole(lines, token))]
    others = [token for token in left if token not in found]
    return Coverage(
        found=tuple(found),
        elsewhere=tuple(token for token in others if token.is_in(known.keys)),
        missing=tuple(token for token in others if not token.is_in(known.keys)),
        checked=len(sentence.telling) - len(left),
        closest=_closest(sentence, lines),
        said=known.keys,
        language=sentence.language,
        is_foreign=sentence.language != known.language,
        is_readable=not known.is_foreign_script,
        lines=tuple(
            _best(found, (said for said in known.said if is_at(said, entries) and not said.pointer.startswith(CONTACT)))
        ),
    )


def _closest(sentence: Sentence, lines: Sequence[Said]) -> float:
    """The share of the words that tell of the work which the line that says most of them has."""
    told = [token for token in sentence.telling if not is_plain(token.word) and token.word not in listed("manner")]
    most = max((sum(token.is_in(said.keys) for token in told) for said in lines), default=0)
    return most / len(told) if told else 1.0


def _is_one(token: Token, said: frozenset[str]) -> bool:
    """Whether a word is meant as it is, not only by the parts of the compound it is."""
    return bool(keys(token.word) & said)


def _has_whole(lines: Sequence[Said], token: Token) -> bool:
    """Whether one line says all the parts of a compound."""
    return any(token.is_in(said.keys) for said in lines)


def _best(found: Sequence[Token], lines: Iterable[Said]) -> list[Said]:
    scored = [(sum(token.is_in(said.keys) for token in found), said) for said in lines]
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1].pointer))
    return [said for score, said in ranked[:2] if score]
