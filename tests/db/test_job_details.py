"""What a clip says of places and texts: bounded in the database too, and compared among a person's own rows only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from tests.db.rows import Caller

pytestmark = pytest.mark.db

PRINT = "0f" * 32


def clip(caller: Caller, **details: Any) -> dict[str, Any]:
    reply = caller.rest(
        "POST", "rpc/clip_job", {"posting": {"source_url": f"https://x.example/{uuid4()}"}, "details": details}
    )
    assert reply.status_code == 200, reply.text
    job: dict[str, Any] = reply.json()["job"]
    return job


def similar(caller: Caller, job: str, reach: int = 64) -> list[str]:
    return [row["id"] for row in caller.rest("POST", "rpc/similar_jobs", {"job": job, "reach": reach}).json()]


@pytest.mark.parametrize(
    "details",
    [
        {"places": ["Ulm"] * 21},
        {"places": ["x" * 20_001]},
        {"workplace": "moon"},
        {"remote_countries": ["de"]},
        {"remote_countries": ["DE"] * 101},
        {"remote_countries": ["DE,AT"]},
        {"fingerprint": PRINT.upper()},
        {"fingerprint": "zz"},
    ],
)
def test_details_out_of_bounds_are_refused(owner: Caller, details: dict[str, Any]) -> None:
    posting = {"source_url": "https://x.example/1"}

    reply = owner.rest("POST", "rpc/clip_job", {"posting": posting, "details": details})

    assert (reply.status_code, reply.json()["code"]) == (400, "23514")


def test_the_nearest_texts_come_first_and_the_far_not_at_all(owner: Caller) -> None:
    this = clip(owner, fingerprint="00" * 32)["id"]
    far, near, nearest = (clip(owner, fingerprint=each)["id"] for each in ("ff" * 32, "01" * 32, "00" * 31 + "01"))

    assert similar(owner, this) == [nearest, near]
    assert similar(owner, this, reach=256) == [nearest, near, far]


def test_jobs_without_a_text_are_like_no_other(owner: Caller) -> None:
    one, other = clip(owner)["id"], clip(owner)["id"]

    assert (similar(owner, one), similar(owner, other)) == ([], [])


def test_texts_are_compared_with_ones_own_alone(owner: Caller, stranger: Caller) -> None:
    mine, theirs = clip(owner, fingerprint=PRINT)["id"], clip(stranger, fingerprint=PRINT)["id"]

    assert similar(owner, mine) == []
    assert similar(owner, theirs) == []
    assert similar(stranger, mine) == []


def test_a_person_keeps_jobs_beside_their_own_alone(owner: Caller, stranger: Caller) -> None:
    one, other = clip(owner, fingerprint=PRINT)["id"], clip(owner, fingerprint=PRINT)["id"]

    by_stranger = stranger.rest("POST", "rpc/keep_both", {"job": one, "others": [other]})
    by_owner = owner.rest("POST", "rpc/keep_both", {"job": one, "others": [other]})

    assert (by_stranger.json(), by_owner.json()) == (False, True)
    assert (similar(owner, one), similar(owner, other)) == ([], [])


def test_a_person_gives_a_fingerprint_to_their_own_alone(owner: Caller, stranger: Caller) -> None:
    one, other = clip(owner, fingerprint=PRINT)["id"], clip(owner)["id"]

    by_stranger = stranger.rest("POST", "rpc/keep_fingerprint", {"job": other, "fingerprint": PRINT})
    assert (by_stranger.json(), similar(owner, one)) == (False, [])

    by_owner = owner.rest("POST", "rpc/keep_fingerprint", {"job": other, "fingerprint": PRINT})
    assert (by_owner.json(), len(similar(owner, one))) == (True, 1)
