"""The same rights on the older versions of PostgreSQL, where they are installed."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from service import embedded
from tests.conftest import MIGRATIONS, needs
from tests.db import catalogue, rights

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.db
NEEDED_BYTES = 1_000_000_000  # one cluster and its write-ahead log, generously


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that the database's own user can reach."""
    memory = Path("/dev") / "shm"
    roomy = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > NEEDED_BYTES
    made = Path(tempfile.mkdtemp(prefix="fh-", dir=memory if roomy else None))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.mark.parametrize("major", [15, 16, 17])
def test_every_version_gives_the_same_rights(folder: Path, major: int) -> None:
    needs(major)

    with (
        embedded.start(MIGRATIONS, folder, postgres_major=major) as running,
        psycopg.connect(running.database_url) as connection,
    ):
        assert connection.info.server_version // 10_000 == major
        assert catalogue.facts(connection) ^ rights.load().facts() == set()
