"""Whom PostgreSQL runs as, and what that user must own."""

import contextlib
import os
import pwd
from dataclasses import dataclass
from pathlib import Path

from service.embedded import binaries
from service.embedded.failures import Unreachable


@dataclass(frozen=True, slots=True)
class Identity:
    """A user to start programs as; all None for our own."""

    uid: int | None
    gid: int | None
    groups: tuple[int, ...] | None

    def own(self, path: Path) -> None:
        """Give `path` to this user."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)


def server_user(home: Path) -> Identity:
    """Whom PostgreSQL runs as: somebody powerless when the service is root, else whoever we are.

    Raises Unreachable when there is nobody, or that somebody cannot reach `home`.
    """
    if os.geteuid() != 0:
        return Identity(None, None, None)
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            user = pwd.getpwnam(name)
            break
    else:
        raise Unreachable("as root, PostgreSQL needs a user `postgres` or `nobody` to run as; neither exists")
    if not binaries.reachable_by_all(home):
        raise Unreachable(f"{home} cannot be reached by user {name}; choose a folder such as /var/lib/supabase")
    return Identity(user.pw_uid, user.pw_gid, ())


def own_folder(folder: Path, user: Identity) -> None:
    """Make `folder` for the server's user alone; raises Unreachable for one that somebody else prepared."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.lstat().st_uid not in (user.uid, os.geteuid()):
        raise Unreachable(f"{folder} belongs to somebody else; remove it and start again")
    user.own(folder)
    folder.chmod(0o700)


def write_private(path: Path, text: str, user: Identity) -> None:
    """Write a new file that this user alone can read."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    user.own(path)
