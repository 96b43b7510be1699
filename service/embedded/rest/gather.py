"""Runs a statement and gathers its rows into one JSON text, made by PostgreSQL."""

from dataclasses import dataclass

from psycopg import sql

from service.embedded.database import Connection
from service.embedded.rest.calling import SCALAR
from service.embedded.rest.errors import not_done
from service.embedded.rest.headers import Form
from service.embedded.rest.names import NOTHING, Name, Sql, Values

# Functions and triggers can ask PostgREST for a status or headers by these settings; here they cannot have them.
_WISHES = sql.SQL(
    "coalesce(current_setting('response.status', true), '') || coalesce(current_setting('response.headers', true), '')"
)
_NO_TOTAL = sql.SQL("NULL")
_ROW = Name("row")


@dataclass(frozen=True, slots=True)
class Result:
    """Rows as JSON, how many they are, and how many there would be without limit and offset."""

    body: str
    rows: int
    total: int | None = None


def gather(
    connection: Connection,
    read: Sql,
    *,
    values: Values,
    form: Form,
    scalar: bool = False,
    one: bool = False,
    total: Sql | None = None,
    before: Sql = NOTHING,
) -> Result:
    """What `read` gives: a list, or with `one` its first row. `before` is a WITH clause.

    Raises psycopg.Error, and RestError for a wish that cannot be fulfilled.
    """
    # Qualified, for a result may have a column that is called like the result.
    shown: Sql = Name("row", SCALAR) if scalar else sql.SQL("{}.*").format(_ROW)
    rows: Sql = sql.SQL("json_agg({})").format(shown)
    if one:
        rows = sql.SQL("{} -> 0").format(rows)
    if form.stripped:
        rows = sql.SQL("json_strip_nulls({})").format(rows)
    statement = sql.SQL("{}SELECT {}, pg_catalog.count(*), coalesce({}, {}::json)::text, {} FROM ({}) AS {}").format(
        before,
        sql.SQL("({})").format(total) if total is not None else _NO_TOTAL,
        rows,
        sql.SQL("'null'") if one else sql.SQL("'[]'"),
        _WISHES,
        read,
        _ROW,
    )
    row = connection.execute(statement, values.bound).fetchone()
    if row is None:
        return Result("[]", 0)
    if row[3]:
        raise not_done("a function or trigger that sets response.status or response.headers")
    return Result(str(row[2]), int(row[1]), None if row[0] is None else int(row[0]))
