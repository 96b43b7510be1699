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


def rosa() -> Resume:
    """A staff nurse with a registration and six years on wards."""
    return Resume.model_validate(
        {
            "basics": {
                "name": "Rosa Whitfield",
                "label": "Registered Nurse",
                "summary": "Registered Nurse on surgical and cardiac wards. Right to work in the UK.",
                "location": {"address": "Leeds, United Kingdom", "city": "Leeds", "countryCode": "GB"},
            },
            "work": [
                {
                    "name": "St Aldhelm's Hospital",
                    "position": "Staff Nurse, Cardiology",
                    "startDate": "2022-03",
                    "highlights": [
                        "Care for eight patients a shift after heart surgery, from handover to discharge planning",
                        "Give IV therapy and medication, and keep records in Epic",
                        "Trained four new colleagues in wound care",
                    ],
                },
                {
                    "name": "Moorview Clinic",
                    "position": "Staff Nurse",
                    "startDate": "2020-02",
                    "endDate": "2022-02",
                    "highlights": ["Worked nights on a surgical ward", "Took blood and dressed wounds"],
                },
            ],
            "education": [{"institution": "University of Leeds", "area": "Nursing", "studyType": "BSc"}],
            "certificates": [{"name": "NMC registration", "date": "2020-01"}, {"name": "Basic Life Support"}],
            "languages": [{"language": "English", "fluency": "native"}, {"language": "Spanish", "fluency": "B1"}],
            "meta": {"current": ["/work/0"]},
        }
    )


def jonas() -> Resume:
    """An electrician who writes German."""
    return Resume.model_validate(
        {
            "basics": {"name": "Jonas Wieland", "label": "Elektriker", "location": {"address": "Kassel, Deutschland"}},
            "work": [
                {
                    "name": "Elektro Hartwig",
                    "position": "Elektriker",
                    "startDate": "2019-08",
                    "highlights": [
                        "Elektroinstallation in Neubauten, von der Verteilung bis zur Abnahme",
                        "Photovoltaik auf 40 Dächern montiert und angeschlossen",
                    ],
                }
            ],
            "education": [{"institution": "Berufsschule Kassel", "studyType": "Ausbildung", "area": "Elektronik"}],
            "certificates": [{"name": "Führerschein Klasse B"}],
            "languages": [{"language": "Deutsch", "fluency": "Muttersprache"}],
            "meta": {"current": ["/work/0"]},
        }
    )


NURSE = """Senior Staff Nurse, Cardiac Care
Larkfield General Hospital
Leeds, UK
Full time

What you will do
- Lead a team of five nurses on a cardiac ward
- Plan discharges with patients and their families
- Administer medication and intravenous therapy

Requirements
- NMC registration
- At least 5 years of experience in nursing
- Wound care and phlebotomy
- Degree in nursing
- Right to work in the UK

Nice to have
- Advanced Life Support (ALS)
- Mentoring of students
- Experience with Epic

We offer 33 days of leave and a pension.
"""

ELECTRICIAN = """Elektroniker für Energie- und Gebäudetechnik (m/w/d)
Sonnwerk GmbH
Kassel
Vollzeit

Deine Aufgaben
- Montage von Photovoltaikanlagen und Wallboxen
- Elektroinstallation in Wohngebäuden
- Wartung und Fehlersuche

Dein Profil
- Abgeschlossene Ausbildung als Elektroniker
- Mindestens 3 Jahre Berufserfahrung
- Führerschein Klasse B
- Fließend Deutsch
- Reisebereitschaft

Von Vorteil
- Kenntnisse in KNX
- Englisch B1

Wir bieten 30 Tage Urlaub und ein Firmenfahrrad.
"""

BACKEND = f"""Senior Backend Engineer
Harbour Pay
Leeds, UK
Full time

{DESCRIPTION.replace("## ", "")}"""


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
