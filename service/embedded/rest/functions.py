"""Calls of functions, each in one transaction as the caller."""

from http import HTTPStatus

from psycopg import sql
from werkzeug.wrappers import Response

from service.embedded.rest import calling, plan, reading, reply
from service.embedded.rest.ask import Ask
from service.embedded.rest.calling import Call
from service.embedded.rest.catalogue import Table
from service.embedded.rest.errors import RestError, not_done
from service.embedded.rest.gather import gather
from service.embedded.rest.names import Values
from service.embedded.rest.payload import Payload, read_payload
from service.embedded.rest.query import Query

_EMPTY = Payload("{}", (), many=False)


def answer_function(ask: Ask, name: str) -> Response:
    """The reply to a call. Raises RestError and psycopg.Error."""
    if not ask.reads and ask.request.method != "POST":
        message = f"Cannot use the {ask.request.method} method on RPC"
        raise RestError(HTTPStatus.METHOD_NOT_ALLOWED, "PGRST101", message)
    candidates = ask.catalogue.functions.get(name, ())
    if ask.reads:
        query = ask.query(frozenset(argument.name for function in candidates for argument in function.arguments))
        names = frozenset(argument for argument, _ in query.arguments)
        call = calling.from_query(calling.choose(name, candidates, names), query.arguments)
    else:
        query = ask.query()
        payload = _arguments(ask)
        call = calling.from_payload(calling.choose(name, candidates, frozenset(payload.keys)), payload)
    row = calling.row_of(call.function)
    return _scalar(ask, call, query) if row is None else _rows(ask, call, query=query, row=row)


def _arguments(ask: Ask) -> Payload:
    """The body; none at all means a call without arguments."""
    if not ask.request.content_length and "Transfer-Encoding" not in ask.request.headers:
        return _EMPTY
    payload = read_payload(ask.body)
    if payload.many:
        raise not_done("calling a function with a list of arguments")
    return payload


def _scalar(ask: Ask, call: Call, query: Query) -> Response:
    if query.select is not None or query.conditions or query.orders or query.bounds:
        raise not_done("select, filters, order and limit on a function that returns one value")
    if ask.preferences.max_affected is not None:
        message = "Function must return SETOF or TABLE when max-affected preference is used with handling=strict"
        raise RestError(HTTPStatus.BAD_REQUEST, "PGRST128", message)
    values = Values()
    statement = sql.SQL("SELECT * FROM {} AS result").format(calling.source(call, values))
    with ask.transaction(read_only=_read_only(ask, call)) as connection:
        result = gather(connection, statement, values=values, form=ask.form, scalar=True, one=True)
    return reply.nothing(ask) if call.function.void else reply.rows(ask, result, offset=0)


def _rows(ask: Ask, call: Call, *, query: Query, row: Table) -> Response:
    scalar = call.function.row is None
    if scalar and (query.select is not None or query.conditions or query.orders):
        raise not_done("select, filters and order on a function that returns plain values")
    node = plan.plan(query, row, ask.catalogue)
    values = Values()
    # Named, so that counting the rows does not call the function a second time.
    before = sql.SQL("WITH called AS (SELECT * FROM {} AS result) ").format(calling.source(call, values))
    called = sql.SQL("called")
    statement = reading.read(node, called, values)
    total = reading.counted(node, called, values) if ask.preferences.counted else None
    one = ask.form.single or not call.function.many
    with ask.transaction(read_only=_read_only(ask, call)) as connection:
        result = gather(
            connection, statement, values=values, form=ask.form, scalar=scalar, one=one, total=total, before=before
        )
        reply.check_single(ask, result.rows)
        reply.check_affected(ask, result.rows)
    return reply.rows(ask, result, offset=node.bounds.offset)


def _read_only(ask: Ask, call: Call) -> bool:
    return ask.reads or not call.function.volatile
