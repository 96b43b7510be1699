"""Every way in which the embedded Supabase refuses to start.

CannotStart
├── AlreadyRunning      another process uses the data folder
├── NoPostgres          no PostgreSQL binaries were found, or they cannot be run
├── WrongVersion        the data was made by another major version
├── Unreachable         a folder cannot be used by the user that PostgreSQL runs as
├── DamagedKeys         the file of keys is missing or unreadable beside existing data
├── ServerFailed        PostgreSQL was started and ended, or did not become ready
├── MigrationRefused    a migration failed, was changed, or does not fit what is applied
└── BackupRefused       a backup cannot be written or read, or has nowhere to go

Each message is one or two sentences for the person at the terminal: what is wrong and what to do.
"""


class CannotStart(Exception):
    """The embedded Supabase cannot be started; the message says what to do."""


class AlreadyRunning(CannotStart):
    """Another process uses the data folder."""


class NoPostgres(CannotStart):
    """No usable PostgreSQL was found."""


class WrongVersion(CannotStart):
    """The data folder belongs to another major version of PostgreSQL."""


class Unreachable(CannotStart):
    """PostgreSQL's user cannot reach a folder it needs."""


class DamagedKeys(CannotStart):
    """The keys that belong to the data are missing or unreadable."""


class ServerFailed(CannotStart):
    """PostgreSQL ended or did not become ready."""


class MigrationRefused(CannotStart):
    """A migration cannot be applied."""


class BackupRefused(CannotStart):
    """A backup cannot be made or put back."""
