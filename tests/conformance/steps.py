"""The conformance cases as data: what each asks of a client, and what has to come back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

CASES = Path(__file__).parent / "cases"
_PLACE = re.compile(r"\$\{([\w.]{1,40})\}")  # ${ada.id}


class Failure(BaseModel):
    """How a client says that it was refused."""

    model_config = ConfigDict(frozen=True)

    code: str | None = None
    status: int = 0
    message: str = ""


class Outcome(BaseModel):
    """What came back from a call, whichever client made it."""

    model_config = ConfigDict(frozen=True)

    data: Any = None
    count: int | None = None
    status: int | None = None
    error: Failure | None = None
    broken: str | None = None


class Step(BaseModel):
    """One chain of calls, in the JavaScript client's words, and what is expected of it.

    `data` is expected exactly, `like` in the members it names, where "*" stands for anything that is there.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    who: str = Field(alias="as", default="nobody")
    rest: list[list[Any]] | None = None
    auth: list[list[Any]] | None = None
    storage: list[list[Any]] | None = None
    fetch: str | None = None
    data: Any = None
    like: Any = None
    count: int | None = None
    status: int | None = None
    error: dict[str, Any] | None = None
    keep: dict[str, str] = {}

    @property
    def api(self) -> Literal["rest", "auth", "storage"]:
        """The client that is asked."""
        if self.rest is not None:
            return "rest"
        return "auth" if self.auth is not None else "storage"

    @property
    def chain(self) -> list[list[Any]]:
        """The calls."""
        return self.rest or self.auth or self.storage or []


class Case(BaseModel):
    """Steps that one after the other show one thing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    at_once: bool = False  # needs a project in which who signs up is signed in at once
    steps: list[Step]

    def __str__(self) -> str:
        return self.name.replace(" ", "_")


def cases() -> list[Case]:
    """All of them, in the order of the files."""
    return [Case.model_validate(case) for path in sorted(CASES.glob("*.json")) for case in json.loads(path.read_text())]


def filled(value: Any, known: dict[str, Any]) -> Any:
    """The value with each ${name} replaced by what is known under that name."""
    if isinstance(value, str):
        whole = _PLACE.fullmatch(value)
        return known[whole[1]] if whole else _PLACE.sub(lambda place: str(known[place[1]]), value)
    if isinstance(value, list):
        return [filled(item, known) for item in value]
    if isinstance(value, dict):
        return {filled(key, known): filled(item, known) for key, item in value.items()}
    return value


def picked(value: Any, path: str) -> Any:
    """What lies at a path such as `session.user.id`; None when there is nothing."""
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def differences(found: Any, wanted: Any, path: str = "data") -> list[str]:
    """A line for each place where `found` lacks what is wanted."""
    if wanted == "*":
        return [] if found is not None else [f"{path} is missing"]
    if isinstance(wanted, dict) and isinstance(found, dict):
        return [line for name, item in wanted.items() for line in differences(found.get(name), item, f"{path}.{name}")]
    if isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        pairs = enumerate(zip(found, wanted, strict=True))
        return [line for index, (one, other) in pairs for line in differences(one, other, f"{path}[{index}]")]
    return [] if found == wanted else [f"{path} is {found!r}, not {wanted!r}"]


def complaints(step: Step, outcome: Outcome, known: dict[str, Any]) -> list[str]:
    """A line for each thing that is not as the step expects."""
    if outcome.broken is not None:
        return [outcome.broken]
    if (outcome.error is None) != (step.error is None):
        return [f"the failure is {outcome.error}, not {step.error}"]
    lines = []
    if step.error is not None and outcome.error is not None:
        lines += differences(outcome.error.model_dump(), step.error, "error")
    if "data" in step.model_fields_set and outcome.data != filled(step.data, known):
        lines.append(f"data is {outcome.data!r}, not {filled(step.data, known)!r}")
    if "like" in step.model_fields_set:
        lines += differences(outcome.data, filled(step.like, known))
    if "count" in step.model_fields_set and outcome.count != step.count:
        lines.append(f"count is {outcome.count}, not {step.count}")
    if step.status is not None and outcome.status not in {None, step.status}:  # supabase-py tells no status
        lines.append(f"status is {outcome.status}, not {step.status}")
    return lines
