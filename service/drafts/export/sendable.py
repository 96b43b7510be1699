"""What of a draft may be sent: sentences that the résumé does not back stay out unless the person stands by them. Pure.

What the person wrote themselves was never audited, so it stays: it is their own word.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from service.drafts.grounding import Audit
from service.drafts.grounding.model import SentenceAudit, Verdict

_BLANK_ENDS = re.compile(r"[ \t]+$", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")
_SPACES = " \t"


@dataclass(frozen=True, slots=True)
class Sendable:
    """The text that may be sent, and the sentences that were left out of it."""

    text: str
    left_out: tuple[str, ...]


def sendable(content: str, audit: Audit, vouched: Collection[str] = ()) -> Sendable:
    """`content` as it is now, without its unsupported sentences; `vouched` are those the person keeps all the same."""
    standing_by = {_said(text) for text in vouched}
    kept: list[str] = []
    left_out: list[str] = []
    position = 0
    for sentence in audit.sentences:
        start = _place(content, sentence, after=position)
        if start is None:
            continue
        end = start + len(sentence.text)
        kept.append(content[position:start])
        if sentence.verdict is Verdict.UNSUPPORTED and _said(sentence.text) not in standing_by:
            left_out.append(sentence.text)
            while end < len(content) and content[end] in _SPACES:
                end += 1
        else:
            kept.append(sentence.text)
        position = end
    text = "".join([*kept, content[position:]])
    return Sendable(text=_tidy(text) if left_out else text.strip(), left_out=tuple(left_out))


def _place(content: str, sentence: SentenceAudit, *, after: int) -> int | None:
    """Where the sentence stands now: where it was drafted, else wherever it follows; None when it was edited away."""
    if not sentence.text.strip():
        return None
    if sentence.start >= after and content.startswith(sentence.text, sentence.start):
        return sentence.start
    found = content.find(sentence.text, after)
    return found if found >= 0 else None


def _said(text: str) -> str:
    return " ".join(text.split())


def _tidy(text: str) -> str:
    """No line that only a sentence filled, and no blanks where one stood."""
    return _EMPTY_LINES.sub("\n\n", _BLANK_ENDS.sub("", text)).strip()
