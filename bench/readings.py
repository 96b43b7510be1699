"""What reading a résumé costs: the time beside pdfminer.six alone, the way to the child, and fifty hostile uploads.

Each ratio is of one run, the two sides taking turns, so that a busy machine slows both. The uploads go to the product
as a person starts it; meanwhile others ask whether it is alive.
"""

import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import httpx
from pdfminer.high_level import extract_text

from bench import corpus
from service.errors import Unreadable
from service.resumes import read
from service.resumes.model import Resume
from service.resumes.sandbox import Sandbox

MOST_TIMES_PDFMINER = 2.5  # what a résumé of two pages may cost, beside its text alone
MOST_HANDING_OVER = 20.0  # milliseconds to the child and back, beside the reading
ROUNDS, HANDINGS = 5, 50
PAGES = 2
UPLOADS = 50
PATIENCE = httpx.Timeout(180)
ROOT = Path(__file__).parent.parent


def main() -> int:
    """Print what reading costs; 1 when a promise is broken."""
    if not corpus.is_there("resumes"):
        print(corpus.absence("resumes"))
        return 0
    documents = [path.read_bytes() for kind in ("synthetic", "real") for path in _pdfs(kind)]
    held = [ratio(documents), handing_over(documents[0]), uploads(_pdfs("adversarial"))]
    return int(not all(held))


def _pdfs(kind: str) -> list[Path]:
    return sorted((corpus.folder("resumes") / kind).glob("*.pdf"))


def ratio(documents: Sequence[bytes]) -> bool:
    """Whether reading two pages costs little more than extracting their text; of all documents it is printed too."""
    ratios: list[tuple[int, float]] = []
    for pdf in documents:
        pairs = [(_seconds(lambda: read(pdf)), _seconds(lambda: extract_text(BytesIO(pdf)))) for _ in range(ROUNDS)]  # noqa: B023 — called at once
        ours, theirs = (min(times) for times in zip(*pairs, strict=True))
        ratios.append((read(pdf).meta.pages or 0, ours / theirs))
    every = [value for _, value in ratios]
    print(f"time: median {statistics.median(every):.2f} x pdfminer.six text extraction, worst {max(every):.2f} x")
    two = [value for pages, value in ratios if pages == PAGES]
    middle = statistics.median(two)
    print(f"  of the {len(two)} documents with two pages: median {middle:.2f} x, worst {max(two):.2f} x")
    return _verdict(middle <= MOST_TIMES_PDFMINER, f"at most {MOST_TIMES_PDFMINER} x for two pages")


def handing_over(pdf: bytes) -> bool:
    """Whether a warm child has a document and gives an answer at once."""
    sandbox = Sandbox(reading=nothing)
    try:
        for _ in range(5):
            sandbox.read(pdf)
        times = [_seconds(lambda: sandbox.read(pdf)) * 1000 for _ in range(HANDINGS)]
    finally:
        sandbox.close()
    middle, slow = statistics.median(times), statistics.quantiles(times, n=10)[-1]
    print(f"handing over to a warm child and back: median {middle:.1f} ms, nine of ten under {slow:.1f} ms")
    return _verdict(middle <= MOST_HANDING_OVER, f"at most {MOST_HANDING_OVER:.0f} ms")


def nothing(pdf: bytes) -> str:
    """Read nothing; in the child."""
    del pdf
    return Resume().model_dump_json()


def uploads(hostile: Sequence[Path]) -> bool:
    """Whether fifty hostile uploads at once leave the product answering, and the next good one is read."""
    files = [path.read_bytes() for path in hostile if not _is_sound(path)]
    bodies = [files[number % len(files)] + b"\n%% %d\n" % number for number in range(UPLOADS)]
    good = next(path for path in hostile if path.name == "base.pdf").read_bytes()
    with _product() as url:
        mallory, ada = _sign_up(url, "mallory"), _sign_up(url, "ada")
        asked: list[float] = []
        began = time.perf_counter()
        with ThreadPoolExecutor(UPLOADS) as pool:
            replies = [pool.submit(_upload, url, mallory, body) for body in bodies]
            while not all(reply.done() for reply in replies):
                asked.append(_seconds(lambda: httpx.get(f"{url}/health", timeout=PATIENCE).raise_for_status()))
                time.sleep(0.1)
        done = time.perf_counter() - began
        status = _upload(url, ada, good).status_code
    codes = sorted({reply.result().status_code for reply in replies})
    middle, worst = statistics.median(asked) * 1000, max(asked)
    print(f"{UPLOADS} hostile uploads at once: answered in {done:.0f} s with {codes}, then a good one with {status};")
    print(f"  meanwhile asked {len(asked)} times whether it is alive: median {middle:.0f} ms, worst {worst:.1f} s")
    return _verdict(status in {201, 202} and max(codes) <= 503 and 500 not in codes, "it goes on answering")


def _is_sound(path: Path) -> bool:
    """Whether the file is read like any other; such are no load."""
    if path.stat().st_size > 1_000_000 or path.name.startswith(("bomb", "huge", "page_tree")):
        return False
    try:
        read(path.read_bytes())
    except Unreadable:
        return False
    return True


@contextmanager
def _product() -> Iterator[str]:
    """The product as `make run` starts it, on data of its own."""
    data = Path(tempfile.mkdtemp(prefix="bench-"))
    data.chmod(0o755)  # PostgreSQL does not run as root
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {**os.environ, "PORT": str(port), "FOOTHOLD_DATA": str(data), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "service", "run"]
    process = subprocess.Popen(
        command, cwd=data, env=settings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    try:
        assert any(line.startswith("  AI providers") for line in process.stdout), "it ended before it was ready"
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
        process.stdout.close()
        shutil.rmtree(data, ignore_errors=True)


def _sign_up(url: str, name: str) -> dict[str, str]:
    config = httpx.get(f"{url}/api/v1/config").json()
    reply = httpx.post(
        f"{config['supabase_url']}/auth/v1/signup",
        json={"email": f"{name}@example.com", "password": "correct horse battery"},
        headers={"apikey": config["supabase_publishable_key"]},
    )
    return {"Authorization": f"Bearer {reply.raise_for_status().json()['access_token']}"}


def _upload(url: str, auth: dict[str, str], content: bytes) -> httpx.Response:
    file = {"file": ("resume.pdf", content, "application/pdf")}
    return httpx.post(f"{url}/api/v1/resumes", files=file, headers=auth, timeout=PATIENCE)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _verdict(holds: bool, promise: str) -> bool:  # noqa: FBT001 — the one thing it is about
    print(f"  {'holds' if holds else 'BROKEN'}: {promise}", flush=True)
    return holds


if __name__ == "__main__":
    raise SystemExit(main())
