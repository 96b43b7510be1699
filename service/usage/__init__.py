"""What a person used, and what is left."""

from service.usage.limits import Operation, price
from service.usage.meter import Allowance, Charge, Meter, OperationUsage, allowance

__all__ = ["Allowance", "Charge", "Meter", "Operation", "OperationUsage", "allowance", "price"]
