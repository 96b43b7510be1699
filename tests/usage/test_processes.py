"""The Meter from several processes at once, and from one that is killed."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug.serving import make_server

from service.usage import Operation, allowance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.deps import Deps
    from service.embedded import Running
    from service.usage import OperationUsage
    from tests.conftest import Person

pytestmark = pytest.mark.db

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def address(supabase: Running) -> Iterator[str]:
    """Where other processes reach the database."""
    server = make_server("127.0.0.1", 0, supabase.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def metering(what: str, address: str, supabase: Running, person: Person) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "tests/usage/metering.py", address, supabase.secret_key, person.id, what]
    with subprocess.Popen(
        command, cwd=ROOT, env={"PYTHONPATH": "."}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def letters(deps: Deps, person: Person) -> OperationUsage:
    return allowance(deps.db.as_user(person.user)).of(Operation.COVER_LETTER)


def test_sixty_at_once_from_four_processes_against_five_left_yield_five(
    deps: Deps, ada: Person, supabase: Running, address: str
) -> None:
    with ExitStack() as stack:
        processes = [stack.enter_context(metering("rush", address, supabase, ada)) for _ in range(4)]
        assert [line(process) for process in processes] == ["ready"] * 4
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        began = [int(line(process)) for process in processes]

    assert sum(began) == 5
    assert (letters(deps, ada).used, letters(deps, ada).left) == (5, 0)


def test_a_process_killed_between_reserve_and_settle_leaves_the_allowance_whole(
    deps: Deps, ada: Person, supabase: Running, address: str
) -> None:
    service = deps.db.as_service()
    with metering("hold", address, supabase, ada) as process:
        assert line(process) == "held"
        process.kill()
        process.wait()
    after_the_kill = letters(deps, ada).left

    # The time for which a reservation holds goes by.
    past = {"expires_at": "2020-01-01T00:00:00+00:00"}
    held = service.run(service.table("usage_reservations").update(past).eq("user_id", ada.id))

    assert (after_the_kill, len(held)) == (4, 1)
    assert (letters(deps, ada).used, letters(deps, ada).left) == (0, 5)
    assert service.run(service.table("usage_events").select("id").eq("user_id", ada.id)) == []
