"""An application's migrations, applied in order and recorded where the official command line records them.

They run as `postgres`, which as on a hosted project is no superuser, each file in one transaction.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

from service.embedded.failures import MigrationRefused
from service.embedded.statements import split

_FILE_NAME = re.compile(r"(\d{1,20})_(\w{1,200})\.sql")  # 00003_resumes_bucket.sql
_TRANSACTION_CONTROL = re.compile(r"(begin|start|commit|end|rollback|abort|prepare\s+transaction)\b", re.IGNORECASE)
_BLANKS = re.compile(r"[\s;]+")

# The same table, column by column, as `supabase db push` makes.
_RECORDS = """
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (
    version text not null primary key, statements text[], name text
);
"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One file: its number, its name, its text."""

    path: Path
    version: str
    name: str
    text: str

    @property
    def statements(self) -> list[str]:
        """The statements of the file, as they are recorded."""
        return split(self.text)


def migrate(folder: Path, owner: str, progress: Callable[[str], None]) -> list[str]:
    """Apply what is new in `folder` over the connection string `owner`; the names of the files applied.

    Raises MigrationRefused, naming the file, when one fails, was changed after it was applied, is numbered below an
    applied one, or is applied but no longer there. Files before the failing one stay applied.
    """
    migrations = read(folder)
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(_RECORDS)
        rows = connection.execute("select version, statements from supabase_migrations.schema_migrations").fetchall()
        new = list(_new(migrations, {str(version): list(texts or ()) for version, texts in rows}))
        for migration in new:
            progress(f"Applying {migration.path.name}")
            _apply(connection, migration)
    return [migration.path.name for migration in new]


def read(folder: Path) -> list[Migration]:
    """The migrations of a folder in order. Raises MigrationRefused for a file without a number or a doubled one."""
    found: dict[str, Migration] = {}
    for path in sorted(folder.glob("*.sql")):
        parts = _FILE_NAME.fullmatch(path.name)
        if parts is None:
            raise MigrationRefused(f"{path}: the name must be a number, an underscore and a name, as 00001_jobs.sql")
        version = parts.group(1)
        if version in found:
            raise MigrationRefused(f"{path}: the number {version} is already that of {found[version].path.name}")
        found[version] = Migration(path, version, parts.group(2), path.read_text(encoding="utf-8"))
    return sorted(found.values(), key=lambda migration: migration.version)


def _new(migrations: list[Migration], applied: Mapping[str, list[str]]) -> Iterator[Migration]:
    missing = sorted(set(applied) - {migration.version for migration in migrations})
    if missing:
        raise MigrationRefused(
            f"the database already has migration {missing[0]}, which is not in this version; use a newer version"
        )
    newest = max(applied, default="")
    for migration in migrations:
        if migration.version in applied:
            if _essence(";".join(applied[migration.version])) != _essence(migration.text):
                raise MigrationRefused(
                    f"{migration.path} was changed after it was applied; put it back and add a new migration instead"
                )
        elif migration.version < newest:
            raise MigrationRefused(f"{migration.path} is numbered below {newest}, which is already applied")
        else:
            yield migration


def _essence(text: str) -> str:
    """The text without what splitting it into statements may lose."""
    return _BLANKS.sub("", text)


def _apply(connection: psycopg.Connection[tuple[object, ...]], migration: Migration) -> None:
    statements = migration.statements
    for statement in statements:
        if _TRANSACTION_CONTROL.match(statement):
            raise MigrationRefused(f"{migration.path}: a migration is one transaction and may not begin or end one")
    try:
        with connection.transaction():
            if statements:
                connection.execute(migration.text.encode(), prepare=False)
            connection.execute("reset all")
            connection.execute(
                "insert into supabase_migrations.schema_migrations (version, statements, name) values (%s, %s, %s)",
                (migration.version, statements, migration.name),
            )
    except psycopg.Error as error:
        raise MigrationRefused(_explain(migration, error)) from error


def _explain(migration: Migration, error: psycopg.Error) -> str:
    where = str(migration.path)
    position = error.diag.statement_position
    if position is not None:
        where += f", line {migration.text.count(chr(10), 0, int(position) - 1) + 1}"
    parts = (error.diag.message_primary or str(error), error.diag.message_detail, error.diag.message_hint)
    return f"{where}: {'. '.join(part for part in parts if part)} (nothing of this file was applied)"
