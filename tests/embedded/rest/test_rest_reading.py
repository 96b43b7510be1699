"""Reads through the real client, on the real database."""

import httpx
import pytest
from postgrest import APIError, CountMethod, SyncPostgrestClient

from service.embedded.rest.plan import MAX_ROWS

pytestmark = pytest.mark.db


def ids(rows: object) -> list[int]:
    assert isinstance(rows, list)
    return [row["id"] for row in rows]


def found(py: SyncPostgrestClient, column: str, operator: str, value: str) -> list[int]:
    """The ids of Ada's projects that a filter keeps."""
    return ids(py.from_("projects").select("id").filter(column, operator, value).order("id").execute().data)


def test_chosen_columns_come_back_under_their_labels(py: SyncPostgrestClient) -> None:
    data = py.from_("projects").select("number:id", "title", "price:budget::text").eq("id", 1).execute().data

    assert data == [{"number": 1, "title": "Fat cats", "price": "10.50"}]


def test_json_paths_give_json_or_text_and_take_the_last_key_as_name(py: SyncPostgrestClient) -> None:
    select = "meta->a, second:meta->a->b->1, meta->a->b->>0, n:meta->>n, size:meta->>n::int, tags->0"

    data = py.from_("projects").select(select).eq("id", 1).execute().data

    assert data == [{"a": {"b": [10, 20]}, "second": 20, "b": "10", "n": "7", "size": 7, "tags": "red"}]


def test_a_star_gives_every_column(ada: httpx.Client) -> None:
    (row,) = ada.get("/projects?id=eq.2").json()

    assert list(row) == [
        "id", "owner_id", "title", "meta", "tags", "span", "search", "budget", "due", "code", "state",
    ]  # fmt: skip
    assert (row["tags"], row["span"], row["due"]) == (["blue"], "[5,9)", None)


@pytest.mark.parametrize(
    ("column", "operator", "value", "kept"),
    [
        ("id", "eq", "1", [1]),
        ("id", "neq", "1", [2]),
        ("id", "gt", "1", [2]),
        ("id", "gte", "1", [1, 2]),
        ("id", "lt", "2", [1]),
        ("id", "lte", "0", []),
        ("id", "not.eq", "1", [2]),
        ("title", "like", "Fat*", [1]),
        ("title", "like", "fat%", []),
        ("title", "ilike", "%DOGS", [2]),
        ("title", "like(any)", "{Fat*,Thin*}", [1, 2]),
        ("title", "ilike(all)", "{*fat*,*cat*}", [1]),
        ("title", "match", "^F.t", [1]),
        ("title", "imatch", "DOGS$", [2]),
        ("id", "eq(any)", "{1,7}", [1]),
        ("budget", "is", "null", [2]),
        ("budget", "not.is", "null", [1]),
        ("budget", "is", "not_null", [1]),
        ("due", "isdistinct", "2026-01-31", [2]),
        ("id", "in", "(1,7)", [1]),
        ("id", "in", "()", []),
        ("title", "in", '("Fat cats",x)', [1]),
        ("title", "not.in", '("Fat cats",x)', [2]),
        ("tags", "cs", '{"a,b"}', [1]),
        ("tags", "cd", "{blue,green}", [2]),
        ("tags", "ov", "{blue,red}", [1, 2]),
        ("meta", "cs", '{"a": 1}', [2]),
        ("span", "cs", "[3,4)", [1]),
        ("span", "sl", "[6,9)", [1]),
        ("span", "sr", "[1,5)", [2]),
        ("span", "nxr", "[1,6)", [1]),
        ("span", "nxl", "[5,6)", [2]),
        ("span", "adj", "[5,9)", [1]),
        ("search", "fts", "cat", [1]),
        ("search", "fts(english)", "cats & fat", [1]),
        ("title", "plfts(english)", "the dogs", [2]),
        ("title", "phfts(english)", "thin dogs", [2]),
        ("title", "wfts(english)", "cats or dogs", [1, 2]),
        ("meta->>n", "eq", "7", [1]),
        ("meta->a", "eq", "1", [2]),
        ("meta->a->b->>1", "eq", "20", [1]),
        ("state", "not.eq", "open", [2]),
    ],
)
def test_each_filter_keeps_its_rows(
    py: SyncPostgrestClient, column: str, operator: str, value: str, kept: list[int]
) -> None:
    assert found(py, column, operator, value) == kept


def test_and_or_and_not_combine(py: SyncPostgrestClient) -> None:
    both = py.from_("projects").select("id").or_("id.eq.2,and(title.like.Fat*,not.or(id.eq.2,id.eq.3))").order("id")
    neither = py.from_("projects").select("id").not_.or_("id.eq.1,tags.cs.{blue}")

    assert ids(both.execute().data) == [1, 2]
    assert neither.execute().data == []


@pytest.mark.parametrize(
    ("order", "ranks"),
    [
        ("rank", [1, 2, None]),
        ("rank.desc", [None, 2, 1]),
        ("rank.desc.nullslast", [2, 1, None]),
        ("rank.nullsfirst", [None, 1, 2]),
    ],
)
def test_order_puts_nulls_where_they_are_wanted(ada: httpx.Client, order: str, ranks: list[object]) -> None:
    assert [row["rank"] for row in ada.get(f"/tasks?select=rank&order={order}").json()] == ranks


def test_rows_are_ordered_by_a_json_path(py: SyncPostgrestClient) -> None:
    assert ids(py.from_("projects").select("id").order("meta->>n", nullsfirst=True).execute().data) == [2, 1]


def test_range_and_exact_count_say_that_there_is_more(ada: httpx.Client) -> None:
    reply = ada.get("/tasks?select=id&order=id&offset=1&limit=1", headers={"Prefer": "count=exact"})

    assert (reply.status_code, reply.reason_phrase) == (206, "Partial Content")
    assert reply.json() == [{"id": 2}]
    assert reply.headers["Content-Range"] == "1-1/3"
    assert reply.headers["Preference-Applied"] == "count=exact"


def test_without_a_count_the_total_is_a_star(ada: httpx.Client) -> None:
    reply = ada.get("/tasks?limit=2")

    assert (reply.status_code, reply.headers["Content-Range"]) == (200, "0-1/*")


def test_an_empty_result_has_an_empty_range(ada: httpx.Client) -> None:
    reply = ada.get("/tasks?id=eq.99", headers={"Prefer": "count=exact"})

    assert (reply.status_code, reply.json(), reply.headers["Content-Range"]) == (200, [], "*/0")


def test_an_offset_beyond_the_counted_rows_is_refused(ada: httpx.Client) -> None:
    reply = ada.get("/tasks?offset=9", headers={"Prefer": "count=exact"})

    assert reply.status_code == 416
    assert reply.json() == {
        "code": "PGRST103",
        "message": "Requested range not satisfiable",
        "details": "An offset of 9 was requested, but there are only 3 rows.",
        "hint": None,
    }


def test_head_counts_without_a_body(py: SyncPostgrestClient, ada: httpx.Client) -> None:
    reply = ada.head("/tasks?limit=2", headers={"Prefer": "count=exact"})

    assert (reply.status_code, reply.content, reply.headers["Content-Range"]) == (206, b"", "0-1/3")
    assert py.from_("tasks").select("*", count=CountMethod.exact, head=True).execute().count == 3


def test_one_object_is_given_when_there_is_one_row(py: SyncPostgrestClient) -> None:
    assert py.from_("projects").select("id").eq("id", 1).single().execute().data == {"id": 1}


def test_one_object_is_refused_for_no_row_and_for_two(py: SyncPostgrestClient) -> None:
    with pytest.raises(APIError) as none:
        py.from_("projects").select("id").eq("id", 9).single().execute()
    with pytest.raises(APIError) as two:
        py.from_("projects").select("id").single().execute()

    assert (none.value.code, none.value.details) == ("PGRST116", "The result contains 0 rows")
    assert (two.value.code, two.value.details) == ("PGRST116", "The result contains 2 rows")


def test_perhaps_one_row_is_none_or_the_row(py: SyncPostgrestClient) -> None:
    none = py.from_("projects").select("id").eq("id", 9).maybe_single().execute()
    one = py.from_("projects").select("id").eq("id", 2).maybe_single().execute()

    assert none is None
    assert one is not None
    assert one.data == {"id": 2}


def test_nulls_are_stripped_when_asked_for(ada: httpx.Client) -> None:
    accept = {"Accept": "application/vnd.pgrst.array+json;nulls=stripped"}

    reply = ada.get("/projects?select=id,budget&order=id", headers=accept)

    assert reply.json() == [{"id": 1, "budget": 10.50}, {"id": 2}]
    assert reply.headers["Content-Type"] == "application/vnd.pgrst.array+json;nulls=stripped; charset=utf-8"


def test_a_view_is_read_with_the_callers_rights(py: SyncPostgrestClient) -> None:
    assert py.from_("open_projects").select("*").execute().data == [{"id": 1, "title": "Fat cats"}]


def test_a_read_cannot_change_anything(service: httpx.Client) -> None:
    reply = service.get("/ticking")

    assert (reply.status_code, reply.json()["code"]) == (405, "25006")


def test_names_with_quotes_percents_dots_and_keywords_work(py: SyncPostgrestClient, ada: httpx.Client) -> None:
    table = 'odd "name" 50%'
    rows: list[dict[str, object]] = [
        {"a%b": 1, "select": "%s", "x.y": "{}"},
        {"a%b": 2, "select": None, "x.y": "z"},
    ]
    py.from_(table).insert(rows).execute()

    reply = ada.get('/odd "name" 50%25?select="a%25b","x.y"&"x.y"=eq.z&order="a%25b".desc')

    assert reply.json() == [{"a%b": 2, "x.y": "z"}]
    assert ada.get('/odd "name" 50%25?select="select"&"a%25b"=eq.1').json() == [{"select": "%s"}]


def test_a_label_may_be_called_like_the_servers_own_words(py: SyncPostgrestClient) -> None:
    select = "row:id,gathered:id,found_n1:title,called:id,tasks(row:id,rows:rank,gathered:id,found_n1:id)"

    data = py.from_("projects").select(select).eq("id", 2).not_.is_("tasks", "null").execute().data

    task = {"row": 3, "rows": None, "gathered": 3, "found_n1": 3}
    assert data == [{"row": 2, "gathered": 2, "found_n1": "Thin dogs", "called": 2, "tasks": [task]}]


def test_one_reply_has_as_many_rows_as_a_hosted_project_gives(
    py_service: SyncPostgrestClient, service: httpx.Client
) -> None:
    py_service.from_("secrets").insert([{"id": number} for number in range(2, MAX_ROWS + 3)]).execute()

    reply = service.get("/secrets?select=id&limit=5000", headers={"Prefer": "count=exact"})

    assert (len(reply.json()), reply.headers["Content-Range"]) == (1_000, "0-999/1002")
