"""The lines of a résumé with their JSON pointers, newest first within each section."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from service.resumes.model import Education, Project, Resume, Volunteer, Work

MAX_LINES = 3000  # a résumé of fifty pages has fewer
MAX_CHARS = 8000  # of one value; the longest real one is a tenth of this
SENTENCE = 4  # words of a skill that tell of some work
# How lines tell of referees and supervisors, whose degrees are not the person's own.
OF_OTHERS = re.compile(
    r"^(?i:references?|referees?|referenzen|références|referencias|referências)\s?:\s"
    r"|\b[Ss]upervised by\b|\b(?:[Ss]upervisors?|[Bb]etreuer(?:in)?|[Dd]irecteur de thèse|[Tt]utor)\s?:"
    r"|\b(?:[Tt]hesis|[Aa]cademic) advisors?\b|\b(?:Prof|Dr)\.\s[A-Z]"
)
SECTIONS = (
    "work",
    "projects",
    "volunteer",
    "summary",
    "skills",
    "certificates",
    "education",
    "languages",
    "awards",
    "publications",
    "unplaced",
    "basics",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One value of the résumé. `entry` is the block it belongs to, `order` sorts the most telling first.

    `context` is what says how it is meant: the value itself, or the line of the document that a skill was cut from;
    nothing where a skill stands by itself, since "Java" alone tells of no work.
    """

    pointer: str
    text: str
    section: str
    entry: str
    context: str
    newest: str = ""
    is_title: bool = False
    speaks: bool = True

    @property
    def order(self) -> tuple[int, tuple[int, ...]]:
        """Section first, then the newest entry."""
        return SECTIONS.index(self.section), tuple(-ord(character) for character in self.newest)


def lines(resume: Resume) -> list[Line]:
    """Every line of the résumé, in the document's order; blanks are left out."""
    placed = [line for line in _all(resume) if line.text.strip()]
    return [*placed, *_unplaced(resume)][:MAX_LINES]


def _all(resume: Resume) -> Iterator[Line]:
    yield from _basics(resume)
    for index, work in enumerate(resume.work):
        yield from _role(work, f"/work/{index}", section="work", newest=_end(work, resume))
    for index, project in enumerate(resume.projects):
        yield from _project(project, f"/projects/{index}", _end(project, resume))
    for index, unpaid in enumerate(resume.volunteer):
        yield from _role(unpaid, f"/volunteer/{index}", section="volunteer", newest=_end(unpaid, resume))
    for index, school in enumerate(resume.education):
        yield from _school(school, f"/education/{index}")
    yield from _lists(resume)


def _end(entry: Work | Project | Volunteer, resume: Resume) -> str:
    """What sorts entries: one that goes on is newer than any that ended."""
    for section in (resume.work, resume.volunteer, resume.projects):
        for index, other in enumerate(section):
            if other is entry and f"/{_name(entry)}/{index}" in resume.meta.current:
                return "9999"
    return entry.end_date or entry.start_date or ""


def _name(entry: Work | Project | Volunteer) -> str:
    return {Work: "work", Project: "projects", Volunteer: "volunteer"}[type(entry)]


def _line(pointer: str, text: str | None, section: str, **more: str | bool) -> Iterator[Line]:
    if text:
        entry = "/".join(pointer.split("/")[:3])
        newest, is_title = str(more.get("newest", "")), bool(more.get("is_title", False))
        yield Line(
            pointer=pointer,
            text=text[:MAX_CHARS],
            section=section,
            entry=entry,
            context=str(more.get("context", text))[:MAX_CHARS],
            newest=newest,
            is_title=is_title,
            speaks=bool(more.get("speaks", True)),
        )


def _each(pointer: str, texts: Iterable[str], section: str, *, newest: str = "") -> Iterator[Line]:
    for index, text in enumerate(texts):
        yield from _line(f"{pointer}/{index}", text, section, newest=newest)


def _basics(resume: Resume) -> Iterator[Line]:
    basics = resume.basics
    yield from _line("/basics/label", basics.label, "summary", is_title=True)
    yield from _line("/basics/summary", basics.summary, "summary")
    if basics.location:
        for member in ("city", "region", "country_code", "address"):
            pointer = f"/basics/location/{'countryCode' if member == 'country_code' else member}"
            yield from _line(pointer, getattr(basics.location, member), "basics", speaks=False)


def _role(role: Work | Volunteer, pointer: str, *, section: str, newest: str) -> Iterator[Line]:
    employer = ("name", role.name) if isinstance(role, Work) else ("organization", role.organization)
    yield from _line(f"{pointer}/position", role.position, section, newest=newest, is_title=True)
    yield from _line(f"{pointer}/{employer[0]}", employer[1], section, newest=newest, speaks=False)
    yield from _line(f"{pointer}/summary", role.summary, section, newest=newest)
    yield from _each(f"{pointer}/highlights", role.highlights, section, newest=newest)


def _project(project: Project, pointer: str, newest: str) -> Iterator[Line]:
    yield from _line(f"{pointer}/name", project.name, "projects", newest=newest)
    yield from _line(f"{pointer}/description", project.description, "projects", newest=newest)
    yield from _each(f"{pointer}/highlights", project.highlights, "projects", newest=newest)
    yield from _each(f"{pointer}/keywords", project.keywords, "projects", newest=newest)


def _school(school: Education, pointer: str) -> Iterator[Line]:
    newest = school.end_date or school.start_date or ""
    yield from _line(f"{pointer}/studyType", school.study_type, "education", newest=newest)
    yield from _line(f"{pointer}/area", school.area, "education", newest=newest)
    yield from _line(f"{pointer}/institution", school.institution, "education", newest=newest, speaks=False)
    yield from _each(f"{pointer}/courses", school.courses, "education", newest=newest)


def _lists(resume: Resume) -> Iterator[Line]:
    for index, skill in enumerate(resume.skills):
        pointers = (f"/skills/{index}/keywords/{at}" for at in count())
        for pointer, text in ((f"/skills/{index}/name", skill.name), *zip(pointers, skill.keywords, strict=False)):
            yield from _line(pointer, text, "skills", context=_cut_from(pointer, text or "", resume))
    for index, language in enumerate(resume.languages):
        yield from _line(f"/languages/{index}/language", language.language, "languages", speaks=False)
        yield from _line(f"/languages/{index}/fluency", language.fluency, "languages", speaks=False)
    for index, certificate in enumerate(resume.certificates):
        yield from _line(f"/certificates/{index}/name", certificate.name, "certificates", newest=certificate.date or "")
    for index, award in enumerate(resume.awards):
        yield from _line(f"/awards/{index}/title", award.title, "awards", newest=award.date or "")
        yield from _line(f"/awards/{index}/summary", award.summary, "awards", newest=award.date or "")
    for index, publication in enumerate(resume.publications):
        yield from _line(f"/publications/{index}/name", publication.name, "publications")
        yield from _line(f"/publications/{index}/summary", publication.summary, "publications")


def _cut_from(pointer: str, text: str, resume: Resume) -> str:
    """The line of the document that a skill was cut from, or all that it says if it is a sentence."""
    source = resume.meta.sources.get(pointer)
    if source and source.by is None:
        return source.text
    return text if len(text.split()) >= SENTENCE else ""


def _unplaced(resume: Resume) -> Iterator[Line]:
    """What the document says and no block has, but for what is said of others."""
    for index, piece in enumerate(resume.meta.unplaced):
        if not OF_OTHERS.search(piece.text):
            yield from _line(f"/meta/unplaced/{index}/text", piece.text, "unplaced")
