"""One PostgreSQL cluster in a folder: made, started, found again after any kind of death, stopped.

It listens on a Unix socket only and asks for a password even there. It never runs as root: a root service starts it
as `postgres` or `nobody`. The caller holds the data folder's lock, so whatever is in the folder is ours.
"""

import contextlib
import hashlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import IO
from urllib.parse import quote, urlencode

import psycopg

from service.embedded import binaries
from service.embedded.failures import NoPostgres, ServerFailed, WrongVersion
from service.embedded.identity import own_folder, server_user, write_private
from service.embedded.postmaster import drop_stale_pid_file, postmaster

SUPERUSER = "supabase_admin"  # as on a hosted project, where `postgres` is not the superuser
DATABASE = "postgres"
PORT = 5432  # names the socket file; nothing listens on TCP
LONGEST_SOCKET_PATH = 103  # bytes: sun_path is 104 on macOS, 108 on Linux, one of them the ending zero
READY_WITHIN_SECONDS = 60.0  # recovery after a crash replays at most one checkpoint's log
STOPPED_WITHIN_SECONDS = 30.0
POLL_SECONDS = 0.02
LARGEST_LOG_BYTES = 5_000_000  # the log starts anew above this
LOG_TAIL_BYTES = 2_000

# fsync, full_page_writes and synchronous_commit stay on, as they are by default: what was acknowledged is on disk.
_SETTINGS = MappingProxyType(
    {
        "listen_addresses": "",
        "unix_socket_permissions": "0700",
        "port": str(PORT),
        "max_connections": "60",
        "shared_buffers": "64MB",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "password_encryption": "scram-sha-256",
        "log_error_verbosity": "terse",  # details name values of rows
        "log_min_error_statement": "panic",  # so do statements
        "autovacuum_naptime": "5min",
    }
)
_RETRIED = ("already exists", "still in use")  # a killed server's last processes are still dying


class Cluster:
    """The PostgreSQL of one data folder."""

    def __init__(self, home: Path, *, password: str, major: int | None = None) -> None:
        """Look at the folder and choose binaries, for a new cluster those of `major`; nothing is started yet.

        Raises NoPostgres, WrongVersion or Unreachable.
        """
        if sys.platform == "win32":
            raise NoPostgres("the embedded database needs Linux or macOS; set SUPABASE_URL to use a hosted project")
        self.home = home
        self.data = home / "pgdata"
        self.log = home / "postgres.log"
        self._password = password
        self._user = server_user(home)
        self._binaries = self._choose_binaries(major)
        self.socket = self._socket_folder()
        self._process: subprocess.Popen[bytes] | None = None
        self._tried = False
        self._log_mark = 0

    def start(self, progress: Callable[[str], None]) -> None:
        """Make the cluster if there is none, start it unless it runs, and return when it answers.

        Raises ServerFailed with the end of the server's log.
        """
        if not (self.data / "PG_VERSION").is_file():
            progress("Preparing the database (first start only)")
            self._initialise()
        own_folder(self.socket, self._user)
        self._tried = False  # a process of an earlier start may have been ended from outside; that is no failure
        deadline = time.monotonic() + READY_WITHIN_SECONDS
        if postmaster(self.data) is None:
            progress("Starting PostgreSQL")
        while not self._try_start(deadline):
            time.sleep(POLL_SECONDS)

    def stop(self) -> None:
        """Stop the server, rolling back what is open; returns when it is gone."""
        pid = postmaster(self.data)
        for last_words in (signal.SIGINT, signal.SIGQUIT):  # fast shutdown; then immediate, which recovery repairs
            if pid is not None:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, last_words)
            if self._gone_within(STOPPED_WITHIN_SECONDS):
                break
        if self._process is not None:
            self._process.wait()
            self._process = None

    def conninfo(self, user: str, password: str) -> str:
        """A connection string for `user`, in libpq's key and value form."""
        return psycopg.conninfo.make_conninfo(
            host=str(self.socket), port=PORT, dbname=DATABASE, user=user, password=password
        )

    def url(self, user: str, password: str) -> str:
        """The same as a `postgresql://` address."""
        where = urlencode({"host": str(self.socket), "port": PORT})
        return f"postgresql://{quote(user)}:{quote(password, safe='')}@/{DATABASE}?{where}"

    def call(self, program: str, *options: str, given: IO[bytes] | None = None, into: IO[bytes] | None = None) -> None:
        """Run one of PostgreSQL's programs on the started database, as its superuser. Raises ServerFailed."""
        who = {"PGHOST": str(self.socket), "PGPORT": str(PORT), "PGUSER": SUPERUSER, "PGDATABASE": DATABASE}
        try:
            ended = subprocess.run(
                [self._binaries.folder / program, *options],
                stdin=given or subprocess.DEVNULL,
                stdout=into or subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                check=False,
                env={**_environment(), **who, "PGPASSWORD": self._password},  # an argument would be seen by everybody
            )
        except FileNotFoundError as error:
            raise ServerFailed(f"{program} is not installed beside PostgreSQL; install its client programs") from error
        if ended.returncode != 0:
            said = ended.stderr.decode(errors="replace").strip()[-LOG_TAIL_BYTES:]
            raise ServerFailed(f"{program} failed: {said}")

    # -- making it

    def _choose_binaries(self, wanted: int | None) -> binaries.Binaries:
        made_by = _major_of(self.data)
        try:
            found = binaries.find(made_by or wanted)
        except NoPostgres as error:
            if made_by is None:
                raise
            advice = "install that version, or move the folder away to begin with an empty database"
            raise WrongVersion(f"{self.data}: {error}; {advice}") from error
        if self._user.uid is not None and not binaries.reachable_by_all(found.folder):
            return binaries.copy_for_others(found, self.home / "postgresql")
        return found

    def _socket_folder(self) -> Path:
        inside = self.home / "run"
        if len(os.fsencode(inside / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH:
            return inside
        name = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:16]
        return Path("/tmp") / f"pg-{name}"  # noqa: S108  the only short place; its owner and mode are checked

    def _initialise(self) -> None:
        stage = self.home / "pgdata.unfinished"  # a cluster half made must not look ready
        shutil.rmtree(stage, ignore_errors=True)
        own_folder(stage, self._user)
        secret = self.home / f".initial-{secrets.token_hex(8)}"
        try:
            write_private(secret, self._password, self._user)
            self._run_initdb(stage, secret)
        finally:
            secret.unlink(missing_ok=True)
        hba = stage / "pg_hba.conf"
        hba.write_text("local all all scram-sha-256\n", encoding="utf-8")
        stage.rename(self.data)

    def _run_initdb(self, stage: Path, secret: Path) -> None:
        locale = ["--locale=C.UTF-8"]
        if self._binaries.major >= 17:  # noqa: PLR2004  the first version whose own C.UTF-8 needs no system locale
            locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        command: Sequence[str | Path] = [
            self._binaries.folder / "initdb",
            f"--pgdata={stage}",
            f"--username={SUPERUSER}",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            *locale,
            "--data-checksums",
            "--no-instructions",
        ]
        made = subprocess.run(
            command,
            capture_output=True,
            check=False,
            env=_environment(),
            cwd=self.home,
            user=self._user.uid,
            group=self._user.gid,
            extra_groups=self._user.groups,
        )
        if made.returncode != 0:
            said = made.stderr.decode(errors="replace").strip()[-LOG_TAIL_BYTES:]
            raise ServerFailed(f"the database could not be prepared: {said}")

    # -- starting it

    def _try_start(self, deadline: float) -> bool:
        """Whether the server answers; starts it when it is not there."""
        if postmaster(self.data) is None and (self._process is None or self._process.poll() is not None):
            self._fail_unless_retried(deadline)
            drop_stale_pid_file(self.data)
            self._spawn()
        if self._answers():
            return True
        if time.monotonic() > deadline:
            raise ServerFailed(f"PostgreSQL did not become ready; its log is {self.log}\n{self._log_tail()}")
        return False

    def _fail_unless_retried(self, deadline: float) -> None:
        if not self._tried:
            return
        said = self._log_tail()
        if time.monotonic() > deadline or not any(reason in said for reason in _RETRIED):
            raise ServerFailed(f"PostgreSQL did not start; its log is {self.log}\n{said}")

    def _spawn(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG_BYTES:
            self.log.unlink()
        self._tried, self._log_mark = True, self.log.stat().st_size if self.log.exists() else 0
        folder = str(self.socket).replace('"', '""')
        settings = {**_SETTINGS, "unix_socket_directories": f'"{folder}"'}
        command: Sequence[str | Path] = [
            self._binaries.folder / "postgres",
            "-D",
            self.data,
            *(part for name, value in settings.items() for part in ("-c", f"{name}={value}")),
        ]
        with os.fdopen(os.open(self.log, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600), "ab") as log:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=_environment(),
                cwd=self.home,
                start_new_session=True,  # Ctrl-C in the terminal is for the service, which then stops us
                user=self._user.uid,
                group=self._user.gid,
                extra_groups=self._user.groups,
            )

    def _answers(self) -> bool:
        try:
            with psycopg.connect(self.conninfo(SUPERUSER, self._password), connect_timeout=5):
                return True
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise ServerFailed("the keys in the data folder do not belong to its database") from error
            return False

    def _gone_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self._process is not None:
                self._process.poll()  # reaps our own child, which else would look alive
            if postmaster(self.data) is None:
                return True
            time.sleep(POLL_SECONDS)
        return False

    def _log_tail(self) -> str:
        with contextlib.suppress(OSError):
            return self.log.read_bytes()[self._log_mark :][-LOG_TAIL_BYTES:].decode(errors="replace")
        return ""


def _major_of(data: Path) -> int | None:
    try:
        return int((data / "PG_VERSION").read_text(encoding="ascii"))
    except FileNotFoundError:
        return None


def _environment() -> dict[str, str]:
    """What PostgreSQL sees of the environment: none of our secrets, none of the person's PG settings."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
