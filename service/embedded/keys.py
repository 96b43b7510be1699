"""The secrets of one embedded server: made at its first start, kept in its data folder, found again later.

Each key is bound to one use and one algorithm: ES256 signs access tokens, HS256 signs storage links, and neither is
ever tried for the other.
"""

import contextlib
import json
import os
import secrets
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from service.embedded.failures import DamagedKeys

FILE_NAME = "keys.json"
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """API keys, signing keys and database passwords."""

    publishable_key: str
    secret_key: str
    signing_key: str  # private EC key, PEM
    signing_key_id: str
    storage_secret: str
    outbox_secret: str  # reads the mail that is kept here, and nothing else
    superuser_password: str
    owner_password: str  # role postgres, which runs the migrations
    authenticator_password: str
    auth_admin_password: str

    @classmethod
    def make(cls) -> Self:
        """New random keys."""
        private = ec.generate_private_key(ec.SECP256R1())
        pem = private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return cls(
            publishable_key=f"sb_publishable_{secrets.token_urlsafe(_SECRET_BYTES)}",
            secret_key=f"sb_secret_{secrets.token_urlsafe(_SECRET_BYTES)}",
            signing_key=pem.decode("ascii"),
            signing_key_id=secrets.token_hex(8),
            storage_secret=secrets.token_urlsafe(_SECRET_BYTES),
            outbox_secret=secrets.token_urlsafe(_SECRET_BYTES),
            superuser_password=secrets.token_urlsafe(_SECRET_BYTES),
            owner_password=secrets.token_urlsafe(_SECRET_BYTES),
            authenticator_password=secrets.token_urlsafe(_SECRET_BYTES),
            auth_admin_password=secrets.token_urlsafe(_SECRET_BYTES),
        )


def load_or_make(folder: Path) -> Keys:
    """The keys of this data folder, made when the folder is new.

    Raises DamagedKeys when the file cannot be read, or is missing beside a database that needs it.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if (folder / "pgdata").exists():
            raise DamagedKeys(
                f"{path} is missing, but the database beside it needs it; restore it from a backup"
            ) from None
        keys = Keys.make()
        _write(path, keys)
        return keys
    path.chmod(0o600)
    keys, is_older = _parse(path, text)
    if is_older:
        _write(path, keys)
    return keys


def _parse(path: Path, text: str) -> tuple[Keys, bool]:
    """The keys in a file, and whether it was written before there was an outbox, which gets its secret now."""
    with contextlib.suppress(ValueError):
        stored = json.loads(text)
        names = [field.name for field in fields(Keys)]
        is_older = isinstance(stored, dict) and "outbox_secret" not in stored
        if is_older:
            stored["outbox_secret"] = secrets.token_urlsafe(_SECRET_BYTES)
        if isinstance(stored, dict) and all(isinstance(stored.get(name), str) for name in names):
            return Keys(**{name: str(stored[name]) for name in names}), is_older
    raise DamagedKeys(f"{path} cannot be read; restore it from a backup")


def _write(path: Path, keys: Keys) -> None:
    """Write the whole file or nothing: it is complete on disk before the database that needs it exists."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        json.dump(asdict(keys), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
