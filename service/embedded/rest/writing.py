"""The SQL of inserts, updates and deletes: one common table expression, which the reply is then read from."""

from dataclasses import dataclass

from psycopg import sql

from service.embedded.rest.catalogue import Column, Table
from service.embedded.rest.names import COMMA, NOTHING, Name, Sql, Values, Written
from service.embedded.rest.payload import Payload
from service.embedded.rest.plan import Clause
from service.embedded.rest.reading import exposed, where

TARGET = "target"
WRITTEN = Name("written")  # the rows after the write, for the read of the reply

AFFECTED = sql.SQL("SELECT pg_catalog.count(*) FROM written")

# How many rows an upsert inserted: each row counts one up, each that was merged one down again.
INSERTED = sql.SQL("current_setting('rest.inserted', true)")
_COUNT = sql.SQL("set_config('rest.inserted', (coalesce(nullif({}, ''), '0')::int {} 1)::text, true) IS NOT NULL")
_COUNT_INSERT = _COUNT.format(INSERTED, sql.SQL("+"))
_COUNT_MERGE = _COUNT.format(INSERTED, sql.SQL("-"))


@dataclass(frozen=True, slots=True)
class Upsert:
    """What to do with a row whose `key` is there already."""

    key: tuple[str, ...]
    merge: bool


def insert(
    table: Table,
    payload: Payload,
    *,
    columns: tuple[Column, ...],
    upsert: Upsert | None,
    defaults: bool,
    values: Values,
) -> Sql:
    """`INSERT …` of the payload's rows, without its RETURNING."""
    text = sql.SQL("INSERT INTO {} AS {}{} SELECT {} FROM {}{}").format(
        exposed(table.name),
        Name(TARGET),
        sql.SQL(" ({})").format(COMMA.join([Name(column.name) for column in columns])) if columns else NOTHING,
        COMMA.join([Name("body", column.name) for column in columns]),
        _rows(payload, columns=columns, defaults=defaults, values=values),
        sql.SQL(" WHERE ") + _COUNT_INSERT if upsert and upsert.merge else NOTHING,
    )
    return text + _on_conflict(upsert, columns) if upsert else text


def update(
    table: Table, payload: Payload, *, columns: tuple[Column, ...], clauses: tuple[Clause, ...], values: Values
) -> Sql:
    """`UPDATE …` of the rows that fulfil `clauses`, without its RETURNING."""
    return sql.SQL("UPDATE {} AS {} SET {} FROM {}{}").format(
        exposed(table.name),
        Name(TARGET),
        COMMA.join([sql.SQL("{} = {}").format(Name(c.name), Name("body", c.name)) for c in columns]),
        _rows(payload, columns=columns, defaults=False, values=values),
        where(clauses, TARGET, values),
    )


def delete(table: Table, *, clauses: tuple[Clause, ...], values: Values) -> Sql:
    """`DELETE …` of the rows that fulfil `clauses`, without its RETURNING."""
    return sql.SQL("DELETE FROM {} AS {}{}").format(exposed(table.name), Name(TARGET), where(clauses, TARGET, values))


def returning(write: Sql, names: tuple[str, ...]) -> Sql:
    """`WITH written AS (write RETURNING …)`; without names a row comes back as a bare one."""
    shown = COMMA.join([Name(TARGET, name) for name in names]) if names else sql.SQL("1 AS one")
    return sql.SQL("WITH {} AS ({} RETURNING {}) ").format(WRITTEN, write, shown)


def _on_conflict(upsert: Upsert, columns: tuple[Column, ...]) -> Sql:
    key = COMMA.join([Name(name) for name in upsert.key])
    if not upsert.merge or not columns:
        return sql.SQL(" ON CONFLICT ({}) DO NOTHING").format(key)
    moved = [sql.SQL("{} = EXCLUDED.{}").format(Name(column.name), Name(column.name)) for column in columns]
    return sql.SQL(" ON CONFLICT ({}) DO UPDATE SET {} WHERE {}").format(key, COMMA.join(moved), _COUNT_MERGE)


def _rows(payload: Payload, *, columns: tuple[Column, ...], defaults: bool, values: Values) -> Sql:
    """The payload as rows named `body`, each member read by PostgreSQL as its column's type."""
    document: Sql = sql.SQL("{}::json").format(values.bind(payload.text))
    if not payload.many:
        document = sql.SQL("json_build_array({})").format(document)
    filled = [column for column in columns if column.default is not None] if defaults else []
    if filled:
        document = _with_defaults(document, filled, values)
    if not columns:
        return sql.SQL("json_array_elements({}) AS body").format(document)
    typed = [sql.SQL("{} {}").format(Name(column.name), Written(column.type)) for column in columns]
    return sql.SQL("json_to_recordset({}) AS body({})").format(document, COMMA.join(typed))


def _with_defaults(document: Sql, filled: list[Column], values: Values) -> Sql:
    """Each row over the columns' defaults, which are computed once a row; a member that is there, even null, wins."""
    defaults = [
        sql.SQL("jsonb_build_object({}::text, {})").format(values.bind(column.name), Written(column.default or "null"))
        for column in filled
    ]
    return sql.SQL("(SELECT coalesce(json_agg({} || item::jsonb), '[]') FROM json_array_elements({}) AS item)").format(
        sql.SQL(" || ").join(defaults), document
    )
