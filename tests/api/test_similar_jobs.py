"""The same job on another board is offered, never merged; what a clip says of places is kept and shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from service import jobs
from service.jobs import clipping
from service.scrape import from_text
from service.scrape.model import Workplace
from tests.pages import SIGN_IN_WALL, posting
from tests.scrape.boards import ABOUT, ENGLISH, OTHER_ROLE

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.deps import Deps
    from tests.conftest import Person

pytestmark = pytest.mark.db

BOARD = "https://board.example/jobs/9"
EMPLOYER = "https://nordlicht.example/careers/backend"
HEADER = "Backend Engineer\nNordlicht GmbH\nHamburg, Germany\nFull-time\n\n"


def clip(client: FlaskClient, person: Person, url: str, **page: Any) -> dict[str, Any]:
    reply = client.post("/api/v1/jobs", json={"url": url, "html": posting(**page)}, headers=person.auth)
    assert reply.status_code in {200, 201}
    told: dict[str, Any] = reply.get_json()
    return told


def paste(client: FlaskClient, person: Person, text: str, **more: object) -> dict[str, Any]:
    reply = client.post("/api/v1/jobs", json={"text": text, "keep": True, **more}, headers=person.auth)
    assert reply.status_code in {200, 201}
    told: dict[str, Any] = reply.get_json()
    return told


def test_the_same_job_on_another_board_is_offered_and_not_merged(client: FlaskClient, ada: Person) -> None:
    first = clip(client, ada, BOARD)

    second = clip(client, ada, EMPLOYER, company="Nordlicht", title="Backend Engineer (m/f/d)")

    assert first["similar"] == []
    assert second["job"]["id"] != first["job"]["id"]
    assert second["similar"] == [
        {name: first["job"][name] for name in ("id", "title", "company", "source_url", "created_at", "status")}
    ]


def test_a_known_posting_is_offered_its_twin_and_never_itself(client: FlaskClient, ada: Person) -> None:
    first = clip(client, ada, BOARD)
    second = clip(client, ada, EMPLOYER)

    again = clip(client, ada, BOARD)

    assert again["job"]["id"] == first["job"]["id"]
    assert [job["id"] for job in again["similar"]] == [second["job"]["id"]]


@pytest.mark.parametrize("change", [{"title": "Frontend Engineer"}, {"company": "Suedlicht"}, {"place": "Bremen"}])
def test_another_job_in_the_same_words_is_not_offered(client: FlaskClient, ada: Person, change: dict[str, str]) -> None:
    clip(client, ada, BOARD)

    assert clip(client, ada, EMPLOYER, **change)["similar"] == []


def test_the_same_text_pasted_twice_is_offered(client: FlaskClient, ada: Person) -> None:
    first = paste(client, ada, HEADER + ENGLISH)

    second = paste(client, ada, HEADER + ENGLISH)

    assert [job["id"] for job in second["similar"]] == [first["job"]["id"]]


def test_a_pasted_text_is_offered_the_page_it_came_from_but_no_other_role(client: FlaskClient, ada: Person) -> None:
    first = paste(client, ada, HEADER + ABOUT + ENGLISH, url=BOARD)
    paste(client, ada, HEADER.replace("Backend", "Frontend") + OTHER_ROLE)

    second = paste(client, ada, HEADER + ENGLISH)

    assert [job["id"] for job in second["similar"]] == [first["job"]["id"]]


def test_at_most_three_are_offered(client: FlaskClient, ada: Person) -> None:
    for number in range(5):
        last = clip(client, ada, f"{BOARD}?id={number}")

    assert len(last["similar"]) == 3


def test_a_stranger_is_not_offered_ones_jobs(client: FlaskClient, ada: Person, bob: Person) -> None:
    clip(client, ada, BOARD)

    assert clip(client, bob, EMPLOYER)["similar"] == []


def test_jobs_that_are_both_kept_are_not_offered_again(client: FlaskClient, ada: Person, deps: Deps) -> None:
    first, second = clip(client, ada, BOARD)["job"], clip(client, ada, EMPLOYER)["job"]
    db = deps.db.as_user(ada.user)

    jobs.keep_both(second["id"], [first["id"]], db=db)

    assert clip(client, ada, BOARD)["similar"] == []
    assert clip(client, ada, EMPLOYER)["similar"] == []
    assert len(clip(client, ada, "https://third.example/1")["similar"]) == 2


def test_a_corrected_title_decides_what_is_offered(client: FlaskClient, ada: Person) -> None:
    first = clip(client, ada, BOARD, title="Engineer")
    client.patch(f"/api/v1/jobs/{first['job']['id']}", json={"title": "Backend Engineer"}, headers=ada.auth)

    assert len(clip(client, ada, EMPLOYER)["similar"]) == 1


def test_a_stub_that_was_filled_in_is_compared_by_its_new_text(client: FlaskClient, ada: Person) -> None:
    page = {"url": BOARD, "html": SIGN_IN_WALL, "keep": True}
    stub = client.post("/api/v1/jobs", json=page, headers=ada.auth).json["job"]
    given = {"title": "Backend Engineer", "company": "Nordlicht", "location": "Hamburg", "description": ENGLISH}
    client.patch(f"/api/v1/jobs/{stub['id']}", json=given, headers=ada.auth)

    pasted = paste(client, ada, HEADER + ENGLISH)

    assert [job["id"] for job in pasted["similar"]] == [stub["id"]]


def placed(deps: Deps, person: Person, **fields: Any) -> jobs.Job:
    """A job as kept from a posting in which the reader found these fields."""
    found = from_text(HEADER + ENGLISH, url=BOARD)
    found = replace(found, posting=replace(found.posting, **fields))
    return clipping.keep(found, url=BOARD, insist=True, db=deps.db.as_user(person.user)).job


def test_places_and_workplace_are_kept_and_shown(client: FlaskClient, ada: Person, deps: Deps) -> None:
    fields = {"places": ("Hamburg", "Wien"), "workplace": Workplace.REMOTE, "remote_countries": ("DE", "AT")}

    job = placed(deps, ada, **fields)

    told = client.get(f"/api/v1/jobs/{job.id}", headers=ada.auth).json
    expected = {"places": ["Hamburg", "Wien"], "workplace": "remote", "remote_countries": ["DE", "AT"]}
    assert {name: told[name] for name in expected} == expected
    assert {name: value for name, value in job.model_dump(mode="json").items() if name in expected} == expected
    changed = client.patch(f"/api/v1/jobs/{job.id}", json={"status": "applied"}, headers=ada.auth).json
    assert changed["workplace"] == "remote"


def test_a_second_clip_refreshes_the_workplace_but_not_what_the_person_edited(
    client: FlaskClient, ada: Person, deps: Deps
) -> None:
    job = placed(deps, ada, workplace=Workplace.REMOTE, remote_countries=("DE",))
    client.patch(f"/api/v1/jobs/{job.id}", json={"location": "Altona"}, headers=ada.auth)

    again = placed(deps, ada, workplace=Workplace.HYBRID, places=("Hamburg",))

    assert (again.location, again.workplace, again.places, again.remote_countries) == (
        "Altona",
        Workplace.HYBRID,
        ["Hamburg"],
        [],
    )


def test_a_page_that_says_nothing_of_places_leaves_them(ada: Person, deps: Deps) -> None:
    placed(deps, ada, workplace=Workplace.REMOTE, remote_countries=("DE",))

    again = placed(deps, ada, location=None, places=())

    assert (again.workplace, again.remote_countries) == (Workplace.REMOTE, ["DE"])


def test_more_places_than_fit_are_cut_and_codes_that_are_none_left_out(ada: Person, deps: Deps) -> None:
    many = tuple(f"{'Ä' * 300} {number}" for number in range(40))

    job = placed(deps, ada, places=many, remote_countries=("DE", "Germany", "at"))

    assert ([len(place) for place in job.places], job.remote_countries) == ([200] * 20, ["DE"])


def test_a_job_done_anywhere_misses_no_location(ada: Person, deps: Deps) -> None:
    job = placed(deps, ada, location=None, workplace=Workplace.REMOTE)

    assert job.missing == []


def test_what_the_person_filled_in_is_not_missing_at_the_next_clip(client: FlaskClient, ada: Person) -> None:
    page = {"url": BOARD, "html": SIGN_IN_WALL, "keep": True}
    first = client.post("/api/v1/jobs", json=page, headers=ada.auth).json
    given = {"company": "Nordlicht", "location": "Hamburg"}
    client.patch(f"/api/v1/jobs/{first['job']['id']}", json=given, headers=ada.auth)

    again = client.post("/api/v1/jobs", json=page, headers=ada.auth).json

    assert {"company", "location"} <= set(first["missing"])
    assert {"company", "location"}.isdisjoint(again["missing"])
