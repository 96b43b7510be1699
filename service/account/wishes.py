"""How a person wants Foothold to behave. Without a row in `settings` the defaults hold."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from service.auth import User
from service.db import Client

_COLUMNS = "mask_personal_data,interface_language,theme,tone,learn_from_edits"

Theme = Literal["system", "light", "dark"]
Tone = Literal["plain", "warm", "formal"]
Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{2,35}$")]


class Wishes(BaseModel):
    """What a person set. `mask_personal_data` keeps their name and contact data from AI providers."""

    model_config = ConfigDict(frozen=True)

    mask_personal_data: bool = True
    interface_language: Language | None = None
    theme: Theme = "system"
    tone: Tone = "plain"
    learn_from_edits: bool = False


class WishChanges(BaseModel):
    """What a person changes; members left out stay as they are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mask_personal_data: bool | None = None
    interface_language: Language | None = None
    theme: Theme | None = None
    tone: Tone | None = None
    learn_from_edits: bool | None = None

    @model_validator(mode="after")
    def _only_a_language_can_be_unset(self) -> Self:
        unset = [name for name in self.model_fields_set if getattr(self, name) is None and name != "interface_language"]
        if unset:
            raise ValueError(f"{', '.join(sorted(unset))}: leave it out, or give a value")
        return self


def wishes(db: Client) -> Wishes:
    """What the person of `db` set."""
    rows = db.run(db.table("settings").select(_COLUMNS).limit(1))
    return Wishes.model_validate(rows[0]) if rows else Wishes()


def change_wishes(changes: WishChanges, *, user: User, db: Client) -> Wishes:
    """What the person wants after the changes."""
    row = changes.model_dump(mode="json", exclude_unset=True)
    if row:
        db.run(db.table("settings").upsert({"user_id": user.id, **row}, on_conflict="user_id"))
    return wishes(db)
