"""What a child of the sandbox may do instead of reading, for tests of the sandbox; children find it by its name."""

import os
import resource
import signal

from service.resumes.model import Meta, Resume
from service.resumes.sandbox import read_as_json


def die(pdf: bytes) -> str:
    """End the process that reads, as a crash in a library would."""
    os.kill(os.getpid(), signal.SIGKILL)
    return pdf.hex()


def hang(pdf: bytes) -> str:
    """Read a résumé, but never end with a file that says "hang"."""
    while b"hang" in pdf:
        pass
    return read_as_json(pdf)


def fail(pdf: bytes) -> str:
    """Fail as a mistake of ours would."""
    return {b"": ""}[pdf]


def sink(pdf: bytes) -> str:
    """Call oneself without end."""
    return sink(pdf)


def gush(pdf: bytes) -> str:
    """Give more than any résumé says."""
    return Resume.model_validate({"basics": {"name": "x" * 5_000_000}, "meta": {"pages": len(pdf)}}).model_dump_json()


def confess(pdf: bytes) -> str:
    """Tell as warnings what the child may do."""
    del pdf
    limits = {name: resource.getrlimit(getattr(resource, name)) for name in ("RLIMIT_AS", "RLIMIT_FSIZE")}
    said = [f"{name} {soft} {hard}" for name, (soft, hard) in limits.items()]
    seconds = resource.getrlimit(resource.RLIMIT_CPU)[0] != resource.RLIM_INFINITY
    said += [f"environment {sorted(os.environ)}", f"processor time is limited: {seconds}"]
    return Resume(meta=Meta(warnings=said)).model_dump_json()


def exhaust(pdf: bytes) -> str:
    """Take more memory than there is."""
    return str(len(bytearray(8 * 1024**3)) + len(pdf))
