"""Who reads a résumé: claims, processes that die, and what is counted; against the real database."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from werkzeug.serving import make_server

from service.errors import Unavailable, Unreadable
from service.resumes import readings, store, uploading
from service.resumes.background import Background
from service.resumes.readings import Claim
from service.resumes.sandbox import Sandbox
from service.resumes.uploading import Desk
from service.usage import Operation, allowance
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.deps import Deps
    from service.embedded import Running
    from service.resumes.model import Resume
    from tests.conftest import Person

pytestmark = pytest.mark.db

ROOT = Path(__file__).parent.parent.parent
NOBODY_IS_SILENT_YET = 3600
EVERYBODY_IS_SILENT = -1


def desk(deps: Deps, person: Person) -> Desk:
    return Desk(user=person.user, database=deps.db, reader=deps.reader, meter=deps.meter)


def waiting(deps: Deps, person: Person, name: str = "Marta Kowalska") -> UUID:
    """A résumé that was uploaded and waits for the background."""
    return uploading.upload(resume_pdf(name=name), file_name="cv.pdf", desk=desk(deps, person), wait=False).stored.id


def past_the_service(deps: Deps, person: Person, *, content: bytes | None = None) -> UUID:
    """A row that the person made themselves, with or without a file."""
    db, resume_id = deps.db.as_user(person.user), uuid4()
    path = f"{person.id}/{resume_id}.pdf"
    if content is not None:
        db.upload("resumes", path, content, content_type="application/pdf")
    row = {"id": str(resume_id), "user_id": person.id, "file_name": "cv.pdf", "file_path": path}
    db.run(db.table("resumes").insert(row))
    return resume_id


def claim(deps: Deps, resume_id: UUID, *, silent_seconds: int = EVERYBODY_IS_SILENT) -> Claim | None:
    """Claim everything, as the database may hold résumés of other tests, and give this one."""
    claimed = deps.db.as_service().call("claim_resumes", silent_seconds=silent_seconds, most=1000)
    return next((Claim.model_validate(one) for one in claimed if one["resume_id"] == str(resume_id)), None)


def read(deps: Deps, claimed: Claim) -> None:
    readings.read_claimed(claimed, database=deps.db, reader=deps.reader, meter=deps.meter)


def shown(deps: Deps, person: Person, resume_id: UUID) -> store.StoredResume:
    return store.get(resume_id, db=deps.db.as_user(person.user))


def parses_left(deps: Deps, person: Person) -> int | None:
    return allowance(deps.db.as_user(person.user)).of(Operation.RESUME_PARSE).left


def events(deps: Deps, person: Person) -> list[dict[str, Any]]:
    db = deps.db.as_user(person.user)
    rows: list[dict[str, Any]] = db.run(db.table("usage_events").select("credits_used"))
    return rows


def test_a_waiting_resume_is_read_counted_once_and_made_active(deps: Deps, ada: Person) -> None:
    resume_id = waiting(deps, ada)
    assert shown(deps, ada, resume_id).parse_status == "pending"
    assert parses_left(deps, ada) == 4  # held

    assert deps.background.work_off()

    found = shown(deps, ada, resume_id)
    assert (found.parse_status, found.active) == ("completed", True)
    assert events(deps, ada) == [{"credits_used": 1}]
    assert parses_left(deps, ada) == 4


def test_claimers_at_once_get_each_resume_once(deps: Deps, ada: Person, bob: Person) -> None:
    mine = {waiting(deps, person, f"Marta {name}") for person in (ada, bob) for name in ("A", "B", "C", "D")}

    def claim_all(_: int) -> list[UUID]:
        got = []
        while found := readings.claim_next(deps.db, silent_seconds=NOBODY_IS_SILENT_YET):
            got.append(found.resume_id)
        return got

    with ThreadPoolExecutor(6) as pool:
        claimed = [one for got in pool.map(claim_all, range(6)) for one in got if one in mine]

    assert sorted(claimed) == sorted(mine)


def test_a_claim_of_a_silent_reader_goes_to_one_other(deps: Deps, ada: Person) -> None:
    resume_id = waiting(deps, ada)
    assert claim(deps, resume_id, silent_seconds=NOBODY_IS_SILENT_YET) is not None
    assert claim(deps, resume_id, silent_seconds=NOBODY_IS_SILENT_YET) is None
    service = deps.db.as_service()
    long_ago = {"claimed_at": "2020-01-01T00:00:00Z"}
    service.run(service.table("resume_readings").update(long_ago).eq("resume_id", str(resume_id)))

    with ThreadPoolExecutor(6) as pool:
        got = list(pool.map(lambda _: claim(deps, resume_id, silent_seconds=NOBODY_IS_SILENT_YET), range(6)))

    assert [one.claim for one in got if one] == [2]


@contextmanager
def served(supabase: Running) -> Iterator[str]:
    """The Supabase of the tests on a port, for another process."""
    server = make_server("127.0.0.1", 0, supabase.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_what_a_killed_process_was_reading_is_finished_by_another(deps: Deps, ada: Person, supabase: Running) -> None:
    claim(deps, uuid4())  # nothing of other tests is in the way
    resume_id = waiting(deps, ada)
    with served(supabase) as url:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.resumes.stalling", url, supabase.secret_key],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        with process.stdout as said:
            assert said.readline() == "claimed\n"
            process.kill()
        process.wait()
    assert shown(deps, ada, resume_id).parse_status == "pending"

    Background(database=deps.db, reader=deps.reader, meter=deps.meter, silent_seconds=-1).work_off()

    assert shown(deps, ada, resume_id).parse_status == "completed"
    assert events(deps, ada) == [{"credits_used": 1}]
    assert parses_left(deps, ada) == 4


def test_whoever_lost_the_claim_changes_and_counts_nothing(deps: Deps, ada: Person) -> None:
    resume_id = waiting(deps, ada)
    first, second = claim(deps, resume_id), claim(deps, resume_id)
    assert first is not None
    assert second is not None
    read(deps, second)
    seen = shown(deps, ada, resume_id)

    read(deps, first)

    assert shown(deps, ada, resume_id) == seen
    assert events(deps, ada) == [{"credits_used": 1}]


def test_what_took_two_readers_along_is_given_up_and_costs_nothing(deps: Deps, ada: Person) -> None:
    resume_id = waiting(deps, ada)
    for _ in range(2):
        claim(deps, resume_id)
    third = claim(deps, resume_id)
    assert third is not None

    with pytest.raises(Unreadable):
        read(deps, third)

    failure = shown(deps, ada, resume_id).failure
    assert failure is not None
    assert (failure.reason, "interrupted twice" in failure.detail) == ("interrupted", True)
    assert (events(deps, ada), parses_left(deps, ada)) == ([], 5)


def test_a_row_made_past_the_service_is_read_and_counted(deps: Deps, ada: Person) -> None:
    resume_id = past_the_service(deps, ada, content=resume_pdf())
    claimed = claim(deps, resume_id)
    assert claimed is not None

    read(deps, claimed)

    assert shown(deps, ada, resume_id).parse_status == "completed"
    assert events(deps, ada) == [{"credits_used": 1}]


@pytest.mark.parametrize(("used", "reason"), [(0, "file_missing"), (5, "allowance")])
def test_a_row_that_cannot_be_read_says_why(deps: Deps, ada: Person, used: int, reason: str) -> None:
    for _ in range(used):
        with deps.meter.charge(ada.user, Operation.RESUME_PARSE):
            pass
    resume_id = past_the_service(deps, ada)
    claimed = claim(deps, resume_id)
    assert claimed is not None

    with pytest.raises(Unreadable):
        read(deps, claimed)

    failure = shown(deps, ada, resume_id).failure
    assert failure is not None
    assert failure.reason == reason
    assert parses_left(deps, ada) == 5 - used


class Busy:
    """A reader that has no time."""

    def read(self, _pdf: bytes, /) -> Resume:
        """Refuse for now."""
        raise Unavailable("Later.")


def test_a_reader_without_time_leaves_the_row_to_the_next_at_once(deps: Deps, ada: Person) -> None:
    resume_id = waiting(deps, ada)
    busy = Background(database=deps.db, reader=Busy(), meter=deps.meter)

    assert [busy.work_off() for _ in range(4)] == [False] * 4
    deps.background.work_off()

    assert shown(deps, ada, resume_id).parse_status == "completed"


def test_an_upload_for_which_there_is_no_time_waits(deps: Deps, ada: Person) -> None:
    crowded = Desk(user=ada.user, database=deps.db, reader=Busy(), meter=deps.meter)

    taken = uploading.upload(resume_pdf(), file_name="cv.pdf", desk=crowded)

    assert taken.stored.parse_status == "pending"
    deps.background.work_off()
    assert shown(deps, ada, taken.stored.id).parse_status == "completed"


def test_the_threads_read_what_comes_and_stop(deps: Deps, ada: Person) -> None:
    reader = Sandbox()
    background = Background(database=deps.db, reader=reader, meter=deps.meter)
    background.start()
    resume_id = waiting(deps, ada)
    background.wake()
    while shown(deps, ada, resume_id).parse_status == "pending":
        pass

    background.stop()
    reader.close()
    background.join()

    assert shown(deps, ada, resume_id).parse_status == "completed"
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("resumes-")] == []
