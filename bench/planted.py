"""Sentences with labels over the résumés of the corpus: true ones, and the same with one value exchanged.

The corpus is read when it is measured; nothing of it lies here. Which sentences are made depends on the résumé's id
alone, so that every run measures the same.
"""

import json
import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, cast

from bench import corpus
from bench.statements import LANGUAGES, Case, Statement, is_aside
from service.resumes.experience import years
from service.resumes.model import Resume
from service.scrape.model import JobPosting

TODAY = date(2026, 11, 1)
POSTING = JobPosting(
    title="Team member", company="Meridian House", description="Meridian House is hiring. You work in a small team."
)
WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
LEAST_SHIFT, MOST_SHIFT = 2, 4  # years by which a date or a duration is stretched
LISTED_AT_LEAST = 2  # skills, to name two of them
FIGURE = re.compile(r"(?<![\w.,])\d{1,4}(?![\w.,]\d|\w)")
LISTS = frozenset({"highlights", "links", "flat", "items"})  # fields that are lists; others list what is accepted
TOP_LEVELS = ("native", "fluent", "C1", "C2")


@dataclass
class Teller:
    """Tells of one résumé in one language; `random` is its own."""

    truth: Mapping[str, Any]
    resume: Resume
    language: str
    random: random.Random
    words: Mapping[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.words = WORDS[self.language]

    def say(self, template: str, **values: object) -> str:
        """One of the wordings of a template, filled in."""
        return str(self.random.choice(self.words[template])).format(**values)

    def invented(self, kind: str) -> str:
        """Something that the résumé does not have."""
        listed = [name for name in WORDS["invented"][kind] if name.lower() not in self.all_text()]
        return str(self.random.choice(listed))

    def all_text(self) -> str:
        """All that the résumé says, in lower case."""
        return str(self.truth).lower()

    def named(self, table: str, name: str) -> str:
        """A language or a level as this language calls it."""
        listed = WORDS[table].get(name)
        return str(listed[LANGUAGES.index(self.language)]) if listed else name


def cases() -> Iterator[Case]:
    """A case for each résumé of the corpus that has enough to tell."""
    for kind in ("synthetic", "real"):
        for line in (corpus.folder("resumes") / kind / "truth.jsonl").read_text("utf-8").splitlines():
            document = json.loads(line)
            truth = cast("dict[str, Any]", _plain(document["parsed_data"]))  # a table stays one
            resume = _resume(truth)
            statements = tuple(_statements(document["id"], truth, resume))
            if statements:
                name = document["id"]
                yield Case(name=name, aside=is_aside(name), resume=resume, posting=POSTING, statements=statements)


def _resume(truth: Mapping[str, Any]) -> Resume:
    """The résumé a reader without fault would hand over."""
    work = [
        {
            "name": job["company"],
            "position": job["title"],
            "location": job.get("location"),
            "startDate": job["start"] or None,
            "endDate": None if job["end"] == "present" else job["end"] or None,
            "highlights": job.get("highlights", []),
        }
        for job in truth["experience"]
    ]
    education = [
        {
            "institution": school["institution"],
            "studyType": school["degree"],
            "area": school.get("field"),
            "startDate": school["start"] or None,
            "endDate": school["end"] or None,
        }
        for school in truth["education"]
    ]
    return Resume.model_validate(
        {
            "basics": {"name": truth["contact"]["name"], "summary": truth.get("summary") or None},
            "work": work,
            "education": education,
            "skills": [{"name": "Skills", "keywords": truth["skills"]["flat"]}],
            "languages": [{"language": s["name"], "fluency": s["level"]} for s in truth.get("languages", [])],
            "certificates": [{"name": c["name"], "date": c.get("date")} for c in truth.get("certifications", [])],
            "projects": truth.get("projects", []),
            "meta": {
                "parser_version": "truth",
                "current": [f"/work/{at}" for at, job in enumerate(truth["experience"]) if job["end"] == "present"],
            },
        }
    )


def _plain(node: object, name: str = "") -> object:
    """The truth with the first value where it accepts several."""
    if isinstance(node, dict):
        return {key: _plain(value, key) for key, value in node.items()}
    if isinstance(node, list):
        is_choice = bool(node) and isinstance(node[0], str) and name not in LISTS
        return node[0] if is_choice else [_plain(value) for value in node]
    return node


def _statements(name: str, truth: Mapping[str, Any], resume: Resume) -> Iterator[Statement]:
    for language in LANGUAGES:
        teller = Teller(truth, resume, language, random.Random(f"{name} {language}"))  # noqa: S311 — no secret
        for text, planted in _told(teller):
            yield Statement(language=language, text=text, kind=planted)
        yield Statement(language=language, text=teller.say("wish"), is_claim=False)


def _told(teller: Teller) -> Iterator[tuple[str, str | None]]:
    """Sentences, each with the kind of what is invented in it."""
    for tell in (_role, _stay, _schooling, _skilled, _speaking, _certified, _placed, _lines):
        yield from tell(teller)
    yield teller.say("award", award=teller.invented("awards"), year=2021), "award"


def _role(teller: Teller) -> Iterator[tuple[str, str | None]]:
    jobs = [job for job in teller.truth["experience"] if re.match(r"\d{4}-\d\d", job["start"]) and job["end"]]
    if not jobs:
        return
    job = teller.random.choice(jobs)
    values = {
        "title": job["title"],
        "company": job["company"],
        "year": int(job["start"][:4]),
        "until": job["end"][:4],
        "month": teller.words["months"].split()[int(job["start"][5:7]) - 1],
    }
    which = "now" if job["end"] == "present" else "past"
    yield teller.say(which, **values), None
    raised = teller.invented("titles").format(title=values["title"])
    is_ranked = values["title"].lower().startswith(("senior", "lead", "head", "chief"))
    if raised.lower() not in teller.all_text() and not (is_ranked and values["title"] in raised):
        yield teller.say(which, **{**values, "title": raised}), "title"
    yield teller.say(which, **{**values, "company": teller.invented("companies")}), "employer"
    shift = teller.random.randint(LEAST_SHIFT, MOST_SHIFT)
    yield teller.say(which, **{**values, "year": values["year"] - shift}), "date"
    others = {other["title"] for other in jobs if other["company"] != job["company"]}
    held = " ".join(other["title"] for other in jobs if other["company"] == job["company"])
    strange = sorted(title for title in others if title not in held)
    if strange:
        yield teller.say(which, **{**values, "title": strange[0]}), "swap"


def _stay(teller: Teller) -> Iterator[tuple[str, str | None]]:
    total = years(teller.resume, today=TODAY)
    if total >= 1:
        yield teller.say("total", count=int(total)), None
    if total >= 1 and "years" not in (teller.resume.basics.summary or ""):
        yield teller.say("total", count=int(total) + teller.random.randint(LEAST_SHIFT, MOST_SHIFT)), "duration"
    names = [job.name for job in teller.resume.work]
    for at, job in enumerate(teller.resume.work):
        stayed = years(teller.resume, today=TODAY, entries=[f"/work/{at}"])
        if stayed >= LEAST_SHIFT and names.count(job.name) == 1:
            shift = teller.random.randint(LEAST_SHIFT, MOST_SHIFT)
            yield teller.say("stayed", count=int(stayed), company=job.name), None
            yield teller.say("stayed", count=int(stayed) + shift, company=job.name), "duration"
            return


def _schooling(teller: Teller) -> Iterator[tuple[str, str | None]]:
    schools = [school for school in teller.truth["education"] if school.get("field")]
    if not schools:
        return
    school = schools[0]
    values = {"degree": school["degree"], "field": school["field"], "school": school["institution"]}
    yield teller.say("degree", **values), None
    yield teller.say("degree", **{**values, "school": teller.invented("schools")}), "school"
    yield teller.say("degree", **{**values, "field": teller.invented("fields")}), "degree"
    if not any(other["degree"].startswith(("PhD", "M.D")) for other in schools):
        yield teller.say("degree", **{**values, "degree": "PhD"}), "degree"


def _skilled(teller: Teller) -> Iterator[tuple[str, str | None]]:
    listed = teller.truth["skills"]["flat"]
    if len(listed) < LISTED_AT_LEAST:
        return
    one, two = teller.random.sample(listed, 2)
    yield teller.say("skills", one=one, two=two), None
    yield teller.say("skills", one=one, two=teller.invented("skills")), "skill"
    near = [other for name, other in WORDS["near"].items() if name in listed and other not in listed]
    if near:
        yield teller.say("skills", one=teller.random.choice(near), two=two), "nearskill"


def _speaking(teller: Teller) -> Iterator[tuple[str, str | None]]:
    listed = teller.truth.get("languages", [])
    for spoken in listed[:1]:
        language, level = teller.named("languages", spoken["name"]), teller.named("levels", spoken["level"])
        yield teller.say("spoken", language=language, level=level), None
    for spoken in [s for s in listed if s["level"] not in TOP_LEVELS][:1]:
        raised = teller.named("levels", teller.random.choice(("native", "fluent")))
        language = teller.named("languages", spoken["name"])
        yield teller.say("spoken", language=language, level=raised), "level"
    invented = teller.named("languages", teller.invented("languages"))
    yield teller.say("spoken", language=invented, level=teller.named("levels", "fluent")), "language"


def _certified(teller: Teller) -> Iterator[tuple[str, str | None]]:
    for held in teller.truth.get("certifications", [])[:1]:
        year = int(held["date"][:4])
        yield teller.say("certificate", certificate=held["name"], year=year), None
        yield teller.say("certificate", certificate=held["name"], year=year - LEAST_SHIFT), "date"
    yield teller.say("certificate", certificate=teller.invented("certificates"), year=2020), "certificate"


def _placed(teller: Teller) -> Iterator[tuple[str, str | None]]:
    jobs = [job for job in teller.truth["experience"] if "," in job.get("location", "")]
    for job in jobs[:1]:
        yield teller.say("place", city=job["location"].split(",")[0], company=job["company"]), None
        yield teller.say("place", city=teller.invented("cities"), company=job["company"]), "place"


def _lines(teller: Teller) -> Iterator[tuple[str, str | None]]:
    """Lines of an English résumé told in the first person; in other languages there is nobody to translate them."""
    jobs = [job for job in teller.truth["experience"] if any(map(FIGURE.search, job.get("highlights", [])))]
    if teller.language != "en" or not jobs:
        return
    job = teller.random.choice(jobs)
    line = teller.random.choice([line for line in job["highlights"] if FIGURE.search(line)])
    told = (line[0].lower() + line[1:]).rstrip(".")
    template = teller.random.choice(WORDS["lines"]["told"])
    yield template.format(company=job["company"], line=told), None
    yield template.format(company=job["company"], line=FIGURE.sub(_a_little_more, told, count=1)), "figure"
    yield f"I {told}{teller.random.choice(WORDS['lines']['outcome'])}.", "outcome"
    for other in jobs:
        if other["company"] != job["company"] and not _shares_figures(line, teller.truth, other["company"]):
            yield template.format(company=other["company"], line=told), "swap"
            return


def _a_little_more(found: re.Match[str]) -> str:
    return str(int(found.group()) * 2 + 1)


def _shares_figures(line: str, truth: Mapping[str, Any], company: str) -> bool:
    """Whether the other employer has a line that begins with the same word: then the line may be true there too."""
    lines = [said for job in truth["experience"] if job["company"] == company for said in job["highlights"]]
    return any(set(FIGURE.findall(line)) <= set(FIGURE.findall(said)) for said in lines)
