"""Which process serves a PostgreSQL data folder, told apart from the dead and from strangers."""

import os
import sys
from pathlib import Path


def postmaster(data: Path) -> int | None:
    """The process that serves `data` now, or None; neither a zombie nor a stranger with a reused number counts."""
    pid = _named_process(data)
    return pid if pid is not None and _serves(pid, data) is not False else None


def _named_process(data: Path) -> int | None:
    """The living process that the pid file names, whatever it is."""
    try:
        pid = int((data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        os.kill(pid, 0)
    except (OSError, ValueError, IndexError):
        return None
    return pid


def _serves(pid: int, data: Path) -> bool | None:
    """Whether a living process works in `data`, as a server does; None where that cannot be found out."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        if stat.rpartition(")")[2].split()[0] == "Z":
            return False
        return Path(f"/proc/{pid}/cwd").readlink() == data.resolve()
    except (FileNotFoundError, ProcessLookupError):
        return False
    except OSError:
        return None


def drop_stale_pid_file(data: Path) -> None:
    """Remove a pid file whose process lives but is not PostgreSQL on this folder.

    PostgreSQL itself takes any living process of that number for a server, for ever when a container's first process
    does not reap zombies. Orphaned backends still hold the shared memory, which PostgreSQL checks without the file.
    """
    pid = _named_process(data)
    if pid is not None and _serves(pid, data) is False:
        (data / "postmaster.pid").unlink(missing_ok=True)
