"""A PDF for a résumé that came without one: the bucket, receipts and downloads know PDFs alone."""

import json
from pathlib import Path
from typing import Any

import typst

from service.resumes.corrections.tree import LOCATION, PROFILES, Entry, Tree, grow
from service.resumes.model import Resume

_TEMPLATE = Path(__file__).with_suffix(".typ")
_PROSE = ("summary", "description")
_DATES = ("startDate", "endDate", "date", "releaseDate")
_NAMES = {
    "work": "Experience",
    "volunteer": "Volunteering",
    "education": "Education",
    "skills": "Skills",
    "projects": "Projects",
    "certificates": "Certificates",
    "languages": "Languages",
    "awards": "Awards",
    "publications": "Publications",
}
_HEADS = ("position", "title", "studyType", "language", "name", "area")  # what stands in bold, as far as it is there


def typeset(resume: Resume) -> bytes:
    """The résumé as a plain PDF; the same blocks give the same bytes."""
    tree = grow(resume)
    sections = [{"name": name, "entries": [_entry(one) for one in tree.sections[key]]} for key, name in _NAMES.items()]
    data = {
        "title": _said(tree.basics, "name") or "Résumé",
        "contact": _contact(tree),
        "prose": [text for text in [_said(tree.basics, "summary")] if text],
        "sections": [section for section in sections if section["entries"]],
    }
    return _compiled(data)


def typeset_text(text: str, *, title: str) -> bytes:
    """A text as a PDF of one page, as long as it takes, line by line."""
    return _compiled({"title": title, "text": [line.strip() or " " for line in text.splitlines()]})


def _compiled(data: dict[str, Any]) -> bytes:
    made = typst.compile(_TEMPLATE.read_bytes(), format="pdf", sys_inputs={"data": json.dumps(data)})
    return bytes(made)


def _contact(tree: Tree) -> list[str]:
    names = ("label", "email", "phone", *(f"{LOCATION}/{name}" for name in ("address", "city", "region")), "url")
    profiles = [_said(one, "url") or _said(one, "username") for one in tree.sections[PROFILES]]
    return [text for text in [*(_said(tree.basics, name) for name in names), *profiles] if text]


def _entry(entry: Entry) -> dict[str, Any]:
    texts = {name: one.text for name, one in entry.texts.items()}
    title = next((name for name in _HEADS if name in texts), "")
    beside = [text for name, text in texts.items() if name not in {*_PROSE, *_DATES, title}]
    end = "present" if entry.current else None
    period = [text for text in (*(texts.get(name) for name in _DATES), end) if text]
    return {
        "title": texts.get(title, ""),
        "by": ", ".join(beside),
        "period": " – ".join(period),
        "prose": [texts[name] for name in _PROSE if name in texts],
        "points": [one.text for several in entry.lists.values() for one in several],
    }


def _said(entry: Entry, name: str) -> str:
    return entry.texts[name].text if name in entry.texts else ""
