"""Accuracy and speed of reading résumés: `python -m bench.resumes [--errors N] [--only SET]`.

Prints the corpus's own scorer for each set (`synthetic`, `real`; each split into the layouts the rules were written
beside, `dev`, and a third kept aside by layout, `aside`), the same figures for other parsers (`bench.peers`), the
outcome of each hostile file, and what reading costs (`bench.readings`).
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import corpus, floors, peers, readings
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
_BLOCKS = ("overall", "contact", "experience", "exp.entry", "education", "edu.entry", "skills")
_FINER = ("location", "links", "summary", "exp.highlights", "projects", "certifications", "languages")
SETS = {  # the figures that floors may hold; people's own résumés are labelled by block alone
    "synthetic-dev": _BLOCKS + _FINER,
    "synthetic-aside": _BLOCKS + _FINER,
    "real-dev": _BLOCKS,
    "real-aside": _BLOCKS,
}
HOSTILE, HOSTILE_FIGURE = "hostile", "hostile.as_expected"
KNOWN = frozenset([*(f"{name}.{figure}" for name, figures in SETS.items() for figure in figures), HOSTILE_FIGURE])
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


def main(options: Sequence[str] = ()) -> int:
    """Print all figures, or those the options choose; 1 when a floor under them is broken."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", type=int, default=0, help="print so many wrong values of each set")
    arguments.add_argument("--only", default="", choices=(*SETS, HOSTILE), metavar="SET", help=f"{SETS} or {HOSTILE}")
    chosen = arguments.parse_args(options)
    if not corpus.is_there("resumes"):
        print(corpus.absence("resumes"))
        return 0
    names = [name for name in SETS if chosen.only in {"", name}]
    measured = quality(names, errors=chosen.errors)
    for name in names:
        peers.compare(name, rows(name), folder=folder(name), ours=_ours(name))
    if chosen.only in {"", HOSTILE}:
        measured[HOSTILE_FIGURE] = _hostile(corpus.folder("resumes") / "adversarial")
    verdict = floors.judge("resumes", measured, known=KNOWN, only=chosen.only)
    print("== floors", verdict, sep="\n")
    return verdict.status or (0 if chosen.only else readings.main())


def quality(names: Iterable[str], *, errors: int = 0) -> dict[str, float]:
    """The figures that floors may hold in these sets, after printing all that the scorer says of each."""
    measured: dict[str, float] = {}
    for name in names:
        by_layout = name.startswith("synthetic")
        figures = scored(name, rows(name), _ours(name), errors=errors, by_layout=by_layout)
        measured |= {f"{name}.{figure}": figures[figure] for figure in SETS[name] if figure in figures}
    return measured


def rows(name: str) -> list[dict[str, Any]]:
    """The labelled documents of a set: by layout, those the rules were written beside, or those kept aside."""
    kind, _, part = name.partition("-")

    def is_aside(row: dict[str, Any]) -> bool:
        return row["layout"] in SYNTHETIC_ASIDE if kind == "synthetic" else row["id"].startswith(REAL_ASIDE)

    truth = (folder(name) / "truth.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, truth) if is_aside(row) is (part == "aside")]


def folder(name: str) -> Path:
    """Where the documents of a set lie."""
    return corpus.folder("resumes") / name.partition("-")[0]


def _ours(name: str) -> dict[str, dict[str, Any]]:
    """What we read of each document of a set, in the scorer's shape."""
    return {row["id"]: to_scored(_read(name, row)) for row in rows(name)}


def scored(
    name: str, truth: Iterable[dict[str, Any]], ours: Mapping[str, dict[str, Any]], *, errors: int, by_layout: bool
) -> dict[str, float]:
    """The F1 of each block and field, after the corpus's scorer has printed all that it says of a set."""
    print(f"== {name}", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        labels, predictions = Path(scratch, "truth.jsonl"), Path(scratch, "predictions.jsonl")
        labels.write_text("".join(json.dumps(row) + "\n" for row in truth), "utf-8")
        said = (json.dumps({"id": row, "parsed_data": data}) + "\n" for row, data in ours.items())
        predictions.write_text("".join(said), "utf-8")
        by = ["--by", "layout"] if by_layout else []
        found = corpus.scored("resumes", str(labels), str(predictions), *by, "--errors", str(errors))
    blocks = {"overall": found.pop("overall"), **found.pop("families")}
    return {
        figure: float(value)
        for figure, value in ({field: counts["f1"] for field, counts in found.items()} | blocks).items()
    }


def _read(name: str, row: dict[str, Any]) -> Resume:
    """Read a document in this process; an empty résumé when it cannot be read."""
    try:
        resume = read((folder(name) / row["file"]).read_bytes())
    except Unreadable as error:
        print(f"{row['file']} unreadable: {error.reason}")
        return Resume()
    for pointer in unsourced(resume):
        print(f"{row['file']} without a source: {pointer}")
    return resume


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


def _hostile(folder: Path) -> float:
    """Print the outcome of each hostile file, read in the sandbox; gives the share that is as expected."""
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
    return right / total


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
    raise SystemExit(main(sys.argv[1:]))
