"""Files on disk, each under a random name that we choose; what a client calls a file never becomes a path."""

import contextlib
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, BinaryIO
from uuid import UUID, uuid4

from service.embedded.storage.errors import object_not_found, too_large

CHUNK_BYTES = 1 << 16
HEAD_BYTES = 1024  # as much as is looked at to see what a file is


@dataclass(frozen=True, slots=True)
class Received:
    """A file that has arrived whole and is on disk, but does not count yet."""

    version: UUID
    size: int
    md5: str
    head: bytes


class Files:
    """The files of one server."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, whose parent exists; files that never came to count are removed."""
        self._kept = folder / "kept"
        self._arriving = folder / "arriving"
        for made in (folder, self._kept, self._arriving):
            made.mkdir(mode=0o700, exist_ok=True)
        for leftover in self._arriving.iterdir():
            leftover.unlink()

    def receive(self, source: IO[bytes], *, most: int) -> Received:
        """Write what `source` yields to disk. Raises StorageError above `most` bytes."""
        version = uuid4()
        target = self._arriving / str(version)
        try:
            with target.open("xb") as file:
                size, md5, head = _copy(source, file, most=most)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        return Received(version, size, md5, head)

    def keep(self, received: Received) -> None:
        """Make a file count: it is at its place, for good, when this returns."""
        target = self._path(received.version)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        (self._arriving / str(received.version)).rename(target)
        for folder in (target.parent, self._kept):
            _sync(folder)

    def discard(self, received: Received) -> None:
        """Forget a file that did not come to count; one that did stays, for its row may have been committed."""
        (self._arriving / str(received.version)).unlink(missing_ok=True)

    def open(self, version: str) -> BinaryIO:
        """The content of a kept file. Raises StorageError when it is not there."""
        try:
            return self._path(UUID(version)).open("rb")
        except (ValueError, FileNotFoundError) as error:
            raise object_not_found() from error

    def remove(self, versions: Iterable[str]) -> None:
        """Remove kept files whose rows are gone."""
        for version in versions:
            with contextlib.suppress(ValueError):
                self._path(UUID(version)).unlink(missing_ok=True)

    def kept(self) -> dict[str, datetime]:
        """The versions of all files that count, and when each was written."""
        return {path.name: datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in self._kept.glob("*/*")}

    def _path(self, version: UUID) -> Path:
        name = str(version)
        return self._kept / name[:2] / name


def _copy(source: IO[bytes], target: IO[bytes], *, most: int) -> tuple[int, str, bytes]:
    """Size, entity tag and beginning of what was copied. Raises StorageError above `most` bytes."""
    digest, size, head = hashlib.md5(usedforsecurity=False), 0, b""
    while chunk := source.read(CHUNK_BYTES):
        size += len(chunk)
        if size > most:
            raise too_large()
        head += chunk[: HEAD_BYTES - len(head)]
        digest.update(chunk)
        target.write(chunk)
    return size, digest.hexdigest(), head


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
