"""Calls of functions through the real client, on the real database."""

import json

import httpx
import psycopg
import pytest
from postgrest import APIError, SyncPostgrestClient

pytestmark = pytest.mark.db

Owner = psycopg.Connection[tuple[object, ...]]


def test_a_function_gives_its_value(py: SyncPostgrestClient) -> None:
    assert py.rpc("add", {"a": "1", "b": "2"}).execute().data == 3
    assert py.rpc("greet", {"name": "O'Hara; %s"}).execute().data == "hello O'Hara; %s"


def test_arguments_with_a_default_may_be_left_out(ada: httpx.Client) -> None:
    assert ada.post("/rpc/add", json={"a": 1}).json() == 11


def test_a_call_without_a_body_has_no_arguments(ada: httpx.Client) -> None:
    assert ada.post("/rpc/my_projects?select=id&id=eq.2").json() == [{"id": 2}]


def test_more_rows_than_allowed_undo_a_call(ada: httpx.Client) -> None:
    allowed = {"Prefer": "handling=strict,max-affected=1"}

    assert ada.post("/rpc/my_projects", headers=allowed).json()["code"] == "PGRST124"
    assert ada.post("/rpc/add", json={"a": 1}, headers=allowed).json()["code"] == "PGRST128"


def test_json_and_lists_are_passed_as_they_are(ada: httpx.Client) -> None:
    reply = ada.post("/rpc/words", json={"document": {"a": "x"}, "list": ["p", "q,r"]})

    assert reply.json() == "x/p+q,r"


def test_a_call_by_get_reads_its_arguments_from_the_query(ada: httpx.Client) -> None:
    assert ada.get("/rpc/add?a=1&b=2").json() == 3
    assert ada.get('/rpc/words?document={"a":"x"}&list={p,"q,r"}').json() == "x/p+q,r"
    assert ada.get("/rpc/greet?name=eq.1").json() == "hello eq.1"


def test_variadic_arguments_come_as_a_list_or_repeated(ada: httpx.Client) -> None:
    assert ada.post("/rpc/total", json={"numbers": [1, 2, 3]}).json() == 6
    assert ada.get("/rpc/total?numbers=1&numbers=2").json() == 3
    assert ada.get("/rpc/total?numbers={4,5}").json() == 9


def test_a_set_of_values_is_a_list_that_can_be_cut(ada: httpx.Client) -> None:
    assert ada.post("/rpc/numbers", json={"upto": 3}).json() == [1, 2, 3]
    cut = ada.post("/rpc/numbers?limit=2&offset=1", json={"upto": 9}, headers={"Prefer": "count=exact"})
    assert (cut.json(), cut.headers["Content-Range"]) == ([2, 3], "1-2/9")


def test_a_composite_value_is_an_object(ada: httpx.Client) -> None:
    assert ada.post("/rpc/first_project?select=id,title", json={}).json() == {"id": 1, "title": "Fat cats"}


def test_rows_of_a_table_take_filters_order_limit_and_embeddings(py: SyncPostgrestClient) -> None:
    query = py.rpc("my_projects", {}).select("id, tasks(id)").gt("id", 1).order("id").limit(5)

    assert query.execute().data == [{"id": 2, "tasks": [{"id": 3}]}]


def test_rows_of_a_function_are_counted(ada: httpx.Client) -> None:
    reply = ada.get("/rpc/my_projects?select=id&limit=1&order=id.desc", headers={"Prefer": "count=exact"})

    assert (reply.status_code, reply.json(), reply.headers["Content-Range"]) == (206, [{"id": 2}], "0-0/2")


def test_a_returned_table_has_its_own_columns(py: SyncPostgrestClient) -> None:
    data = py.rpc("report", {"fewest": "1"}).eq("project", "Fat cats").execute().data

    assert data == [{"project": "Fat cats", "tasks": 2}]


def test_one_row_of_a_function_may_be_asked_for(ada: httpx.Client) -> None:
    one = {"Accept": "application/vnd.pgrst.object+json"}

    assert ada.get("/rpc/my_projects?id=eq.2&select=id", headers=one).json() == {"id": 2}
    assert ada.get("/rpc/my_projects", headers=one).json()["details"] == "The result contains 2 rows"


def test_a_function_without_a_value_replies_204(ada: httpx.Client, owner: Owner) -> None:
    reply = ada.post("/rpc/rename_all", json={"suffix": "!"})

    assert (reply.status_code, reply.content) == (204, b"")
    assert owner.execute("select title from projects order by id").fetchall() == [
        ("Fat cats!",),
        ("Thin dogs!",),
        ("Bob's boat",),
    ]


def test_a_call_by_get_cannot_change_anything(ada: httpx.Client, owner: Owner) -> None:
    reply = ada.get("/rpc/rename_all?suffix=!")

    assert (reply.status_code, reply.json()["code"]) == (405, "25006")
    assert owner.execute("select count(*) from projects where title like '%!'").fetchall() == [(0,)]


@pytest.mark.parametrize(
    ("name", "body", "code", "status"),
    [
        ("nothing", {}, "PGRST202", 404),
        ("add", {}, "PGRST202", 404),
        ("add", {"a": 1, "c": 2}, "PGRST202", 404),
        ("double", {"x": 1}, "PGRST203", 300),
        ("add", [{"a": 1}], "PGRST127", 400),
        ("add", {"a": "one"}, "22P02", 400),
        ("forbidden", {}, "42501", 403),
        ("pg_sleep", {"seconds": 1}, "PGRST202", 404),
        ("add?select=a", {"a": 1}, "PGRST127", 400),
        ("numbers?select=x", {"upto": 1}, "PGRST127", 400),
        ("report?nothing=eq.1", {"fewest": 1}, "42703", 400),
    ],
)
def test_a_call_that_fits_no_function_is_refused(
    ada: httpx.Client, name: str, body: object, code: str, status: int
) -> None:
    reply = ada.post(f"/rpc/{name}", json=body)

    assert (reply.json()["code"], reply.status_code) == (code, status)


def test_the_refusal_names_the_function_and_its_arguments(ada: httpx.Client) -> None:
    assert ada.post("/rpc/add", json={"b": 1, "c": 2}).json() == {
        "code": "PGRST202",
        "message": "Could not find the function public.add(b, c) in the schema cache",
        "details": "Searched for the function public.add with parameters b, c, "
        "but no matches were found in the schema cache.",
        "hint": None,
    }


@pytest.mark.parametrize(
    ("state", "status"),
    [("P0001", 400), ("PT402", 402), ("PT429", 429), ("PT999", 500), ("PTABC", 500), ("23505", 409), ("42501", 403),
     ("XX000", 500), ("22023", 400), ("40001", 500), ("53300", 503), ("57014", 500)],
)  # fmt: skip
def test_what_a_function_raises_decides_the_status(ada: httpx.Client, state: str, status: int) -> None:
    reply = ada.post("/rpc/fail", json={"state": state})

    assert reply.status_code == status
    assert reply.json() == {"code": state, "message": "refused", "details": "why", "hint": "what then"}


def test_other_methods_do_not_call(ada: httpx.Client) -> None:
    reply = ada.delete("/rpc/add?a=1")

    assert (reply.status_code, reply.json()["code"]) == (405, "PGRST101")


def test_an_error_reaches_the_python_client_whole(py: SyncPostgrestClient) -> None:
    with pytest.raises(APIError) as caught:
        py.rpc("fail", {"state": "P0001"}).execute()

    assert (caught.value.code, caught.value.message, caught.value.hint) == ("P0001", "refused", "what then")


def test_a_function_may_write_the_whole_refusal(ada: httpx.Client) -> None:
    body = {"code": "Q1", "message": "used up", "details": "5 of 5", "hint": None}

    reply = ada.post("/rpc/reply_as", json={"message": json.dumps(body), "detail": '{"status": 402, "headers": {}}'})

    assert (reply.status_code, reply.json()) == (402, body)


@pytest.mark.parametrize(
    ("message", "detail"),
    [
        ("oops", '{"status": 402, "headers": {}}'),
        ('{"code": "Q1"}', '{"status": 402, "headers": {}}'),
        ('{"code": "Q1", "message": "m"}', '{"status": 402, "headers": {"Set-Cookie": "a=b"}}'),
        ('{"code": "Q1", "message": "m"}', "[]"),
    ],
)
def test_a_refusal_that_cannot_be_read_is_the_servers_fault(ada: httpx.Client, message: str, detail: str) -> None:
    reply = ada.post("/rpc/reply_as", json={"message": message, "detail": detail})

    assert (reply.status_code, reply.json()["code"]) == (500, "PGRST121")


@pytest.mark.parametrize("setting", ["response.status", "response.headers"])
def test_a_function_that_chooses_status_or_headers_is_undone(ada: httpx.Client, owner: Owner, setting: str) -> None:
    reply = ada.post("/rpc/wish", json={"setting": setting})

    assert (reply.status_code, reply.json()["code"]) == (400, "PGRST127")
    assert owner.execute("select count(*) from projects where title = 'changed'").fetchall() == [(0,)]
