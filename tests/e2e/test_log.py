"""The log: one line a request, and nothing in it that is a person's."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.e2e.conftest import sign_up, start
from tests.pages import posting

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

SECRETS = ("correct horse battery", "ada@example.com", "Nordlicht", "eyJ", "sb_secret_")


def test_each_request_leaves_one_line_without_anything_of_the_person(folder: Path) -> None:
    server = start(folder)
    try:
        auth = sign_up(server, "ada@example.com", "correct horse battery")
        kept = httpx.post(
            f"{server.url}/api/v1/jobs", json={"url": "https://jobs.example/7", "html": posting()}, headers=auth
        )
        httpx.get(f"{server.url}/api/v1/jobs?q=Nordlicht", headers={"Authorization": "Bearer eyJforged.eyJ.x"})
    finally:
        server.stop()

    lines = [json.loads(line) for line in server.complaints.splitlines() if line.startswith("{")]
    seen = [(line["method"], line["route"], line["status"]) for line in lines if line["event"] == "request"]
    assert seen == [
        ("GET", "/api/v1/config", 200),
        ("POST", "/auth/v1/signup", 200),
        ("POST", "/api/v1/jobs", 201),
        ("GET", "/api/v1/jobs", 401),
    ]
    assert kept.headers["X-Request-Id"] in {line["request_id"] for line in lines}
    assert all(re.fullmatch(r"[0-9a-f]{32}", line["request_id"]) for line in lines)
    assert [secret for secret in SECRETS if secret in server.complaints] == []
