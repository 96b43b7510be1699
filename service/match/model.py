"""The result of holding a résumé against a posting."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class RequirementKind(StrEnum):
    """What a posting can ask for."""

    SKILL = "skill"
    SKILL_YEARS = "skill_years"
    YEARS = "years"
    EDUCATION = "education"
    CERTIFICATE = "certificate"
    LANGUAGE = "language"
    LOCATION = "location"
    AUTHORIZATION = "authorization"
    TRAVEL = "travel"
    CLEARANCE = "clearance"


class State(StrEnum):
    """How far the résumé shows a requirement; `unknown` is what a résumé would not say, such as a work permit."""

    MET = "met"
    PARTLY = "partly"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How sure the score is: how much the posting asks for, and how much the résumé says."""

    HIGH = "high"
    FAIR = "fair"
    LOW = "low"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Frozen):
    """A stretch of the posting's description: `text == description[start:end]`, with blanks for marks of bold type.

    It is empty where the posting says so outside its description: in the field that names the place.
    """

    start: int
    end: int
    text: str


class Evidence(_Frozen):
    """The line of the résumé that shows a requirement; `pointer` is a JSON pointer ("/work/0/highlights/2").

    `text` is the value at the pointer; `start` and `end` delimit within it what was found.
    """

    pointer: str
    text: str
    start: int
    end: int


class Requirement(_Frozen):
    """One thing the posting asks for, and how the résumé answers.

    What is named among the duties is `duty`: neither required nor a mere wish. `asked` is the sentence that asks,
    `named` the words in it that name the thing. `detail` says in a few words what the answer rests on, where that is
    not plain from the state.
    """

    kind: RequirementKind
    name: str
    required: bool
    duty: bool = False
    asked: Span
    named: Span
    state: State
    detail: str = ""
    evidence: tuple[Evidence, ...] = ()


class Part(_Frozen):
    """A named part of the score: `score` is 0 to 1, `weight` its share of the whole (weights add up to 1).

    `detail` says in a few words what it rests on.
    """

    name: str
    weight: float
    score: float
    detail: str = ""


class Keyword(_Frozen):
    """A word of the posting, as it stands there; `said` is the résumé's other form of it, None when it has none."""

    name: str
    posting: Span
    said: Evidence | None = None


class Remark(_Frozen):
    """Something to know that moves no score, such as more years than are asked for."""

    text: str
    asked: Span | None = None
    evidence: tuple[Evidence, ...] = ()


def weighed_sum(parts: Iterable[Part]) -> float:
    """How near the parts come on the whole, 0 to 1."""
    return sum(part.weight * part.score for part in parts)


class Match(_Frozen):
    """How well a résumé fits a posting.

    `score` is 0 to 100, or None when there is not enough to tell; `note` then says what to add. It is a hundred times
    `fit` to the power of 0.4: nobody's résumé says all that a posting says. `coverage` is the share of what is asked
    for that the résumé shows, None when nothing is asked. `advice` names what would make the answer surer. `knockouts`
    are those of the requirements that often end an application at once, whatever the score.
    """

    engine_version: str
    score: int | None
    note: str | None = None
    parts: tuple[Part, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    knockouts: tuple[Requirement, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    overqualified: tuple[Remark, ...] = ()
    coverage: float | None = None
    confidence: Confidence = Confidence.LOW
    advice: tuple[str, ...] = ()

    @property
    def fit(self) -> float:
        """The weighed sum of the parts, 0 to 1, as the page tells it. It is there even when `score` is None."""
        return weighed_sum(self.parts)
