"""What is metered, and what it costs. Pure."""

from enum import StrEnum

FREE_PROVIDERS = frozenset({"offline"})
# A reservation of a process that died stops counting after this; longer than any operation may take.
HOLD_SECONDS = 900


class Operation(StrEnum):
    """Everything that is metered."""

    RESUME_PARSE = "resume_parse"
    MATCH = "match"
    COVER_LETTER = "cover_letter"
    ANSWER = "answer"
    OUTREACH = "outreach"


DRAFTS = frozenset({Operation.COVER_LETTER, Operation.ANSWER, Operation.OUTREACH})


def is_free(operation: Operation, provider: str | None = None) -> bool:
    """Whether the operation costs nothing whatever its price: a draft by a free provider."""
    return operation in DRAFTS and provider in FREE_PROVIDERS


def left(limit: int | None, used: int) -> int | None:
    """Credits left, never below nothing; None is without limit."""
    return None if limit is None else max(0, limit - used)
