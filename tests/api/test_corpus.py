"""Real pages and résumés, where the corpus is there: none may end in a failure of ours."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.conftest import set_tier

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from service.deps import Deps
    from tests.conftest import Person

CORPUS = Path(os.environ.get("FOOTHOLD_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))

pytestmark = [
    pytest.mark.db,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus: name its folder in FOOTHOLD_CORPUS"),
]


def test_every_saved_page_is_clipped_or_refused_with_a_verdict(client: FlaskClient, ada: Person) -> None:
    labels = [json.loads(line) for line in (CORPUS / "jobpages" / "labels.jsonl").read_text().splitlines()]
    odd = []

    for label in labels:
        html = gzip.decompress((CORPUS / "jobpages" / "pages" / label["file"]).read_bytes()).decode(errors="replace")
        reply = client.post(
            "/api/v1/jobs",
            json={"url": label["url"] or f"https://jobs.example/{label['id']}", "html": html},
            headers=ada.auth,
        )
        refused = reply.status_code == 422 and "verdict" in (reply.json or {})
        if reply.status_code not in {200, 201} and not refused:
            odd.append((label["id"], reply.status_code))

    assert labels
    assert odd == []


def test_every_hostile_pdf_is_read_or_refused_with_a_reason(app: Flask, ada: Person, deps: Deps) -> None:
    set_tier(deps, ada, "unlimited")
    files = sorted((CORPUS / "resumes" / "adversarial").glob("*.pdf"))
    odd = []

    # httpx, since Werkzeug's client leaves the temporary file of a large form open.
    with httpx.Client(transport=httpx.WSGITransport(app=app), base_url="http://127.0.0.1:8000") as client:
        for file in files:
            upload = {"file": (file.name, file.read_bytes(), "application/pdf")}
            reply = client.post("/api/v1/resumes", files=upload, headers=ada.auth, timeout=None)
            if reply.status_code != 201 and not (reply.status_code == 422 and reply.json()["detail"]):
                odd.append((file.name, reply.status_code))

    assert files
    assert odd == []
