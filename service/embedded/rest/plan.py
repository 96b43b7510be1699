"""The query string held against the catalogue: every name is now a column or a relationship that exists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from service.embedded.rest.catalogue import Catalogue, Column, Table
from service.embedded.rest.errors import RestError, not_done, not_embedded, undefined_column
from service.embedded.rest.query import (
    Bounds,
    Condition,
    Embed,
    EmbedPath,
    Field,
    Filter,
    Item,
    Logic,
    Operator,
    Order,
    Output,
    Query,
    Star,
    Step,
)
from service.embedded.rest.relate import Link, relate

MAX_ROWS = 1_000  # of one reply or one embedding, as a hosted project has it; the rest is read page by page


@dataclass(frozen=True, slots=True)
class Place:
    """A column that exists, or a place inside it."""

    column: Column
    path: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A place in the reply, under a label."""

    place: Place
    label: str
    cast: str | None = None


@dataclass(frozen=True, slots=True)
class Test:
    """A place compared as `filter` says."""

    place: Place
    filter: Filter


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether an embedding found anything: `other=not.is.null`."""

    alias: str
    many: bool
    present: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions joined by `and` or `or`."""

    joint: str
    parts: "tuple[Clause, ...]"
    negated: bool


Clause = Test | Presence | Group


@dataclass(frozen=True, slots=True)
class Sort:
    """One term of an ordering."""

    place: Place
    descending: bool
    nulls: str | None


@dataclass(frozen=True, slots=True)
class Node:
    """One table of a read, with what is embedded in its rows."""

    alias: str
    table: Table
    shown: tuple[Shown, ...]
    children: "tuple[Child, ...]"
    where: tuple[Clause, ...]
    sorts: tuple[Sort, ...]
    bounds: Bounds

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns of the table that the read looks at, filters aside."""
        names = [shown.place.column.name for shown in self.shown]
        names += [sort.place.column.name for sort in self.sorts]
        names += [near for child in self.children for near, _ in child.link.pairs]
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Child:
    """An embedded table and how it hangs on its parent."""

    node: Node
    label: str
    link: Link
    inner: bool
    spread: bool
    silent: bool  # `other!inner()` filters and shows nothing


def plan(query: Query, table: Table, catalogue: Catalogue) -> Node:
    """The read that `query` asks of `table`. Raises RestError for names that do not exist or do not relate.

    Every level is cut at MAX_ROWS.
    """
    planner = _Planner(query, catalogue)
    node = planner.node(table, query.select if query.select is not None else (Star(),), path=())
    planner.check_paths()
    return node


def after_write(query: Query, table: Table, catalogue: Catalogue) -> Node:
    """The read of rows just written: all of them, for the root's conditions chose what was written."""
    inner = tuple((path, condition) for path, condition in query.conditions if path)
    node = plan(replace(query, conditions=inner), table, catalogue)
    return replace(node, bounds=Bounds())


def clauses(query: Query, table: Table) -> tuple[Clause, ...]:
    """The conditions on `table` itself, for an update or a delete. Raises RestError like `plan`."""
    return tuple(_clause(condition, table, {}) for path, condition in query.conditions if not path)


class _Planner:
    """Walks the select and gives each table its alias and its share of the filters."""

    def __init__(self, query: Query, catalogue: Catalogue) -> None:
        self._query = query
        self._catalogue = catalogue
        self._numbers = count()
        self._visited: set[EmbedPath] = set()

    def node(self, table: Table, items: tuple[Item, ...], *, path: EmbedPath, many: bool = True) -> Node:
        alias = f"n{next(self._numbers)}"
        self._visited.add(path)
        embeds = [item for item in items if isinstance(item, Embed)]
        children = {embed.name: self._child(embed, table, path) for embed in embeds}
        if len(children) != len(embeds):
            raise not_done("embedding the same table twice under one name; give each an alias")
        at = [condition for where, condition in self._query.conditions if where == path]
        orders = [order for where, terms in self._query.orders if where == path for order in terms]
        bounds = next((bounds for where, bounds in self._query.bounds if where == path), Bounds())
        limit = min(MAX_ROWS if bounds.limit is None else bounds.limit, MAX_ROWS) if many else bounds.limit
        return Node(
            alias,
            table,
            tuple(_shown(items, table)),
            tuple(children.values()),
            tuple(_clause(condition, table, children) for condition in at),
            tuple(_sort(order, table) for order in orders),
            Bounds(limit, bounds.offset),
        )

    def _child(self, embed: Embed, table: Table, path: EmbedPath) -> Child:
        link = relate(table, embed, self._catalogue)
        if embed.spread and link.many:
            raise not_done("spreading a to-many relationship")
        node = self.node(link.table, embed.items, path=(*path, embed.name), many=link.many)
        return Child(node, embed.name, link, embed.inner, embed.spread, silent=not embed.items)

    def check_paths(self) -> None:
        named = [where for where, _ in (*self._query.conditions, *self._query.orders, *self._query.bounds)]
        for where in named:
            if where not in self._visited:
                raise not_embedded(where[-1])


def _shown(items: tuple[Item, ...], table: Table) -> Iterator[Shown]:
    for item in items:
        if isinstance(item, Star):
            yield from (Shown(Place(column), column.name) for column in table.columns.values())
        elif isinstance(item, Output):
            yield Shown(_place(item.field, table), item.label or _label(item.field), item.cast)


def _label(field: Field) -> str:
    keys = [step.key for step in field.path if isinstance(step.key, str)]
    return keys[-1] if keys else field.name


def _place(field: Field, table: Table) -> Place:
    column = table.columns.get(field.name)
    if column is None:
        raise undefined_column(table.name, field.name)
    return Place(column, field.path)


def _clause(condition: Condition, table: Table, children: Mapping[str, Child]) -> Clause:
    if isinstance(condition, Logic):
        parts = tuple(_clause(part, table, children) for part in condition.parts)
        return Group(condition.joint, parts, condition.negated)
    name = condition.field.name
    if name in children and name not in table.columns:
        return _presence(condition, children[name])
    return Test(_place(condition.field, table), condition)


def _presence(condition: Filter, child: Child) -> Presence:
    if condition.operator is not Operator.IS or condition.value != "null" or condition.field.path:
        message = f"Bad operator on the '{child.label}' embedded resource"
        details = "Only is null or not is null filters are allowed on embedded resources"
        raise RestError(400, "PGRST120", message, details=details)
    return Presence(child.node.alias, child.link.many, present=condition.negated)


def _sort(order: Order, table: Table) -> Sort:
    return Sort(_place(order.field, table), order.descending, order.nulls)
