"""What there is in the exposed schema, as frozen values: the only source of names that reach SQL.

Types and defaults are texts that PostgreSQL wrote itself (`format_type`, `pg_get_expr`), never a caller's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

EXPOSED = "public"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, or of what a function returns."""

    name: str
    type: str  # as PostgreSQL writes it, with its schema and modifiers
    base: str  # the bare type name below any domain, such as `jsonb` or `tsvector`
    default: str | None = None  # an expression, as PostgreSQL writes it


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view. `keys` are the column lists of its unique constraints and indexes."""

    name: str
    columns: Mapping[str, Column]
    primary_key: tuple[str, ...] = ()
    keys: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns of one exposed table that point at another."""

    name: str
    table: str
    columns: tuple[str, ...]
    target: str
    target_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """A named argument that a caller may give to a function."""

    name: str
    type: str
    required: bool
    variadic: bool


@dataclass(frozen=True, slots=True)
class Function:
    """A function that can be called with named arguments.

    `row` holds the columns of a composite result, `table` the exposed table whose rows they are.
    """

    name: str
    arguments: tuple[Argument, ...]
    volatile: bool
    many: bool
    void: bool = False
    row: Mapping[str, Column] | None = None
    table: str | None = None

    def accepts(self, names: frozenset[str]) -> bool:
        """Whether it can be called with exactly these arguments."""
        known = {argument.name for argument in self.arguments}
        return names <= known and {a.name for a in self.arguments if a.required} <= names


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything of the exposed schema, as it was at a version of it."""

    tables: Mapping[str, Table]
    foreign_keys: tuple[ForeignKey, ...]
    functions: Mapping[str, tuple[Function, ...]]
    version: int = 0
