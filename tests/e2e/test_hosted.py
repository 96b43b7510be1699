"""The other home: the same code with only settings changed, two processes before a Supabase reached by HTTP."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.e2e.conftest import ROOT, STOP_SECONDS, free_port
from tests.pages import posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


@contextmanager
def running(command: list[str], *, until: str, folder: Path, env: dict[str, str]) -> Iterator[None]:
    """A process that has said `until`, stopped at the end."""
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert any(until in line for line in process.stdout), f"{command} ended before it was ready"
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(STOP_SECONDS)
        process.stdout.close()


@pytest.fixture
def elsewhere(folder: Path) -> Iterator[str]:
    """The service before a Supabase of its own process, as before a hosted one."""
    supabase, service = free_port(), free_port()
    data = folder / "supabase"
    local = ["-m", "service.embedded", "--port", str(supabase), "--data", str(data)]
    migrations = ["--migrations", str(ROOT / "supabase" / "migrations")]
    with running([*local, *migrations], until="Ready at", folder=folder, env={}):
        keys = json.loads((data / "keys.json").read_text())
        env = {
            "PORT": str(service),
            "SUPABASE_URL": f"http://127.0.0.1:{supabase}",
            "SUPABASE_PUBLISHABLE_KEY": keys["publishable_key"],
            "SUPABASE_SECRET_KEY": keys["secret_key"],
            "FOOTHOLD_SECRET_KEY": "a secret of thirty-two characters or more",
        }
        with running(["-m", "service", "serve", "--workers", "2"], until="Foothold runs at", folder=folder, env=env):
            yield f"http://127.0.0.1:{service}"


def test_everything_a_newcomer_does_works_before_a_hosted_supabase(elsewhere: str, tmp_path: Path) -> None:
    resume, page = tmp_path / "cv.pdf", tmp_path / "posting.html"
    resume.write_bytes(resume_pdf())
    page.write_text(posting())

    result = subprocess.run(
        [
            sys.executable,
            str(Path(__file__).parent / "blackbox.py"),
            *("--server", elsewhere, "--resume", str(resume), "--page", str(page)),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )

    assert result.returncode == 0, result.stdout + result.stderr
