"""Where the sentences of an audit stand in a text, also after it was edited. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service.drafts.composing import fails
from service.drafts.grounding.splitting import split

if TYPE_CHECKING:
    from service.drafts.grounding import Audit, SentenceAudit

_WORD = re.compile(r"\w")  # a letter or a digit, such as the "I" of "- I bake."


def places(content: str, audit: Audit) -> list[tuple[int, SentenceAudit]]:
    """Each sentence of the audit with its place, in the order of the text; only where it is a sentence of its own.

    When the text was edited, a sentence that stands there twice is taken for the one that is less supported.
    """
    if is_whole(content, audit):
        return [(sentence.start, sentence) for sentence in audit.sentences if sentence.text.strip()]
    known = by_text(audit)
    spans = ((start, known.get(content[start:end])) for start, end in split(content))
    return [(start, sentence) for start, sentence in spans if sentence is not None]


def is_whole(content: str, audit: Audit) -> bool:
    """Whether the text is the one that was audited: every sentence in its place, and no words beside them."""
    at, beside = 0, ""
    for sentence in audit.sentences:
        if sentence.start < at or not content.startswith(sentence.text, sentence.start):
            return False
        beside += content[at : sentence.start]
        at = sentence.start + len(sentence.text)
    return _WORD.search(beside + content[at:]) is None


def by_text(audit: Audit) -> dict[str, SentenceAudit]:
    """The sentences of an audit by their words, and of several with the same words one that failed."""
    known: dict[str, SentenceAudit] = {}
    for sentence in audit.sentences:
        if sentence.text not in known or fails(sentence.verdict):
            known[sentence.text] = sentence
    return known
