"""The pieces of SQL that everything is put together from: quoted names, bound values, PostgreSQL's own words."""

from functools import lru_cache

from psycopg import sql
from psycopg.abc import AdaptContext

Sql = sql.Composable

NOTHING = sql.SQL("")
COMMA = sql.SQL(", ")
AND = sql.SQL(" AND ")
_REMEMBERED = 4_096  # names; quoting one costs as much as parsing a parameter, and requests repeat few


class Name(sql.Identifier):
    """A quoted name. psycopg reads `%` in a statement as the start of a placeholder, also inside quotes."""

    def as_bytes(self, context: AdaptContext | None = None) -> bytes:  # noqa: ARG002 -- the base class has it
        """The name in quotes, each `%` doubled."""
        return _quoted(tuple(self._obj))


@lru_cache(_REMEMBERED)
def _quoted(parts: tuple[str, ...]) -> bytes:
    """The quoted name, which every connection quotes alike: all of them speak UTF-8."""
    return sql.Identifier(*parts).as_bytes(None).replace(b"%", b"%%")


class Written(sql.Composable):
    """A type or default as PostgreSQL wrote it in the catalogue. Nothing that a caller sent may become one."""

    def __init__(self, text: str) -> None:
        """Keep PostgreSQL's words."""
        super().__init__(text)

    def as_bytes(self, context: AdaptContext | None = None) -> bytes:  # noqa: ARG002 -- the base class has it
        """The words, each `%` doubled."""
        return str(self._obj).encode().replace(b"%", b"%%")


class Values:
    """The values of one statement; each is sent beside the text, never in it."""

    def __init__(self) -> None:
        """Hold none."""
        self.bound: dict[str, object] = {}

    def bind(self, value: object) -> sql.Placeholder:
        """The place that stands for `value` in the text."""
        name = f"v{len(self.bound)}"
        self.bound[name] = value
        return sql.Placeholder(name)


def array(values: tuple[str, ...]) -> str:
    """An array literal of `values`, to be bound: its element type is then the compared column's."""
    quoted = (value.replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return "{" + ",".join(f'"{value}"' for value in quoted) + "}"
