"""Accuracy and speed of reading résumés: `python -m bench.resumes [--errors N] [--only SET]`.

Prints the corpus's own scorer for each set (`synthetic`, `real`; each split into the layouts the rules were written
beside, `dev`, and a third kept aside by layout, `aside`), the outcome of each hostile file, and the time for a
document beside pdfminer.six extracting the same text.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from pdfminer.high_level import extract_text

from service.errors import Unreadable
from service.resumes import read
from service.resumes.model import Resume
from service.resumes.sandbox import Sandbox

SYNTHETIC_ASIDE = {"docx_tabs", "rcv_moderncv", "tex_jake"}
REAL_ASIDE = (
    "annarachwalski",
    "danielteles",
    "treyhunner",
    "xitanggg-public_resume-example_laverne",
    "subidit-templates_star",
    "subidit-templates_week",
    "zachscrivena",
)
OUTCOMES = {  # The reason each unreadable file of the hostile set must end with; the others must give their fields.
    "scanned_image_only.pdf": {"no_text_layer"},
    "enc_user_password.pdf": {"encrypted"},
    "zero_byte.pdf": {"empty"},
    "not_a_pdf_html.pdf": {"not_a_pdf"},
    "docx_named_pdf.pdf": {"not_a_pdf"},
    "bomb_flate_1gib.pdf": {"too_large", "damaged"},
    "bomb_operators.pdf": {"too_slow", "too_large"},
    "page_tree_deep.pdf": {"damaged", "no_text_layer"},
    "huge_cmap.pdf": {"too_slow", "read"},
}


def main(options: Sequence[str] = ()) -> None:
    """Print all figures, or those the options choose."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", type=int, default=0, help="print so many wrong values of each set")
    arguments.add_argument("--only", default="", help="synthetic-dev, synthetic-aside, real-dev, real-aside, hostile")
    chosen = arguments.parse_args(options)
    corpus = Path(os.environ.get("FOOTHOLD_CORPUS", "../shared/corpus")) / "resumes"
    if not corpus.is_dir():
        print(f"bench.resumes: skipped, there is no corpus at {corpus} (set FOOTHOLD_CORPUS)")
        return
    ratios: list[float] = []
    for folder in ("synthetic", "real"):
        truth = [json.loads(line) for line in (corpus / folder / "truth.jsonl").read_text("utf-8").splitlines()]
        for name, rows in _divided(folder, truth).items():
            if chosen.only in {"", name}:
                _score(corpus, folder, name=name, rows=rows, errors=chosen.errors, ratios=ratios)
    if ratios:
        print(f"time: median {statistics.median(ratios):.2f} x pdfminer.six text extraction, worst {max(ratios):.2f} x")
    if chosen.only in {"", "hostile"}:
        _hostile(corpus / "adversarial")


def _divided(folder: str, truth: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Part the documents by layout into those the rules were written beside and those kept aside."""

    def aside(row: dict[str, Any]) -> bool:
        return row["layout"] in SYNTHETIC_ASIDE if folder == "synthetic" else row["id"].startswith(REAL_ASIDE)

    return {
        f"{folder}-dev": [row for row in truth if not aside(row)],
        f"{folder}-aside": [row for row in truth if aside(row)],
    }


def _score(
    corpus: Path, folder: str, *, name: str, rows: Iterable[dict[str, Any]], errors: int, ratios: list[float]
) -> None:
    """Read each document, and let the corpus's scorer judge."""
    with tempfile.TemporaryDirectory() as scratch:
        truth, predictions = Path(scratch, "truth.jsonl"), Path(scratch, "predictions.jsonl")
        with truth.open("w", encoding="utf-8") as gold, predictions.open("w", encoding="utf-8") as ours:
            for row in rows:
                pdf = (corpus / folder / row["file"]).read_bytes()
                data, seconds = _timed(pdf)
                ratios.append(seconds / _plain_seconds(pdf))
                gold.write(json.dumps(row) + "\n")
                ours.write(json.dumps({"id": row["id"], "parsed_data": data, "seconds": seconds}) + "\n")
        command = [sys.executable, str(corpus / "evaluate.py"), str(truth), str(predictions)]
        by = ["--by", "layout"] if folder == "synthetic" else []
        print(f"== {name}", flush=True)
        subprocess.run([*command, *by, "--errors", str(errors)], check=True)


def _timed(pdf: bytes) -> tuple[dict[str, Any], float]:
    """Read a document in this process; gives the scorer's shape and the seconds."""
    start = time.perf_counter()
    try:
        resume = read(pdf)
    except Unreadable as error:
        print(f"unreadable: {error.reason}")
        resume = Resume()
    seconds = time.perf_counter() - start
    for pointer in unsourced(resume):
        print(f"without a source: {pointer}")
    return to_scored(resume), seconds


def unsourced(resume: Resume) -> list[str]:
    """Give the pointers of texts whose source does not contain them; dates and names of networks are derived."""
    found: list[str] = []

    def walk(value: object, pointer: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f"{pointer}/{key}")
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                walk(inner, f"{pointer}/{number}")
        elif not pointer.endswith(("Date", "/date", "/network", "/username")):
            source = resume.meta.sources.get(pointer)
            if source is None or str(value) not in source.text:
                found.append(pointer)

    data = resume.to_json_resume()
    data.pop("meta")
    walk(data, "")
    return found


def _plain_seconds(pdf: bytes) -> float:
    """Give the seconds pdfminer.six takes for the plain text of the same document."""
    start = time.perf_counter()
    extract_text(BytesIO(pdf))
    return time.perf_counter() - start


def to_scored(resume: Resume) -> dict[str, Any]:
    """Give the résumé in the scorer's shape."""
    basics, current = resume.basics, set(resume.meta.current)
    links = [basics.url, *(profile.url for profile in basics.profiles)]
    return {
        "contact": {
            "name": basics.name,
            "email": basics.email,
            "phone": basics.phone,
            "location": basics.location.address if basics.location else None,
            "links": [link for link in links if link],
        },
        "summary": basics.summary,
        "experience": [
            {
                "title": job.position,
                "company": job.name,
                "location": job.location,
                "start": job.start_date,
                "end": "present" if f"/work/{number}" in current else job.end_date,
                "highlights": job.highlights,
            }
            for number, job in enumerate(resume.work)
        ],
        "education": [
            {
                "institution": study.institution,
                "degree": study.study_type,
                "field": study.area,
                "start": study.start_date,
                "end": "present" if f"/education/{number}" in current else study.end_date,
                "gpa": study.score,
            }
            for number, study in enumerate(resume.education)
        ],
        "skills": {"flat": [keyword for group in resume.skills for keyword in group.keywords]},
        "projects": [{"name": project.name} for project in resume.projects],
        "certifications": [{"name": certificate.name} for certificate in resume.certificates],
        "languages": [{"name": language.language} for language in resume.languages],
    }


def _hostile(folder: Path) -> None:
    """Print the outcome of each hostile file, read in the sandbox."""
    print("== hostile")
    right = total = 0
    sandbox = Sandbox()
    try:
        for line in (folder / "expected.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            start = time.perf_counter()
            outcome, wrong = _outcome(sandbox, (folder / row["file"]).read_bytes(), row.get("gold", {}))
            good = outcome in OUTCOMES.get(row["file"], {"read"}) and not wrong
            right, total = right + good, total + 1
            verdict = "ok" if good else "WRONG"
            print(f"{verdict:6}{row['file']:32}{outcome:14}{time.perf_counter() - start:6.2f} s  {' '.join(wrong)}")
    finally:
        sandbox.close()
    print(f"hostile: {right} of {total} as expected")


def _outcome(sandbox: Sandbox, pdf: bytes, gold: dict[str, str]) -> tuple[str, list[str]]:
    """Give ("read" or the reason, the gold fields that are missing)."""
    try:
        resume = sandbox.read(pdf)
    except Unreadable as error:
        return error.reason, []
    basics = resume.basics
    ours: dict[str, list[str | None]] = {
        "name": [basics.name],
        "email": [basics.email],
        "phone": ["".join(filter(str.isdigit, basics.phone or ""))],
        "title": [job.position for job in resume.work],
        "company": [job.name for job in resume.work],
    }
    return "read", [f"{field}={ours[field]}" for field, value in gold.items() if value not in ours[field]]


if __name__ == "__main__":
    main(sys.argv[1:])
