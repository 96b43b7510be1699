"""What a person used, and what is left; and that a request which is repeated is counted once."""

from service.usage.history import Event, history
from service.usage.limits import Operation
from service.usage.meter import Allowance, Charge, Meter, OperationUsage, allowance
from service.usage.once import Claim, Kept, Keyed, KeyReused, Once, StillRunning, hash_of

__all__ = [
    "Allowance",
    "Charge",
    "Claim",
    "Event",
    "Kept",
    "KeyReused",
    "Keyed",
    "Meter",
    "Once",
    "Operation",
    "OperationUsage",
    "StillRunning",
    "allowance",
    "hash_of",
    "history",
]
