"""The person themselves: their profile."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, StringConstraints

from service.db import Client
from service.errors import NotFound

_COLUMNS = "id,email,full_name,subscription_tier,active_resume_id,preferred_ai_provider"


class Profile(BaseModel):
    """A person as the service knows them."""

    id: UUID
    email: str
    full_name: str | None
    subscription_tier: str
    active_resume_id: UUID | None
    preferred_ai_provider: Literal["claude", "openai"] | None


class ProfileChanges(BaseModel):
    """What a person may change; members left out stay as they are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    full_name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] | None = None
    preferred_ai_provider: Literal["claude", "openai"] | None = None
    active_resume_id: UUID | None = None


def profile(db: Client) -> Profile:
    """The profile of the person of `db`. Raises NotFound when the account is gone."""
    return _one(db.run(db.table("profiles").select(_COLUMNS).limit(1)))


def change_profile(changes: ProfileChanges, *, db: Client) -> Profile:
    """The profile after the changes. Raises NotFound for a résumé that is not theirs."""
    row = changes.model_dump(mode="json", exclude_unset=True)
    if not row:
        return profile(db)
    # Row-level security leaves the person one profile, their own; PostgREST wants a filter all the same.
    return _one(db.run(db.table("profiles").update(row).not_.is_("id", "null")))


def _one(rows: list[dict[str, object]]) -> Profile:
    if not rows:
        raise NotFound("This account is no longer here.")
    return Profile.model_validate({name: rows[0].get(name) for name in Profile.model_fields})
