"""Reads and writes of tables, each in one transaction as the caller."""

from http import HTTPStatus

from psycopg import sql
from werkzeug.wrappers import Response

from service.embedded.database import Connection
from service.embedded.rest import plan, reading, reply, writing
from service.embedded.rest.ask import Ask
from service.embedded.rest.catalogue import Column, Table
from service.embedded.rest.errors import (
    RestError,
    bad_body,
    no_column,
    no_table,
    not_done,
    not_embedded,
    undefined_column,
)
from service.embedded.rest.gather import Result, gather
from service.embedded.rest.names import Sql, Values
from service.embedded.rest.payload import MAX_KEYS, Payload, read_payload
from service.embedded.rest.query import Field, Output, Query
from service.embedded.rest.writing import INSERTED, WRITTEN, Upsert


def answer_table(ask: Ask, name: str) -> Response:
    """The reply to a request for a table. Raises RestError and psycopg.Error."""
    table = ask.catalogue.tables.get(name)
    if table is None:
        raise no_table(name)
    query = ask.query()
    if ask.reads:
        return _select(ask, query, table)
    if any(not path for path, _ in query.bounds):
        raise not_done("limit and offset on a write")
    if ask.request.method == "POST":
        return _insert(ask, query, table)
    if ask.request.method == "PATCH":
        return _update(ask, query, table)
    if ask.request.method == "DELETE":
        return _delete(ask, query, table)
    raise RestError(HTTPStatus.METHOD_NOT_ALLOWED, "PGRST117", f"Unsupported HTTP method: {ask.request.method}")


def _select(ask: Ask, query: Query, table: Table) -> Response:
    node = plan.plan(query, table, ask.catalogue)
    values, source = Values(), reading.exposed(table.name)
    statement = reading.read(node, source, values)
    total = reading.counted(node, source, values) if ask.preferences.counted else None
    with ask.transaction(read_only=True) as connection:
        result = gather(connection, statement, values=values, form=ask.form, one=ask.form.single, total=total)
    reply.check_single(ask, result.rows)
    return reply.rows(ask, result, offset=node.bounds.offset)


def _insert(ask: Ask, query: Query, table: Table) -> Response:
    if any(not path for path, _ in query.conditions):
        raise not_done("filters on an insert")
    payload = read_payload(ask.body, uniform=query.columns is None)
    columns = _columns(query, payload, table)
    upsert = _upsert(ask, query, table)
    values = Values()
    write = writing.insert(
        table, payload, columns=columns, upsert=upsert, defaults=ask.preferences.defaults, values=values
    )
    with ask.transaction() as connection:
        result = _write(ask, connection, write, query=query, table=table, values=values)
        merged_only = upsert is not None and upsert.merge and _inserted(connection) == 0
    status = HTTPStatus.OK if merged_only else HTTPStatus.CREATED
    span = reply.content_range(1, 0, result.total if ask.preferences.counted else None)
    return reply.written(ask, result, status=status, content_range=span)


def _update(ask: Ask, query: Query, table: Table) -> Response:
    conditions = _conditions(query, table, "UPDATE")
    payload = read_payload(ask.body)
    if payload.many:
        raise bad_body("The body of an update must be a JSON object")
    columns = _columns(query, payload, table)
    values = Values()
    if columns:
        write = writing.update(table, payload, columns=columns, clauses=conditions, values=values)
        with ask.transaction() as connection:
            result = _write(ask, connection, write, query=query, table=table, values=values)
    else:
        result = Result("[]", 0, total=0)  # nothing to set: no row is touched
        reply.check_single(ask, 0)
    span = reply.content_range(0, (result.total or 0) - 1, result.total if ask.preferences.counted else None)
    return reply.written(ask, result, status=HTTPStatus.OK, content_range=span)


def _delete(ask: Ask, query: Query, table: Table) -> Response:
    conditions = _conditions(query, table, "DELETE")
    values = Values()
    write = writing.delete(table, clauses=conditions, values=values)
    with ask.transaction() as connection:
        result = _write(ask, connection, write, query=query, table=table, values=values)
    span = reply.content_range(1, 0, result.total if ask.preferences.counted else None)
    return reply.written(ask, result, status=HTTPStatus.OK, content_range=span)


def _write(ask: Ask, connection: Connection, write: Sql, *, query: Query, table: Table, values: Values) -> Result:
    """Does the write and reads what is to come back; a refusal after it undoes it. The total is what was written."""
    node = plan.after_write(_returned(ask, query, table), table, ask.catalogue)
    result = gather(
        connection,
        reading.read(node, WRITTEN, values),
        values=values,
        form=ask.form,
        one=ask.form.single,
        total=writing.AFFECTED,
        before=writing.returning(write, node.needed),
    )
    # An inner embedding may hide rows that were written all the same.
    for rows in (result.total or 0, result.rows):
        reply.check_single(ask, rows)
    reply.check_affected(ask, result.total or 0)
    return result


def _returned(ask: Ask, query: Query, table: Table) -> Query:
    """The query with only those columns selected that the reply needs: the caller may not be allowed to see others."""
    returned = ask.preferences.returned
    if returned == "representation":
        return query
    for path, _ in (*query.conditions, *query.orders, *query.bounds):
        if path:
            raise not_embedded(path[-1])
    key = table.primary_key if returned == "headers-only" else ()
    return Query(select=tuple(Output(Field(name), cast="text") for name in key))


def _conditions(query: Query, table: Table, verb: str) -> tuple[plan.Clause, ...]:
    conditions = plan.clauses(query, table)
    if not conditions:  # hosted projects load the `safeupdate` extension, which says this
        raise RestError(HTTPStatus.BAD_REQUEST, "21000", f"{verb} requires a WHERE clause")
    return conditions


def _columns(query: Query, payload: Payload, table: Table) -> tuple[Column, ...]:
    names = payload.keys if query.columns is None else query.columns
    if len(names) > MAX_KEYS:
        raise bad_body(f"A row may have {MAX_KEYS} members")
    for name in names:
        if name not in table.columns:
            raise no_column(table.name, name)
    return tuple(table.columns[name] for name in names)


def _upsert(ask: Ask, query: Query, table: Table) -> Upsert | None:
    resolution = ask.preferences.resolution
    if resolution is None:
        return None
    key = query.on_conflict or table.primary_key
    for name in key:
        if name not in table.columns:
            raise undefined_column(table.name, name)
    return Upsert(key, merge=resolution == "merge-duplicates") if key else None


def _inserted(connection: Connection) -> int:
    row = connection.execute(sql.SQL("SELECT {}").format(INSERTED)).fetchone()
    return int(row[0]) if row and row[0] else 0
