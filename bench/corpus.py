"""The corpora that figures are measured on: no part of the project, named by `FOOTHOLD_CORPUS`."""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any


def folder(name: str) -> Path:
    """Where the corpus of that name lies, there or not."""
    return Path(os.environ.get("FOOTHOLD_CORPUS", "../shared/corpus"), name)


def is_there(name: str) -> bool:
    """Whether the corpus is there to be measured on."""
    return (folder(name) / "evaluate.py").is_file()


def absence(name: str) -> str:
    """The line that says why nothing is measured."""
    return f"{name}: skipped, there is no corpus at {folder(name)} (set FOOTHOLD_CORPUS)"


def script(path: Path) -> ModuleType:
    """A script of the corpus as a module of its own, loaded anew each time."""
    spec = importlib.util.spec_from_file_location(f"corpus_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(name: str, *options: str) -> dict[str, Any]:
    """What the corpus's own scorer measured, after printing what it says; CalledProcessError when it fails."""
    with tempfile.TemporaryDirectory() as scratch:
        figures = Path(scratch, "figures.json")
        command = [sys.executable, str(folder(name) / "evaluate.py"), *options, "--json", str(figures)]
        print(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.rstrip())
        measured: dict[str, Any] = json.loads(figures.read_text("utf-8"))
    return measured
