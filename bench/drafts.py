"""What drafting costs beside the SDK alone, and a hundred drafts at once, against the service as it is run.

The model is a stub in a process of its own (bench/stub.py) that writes 20 tokens a second and says when it sent which.
"""

import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import httpx

from bench.stub import SECONDS, TOKENS_A_SECOND, said
from service.drafts.replies import sentences

ROOT = Path(__file__).parent.parent
STREAMS = 100
ROUNDS = 15  # first tokens measured, one after another
CPU_STREAMS = 30
RAMP_SECONDS = 4.0  # in which the hundred begin; all of them are then written at once for six seconds more
LATEST_SECONDS = 1.0
MARKED_SECONDS = 10.0  # from the last word until the marks, with a hundred that end at once; four to six on two cores
START_SECONDS = 120.0
TICKS = os.sysconf("SC_CLK_TCK")
RESUME = {
    "basics": {"name": "Ana García", "email": "ana@mail.example"},
    "work": [
        {
            "name": "Nube Datos",
            "position": "Backend Engineer",
            "startDate": "2021-03",
            "highlights": [
                "Built the invoicing service in Python and PostgreSQL for 400 customers",
                "Cut the nightly import from 50 to 8 minutes",
            ],
        }
    ],
    "skills": [{"name": "Backend", "keywords": ["Python", "PostgreSQL"]}],
}
POSTING = (
    "Python Developer\nKontor GmbH\nBerlin\n\nWe are looking for a Python developer with PostgreSQL for our invoicing "
    "platform. You build and run the services that send two million invoices a year, with five colleagues. "
) * 6


@dataclass(slots=True)
class Heard:
    """One stream as its reader got it."""

    number: int
    status: int = 0
    asked: float = 0.0
    came: list[tuple[int, float]] = field(default_factory=list)  # characters without white space, and when
    last: str = ""
    ended: float = 0.0
    done: dict[str, object] = field(default_factory=dict)

    @property
    def first(self) -> float:
        """The seconds until the first word."""
        return self.came[0][1] - self.asked

    @property
    def marked(self) -> float:
        """The seconds from the last word until all was checked and kept."""
        return self.ended - self.came[-1][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A running service, somebody in it, and a job of theirs."""

    url: str
    pid: int
    headers: dict[str, str]
    job: str
    stub: str


def main() -> int:
    """Measure and print; 1 when a stream was lost or late."""
    with _house() as house:
        _listen(house, 1)
        _tell_first_token(house)
        _tell_cache(house)
        _tell_cpu(house)
        return _hundred(house)


def _tell_first_token(house: House) -> None:
    ours = [_listen(house, 1, fast=True).first for _ in range(ROUNDS)]
    alone = json.loads(_alone(house, streams=1, rounds=ROUNDS))
    added = statistics.median(ours) - statistics.median(alone["first"])
    print(
        f"first token: the SDK alone {statistics.median(alone['first']) * 1000:.0f} ms, ours adds {added * 1000:.0f} ms"
    )


def _tell_cache(house: House) -> None:
    with httpx.Client(base_url=house.url, headers=house.headers, timeout=60) as http:
        made = http.post("/api/v1/jobs", json={"text": POSTING + uuid4().hex}).json()["job"]["id"]
        one, two = (
            http.post(f"/api/v1/jobs/{made}/outreach", json={"provider": "claude", "recipient": f"Reader {n}"}).json()
            for n in (700_001, 700_002)
        )
    sizes = httpx.get(f"{house.stub}/sizes", timeout=60).json()
    fresh = [draft["input_tokens"] - draft["cached_tokens"] for draft in (one, two)]
    for which, draft, new, name in (("first", one, fresh[0], "700001"), ("second", two, fresh[1], "700002")):
        print(f"{which} draft for a job: {sizes[name]} bytes, {draft['input_tokens']} tokens read, {new} of them new")


def _tell_cpu(house: House) -> None:
    before = _cpu(house.pid)
    heard = _at_once(house, CPU_STREAMS, first=1_000)
    tokens = CPU_STREAMS * len(said(int(TOKENS_A_SECOND * SECONDS)))
    ours = (_cpu(house.pid) - before) / tokens
    alone = json.loads(_alone(house, streams=CPU_STREAMS, rounds=1))["cpu"] / tokens
    whole = sum(bool(one.done) for one in heard)
    print(
        f"CPU per token, {CPU_STREAMS} streams ({whole} finished): the SDK alone {alone * 1e6:.0f} us, "
        f"the service {ours * 1e6:.0f} us, {ours / alone:.2f} of it (database, audit and settling included)"
    )


def _hundred(house: House) -> int:
    """A hundred at once, one more that finds no place, and others who ask for something else meanwhile."""
    before, began = _cpu(house.pid), time.monotonic()
    all_ = _heard(STREAMS, 2_000)
    streams = [threading.Thread(target=_into, args=(house, heard)) for heard in all_]
    for stream in streams:
        stream.start()
        time.sleep(RAMP_SECONDS / STREAMS)
    time.sleep(SECONDS / 3)
    extra = _listen(house, 9_999)  # before the first of them has ended
    others = [_other(house) for _ in range(20)]
    for stream in streams:
        stream.join()
    wall, cpu = time.monotonic() - began, _cpu(house.pid) - before
    lateness = [late for heard in all_ for late in _lateness(house, heard)]
    lost = [heard for heard in all_ if heard.last != "done"]
    marked = [heard.marked for heard in all_ if heard.done]
    late = max(lateness, default=float("inf"))
    print(
        f"{STREAMS} streams at {TOKENS_A_SECOND:.0f} tokens a second: {STREAMS - len(lost)} finished in {wall:.0f} s, "
        f"begun within {RAMP_SECONDS:.0f} s"
    )
    print(
        f"  words late by: median {statistics.median(lateness) * 1000:.0f} ms, latest {late * 1000:.0f} ms; "
        f"{cpu / wall:.2f} cores"
    )
    first = statistics.median(heard.first for heard in all_ if heard.came)
    print(f"  first word, after 15 tokens of JSON: median {first * 1000:.0f} ms")
    print(f"  last word to marks: median {statistics.median(marked):.1f} s, latest {max(marked):.1f} s")
    slowest = max(others)
    print(
        f"  other requests meanwhile: median {statistics.median(others) * 1000:.0f} ms, slowest {slowest * 1000:.0f} ms"
    )
    print(f"  one more: {extra.status}, Retry-After {extra.last or 'missing'}")
    broken = [
        (bool(lost), f"{len(lost)} lost"),
        (late > LATEST_SECONDS, f"late by {late:.1f} s"),
        (max(marked, default=0.0) > MARKED_SECONDS, f"marks {max(marked, default=0.0):.1f} s after the last word"),
        (extra.status != http.HTTPStatus.SERVICE_UNAVAILABLE or not extra.last, "one more was not sent away"),
    ]
    found = [what for is_broken, what in broken if is_broken]
    holds = f"holds   none lost, no word late by more than a second, marks within {MARKED_SECONDS:.0f} s"
    print(f"BROKEN  {', '.join(found)}" if found else holds)
    return int(bool(found))


def _heard(count: int, first: int) -> list[Heard]:
    return [Heard(first + number) for number in range(count)]


def _at_once(house: House, count: int, *, first: int) -> list[Heard]:
    all_ = _heard(count, first)
    threads = [threading.Thread(target=_into, args=(house, heard)) for heard in all_]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return all_


def _listen(house: House, number: int, *, fast: bool = False) -> Heard:
    heard = Heard(number)
    _into(house, heard, fast=fast)
    return heard


def _into(house: House, heard: Heard, *, fast: bool = False) -> None:
    """Ask for a note and read it event by event."""
    connection = http.client.HTTPConnection(house.url.removeprefix("http://"), timeout=120)
    pace = " as fast as you can" if fast else ""
    body = json.dumps({"provider": "claude", "recipient": f"Reader {heard.number}{pace}"})
    heard.asked = time.time()
    connection.request(
        "POST",
        f"/api/v1/jobs/{house.job}/outreach",
        body,
        {**house.headers, "Accept": "text/event-stream", "Content-Type": "application/json"},
    )
    reply = connection.getresponse()
    heard.status = reply.status
    if reply.status != http.HTTPStatus.OK:
        heard.last = reply.headers.get("Retry-After", "")
        reply.read()
        return
    _read(reply, heard)
    connection.close()


def _read(reply: http.client.HTTPResponse, heard: Heard) -> None:
    characters, name = 0, ""
    while line := reply.readline():
        if line.startswith(b"event: "):
            name = line[7:].strip().decode()
        elif line.startswith(b"data: "):
            heard.last = name
            if name == "sentence":
                more = len("".join(json.loads(line[6:])["text"].split()))
                characters += more
                if more:  # white space comes with the sentence after it
                    heard.came.append((characters, time.time()))
            elif name == "done":
                heard.ended, heard.done = time.time(), json.loads(line[6:])


def _other(house: House) -> float:
    began = time.monotonic()
    httpx.get(f"{house.url}/api/v1/jobs", headers=house.headers, timeout=60).raise_for_status()
    time.sleep(0.05)
    return time.monotonic() - began - 0.05


def _lateness(house: House, heard: Heard) -> list[float]:
    """How long after the stub sent a stretch its reader had it."""
    sent: list[tuple[int, float]] = _times(house).get(str(heard.number), [])
    reached = _reached()
    late = []
    for characters, moment in heard.came:
        token = bisect_left(reached, characters)
        if token < len(sent):
            late.append(moment - sent[token][1])
    return late


_kept: dict[str, dict[str, list[tuple[int, float]]]] = {}


def _times(house: House) -> dict[str, list[tuple[int, float]]]:
    if house.stub not in _kept:
        _kept[house.stub] = httpx.get(f"{house.stub}/times", timeout=60).json()
    return _kept[house.stub]


def _reached() -> list[int]:
    """The characters of text, without white space, that have come with each token."""
    reached: list[int] = []
    total = 0

    def counted() -> Iterator[str]:
        for number, token in enumerate(said(int(TOKENS_A_SECOND * SECONDS))):
            if number:
                reached.append(total)
            yield token

    for chunk in sentences(counted()):
        total += len("".join(chunk.text.split()))
    return [*reached, total]


def _cpu(pid: int) -> float:
    """Seconds of CPU that the service's own processes took; the database is another program."""
    total = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = stat.read_text().rpartition(")")[2].split()
            command = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        is_ours = int(stat.parent.name) == pid or int(told[1]) == pid
        if is_ours and b"service" in command:
            total += (int(told[11]) + int(told[12])) / TICKS
    return total


def _alone(house: House, *, streams: int, rounds: int) -> str:
    """What the SDK takes by itself, in a process of its own."""
    command = [sys.executable, "-m", "bench.drafts", "--alone", house.stub, str(streams), str(rounds)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def _sdk(url: str, streams: int, rounds: int) -> None:
    """Read streams with the SDK and nothing else; prints the seconds of CPU and those until each first text."""
    import anthropic

    client = anthropic.Anthropic(api_key="sk-wire", base_url=url, max_retries=0)
    first: list[float] = []

    def read(number: int) -> None:
        pace = " as fast as you can" if streams == 1 else ""
        began = time.time()
        asked = f"Reader {number}{pace} " + POSTING
        with client.messages.create(
            model="stub", max_tokens=1000, stream=True, messages=[{"role": "user", "content": asked}]
        ) as events:
            for at, event in enumerate(e for e in events if e.type == "content_block_delta"):
                if at == 0:
                    first.append(time.time() - began)
                del event

    read(800_000)
    first.clear()
    before = time.process_time()
    for round_ in range(rounds):
        threads = [threading.Thread(target=read, args=[800_001 + round_ * streams + n]) for n in range(streams)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    print(json.dumps({"cpu": time.process_time() - before, "first": first}))


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _house() -> Iterator[House]:
    """The service on a folder of its own, beside the stub; ended with the block."""
    port, stub = _port(), _port()
    with tempfile.TemporaryDirectory(prefix="fh-bench-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # PostgreSQL does not run as root
        ours = {"PORT": str(port), "FOOTHOLD_DATA": f"{folder}/data", "PATH": os.environ["PATH"], "HOME": folder}
        ours |= {"ANTHROPIC_API_KEY": "sk-wire", "ANTHROPIC_BASE_URL": f"http://127.0.0.1:{stub}"}
        ours |= {"FOOTHOLD_THREADS": str(STREAMS + 30), "FOOTHOLD_DRAFTS": str(STREAMS)}
        quiet = {"cwd": ROOT, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        model = subprocess.Popen([sys.executable, "-m", "bench.stub", str(stub)], **quiet)  # type: ignore[call-overload] # the three above
        service = subprocess.Popen([sys.executable, "-m", "service", "run"], env=ours, **quiet)  # type: ignore[call-overload] # the same
        try:
            _wait(f"http://127.0.0.1:{port}", service)
            yield _moved_in(f"http://127.0.0.1:{port}", service.pid, f"http://127.0.0.1:{stub}")
        finally:
            service.send_signal(signal.SIGINT)
            service.wait()
            model.kill()
            model.wait()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            httpx.get(f"{url}/health").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The service did not start.")


def _moved_in(url: str, pid: int, stub: str) -> House:
    """Somebody with an account, a résumé and a job."""
    key = httpx.get(f"{url}/api/v1/config").json()["supabase_publishable_key"]
    given = {"email": f"{uuid4().hex}@example.com", "password": uuid4().hex}
    session = httpx.post(f"{url}/auth/v1/signup", json=given, headers={"apikey": key}).raise_for_status().json()
    headers = {"Authorization": f"Bearer {session['access_token']}"}
    with httpx.Client(base_url=f"{url}/api/v1", headers=headers, timeout=60) as http:
        resume = http.post("/resumes/import", json=RESUME).raise_for_status().json()
        http.post(f"/resumes/{resume.get('id') or resume['resume']['id']}/activate").raise_for_status()
        job = http.post("/jobs", json={"text": POSTING}).raise_for_status().json()["job"]["id"]
    return House(url=url, pid=pid, headers=headers, job=job, stub=stub)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        _sdk(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        raise SystemExit(main())
