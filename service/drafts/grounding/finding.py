"""What a check finds in a sentence."""

from dataclasses import dataclass

from service.match.model import Evidence

ELSEWHERE = "Your résumé says “{words}” of something else than this sentence names."


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim found at `start:end` of a sentence. `reason` says what is wrong; without one it is shown by `evidence`.

    `is_weak`: shown, but not quite as it is said.
    """

    start: int
    end: int
    reason: str | None = None
    evidence: tuple[Evidence, ...] = ()
    is_weak: bool = False
