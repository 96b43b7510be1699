"""The expectation file, read; and what it claims, one sentence a fact, to be held against the catalogue."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).parent / "rights.toml"
Role = Literal["anon", "authenticated", "service_role"]
Command = Literal["SELECT", "INSERT", "UPDATE", "DELETE"]
ROLES: tuple[Role, ...] = ("anon", "authenticated", "service_role")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Grant(_Strict):
    """What one role may do with one table."""

    select: bool = False
    insert: list[str] = []
    update: list[str] = []
    delete: bool = False

    def allows(self, command: Command) -> bool:
        """Whether anything of `command` is granted."""
        return bool(
            {"SELECT": self.select, "INSERT": self.insert, "UPDATE": self.update, "DELETE": self.delete}[command]
        )


class Table(_Strict):
    """One table: its columns and the rights of each role."""

    key: str
    owner: str | None = None
    columns: list[str]
    anon: Grant | Literal["nothing"]
    authenticated: Grant | Literal["nothing"]
    service_role: Grant | Literal["everything"]
    policies: dict[Command, str] = {}

    def grant(self, role: Role) -> Grant:
        """The rights of a role, spelled out."""
        given: Grant | str = getattr(self, role)
        if isinstance(given, Grant):
            return given
        if given == "nothing":
            return Grant()
        return Grant(select=True, insert=self.columns, update=self.columns, delete=True)


class Function(_Strict):
    """One function: whose rights it runs with, and who may call it."""

    definer: bool = False
    callers: list[Role]


class Bucket(_Strict):
    """One bucket: what it takes, and the policies that open it."""

    public: bool
    file_size_limit: int
    allowed_mime_types: list[str]
    policies: dict[Command, str]


class Rights(_Strict):
    """The whole file."""

    schemas: dict[str, list[Role]]
    tables: dict[str, Table]
    functions: dict[str, Function]
    buckets: dict[str, Bucket]

    def facts(self) -> set[str]:
        """Everything that the file claims of the database."""
        return {
            *(f"{role} may use schema {name}" for name, roles in self.schemas.items() for role in roles),
            *(f"there is a schema {name}" for name in self.schemas),
            *(fact for name, table in self.tables.items() for fact in _of_table(name, table)),
            *(fact for name, function in self.functions.items() for fact in _of_function(name, function)),
            *(fact for name, bucket in self.buckets.items() for fact in _of_bucket(name, bucket)),
        }


@cache
def load() -> Rights:
    """The expectation file."""
    return Rights.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))


def _of_table(name: str, table: Table) -> Iterator[str]:
    yield f"there is a table {name}"
    yield f"row-level security is on for {name}"
    for column in table.columns:
        yield f"there is a column {name}.{column}"
    for role in ROLES:
        grant = table.grant(role)
        columns = {"SELECT": table.columns if grant.select else [], "INSERT": grant.insert, "UPDATE": grant.update}
        yield from (f"{role} may {verb} {name}.{column}" for verb, some in columns.items() for column in some)
        if grant.delete:
            yield f"{role} may DELETE {name}"
    if table.service_role == "everything":  # what Supabase's own default privileges give
        yield from (f"service_role may {verb} {name}" for verb in ("TRUNCATE", "TRIGGER", "REFERENCES"))
    for command, policy in table.policies.items():
        yield f"policy “{policy}” opens {name} to authenticated for {command}, where they own the row by {table.owner}"


def _of_function(name: str, function: Function) -> Iterator[str]:
    yield f"there is a function {name} that runs as its {'definer' if function.definer else 'caller'}"
    yield f"function {name} has an empty search path"
    yield from (f"{role} may call {name}" for role in function.callers)


def _of_bucket(name: str, bucket: Bucket) -> Iterator[str]:
    yield f"there is a bucket {name}, {'public' if bucket.public else 'private'}"
    yield f"bucket {name} takes {bucket.file_size_limit} bytes of {', '.join(bucket.allowed_mime_types)}"
    for command, policy in bucket.policies.items():
        yield f"policy “{policy}” opens bucket {name} to authenticated for {command}"
