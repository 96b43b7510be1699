"""Reads the catalogue of the exposed schema from `pg_catalog`, anew when its version has moved."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from threading import Lock
from typing import LiteralString

from psycopg import Cursor
from psycopg.rows import DictRow, dict_row

from service.embedded.database import Connection, Database
from service.embedded.rest.catalogue import EXPOSED, Argument, Catalogue, Column, ForeignKey, Function, Table

# Without a search path PostgreSQL writes every name outside pg_catalog with its schema, so that types and defaults
# mean the same wherever they are used.
_BARE_PATH = "set local search_path = ''"

# An identity column's default is its sequence; a generated one cannot be given a value.
_COLUMNS = """
select c.relname as owner, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       coalesce(base.typname, t.typname) as base,
       case when a.attgenerated <> '' or a.attidentity = 'a' then null
            when a.attidentity = 'd' then format('nextval(%%L::pg_catalog.regclass)',
                 pg_get_serial_sequence(format('%%I.%%I', n.nspname, c.relname), a.attname))
            when d.adbin is null then t.typdefault
            else pg_get_expr(d.adbin, d.adrelid) end as default
from pg_class c join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid left join pg_type base on base.oid = nullif(t.typbasetype, 0)
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where n.nspname = %(schema)s and c.relkind in ('r', 'p', 'v', 'm', 'f')
order by c.relname, a.attnum
"""

# Partial and expression indexes do not make a column unique.
_KEYS = """
select c.relname as owner, i.indisprimary as is_primary,
       (select array_agg(a.attname::text order by k.place)
        from unnest(i.indkey) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
        where k.place <= i.indnkeyatts) as columns
from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
where n.nspname = %(schema)s and i.indisunique and i.indpred is null and i.indexprs is null
"""

_FOREIGN_KEYS = """
select k.conname as name, c.relname as owner, target.relname as target,
       (select array_agg(a.attname::text order by n.place) from unnest(k.conkey) with ordinality n(number, place)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.number) as columns,
       (select array_agg(a.attname::text order by n.place) from unnest(k.confkey) with ordinality n(number, place)
        join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n.number) as target_columns
from pg_constraint k
join pg_class c on c.oid = k.conrelid join pg_namespace s on s.oid = c.relnamespace
join pg_class target on target.oid = k.confrelid join pg_namespace ts on ts.oid = target.relnamespace
where k.contype = 'f' and k.conparentid = 0 and s.nspname = %(schema)s and ts.nspname = %(schema)s
order by k.conname
"""

# Triggers and functions with an unnamed argument cannot be called by name. Output arguments follow the input ones.
_FUNCTIONS = """
select p.oid::bigint as id, p.proname as name, p.provolatile = 'v' as volatile, p.proretset as many,
       p.pronargdefaults as defaults, p.prorettype = 'void'::regtype as void,
       coalesce(p.proargnames, '{}') as names, coalesce(p.proargmodes::text[], '{}') as modes,
       array(select format_type(t, null) from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[]))
             with ordinality u(t, place) order by place) as types,
       array(select coalesce(base.typname, pt.typname)::text
             from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality u(t, place)
             join pg_type pt on pt.oid = u.t left join pg_type base on base.oid = nullif(pt.typbasetype, 0)
             order by place) as bases,
       row_class.relname as row_of, row_schema.nspname = %(schema)s and row_class.relkind <> 'c' as row_exposed,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
               'base', at.typname) order by a.attnum)
        from pg_attribute a join pg_type at on at.oid = a.atttypid
        where a.attrelid = row_class.oid and a.attnum > 0 and not a.attisdropped) as row
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
join pg_type r on r.oid = p.prorettype
left join pg_class row_class on row_class.oid = r.typrelid and r.typtype = 'c'
left join pg_namespace row_schema on row_schema.oid = row_class.relnamespace
where n.nspname = %(schema)s and p.prokind = 'f'
  and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
order by p.proname, p.oid
"""

_INPUT_MODES = frozenset("ivb")  # in, variadic, in and out
_OUTPUT_MODES = frozenset("otb")  # out, table column, in and out


class Schemas:
    """The catalogue of one database, kept until somebody finds that it is out of date."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._lock = Lock()
        self._catalogue: Catalogue | None = None

    def last(self, database: Database) -> Catalogue:
        """The catalogue as it was last read: whoever uses it must see that its version still holds."""
        with self._lock:
            if self._catalogue is None:
                self._catalogue = _read_at_version(database)
            return self._catalogue

    def newer(self, database: Database, known: Catalogue) -> Catalogue | None:
        """The catalogue as of now, or None when nothing has changed since `known`. Raises psycopg.Error."""
        version = database.schema_version()
        with self._lock:
            if self._catalogue is None or self._catalogue.version != version:
                self._catalogue = _read_at_version(database)
            return self._catalogue if self._catalogue.version != known.version else None


def _read_at_version(database: Database) -> Catalogue:
    version = database.schema_version()  # asked first: a change in between is found by whoever uses this
    with database.introspect() as connection:
        return replace(read(connection), version=version)


def read(connection: Connection) -> Catalogue:
    """The catalogue of the exposed schema. Raises psycopg.Error."""
    connection.execute(_BARE_PATH)
    with connection.cursor(row_factory=dict_row) as cursor:
        columns = _grouped(_rows(cursor, _COLUMNS))
        keys = _grouped(_rows(cursor, _KEYS))
        foreign_keys = tuple(map(_foreign_key, _rows(cursor, _FOREIGN_KEYS)))
        functions = defaultdict(list)
        for row in _rows(cursor, _FUNCTIONS):
            if function := _function(row):
                functions[function.name].append(function)
    tables = {name: _table(name, rows, keys.get(name, [])) for name, rows in columns.items()}
    return Catalogue(tables, foreign_keys, {name: tuple(found) for name, found in functions.items()})


def _rows(cursor: Cursor[DictRow], statement: LiteralString) -> list[DictRow]:
    return cursor.execute(statement, {"schema": EXPOSED}).fetchall()


def _grouped(rows: Iterable[DictRow]) -> Mapping[str, list[DictRow]]:
    groups = defaultdict(list)
    for row in rows:
        groups[row["owner"]].append(row)
    return groups


def _table(name: str, columns: Iterable[DictRow], keys: Iterable[DictRow]) -> Table:
    primary = next((tuple(key["columns"]) for key in keys if key["is_primary"]), ())
    return Table(name, _columns(columns), primary, frozenset(frozenset(key["columns"]) for key in keys))


def _columns(rows: Iterable[DictRow]) -> Mapping[str, Column]:
    return {row["name"]: Column(row["name"], row["type"], row["base"], row.get("default")) for row in rows}


def _foreign_key(row: DictRow) -> ForeignKey:
    return ForeignKey(row["name"], row["owner"], tuple(row["columns"]), row["target"], tuple(row["target_columns"]))


def _function(row: DictRow) -> Function | None:
    types = row["types"]
    modes = row["modes"] or ["i"] * len(types)
    names = row["names"] or [""] * len(types)
    given = [place for place, mode in enumerate(modes) if mode in _INPUT_MODES]
    if not all(names[place] for place in given):
        return None
    required = len(given) - row["defaults"]
    arguments = tuple(
        Argument(names[place], types[place], required=index < required, variadic=modes[place] == "v")
        for index, place in enumerate(given)
    )
    shape = _output(row, names, modes) if not row["row_of"] else _columns(row["row"])
    table = row["row_of"] if row["row_exposed"] else None
    return Function(row["name"], arguments, row["volatile"], row["many"], row["void"], shape, table)


def _output(row: DictRow, names: list[str], modes: list[str]) -> Mapping[str, Column] | None:
    places = [place for place, mode in enumerate(modes) if mode in _OUTPUT_MODES and names[place]]
    columns = {names[p]: Column(names[p], row["types"][p], row["bases"][p]) for p in places}
    return columns or None
