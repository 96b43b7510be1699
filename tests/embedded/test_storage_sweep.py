"""What a crash or a lost disk left apart is put right at the next start, and nothing else is touched."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest

from service import embedded
from service.embedded.storage.files import Files
from service.embedded.storage.sweep import Swept, sweep
from tests.embedded.conftest import MIGRATIONS

pytestmark = pytest.mark.db
INSERT = """
insert into storage.objects (bucket_id, name, version, created_at, updated_at) values ('papers', %s, %s, %s, %s)
"""


class Site:
    """A server with a data folder of its own."""

    def __init__(self, data: Path, running: embedded.Running) -> None:
        """Begin without any file."""
        self.running = running
        self.files = Files(data / "storage")
        self._kept = data / "storage" / "kept"
        with psycopg.connect(running.database_url) as connection:
            connection.execute("select set_config('storage.allow_delete_query', 'true', true)")
            connection.execute("delete from storage.objects")
        self.files.remove(self.files.kept())

    def upload(self, count: int) -> None:
        """Put files in as clients do."""
        with httpx.Client(transport=httpx.WSGITransport(app=self.running.app), base_url=self.running.url) as http:
            http.headers.update({"apikey": self.running.secret_key, "Content-Type": "text/plain"})
            for _ in range(count):
                http.post(f"/storage/v1/object/papers/{uuid4()}", content=b"x").raise_for_status()

    def lose(self, count: int) -> None:
        """Remove files behind the server's back."""
        self.files.remove(list(self.files.kept())[:count])

    def stray(self, *, written: datetime | None = None) -> Path:
        """Leave a file that no row knows."""
        version = str(uuid4())
        path = self._kept / version[:2] / version
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"left over")
        if written is not None:
            os.utime(path, (written.timestamp(), written.timestamp()))
        return path

    def counts(self) -> tuple[int, int]:
        """How many rows and how many files there are."""
        with psycopg.connect(self.running.database_url) as connection:
            row = connection.execute("select count(*)::int from storage.objects").fetchone()
        assert row is not None
        return row[0], len(self.files.kept())

    def sweep(self, *, after: timedelta = timedelta(minutes=61)) -> Swept:
        """Sweep after some time in which nothing happened."""
        return sweep(self.running.database_url, self.files, now=datetime.now(UTC) + after)


@pytest.fixture(scope="module")
def started(data_folder: Path) -> Iterator[tuple[Path, embedded.Running]]:
    """A server of this file's own."""
    data = data_folder / "swept"
    with embedded.start(MIGRATIONS, data) as running:
        yield data, running


@pytest.fixture
def site(started: tuple[Path, embedded.Running]) -> Site:
    """The server without any file."""
    return Site(*started)


def test_nothing_is_done_and_nothing_is_said_when_all_is_well(site: Site) -> None:
    site.upload(3)

    swept = site.sweep()

    assert (swept, swept.sentences()) == (Swept(), [])
    assert site.counts() == (3, 3)


def test_a_file_without_a_row_is_removed(site: Site) -> None:
    site.upload(2)
    path = site.stray()

    swept = site.sweep()

    assert swept.sentences() == ["Stored files that nothing refers to, now removed: 1."]
    assert not path.exists()
    assert site.counts() == (2, 2)


def test_a_row_without_a_file_is_removed(site: Site) -> None:
    site.upload(4)
    site.lose(2)

    swept = site.sweep()

    assert swept.sentences() == ["Entries whose stored file is gone, now removed: 2."]
    assert site.counts() == (2, 2)


def test_what_is_younger_than_an_hour_is_left(site: Site) -> None:
    site.upload(4)
    site.lose(1)
    path = site.stray()

    swept = site.sweep(after=timedelta(minutes=59))

    assert swept == Swept()
    assert path.exists()
    assert site.counts() == (4, 4)


def test_rows_are_left_when_most_files_are_missing(site: Site) -> None:
    site.upload(3)
    site.lose(2)

    swept = site.sweep()

    assert swept == Swept(missing_files=2)
    assert "is the storage folder the right one?" in swept.sentences()[0]
    assert site.counts() == (3, 1)


def test_files_from_before_the_database_are_left(site: Site) -> None:
    path = site.stray(written=datetime(2026, 1, 1, tzinfo=UTC))

    swept = site.sweep()

    assert swept == Swept(older_files=1)
    assert path.exists()


def test_a_start_sweeps(data_folder: Path) -> None:
    data, said = data_folder / "swept-at-start", list[str]()
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    with embedded.start(MIGRATIONS, data) as running:
        Site(data, running).upload(1)
        with psycopg.connect(running.database_url) as connection:
            connection.execute(INSERT, ("gone.txt", str(uuid4()), long_ago, long_ago))

    with (
        embedded.start(MIGRATIONS, data, progress=said.append) as running,
        psycopg.connect(running.database_url) as connection,
    ):
        left = connection.execute("select count(*) from storage.objects where name = 'gone.txt'").fetchone()

    assert left == (0,)
    assert "Entries whose stored file is gone, now removed: 1." in said
