"""Sections → the résumé's blocks, each value with its source."""

from collections.abc import Iterable, Sequence

from service.resumes import model
from service.resumes.reader.contact import Contact, contact, international, network
from service.resumes.reader.dates import DateSpan
from service.resumes.reader.education import studies
from service.resumes.reader.entries import Entry, entries, projects
from service.resumes.reader.glyphs import Page
from service.resumes.reader.line import Line
from service.resumes.reader.listings import languages, listed, skills
from service.resumes.reader.sections import HEADER, Section, sections
from service.resumes.reader.unplaced import unplaced
from service.resumes.reader.values import Found, found, join
from service.resumes.reader.work import Role, roles

Block = model.Block
Dated = model.Work | model.Volunteer | model.Education | model.Project
DATES = {"date", "release_date"}  # Written as ISO; their source holds them as the person wrote them.


def to_resume(lines: Sequence[Line], pages: Sequence[Page] = ()) -> model.Resume:
    """Give the résumé that the lines hold; every value is a piece of them."""
    parts = sections(lines)
    writer = _Writer()
    writer.basics(_person(parts, lines, pages), _of(parts, "summary"))
    writer.work(roles(_entries(parts, "work", is_plain=not pages)))
    writer.volunteer(roles(_entries(parts, "volunteer", is_plain=not pages)))
    writer.education(_entries(parts, "education", is_plain=not pages))
    writer.skills(parts)
    writer.projects(
        [entry for part in parts if part.kind == "projects" for entry in projects(part.lines, is_plain=not pages)]
    )
    for section in ("certificates", "languages", "awards", "publications"):
        writer.listing(section, _of(parts, section))
    writer.meta.unplaced = unplaced(parts, writer.resume)
    return writer.resume


def _of(parts: Iterable[Section], kind: str) -> list[Line]:
    return [line for part in parts if part.kind == kind for line in part.lines]


def _entries(parts: Iterable[Section], kind: str, *, is_plain: bool) -> list[Entry]:
    return [entry for part in parts if part.kind == kind for entry in entries(part.lines, is_plain=is_plain)]


def _person(parts: Sequence[Section], lines: Sequence[Line], pages: Sequence[Page]) -> Contact:
    """Read the contact data from the header, contact sections and margins; elsewhere only if need be."""
    head = [line for part in parts if part.kind == HEADER for line in part.lines]
    near = head + _of(parts, "contact") + [line for line in lines if line.margin and line.page == 1]
    others = [line for part in parts if part.kind != "references" for line in part.lines]
    person = contact(near, others, pages)
    if len(lines) == 1 and not (person.email or person.phone or person.links):
        person.name = person.label = None  # Nothing beside a lone line tells what it is.
    return person


class _Writer:
    """Fills the model and notes the source of every value at its JSON pointer."""

    def __init__(self) -> None:
        self.resume = model.Resume()
        self.meta = self.resume.meta

    def _put(self, block: Block, pointer: str, values: dict[str, Found | None]) -> None:
        """Set the values that were found, by the model's attributes; what its source does not hold is left out."""
        for name, value in values.items():
            if value is not None and value.text and (value.text in value.source.text or name in DATES):
                setattr(block, name, value.text)
                alias = type(block).model_fields[name].alias or name
                self.meta.sources[f"{pointer}/{alias}"] = value.source

    def _put_list(self, target: list[str], pointer: str, values: Iterable[Found]) -> None:
        for value in values:
            if value.text and value.text in value.source.text:
                self.meta.sources[f"{pointer}/{len(target)}"] = value.source
                target.append(value.text)

    def basics(self, person: Contact, summary: Sequence[Line]) -> None:
        """Write who the person is."""
        basics = self.resume.basics
        self._put(
            basics,
            "/basics",
            {"name": person.name, "label": person.label, "email": person.email, "phone": person.phone},
        )
        if person.phone and (number := international(person.phone.text)):
            self.meta.__pydantic_extra__ = {**(self.meta.__pydantic_extra__ or {}), "phone_e164": number}
        if summary:
            self._put(basics, "/basics", {"summary": _prose(summary)})
        if person.place:
            basics.location = model.Location()
            self._put(basics.location, "/basics/location", {"address": person.place})
        for link in person.links:
            self._link(basics, link)
        self.meta.confidence["basics"] = _share([basics.name, basics.email or basics.phone])

    def _link(self, basics: model.Basics, link: Found) -> None:
        name, user = network(link.text)
        if name is None and basics.url is None:
            self._put(basics, "/basics", {"url": link})
            return
        pointer, profile = f"/basics/profiles/{len(basics.profiles)}", model.Profile()
        self._put(profile, pointer, {"url": link, "username": link.part(user) if user else None})
        if name:  # The address says it, in other letters.
            profile.network = name
            self.meta.sources[f"{pointer}/network"] = link.source
        basics.profiles.append(profile)

    def _dates(self, block: Dated, pointer: str, *, span: DateSpan | None, dated: Found | None) -> None:
        """Write a range; a lone date is a role's start and end, and a degree's end."""
        if span is None or dated is None:
            return
        end = span.start if span.single and not isinstance(block, model.Project) else span.end
        start = None if span.single and isinstance(block, model.Education) else span.start
        for name, alias, value in (("start_date", "startDate", start), ("end_date", "endDate", end)):
            if value:
                setattr(block, name, value)
                self.meta.sources[f"{pointer}/{alias}"] = dated.source
        if span.current:
            self.meta.current.append(pointer)

    def work(self, given: Sequence[Role]) -> None:
        """Write the roles."""
        for number, role in enumerate(given):
            pointer, block = f"/work/{number}", model.Work()
            self._put(block, pointer, {"name": role.employer, "position": role.title, "location": role.place})
            self._dates(block, pointer, span=role.span, dated=role.dated)
            self._put(block, pointer, {"summary": _joined(role.summary)})
            self._put_list(block.highlights, f"{pointer}/highlights", role.highlights)
            self.resume.work.append(block)
        if given:
            self.meta.confidence["work"] = _share(
                [value for role in given for value in (role.title, role.employer, role.span)]
            )

    def volunteer(self, given: Sequence[Role]) -> None:
        """Write unpaid roles."""
        for number, role in enumerate(given):
            pointer, block = f"/volunteer/{number}", model.Volunteer()
            self._put(block, pointer, {"organization": role.employer, "position": role.title})
            self._dates(block, pointer, span=role.span, dated=role.dated)
            self._put(block, pointer, {"summary": _joined(role.summary)})
            self._put_list(block.highlights, f"{pointer}/highlights", role.highlights)
            self.resume.volunteer.append(block)
        if given:
            self.meta.confidence["volunteer"] = _share(
                [value for role in given for value in (role.title, role.employer)]
            )

    def education(self, given: Sequence[Entry]) -> None:
        """Write the studies."""
        known = studies(given)
        for number, study in enumerate(known):
            pointer, block = f"/education/{number}", model.Education()
            values = {"institution": study.school, "study_type": study.degree, "area": study.area, "score": study.score}
            self._put(block, pointer, values)
            self._dates(block, pointer, span=study.span, dated=study.dated)
            self._put_list(block.courses, f"{pointer}/courses", study.courses)
            self.resume.education.append(block)
        if known:
            self.meta.confidence["education"] = _share(
                [value for study in known for value in (study.school, study.degree, study.span)]
            )

    def skills(self, parts: Sequence[Section]) -> None:
        """Write the groups of skills; a section's own heading names a group that has no other name."""
        edges: dict[str, float] = {}
        for line in (line for part in parts for line in part.lines):
            edges[line.side] = max(edges.get(line.side, 0.0), line.x1)
        groups = [
            group
            for part in parts
            if part.kind == "skills" and part.lines
            for group in skills(part.lines, right=edges[part.lines[0].side])
        ]
        for number, group in enumerate(groups):
            pointer, block = f"/skills/{number}", model.Skill()
            self._put(block, pointer, {"name": group.name})
            self._put_list(block.keywords, f"{pointer}/keywords", group.items)
            self.resume.skills.append(block)
        if groups:
            self.meta.confidence["skills"] = _share([len(item.text) < 40 for group in groups for item in group.items])  # noqa: PLR2004 — longer is a sentence

    def projects(self, given: Sequence[Entry]) -> None:
        """Write the projects."""
        for entry in given:
            if not entry.parts:
                continue
            pointer, block = f"/projects/{len(self.resume.projects)}", model.Project()
            rest = [*(part.value for part in entry.parts[1:]), *entry.prose]
            self._put(block, pointer, {"name": entry.parts[0].value, "description": _joined(rest)})
            self._dates(block, pointer, span=entry.span, dated=entry.dated)
            self._put_list(block.highlights, f"{pointer}/highlights", entry.bullets)
            self.resume.projects.append(block)
        if self.resume.projects:
            self.meta.confidence["projects"] = 0.7

    def listing(self, section: str, lines: Sequence[Line]) -> None:
        """Write a section that is a plain list."""
        given = languages(lines) if section == "languages" else listed(lines)
        for number, entry in enumerate(given):
            pointer = f"/{section}/{number}"
            date = entry.dated.part(entry.span.end or entry.span.start or "") if entry.span and entry.dated else None
            match section:
                case "certificates":
                    certificate = model.Certificate()
                    self._put(certificate, pointer, {"name": entry.name, "issuer": entry.note, "date": date})
                    self.resume.certificates.append(certificate)
                case "languages":
                    language = model.Language()
                    self._put(language, pointer, {"language": entry.name, "fluency": entry.note})
                    self.resume.languages.append(language)
                case "awards":
                    award = model.Award()
                    self._put(award, pointer, {"title": entry.name, "awarder": entry.note, "date": date})
                    self.resume.awards.append(award)
                case _:
                    publication = model.Publication()
                    self._put(publication, pointer, {"name": entry.name, "release_date": date})
                    self.resume.publications.append(publication)
        if given:
            self.meta.confidence[section] = 0.8


def _prose(lines: Sequence[Line]) -> Found:
    """Give a paragraph with its lines as the source."""
    return found(join(lines), lines)


def _joined(values: Sequence[Found]) -> Found | None:
    """Give several pieces as one text, whose source says all of it."""
    if not values:
        return None
    text = " ".join(value.text for value in values)
    first = values[0].source
    return Found(text, model.Source(page=first.page, line=first.line, text=text))


def _share(values: Sequence[object]) -> float:
    """Give the share of values that are there, as a confidence."""
    return round(sum(bool(value) for value in values) / len(values), 2) if values else 0.0
