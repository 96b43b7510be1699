"""The folder that keeps everything of one server."""

import os
from pathlib import Path

from service.embedded.failures import CannotStart


def data_folder(data: Path) -> Path:
    """The folder, made for us alone; as root it can be passed through, because PostgreSQL runs as somebody else.

    Raises CannotStart when it cannot be written to.
    """
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o711 if os.geteuid() == 0 else 0o700)
        folder = data.resolve()
        if os.geteuid() == 0:
            folder.chmod(folder.stat().st_mode | 0o011)  # one that was there before, too
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError
    except OSError as error:
        raise CannotStart(f"{data} cannot be written to; choose another data folder") from error
    return folder
