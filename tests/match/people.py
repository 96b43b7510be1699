"""Fictional people and postings for the tests of matching."""

from datetime import date
from typing import Any

from service.match import match
from service.match.model import Match, Requirement
from service.resumes.model import Resume
from service.scrape.model import JobPosting

TODAY = date(2026, 11, 1)

DESCRIPTION = """## About us
Harbour Pay moves money for small shops. We are a team of 40.

## What you will do
- Build services in Python and Django
- Run them on Kubernetes

## Requirements
- 5+ years of experience with Python
- PostgreSQL or MySQL
- Bachelor's degree in Computer Science or a related field
- Fluent in German
- Must be authorized to work in the EU

## Nice to have
- Terraform

## Benefits
- 30 days of paid time off, Excel lessons

We are an equal opportunity employer and use Java to decide nothing.
"""


def mira(**members: Any) -> Resume:
    """A backend engineer with eight years in two roles."""
    return Resume.model_validate(
        {
            "basics": {"name": "Mira Okafor", "label": "Backend Engineer", "location": {"city": "Leeds"}},
            "work": [
                {
                    "name": "Northwind Freight",
                    "position": "Backend Engineer",
                    "startDate": "2020-11",
                    "highlights": [
                        "Cut nightly billing from 6 hours to 40 minutes in Python",
                        "Ran PostgreSQL for 12 teams",
                    ],
                },
                {
                    "name": "Bluefin Labs",
                    "position": "Junior Developer",
                    "startDate": "2018-11",
                    "endDate": "2020-10",
                    "highlights": ["Built clinic booking in Django; no experience with Terraform then"],
                },
            ],
            "education": [{"institution": "University of Leeds", "area": "Computer Science", "studyType": "BSc"}],
            "skills": [{"name": "Tools", "keywords": ["Docker", "Git"]}],
            "languages": [{"language": "English", "fluency": "native"}],
            "meta": {"current": ["/work/0"]},
            **members,
        }
    )


def job(description: str = DESCRIPTION, **fields: Any) -> JobPosting:
    """A posting that Mira meets in part."""
    return JobPosting(
        **{"title": "Senior Backend Engineer", "company": "Harbour Pay", "description": description, **fields}
    )


def matched(resume: Resume | None = None, posting: JobPosting | None = None) -> Match:
    """Mira's match with that posting, unless somebody else is given."""
    return match(resume or mira(), posting or job(), today=TODAY)


def asked(result: Match, name: str) -> Requirement:
    """The requirement of that name."""
    return next(requirement for requirement in result.requirements if requirement.name == name)
