"""What a draft costs at a provider, before and after. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.drafts.model import DraftKind, Usage
    from service.drafts.providers import Completion

CHARACTERS_PER_TOKEN = 3.6  # of the four languages, with names and figures; English alone has about 4
# Tokens of a usual reply, its JSON included: what the lengths asked for come to.
USUAL_OUTPUT = {"cover_letter": 900, "answer": 350, "outreach": 400}
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """US dollars for a million tokens, as the operator named them."""

    read: Decimal
    cache_write: Decimal
    cache_read: Decimal
    written: Decimal

    @classmethod
    def parse(cls, text: str) -> Rates:
        """Read "3, 3.75, 0.3, 15", as the settings let it in. Raises ValueError unless there are four parts."""
        read, cache_write, cache_read, written = (Decimal(part.strip()) for part in text.split(","))
        return cls(read=read, cache_write=cache_write, cache_read=cache_read, written=written)

    def price(self, usage: Usage) -> Decimal:
        """Give what these tokens cost, in dollars."""
        plain = usage.input - usage.cached - usage.written
        sum_ = plain * self.read + usage.written * self.cache_write
        return (sum_ + usage.cached * self.cache_read + usage.output * self.written) / _MILLION


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """About how many tokens a draft will take."""

    input_tokens: int
    output_tokens: int

    def price(self, rates: Rates | None) -> Decimal | None:
        """Give about what it will cost, with nothing cached; None when no rates are known."""
        if rates is None:
            return None
        return (self.input_tokens * rates.cache_write + self.output_tokens * rates.written) / _MILLION


def estimate(completion: Completion, kind: DraftKind) -> Estimate:
    """Give about how many tokens this completion will take, without a repair."""
    sent = len(completion.system) + len(completion.context) + len(completion.request)
    return Estimate(input_tokens=round(sent / CHARACTERS_PER_TOKEN), output_tokens=USUAL_OUTPUT[kind.value])
