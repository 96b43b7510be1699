"""Files and their rows, changed together: a file is at its place before its row counts, and goes after its row."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from uuid import UUID

import psycopg

from service.embedded.database import Caller, Connection, Database
from service.embedded.storage import rows
from service.embedded.storage.errors import already_exists, bucket_not_found, object_not_found
from service.embedded.storage.files import Files, Received

SERVICE = Caller.of_key("service_role")  # for the questions the server itself asks


class Shelf:
    """The files of one server, as far as the policies let a caller meet them."""

    def __init__(self, database: Database, files: Files) -> None:
        """Keep the two halves."""
        self._database = database
        self.files = files

    @contextmanager
    def acting(self, caller: Caller, operation: str) -> Iterator[Connection]:
        """A transaction as `caller` in which policies can ask what is being done."""
        with self._database.transaction(caller) as connection:
            connection.execute("select set_config('storage.operation', %s, true)", (operation,))
            yield connection

    def buckets(self, caller: Caller, bucket: str | None = None) -> list[rows.Bucket]:
        """The buckets that `caller` may see, or the one named."""
        with self._database.transaction(caller, read_only=True) as connection:
            return rows.buckets(connection, bucket)

    def bucket(self, name: str) -> rows.Bucket:
        """A bucket, whoever asks. Raises StorageError."""
        found = self.buckets(SERVICE, name)
        if not found:
            raise bucket_not_found()
        return found[0]

    def find(self, caller: Caller, place: tuple[str, str], operation: str) -> rows.StoredObject:
        """The row of a file that `caller` may see. Raises StorageError."""
        with self.acting(caller, operation) as connection:
            stored = rows.find(connection, *place)
        if stored is None:
            raise object_not_found()
        return stored

    @contextmanager
    def receiving(self, source: IO[bytes], *, most: int) -> Iterator[Received]:
        """What `source` yields, on disk; forgotten when the block raises. Raises StorageError above `most` bytes."""
        received = self.files.receive(source, most=most)
        try:
            yield received
        except BaseException:
            self.files.discard(received)
            raise

    def check_put(self, caller: Caller, new: rows.NewObject, *, replace: bool) -> None:
        """Return when `caller` could put this file now; nothing is kept. Raises StorageError, InsufficientPrivilege."""
        with (
            _unique_names(),
            self.acting(caller, "storage.object.sign_upload_url") as connection,
            connection.transaction(force_rollback=True),
        ):
            rows.write(connection, new, version=new.id, replace=replace)

    def put(self, caller: Caller, new: rows.NewObject, received: Received, *, replace: bool) -> UUID:
        """The id of the row. The file is at its place before the row is committed, so no row is without its file."""
        with _unique_names(), self.acting(caller, "storage.object.upload") as connection:
            old = rows.lock(connection, new.bucket, new.name) if replace else None
            rows.write(connection, new, version=received.version, replace=replace)
            self.files.keep(received)
        if old is None:
            return new.id
        self.files.remove([old[1]])
        return old[0]

    def move(self, caller: Caller, stored: rows.StoredObject, target: tuple[str, str]) -> None:
        """Give a file another name; its content stays where it is. Raises StorageError, InsufficientPrivilege."""
        with _unique_names(), self.acting(caller, "storage.object.move") as connection:
            if not rows.rename(connection, stored, target):
                raise object_not_found()

    def copy(self, caller: Caller, stored: rows.StoredObject, new: rows.NewObject, *, replace: bool) -> UUID:
        """The id of the row of a second file with the same content. Raises StorageError, InsufficientPrivilege."""
        with (
            self.files.open(stored.version) as content,
            self.receiving(content, most=max(stored.size, 1)) as received,
        ):
            return self.put(caller, new, received, replace=replace)

    def remove(self, caller: Caller, bucket: str, names: list[str]) -> list[rows.StoredObject]:
        """Delete the files that `caller` may delete; their rows are returned."""
        with self.acting(caller, "storage.object.delete_many") as connection:
            removed = rows.remove(connection, bucket, names)
        self.files.remove(stored.version for stored in removed)
        return removed


@contextmanager
def _unique_names() -> Iterator[None]:
    try:
        yield
    except psycopg.errors.UniqueViolation as error:
        raise already_exists() from error
