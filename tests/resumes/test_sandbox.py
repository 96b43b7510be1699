import threading
from collections.abc import Callable, Iterator

import psutil
import pytest
import structlog

from service.errors import ServiceError, Unavailable, Unreadable
from service.resumes import read
from service.resumes.sandbox import MAX_PDF_BYTES, Reading, Sandbox, read_as_json
from tests.resumes.pdfs import inflating_bomb, operator_bomb, raw_pdf, resume_pdf
from tests.resumes.readings import confess, die, exhaust, fail, gush, hang, sink

MEGABYTE = 1024 * 1024


@pytest.fixture
def open_sandbox() -> Iterator[Callable[..., Sandbox]]:
    """Opens sandboxes and closes them after the test."""
    opened: list[Sandbox] = []

    def make(
        *, seconds: float = 20, memory: int = 768 * MEGABYTE, waiting: int = 16, reading: Reading = read_as_json
    ) -> Sandbox:
        opened.append(Sandbox(seconds=seconds, memory=memory, workers=1, waiting=waiting, reading=reading))
        return opened[-1]

    yield make
    for sandbox in opened:
        sandbox.close()


def _reason(sandbox: Sandbox, pdf: bytes) -> str:
    with pytest.raises(Unreadable) as failure:
        sandbox.read(pdf)
    assert failure.value.detail
    return failure.value.reason


def test_the_sandbox_gives_what_reading_gives(open_sandbox: Callable[..., Sandbox]) -> None:
    assert open_sandbox().read(resume_pdf()) == read(resume_pdf())


def test_a_refusal_crosses_from_the_child_with_its_reason(open_sandbox: Callable[..., Sandbox]) -> None:
    assert _reason(open_sandbox(), b"<html>") == "not_a_pdf"


def test_a_pdf_that_hangs_is_killed_and_the_next_one_read(open_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = open_sandbox(seconds=2, reading=hang)

    assert _reason(sandbox, b"%PDF-1.7 hang") == "too_slow"
    assert sandbox.read(resume_pdf()).basics.name == "Marta Kowalska"


def test_a_pdf_that_eats_memory_is_refused_and_the_next_one_read(open_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = open_sandbox(memory=400 * MEGABYTE)

    assert _reason(sandbox, inflating_bomb(500 * MEGABYTE)) == "too_large"
    assert sandbox.read(resume_pdf()).basics.name == "Marta Kowalska"


def test_a_warm_sandbox_reads(open_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = open_sandbox()
    sandbox.warm()

    assert sandbox.read(resume_pdf()).basics.name == "Marta Kowalska"


def test_a_closed_sandbox_is_not_warmed_again(open_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = open_sandbox()
    sandbox.close()

    sandbox.warm()

    with pytest.raises(Unavailable):
        sandbox.read(resume_pdf())


@pytest.mark.parametrize(
    ("reading", "reason"),
    [(die, "damaged"), (fail, "damaged"), (sink, "damaged"), (gush, "too_large"), (exhaust, "too_large")],
)
def test_however_a_child_ends_the_person_is_told_and_the_next_one_finds_a_child(
    open_sandbox: Callable[..., Sandbox], reading: Reading, reason: str
) -> None:
    sandbox = open_sandbox(reading=reading)

    assert [_reason(sandbox, resume_pdf()), _reason(sandbox, resume_pdf())] == [reason, reason]


def test_a_mistake_of_ours_is_logged_with_its_place_and_nothing_of_the_file(
    open_sandbox: Callable[..., Sandbox],
) -> None:
    with structlog.testing.capture_logs() as logs:
        _reason(open_sandbox(reading=fail), b"%PDF-1.7 secret")

    (line,) = [entry for entry in logs if entry["event"] == "resume reading failed"]
    assert line["frames"][0] == "KeyError"
    assert line["frames"][-1].startswith("readings.py:")
    assert "secret" not in str(line)


def test_a_child_knows_no_password_and_can_write_no_file(open_sandbox: Callable[..., Sandbox]) -> None:
    said = open_sandbox(reading=confess).read(resume_pdf()).meta.warnings

    assert said == [
        "RLIMIT_AS 805306368 805306368",
        "RLIMIT_FSIZE 0 0",
        "environment []",
        "processor time is limited: True",
    ]


def test_when_all_children_die_at_rest_the_next_resume_is_read(open_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = open_sandbox()
    sandbox.read(resume_pdf())
    for child in _children():
        child.kill()
        child.wait()

    assert sandbox.read(resume_pdf()).basics.name == "Marta Kowalska"


def _children() -> list[psutil.Process]:
    """The processes that read; those of multiprocessing that start and watch them have children or none of ours."""
    everyone = psutil.Process().children(recursive=True)
    server = [process for process in everyone if "forkserver" in " ".join(process.cmdline()) and process.children()]
    return [child for process in server for child in process.children()]


def test_a_pdf_of_millions_of_instructions_is_refused(open_sandbox: Callable[..., Sandbox]) -> None:
    assert _reason(open_sandbox(), operator_bomb()) == "too_large"


def test_a_file_over_the_buckets_limit_never_reaches_a_child(open_sandbox: Callable[..., Sandbox]) -> None:
    assert _reason(open_sandbox(), b"%PDF-" + b" " * MAX_PDF_BYTES) == "too_large"


def test_forty_thousand_characters_on_one_line_are_read(open_sandbox: Callable[..., Sandbox]) -> None:
    pdf = raw_pdf(b"BT /F1 10 Tf 10 700 Td (" + b"Wxyz " * 8_000 + b") Tj ET")

    assert open_sandbox().read(pdf).work == []


def test_who_comes_when_all_places_are_taken_is_asked_to_wait(open_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = open_sandbox(seconds=2, waiting=0, reading=hang)
    outcomes: list[tuple[str, object]] = []
    barrier = threading.Barrier(3)

    def upload() -> None:
        barrier.wait()
        try:
            sandbox.read(b"%PDF-1.7 hang")
        except ServiceError as error:
            outcomes.append((error.slug, error.extra.get("retry_after")))

    threads = [threading.Thread(target=upload) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    refused = (Unavailable.slug, 20)
    assert sorted(outcomes, key=str) == sorted([refused, refused, (Unreadable.slug, None)], key=str)


def test_a_closed_sandbox_says_that_the_service_is_stopping(open_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = open_sandbox()
    sandbox.read(resume_pdf())
    sandbox.close()

    with pytest.raises(Unavailable):
        sandbox.read(resume_pdf())
