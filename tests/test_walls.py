"""The walls of the house. Each was broken once when it was written, and seen to fail."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from service import errors
from service.__main__ import api_reference
from service.api.edge import anyone, signed_in
from service.api.once import REPEATS
from service.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask

ROOT = Path(__file__).parent.parent
SERVICE = ROOT / "service"
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 50
CODE = (
    *("service/**/*.py", "tests/**/*.py", "bench/**/*.py", "tools/**/*.py"),
    *("service/**/*.sql", "supabase/migrations/*.sql"),
    *("service/**/*.html", "service/**/*.css", "service/**/*.js"),
)
EXTENSION_CODE = ("*.ts", "src/**/*.ts", "entrypoints/**/*.ts", "tests/**/*.ts", "entrypoints/**/*.css")

# Past row-level security, each for the reason named.
SERVICE_CALLERS = {
    "service/__main__.py": "sets the sign-up tier of an embedded server",
    "service/account/deletion.py": "deletes a person's files, also where they may only read",
    "service/db.py": "asks whether the database answers",
    "service/usage/meter.py": "counts what people use",
    "service/usage/once.py": "keeps the replies of requests that carry a key",
    "service/resumes/readings.py": "claims résumés, reads them in the background, moves parse_status",
    "service/match/store.py": "writes matches",
    "service/drafts/store.py": "writes drafts",
}


def sources(*patterns: str, root: Path = ROOT) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(path for path in root.glob(pattern) if "node_modules" not in path.parts)


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    files = [*sources(*CODE), *sources(*EXTENSION_CODE, root=ROOT / "extension")]

    long = {
        str(path.relative_to(ROOT)): n for path in files if (n := len(path.read_text().splitlines())) > MAX_FILE_LINES
    }

    assert len(files) > 50
    assert long == {}, "Split these by what they know."


def test_no_function_is_longer_than_fifty_lines() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": lines
        for path in sources("service/**/*.py", "tests/**/*.py", "bench/**/*.py", "tools/**/*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > MAX_FUNCTION_LINES
    }

    assert long == {}, "Find the second thing that these do."


@pytest.mark.db
def test_every_blueprint_names_its_guard(app: Flask) -> None:
    guards = {anyone, signed_in}

    unguarded = [
        name
        for name in app.blueprints
        if name.startswith(("api_", "health")) and not guards.intersection(app.before_request_funcs.get(name, []))
    ]

    assert unguarded == [], "Make the blueprint with service.api.edge.blueprint(…, guard=…)."


@pytest.mark.db
def test_only_config_and_health_answer_everybody(app: Flask) -> None:
    public = {name for name in app.blueprints if anyone in app.before_request_funcs.get(name, [])}

    assert public == {"api_config", "health"}


@pytest.mark.db
def test_every_api_route_but_the_public_ones_wants_a_token(app: Flask) -> None:
    client = app.test_client()
    adapter = {"uuid": "00000000-0000-4000-8000-000000000000"}
    answered = []
    for rule in app.url_map.iter_rules():
        if not rule.rule.startswith("/api/v1") or rule.endpoint.startswith("api_config"):
            continue
        path = re.sub(r"<uuid:[a-z_]+>", adapter["uuid"], rule.rule)
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            reply = client.open(path, method=method, base_url="http://127.0.0.1:8000")
            if reply.status_code != 401 or reply.content_type != "application/problem+json":
                answered.append((method, path, reply.status_code))

    assert answered == []


@pytest.mark.db
def test_every_keyed_request_says_what_of_its_reply_is_kept(app: Flask) -> None:
    posts = [
        rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/v1") and "POST" in (rule.methods or ())
    ]

    silent = [rule.rule for rule in posts if REPEATS not in app.view_functions[rule.endpoint].__dict__]

    assert posts
    assert silent == [], "Mark it with repeats_with, so that no copy of what people write stays behind."


def test_every_failure_has_a_slug_a_status_and_a_title_of_its_own() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.ServiceError)]

    assert len({kind.slug for kind in kinds}) == len(kinds)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.slug) and kind.title for kind in kinds)
    assert all(400 <= kind.status < 600 for kind in kinds)


def test_only_settings_reads_the_environment() -> None:
    readers = {
        str(path.relative_to(ROOT))
        for path in sources("service/**/*.py")
        if re.search(r"os\.environ(?!\.clear\(\))|os\.getenv|environ\[", path.read_text())
        and "embedded" not in path.parts
    }

    assert readers <= {"service/settings.py"}, "Add a field to Settings instead."


def test_the_example_environment_names_every_setting() -> None:
    example = {
        match[1]
        for line in (ROOT / ".env.example").read_text().splitlines()
        if (match := re.match(r"#?\s?([A-Z_]+)=", line))
    }

    assert example == {name.upper() for name in Settings.model_fields}, "Keep .env.example equal to Settings."


def test_the_api_reference_is_fresh() -> None:
    assert (ROOT / "docs" / "api.md").read_text() == api_reference(), "Run: .venv/bin/python -m service docs"


@pytest.mark.db
def test_the_api_describes_itself_for_machines(app: Flask) -> None:
    document = app.test_client().get("/api/v1/openapi.json").json

    assert document["openapi"] == "3.1.0"
    referenced = set(re.findall(r"#/components/schemas/(\w+)", str(document)))
    assert referenced <= set(document["components"]["schemas"])
    assert "post" in document["paths"]["/api/v1/jobs/{job_id}/cover-letter"]


def test_callers_past_row_level_security_are_the_listed_ones() -> None:
    callers = {
        str(path.relative_to(ROOT)) for path in sources("service/**/*.py") if ".as_service()" in path.read_text()
    }

    assert callers == set(SERVICE_CALLERS), "Use as_user, or give the reason in SERVICE_CALLERS."


def test_migrations_are_numbered_without_a_gap_and_the_bucket_is_the_third() -> None:
    names = [path.name for path in sources("supabase/migrations/*")]

    assert [name[:5] for name in names] == [f"{number:05}" for number in range(1, len(names) + 1)]
    assert all(re.fullmatch(r"\d{5}_[a-z_]+\.sql", name) for name in names)
    assert names[2] == "00003_resumes_bucket.sql"


def test_merged_migrations_are_unchanged() -> None:
    base = subprocess.run(
        ["git", "rev-parse", "--verify", "-q", "origin/main"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    if not base:
        pytest.skip("there is no origin/main to compare with")

    changed = subprocess.run(
        ["git", "diff", "--name-only", "--diff-filter=MDR", base, "--", "supabase/migrations"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert changed == [], "Migrations go forward only: write a new one."


def test_there_is_no_package_that_shadows_supabase() -> None:
    assert not (ROOT / "supabase" / "__init__.py").exists()


def test_importing_a_pure_part_loads_no_web_stack() -> None:
    ask = (
        "import sys, service.scrape, service.match, service.resumes.reader\n"
        "print(*{'flask', 'httpx', 'anthropic'} & set(sys.modules))"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()

    assert loaded == []


@pytest.mark.parametrize("folder", ["service", "extension/src", "extension/entrypoints"])
def test_nothing_unfinished_is_left(folder: str) -> None:
    marks = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sources(f"{folder}/**/*.py", f"{folder}/**/*.ts")
        for line in path.read_text().splitlines()
        if re.search(r"\b(TODO|FIXME|XXX|NotImplementedError)\b", line)
    ]

    assert marks == []
