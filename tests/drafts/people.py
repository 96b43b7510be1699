"""Fictional people and postings for the tests of drafts."""

from service.resumes.model import Resume
from service.scrape.model import JobPosting

NONCE = "3fa90c12b7"


def ana() -> Resume:
    """A backend engineer whose own lines repeat some of her contact data."""
    return Resume.model_validate(
        {
            "basics": {
                "name": "Ana García",
                "email": "ana.garcia@mail.example",
                "phone": "+34 612 345 678",
                "url": "https://anagarcia.example",
                "summary": "Backend engineer. Reach Ana at ana.garcia@mail.example or 612 34 56 78.",
                "location": {"address": "Calle Mayor 5", "postalCode": "28013", "city": "Madrid", "countryCode": "ES"},
                "profiles": [{"network": "LinkedIn", "url": "https://www.linkedin.com/in/anagarcia"}],
            },
            "work": [
                {
                    "name": "Nube Datos",
                    "position": "Backend Engineer",
                    "startDate": "2021-03",
                    "highlights": [
                        "Built the invoicing service in Python and PostgreSQL for 400 customers",
                        "Cut the nightly import from 50 to 8 minutes",
                        "Wrote the onboarding guide; source at github.com/anagarcia/guide",
                    ],
                },
                {
                    "name": "Librería Sol",
                    "position": "Shop Assistant",
                    "startDate": "2018",
                    "endDate": "2020-12",
                    "highlights": ["Ran the till and the weekly stock count"],
                },
            ],
            "education": [
                {"institution": "Universidad de Alba", "studyType": "BSc", "area": "Informatics", "endDate": "2018"}
            ],
            "skills": [{"name": "Backend", "keywords": ["Python", "PostgreSQL", "Django"]}],
            "languages": [{"language": "Spanish", "fluency": "native"}, {"language": "English", "fluency": "C1"}],
            "meta": {"current": ["/work/0"]},
        }
    )


def posting(description: str = "We need Python and PostgreSQL for our invoicing platform.") -> JobPosting:
    """A posting that Ana's résumé meets."""
    return JobPosting(
        title="Python Developer", company="Kontor GmbH", location="Berlin", description=description, language="en"
    )


def jonas() -> Resume:
    """A nurse with a résumé in German."""
    return Resume.model_validate(
        {
            "basics": {"name": "Jonas Weiß", "email": "jonas@post.example", "phone": "030 1234567"},
            "work": [
                {
                    "name": "Klinikum Nordstadt",
                    "position": "Gesundheits- und Krankenpfleger",
                    "startDate": "2019-04",
                    "endDate": "2023-09",
                    "highlights": [
                        "Versorgung von 14 Patienten je Schicht auf der Intensivstation",
                        "Einarbeitung neuer Kolleginnen und Kollegen",
                    ],
                }
            ],
            "certificates": [{"name": "Fachweiterbildung Intensivpflege", "date": "2021"}],
        }
    )


def german_posting() -> JobPosting:
    """A posting in German that names no language."""
    return JobPosting(
        title="Pflegefachkraft Intensivstation",
        company="Haus am See",
        description="Wir suchen für unsere Intensivstation eine Pflegefachkraft. Sie haben Erfahrung in der "
        "Intensivpflege und arbeiten gern im Team mit uns. Die Einarbeitung ist sorgfältig und in Ruhe.",
    )
