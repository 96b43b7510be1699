"""Puts right what a crash or a lost disk left apart: files without rows, and rows without files.

A file is written before its row and removed after it, so a crash can leave a file too many and never one too few.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import psycopg

from service.embedded.failures import ServerFailed
from service.embedded.storage.files import Files

AGE = timedelta(hours=1)  # what is younger may belong to an upload that is not over, should another server be at work

# The identifier of a database begins with the second in which it was made (PostgreSQL's BootStrapXLOG).
_MADE = "select to_timestamp(system_identifier >> 32) from pg_control_system()"
_ROWS = "select id, version, greatest(created_at, updated_at) < %s from storage.objects"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """How much was removed, and how much looked too strange to be touched."""

    files: int = 0
    rows: int = 0
    older_files: int = 0
    missing_files: int = 0

    def sentences(self) -> list[str]:
        """What the person at the terminal should know; nothing when all was well."""
        said = {
            "Stored files that nothing refers to, now removed: {}.": self.files,
            "Entries whose stored file is gone, now removed: {}.": self.rows,
            "Stored files that are older than the database and unknown to it, left as they are: {}.": self.older_files,
            "Most stored files are missing ({}); is the storage folder the right one? Nothing was changed.": (
                self.missing_files
            ),
        }
        return [sentence.format(number) for sentence, number in said.items() if number]


def sweep(owner: str, files: Files, *, now: datetime) -> Swept:
    """What was done to bring files and rows together again. Raises ServerFailed.

    Files that are older than the database are left, and so are rows when most of the files are missing: then a folder
    was lost or exchanged, and somebody may have it still.
    """
    before = now - AGE
    try:
        with psycopg.connect(owner) as connection:
            kept = files.kept()
            rows = connection.execute(_ROWS, (before,)).fetchall()
            gone = [row_id for row_id, version, is_old in rows if is_old and version not in kept]
            is_plausible = len(gone) * 2 <= len(rows)
            if is_plausible:
                _delete(connection, gone)
            made = _made(connection)
    except psycopg.Error as error:
        raise ServerFailed(f"the stored files could not be looked through: {error}") from error
    known = {version for _, version, _ in rows}
    stray = {version for version, written in kept.items() if version not in known and written < before}
    older = {version for version in stray if kept[version] < made}
    files.remove(stray - older)
    return Swept(
        files=len(stray - older),
        rows=len(gone) if is_plausible else 0,
        older_files=len(older),
        missing_files=0 if is_plausible else len(gone),
    )


def _delete(connection: psycopg.Connection[tuple[object, ...]], gone: list[object]) -> None:
    connection.execute("select set_config('storage.allow_delete_query', 'true', true)")
    connection.execute("delete from storage.objects where id = any(%s)", (gone,))


def _made(connection: psycopg.Connection[tuple[object, ...]]) -> datetime:
    row = connection.execute(_MADE).fetchone()
    if row is None or not isinstance(row[0], datetime):
        raise ServerFailed("the database does not say when it was made")
    return row[0]
