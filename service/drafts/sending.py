"""What of a draft is fit to be sent: its text without the sentences that nothing backs. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service.drafts.checking import CHOSEN
from service.drafts.composing import fails
from service.drafts.grounding import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection

    from service.drafts.grounding import Audit, SentenceAudit

_BULLET_LEFT = re.compile(r"^[ \t]*[-•·*–—][ \t]*$\n?", re.MULTILINE)  # "- " of which the sentence is gone
_SPACES = re.compile(r"[ \t]{2,}")
_LINE_ENDS = re.compile(r"[ \t]+$|^[ \t]+(?=\S)", re.MULTILINE)
_GAPS = re.compile(r"\n{3,}")


def _is_note(sentence: SentenceAudit) -> bool:
    """Whether it is a note of ours to the person ("[Put together from …]"), which says that it is to be deleted."""
    shown = sentence.text.strip()
    return sentence.verdict is Verdict.NOT_A_CLAIM and shown.startswith("[") and shown.endswith("]")


def _is_dropped(sentence: SentenceAudit) -> bool:
    """Whether nothing backs it; an option that was chosen is sent with its caution, since none can be backed."""
    return fails(sentence.verdict) and sentence.reasons != (CHOSEN,)


def sendable(content: str, audit: Audit, *, vouched: Collection[str]) -> str:
    """Give the text without what failed, unless the person stands by it; what they wrote themselves always stays."""
    text = content
    for sentence in audit.sentences:
        if _is_note(sentence):
            text = text.replace(sentence.text, "")
    failed = [sentence.text for sentence in audit.sentences if _is_dropped(sentence) and sentence.text.strip()]
    gone = sorted({text for text in failed if text not in vouched}, key=len, reverse=True)
    for words in gone:
        text = text.replace(words, "")
    if text == content:
        return content
    text = _LINE_ENDS.sub("", _SPACES.sub(" ", _BULLET_LEFT.sub("", text)))
    return _GAPS.sub("\n\n", text).strip()
