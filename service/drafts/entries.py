"""The résumé as lines that can be quoted, entry by entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from service.resumes.model import Education, Resume


EXPERIENCE = ("work", "projects", "volunteer")  # sections that tell what somebody did
_JOINT = r",?\s(?:\w{1,4}\s){0,2}"  # " en ", ", ", " of the " between a degree and its field


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the résumé: a heading ("Engineer, Acme (03/2019 – present)") and its lines.

    `start` and `end` are as the résumé gives them; `current` is true when it says so. `pointer` is the entry's JSON
    pointer, `pointers` are those of its lines.
    """

    section: str
    pointer: str
    heading: str = ""
    start: str | None = None
    end: str | None = None
    current: bool = False
    lines: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()

    def titled(self, present: str) -> str:
        """Give the heading with its dates, "until now" in the caller's word for it."""
        last = present if self.current else _month_first(self.end)
        span = " – ".join(part for part in (_month_first(self.start), last) if part)
        return f"{self.heading} ({span})" if self.heading and span else self.heading

    def has_ended(self, today: date | None) -> bool:
        """Whether it is over: it says no date to come and not that it goes on."""
        last = self.end or ""
        return not self.current and (today is None or last <= today.isoformat()[: len(last)])


def entries(resume: Resume) -> list[Entry]:
    """Give what the résumé says, in its own order; contact data is not among it."""
    found = [*_summary(resume), *_work(resume), *_education(resume), *_skills(resume), *_rest(resume)]
    return [entry for entry in found if entry.heading or entry.lines]


def _summary(resume: Resume) -> Iterator[Entry]:
    basics = resume.basics
    said = [("summary", basics.summary)]
    yield _entry("summary", "/basics", heading=_joined(basics.label), said=said)


def _work(resume: Resume) -> Iterator[Entry]:
    current = set(resume.meta.current)
    for number, work in enumerate(resume.work):
        yield _entry(
            "work",
            pointer := f"/work/{number}",
            heading=_joined(work.position, work.name, work.location),
            span=(work.start_date, work.end_date),
            current=pointer in current,
            said=[("summary", work.summary), *_numbered("highlights", work.highlights)],
        )
    for number, role in enumerate(resume.volunteer):
        yield _entry(
            "volunteer",
            pointer := f"/volunteer/{number}",
            heading=_joined(role.position, role.organization),
            span=(role.start_date, role.end_date),
            current=pointer in current,
            said=[("summary", role.summary), *_numbered("highlights", role.highlights)],
        )
    for number, project in enumerate(resume.projects):
        said = [("description", project.description), *_numbered("highlights", project.highlights)]
        yield _entry(
            "projects",
            pointer := f"/projects/{number}",
            heading=_joined(project.name),
            span=(project.start_date, project.end_date),
            current=pointer in current,
            said=[*said, ("keywords", ", ".join(project.keywords))],
        )


def _education(resume: Resume) -> Iterator[Entry]:
    current = set(resume.meta.current)
    for number, education in enumerate(resume.education):
        yield _entry(
            "education",
            pointer := f"/education/{number}",
            heading=_joined(_degree(education, _source(resume, pointer)), education.institution),
            span=(education.start_date, education.end_date),
            current=pointer in current,
            said=[("score", education.score), ("courses", ", ".join(education.courses))],
        )


def _degree(education: Education, line: str) -> str:
    """Give degree and field as their `line` joins them ("Grado en Matemáticas"), else side by side."""
    degree, area = education.study_type or "", education.area or ""
    joined = re.search(rf"{re.escape(degree)}{_JOINT}{re.escape(area)}(?!\w)", line) if degree and area else None
    return joined.group() if joined else " ".join(part for part in (degree, area) if part)


def _source(resume: Resume, pointer: str) -> str:
    known = resume.meta.sources.get(f"{pointer}/studyType")
    return " ".join(known.text.split()) if known is not None else ""


def _skills(resume: Resume) -> Iterator[Entry]:
    for number, skill in enumerate(resume.skills):
        pointer = f"/skills/{number}"
        named = [word for word in skill.keywords if word.strip()]
        if named:
            yield _entry("skills", pointer, heading=_joined(skill.name), said=[("keywords", ", ".join(_clean(named)))])
        else:
            yield _entry("skills", pointer, said=[("name", skill.name)])


def _rest(resume: Resume) -> Iterator[Entry]:
    for number, certificate in enumerate(resume.certificates):
        text = _dated(certificate.date, certificate.name, certificate.issuer)
        yield _entry("certificates", f"/certificates/{number}", said=[("name", text)])
    for number, spoken in enumerate(resume.languages):
        level = f" ({spoken.fluency})" if spoken.fluency else ""
        text = f"{spoken.language}{level}" if spoken.language else ""
        yield _entry("languages", f"/languages/{number}", said=[("language", text)])
    for number, award in enumerate(resume.awards):
        yield _entry("awards", f"/awards/{number}", said=[("title", _dated(award.date, award.title, award.awarder))])
    for number, paper in enumerate(resume.publications):
        text = _dated(paper.release_date, paper.name, paper.publisher)
        yield _entry("publications", f"/publications/{number}", said=[("name", text)])


def _entry(
    section: str,
    pointer: str,
    *,
    said: Iterable[tuple[str, str | None]],
    heading: str = "",
    span: tuple[str | None, str | None] = (None, None),
    current: bool = False,
) -> Entry:
    """Give the entry at `pointer`; `said` are its lines by the last steps of their own pointers."""
    told = [(f"{pointer}/{step}", line) for step, text in said for line in _clean([text])]
    return Entry(
        section=section,
        pointer=pointer,
        heading=heading,
        start=span[0],
        end=span[1],
        current=current,
        lines=tuple(line for _, line in told),
        pointers=tuple(place for place, _ in told),
    )


def _numbered(name: str, texts: Iterable[str]) -> list[tuple[str, str | None]]:
    return [(f"{name}/{number}", text) for number, text in enumerate(texts)]


def _dated(date: str | None, *parts: str | None) -> str:
    text = _joined(*parts)
    return f"{text} ({_month_first(date)})" if date and text else text


def _joined(*parts: str | None) -> str:
    return ", ".join(_clean(parts))


def _clean(texts: Iterable[str | None]) -> list[str]:
    """Give each text on one line, without empty ones."""
    flat = (" ".join((text or "").split()) for text in texts)
    return [text for text in flat if text]


def _month_first(date: str | None) -> str:
    """Write a date as letters do, with the precision it has: "2019" stays, "2019-03" and "2019-03-01" are 03/2019."""
    found = re.fullmatch(r"(\d{4})-(\d{2})(?:-\d{2})?", date or "")
    return f"{found[2]}/{found[1]}" if found else (date or "")
