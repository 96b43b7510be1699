"""Other parsers of résumés beside ours, on the same documents in the same run; adapters into the scorer's shape.

openresume-parser (AGPL) and leverparser are installed for measuring (`requirements-dev.in`) and never imported by the
product. openresume-parser knows one education and no school; leverparser gives every date as a day, of which the day
is left out here. The floor is plain patterns: an e-mail address, a telephone number, the first line as the name, and
what stands between commas under a heading of skills.
"""

import importlib
import importlib.util
import logging
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from pdfminer.high_level import extract_text

from bench import corpus

Scored = dict[str, Any]
Parser = Callable[[Path], Scored]
FIELDS = ("overall", "name", "email", "phone", "exp.entry", "exp.highlights", "edu.entry", "skills")
ABSENT = "{name}: skipped, it is not installed (make dev installs it)"
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"\+?\(?\d[\d ().-]{7,20}\d")
SKILLS = re.compile(r"^\s*(?:technical |core |key )?(?:skills|technologies|competencies)\b.*$", re.IGNORECASE)
HEADING = re.compile(r"^\s*[A-Z][A-Za-z &]{3,30}$")


def openresume(path: Path) -> Scored:
    """What openresume-parser reads."""
    read = importlib.import_module("openresume").parse_resume_from_pdf
    found = read(str(path)).get("resume") or {}
    place = found.get("location") or {}
    study = found.get("education") or {}
    return {
        "contact": {
            "name": found.get("full_name"),
            "email": found.get("email"),
            "phone": found.get("phone"),
            "location": ", ".join(filter(None, [place.get("city"), place.get("state")])),
            "links": [found["url"]] if found.get("url") else [],
        },
        "summary": found.get("summary"),
        "experience": [
            {
                "title": job.get("title"),
                "company": job.get("company"),
                "start": job.get("start_date"),
                "end": "present" if job.get("current") else job.get("end_date"),
                "highlights": [job["description"]] if job.get("description") else [],
            }
            for job in (found.get("experience") or {}).get("work_history") or []
        ],
        "education": [
            {
                "degree": study.get("degree_course"),
                "field": study.get("specialization"),
                "end": str(study.get("passing_year") or ""),
            }
        ]
        if study.get("degree_course") or study.get("passing_year")
        else [],
        "skills": {"flat": found.get("skills") or []},
    }


def lever(path: Path) -> Scored:
    """What leverparser reads."""
    found = importlib.import_module("pyresume").ResumeParser().parse(str(path)).to_dict()
    who = found["contact_info"]

    def month(day: object) -> str | None:
        return str(day)[: len("2019-03")] if day else None

    return {
        "contact": {
            "name": who["name"],
            "email": who["email"],
            "phone": who["phone"],
            "location": who["address"],
            "links": [link for link in (who["linkedin"], who["github"], who["website"]) if link],
        },
        "summary": found["summary"],
        "experience": [
            {
                "title": job["title"],
                "company": job["company"],
                "location": job["location"],
                "start": month(job["start_date"]),
                "end": "present" if job["current"] else month(job["end_date"]),
                "highlights": job["responsibilities"],
            }
            for job in found["experience"]
        ],
        "education": [
            {
                "institution": study["institution"],
                "degree": study["degree"],
                "field": study["major"],
                "end": month(study["graduation_date"]),
                "gpa": study["gpa"],
            }
            for study in found["education"]
        ],
        "skills": {"flat": [skill["name"] for skill in found["skills"]]},
        "projects": [{"name": project["name"]} for project in found["projects"]],
        "certifications": [{"name": one["name"]} for one in found["certifications"]],
        "languages": [{"name": language} for language in found["languages"]],
    }


def patterns(path: Path) -> Scored:
    """What plain patterns find."""
    text = extract_text(str(path))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    email, phone = EMAIL.search(text), PHONE.search(text)
    skills: list[str] = []
    under = False
    for line in lines:
        if SKILLS.match(line):
            under = True
        elif HEADING.match(line) and "," not in line:
            under = False
        elif under:
            skills += [part.strip() for part in re.split(r"[,;•|]", line.split(":")[-1]) if part.strip()]
    return {
        "contact": {
            "name": lines[0] if lines else None,
            "email": email.group() if email else None,
            "phone": phone.group() if phone else None,
        },
        "skills": {"flat": skills},
    }


PEERS: Mapping[str, tuple[str, Parser]] = {
    "openresume-parser": ("openresume", openresume),
    "leverparser": ("pyresume", lever),
    "plain patterns": ("", patterns),
}


def compare(name: str, rows: Iterable[dict[str, Any]], *, folder: Path, ours: Mapping[str, Scored]) -> None:
    """Print, for one set, the F1 of ours and of each peer: overall by layout, then by field."""
    documents = list(rows)
    scorer = corpus.script(corpus.folder("resumes") / "evaluate.py")
    read: dict[str, dict[str, Scored]] = {"ours": {row: {"parsed_data": said} for row, said in ours.items()}}
    for peer, (module, parser) in PEERS.items():
        if module and importlib.util.find_spec(module) is None:
            print(ABSENT.format(name=peer))
        else:
            read[peer] = {row["id"]: {"parsed_data": _quietly(parser, folder / row["file"])} for row in documents}
    print(f"== {name} beside others (F1)")
    print(f"{'':28}" + "".join(f"{peer:>20}" for peer in read))
    by_layout = {peer: scorer.run(documents, said, "layout") for peer, said in read.items()}
    layouts = sorted(by_layout["ours"])
    if len(layouts) > 1:
        for layout in layouts:
            _row(f"overall, {layout}", [scorer.summary(found[layout])[2] for found in by_layout.values()])
    fields, _, overall = zip(
        *(scorer.summary(scorer.run(documents, said)["ALL"]) for said in read.values()), strict=True
    )
    for field in FIELDS:
        _row(field, overall if field == "overall" else [one.get(field, 0.0) for one in fields])


def _row(name: str, figures: Iterable[float]) -> None:
    print(f"{name:28}" + "".join(f"{figure:20.3f}" for figure in figures))


def _quietly(parser: Parser, path: Path) -> Scored:
    """What a peer reads, without what it says meanwhile; nothing when it fails."""
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings(), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            warnings.simplefilter("ignore")
            return parser(path)
    except Exception:  # noqa: BLE001 — a document that a peer cannot read is one it has nothing of
        return {}
    finally:
        logging.disable(logging.NOTSET)
