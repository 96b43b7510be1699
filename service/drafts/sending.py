"""What of a draft is fit to be sent: its text without the sentences that nothing backs. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service.drafts.checking import CHOSEN, YOURS
from service.drafts.composing import fails
from service.drafts.frames import unfinished
from service.drafts.grounding import Verdict
from service.drafts.places import places

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from service.drafts.grounding import Audit, SentenceAudit

_CUT = "\0"  # stands for a sentence that was taken out; no text in the database holds one
_BULLET_LEFT = re.compile(rf"[ \t{_CUT}•·*–—-]*")  # a whole line such as "- " of which the sentence is gone
_JOINT = re.compile(rf"(?<![ \t{_CUT}])([ \t]*){_CUT}(?:[ \t{_CUT}]*{_CUT})?([ \t]*)")  # "I bake.[ ␀ ]I row."


def _is_note(sentence: SentenceAudit) -> bool:
    """Whether it is a note of ours to the person ("[Put together from …]"), which says that it is to be deleted."""
    shown = sentence.text.strip()
    return sentence.verdict is Verdict.NOT_A_CLAIM and shown.startswith("[") and shown.endswith("]")


def is_left_out(sentence: SentenceAudit, vouched: Collection[str]) -> bool:
    """Whether a sentence is not sent, since it is not backed and the person does not stand by it.

    No option of a form can be backed: one that lines of the résumé show, or the person named before, is sent all the
    same, and any other only once they keep it.
    """
    is_shown = sentence.reasons == (YOURS,) or (sentence.reasons == (CHOSEN,) and bool(sentence.evidence))
    return fails(sentence.verdict) and not is_shown and sentence.text not in vouched


def sendable(content: str, audit: Audit, *, vouched: Collection[str]) -> str:
    """Give the text without what failed, unless the person stands by it; what they wrote themselves always stays.

    No other sentence changes, also when it holds the same words as one that is taken out. Nothing is given while a note
    of ours says that the person's own reason is missing: without the note, nobody would see that it is.
    """
    if any(sentence.text.strip() in unfinished() for sentence in audit.sentences):
        return ""
    gone = [
        (start, start + len(sentence.text))
        for start, sentence in places(content, audit)
        if _is_note(sentence) or is_left_out(sentence, vouched)
    ]
    return _joined(_cut(content, gone)) if gone else content


def _cut(content: str, gone: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in gone:
        parts += [content[at:start], _CUT]
        at = end
    return "".join([*parts, content[at:]])


def _joined(text: str) -> str:
    """Close the gaps: a line of which nothing is left goes, with the empty lines on one side of it."""
    lines: list[str] = []
    is_gap = False
    for line in text.split("\n"):
        if _CUT in line and _BULLET_LEFT.fullmatch(line):
            is_gap = True
        elif not (is_gap and not line.strip() and not (lines and lines[-1].strip())):
            lines.append(_JOINT.sub(_joint, line))
            is_gap = False
    return "\n".join(lines).strip()


def _joint(found: re.Match[str]) -> str:
    before, after = found.groups()
    if found.end() == len(found.string):
        return ""
    return str(before if before or found.start() == 0 else after)
