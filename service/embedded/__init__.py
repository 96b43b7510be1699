"""A local Supabase: PostgreSQL, auth, rest and storage. It knows no table of ours.

`start()` makes or finds a data folder, brings up its PostgreSQL, applies an application's migrations and returns a
WSGI application that speaks the part of the three protocols that the client libraries use.
"""

import contextlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from service.embedded.auth import Limits, MailRules, Outbox
from service.embedded.bootstrap import bootstrap
from service.embedded.database import Database
from service.embedded.failures import CannotStart
from service.embedded.folder import data_folder
from service.embedded.gateway import Door, open_door
from service.embedded.keys import Keys, load_or_make
from service.embedded.lock import FolderLock
from service.embedded.migrate import migrate
from service.embedded.postgres import SUPERUSER, Cluster
from service.embedded.storage.files import Files
from service.embedded.storage.sweep import sweep

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

__all__ = ["CannotStart", "Limits", "MailRules", "Running", "start"]

WSGIApplication = Callable[["WSGIEnvironment", "StartResponse"], Iterable[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Running:
    """A started server. It may be used by forked workers; only the process that started it can stop it."""

    url: str
    publishable_key: str
    secret_key: str
    outbox_secret: str
    database_url: str
    app: WSGIApplication
    _database: Database
    _cluster: Cluster
    _lock: FolderLock
    _owner: int = field(default_factory=os.getpid)

    def stop(self) -> None:
        """Close this process's connections and, in the process that started it, stop PostgreSQL."""
        self._database.close()
        if os.getpid() == self._owner:
            self._cluster.stop()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _silent(_message: str) -> None:
    """Tell nobody."""


def start(
    migrations: Path,
    data: Path,
    *,
    site_url: str = "http://127.0.0.1:8000",
    allowed_origins: Sequence[str] = (),
    limits: Limits | None = None,
    mail: MailRules | None = None,
    postgres_major: int | None = None,
    progress: Callable[[str], None] = _silent,
) -> Running:
    """A running server on the folder `data`, with `migrations` applied.

    `postgres_major` chooses among installed versions for a new database; an old one keeps its own.
    Raises CannotStart with a sentence for the person at the terminal; then nothing keeps running.
    """
    folder = data_folder(data)
    with contextlib.ExitStack() as undo:
        lock = FolderLock(folder)
        undo.callback(lock.release)
        keys = load_or_make(folder)
        cluster = Cluster(folder, password=keys.superuser_password, major=postgres_major)
        undo.callback(cluster.stop)
        cluster.start(progress)
        bootstrap(cluster.conninfo(SUPERUSER, keys.superuser_password), keys)
        migrate(migrations, cluster.conninfo("postgres", keys.owner_password), progress)
        files = _swept(Files(folder / "storage"), cluster.conninfo("postgres", keys.owner_password), progress)
        database = _database(cluster, keys)
        door = Door(
            site_url=site_url,
            allowed_origins=tuple(allowed_origins),
            limits=limits or Limits(),
            mail=mail or MailRules(),
        )
        outbox = Outbox(folder / "outbox", secret=keys.outbox_secret)
        running = Running(
            url=site_url,
            publishable_key=keys.publishable_key,
            secret_key=keys.secret_key,
            outbox_secret=keys.outbox_secret,
            database_url=cluster.url("postgres", keys.owner_password),
            app=open_door(door, keys, database, files=files, outbox=outbox),
            _database=database,
            _cluster=cluster,
            _lock=lock,
        )
        undo.pop_all()
    return running


def _database(cluster: Cluster, keys: Keys) -> Database:
    """The way in for requests, which never goes by a superuser."""
    return Database(
        authenticator=cluster.conninfo("authenticator", keys.authenticator_password),
        auth_admin=cluster.conninfo("supabase_auth_admin", keys.auth_admin_password),
    )


def _swept(files: Files, owner: str, progress: Callable[[str], None]) -> Files:
    """The files, together with their rows again."""
    for sentence in sweep(owner, files, now=datetime.now(UTC)).sentences():
        progress(sentence)
    return files
