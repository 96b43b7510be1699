"""Reads `select=`: columns, labels, casts, json paths and embedded tables."""

import re

from service.embedded.rest.errors import RestError
from service.embedded.rest.query import CASTS, MAX_DEPTH, MAX_ITEMS, Embed, Item, Output, Star
from service.embedded.rest.scan import Scanner

_CAST_NAME = re.compile(r"[\w $]+")
_AGGREGATE = re.compile(r"\.?(?:avg|count|max|min|sum)\(\)")


def select(text: str) -> tuple[Item, ...]:
    """The items of `select=`. Raises RestError for what the grammar lacks or the limits forbid."""
    reader = _Reader(Scanner(text, "select parameter"))
    items = reader.items(depth=0)
    if not reader.scanner.done:
        raise reader.scanner.refusal('"," or end of input')
    return items


class _Reader:
    """Counts items over all levels while it reads."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self._count = 0

    def items(self, *, depth: int) -> tuple[Item, ...]:
        if depth > MAX_DEPTH:
            raise self.scanner.beyond(f"tables may be embedded {MAX_DEPTH} levels deep")
        items: list[Item] = []
        while True:
            items.append(self._item(depth=depth))
            self.scanner.blanks()
            if not self.scanner.take(","):
                return tuple(items)

    def _item(self, *, depth: int) -> Item:
        self._count += 1
        if self._count > MAX_ITEMS:
            raise self.scanner.beyond(f"at most {MAX_ITEMS} items may be selected")
        scanner = self.scanner
        scanner.blanks()
        if scanner.take("*"):
            return Star()
        if scanner.take("..."):
            return self._embed(scanner.name(), None, depth=depth, spread=True)
        if scanner.match(_AGGREGATE):
            raise _aggregate()
        return self._named(depth=depth)

    def _named(self, *, depth: int) -> Item:
        scanner = self.scanner
        field = scanner.field()
        label = None
        if not field.path and scanner.peek(":") and not scanner.peek("::"):
            scanner.take(":")
            label = field.name
            field = scanner.field()
        if not field.path and (scanner.peek("(") or scanner.peek("!")):
            return self._embed(field.name, label, depth=depth, spread=False)
        if scanner.match(_AGGREGATE):
            raise _aggregate()
        return Output(field, label, self._cast())

    def _cast(self) -> str | None:
        if not self.scanner.take("::"):
            return None
        found = self.scanner.match(_CAST_NAME)
        cast = found[0].strip().lower() if found else ""
        if cast not in CASTS:
            raise self.scanner.refusal("a type of the list: " + ", ".join(sorted(CASTS)))
        if self.scanner.match(_AGGREGATE):
            raise _aggregate()
        return cast

    def _embed(self, target: str, label: str | None, *, depth: int, spread: bool) -> Embed:
        if target in ("avg", "count", "max", "min", "sum") and self.scanner.peek("()"):
            raise _aggregate()
        hint, inner = self._modifiers()
        self.scanner.expect("(")
        self.scanner.blanks()
        items: tuple[Item, ...] = ()
        if not self.scanner.peek(")"):
            items = self.items(depth=depth + 1)
        self.scanner.expect(")")
        return Embed(target, items, label, hint, inner, spread)

    def _modifiers(self) -> tuple[str | None, bool]:
        hint: str | None = None
        join: str | None = None
        while self.scanner.take("!"):
            word = self.scanner.name()
            if word in ("inner", "left") and join is None:
                join = word
            elif hint is None:
                hint = word
            else:
                raise self.scanner.refusal('"("')
        return hint, join == "inner"


def _aggregate() -> RestError:
    return RestError(400, "PGRST123", "Use of aggregate functions is not allowed")
