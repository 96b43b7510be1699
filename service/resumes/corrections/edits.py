"""What a person may do to the blocks of a résumé: seven typed edits, each at a JSON pointer.

Typed edits, not a whole new résumé: they say what the person meant, so they can be kept as a layer, taken back one by
one, and made again on a fresh reading of the file. A whole résumé would have to be compared to guess the same.
"""

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

MAX_TEXT = 5_000  # the longest summary seen has 2,400 characters
MAX_ITEMS = 200  # a list of skills in one group
MAX_EDITS = 100  # in one request

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

Path = Annotated[str, StringConstraints(pattern=r"^(/[A-Za-z0-9]{1,40}){1,4}$", max_length=170)]
Value = Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_TEXT)]
Values = Annotated[list[Value], Field(max_length=MAX_ITEMS)]


class _Edit(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    path: Path


class Set(_Edit):
    """Put a value in the place of another: text ("/work/0/position"), a list, or whether an entry is current.

    Nothing, or an empty text, empties it. `/work/0/current` is true for a role that goes on.
    """

    op: Literal["set"]
    value: Value | Values | bool | None = None


class Add(_Edit):
    """Add an entry to a section ("/work") or a text to a list ("/work/0/highlights"), at the end or at `at`."""

    op: Literal["add"]
    value: Value | dict[str, Value | Values | bool]
    at: int | None = Field(default=None, ge=0)


class Remove(_Edit):
    """Take away an entry ("/work/0") or a text of a list ("/work/0/highlights/2")."""

    op: Literal["remove"]


class Move(_Edit):
    """Put an entry or a text of a list at another place of the same list."""

    op: Literal["move"]
    to: int = Field(ge=0)


class Merge(_Edit):
    """Make one of an entry, or a text of a list, and the next one."""

    op: Literal["merge"]


class Split(_Edit):
    """Make two of one. With `at` a text is cut there: a list gets two texts, an entry becomes two entries.

    Without `at` the path names a text of a list, and the entry is cut before it.
    """

    op: Literal["split"]
    at: int | None = Field(default=None, ge=1)


class Confirm(_Edit):
    """Say that a section ("/work") is right as it is, so that it is no longer marked as doubtful."""

    op: Literal["confirm"]


Edit = Annotated[Set | Add | Remove | Move | Merge | Split | Confirm, Field(discriminator="op")]
EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)


class Correction(BaseModel):
    """An edit that was made, with what it met: by that it is found again on a fresh reading.

    `was` is the old value, `entry` the first texts of the entry, `beside` those of the next one for a merge. Edits that
    were made together have the same `step`, and are taken back together.
    """

    model_config = ConfigDict(frozen=True)

    edit: Edit
    was: str | list[str] | bool | None = None
    entry: dict[str, str] = Field(default_factory=dict)
    beside: dict[str, str] = Field(default_factory=dict)
    step: int = 0


def printable(text: str) -> str:
    """The text without characters that no person types and no row can hold."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def as_corrections(given: Any) -> list[Correction]:  # noqa: ANN401 - what lies in a row that the person may write
    """The corrections that a row holds. Raises ValidationError for what is none."""
    return TypeAdapter(list[Correction]).validate_python(given or [])
