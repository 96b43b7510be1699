"""What a person did that was counted, newest first."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from service.db import Client
from service.usage.limits import Operation

_MOST = 100  # who wants to see more asks for the export of the account


class Event(BaseModel):
    """An operation that ran, and what it cost."""

    model_config = ConfigDict(frozen=True)

    operation_type: Operation
    ai_provider: str | None
    credits_used: int
    created_at: datetime


def history(db: Client) -> list[Event]:
    """The latest operations of the person."""
    query = db.table("usage_events").select("operation_type,ai_provider,credits_used,created_at")
    return [Event.model_validate(row) for row in db.run(query.order("created_at", desc=True).limit(_MOST))]
