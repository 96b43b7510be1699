"""The grammar of the query string, without a database."""

import string
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.embedded.rest.errors import RestError
from service.embedded.rest.parse import parse
from service.embedded.rest.query import (
    MAX_DEPTH,
    MAX_ITEMS,
    MAX_LIST,
    MAX_PARAMETERS,
    MAX_QUERY_CHARS,
    Bounds,
    Embed,
    Field,
    Filter,
    Logic,
    Operator,
    Order,
    Output,
    Query,
    Star,
    Step,
)


def parsed(**parameters: str) -> Query:
    return parse(urlencode(parameters).encode())


def one_filter(name: str, value: str) -> Filter:
    ((path, condition),) = parse(urlencode({name: value}).encode()).conditions
    assert path == ()
    assert isinstance(condition, Filter)
    return condition


def refusal(query: str) -> RestError:
    with pytest.raises(RestError) as caught:
        parse(query.encode())
    return caught.value


def outcome(query: bytes, arguments: frozenset[str] | None = None) -> str:
    """What became of a query string: read, or refused with a code. Any other exception fails the test."""
    try:
        parse(query, arguments=arguments)
    except RestError as error:
        return error.code
    return "read"


def test_an_empty_query_string_asks_for_nothing_special() -> None:
    assert parse(b"") == Query()


def test_select_reads_columns_labels_casts_and_json_paths() -> None:
    query = parsed(select="id, full:name, meta->a->>0, size:meta->>n::int, *")

    assert query.select == (
        Output(Field("id")),
        Output(Field("name"), label="full"),
        Output(Field("meta", (Step("a", as_text=False), Step(0, as_text=True)))),
        Output(Field("meta", (Step("n", as_text=True),)), label="size", cast="int"),
        Star(),
    )


def test_select_reads_embedded_tables_with_hints_and_joins() -> None:
    query = parsed(select="a:people!fk!inner(id,tasks()),...other(*)")

    assert query.select == (
        Embed("people", (Output(Field("id")), Embed("tasks", ())), label="a", hint="fk", inner=True),
        Embed("other", (Star(),), spread=True),
    )


def test_names_may_hold_spaces_dashes_and_anything_in_quotes() -> None:
    query = parsed(select='what is-to do,"a,b(\\"c"')

    assert query.select == (Output(Field("what is-to do")), Output(Field('a,b("c')))


def test_a_filter_value_is_everything_after_the_operator() -> None:
    assert one_filter("title", "eq.a.b,(c)") == Filter(Field("title"), Operator.EQ, "a.b,(c)")


def test_a_negated_filter_is_one_filter() -> None:
    assert one_filter("id", "not.in.(1,2)") == Filter(Field("id"), Operator.IN, ("1", "2"), negated=True)


def test_a_list_takes_quotes_escapes_and_the_stray_quotes_of_supabase_js() -> None:
    assert one_filter("name", 'in.(a,"b,c","d\\"e",f"g,"h"i)').value == ("a", "b,c", 'd"e', 'f"g', '"h"i')


def test_an_empty_list_has_no_values() -> None:
    assert one_filter("id", "in.()").value == ()


def test_operators_take_quantifiers_and_languages() -> None:
    assert one_filter("name", "like(any).{a*,b*}").quantifier == "any"
    assert one_filter("name", "wfts(english).fat cats").language == "english"


def test_conditions_nest_and_belong_to_an_embedding() -> None:
    query = parsed(**{"tasks.or": "(id.eq.1,not.and(done.is.null,tags.cs.{a,b},name.in.(x,y)))"})

    inner = Logic(
        "and",
        (
            Filter(Field("done"), Operator.IS, "null"),
            Filter(Field("tags"), Operator.CS, "{a,b}"),
            Filter(Field("name"), Operator.IN, ("x", "y")),
        ),
        negated=True,
    )
    assert query.conditions == ((("tasks",), Logic("or", (Filter(Field("id"), Operator.EQ, "1"), inner))),)


def test_a_whole_tree_can_be_negated() -> None:
    ((_, condition),) = parsed(**{"not.or": "(id.eq.1,id.eq.2)"}).conditions

    assert isinstance(condition, Logic)
    assert condition.negated
    assert condition.joint == "or"


def test_order_reads_directions_nulls_and_json_paths() -> None:
    query = parsed(order="a.desc.nullslast,b,meta->>x.asc,c.nullsfirst")

    assert query.orders == (
        (
            (),
            (
                Order(Field("a"), descending=True, nulls="last"),
                Order(Field("b")),
                Order(Field("meta", (Step("x", as_text=True),))),
                Order(Field("c"), nulls="first"),
            ),
        ),
    )


def test_limit_and_offset_hold_for_their_embedding() -> None:
    query = parsed(limit="3", offset="2", **{"tasks.limit": "1", "tasks.notes.offset": "4"})

    assert query.bounds == (((), Bounds(3, 2)), (("tasks",), Bounds(1, 0)), (("tasks", "notes"), Bounds(None, 4)))


def test_columns_and_on_conflict_are_lists_of_names() -> None:
    query = parsed(columns='"a","b c",a', on_conflict="a,b")

    assert (query.columns, query.on_conflict) == (("a", "b c"), ("a", "b"))


def test_of_a_call_by_get_known_names_and_plain_values_are_arguments() -> None:
    query = parse(b"a=eq.1&b=2&rank=gt.1&limit=3", arguments=frozenset({"a"}))

    assert query.arguments == (("a", "eq.1"), ("b", "2"))
    assert query.conditions == (((), Filter(Field("rank"), Operator.GT, "1")),)


@pytest.mark.parametrize(
    "query",
    [
        "id=1",
        "id=eq",
        "id=foo.1",
        "id=eq(any.1",
        "id=in.1",
        "id=in.(1",
        "id=in.(1)x",
        "id=is.maybe",
        "id=neq(any).{1}",
        "id=eq(some).1",
        "or=id.eq.1",
        "or=()",
        "or=(id.eq.1",
        "or=(id.eq.1)x",
        "select=a(",
        "select=a)",
        "select=,",
        "select=a::regclass",
        "select=a::text[]",
        "select=a::text;drop",
        "select=a!b!c!d(*)",
        "select=meta->",
        "order=a.up",
        "order=a.desc.nullsmiddle",
        "order=people(name)",
        "a(.order=b",
        "a.b.c.d.e.f.order=b",
        "columns=a)",
        "limit=ten",
        "limit=1;2",
        "offset=99999999999",
        "limit=1&limit=2",
        "select=a&select=b",
        "order=a&order=b",
        "columns=",
        "columns=a,,b",
        "a=eq.%00",
        "%FF=eq.1",
        "a=eq.%FF",
        "a.b.c.d.e.f.g.h=eq.1",
        "a->b.c=eq.1",
        f"select={'a' * 64}",
    ],
)
def test_what_the_grammar_lacks_is_refused(query: str) -> None:
    error = refusal(query)

    assert (error.status, error.code) == (400, "PGRST100")


@pytest.mark.parametrize(
    "query", ["select=count()", "select=rank.sum()", "select=a:rank.max()", "select=rank::int.avg()"]
)
def test_aggregates_are_refused_as_postgrest_does_by_default(query: str) -> None:
    assert refusal(query).code == "PGRST123"


def test_a_negative_limit_is_an_impossible_range() -> None:
    error = refusal("limit=-1")

    assert (error.status, error.code) == (416, "PGRST103")


def nested(opening: str, closing: str, levels: int) -> str:
    return opening * levels + "id.eq.1" + closing * levels


@pytest.mark.parametrize(
    "query",
    [
        "select=" + "a(" * (MAX_DEPTH + 1) + "*" + ")" * (MAX_DEPTH + 1),
        "select=" + "a(" * 5_000 + ")" * 5_000,
        "or=" + "(" + nested("and(", ")", MAX_DEPTH) + ")",
        "or=" + "(" + nested("and(", ")", 5_000) + ")",
        "select=" + ",".join("a" * (MAX_ITEMS + 1)),
        "id=in.(" + ",".join("1" * (MAX_LIST + 1)) + ")",
        "or=(" + ",".join(["id.eq.1"] * 201) + ")",
        "&".join(["id=eq.1"] * (MAX_PARAMETERS + 1)),
        "&".join(["or=(" + ",".join(["id.eq.1"] * 150) + ")"] * 2),
        "order=" + ",".join("a" * (MAX_ITEMS + 1)),
        "select=a" + "->b" * 11,
        "a=eq." + "x" * MAX_QUERY_CHARS,
    ],
    ids=lambda query: query[:24],
)
def test_every_limit_is_refused_and_not_reached_in_the_stack(query: str) -> None:
    assert refusal(query).code == "PGRST100"


@pytest.mark.parametrize("run", ['"', "\\", "(", "a-", "->", " ", "not.", "a.", "{", '"\\'])
def test_long_runs_of_one_sign_are_read_or_refused_at_once(run: str) -> None:
    text = quote(run * (20_000 // len(run)))

    for query in (f"select={text}", f"order={text}", f"or=({text}", f"a=in.({text}", f"a=eq.{text}"):
        assert outcome(query.encode()) in ("read", "PGRST100")


SIGNS = st.text(alphabet=string.ascii_lowercase[:6] + "0189.,()\"'\\{}!:*->$_ %&=;\0é\ud800", max_size=60)
NAMES = st.sampled_from(
    ["select", "order", "or", "and", "not.or", "limit", "columns", "on_conflict", "a", "a.b", "a.order"]
)
VALUES = st.one_of(SIGNS, SIGNS.map(lambda text: f"in.({text})"), SIGNS.map(lambda text: f"({text})"))


@given(st.one_of(st.binary(max_size=80), st.lists(st.tuples(NAMES | SIGNS, VALUES), max_size=4)))
def test_any_query_string_is_read_or_refused(raw: bytes | list[tuple[str, str]]) -> None:
    query = raw if isinstance(raw, bytes) else urlencode(raw, errors="surrogatepass").encode()

    for arguments in (None, frozenset({"a"})):
        assert outcome(query, arguments) in {"read", "PGRST100", "PGRST103", "PGRST123"}


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_a_value_comes_through_unchanged(value: str) -> None:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')

    assert one_filter("a", f"eq.{value}").value == value
    assert one_filter("a", f'in.("{escaped}",x)').value == (value, "x")
    ((_, tree),) = parsed(**{"or": f'(a.eq."{escaped}")'}).conditions
    assert isinstance(tree, Logic)
    assert tree.parts == (Filter(Field("a"), Operator.EQ, value),)
