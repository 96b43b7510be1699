"""The rows of storage.buckets and storage.objects; policies decide which of them a caller meets."""

from dataclasses import dataclass, fields
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from psycopg import sql
from psycopg.rows import class_row, dict_row
from psycopg.types.json import Jsonb

from service.embedded.database import Connection
from service.embedded.replies import moment

MOST_LISTED = 1_000
_SORTABLE = frozenset({"name", "updated_at", "created_at", "last_accessed_at"})
_DIRECTIONS = MappingProxyType({"asc": sql.SQL("asc nulls first"), "desc": sql.SQL("desc nulls last")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """What kind of files go where."""

    id: str
    name: str
    owner: str
    public: bool
    created_at: datetime
    updated_at: datetime
    file_size_limit: int | None
    allowed_mime_types: list[str] | None

    def shown(self) -> dict[str, object]:
        """The bucket as the protocol shows it."""
        plain = {field.name: getattr(self, field.name) for field in fields(self)}
        return {**plain, "created_at": moment(self.created_at), "updated_at": moment(self.updated_at)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredObject:
    """One file's row."""

    id: UUID
    bucket_id: str
    name: str
    owner_id: str | None
    version: str
    metadata: dict[str, object] | None
    user_metadata: dict[str, object] | None
    created_at: datetime
    updated_at: datetime
    last_accessed_at: datetime

    def text(self, key: str, default: str) -> str:
        """A piece of the file's metadata."""
        value = (self.metadata or {}).get(key)
        return value if isinstance(value, str) else default

    @property
    def size(self) -> int:
        """The length in bytes."""
        value = (self.metadata or {}).get("size")
        return value if isinstance(value, int) else 0

    def shown(self) -> dict[str, object]:
        """The row as the protocol shows it."""
        return {
            "id": str(self.id),
            "bucket_id": self.bucket_id,
            "name": self.name,
            "owner": self.owner_id or "",
            "owner_id": self.owner_id or "",
            "version": self.version,
            "metadata": self.metadata,
            "user_metadata": self.user_metadata,
            "created_at": moment(self.created_at),
            "updated_at": moment(self.updated_at),
            "last_accessed_at": moment(self.last_accessed_at),
        }


_BUCKETS = """
select id, name, coalesce(owner_id, owner::text, '') as owner, coalesce(public, false) as public,
       created_at, updated_at, file_size_limit, allowed_mime_types
from storage.buckets
"""
_OBJECT_COLUMNS = sql.SQL(", ").join(sql.Identifier(field.name) for field in fields(StoredObject))
_INSERT = """
insert into storage.objects (id, bucket_id, name, owner, owner_id, version, metadata, user_metadata)
values (
    %(id)s, %(bucket)s, %(name)s, %(owner)s::uuid, %(owner)s::uuid::text, %(version)s, %(metadata)s, %(user_metadata)s
)
"""
_OR_REPLACE = """
on conflict (bucket_id, name) do update
set owner = excluded.owner, owner_id = excluded.owner_id, version = excluded.version, metadata = excluded.metadata,
    user_metadata = excluded.user_metadata
"""
_LIST = """
with visible as (
    select stored.*, substr(stored.name, length(%(prefix)s) + 1) as rest from storage.objects stored
    where stored.bucket_id = %(bucket)s and starts_with(stored.name, %(prefix)s)
), entries as (
    select distinct split_part(rest, '/', 1) as name, null::uuid as id, null::timestamptz as updated_at,
           null::timestamptz as created_at, null::timestamptz as last_accessed_at, null::jsonb as metadata
    from visible where strpos(rest, '/') > 0
    union all
    select rest, id, updated_at, created_at, last_accessed_at, metadata from visible where strpos(rest, '/') = 0
)
select name, id::text, updated_at, created_at, last_accessed_at, metadata from entries
where starts_with(lower(name), lower(%(search)s))
order by {column} {direction}, name limit %(limit)s offset %(offset)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewObject:
    """A row to write, but for the version, which is the file."""

    id: UUID
    bucket: str
    name: str
    owner: UUID | None
    metadata: dict[str, object]
    user_metadata: dict[str, object] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Which part of a folder is asked for."""

    bucket: str
    prefix: str
    search: str
    limit: int
    offset: int
    column: str = "name"
    direction: str = "asc"


def buckets(connection: Connection, bucket: str | None = None) -> list[Bucket]:
    """The buckets the caller may see, or the one named."""
    with connection.cursor(row_factory=class_row(Bucket)) as cursor:
        if bucket is None:
            return cursor.execute(_BUCKETS + " order by name").fetchall()
        return cursor.execute(_BUCKETS + " where id = %s", (bucket,)).fetchall()


def find(connection: Connection, bucket: str, name: str) -> StoredObject | None:
    """The file of that name, if the caller may see it."""
    query = sql.SQL("select {} from storage.objects where bucket_id = %s and name = %s").format(_OBJECT_COLUMNS)
    with connection.cursor(row_factory=class_row(StoredObject)) as cursor:
        return cursor.execute(query, (bucket, name)).fetchone()


def lock(connection: Connection, bucket: str, name: str) -> tuple[UUID, str] | None:
    """Id and version of a file the caller may replace, which then waits for this transaction."""
    row = connection.execute(
        "select id, version from storage.objects where bucket_id = %s and name = %s for update", (bucket, name)
    ).fetchone()
    return None if row is None else (row[0], str(row[1]))


def write(connection: Connection, new: NewObject, *, version: UUID, replace: bool) -> None:
    """Write a row. Raises psycopg's UniqueViolation or InsufficientPrivilege."""
    row = {
        "id": new.id,
        "bucket": new.bucket,
        "name": new.name,
        "owner": new.owner,
        "version": str(version),
        "metadata": Jsonb(new.metadata),
        "user_metadata": None if new.user_metadata is None else Jsonb(new.user_metadata),
    }
    connection.execute(_INSERT + _OR_REPLACE if replace else _INSERT, row)


def rename(connection: Connection, stored: StoredObject, target: tuple[str, str]) -> bool:
    """Whether the caller might give the file another place. Raises psycopg's errors as `write` does."""
    bucket, name = target
    changed = connection.execute(
        "update storage.objects set bucket_id = %s, name = %s where id = %s and bucket_id = %s and name = %s",
        (bucket, name, stored.id, stored.bucket_id, stored.name),
    )
    return changed.rowcount == 1


def remove(connection: Connection, bucket: str, names: list[str]) -> list[StoredObject]:
    """Delete the rows the caller may delete; they are returned."""
    connection.execute("select set_config('storage.allow_delete_query', 'true', true)")
    query = sql.SQL("delete from storage.objects where bucket_id = %s and name = any(%s) returning {}")
    with connection.cursor(row_factory=class_row(StoredObject)) as cursor:
        return cursor.execute(query.format(_OBJECT_COLUMNS), (bucket, names)).fetchall()


def listed(connection: Connection, listing: Listing) -> list[dict[str, object]]:
    """The files and folders directly below a prefix."""
    column = sql.Identifier(listing.column if listing.column in _SORTABLE else "name")
    direction = _DIRECTIONS.get(listing.direction, _DIRECTIONS["asc"])
    asked = {
        "bucket": listing.bucket,
        "prefix": listing.prefix,
        "search": listing.search,
        "limit": listing.limit,
        "offset": listing.offset,
    }
    with connection.cursor(row_factory=dict_row) as cursor:
        found = cursor.execute(sql.SQL(_LIST).format(column=column, direction=direction), asked).fetchall()
    return [{key: moment(item) if isinstance(item, datetime) else item for key, item in row.items()} for row in found]
