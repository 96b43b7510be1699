"""The résumé as data: JSON Resume (jsonresume.org, schema 1.0.0) plus where each value came from.

This is the one place where JSON Resume's camelCase is read and written; everything else uses the attributes.
Dates keep the precision that was given: "2019", "2019-03" and "2019-03-01" are all valid.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel


class Block(BaseModel):
    """A part of a résumé. Unknown members of a JSON Resume are kept, as its schema allows them."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="allow")

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, data: object) -> object:
        """A member written as null is an absent one, so that lists are never None."""
        return {key: value for key, value in data.items() if value is not None} if isinstance(data, dict) else data


class Location(Block):
    """Where the person lives, as far as the résumé says it."""

    address: str | None = None
    postal_code: str | None = None
    city: str | None = None
    country_code: str | None = None
    region: str | None = None


class Profile(Block):
    """A page of the person elsewhere, such as LinkedIn or GitHub."""

    network: str | None = None
    username: str | None = None
    url: str | None = None


class Basics(Block):
    """Who the person is and how to reach them. `location.address` is the place as written."""

    name: str | None = None
    label: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    summary: str | None = None
    location: Location | None = None
    profiles: list[Profile] = Field(default_factory=list)


class Work(Block):
    """One role at one employer (`name`)."""

    name: str | None = None
    position: str | None = None
    location: str | None = None
    url: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    summary: str | None = None
    highlights: list[str] = Field(default_factory=list)


class Volunteer(Block):
    """One unpaid role."""

    organization: str | None = None
    position: str | None = None
    url: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    summary: str | None = None
    highlights: list[str] = Field(default_factory=list)


class Education(Block):
    """One degree or course of study."""

    institution: str | None = None
    area: str | None = None
    study_type: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    score: str | None = None
    url: str | None = None
    courses: list[str] = Field(default_factory=list)


class Skill(Block):
    """A group of skills; an ungrouped list is one group without a name."""

    name: str | None = None
    level: str | None = None
    keywords: list[str] = Field(default_factory=list)


class Language(Block):
    """A spoken language."""

    language: str | None = None
    fluency: str | None = None


class Project(Block):
    """A piece of work outside a role."""

    name: str | None = None
    description: str | None = None
    url: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    highlights: list[str] = Field(default_factory=list)
    keywords: list[str] = Field(default_factory=list)


class Certificate(Block):
    """A licence or certificate."""

    name: str | None = None
    date: str | None = None
    issuer: str | None = None
    url: str | None = None


class Award(Block):
    """A prize or honour."""

    title: str | None = None
    date: str | None = None
    awarder: str | None = None
    summary: str | None = None


class Publication(Block):
    """Something published."""

    name: str | None = None
    publisher: str | None = None
    release_date: str | None = None
    url: str | None = None
    summary: str | None = None


class Source(BaseModel):
    """Where a value stands in the document: page and line count from 1, `text` is the line as read.

    What the person typed is `by` "you", what came in a JSON Resume file by "import"; `text` is then the value itself,
    page and line are those of what it replaces, or 0.
    """

    page: int
    line: int
    text: str
    by: Literal["you", "import"] | None = None


class Meta(BaseModel):
    """What JSON Resume has no word for.

    `sources` and `current` use JSON pointers into the résumé ("/work/0/position"); `current` lists entries ("/work/0")
    that say "present", which JSON Resume cannot tell from an unknown end. `confidence` is 0 to 1 per section.
    `unplaced` has the lines of the document that no value holds, so that nothing of it is lost.
    """

    model_config = ConfigDict(extra="allow")

    # How it came when it was no PDF: "json_resume" or "text".
    origin: str | None = None
    parser_version: str | None = None
    pages: int | None = None
    confidence: dict[str, float] = Field(default_factory=dict)
    sources: dict[str, Source] = Field(default_factory=dict)
    current: list[str] = Field(default_factory=list)
    warnings: list[str] = Field(default_factory=list)
    unplaced: list[Source] = Field(default_factory=list)


class Resume(Block):
    """Everything a résumé says. `Resume.model_validate` takes any valid JSON Resume, with or without `meta`."""

    basics: Basics = Field(default_factory=Basics)
    work: list[Work] = Field(default_factory=list)
    volunteer: list[Volunteer] = Field(default_factory=list)
    education: list[Education] = Field(default_factory=list)
    skills: list[Skill] = Field(default_factory=list)
    projects: list[Project] = Field(default_factory=list)
    certificates: list[Certificate] = Field(default_factory=list)
    languages: list[Language] = Field(default_factory=list)
    awards: list[Award] = Field(default_factory=list)
    publications: list[Publication] = Field(default_factory=list)
    meta: Meta = Field(default_factory=Meta)

    def to_json_resume(self) -> dict[str, Any]:
        """Give the stored form: JSON Resume's own names, absent members left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)
