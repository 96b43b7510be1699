"""What a query string says, as frozen values, and the limits it is held to.

Nothing in here has been compared with the database: names are what the caller wrote.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import LiteralString

MAX_QUERY_CHARS = 65_536  # an `in` list of a thousand identifiers is 37,000
MAX_PARAMETERS = 200  # filters of one request; the largest of ours has eight
MAX_ITEMS = 200  # columns and embeddings of one select, all levels together
MAX_CONDITIONS = 200  # leaves of all filter trees together
MAX_LIST = 1_000  # values of one `in`, as many as rows of one reply
MAX_DEPTH = 5  # levels of embedding, and of brackets in and/or
MAX_STEPS = 10  # arrows of one json path
MAX_NAME_BYTES = 63  # what PostgreSQL keeps of a name; a longer one would be cut silently
MAX_NUMBER = 2**31 - 1  # of limit, offset and a json path's index

PATH_SEPARATOR = "."


class Operator(StrEnum):
    """The comparisons of horizontal filtering, by the word that PostgREST uses."""

    EQ = "eq"
    NEQ = "neq"
    GT = "gt"
    GTE = "gte"
    LT = "lt"
    LTE = "lte"
    LIKE = "like"
    ILIKE = "ilike"
    MATCH = "match"
    IMATCH = "imatch"
    IS = "is"
    ISDISTINCT = "isdistinct"
    IN = "in"
    CS = "cs"
    CD = "cd"
    OV = "ov"
    SL = "sl"
    SR = "sr"
    NXR = "nxr"
    NXL = "nxl"
    ADJ = "adj"
    FTS = "fts"
    PLFTS = "plfts"
    PHFTS = "phfts"
    WFTS = "wfts"


FULL_TEXT = frozenset({Operator.FTS, Operator.PLFTS, Operator.PHFTS, Operator.WFTS})
QUANTIFIABLE = frozenset(
    {
        Operator.EQ,
        Operator.GT,
        Operator.GTE,
        Operator.LT,
        Operator.LTE,
        Operator.LIKE,
        Operator.ILIKE,
        Operator.MATCH,
        Operator.IMATCH,
    }
)
# What `::` may name, and PostgreSQL's word for it. Types that read the catalogue, such as regclass, are not among them.
CASTS: Mapping[str, LiteralString] = MappingProxyType(
    {
        "bool": "boolean",
        "boolean": "boolean",
        "date": "date",
        "decimal": "numeric",
        "float4": "real",
        "float8": "double precision",
        "int": "integer",
        "int2": "smallint",
        "int4": "integer",
        "int8": "bigint",
        "integer": "integer",
        "bigint": "bigint",
        "interval": "interval",
        "json": "json",
        "jsonb": "jsonb",
        "numeric": "numeric",
        "real": "real",
        "smallint": "smallint",
        "text": "text",
        "time": "time",
        "timestamp": "timestamp",
        "timestamptz": "timestamptz",
        "timetz": "timetz",
        "uuid": "uuid",
        "varchar": "varchar",
    }
)
IS_VALUES = frozenset({"null", "not_null", "true", "false", "unknown"})


@dataclass(frozen=True, slots=True)
class Step:
    """One arrow of a json path: `->key`, `->0` or, giving text, `->>key`."""

    key: str | int
    as_text: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A column, or a place inside a json column."""

    name: str
    path: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Star:
    """Every column."""


@dataclass(frozen=True, slots=True)
class Output:
    """One selected column, perhaps renamed and cast."""

    field: Field
    label: str | None = None
    cast: str | None = None


@dataclass(frozen=True, slots=True)
class Embed:
    """A related table inside each row, or, spread, its columns among the row's own."""

    target: str
    items: "tuple[Item, ...]"
    label: str | None = None
    hint: str | None = None
    inner: bool = False
    spread: bool = False

    @property
    def name(self) -> str:
        """What filters call it: its label, else the target."""
        return self.label or self.target


Item = Star | Output | Embed


@dataclass(frozen=True, slots=True)
class Filter:
    """One comparison. `value` holds several texts for `in` alone."""

    field: Field
    operator: Operator
    value: str | tuple[str, ...]
    negated: bool = False
    quantifier: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Logic:
    """Conditions joined by `and` or `or`."""

    joint: str
    parts: "tuple[Condition, ...]"
    negated: bool = False


Condition = Filter | Logic


@dataclass(frozen=True, slots=True)
class Order:
    """One term of an ordering; `nulls` is first, last or as the direction has it."""

    field: Field
    descending: bool = False
    nulls: str | None = None


EmbedPath = tuple[str, ...]  # () is the table itself


@dataclass(frozen=True, slots=True)
class Bounds:
    """Which rows of a result."""

    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """A whole query string. Conditions, orders and bounds say at which embedding they belong."""

    select: tuple[Item, ...] | None = None
    conditions: tuple[tuple[EmbedPath, Condition], ...] = ()
    orders: tuple[tuple[EmbedPath, tuple[Order, ...]], ...] = ()
    bounds: tuple[tuple[EmbedPath, Bounds], ...] = ()
    columns: tuple[str, ...] | None = None
    on_conflict: tuple[str, ...] | None = None
    arguments: tuple[tuple[str, str], ...] = ()
