"""The SQL of a function call, and which function a call means."""

from collections.abc import Mapping
from dataclasses import dataclass

from psycopg import sql

from service.embedded.rest.catalogue import EXPOSED, Argument, Column, Function, Table
from service.embedded.rest.errors import RestError, shortened
from service.embedded.rest.names import COMMA, NOTHING, Name, Sql, Values, Written, array
from service.embedded.rest.payload import Payload

SCALAR = "scalar"


@dataclass(frozen=True, slots=True)
class Call:
    """A function with what it is called with: a JSON object, or texts that PostgreSQL reads as the arguments' types."""

    function: Function
    names: tuple[str, ...]
    document: str = "{}"
    texts: Mapping[str, str] | None = None


def choose(name: str, candidates: tuple[Function, ...], names: frozenset[str]) -> Function:
    """The one function that takes these arguments. Raises RestError for none (PGRST202) or several (PGRST203)."""
    fitting = [function for function in candidates if function.accepts(names)]
    if not fitting:
        raise _no_function(name, names)
    if len(fitting) > 1:
        written = ", ".join(f"{EXPOSED}.{name}({_signature(function)})" for function in fitting)
        hint = (
            "Try renaming the parameters or the function itself in the database so function overloading can be resolved"
        )
        message = f"Could not choose the best candidate function between: {written}"
        raise RestError(300, "PGRST203", message, hint=hint)
    return fitting[0]


def from_payload(function: Function, payload: Payload) -> Call:
    """A call by POST."""
    return Call(function, payload.keys, payload.text)


def from_query(function: Function, arguments: tuple[tuple[str, str], ...]) -> Call:
    """A call by GET. An argument given twice has its last value, a variadic one all of them."""
    texts = dict(arguments)
    for variadic in (argument.name for argument in function.arguments if argument.variadic):
        given = tuple(value for name, value in arguments if name == variadic)
        if given and not given[0].startswith("{"):
            texts[variadic] = array(given)
    return Call(function, tuple(texts), texts=texts)


def row_of(function: Function) -> Table | None:
    """What the result's rows look like, if they are rows; several scalars are rows of one column."""
    if function.row is not None:
        return Table(function.table or function.name, function.row)
    return Table(function.name, {SCALAR: Column(SCALAR, "", "")}) if function.many else None


def source(call: Call, values: Values) -> Sql:
    """The call as something to read FROM: its rows, or one column named `scalar`."""
    function = call.function
    given = tuple(argument for argument in function.arguments if argument.name in call.names)
    by_texts = call.texts is not None
    passed = [_passed(argument, _text(argument, call, values) if by_texts else _member(argument)) for argument in given]
    called = sql.SQL("{}({})").format(Name(EXPOSED, function.name), COMMA.join(passed))
    if by_texts or not given:
        return called if function.row is not None else sql.SQL("(SELECT {} AS {})").format(called, Name(SCALAR))
    document = _document(call, given, values)
    if function.row is None:
        return sql.SQL("(SELECT {} AS {} FROM {})").format(called, Name(SCALAR), document)
    return sql.SQL("(SELECT called.* FROM {}, LATERAL {} AS called)").format(document, called)


def _passed(argument: Argument, value: Sql) -> Sql:
    variadic = sql.SQL("VARIADIC ") if argument.variadic else NOTHING
    return sql.SQL("{}{} := {}").format(variadic, Name(argument.name), value)


def _text(argument: Argument, call: Call, values: Values) -> Sql:
    value = (call.texts or {})[argument.name]
    return sql.SQL("{}::{}").format(values.bind(value), Written(argument.type))


def _member(argument: Argument) -> Sql:
    return Name("arguments", argument.name)


def _document(call: Call, given: tuple[Argument, ...], values: Values) -> Sql:
    """The JSON object as one row named `arguments`."""
    typed = [sql.SQL("{} {}").format(Name(argument.name), Written(argument.type)) for argument in given]
    bound = values.bind(call.document)
    return sql.SQL("json_to_record({}::json) AS arguments({})").format(bound, COMMA.join(typed))


def _no_function(name: str, names: frozenset[str]) -> RestError:
    name = f"{EXPOSED}.{shortened(name)}"
    listed = shortened(", ".join(sorted(names)))
    plural = "s" if len(names) > 1 else ""
    message = (
        f"Could not find the function {name}{f'({listed})' if names else ' without parameters'} in the schema cache"
    )
    details = (
        f"Searched for the function {name} {f'with parameter{plural} {listed}' if names else 'without parameters'}, "
        "but no matches were found in the schema cache."
    )
    return RestError(404, "PGRST202", message, details=details)


def _signature(function: Function) -> str:
    return ", ".join(f"{argument.name} => {argument.type}" for argument in function.arguments)
