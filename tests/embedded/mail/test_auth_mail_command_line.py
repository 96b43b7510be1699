"""Mail of the embedded Supabase run alone, with a site elsewhere, as its command line serves it."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.db
ROOT = Path(__file__).parents[3]
SITE = "http://127.0.0.1:3000"


@pytest.fixture
def said(data_folder: Path, tmp_path: Path) -> Iterator[list[str]]:
    """What the command line prints, while it serves."""
    config = tmp_path / "config.toml"
    config.write_text(f"site_url = '{SITE}'\nconfirm_sign_up = true\nseconds_between_mails = 0\n")
    data = data_folder / "alone"
    command = f"{sys.executable} -m service.embedded --port 0 --data {data} --migrations {tmp_path} --config {config}"
    with subprocess.Popen(command.split(), cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines: list[str] = []
        while not lines or not lines[-1].startswith("Ready at "):
            lines.append(process.stdout.readline())
            assert lines[-1], "it ended before it was ready"
        yield lines
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0


def test_it_says_how_to_open_the_mail_whose_links_lead_through_it_to_the_site(said: list[str]) -> None:
    text = "".join(said)
    told = re.search(r"^mail: (\S+) \(user name (\S+), password: outbox_secret in (\S+)\)$", text, re.MULTILINE)
    key = re.search(r"^publishable key: (\S+)$", text, re.MULTILINE)
    assert told is not None
    assert key is not None
    url, name, keys = told.groups()
    server = url.removesuffix("/outbox/v1")
    secret = json.loads(Path(keys).read_text())["outbox_secret"]
    assert secret not in text

    body = {"email": "ada@example.org", "password": "correct horse"}
    httpx.post(f"{server}/auth/v1/signup", json=body, headers={"apikey": key[1]}).raise_for_status()

    mail = httpx.get(url, auth=(name, secret)).raise_for_status().text
    link = re.search(r"^http\S+$", mail, re.MULTILINE)
    assert link is not None
    assert link[0].startswith(f"{server}/auth/v1/verify?")
    assert httpx.get(link[0]).headers["location"].startswith(f"{SITE}#access_token=")
