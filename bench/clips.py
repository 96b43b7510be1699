"""What a clip costs when eight people save a page of a megabyte at once, against the service as it is run.

Every reply is checked: each person's own title comes back, and their list holds their own postings and no others.
The floor is what no clip can do without: one BeautifulSoup parse of the same page, and one insert through the same
server, one after the other.
"""

import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import httpx
from bs4 import BeautifulSoup

ROOT = Path(__file__).parent.parent
CLIENTS, CLIPS = 8, 6  # people, and pages that each saves
FLOOR_ROUNDS = 12
PAGE_CHARS = 1_000_000
CARDS, ICONS = 25, 1_200  # other jobs beside the posting, and pictures: 5,000 tags, as on the largest boards
START_SECONDS = 120
SENTENCE = "You will keep the engines of our ferries running, plan repairs with the crew and write down what was done. "
CARD = "<li class='card'><a href='/jobs/{0}'><h3>Job {0}</h3></a><div><span>Port {0}</span><b>New</b></div></li>"
ICON = "<span class='icon'><svg><path d='M0 0h24v24H0z'></path></svg></span>"
RULE = ".a{color:#123;margin:0 auto;display:flex}"
STATE = '{"key":12345,"value":null},'


@dataclass(slots=True)
class Caller:
    """A person with a session, what they saw, and how long it took."""

    http: httpx.Client
    rest: httpx.Client
    person: str
    number: int
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def clip(self, round_: int) -> None:
        """Save a page of their own and look whether the answer is about it."""
        title = f"Marine Engineer {self.number}-{round_}"
        body = {"url": f"https://jobs.example/{self.number}/{round_}", "html": page(title)}
        began = time.perf_counter()
        reply = self.http.post("/api/v1/jobs", json=body)
        self.seconds.append(time.perf_counter() - began)
        kept = reply.json().get("job", {}).get("title")
        if reply.status_code != 201 or kept != title:
            self.wrong.append(f"{title}: {reply.status_code} {kept or reply.text[:200]}")

    def insert(self, row: dict[str, str]) -> None:
        """Write a job without reading any page."""
        self.rest.post("/rest/v1/jobs", json=row).raise_for_status()

    def check(self) -> None:
        """Look whether their list holds all of theirs and nothing else."""
        titles = {job["title"] for job in self.http.get("/api/v1/jobs").json()["jobs"]}
        if titles != {f"Marine Engineer {self.number}-{round_}" for round_ in range(CLIPS)}:
            self.wrong.append(f"the list of {self.number} holds {sorted(titles)}")


def main() -> int:
    """Measure and print; 1 when a reply was wrong."""
    with _service() as url:
        callers = [_sign_up(url, number) for number in range(CLIENTS)]
        warm = _sign_up(url, CLIENTS)
        for round_ in range(3):  # the children that read large pages start with the first
            warm.clip(round_)
        parse, insert = _floor(warm)
        warm.seconds.clear()
        for round_ in range(3, 3 + CLIPS):
            warm.clip(round_)
        wall = _at_once(callers)
        for caller in callers:
            caller.check()
    floor, alone = parse + insert, statistics.median(warm.seconds)
    together = [seconds for caller in callers for seconds in caller.seconds]
    rate = len(together) / wall
    print(f"floor of a {PAGE_CHARS // 1_000_000} MB page: parse {parse * 1000:.0f} ms + insert {insert * 1000:.0f} ms")
    print(f"one client: median {alone * 1000:.0f} ms, {alone / floor:.2f} of the floor")
    print(f"{CLIENTS} clients: {rate:.1f} clips/s, {rate * floor:.2f} of one floor after another")
    print(f"  median {statistics.median(together) / floor:.2f} of the floor, slowest {max(together) / floor:.2f}")
    wrong = [each for caller in (*callers, warm) for each in caller.wrong]
    print(f"{'BROKEN' if wrong else 'holds '}  every reply is right: {len(together) - len(wrong)} of {len(together)}")
    for each in wrong[:5]:
        print(f"  {each}")
    return int(bool(wrong))


def page(title: str) -> str:
    """A saved page of a megabyte: the posting, many cards of others, style sheets, and the state of an application."""
    data = f'{{"@context":"https://schema.org","@type":"JobPosting","title":"{title}","hiringOrganization":'
    data += '{"@type":"Organization","name":"Northferry"},"description":"' + SENTENCE * 20 + '"}'
    cards = "".join(CARD.format(number) for number in range(CARDS))
    head = f"<title>{title} - Northferry</title><script type='application/ld+json'>{data}</script>"
    prose = f"<h1>{title}</h1><div class='company-name'>Northferry</div><h2>About the role</h2>"
    prose += "".join(f"<p>{number}. {SENTENCE * 3}</p>" for number in range(30))
    body = (
        f"<main>{prose}</main><aside class='similar-jobs'><h2>Similar jobs</h2><ul>{cards}</ul></aside>{ICON * ICONS}"
    )
    left = (PAGE_CHARS - len(head) - len(body)) // 2
    style = f"<style>{RULE * (left // len(RULE))}</style>"
    state = f"<script>window.state=[{STATE * (left // len(STATE))}0]</script>"
    return f"<html><head>{head}{style}</head><body>{body}{state}</body></html>"


def _floor(caller: Caller) -> tuple[float, float]:
    """The seconds of one parse and of one insert."""
    html = page("Cook")
    row = {"user_id": caller.person, "title": "Cook", "company": "Northferry", "description": SENTENCE * 90}
    parses = [_seconds(lambda: BeautifulSoup(html, "lxml")) for _ in range(FLOOR_ROUNDS)]
    inserts = [
        _seconds(lambda: caller.rest.post("/rest/v1/jobs", json=row).raise_for_status()) for _ in range(FLOOR_ROUNDS)
    ]
    return statistics.median(parses), statistics.median(inserts)


def _seconds(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _at_once(callers: list[Caller]) -> float:
    """Let all of them save their pages at the same time; the seconds until the last has an answer."""
    together = threading.Barrier(len(callers) + 1)

    def save(caller: Caller) -> None:
        together.wait()
        for round_ in range(CLIPS):
            caller.clip(round_)

    threads = [threading.Thread(target=save, args=[caller]) for caller in callers]
    for thread in threads:
        thread.start()
    together.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


@contextmanager
def _service() -> Iterator[str]:
    """The service, run as people run it, on a free port and a folder of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="fh-bench-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # PostgreSQL does not run as root
        ours = {"PORT": str(port), "FOOTHOLD_DATA": f"{folder}/data", "PATH": os.environ["PATH"], "HOME": folder}
        command = [sys.executable, "-m", "service", "run"]
        process = subprocess.Popen(command, cwd=ROOT, env=ours, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield _ready(f"http://127.0.0.1:{port}", process)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


def _ready(url: str, process: subprocess.Popen[bytes]) -> str:
    """The address, once it answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            httpx.get(f"{url}/health").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return url
    raise RuntimeError("The service did not start.")


def _sign_up(url: str, number: int) -> Caller:
    key = httpx.get(f"{url}/api/v1/config").json()["supabase_publishable_key"]
    given = {"email": f"{uuid4().hex}@example.com", "password": uuid4().hex}
    session = httpx.post(f"{url}/auth/v1/signup", json=given, headers={"apikey": key}).raise_for_status().json()
    headers = {"Authorization": f"Bearer {session['access_token']}", "apikey": key}
    http, rest = (httpx.Client(base_url=url, headers=headers, timeout=120) for _ in range(2))
    return Caller(http=http, rest=rest, person=session["user"]["id"], number=number)


if __name__ == "__main__":
    raise SystemExit(main())
