"""What a caller sends is a value or the name of something that exists, and never SQL."""

from urllib.parse import urlencode

import httpx
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.embedded.rest import calling, plan, reading, writing
from service.embedded.rest.catalogue import Argument, Catalogue, Column, ForeignKey, Function, Table
from service.embedded.rest.names import Name, Values, Written
from service.embedded.rest.payload import Payload
from service.embedded.rest.query import Embed, Field, Filter, Logic, Operator, Order, Output, Query, Star, Step

Owner = psycopg.Connection[tuple[object, ...]]

ATTACKS = [
    "1; drop table secrets; --",
    "id; select * from secrets",
    'id" from public.secrets; --',
    "id') union select word from secrets --",
    "id\\' or 1=1 --",
    "(select word from secrets)",
    "word from secrets --",
    "id::text from secrets",
    "id=1 or true",
    "pg_sleep(9)",
    "%s",
    "%(v0)s",
    "{}",
    "$1",
    "/**/",
    'a"b',
    "a''b",
    "id,(select version())",
    "$$x$$",
    "E'\\x41'",
]

SPOTS = {
    "table": "/{}",
    "select": "/projects?select={}",
    "label": '/projects?select="{}":id',
    "cast": "/projects?select=id::{}",
    "json key": "/projects?select=meta->>{}",
    "quoted json key": '/projects?select=meta->"{}"->>"{}"',
    "embedding": "/projects?select={}(id)",
    "hint": "/projects?select=tasks!{}(id)",
    "column": "/projects?{}=eq.1",
    "quoted column": '/projects?"{}"=eq.1',
    "operator": "/projects?id={}.1",
    "value": "/projects?title=eq.{}",
    "pattern": "/projects?title=ilike.{}",
    "number": "/projects?id=eq.{}",
    "list": '/projects?title=in.("{}",x)',
    "array": "/projects?tags=cs.{}",
    "range": "/projects?span=cs.{}",
    "json": "/projects?meta=cs.{}",
    "is": "/projects?state=is.{}",
    "language": "/projects?title=fts({}).x",
    "search": "/projects?title=fts.{}",
    "quantifier": "/projects?title=like({}).x",
    "tree": "/projects?or=({})",
    "tree value": '/projects?or=(title.eq."{}",id.eq.1)',
    "order": "/projects?order={}",
    "order by json": '/projects?order=meta->>"{}".desc',
    "limit": "/projects?limit={}",
    "offset": "/projects?offset={}",
    "embedded filter": "/projects?select=id,tasks(id)&tasks.{}=eq.1",
    "function": "/rpc/{}",
    "argument name": "/rpc/add?a=1&{}=2",
    "argument": "/rpc/greet?name={}",
    "columns": "POST /projects?columns={}",
    "on_conflict": "POST /projects?on_conflict={}",
    "quoted columns": 'POST /projects?columns="{}"',
    "quoted on_conflict": 'POST /projects?on_conflict="{}"',
}


def quoted(text: str) -> str:
    return str(httpx.QueryParams({"x": text})).removeprefix("x=")


@pytest.mark.db
@pytest.mark.parametrize("spot", SPOTS)
def test_no_attack_gets_through_the_query_string(ada: httpx.Client, owner: Owner, spot: str) -> None:
    method, _, path = SPOTS[spot].rpartition(" ")
    prefer = {"Prefer": "return=representation,resolution=merge-duplicates"}

    for attack in ATTACKS:
        url = path.replace("{}", quoted(attack))
        body = {"title": "x", "code": "A1"} if method else None
        reply = ada.request(method or "GET", url, json=body, headers=prefer)
        assert reply.status_code in {200, 201, 400, 404}, (attack, reply.text)
        assert "tulip" not in reply.text
        if reply.status_code >= 400:
            assert set(reply.json()) == {"code", "message", "details", "hint"}
            assert "syntax error at" not in reply.json()["message"], "it reached PostgreSQL's parser"
            assert reply.json()["code"] != "PGRST001"

    assert owner.execute("select word from secrets").fetchall() == [("tulip",)]


@pytest.mark.db
def test_no_attack_gets_through_a_body(ada: httpx.Client, owner: Owner) -> None:
    for attack in ATTACKS:
        kept = ada.post("/projects?select=title", json={"title": attack}, headers={"Prefer": "return=representation"})
        key = ada.post("/projects", json={"title": "x", attack: 1})
        argument = ada.post("/rpc/greet", json={"name": attack})
        argument_name = ada.post("/rpc/greet", json={attack: "x"})
        assert kept.json() == [{"title": attack}]
        assert key.json()["code"] == "PGRST204"
        assert argument.json() == f"hello {attack}"
        assert argument_name.json()["code"] == "PGRST202"

    assert owner.execute("select word from secrets").fetchall() == [("tulip",)]


@pytest.mark.db
def test_no_attack_gets_through_the_headers(ada: httpx.Client) -> None:
    for attack in ATTACKS:
        for header in ("Prefer", "Accept", "Accept-Profile", "Range"):
            reply = ada.get("/projects?select=id", headers={header: attack})
            assert reply.status_code in {200, 406}
            assert "tulip" not in reply.text


ID, META, TITLE = (
    Column("id", "integer", "int4"),
    Column("meta", "jsonb", "jsonb"),
    Column("title", "text", "text", "'t'"),
)
TABLE = Table("projects", {"id": ID, "meta": META, "title": TITLE}, ("id",), frozenset({frozenset({"id"})}))
TASKS = Table("tasks", {"id": ID, "project": ID, "title": TITLE})
KEY = ForeignKey("fk", "tasks", ("project",), "projects", ("id",))
FUNCTION = Function("f", (Argument("a", "text", required=True, variadic=False),), volatile=True, many=False)
CATALOGUE = Catalogue({"projects": TABLE, "tasks": TASKS}, (KEY,), {"f": (FUNCTION,)})

TEXTS = st.text(max_size=30) | st.sampled_from(ATTACKS)
OPERATORS = st.sampled_from([operator for operator in Operator if operator not in (Operator.IS, Operator.IN)])


def read_sql(operator: Operator, text: str) -> str:
    """The SQL of a read in which `text` stands wherever a value may stand."""
    path = (Step(text, as_text=False), Step(text, as_text=True))
    language = text if operator in (Operator.FTS, Operator.WFTS) else None
    test = Filter(Field("meta", path), operator, text, language=language)
    many = Filter(Field("title"), Operator.IN, (text, text), negated=True)
    query = Query(
        select=(Star(), Output(Field("meta", path), label="x", cast="text"), Embed("tasks", (Star(),), inner=True)),
        conditions=(((), Logic("or", (test, many))), (("tasks",), Filter(Field("title"), operator, text))),
        orders=(((), (Order(Field("meta", path)),)),),
    )
    values = Values()
    node = plan.plan(query, TABLE, CATALOGUE)
    return (
        reading.read(node, Name("projects"), values).as_string()
        + reading.counted(node, Name("projects"), values).as_string()
    )


@given(OPERATORS, TEXTS)
def test_the_sql_of_a_read_is_the_same_whatever_the_values(operator: Operator, text: str) -> None:
    assert read_sql(operator, text) == read_sql(operator, "other")


def write_sql(text: str) -> str:
    payload, values = Payload(text, ("id", "title"), many=True), Values()
    clauses = plan.clauses(Query(conditions=(((), Filter(Field("title"), Operator.EQ, text)),)), TABLE)
    upsert = writing.Upsert(("id",), merge=True)
    inserted = writing.insert(TABLE, payload, columns=(ID, TITLE), upsert=upsert, defaults=True, values=values)
    updated = writing.update(TABLE, payload, columns=(ID, TITLE), clauses=clauses, values=values)
    removed = writing.delete(TABLE, clauses=clauses, values=values)
    posted = calling.source(calling.Call(FUNCTION, ("a",), text), values)
    got = calling.source(calling.from_query(FUNCTION, (("a", text),)), values)
    return "\n".join(part.as_string() for part in (inserted, updated, removed, posted, got))


@given(TEXTS)
def test_the_sql_of_a_write_or_call_is_the_same_whatever_the_values(text: str) -> None:
    assert write_sql(text) == write_sql("other")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30))
def test_a_name_stays_inside_its_quotes(name: str) -> None:
    text = Name(name).as_string()

    assert text[0] == text[-1] == '"'
    assert text[1:-1].replace('""', "").count('"') == 0
    assert text[1:-1].replace('""', '"') == name.replace("%", "%%")


def test_the_only_unquoted_text_comes_from_the_catalogue() -> None:
    assert Written("numeric(12,2)").as_string() == "numeric(12,2)"
    assert Written("'50%'::text").as_string() == "'50%%'::text"


PARTS = ["id", "title", "meta", "tags", "span", "tasks", "a", "->", "->>", "(", ")", ",", ".", ":", "::text", "!inner"]
PARTS += [
    "eq",
    "in",
    "is",
    "not",
    "fts",
    "cs",
    "like(any)",
    "null",
    "{",
    "}",
    '"',
    "'",
    "*",
    "...",
    "desc",
    "1",
    "[1,5)",
]
PARAMETERS = st.lists(
    st.tuples(
        st.sampled_from(["select", "order", "or", "id", "title", "meta", "tags", "tasks.id", "tasks.order", "limit"]),
        st.lists(st.sampled_from(PARTS), min_size=1, max_size=9).map("".join),
    ),
    max_size=3,
)


@pytest.mark.db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PARAMETERS)
def test_whatever_is_asked_the_server_answers_or_refuses(ada: httpx.Client, parameters: list[tuple[str, str]]) -> None:
    reply = ada.get(f"/projects?{urlencode(parameters)}")

    assert reply.status_code < 500, reply.text
    if reply.status_code >= 400:
        assert "syntax error at" not in reply.json()["message"]
