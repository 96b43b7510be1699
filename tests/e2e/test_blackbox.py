"""The black-box script against the running product, once for each provider."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.pages import posting
from tests.resumes.pdfs import resume_pdf

if TYPE_CHECKING:
    from tests.e2e.conftest import Server

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]


@pytest.mark.parametrize("provider", ["offline", "claude", "openai"])
def test_everything_a_newcomer_does_works_from_outside(product: Server, tmp_path: Path, provider: str) -> None:
    resume, page = tmp_path / "cv.pdf", tmp_path / "posting.html"
    resume.write_bytes(resume_pdf())
    page.write_text(posting())

    result = subprocess.run(
        [
            sys.executable,
            str(Path(__file__).parent / "blackbox.py"),
            *("--server", product.url, "--resume", str(resume), "--page", str(page), "--provider", provider),
        ],
        cwd=tmp_path,  # nothing of the project can be imported from here
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )

    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.endswith("ok  each operation left one usage event\n")
