"""Set-up for a fresh clone: Python packages, Node, the extension, a browser for the tests.

Needs only the standard library, and parses on any Python since 3.7 so that an old one gets a sentence, not a traceback.
Each step leaves a stamp, so that a second call does nothing. A step that fails says so in one line, exit status 1.

    python3 tools/setup.py product      packages and extension, for `make run`
    python3 tools/setup.py dev          the same, with what tests and checks need
    python3 tools/setup.py browser      print the path of a Chromium, installing one where that is possible
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
EXTENSION = ROOT / "extension"
CONFORMANCE = ROOT / "tests" / "conformance" / "js"  # the JavaScript clients that the local Supabase is held to
NOT_SOURCES = {"node_modules", ".output", ".wxt", "tests"}
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = (20, 19)  # Vite 7 needs it
PYTHONS = ("python3.13", "python3.12", "python3.11", "python3.14", "python3")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_BROWSER = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


class Stopped(Exception):
    """A step that failed; the message says what to do."""


def say(step: str) -> None:
    """Tell the person what is going on; steps take up to two minutes."""
    print(f"  {step}", file=sys.stderr, flush=True)


def run(command: list[str], *, failed: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> None:
    """Run quietly; raises Stopped with `failed` after showing the last lines of what the command said."""
    result = subprocess.run(
        command, cwd=cwd, env=env, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if result.returncode:
        lines = [line for line in result.stdout.splitlines() if line.strip(" .")]
        causes = [line for line in lines if line.lower().startswith(("error", "npm error"))]
        for line in (causes or lines[-2:])[:2]:
            say(f"  | {line[:200]}")
        raise Stopped(failed)


def is_done(step: str, content: bytes) -> bool:
    """Whether `step` was done for this `content` before."""
    stamp = VENV / f".done-{step}"
    return stamp.exists() and stamp.read_text() == hashlib.sha256(content).hexdigest()


def mark(step: str, content: bytes) -> None:
    """Note that `step` was done for this `content`."""
    (VENV / f".done-{step}").write_text(hashlib.sha256(content).hexdigest())


def new_enough_python() -> str:
    """The command of a Python that can run the product. Raises Stopped when there is none."""
    if sys.version_info >= OLDEST_PYTHON:
        return sys.executable
    check = f"import sys, venv; sys.exit(sys.version_info < {OLDEST_PYTHON!r})"
    for command in filter(None, map(shutil.which, PYTHONS)):
        if subprocess.run([command, "-c", check], check=False, stderr=subprocess.DEVNULL).returncode == 0:
            return command
    have = ".".join(str(part) for part in sys.version_info[:2])
    raise Stopped(f"This is Python {have}; Foothold needs 3.11 or newer: https://www.python.org/downloads/")


def make_venv() -> None:
    """Make the virtual environment in .venv when it is not there or its Python is gone."""
    python = new_enough_python()
    if not os.access(ROOT, os.W_OK):
        raise Stopped(f"The folder {ROOT} is not writable. Clone Foothold into a folder of your own.")
    works = PYTHON.exists() and subprocess.run(
        [str(PYTHON), "-m", "pip", "--version"], capture_output=True, check=False
    )
    if not works or works.returncode:
        say("Making the virtual environment in .venv")
        run(
            [python, "-m", "venv", "--clear", str(VENV)],
            failed="Python's venv module is missing. On Debian: apt install python3-venv",
        )


def install(name: str) -> None:
    """Install the packages of one pinned list, checked against their hashes."""
    wanted = (ROOT / f"{name}.txt").read_bytes()
    if is_done(name, wanted):
        return
    say(f"Installing {name}.txt (a minute or two the first time)")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "2"]
    # The list is whole, so pip resolves nothing: an extra that a package asks for cannot pull in what is not pinned.
    run(
        [*pip, "--require-hashes", "--no-deps", "-r", f"{name}.txt"],
        failed="The Python packages could not be installed. Is there a network? Then start again.",
    )
    mark(name, wanted)


def node_env() -> dict[str, str]:
    """An environment whose PATH has a new enough Node and npm; installs them where there are none."""
    env = dict(os.environ)
    if not _node_fits(env):
        env["PATH"] = f"{VENV / 'bin'}{os.pathsep}{env.get('PATH', '')}"
        if not _node_fits(env):
            install("requirements-node")
    return env


def _node_fits(env: dict[str, str]) -> bool:
    node = shutil.which("node", path=env.get("PATH"))
    if not node or not shutil.which("npm", path=env.get("PATH")):
        return False
    try:
        version = subprocess.run([node, "--version"], env=env, check=True, capture_output=True, text=True).stdout
        return tuple(int(part) for part in version.strip().lstrip("v").split(".")[:2]) >= OLDEST_NODE
    except (OSError, ValueError, subprocess.CalledProcessError):
        return False


def extension_sources() -> bytes:
    """Everything that the built extension depends on."""
    files = [
        path
        for path in EXTENSION.rglob("*")
        if path.is_file() and not NOT_SOURCES.intersection(path.relative_to(EXTENSION).parts)
    ]
    return b"\0".join(str(path.relative_to(EXTENSION)).encode() + path.read_bytes() for path in sorted(files))


def install_npm(folder: Path, *, step: str, what: str, env: dict[str, str]) -> str:
    """Install what a folder's package-lock.json pins, and give the npm that did."""
    npm = shutil.which("npm", path=env["PATH"]) or "npm"
    lock = (folder / "package-lock.json").read_bytes()
    if not is_done(step, lock) or not (folder / "node_modules").is_dir():
        say(f"Installing the packages of {folder.relative_to(ROOT)}")
        run(
            [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"],
            failed=f"{what} could not be installed. Is there a network? Then start again.",
            cwd=folder,
            env=env,
        )
        mark(step, lock)
    return npm


def build_extension(script: str, output: str) -> None:
    """Build the extension when its sources changed."""
    sources = extension_sources()
    if is_done(output, sources) and (EXTENSION / ".output" / output).is_dir():
        return
    env = node_env()
    npm = install_npm(EXTENSION, step="npm", what="The extension's packages", env=env)
    say(f"Building the extension ({output})")
    run([npm, "run", "--silent", script], failed="The extension could not be built.", cwd=EXTENSION, env=env)
    mark(output, sources)


def browser() -> str:
    """The path of a Chromium: CHROME_PATH, one on the machine, Debian's package as root, or Playwright's.

    Raises Stopped when there is none and none can be had.
    """
    given = os.environ.get("CHROME_PATH")
    if given:
        if not Path(given).exists():
            raise Stopped(f"CHROME_PATH names {given}, which is not there.")
        return given
    found = _on_this_machine()
    if not found and shutil.which("apt-get") and os.geteuid() == 0:
        say("Installing Chromium for the tests")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "-y", "chromium"]):
            subprocess.run(["apt-get", "-qq", *step], env=quiet, check=False, capture_output=True)
        found = _on_this_machine()
    found = found or _of_playwright()
    if not found:
        raise Stopped(
            "The tests need Chromium. Install it (Debian: apt install chromium) or name it: CHROME_PATH=/path make test"
        )
    return found


def _on_this_machine() -> str | None:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or (MAC_BROWSER if Path(MAC_BROWSER).exists() else None)


def _of_playwright() -> str | None:
    say("Asking Playwright for a Chromium")
    fetched = subprocess.run([str(PYTHON), "-m", "playwright", "install", "chromium"], check=False, capture_output=True)
    if fetched.returncode:
        return None
    ask = "from playwright.sync_api import sync_playwright as p\nwith p() as play: print(play.chromium.executable_path)"
    path = subprocess.run([str(PYTHON), "-c", ask], check=True, capture_output=True, text=True).stdout.strip()
    return path if Path(path).exists() else None


def main(what: str) -> None:
    """Do the steps of `what`."""
    make_venv()
    install("requirements")
    if what in {"dev", "browser"}:
        install("requirements-dev")
    if what == "browser":
        print(browser())
        return
    build_extension("build", "chrome-mv3")
    if what == "dev":
        build_extension("build:e2e", "chrome-mv3-e2e")
        install_npm(CONFORMANCE, step="npm-conformance", what="The JavaScript clients", env=node_env())


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "product")
    except Stopped as reason:
        print(f"Set-up stopped. {reason}", file=sys.stderr)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        print("Interrupted. Start again when you like; it goes on where it stopped.", file=sys.stderr)
        raise SystemExit(1) from None
