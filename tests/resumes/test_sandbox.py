import threading
from collections.abc import Callable, Iterator

import pytest

from service.errors import RateLimited, ServiceError, Unavailable, Unreadable
from service.resumes import read
from service.resumes.sandbox import MAX_PDF_BYTES, Sandbox, read_as_json
from tests.resumes.pdfs import die, inflating_bomb, operator_bomb, raw_pdf, resume_pdf

MEGABYTE = 1024 * 1024


@pytest.fixture
def open_sandbox() -> Iterator[Callable[..., Sandbox]]:
    """Opens sandboxes and closes them after the test."""
    opened: list[Sandbox] = []

    def make(*, seconds: float = 20, memory: int = 768 * MEGABYTE, waiting: int = 16, dying: bool = False) -> Sandbox:
        reading = die if dying else read_as_json
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
    sandbox = open_sandbox(seconds=3)

    assert _reason(sandbox, operator_bomb()) == "too_slow"
    assert sandbox.read(resume_pdf()).basics.name == "Marta Kowalska"


def test_a_pdf_that_eats_memory_is_refused_and_the_next_one_read(open_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = open_sandbox(memory=400 * MEGABYTE)

    assert _reason(sandbox, inflating_bomb(500 * MEGABYTE)) == "too_large"
    assert sandbox.read(resume_pdf()).basics.name == "Marta Kowalska"


def test_a_child_that_dies_is_a_damaged_pdf(open_sandbox: Callable[..., Sandbox]) -> None:
    assert _reason(open_sandbox(dying=True), resume_pdf()) == "damaged"


def test_a_file_over_the_buckets_limit_never_reaches_a_child(open_sandbox: Callable[..., Sandbox]) -> None:
    assert _reason(open_sandbox(), b"%PDF-" + b" " * MAX_PDF_BYTES) == "too_large"


def test_forty_thousand_characters_on_one_line_are_read(open_sandbox: Callable[..., Sandbox]) -> None:
    pdf = raw_pdf(b"BT /F1 10 Tf 10 700 Td (" + b"Wxyz " * 8_000 + b") Tj ET")

    assert open_sandbox().read(pdf).work == []


def test_who_comes_when_all_places_are_taken_is_asked_to_wait(open_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = open_sandbox(seconds=2, waiting=0)
    outcomes: list[str] = []
    barrier = threading.Barrier(3)

    def upload() -> None:
        barrier.wait()
        try:
            sandbox.read(operator_bomb())
        except ServiceError as error:
            outcomes.append(error.slug)

    threads = [threading.Thread(target=upload) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == sorted([RateLimited.slug, RateLimited.slug, Unreadable.slug])


def test_a_closed_sandbox_says_that_the_service_is_stopping(open_sandbox: Callable[..., Sandbox]) -> None:
    sandbox = open_sandbox()
    sandbox.read(resume_pdf())
    sandbox.close()

    with pytest.raises(Unavailable):
        sandbox.read(resume_pdf())
