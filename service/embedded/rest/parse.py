"""The query string as frozen values. Pure: it knows the grammar and the limits, and no table."""

import re
from urllib.parse import parse_qsl

from service.embedded.rest import filter as filters
from service.embedded.rest.errors import RestError, bad_range, shortened, unreadable
from service.embedded.rest.query import (
    MAX_CONDITIONS,
    MAX_DEPTH,
    MAX_ITEMS,
    MAX_NUMBER,
    MAX_PARAMETERS,
    MAX_QUERY_CHARS,
    PATH_SEPARATOR,
    Bounds,
    Condition,
    EmbedPath,
    Field,
    Logic,
    Order,
    Query,
)
from service.embedded.rest.scan import Scanner
from service.embedded.rest.select import select

_DIRECTION = re.compile(r"\.(asc|desc)(?=[.,]|$)")
_NULLS = re.compile(r"\.nulls(first|last)(?=,|$)")
_NUMBER = re.compile(r"-?[0-9]{1,10}")
_ONCE = ("select", "columns", "on_conflict")
_SUFFIXES = ("order", "limit", "offset", "and", "or")


def parse(query_string: bytes, *, arguments: frozenset[str] | None = None) -> Query:
    """What the query string says. Raises RestError (PGRST100, PGRST103, PGRST123) and nothing else.

    `arguments` are the names that belong to the called function, when one is called by GET: they, and whatever does
    not look like a filter, are its arguments.
    """
    reader = _Reader(arguments)
    for name, value in _parameters(query_string):
        reader.read(name, value)
    return reader.query()


def _parameters(query_string: bytes) -> list[tuple[str, str]]:
    if len(query_string) > MAX_QUERY_CHARS:
        raise _beyond(f"the query string may have {MAX_QUERY_CHARS} characters")
    try:
        text = query_string.decode()
        parameters = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MAX_PARAMETERS)
    except UnicodeDecodeError as error:
        raise unreadable("failed to parse the query string", "it is not UTF-8") from error
    except ValueError as error:
        raise _beyond(f"a request may have {MAX_PARAMETERS} parameters") from error
    if any("\0" in part for pair in parameters for part in pair):
        raise unreadable("failed to parse the query string", "PostgreSQL holds no NUL character")
    return parameters


class _Reader:
    """Collects parameters, each in its own list."""

    def __init__(self, arguments: frozenset[str] | None) -> None:
        self._names = arguments
        self._once: dict[str, str] = {}
        self._conditions: list[tuple[EmbedPath, Condition]] = []
        self._orders: dict[EmbedPath, tuple[Order, ...]] = {}
        self._bounds: dict[EmbedPath, dict[str, int]] = {}
        self._arguments: list[tuple[str, str]] = []

    def read(self, name: str, value: str) -> None:
        if self._is_argument(name, value):
            self._arguments.append((name, value))
        elif name in _ONCE:
            if name in self._once:
                raise _twice(name)
            self._once[name] = value
        elif name.rpartition(PATH_SEPARATOR)[2] in _SUFFIXES:
            self._read_suffix(name, value)
        else:
            path, field = _target(name)
            self._conditions.append((path, filters.comparison(field, value)))

    def query(self) -> Query:
        if sum(map(_leaves, (condition for _, condition in self._conditions))) > MAX_CONDITIONS:
            raise _beyond(f"a request may have {MAX_CONDITIONS} conditions")
        columns, on_conflict = self._once.get("columns"), self._once.get("on_conflict")
        chosen = self._once.get("select")
        return Query(
            select=None if chosen is None else select(chosen) if chosen else (),
            conditions=tuple(self._conditions),
            orders=tuple(self._orders.items()),
            bounds=tuple((path, Bounds(b.get("limit"), b.get("offset", 0))) for path, b in self._bounds.items()),
            columns=None if columns is None else _names(columns, "columns parameter"),
            on_conflict=None if not on_conflict else _names(on_conflict, "on_conflict parameter"),
            arguments=tuple(self._arguments),
        )

    def _is_argument(self, name: str, value: str) -> bool:
        if self._names is None:
            return False
        reserved = name in _ONCE or name.rpartition(PATH_SEPARATOR)[2] in _SUFFIXES
        return name in self._names or not (reserved or PATH_SEPARATOR in name or filters.is_comparison(value))

    def _read_suffix(self, name: str, value: str) -> None:
        *words, suffix = name.split(PATH_SEPARATOR)
        negated = bool(words) and words[-1] == "not" and suffix in ("and", "or")
        path = _path(words[:-1] if negated else words, name)
        if suffix in ("and", "or"):
            self._conditions.append((path, filters.tree(suffix, value, negated=negated)))
        elif suffix == "order":
            if path in self._orders:
                raise _twice(name)
            self._orders[path] = _orders(value)
        else:
            bounds = self._bounds.setdefault(path, {})
            if suffix in bounds:
                raise _twice(name)
            bounds[suffix] = _number(name, value)


def _target(name: str) -> tuple[EmbedPath, Field]:
    scanner = Scanner(name, "tree path")
    fields = [scanner.field()]
    while scanner.take(PATH_SEPARATOR):
        if fields[-1].path or len(fields) > MAX_DEPTH:
            raise scanner.refusal("end of input")
        fields.append(scanner.field())
    if not scanner.done:
        raise scanner.refusal('"->", "->>", "." or end of input')
    return tuple(field.name for field in fields[:-1]), fields[-1]


def _path(words: list[str], name: str) -> EmbedPath:
    if not words:
        return ()
    scanner = Scanner(PATH_SEPARATOR.join(words), "tree path")
    path = [scanner.name()]
    while scanner.take(PATH_SEPARATOR):
        path.append(scanner.name())
    if not scanner.done:
        raise scanner.refusal('"." or end of input')
    if len(path) > MAX_DEPTH:
        raise _beyond(f"{shortened(name)} goes deeper than {MAX_DEPTH} levels")
    return tuple(path)


def _orders(text: str) -> tuple[Order, ...]:
    scanner = Scanner(text, "order")
    orders: list[Order] = []
    while True:
        field = scanner.field()
        direction, nulls = scanner.match(_DIRECTION), scanner.match(_NULLS)
        orders.append(Order(field, bool(direction and direction[1] == "desc"), nulls[1] if nulls else None))
        if len(orders) > MAX_ITEMS:
            raise scanner.beyond(f"at most {MAX_ITEMS} terms are allowed")
        if not scanner.take(","):
            break
    if not scanner.done:
        raise scanner.refusal('"asc", "desc", "nullsfirst" or "nullslast"')
    return tuple(orders)


def _names(text: str, what: str) -> tuple[str, ...]:
    scanner = Scanner(text, what)
    names: list[str] = []
    while True:
        scanner.blanks()
        name = scanner.name()
        if name not in names:
            names.append(name)
        scanner.blanks()
        if len(names) > MAX_ITEMS:
            raise scanner.beyond(f"at most {MAX_ITEMS} names are allowed")
        if not scanner.take(","):
            break
    if not scanner.done:
        raise scanner.refusal('"," or end of input')
    return tuple(names)


def _number(name: str, value: str) -> int:
    if not _NUMBER.fullmatch(value):
        raise unreadable(f"failed to parse {shortened(name)} ({shortened(value)})", "expecting a whole number")
    number = int(value)
    if number < 0:
        what = "Limit" if name.endswith("limit") else "Offset"
        raise bad_range(f"{what} should be greater than or equal to zero.")
    if number > MAX_NUMBER:
        raise _beyond(f"{shortened(name)} may be at most {MAX_NUMBER}")
    return number


def _leaves(condition: Condition) -> int:
    return sum(map(_leaves, condition.parts)) if isinstance(condition, Logic) else 1


def _twice(name: str) -> RestError:
    return unreadable("failed to parse the query string", f"{shortened(name)} is given twice")


def _beyond(limit: str) -> RestError:
    return unreadable("The query string is beyond a limit of this server", limit)
