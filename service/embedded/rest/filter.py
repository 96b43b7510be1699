"""Reads filters (`id=eq.1`) and trees of them (`or=(a.eq.1,not.and(…))`)."""

import re

from service.embedded.rest.query import (
    FULL_TEXT,
    IS_VALUES,
    MAX_CONDITIONS,
    MAX_DEPTH,
    MAX_LIST,
    QUANTIFIABLE,
    Condition,
    Field,
    Filter,
    Logic,
    Operator,
)
from service.embedded.rest.scan import Scanner

# The word before the value, with what stands in its brackets: `eq`, `like(any)`, `fts(english)`.
_OPERATOR = re.compile(r"([a-z]{2,10})(?:\(([\w $]{1,63})\))?\.")
_REST = re.compile(r".*", re.DOTALL)
_UP_TO_DELIMITER = re.compile(r"[^,)]*")
_ARRAY = re.compile(r"\{[^{}]*\}(?=[,)]|$)")  # `{a,b}` inside a tree, where a bare comma would end the value
_JOINT = re.compile(r"(not\.)?(and|or)(?=\s*\()")


def comparison(field: Field, text: str) -> Filter:
    """The filter that `field=text` says. Raises RestError for what the grammar lacks or the limits forbid."""
    scanner = Scanner(text, "filter")
    found = _comparison(scanner, field, nested=False)
    if not scanner.done:
        raise scanner.refusal("end of input")
    return found


def is_comparison(text: str) -> bool:
    """Whether `text` looks like a filter's value, and not like an argument of a function."""
    found = _OPERATOR.match(text.removeprefix("not."))
    return found is not None and found[1] in set(Operator)


def tree(joint: str, text: str, *, negated: bool = False) -> Logic:
    """The tree that `joint=text` says. Raises RestError like `comparison`."""
    reader = _TreeReader(Scanner(text, "logic tree"))
    parts = reader.parts(depth=1)
    if not reader.scanner.done:
        raise reader.scanner.refusal("end of input")
    return Logic(joint, parts, negated)


class _TreeReader:
    """Counts leaves over all levels while it reads."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self._count = 0

    def parts(self, *, depth: int) -> tuple[Condition, ...]:
        scanner = self.scanner
        if depth > MAX_DEPTH:
            raise scanner.beyond(f"conditions may be nested {MAX_DEPTH} levels deep")
        scanner.blanks()
        scanner.expect("(")
        parts: list[Condition] = []
        while True:
            parts.append(self._part(depth=depth))
            scanner.blanks()
            if not scanner.take(","):
                break
        scanner.expect(")")
        scanner.blanks()
        return tuple(parts)

    def _part(self, *, depth: int) -> Condition:
        self._count += 1
        if self._count > MAX_CONDITIONS:
            raise self.scanner.beyond(f"at most {MAX_CONDITIONS} conditions are allowed")
        self.scanner.blanks()
        if joint := self.scanner.match(_JOINT):
            return Logic(joint[2], self.parts(depth=depth + 1), negated=bool(joint[1]))
        field = self.scanner.field()
        self.scanner.expect(".")
        return _comparison(self.scanner, field, nested=True)


def _comparison(scanner: Scanner, field: Field, *, nested: bool) -> Filter:
    negated = scanner.take("not.")
    found = scanner.match(_OPERATOR)
    if found is None or found[1] not in set(Operator):
        raise scanner.refusal("operator (eq, gt, ...)")
    operator, bracket = Operator(found[1]), found[2]
    quantifier = bracket if bracket in ("any", "all") and operator in QUANTIFIABLE else None
    language = bracket if operator in FULL_TEXT else None
    if bracket and not quantifier and not language:
        raise scanner.refusal("an operator that takes this modifier")
    value = _list(scanner) if operator is Operator.IN else _value(scanner, nested=nested)
    if operator is Operator.IS:
        value = str(value).lower()
        if value not in IS_VALUES:
            raise scanner.refusal("null, not_null or trilean value (unknown, true, false)")
    return Filter(field, operator, value, negated, quantifier, language)


def _value(scanner: Scanner, *, nested: bool) -> str:
    if not nested:
        return _text(scanner, _REST)
    return _perhaps_quoted(scanner, _ARRAY)


def _list(scanner: Scanner) -> tuple[str, ...]:
    scanner.blanks()
    scanner.expect("(")
    values = [_perhaps_quoted(scanner)]
    while scanner.take(","):
        if len(values) == MAX_LIST:
            raise scanner.beyond(f"a list may have {MAX_LIST} values")
        values.append(_perhaps_quoted(scanner))
    scanner.expect(")")
    scanner.blanks()
    return () if values == [""] else tuple(values)


def _perhaps_quoted(scanner: Scanner, also: re.Pattern[str] | None = None) -> str:
    start = scanner.position
    value = scanner.quoted()
    if value is not None and (scanner.done or scanner.peek(",") or scanner.peek(")")):
        return value
    scanner.position = start  # quotes in the middle of a value are part of it: supabase-js does not escape them
    found = scanner.match(also) if also else None
    return found[0] if found else _text(scanner, _UP_TO_DELIMITER)


def _text(scanner: Scanner, pattern: re.Pattern[str]) -> str:
    found = scanner.match(pattern)
    return found[0] if found else ""
