"""Fifty hostile uploads at once on the real service: it goes on answering, and reads the next good résumé."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import httpx
import pytest

from tests.e2e.conftest import Server, data_folder, sign_up, start
from tests.resumes.hostile import pdf as made
from tests.resumes.hostile import resume, stream, text
from tests.resumes.pdfs import resume_pdf
from tests.resumes.test_hostile_files import CASES

pytestmark = [pytest.mark.db, pytest.mark.timeout(300)]

UPLOADS = 50
PATIENCE = httpx.Timeout(120)
SLOW = made(resume(contents=stream(text() + b"q " * 2_000_000, packed=True)))  # runs until it is killed
SLOW_ONES = 2
KINDS = (
    "bomb: 300 MB of spaces",
    "bomb: a million million pieces",
    "bomb: instructions packed twice",
    "font: 4,000 ranges",
    "font: no table",
    "kind: a cipher for certificates",
    "kind: headers only",
    "kind: user's password, 128 bits",
    "loop: an empty page",
    "loop: no pages",
)


def _files() -> list[bytes]:
    """As many files as are uploaded, no two the same."""
    kinds = [CASES[name].make() for name in KINDS]
    files = [SLOW] * SLOW_ONES + [kinds[number % len(kinds)] for number in range(UPLOADS - SLOW_ONES)]
    return [content + b"\n%% %d\n" % number for number, content in enumerate(files)]


@pytest.fixture
def server() -> Iterator[Server]:
    with data_folder() as data:
        running = start(data)
        try:
            yield running
        finally:
            running.stop()


def _upload(server: Server, auth: dict[str, str], content: bytes) -> httpx.Response:
    file = {"file": ("resume.pdf", content, "application/pdf")}
    return httpx.post(f"{server.url}/api/v1/resumes", files=file, headers=auth, timeout=PATIENCE)


def _resumes(server: Server, auth: dict[str, str]) -> list[dict[str, object]]:
    reply = httpx.get(f"{server.url}/api/v1/resumes", headers=auth, timeout=PATIENCE)
    found: list[dict[str, object]] = reply.raise_for_status().json()["resumes"]
    return found


def _read(server: Server, auth: dict[str, str]) -> list[dict[str, object]]:
    """The person's résumés when none waits any more."""
    found = _resumes(server, auth)
    while any(one["parse_status"] == "pending" for one in found):
        time.sleep(0.2)
        found = _resumes(server, auth)
    return found


def test_fifty_hostile_uploads_at_once_leave_the_service_answering(server: Server) -> None:
    mallory = sign_up(server, "mallory@example.com", "correct horse battery")
    ada = sign_up(server, "ada@example.com", "correct horse battery")
    answers = []

    with ThreadPoolExecutor(UPLOADS) as pool:
        uploads: list[Future[httpx.Response]] = [pool.submit(_upload, server, mallory, content) for content in _files()]
        while not all(upload.done() for upload in uploads):
            answers.append(httpx.get(f"{server.url}/health", timeout=PATIENCE).status_code)
            answers.append(httpx.get(f"{server.url}/api/v1/jobs", headers=ada, timeout=PATIENCE).status_code)
            time.sleep(0.2)

    assert set(answers) == {200}
    assert {upload.result().status_code for upload in uploads} <= {202, 422, 503}
    assert _upload(server, ada, resume_pdf()).status_code in {201, 202}
    (good,) = _read(server, ada)
    assert good["parse_status"] == "completed"
    ends = Counter(str(one["parse_status"]) for one in _read(server, mallory))
    assert ends["completed"] == 0
    assert ends["failed"] == sum(upload.result().status_code != 503 for upload in uploads)
    assert "Traceback" not in server.complaints
