"""One process at a time on a data folder."""

import fcntl
import os
import time
from pathlib import Path

from service.embedded.failures import AlreadyRunning

PATIENCE_SECONDS = 3.0  # the workers of a killed service notice within about a second
PAUSE_SECONDS = 0.05


class FolderLock:
    """Holds a data folder until released; the system releases it when the process dies, however it dies.

    Forked workers share it, so the folder stays taken while any of them lives.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder. Raises AlreadyRunning when somebody else has it."""
        self._file = os.open(folder / "lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        if not self._taken():
            holder = os.read(self._file, 20).decode(errors="replace").strip() or "unknown"
            os.close(self._file)
            raise AlreadyRunning(
                f"{folder} is in use by another process ({holder}); stop that one, or choose another data folder"
            )
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, str(os.getpid()).encode(), 0)

    def _taken(self) -> bool:
        """Whether it is ours now; a holder that is just ending is waited for."""
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until:
                    return False
                time.sleep(PAUSE_SECONDS)
            else:
                return True

    def release(self) -> None:
        """Let others have the folder, also while a child that is just being started still shares the file."""
        fcntl.flock(self._file, fcntl.LOCK_UN)
        os.close(self._file)
