"""The SQL of a read. Names come from the plan, values are bound."""

from collections.abc import Mapping
from types import MappingProxyType

from psycopg import sql

from service.embedded.rest.names import AND, COMMA, NOTHING, Name, Sql, Values, array
from service.embedded.rest.plan import Child, Clause, Group, Node, Place, Presence, Sort, Test
from service.embedded.rest.query import CASTS, FULL_TEXT, Filter, Operator

_COMPARE: Mapping[Operator, Sql] = MappingProxyType(
    {
        Operator.EQ: sql.SQL("="),
        Operator.NEQ: sql.SQL("<>"),
        Operator.GT: sql.SQL(">"),
        Operator.GTE: sql.SQL(">="),
        Operator.LT: sql.SQL("<"),
        Operator.LTE: sql.SQL("<="),
        Operator.LIKE: sql.SQL("LIKE"),
        Operator.ILIKE: sql.SQL("ILIKE"),
        Operator.MATCH: sql.SQL("~"),
        Operator.IMATCH: sql.SQL("~*"),
        Operator.ISDISTINCT: sql.SQL("IS DISTINCT FROM"),
        Operator.CS: sql.SQL("@>"),
        Operator.CD: sql.SQL("<@"),
        Operator.OV: sql.SQL("&&"),
        Operator.SL: sql.SQL("<<"),
        Operator.SR: sql.SQL(">>"),
        Operator.NXR: sql.SQL("&<"),
        Operator.NXL: sql.SQL("&>"),
        Operator.ADJ: sql.SQL("-|-"),
    }
)
_IS: Mapping[str, Sql] = MappingProxyType(
    {
        "null": sql.SQL("IS NULL"),
        "not_null": sql.SQL("IS NOT NULL"),
        "true": sql.SQL("IS TRUE"),
        "false": sql.SQL("IS FALSE"),
        "unknown": sql.SQL("IS UNKNOWN"),
    }
)
_SEARCH: Mapping[Operator, Sql] = MappingProxyType(
    {
        Operator.FTS: sql.SQL("to_tsquery"),
        Operator.PLFTS: sql.SQL("plainto_tsquery"),
        Operator.PHFTS: sql.SQL("phraseto_tsquery"),
        Operator.WFTS: sql.SQL("websearch_to_tsquery"),
    }
)
_JSON_TYPES = frozenset({"json", "jsonb"})
_PATTERNS = frozenset({Operator.LIKE, Operator.ILIKE})
_ASCENDING, _DESCENDING = sql.SQL(" ASC"), sql.SQL(" DESC")
_NULLS: Mapping[str | None, Sql] = MappingProxyType(
    {None: NOTHING, "first": sql.SQL(" NULLS FIRST"), "last": sql.SQL(" NULLS LAST")}
)
_FOUND = sql.SQL("TRUE AS found")  # a row that shows nothing is still a row


def read(node: Node, source: Sql, values: Values) -> Sql:
    """`SELECT … FROM source …` for one table and all that is embedded in it."""
    return sql.SQL("SELECT {} FROM {} AS {}{}{}{}{}").format(
        COMMA.join([*_shown(node, values), *_embedded(node)]),
        source,
        Name(node.alias),
        NOTHING.join([_join(child, node.alias, values) for child in node.children]),
        where(node.where, node.alias, values),
        _order(node, values),
        _limit(node, values),
    )


def counted(node: Node, source: Sql, values: Values) -> Sql:
    """`SELECT count(*) …` of the rows that the read would give without limit and offset."""
    tested = {clause.alias for clause in node.where if isinstance(clause, Presence)}
    grouped = any(isinstance(clause, Group) for clause in node.where)
    # A left join neither adds nor takes rows: to-one finds one at most, to-many is gathered into one.
    joins = [
        _join(child, node.alias, values)
        for child in node.children
        if child.inner or grouped or child.node.alias in tested
    ]
    return sql.SQL("SELECT pg_catalog.count(*) FROM {} AS {}{}{}").format(
        source, Name(node.alias), NOTHING.join(joins), where(node.where, node.alias, values)
    )


def exposed(table: str) -> Sql:
    """A table of the exposed schema, by its full name."""
    return Name("public", table)


def where(clauses: tuple[Clause, ...], alias: str, values: Values) -> Sql:
    """` WHERE …`, or nothing when there is no condition."""
    if not clauses:
        return NOTHING
    return sql.SQL(" WHERE {}").format(AND.join([_clause(clause, alias, values) for clause in clauses]))


def _shown(node: Node, values: Values) -> list[Sql]:
    shown: list[Sql] = []
    for item in node.shown:
        text = _place(item.place, node.alias, values)
        if item.cast is not None:
            text = sql.SQL("CAST({} AS {})").format(text, sql.SQL(CASTS[item.cast]))
        shown.append(sql.SQL("{} AS {}").format(text, Name(item.label)))
    return shown


def _embedded(node: Node) -> list[Sql]:
    return [_embedding(child) for child in node.children if not child.silent]


def _embedding(child: Child) -> Sql:
    found = Name(_found(child.node.alias))
    if child.spread:
        return sql.SQL("{}.*").format(found)
    label = Name(child.label)
    if child.link.many:
        return sql.SQL("coalesce({}.rows, '[]') AS {}").format(found, label)
    return sql.SQL("row_to_json({}.*) AS {}").format(found, label)


def _found(alias: str) -> str:
    """The name of a joined subquery, beside that of the table inside it."""
    return f"found_{alias}"


def _join(child: Child, parent: str, values: Values) -> Sql:
    node = child.node
    inside = _linked(child, parent, values)
    found = Name(_found(node.alias))
    kind = sql.SQL(" INNER") if child.inner else sql.SQL(" LEFT")
    if not child.link.many:
        return sql.SQL("{} JOIN LATERAL ({}) AS {} ON TRUE").format(kind, inside, found)
    gathered = sql.SQL("SELECT json_agg(gathered.*) AS rows FROM ({}) AS gathered").format(inside)
    condition = sql.SQL("{}.rows IS NOT NULL").format(found) if child.inner else sql.SQL("TRUE")
    return sql.SQL("{} JOIN LATERAL ({}) AS {} ON {}").format(kind, gathered, found, condition)


def _linked(child: Child, parent: str, values: Values) -> Sql:
    """The child's own read, held to the rows that belong to the parent's."""
    node = child.node
    shown = [*_shown(node, values), *_embedded(node)]
    conditions: list[Sql] = [
        sql.SQL("{} = {}").format(Name(node.alias, far), Name(parent, near)) for near, far in child.link.pairs
    ]
    conditions += [_clause(clause, node.alias, values) for clause in node.where]
    return sql.SQL("SELECT {} FROM {} AS {}{} WHERE {}{}{}").format(
        COMMA.join(shown) if shown else _FOUND,
        exposed(node.table.name),
        Name(node.alias),
        NOTHING.join([_join(inner, node.alias, values) for inner in node.children]),
        AND.join(conditions),
        _order(node, values),
        _limit(node, values),
    )


def _order(node: Node, values: Values) -> Sql:
    if not node.sorts:
        return NOTHING
    return sql.SQL(" ORDER BY {}").format(COMMA.join([_sort(sort, node.alias, values) for sort in node.sorts]))


def _sort(sort: Sort, alias: str, values: Values) -> Sql:
    direction = _DESCENDING if sort.descending else _ASCENDING
    return _place(sort.place, alias, values) + direction + _NULLS[sort.nulls]


def _limit(node: Node, values: Values) -> Sql:
    text: Sql = NOTHING
    if node.bounds.limit is not None:
        text += sql.SQL(" LIMIT {}").format(values.bind(node.bounds.limit))
    if node.bounds.offset:
        text += sql.SQL(" OFFSET {}").format(values.bind(node.bounds.offset))
    return text


def _place(place: Place, alias: str, values: Values) -> Sql:
    text: Sql = Name(alias, place.column.name)
    if place.path and place.column.base not in _JSON_TYPES:
        text = sql.SQL("to_jsonb({})").format(text)
    for step in place.path:
        arrow = sql.SQL("->>") if step.as_text else sql.SQL("->")
        kind = sql.SQL("text") if isinstance(step.key, str) else sql.SQL("integer")
        text = sql.SQL("({} {} {}::{})").format(text, arrow, values.bind(step.key), kind)
    return text


def _clause(clause: Clause, alias: str, values: Values) -> Sql:
    if isinstance(clause, Group):
        joint = sql.SQL(" OR ") if clause.joint == "or" else AND
        text: Sql = sql.SQL("({})").format(joint.join([_clause(part, alias, values) for part in clause.parts]))
        return sql.SQL("NOT {}").format(text) if clause.negated else text
    if isinstance(clause, Presence):
        found = Name(_found(clause.alias))
        verb = sql.SQL("IS DISTINCT FROM NULL") if clause.present else sql.SQL("IS NOT DISTINCT FROM NULL")
        return sql.SQL("({}.{} {})").format(found, sql.SQL("rows" if clause.many else "*"), verb)
    return _test(clause, alias, values)


def _test(test: Test, alias: str, values: Values) -> Sql:
    text = sql.SQL("({})").format(_comparison(test, _place(test.place, alias, values), values))
    return sql.SQL("NOT {}").format(text) if test.filter.negated else text


def _comparison(test: Test, place: Sql, values: Values) -> Sql:
    comparison = test.filter
    if comparison.operator in FULL_TEXT:
        return _search(test, place, values)
    if comparison.operator is Operator.IS:
        return sql.SQL("{} {}").format(place, _IS[str(comparison.value)])
    if isinstance(comparison.value, tuple):
        return sql.SQL("{} = ANY({})").format(place, values.bind(array(comparison.value)))
    bound = values.bind(_pattern(comparison))
    symbol = _COMPARE[comparison.operator]
    if comparison.quantifier is None:
        return sql.SQL("{} {} {}").format(place, symbol, bound)
    word = sql.SQL("ANY") if comparison.quantifier == "any" else sql.SQL("ALL")
    return sql.SQL("{} {} {}({})").format(place, symbol, word, bound)


def _pattern(comparison: Filter) -> str:
    value = str(comparison.value)
    return value.replace("*", "%") if comparison.operator in _PATTERNS else value


def _search(test: Test, place: Sql, values: Values) -> Sql:
    language: Sql = NOTHING
    if test.filter.language is not None:
        language = sql.SQL("{}::regconfig, ").format(values.bind(test.filter.language))
    is_vector = test.place.column.base == "tsvector" and not test.place.path
    vector = place if is_vector else sql.SQL("to_tsvector({}{})").format(language, place)
    question = sql.SQL("{}({}{})").format(_SEARCH[test.filter.operator], language, values.bind(str(test.filter.value)))
    return sql.SQL("{} @@ {}").format(vector, question)
