"""What the catalogue knows of types, defaults, keys and functions shows in what can be written and called."""

import httpx
import pytest

from service.embedded.database import Database
from service.embedded.rest.schema import read

pytestmark = pytest.mark.db

REPRESENTATION = {"Prefer": "return=representation"}


def test_enums_domains_and_lists_are_read_as_their_types(service: httpx.Client) -> None:
    body = {"mood": "sad", "word": "abc", "bag": {"x": 1}, "moods": ["glad", "sad"]}

    (row,) = service.post("/kinds?select=mood,word,bag,moods,doubled", json=body, headers=REPRESENTATION).json()

    assert row == {**body, "doubled": 6}


@pytest.mark.parametrize(
    ("body", "code"),
    [({"mood": "bored"}, "22P02"), ({"word": "bad"}, "23514"), ({"word": "longer"}, "22001"), ({"id": 1}, "428C9")],
)
def test_each_type_refuses_what_it_does_not_hold(service: httpx.Client, body: object, code: str) -> None:
    assert service.post("/kinds", json=body).json()["code"] == code


def test_every_kind_of_default_is_found(service: httpx.Client) -> None:
    wanted = "mood,word,bag,moods,at"
    prefer = {"Prefer": "return=representation,missing=default"}

    rows = service.post(f"/kinds?columns={wanted}&select={wanted}", json=[{}, {"mood": None}], headers=prefer).json()

    defaults = {
        "mood": "glad",
        "word": "none",
        "bag": {"a": [1]},
        "moods": ["sad"],
        "at": "2026-01-01T00:00:00+00:00",
    }
    assert rows == [defaults, {**defaults, "mood": None}]


def test_json_paths_reach_into_a_domain_over_json(service: httpx.Client) -> None:
    service.post("/kinds", json={"word": "a"})

    assert service.get("/kinds?select=bag->a->>0").json() == [{"a": "1"}]


def test_a_partial_unique_index_does_not_make_a_relationship_one_to_one(service: httpx.Client) -> None:
    service.post("/kinds", json={"word": "a"})
    service.post("/badges", json=[{"id": 1, "kind_id": 1, "main": True}, {"id": 2, "kind_id": 1, "main": False}])

    assert service.get("/kinds?select=id,badges(id)").json() == [{"id": 1, "badges": [{"id": 1}, {"id": 2}]}]


def test_output_arguments_make_an_object(ada: httpx.Client) -> None:
    assert ada.post("/rpc/split", json={"whole": "abc"}).json() == {"head": "a", "tail": "bc"}
    assert ada.get("/rpc/split?whole=abc&select=tail").json() == {"tail": "bc"}
    assert ada.post("/rpc/swap", json={"x": 1, "y": 2}).json() == {"x": 2, "y": 1}


def test_enums_json_and_keywords_work_as_arguments(ada: httpx.Client) -> None:
    assert ada.post("/rpc/opposite", json={"mood": "glad"}).json() == "sad"
    assert ada.get("/rpc/opposite?mood=sad").json() == "glad"
    assert ada.post("/rpc/document", json={"select": {"a": [None]}}).json() == {"got": {"a": [None]}}


@pytest.mark.parametrize("name", ["unnamed", "touch"])
def test_functions_that_cannot_be_called_by_name_are_not_offered(ada: httpx.Client, name: str) -> None:
    assert ada.post(f"/rpc/{name}", json={}).json()["code"] == "PGRST202"


def test_the_catalogue_holds_the_exposed_schema_and_nothing_else(database: Database) -> None:
    with database.introspect() as connection:
        catalogue = read(connection)

    assert {"people", "projects", "open_projects", 'odd "name" 50%'} <= catalogue.tables.keys()
    assert not {"vault", "users", "pg_class", "schema_version"} & catalogue.tables.keys()
    assert catalogue.tables["tasks"].columns["what is to do"].type == "text"
    assert catalogue.tables["kinds"].columns["mood"].type == "public.mood"
    assert catalogue.tables["projects"].primary_key == ("id",)
    keys = {(key.name, key.columns, key.target) for key in catalogue.foreign_keys if key.table == "tasks"}
    assert keys == {
        ("tasks_project_fkey", ("project_id", "owner_id"), "projects"),
        ("tasks_owner_fkey", ("owner_id",), "people"),
        ("tasks_reviewer_id_fkey", ("reviewer_id",), "people"),
    }
