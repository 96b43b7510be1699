"""What a Supabase database holds before an application's first migration; see sql/."""

import hashlib
from importlib.resources import files

import psycopg
from psycopg import sql

from service.embedded.failures import ServerFailed
from service.embedded.keys import Keys

_PASSWORDS = {
    "postgres": "owner_password",
    "authenticator": "authenticator_password",
    "supabase_auth_admin": "auth_admin_password",
}


def bootstrap(superuser: str, keys: Keys) -> bool:
    """Bring the database to what sql/ describes; whether there was anything to do.

    It is one transaction, so a start that dies in it leaves nothing behind. Raises ServerFailed.
    """
    parts = sorted(files("service.embedded").joinpath("sql").iterdir(), key=lambda part: part.name)
    script = "".join(part.read_text(encoding="utf-8") for part in parts)
    fingerprint = hashlib.sha256(f"{script}\n{_login_secrets(keys)}".encode()).hexdigest()
    try:
        with psycopg.connect(superuser) as connection:
            if _done(connection) == fingerprint:
                return False
            connection.execute(script.encode())
            for role, field in _PASSWORDS.items():
                _set_password(connection, role, getattr(keys, field))
            connection.execute("update embedded.bootstrap set fingerprint = %s", (fingerprint,))
    except psycopg.Error as error:
        raise ServerFailed(f"the database could not be prepared: {error}") from error
    return True


def _login_secrets(keys: Keys) -> str:
    return "\n".join(getattr(keys, field) for field in _PASSWORDS.values())


def _done(connection: psycopg.Connection[tuple[object, ...]]) -> str | None:
    exists = connection.execute("select to_regclass('embedded.bootstrap') is not null").fetchone()
    if exists is None or not exists[0]:
        return None
    row = connection.execute("select fingerprint from embedded.bootstrap").fetchone()
    return str(row[0]) if row else None


def _set_password(connection: psycopg.Connection[tuple[object, ...]], role: str, password: str) -> None:
    # Hashed here, so that the password itself never reaches the server's log.
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    connection.execute(sql.SQL("alter role {} password {}").format(sql.Identifier(role), sql.Literal(verifier)))
