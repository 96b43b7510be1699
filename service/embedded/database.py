"""Transactions on the embedded Postgres, each run as the role of whoever asked.

Requests never touch a superuser: they sign in as `authenticator`, which owns nothing, and take on the caller's role
for one transaction, so that row-level security decides. Pools belong to a process: a server that forks after
`start()` gets fresh ones in each child, for a connection shared by two processes would mix their replies.
"""

import json
import os
import select
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

import psycopg
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool

Connection = psycopg.Connection[TupleRow]

# What a hosted project allows: role settings do not take effect on SET ROLE, so each transaction is given its own.
STATEMENT_TIMEOUTS: Mapping[str, str] = MappingProxyType({"anon": "3s", "authenticated": "8s", "service_role": "30s"})
AUTH_STATEMENT_TIMEOUT_MS = 8_000
SEARCH_PATH = "public, extensions"

REQUEST_POOL_SIZE = 12  # connections of one process; the cluster allows 60 in all
AUTH_POOL_SIZE = 4
WATCH_POOL_SIZE = 2
POOL_WAIT_SECONDS = 8.0  # as long as a person's statement may take; then the request is told to come back

_ENTER = """
select set_config('role', %(role)s, true), set_config('request.jwt.claims', %(claims)s, true),
       set_config('statement_timeout', %(timeout)s, true), set_config('search_path', %(path)s, true),
       set_config('transaction_read_only', %(read_only)s, true),
       (select version from embedded.schema_version)
"""


class SchemaMoved(Exception):
    """The schema is no longer the one that the caller planned for; nothing has been done."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: a database role and the claims that policies read."""

    role: str
    claims: Mapping[str, object]

    @classmethod
    def of_key(cls, role: str) -> "Caller":
        """The caller that an opaque key stands for: a role and nobody in particular."""
        return cls(role, MappingProxyType({"role": role}))


@dataclass(frozen=True, slots=True)
class _Pools:
    """The pools of one process."""

    requests: ConnectionPool[Connection]
    auth: ConnectionPool[Connection]
    watch: ConnectionPool[Connection]

    def open(self) -> None:
        """Open what is not open yet, so that no thread meets a closed pool."""
        for pool in (self.requests, self.auth, self.watch):
            pool.open()

    def close(self) -> None:
        """Close all connections."""
        for pool in (self.requests, self.auth, self.watch):
            pool.close()


def _pool(conninfo: str, *, size: int, options: str = "", autocommit: bool = False) -> ConnectionPool[Connection]:
    return ConnectionPool(
        conninfo,
        kwargs={"options": options, "application_name": "embedded-supabase", "autocommit": autocommit},
        connection_class=psycopg.Connection[TupleRow],
        check=_check,  # Postgres may have been restarted under us
        min_size=1,
        max_size=size,
        num_workers=1,  # threads that make connections
        timeout=POOL_WAIT_SECONDS,
        open=False,
    )


def _check(connection: Connection) -> None:
    """Raises psycopg.OperationalError when the server has hung up; asks it only when there is something to be read.

    A server that ends closes its sockets, which makes them readable; nothing else is sent to an idle connection.
    """
    waiting = select.poll()  # not select(): it takes no file number above 1023
    waiting.register(connection.fileno(), select.POLLIN)
    if waiting.poll(0):
        ConnectionPool.check_connection(connection)


class Database:
    """Transactions for the three protocols; safe to share between threads and across a fork."""

    def __init__(self, *, authenticator: str, auth_admin: str) -> None:
        """Keep the two connection strings; nothing is opened before the first transaction."""
        self._authenticator = authenticator
        self._auth_admin = auth_admin
        self._pools: dict[int, _Pools] = {}

    @contextmanager
    def transaction(
        self, caller: Caller, *, read_only: bool = False, schema: int | None = None
    ) -> Iterator[Connection]:
        """A transaction as `caller`: committed when the block ends, rolled back when it raises.

        Raises ValueError for a role that no key or token may take, psycopg.Error for what the database refuses,
        psycopg_pool.PoolTimeout when all connections stay busy, and SchemaMoved when `schema` is given and the
        schema has another version.
        """
        timeout = STATEMENT_TIMEOUTS.get(caller.role)
        if timeout is None:
            raise ValueError("this role is not for requests")
        setting = {
            "role": caller.role,
            "claims": json.dumps(dict(caller.claims)),
            "timeout": timeout,
            "path": SEARCH_PATH,
            "read_only": "on" if read_only else "off",
        }
        with self._own().requests.connection() as connection:
            entered = connection.execute(_ENTER, setting).fetchone()
            if schema is not None and (entered is None or entered[-1] != schema):
                raise SchemaMoved
            yield connection

    @contextmanager
    def as_auth_admin(self) -> Iterator[Connection]:
        """A transaction of the sign-in service, which owns the `auth` schema and sees nothing else."""
        with self._own().auth.connection() as connection:
            yield connection

    @contextmanager
    def introspect(self) -> Iterator[Connection]:
        """A read-only transaction that can read the catalogue, for the schema cache."""
        with self._own().requests.connection() as connection:
            connection.execute("set transaction read only")
            yield connection

    def schema_version(self) -> int:
        """A number that grows with every committed change of the schema."""
        with self._own().watch.connection() as connection:  # asked by every request, so in one round trip
            row = connection.execute("select version from embedded.schema_version").fetchone()
        return int(row[0]) if row else 0

    def close(self) -> None:
        """Close the connections of this process."""
        pools = self._pools.pop(os.getpid(), None)
        if pools is not None:
            pools.close()

    def _own(self) -> _Pools:
        # Inherited pools are kept, not closed: closing them here would end the parent's connections.
        process = os.getpid()
        pools = self._pools.get(process)
        if pools is None:
            timeout = f"-c statement_timeout={AUTH_STATEMENT_TIMEOUT_MS}"
            fresh = _Pools(
                requests=_pool(self._authenticator, size=REQUEST_POOL_SIZE),
                auth=_pool(self._auth_admin, size=AUTH_POOL_SIZE, options=timeout),
                watch=_pool(self._authenticator, size=WATCH_POOL_SIZE, autocommit=True),
            )
            pools = self._pools.setdefault(process, fresh)
        pools.open()
        return pools
