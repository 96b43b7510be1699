"""The result of an audit, as it is stored with a draft."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from service.match.model import Evidence


class Verdict(StrEnum):
    """What the résumé has to say to one sentence."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    UNSUPPORTED = "unsupported"
    NOT_A_CLAIM = "not_a_claim"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SentenceAudit(_Frozen):
    """One sentence of a draft: `text == draft[start:end]`.

    `reasons` say to the person what is not shown; `evidence` are the lines of the résumé that carry the sentence.
    """

    start: int
    end: int
    text: str
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Audit(_Frozen):
    """Every sentence of a draft with its verdict, in order; and the true, relevant lines that it leaves out."""

    sentences: tuple[SentenceAudit, ...] = ()
    left_out: tuple[Evidence, ...] = ()
