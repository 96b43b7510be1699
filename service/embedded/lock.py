"""One process at a time on a data folder."""

import fcntl
import os
from pathlib import Path

from service.embedded.failures import AlreadyRunning


class FolderLock:
    """Holds a data folder until released; the system releases it when the process dies, however it dies.

    Forked workers share it, so the folder stays taken while any of them lives.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder. Raises AlreadyRunning when somebody else has it."""
        self._file = os.open(folder / "lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(self._file, 20).decode(errors="replace").strip() or "unknown"
            os.close(self._file)
            raise AlreadyRunning(
                f"{folder} is in use by another process ({holder}); stop that one, or choose another data folder"
            ) from error
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        """Let others have the folder."""
        os.close(self._file)
