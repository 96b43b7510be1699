"""The SQL of a function call, and which function a call means."""

import json
from dataclasses import dataclass

from psycopg import sql

from service.embedded.rest.catalogue import EXPOSED, Function, Table
from service.embedded.rest.errors import RestError, shortened
from service.embedded.rest.names import COMMA, NOTHING, Name, Sql, Values, Written
from service.embedded.rest.payload import Payload

SCALAR = "scalar"


@dataclass(frozen=True, slots=True)
class Call:
    """A function with the arguments it is called with, as a JSON object."""

    function: Function
    names: tuple[str, ...]
    document: str

    @property
    def source(self) -> str:
        """The name of the table whose columns the result has."""
        return self.function.table or self.function.name


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
    """A call by GET: every argument is text, which PostgreSQL reads as the argument's type."""
    variadic = {argument.name for argument in function.arguments if argument.variadic}
    document: dict[str, object] = {}
    for name, value in arguments:
        if name in variadic and not value.startswith("{"):
            gathered = document.setdefault(name, [])
            if isinstance(gathered, list):
                gathered.append(value)
        else:
            document[name] = value
    return Call(function, tuple(document), json.dumps(document))


def row_of(function: Function) -> Table | None:
    """What the result's rows look like, if they are rows."""
    return None if function.row is None else Table(function.table or function.name, function.row)


def source(call: Call, values: Values) -> Sql:
    """The call as something to read FROM: its rows, or one column named `scalar`."""
    function = call.function
    arguments = [argument for argument in function.arguments if argument.name in call.names]
    passed = [
        sql.SQL("{}{} := arguments.{}").format(
            sql.SQL("VARIADIC ") if argument.variadic else NOTHING, Name(argument.name), Name(argument.name)
        )
        for argument in arguments
    ]
    called = sql.SQL("{}({})").format(Name(EXPOSED, function.name), COMMA.join(passed))
    shown = sql.SQL("{} AS {}").format(called, Name(SCALAR))
    if not arguments:
        return called if function.row is not None else sql.SQL("(SELECT {})").format(shown)
    typed = [sql.SQL("{} {}").format(Name(argument.name), Written(argument.type)) for argument in arguments]
    given = sql.SQL("json_to_record({}::json) AS arguments({})").format(values.bind(call.document), COMMA.join(typed))
    if function.row is None:
        return sql.SQL("(SELECT {} FROM {})").format(shown, given)
    return sql.SQL("(SELECT called.* FROM {}, LATERAL {} AS called)").format(given, called)


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
