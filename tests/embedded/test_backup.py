"""A backup is one file, and a new folder made from it has every row and file again."""

import json
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import httpx
import pytest

from service import embedded
from service.embedded.backup import backup, restore
from service.embedded.failures import AlreadyRunning, BackupRefused
from tests.embedded.conftest import MIGRATIONS, PASSWORD

pytestmark = pytest.mark.db
EMAIL = "ada@example.org"


def silent(_step: str) -> None:
    """Tell nobody."""


def asking(running: embedded.Running, key: str) -> httpx.Client:
    transport = httpx.WSGITransport(app=running.app)
    return httpx.Client(transport=transport, base_url=running.url, headers={"apikey": key})


def fill(running: embedded.Running) -> str:
    """Make a person with a note and a file."""
    with asking(running, running.secret_key) as http:
        asked = {"email": EMAIL, "password": PASSWORD, "email_confirm": True}
        person = str(http.post("/auth/v1/admin/users", json=asked).json()["id"])
        http.post("/rest/v1/notes", json={"user_id": person, "body": "remember"}).raise_for_status()
        text = {"Content-Type": "text/plain"}
        http.post(f"/storage/v1/object/papers/{person}/a.txt", content=b"kept", headers=text).raise_for_status()
    return person


def test_a_restored_folder_has_every_row_and_file_and_the_password_still_opens_it(data_folder: Path) -> None:
    old, new, archive = data_folder / "backed-up", data_folder / "restored", data_folder / "all.backup"
    with embedded.start(MIGRATIONS, old) as running:
        person = fill(running)
        with pytest.raises(AlreadyRunning):
            backup(old, archive, progress=silent)

    backup(old, archive, progress=silent)
    restore(archive, new, progress=silent)

    with embedded.start(MIGRATIONS, new) as running, asking(running, running.publishable_key) as http:
        asked = {"email": EMAIL, "password": PASSWORD}
        token = http.post("/auth/v1/token?grant_type=password", json=asked).json()["access_token"]
        http.headers["Authorization"] = f"Bearer {token}"
        assert [note["body"] for note in http.get("/rest/v1/notes").json()] == ["remember"]
        assert http.get(f"/storage/v1/object/papers/{person}/a.txt").content == b"kept"
    assert archive.stat().st_mode & 0o777 == 0o600
    assert (old / "keys.json").read_text() != (new / "keys.json").read_text()
    assert not [path.name for path in data_folder.iterdir() if "unfinished" in path.name]
    with pytest.raises(BackupRefused, match="exists already"):
        backup(old, archive, progress=silent)
    with pytest.raises(BackupRefused, match="is not empty"):
        restore(archive, new, progress=silent)


def test_a_folder_without_a_database_cannot_be_saved(tmp_path: Path) -> None:
    with pytest.raises(BackupRefused, match="there is no database"):
        backup(tmp_path, tmp_path / "all.backup", progress=silent)


def packed(**members: bytes) -> bytes:
    target = BytesIO()
    with tarfile.open(fileobj=target, mode="w") as tar:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, BytesIO(content))
    return target.getvalue()


def manifest(*, form: int = 1, files: int = 0) -> bytes:
    return json.dumps({"format": form, "files": files}).encode()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "cannot be restored"),
        (lambda: b"no archive at all" * 100, "cannot be restored"),
        (lambda: packed(other=b"x"), "not a backup of ours"),
        (lambda: packed(**{"manifest.json": b"{"}), "cannot be restored"),
        (lambda: packed(**{"manifest.json": b"[]"}), "not a backup of ours"),
        (lambda: packed(**{"manifest.json": manifest(form=2)}), "another version"),
        (lambda: packed(**{"manifest.json": manifest()}), "not whole"),
        (lambda: packed(**{"manifest.json": manifest(files=1), "database.dump": b"x"}), "not whole"),
        (lambda: packed(**{"manifest.json": manifest(), "../outside": b"x"}), "no backup of ours"),
        (lambda: packed(**{"manifest.json": manifest(), "keys.json": b"x"}), "no backup of ours"),
        (lambda: packed(**{"manifest.json": manifest(), "database.dump": b"x" * 2000})[:1600], "cannot be restored"),
    ],
)
def test_what_is_no_whole_backup_of_ours_leaves_nothing_behind(
    tmp_path: Path, make: Callable[[], bytes], said: str
) -> None:
    archive, data = tmp_path / "some.backup", tmp_path / "data"
    archive.write_bytes(make())

    with pytest.raises(BackupRefused, match=said):
        restore(archive, data, progress=silent)

    assert [path.name for path in tmp_path.iterdir()] == ["some.backup"]
