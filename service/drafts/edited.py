"""A draft after its person changed the text: what was known of it stays, and what is new is held to the same. Pure."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from service.drafts.composing import fails
from service.drafts.grounding import Audit, SentenceAudit, Verdict
from service.drafts.grounding.splitting import split
from service.drafts.places import by_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

MOST_CHECKED = 6_000  # characters of one edit, as much as two letters: an edit costs no credit, yet takes our time
MOST_VOUCHED = 1_000  # sentences
MOST_VOUCHED_BYTES = 100_000  # of them all; only a text full of control characters takes more
UNCHECKED = "This sentence has not been checked again."
MOST_BYTES = 700_000  # of an audit; its row takes 1 MB, in a form with more spaces
_NEARLY = 0.7  # of the pairs of words of the shorter sentence
_ALMOST_ALL = 0.9
_FEWEST_WORDS = 3  # a shorter sentence would be a piece of too many others
# "led"; a character by itself in scripts without spaces: "我".
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")  # a soft hyphen in "Ama\u00adzon"


@dataclass(frozen=True, slots=True)
class Edited:
    """The audit of the new text, and which of its sentences the person stands by."""

    audit: Audit
    vouched: list[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence says apart from its punctuation: its words, and which of them follow each other."""

    words: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> _Said:
        """Read a sentence."""
        words = tuple(_WORD.findall(unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold()))
        return cls(words, frozenset(pairwise(words)))

    def is_nearly(self, other: _Said) -> bool:
        """Whether one is the other with a few changes, or a piece of it."""
        if min(len(self.words), len(other.words)) < _FEWEST_WORDS:
            return self.words == other.words
        return len(self.pairs & other.pairs) >= _NEARLY * min(len(self.pairs), len(other.pairs))

    def adds_nothing_to(self, other: _Said) -> bool:
        """Whether nearly all of it is in the other."""
        return len(self.pairs & other.pairs) >= _ALMOST_ALL * len(self.pairs)


def edited(
    content: str,
    *,
    before: Audit,
    vouched: Collection[str],
    check: Callable[[str], Audit] | None = None,
    is_own: bool = True,
) -> Edited:
    """Give what is known of a text after an edit.

    Sentences that stay keep their verdict. The person stands by those they wrote anew, whatever `check` says of them;
    but one that is nearly the same as one that had failed is none of those until they keep it. Without `check`, and
    beyond MOST_CHECKED characters, a new sentence has no verdict.
    Unless the text `is_own`, the person stands by nothing but what is `vouched`, and what has no verdict has failed.
    """
    known, spans = by_text(before), split(content)
    fresh = {at for at, (start, end) in enumerate(spans) if content[start:end] not in known}
    found = _checked(content, fresh, spans=spans, check=check) if check and fresh else {}
    failed = [(one, _Said.of(one.text)) for one in before.sentences if fails(one.verdict) and one.text not in vouched]
    said = {content[start:end] for start, end in spans}
    sentences, stands_by = [], [text for text in vouched if text in said]
    for start, end in spans:
        text = content[start:end]
        sentence = known.get(text)
        if sentence is None:
            sentence, is_held = _held(text, found.get(start), () if text in vouched else failed)
            stands_by += [text] if is_own and not is_held else []
            if sentence is None and not is_own:
                sentence = SentenceAudit(start=start, end=end, text=text, verdict=Verdict.PARTLY, reasons=(UNCHECKED,))
        if sentence is not None:
            sentences.append(sentence.model_copy(update={"start": start, "end": end, "text": text}))
    audit = Audit(sentences=tuple(sentences), left_out=before.left_out)
    return Edited(_fitting(audit), _kept(stands_by))


def _checked(
    content: str, fresh: set[int], *, spans: Sequence[tuple[int, int]], check: Callable[[str], Audit]
) -> dict[int, SentenceAudit]:
    """Check the new sentences, each behind the one before it, for "there" and "it" lead back; give them by place."""
    wanted = sorted(fresh | {at - 1 for at in fresh if at})
    text, origins = "", dict[int, int]()
    for at in wanted:
        start, end = spans[at]
        gap = content[spans[at - 1][1] : start] if at - 1 in wanted else "\n"
        if len(text) + len(gap) + end - start > MOST_CHECKED:
            break
        text += gap
        origins[len(text)] = start
        text += content[start:end]
    return {origins[one.start]: one for one in check(text).sentences if one.start in origins}


def _held(
    text: str, found: SentenceAudit | None, failed: Sequence[tuple[SentenceAudit, _Said]]
) -> tuple[SentenceAudit | None, bool]:
    """Give the verdict of a new sentence, and whether it is held to that of one that had failed."""
    said = _Said.of(text)
    if found is not None and found.verdict is Verdict.SUPPORTED:
        return found, False
    for failure, its in failed:
        if said.is_nearly(its):
            if found is not None and fails(found.verdict):
                return found, True
            if found is None or said.adds_nothing_to(its):  # such as a piece that claims nothing by itself
                return failure, True
    return found, False


def _kept(stands_by: Iterable[str]) -> list[str]:
    """Leave out the last of the sentences that the person stands by where a row could not take them all."""
    kept = list(dict.fromkeys(stands_by))[:MOST_VOUCHED]
    while len(json.dumps(kept, ensure_ascii=False).encode()) > MOST_VOUCHED_BYTES:
        kept.pop()
    return kept


def _fitting(audit: Audit) -> Audit:
    """Leave out which lines back the sentences where a text is so long that its row could not take them."""
    if len(audit.model_dump_json().encode()) <= MOST_BYTES:
        return audit
    bare = tuple(sentence.model_copy(update={"evidence": (), "reasons": ()}) for sentence in audit.sentences)
    return audit.model_copy(update={"sentences": bare})
