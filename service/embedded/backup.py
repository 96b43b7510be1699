"""One archive of everything a server keeps, database and files, and a new data folder made from it.

The archive is a tar file: `manifest.json`, `database.dump` (pg_dump's custom format) and the files of the storage. Keys
are not in it: whoever finds a backup cannot sign tokens, and a restored server makes new ones.
"""

import contextlib
import io
import itertools
import json
import os
import re
import shutil
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from service.embedded.bootstrap import bootstrap
from service.embedded.failures import BackupRefused
from service.embedded.folder import data_folder
from service.embedded.keys import load_or_make
from service.embedded.lock import FolderLock
from service.embedded.postgres import DATABASE, SUPERUSER, Cluster

FORMAT = 1
_MANIFEST, _DUMP = "manifest.json", "database.dump"
_LARGEST_MANIFEST = 10_000
_STORED = re.compile(r"storage/kept/[0-9a-f]{2}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def backup(data: Path, archive: Path, *, progress: Callable[[str], None]) -> None:
    """Write everything in the folder `data` into the new file `archive`, whole or not at all.

    Raises BackupRefused when there is nothing to save or the file exists, AlreadyRunning while a server uses the
    folder, and what starting PostgreSQL raises.
    """
    if not (data / "pgdata" / "PG_VERSION").is_file():
        raise BackupRefused(f"there is no database in {data}; name the folder that keeps your data")
    if archive.exists():
        raise BackupRefused(f"{archive} exists already; choose another name")
    unfinished = archive.with_name(f"{archive.name}.unfinished")
    dump = data / f".{_DUMP}"
    try:
        with _at_rest(data, progress) as cluster, _private(dump) as file:
            progress("Saving the database")
            cluster.call("pg_dump", "--format=custom", into=file)
        progress("Saving the files")
        _pack(data, dump, unfinished)
        unfinished.rename(archive)
    except OSError as error:
        raise BackupRefused(f"{archive} cannot be written: {error.strerror}") from error
    finally:
        dump.unlink(missing_ok=True)
        unfinished.unlink(missing_ok=True)


def restore(archive: Path, data: Path, *, progress: Callable[[str], None]) -> None:
    """Make the data folder `data`, which must be new or empty, from an archive; whole or not at all.

    Raises BackupRefused for a folder in use or an archive that cannot be read, and what starting PostgreSQL raises.
    """
    if data.exists() and any(data.iterdir()):
        raise BackupRefused(f"{data} is not empty; restore into a new folder, so that nothing is overwritten")
    stage = data.with_name(f"{data.name}.unfinished")
    shutil.rmtree(stage, ignore_errors=True)
    try:
        data_folder(stage)
        progress("Reading the archive")
        _unpack(archive, stage)
        dump = stage / _DUMP
        with _at_rest(stage, progress) as cluster, dump.open("rb") as file:
            progress("Restoring the database")
            cluster.call(
                "pg_restore", "--clean", "--if-exists", "--single-transaction", f"--dbname={DATABASE}", given=file
            )
        dump.unlink()
        if data.exists():
            data.rmdir()
        stage.rename(data)
    except (OSError, tarfile.TarError, ValueError) as error:
        raise BackupRefused(f"{archive} cannot be restored: {error}") from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


@contextlib.contextmanager
def _at_rest(data: Path, progress: Callable[[str], None]) -> Iterator[Cluster]:
    """The database of a folder that nobody else uses, so that rows and files belong to the same moment."""
    lock = FolderLock(data)
    try:
        keys = load_or_make(data)
        cluster = Cluster(data, password=keys.superuser_password)
        try:
            cluster.start(progress)
            bootstrap(cluster.conninfo(SUPERUSER, keys.superuser_password), keys)  # roles are not part of a dump
            yield cluster
        finally:
            cluster.stop()
    finally:
        lock.release()


def _private(path: Path) -> BinaryIO:
    """A new file that its owner alone can read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.fdopen(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb")


def _pack(data: Path, dump: Path, archive: Path) -> None:
    files = sorted((data / "storage" / "kept").glob("*/*"))
    manifest = json.dumps({"format": FORMAT, "files": len(files)}).encode()
    with _private(archive) as target:
        with tarfile.open(fileobj=target, mode="w") as tar:
            entry = tarfile.TarInfo(_MANIFEST)
            entry.size = len(manifest)
            tar.addfile(entry, io.BytesIO(manifest))
            tar.add(dump, _DUMP)
            for path in files:
                tar.add(path, path.relative_to(data).as_posix())
        target.flush()
        os.fsync(target.fileno())


def _unpack(archive: Path, stage: Path) -> None:
    """Write what an archive holds below `stage`. Raises ValueError for one that is not whole, or not ours."""
    found = []
    with tarfile.open(archive, mode="r:") as tar:  # not compressed, so it cannot unpack to more than it is
        expected = _expected(tar)
        for member in itertools.islice(tar, 1, None):
            content = tar.extractfile(member) if member.isreg() else None
            if content is None or not (member.name == _DUMP or _STORED.fullmatch(member.name)):
                raise ValueError("it holds something that no backup of ours does")
            with _private(stage / member.name) as target:
                shutil.copyfileobj(content, target)
                target.flush()
                os.fsync(target.fileno())
            found.append(member.name)
    if found.count(_DUMP) != 1 or len(set(found)) != expected + 1:
        raise ValueError("it is not whole")


def _expected(tar: tarfile.TarFile) -> int:
    """How many stored files there should be, by the manifest, which comes first."""
    first = tar.next()
    content = tar.extractfile(first) if first is not None and first.name == _MANIFEST and first.isreg() else None
    manifest = json.loads(content.read(_LARGEST_MANIFEST)) if content is not None else None
    said = manifest if isinstance(manifest, dict) else {}
    if "files" not in said:
        raise ValueError("it is not a backup of ours")
    if said.get("format") != FORMAT:
        raise ValueError("it was made by another version")
    return int(str(said["files"]))
