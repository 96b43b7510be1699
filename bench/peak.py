"""The memory that reading saved pages takes: `python -m bench.peak page.html …` prints the most, in MB.

Asked of the system (the high-water mark of resident memory), since lxml's trees stand outside of Python's own counting.
The interpreter with everything imported and a first page read is not counted: that is there anyway.
"""

import gc
import sys
from pathlib import Path

from service.scrape import scrape

STATUS = Path("/proc/self/status")
SMALL = "<title>Cook</title><h1>Cook</h1><p>We look for a cook.</p>"


def main(pages: list[str]) -> int:
    """Read the pages one after another and print the most that any took above the interpreter's own."""
    scrape(SMALL, url="https://a.example/1")
    gc.collect()
    before = resident()
    for page in pages:
        scrape(Path(page).read_text("utf-8"), url="https://a.example/1")
    print(f"{most() - before:.1f}")
    return 0


def resident() -> float:
    """Memory in use now, in MB."""
    return _megabytes("VmRSS")


def most() -> float:
    """The most memory that was in use at any time, in MB."""
    return _megabytes("VmHWM")


def _megabytes(name: str) -> float:
    line = next(each for each in STATUS.read_text("ascii").splitlines() if each.startswith(name))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
