"""A draft that is still being written, or whose process died, is held to the same as one that is done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from service import create_app
from service.drafts import store
from service.drafts.grounding import Audit, SentenceAudit, Verdict
from service.drafts.model import Done, DraftKind, DraftRequest, Usage
from service.drafts.providers import Begins, Chunk, Completion
from service.drafts.seats import Seats
from service.drafts.store import Sheet
from service.errors import NotFound
from tests.api.test_idempotency import Writer, drafts, used
from tests.conftest import LocalClient

if TYPE_CHECKING:
    from collections.abc import Generator

    from flask.testing import FlaskClient

    from service.deps import Deps
    from service.drafts.patience import Patience
    from service.settings import Settings
    from tests.conftest import Person

pytestmark = pytest.mark.db

LIE = "I led four hundred people at Contoso."


class Liar:
    """A provider that lies at once, and then keeps everybody waiting."""

    name = "claude"
    model = "slow"

    def __init__(self) -> None:
        self.may_end = Event()

    def stream(self, request: Completion, patience: Patience) -> Generator[Chunk, None, None]:
        """Write."""
        del request, patience
        yield Chunk(text=f"Dear team, {LIE} ", begins=Begins.PARAGRAPH)
        self.may_end.wait(20)
        yield Chunk(text="I look forward to it.", evidence=())


def test_what_nothing_backs_is_marked_while_the_draft_is_still_being_written(
    settings: Settings, deps: Deps, client: FlaskClient, ada: Person, job: str
) -> None:
    liar = Liar()
    app = create_app(settings, deps=replace(deps, providers={"claude": liar, **deps.providers}))
    app.test_client_class = LocalClient

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(app.test_client().post, f"/api/v1/jobs/{job}/cover-letter", json={}, headers=ada.auth)
        while not (left := drafts(client, ada)) and not done.done():
            pass
        liar.may_end.set()
        done.result()

    assert [draft["complete"] for draft in left] == [False]
    assert LIE in left[0]["content"]
    assert LIE not in left[0]["sendable"]


def test_a_finished_draft_does_not_wait_behind_those_that_are_being_kept(
    settings: Settings, deps: Deps, ada: Person, job: str
) -> None:
    seats, others = Seats(1), Event()
    app = create_app(settings, deps=replace(deps, seats=seats, providers={"claude": Writer(), **deps.providers}))
    app.test_client_class = LocalClient
    for _ in range(10):
        seats.keeper.submit(others.wait, 20)

    reply = app.test_client().post(f"/api/v1/jobs/{job}/cover-letter", json={}, headers=ada.auth)

    assert not others.is_set()
    assert (reply.status_code, reply.json["complete"]) == (201, True)
    others.set()
    seats.close()


def test_whoever_has_read_the_checked_text_has_used_the_credit(
    settings: Settings, deps: Deps, ada: Person, job: str
) -> None:
    app = create_app(settings, deps=replace(deps, providers={"claude": Writer(), **deps.providers}))
    app.test_client_class = LocalClient
    client = app.test_client()

    reply = client.post(
        f"/api/v1/jobs/{job}/cover-letter", json={}, headers={**ada.auth, "Accept": "text/event-stream"}
    )
    came = (block.decode() for block in reply.iter_encoded())
    next(block for block in came if block.startswith("event: audit") and '"goes_on": false' in block)
    reply.close()

    assert [draft["complete"] for draft in drafts(client, ada)] == [True]
    assert used(deps, ada) == 1


def test_an_edit_made_while_the_rest_is_written_keeps_its_own_verdicts(
    settings: Settings, deps: Deps, client: FlaskClient, ada: Person, job: str
) -> None:
    liar = Liar()
    app = create_app(settings, deps=replace(deps, providers={"claude": liar, **deps.providers}))
    app.test_client_class = LocalClient
    again = LIE.replace(" at", ", at")

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(app.test_client().post, f"/api/v1/jobs/{job}/cover-letter", json={}, headers=ada.auth)
        while not (left := drafts(client, ada)) and not done.done():
            pass
        path = f"/api/v1/drafts/{left[0]['id']}"
        client.patch(path, json={"content": f"Dear team, {again}"}, headers=ada.auth)
        liar.may_end.set()
        done.result()

    kept = client.get(path, headers=ada.auth).json
    assert (kept["complete"], kept["content"]) == (True, f"Dear team, {again}")
    assert again not in kept["sendable"]


@pytest.fixture
def sheet(deps: Deps, client: FlaskClient, ada: Person, job: str) -> Sheet:
    """The row of a letter that is being written, with its first words."""
    (resume,) = client.get("/api/v1/resumes", headers=ada.auth).json["resumes"]
    made = Sheet(
        DraftRequest(kind=DraftKind.COVER_LETTER),
        job_id=UUID(job),
        resume_id=UUID(resume["id"]),
        user=ada.user,
        database=deps.db,
    )
    keep(made, "Dear team,")
    return made


def keep(sheet: Sheet, text: str) -> None:
    sheet.save(text, Audit(), provider="claude", model="slow")


def ended(text: str) -> Done:
    usage = Usage(input=7, output=3)
    return Done(text=text, audit=Audit(), provider="claude", model="slow", prompt_version="1", usage=usage)


@pytest.mark.parametrize("more", [0, 1, 3])
def test_an_edit_stands_however_much_is_written_after_it(
    client: FlaskClient, ada: Person, sheet: Sheet, more: int
) -> None:
    path = f"/api/v1/drafts/{drafts(client, ada)[0]['id']}"
    edited = client.patch(path, json={"content": "Dear Mara, I breed alpacas."}, headers=ada.auth).json

    for number in range(more):
        keep(sheet, f"Dear team, {number}")
    finished = sheet.finish(ended("Dear team, yours"), price=None, complete=True)

    kept = client.get(path, headers=ada.auth).json
    assert (kept["content"], kept["evidence"]) == (edited["content"], edited["evidence"])
    assert (kept["complete"], kept["input_tokens"], kept["output_tokens"]) == (True, 7, 3)
    assert finished.content == edited["content"]


def test_the_last_of_several_edits_stands(client: FlaskClient, ada: Person, sheet: Sheet) -> None:
    path = f"/api/v1/drafts/{drafts(client, ada)[0]['id']}"

    for content in ("Mine.", "Mine, again."):
        client.patch(path, json={"content": content}, headers=ada.auth)
        keep(sheet, "Dear team, I")
        keep(sheet, "Dear team, I look forward")

    assert sheet.finish(ended("Dear team, yours"), price=None, complete=False).content == "Mine, again."


def test_who_stands_by_a_sentence_gets_the_rest_of_the_draft(client: FlaskClient, ada: Person, sheet: Sheet) -> None:
    path = f"/api/v1/drafts/{drafts(client, ada)[0]['id']}"

    client.patch(path, json={"vouched": ["Dear team,"]}, headers=ada.auth)
    keep(sheet, "Dear team, I")
    finished = sheet.finish(ended("Dear team, yours"), price=None, complete=True)

    assert (finished.content, finished.vouched) == ("Dear team, yours", ["Dear team,"])


MARKS = Audit(sentences=(SentenceAudit(start=0, end=7, text="I bake.", verdict=Verdict.UNSUPPORTED),))


def edited(deps: Deps, person: Person, client: FlaskClient, **changes: object) -> store.Draft:
    """The draft of the sheet once its person changed it."""
    id_ = UUID(drafts(client, person)[0]["id"])
    return store.change(id_, store.DraftChanges.model_validate(changes), db=deps.db.as_user(person.user))


def test_the_marks_of_an_edit_stand_when_the_draft_ends_before_they_are_kept(
    deps: Deps, client: FlaskClient, ada: Person, sheet: Sheet
) -> None:
    changed = edited(deps, ada, client, content="I bake.")
    sheet.finish(ended("Dear team, yours"), price=None, complete=True)

    kept = store.keep_audit(changed, MARKS, database=deps.db)

    assert kept is not None
    assert (kept.content, kept.evidence, kept.complete) == ("I bake.", MARKS, True)


def test_the_marks_of_an_edit_stand_when_the_draft_ends_after_they_were_kept(
    deps: Deps, client: FlaskClient, ada: Person, sheet: Sheet
) -> None:
    store.keep_audit(edited(deps, ada, client, content="I bake."), MARKS, database=deps.db)

    finished = sheet.finish(ended("Dear team, yours"), price=None, complete=True)

    assert (finished.content, finished.evidence) == ("I bake.", MARKS)


def test_who_stands_by_a_sentence_meanwhile_loses_no_marks(
    deps: Deps, client: FlaskClient, ada: Person, sheet: Sheet
) -> None:
    del sheet
    changed = edited(deps, ada, client, content="I bake.")
    edited(deps, ada, client, vouched=["I bake."])

    kept = store.keep_audit(changed, MARKS, database=deps.db)

    assert kept is not None
    assert (kept.evidence, kept.vouched) == (MARKS, ["I bake."])


def test_the_marks_of_an_edit_are_not_put_on_the_next_one(
    deps: Deps, client: FlaskClient, ada: Person, sheet: Sheet
) -> None:
    del sheet
    changed = edited(deps, ada, client, content="I bake.")
    edited(deps, ada, client, content="I row.")

    assert store.keep_audit(changed, MARKS, database=deps.db) is None


def test_a_draft_that_is_deleted_while_it_is_written_is_gone(client: FlaskClient, ada: Person, sheet: Sheet) -> None:
    client.delete(f"/api/v1/drafts/{drafts(client, ada)[0]['id']}", headers=ada.auth)

    keep(sheet, "Dear team, I")

    with pytest.raises(NotFound):
        sheet.finish(ended("Dear team, yours"), price=None, complete=True)
    assert drafts(client, ada) == []
