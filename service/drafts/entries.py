"""The résumé as lines that can be quoted, entry by entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from service.resumes.model import Education, Resume


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the résumé: a heading ("Engineer, Acme (03/2019 – present)") and its lines.

    `start` and `end` are as the résumé gives them; `current` is true when it says so.
    """

    section: str
    heading: str = ""
    start: str | None = None
    end: str | None = None
    current: bool = False
    lines: tuple[str, ...] = ()

    def titled(self, present: str) -> str:
        """Give the heading with its dates, "until now" in the caller's word for it."""
        last = present if self.current else _month_first(self.end)
        span = " – ".join(part for part in (_month_first(self.start), last) if part)
        return f"{self.heading} ({span})" if self.heading and span else self.heading


def entries(resume: Resume) -> list[Entry]:
    """Give what the résumé says, in its own order; contact data is not among it."""
    found = [*_summary(resume), *_work(resume), *_education(resume), *_skills(resume), *_rest(resume)]
    return [entry for entry in found if entry.heading or entry.lines]


def _summary(resume: Resume) -> Iterator[Entry]:
    basics = resume.basics
    yield Entry(section="summary", heading=_joined(basics.label), lines=_lines(basics.summary))


def _work(resume: Resume) -> Iterator[Entry]:
    current = set(resume.meta.current)
    for number, work in enumerate(resume.work):
        yield Entry(
            section="work",
            heading=_joined(work.position, work.name, work.location),
            start=work.start_date,
            end=work.end_date,
            current=f"/work/{number}" in current,
            lines=_lines(work.summary, *work.highlights),
        )
    for number, role in enumerate(resume.volunteer):
        yield Entry(
            section="volunteer",
            heading=_joined(role.position, role.organization),
            start=role.start_date,
            end=role.end_date,
            current=f"/volunteer/{number}" in current,
            lines=_lines(role.summary, *role.highlights),
        )
    for number, project in enumerate(resume.projects):
        yield Entry(
            section="projects",
            heading=_joined(project.name),
            start=project.start_date,
            end=project.end_date,
            current=f"/projects/{number}" in current,
            lines=_lines(project.description, *project.highlights, ", ".join(project.keywords)),
        )


def _education(resume: Resume) -> Iterator[Entry]:
    current = set(resume.meta.current)
    for number, education in enumerate(resume.education):
        yield Entry(
            section="education",
            heading=_joined(_degree(education), education.institution),
            start=education.start_date,
            end=education.end_date,
            current=f"/education/{number}" in current,
            lines=_lines(education.score, ", ".join(education.courses)),
        )


def _degree(education: Education) -> str:
    return " ".join(part for part in (education.study_type, education.area) if part)


def _skills(resume: Resume) -> Iterator[Entry]:
    for skill in resume.skills:
        named = [word for word in skill.keywords if word.strip()]
        if named:
            yield Entry(section="skills", heading=_joined(skill.name), lines=(", ".join(_clean(named)),))
        else:
            yield Entry(section="skills", lines=_lines(skill.name))


def _rest(resume: Resume) -> Iterator[Entry]:
    for certificate in resume.certificates:
        yield Entry(section="certificates", lines=_dated(certificate.date, certificate.name, certificate.issuer))
    for spoken in resume.languages:
        level = f" ({spoken.fluency})" if spoken.fluency else ""
        yield Entry(section="languages", lines=_lines(f"{spoken.language}{level}" if spoken.language else None))
    for award in resume.awards:
        yield Entry(section="awards", lines=_dated(award.date, award.title, award.awarder))
    for paper in resume.publications:
        yield Entry(section="publications", lines=_dated(paper.release_date, paper.name, paper.publisher))


def _dated(date: str | None, *parts: str | None) -> tuple[str, ...]:
    text = _joined(*parts)
    return (f"{text} ({_month_first(date)})" if date else text,) if text else ()


def _joined(*parts: str | None) -> str:
    return ", ".join(_clean(parts))


def _lines(*texts: str | None) -> tuple[str, ...]:
    return tuple(_clean(texts))


def _clean(texts: Iterable[str | None]) -> list[str]:
    """Give each text on one line, without empty ones."""
    flat = (" ".join((text or "").split()) for text in texts)
    return [text for text in flat if text]


def _month_first(date: str | None) -> str:
    """Write a date as letters do, with the precision it has: "2019" stays, "2019-03" and "2019-03-01" are 03/2019."""
    found = re.fullmatch(r"(\d{4})-(\d{2})(?:-\d{2})?", date or "")
    return f"{found[2]}/{found[1]}" if found else (date or "")
