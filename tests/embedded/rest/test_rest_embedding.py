"""Related tables inside the rows."""

import httpx
import pytest
from postgrest import APIError, SyncPostgrestClient

pytestmark = pytest.mark.db

BOB = "22222222-2222-4222-8222-222222222222"


def test_many_to_one_is_an_object_or_null(py: SyncPostgrestClient) -> None:
    data = py.from_("tasks").select("id, reviewer:people!reviewer_id(name)").order("id").limit(2).execute().data

    assert data == [{"id": 1, "reviewer": {"name": "Bob"}}, {"id": 2, "reviewer": None}]


def test_a_foreign_key_is_named_by_its_column_or_constraint(py: SyncPostgrestClient) -> None:
    data = py.from_("tasks").select("reviewer_id(name), tasks_owner_fkey(name)").eq("id", 1).execute().data

    assert data == [{"reviewer_id": {"name": "Bob"}, "tasks_owner_fkey": {"name": "Ada"}}]


def test_one_to_many_is_a_list_along_a_composite_key(py: SyncPostgrestClient) -> None:
    data = py.from_("projects").select("id, tasks(id)").order("id").order("rank", foreign_table="tasks").execute().data

    assert data == [{"id": 1, "tasks": [{"id": 2}, {"id": 1}]}, {"id": 2, "tasks": [{"id": 3}]}]


def test_one_to_one_is_an_object(py_service: SyncPostgrestClient) -> None:
    data = py_service.from_("projects").select("id, notes(body)").order("id").limit(2).execute().data

    assert data == [{"id": 1, "notes": {"body": "they purr"}}, {"id": 2, "notes": None}]


def test_embeddings_nest(py: SyncPostgrestClient) -> None:
    select = "name, projects(title, tasks(id, projects(id)))"

    data = py.from_("people").select(select).eq("name", "Ada").eq("projects.id", 2).execute().data

    inner = {"id": 3, "projects": {"id": 2}}
    assert data == [{"name": "Ada", "projects": [{"title": "Thin dogs", "tasks": [inner]}]}]


def test_a_table_related_to_itself_is_told_apart_by_its_column(py: SyncPostgrestClient) -> None:
    data = py.from_("people").select("name, boss:manager_id(name)").eq("name", "Bob").execute().data

    assert data == [{"name": "Bob", "boss": {"name": "Ada"}}]


def test_filters_orders_and_limits_reach_into_an_embedding(py: SyncPostgrestClient) -> None:
    query = py.from_("projects").select("id, todo:tasks(id)").eq("id", 1)

    filtered = query.or_("done.is.false,rank.gt.5", reference_table="todo").execute().data
    limited = (
        py.from_("projects").select("id, tasks(id)").eq("id", 1).order("id", desc=True, foreign_table="tasks")
        .limit(1, foreign_table="tasks").execute().data
    )  # fmt: skip

    assert filtered == [{"id": 1, "todo": [{"id": 2}]}]
    assert limited == [{"id": 1, "tasks": [{"id": 2}]}]


def test_an_inner_embedding_drops_rows_and_is_counted_so(ada: httpx.Client) -> None:
    query = "select=id,tasks!inner(id)&tasks.done=is.true"

    inner = ada.get(f"/projects?{query}", headers={"Prefer": "count=exact"})
    left = ada.get(f"/projects?{query.replace('!inner', '')}&order=id", headers={"Prefer": "count=exact"})

    assert (inner.json(), inner.headers["Content-Range"]) == ([{"id": 1, "tasks": [{"id": 1}]}], "0-0/1")
    assert left.headers["Content-Range"] == "0-1/2"
    assert left.json() == [{"id": 1, "tasks": [{"id": 1}]}, {"id": 2, "tasks": []}]


def test_an_inner_embedding_may_show_nothing(py: SyncPostgrestClient) -> None:
    data = py.from_("tasks").select("id, people!reviewer_id!inner()").eq("people.name", "Bob").execute().data

    assert data == [{"id": 1}]


@pytest.mark.parametrize(("test", "kept"), [("is.null", [2, 3]), ("not.is.null", [1])])
def test_rows_are_kept_by_whether_an_embedding_found_anything(ada: httpx.Client, test: str, kept: list[int]) -> None:
    reply = ada.get(
        f"/tasks?select=id,reviewer:people!reviewer_id()&reviewer={test}&order=id", headers={"Prefer": "count=exact"}
    )

    assert [row["id"] for row in reply.json()] == kept
    assert reply.headers["Content-Range"].endswith(f"/{len(kept)}")


def test_a_spread_embedding_puts_its_columns_beside_ours(py: SyncPostgrestClient) -> None:
    data = py.from_("tasks").select("id, ...projects(title, state)").eq("id", 3).execute().data

    assert data == [{"id": 3, "title": "Thin dogs", "state": "closed"}]


def test_two_relationships_need_a_hint_and_the_refusal_names_them(ada: httpx.Client) -> None:
    reply = ada.get("/tasks?select=id,people(name)")

    assert reply.status_code == 300
    assert reply.json() == {
        "code": "PGRST201",
        "message": "Could not embed because more than one relationship was found for 'tasks' and 'people'",
        "details": [
            {
                "cardinality": "many-to-one",
                "embedding": "tasks with people",
                "relationship": "tasks_owner_fkey using tasks(owner_id)",
            },
            {
                "cardinality": "many-to-one",
                "embedding": "tasks with people",
                "relationship": "tasks_reviewer_id_fkey using tasks(reviewer_id)",
            },
        ],
        "hint": "Try changing 'people' to one of the following: 'people!tasks_owner_fkey', "
        "'people!tasks_reviewer_id_fkey'. Find the desired relationship in the 'details' key.",
    }


@pytest.mark.parametrize(
    "select", ["id,secrets(*)", "id,nothing(*)", "id,tasks!wrong(*)", "id,vault(*)", "id,people!x(*)"]
)
def test_no_relationship_is_refused(ada: httpx.Client, select: str) -> None:
    reply = ada.get("/projects", params={"select": select})

    assert (reply.status_code, reply.json()["code"]) == (400, "PGRST200")


def test_a_filter_on_what_is_not_embedded_is_refused(py: SyncPostgrestClient) -> None:
    with pytest.raises(APIError) as caught:
        py.from_("projects").select("id").eq("tasks.id", 1).execute()

    assert caught.value.code == "PGRST108"


def test_an_embedding_is_compared_with_null_only(ada: httpx.Client) -> None:
    assert ada.get("/projects?select=id,tasks(id)&tasks=eq.1").json()["code"] == "PGRST120"


def test_spreading_a_list_and_one_name_twice_are_refused(ada: httpx.Client) -> None:
    assert ada.get("/projects?select=id,...tasks(id)").json()["code"] == "PGRST127"
    assert ada.get("/projects?select=id,tasks(id),tasks(rank)").json()["code"] == "PGRST127"


def test_an_embedded_table_keeps_its_own_row_level_security(py: SyncPostgrestClient) -> None:
    data = py.from_("people").select("name, projects(id)").order("name").execute().data

    assert data == [{"name": "Ada", "projects": [{"id": 1}, {"id": 2}]}, {"name": "Bob", "projects": []}]
