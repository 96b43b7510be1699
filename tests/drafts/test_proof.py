"""The check of a draft goes on while it is written, by turns between people, and ends when its time is up."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from structlog.testing import capture_logs

from service.drafts.apart import ReaderApart
from service.drafts.checking import Grounds, check, reader
from service.drafts.grounding import UNREAD, Auditor, Verdict
from service.drafts.grounding.memory import Memory, once, remembering
from service.drafts.proof import NOT_REACHED, Proof
from service.drafts.turns import Turns
from tests.drafts.people import ana, posting
from tests.drafts.writers import TODAY

DRAFTS = [
    "Dear team,\n\nAt Nube Datos I built the invoicing service in Python. There I served 400 customers. I fly.",
    "Bei Nube Datos baute ich den Rechnungsdienst mit Python. Dort bediente ich 900 Kunden. Ich leite gern Teams.",
    "Chez Nube Datos, j’ai construit le service de facturation. J’y ai servi 400 clients. Je pilote des avions.",
    "En Nube Datos construí el servicio de facturación. Allí atendí a 400 clientes. Dirigí cien personas.",
    "Na Nube Datos construí o serviço de faturação em Python. Conheço bem o PostgreSQL. Piloto aviões.",
]


@pytest.fixture
def turns() -> Iterator[Turns]:
    made = Turns(hands=1)
    yield made
    made.close()


GROUNDS = Grounds(resume=ana(), posting=posting(), today=TODAY)


def auditor() -> Auditor:
    return Auditor(reader(GROUNDS))


@pytest.mark.parametrize("draft", DRAFTS)
def test_a_draft_read_while_it_grows_is_judged_as_one_read_at_once(draft: str) -> None:
    growing = auditor()

    for end in range(0, len(draft), 20):
        growing.read_on(draft[:end])

    assert growing.whole(draft) == check(draft, GROUNDS)


@pytest.mark.parametrize("draft", DRAFTS)
def test_a_sentence_put_right_leaves_the_others_as_they_were(draft: str) -> None:
    read = auditor()
    read.whole(draft)
    again = draft.replace("400", "50").replace("900", "50")

    assert read.whole(again) == check(again, GROUNDS)


def test_what_was_not_read_is_never_backed() -> None:
    read = auditor()
    read.read_on(DRAFTS[0])

    audit = read.audit(DRAFTS[0])

    assert [sentence.text for sentence in audit.sentences] == [s.text for s in read.whole(DRAFTS[0]).sentences]
    assert {sentence.verdict for sentence in audit.sentences[1:]} == {Verdict.PARTLY}
    assert {sentence.reasons for sentence in audit.sentences[1:]} == {(UNREAD,)}


def test_nothing_is_left_to_read_once_it_was_followed(turns: Turns) -> None:
    proof = Proof(ReaderApart(GROUNDS), turns=turns, person="ana")

    proof.follow(DRAFTS[0][:60])
    proof.follow(DRAFTS[0])
    turns.close()

    assert proof.so_far(DRAFTS[0]).sentences == auditor().whole(DRAFTS[0]).sentences


def test_reading_ahead_goes_on_after_a_failure_of_which_the_kind_is_logged(
    turns: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    proof, read_on = Proof(ReaderApart(GROUNDS), turns=turns, person="ana"), Auditor.read_on
    all_here, has_failed, asked = threading.Event(), threading.Event(), list[str]()

    def once_broken(self: Auditor, text: str) -> bool:
        asked.append(text)
        if len(asked) == 1:
            all_here.wait()
            raise ZeroDivisionError(text)
        return read_on(self, text)

    monkeypatch.setattr(Auditor, "read_on", once_broken)
    with capture_logs() as logged:
        proof.follow(DRAFTS[0][:60])
        turns.submit("ben", has_failed.set, is_awaited=False)
        while not asked:
            pass
        proof.follow(DRAFTS[0][:90])
        all_here.set()
        has_failed.wait()
        proof.follow(DRAFTS[0])
        turns.close()

    assert [(line["event"], line["why"]) for line in logged] == [("a draft was not read ahead", "ZeroDivisionError")]
    assert proof.so_far(DRAFTS[0]).sentences == auditor().whole(DRAFTS[0]).sentences


def test_the_check_of_a_followed_draft_is_the_whole_one(turns: Turns) -> None:
    proof = Proof(ReaderApart(GROUNDS), turns=turns, person="ana")

    proof.follow(DRAFTS[0])

    assert proof.check(DRAFTS[0]) == auditor().whole(DRAFTS[0])


def test_what_the_time_does_not_reach_is_said_not_to_be_checked() -> None:
    long = " ".join(f"I served {number} customers." for number in range(1000, 1400))

    audit = Proof(ReaderApart(GROUNDS), seconds=1e-9).check(long)

    assert audit.sentences[0].reasons != (NOT_REACHED,)
    assert audit.sentences[-1].reasons == (NOT_REACHED,)
    assert audit.left_out == ()


def test_nobody_waits_for_a_check_longer_than_is_bearable(turns: Turns) -> None:
    others = threading.Event()
    turns.submit("somebody", others.wait)

    audit = Proof(ReaderApart(GROUNDS), turns=turns, person="ana", wait=0.01).check(DRAFTS[0])
    others.set()

    assert {sentence.verdict for sentence in audit.sentences} == {Verdict.PARTLY}


def test_people_take_turns_however_much_each_has_waiting(turns: Turns) -> None:
    all_here, done = threading.Event(), list[str]()
    turns.submit("zoe", all_here.wait)

    for person in ("ana", "ana", "ana", "ana", "ben", "ben"):
        turns.submit(person, partial(done.append, person))
    all_here.set()
    turns.close()

    assert done == ["ana", "ben", "ana", "ben", "ana", "ana"]


def test_what_somebody_waits_for_comes_before_what_is_read_ahead(turns: Turns) -> None:
    all_here, done = threading.Event(), list[str]()
    turns.submit("zoe", all_here.wait)

    turns.submit("ana", partial(done.append, "ahead"), is_awaited=False)
    turns.submit("ana", partial(done.append, "first"))
    turns.submit("ben", partial(done.append, "second"))
    all_here.set()
    turns.close()

    assert done == ["first", "second", "ahead"]


def test_a_job_that_fails_tells_who_waits_for_it_and_nobody_else(turns: Turns) -> None:
    broken = turns.submit("ana", lambda: 1 // 0)

    assert isinstance(broken.exception(), ZeroDivisionError)
    assert turns.submit("ben", lambda: 1).result() == 1


def test_what_waits_is_done_before_the_end_and_what_comes_later_at_once(turns: Turns) -> None:
    waiting = [turns.submit("ana", lambda: 1) for _ in range(3)]

    turns.close()

    assert [job.result(timeout=0) for job in waiting] == [1, 1, 1]
    assert turns.submit("ana", lambda: 2).result(timeout=0) == 2


def test_what_is_remembered_is_worked_out_once_and_only_inside() -> None:
    asked = list[str]()

    @once
    def long(text: str) -> int:
        asked.append(text)
        return len(text)

    memory: Memory = {}
    with remembering(memory):
        assert [long("four"), long("four")] == [4, 4]
    with remembering({}):
        long("four")
    long("four")

    assert asked == ["four"] * 3
    assert len(memory) == 1
