"""What a person asks to have drafted, and what they get while it is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.drafts.grounding import Audit


class DraftKind(StrEnum):
    """What can be drafted."""

    COVER_LETTER = "cover_letter"
    ANSWER = "answer"
    OUTREACH = "outreach"


class Tone(StrEnum):
    """How a draft sounds."""

    PLAIN = "plain"
    WARM = "warm"
    FORMAL = "formal"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRequest:
    """What to draft: `question` is the form's (an answer needs one), `recipient` whom an outreach note is for.

    `language` is a code such as "de"; without it the draft follows the posting. `limit` counts characters.
    """

    kind: DraftKind
    question: str | None = None
    recipient: str | None = None
    tone: Tone = Tone.PLAIN
    language: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Delta:
    """The next stretch of the text, ready to be shown."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The finished draft: all the Deltas joined (without white space at the end), and how each sentence is grounded."""

    text: str
    audit: Audit
    provider: str
    model: str
    prompt_version: str
    input_tokens: int
    output_tokens: int
