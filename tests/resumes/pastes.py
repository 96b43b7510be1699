"""What tests of pasted text share: a person, two jobs in the ways they are pasted, and what was read of them."""

from service.resumes.model import Resume

PERSON = "Ana Nowak\nana.nowak@example.org\n\n"
JOBS = [
    ("Night Baker", "Crumb & Sons", "2020-01", None),
    ("Apprentice Baker", "Harbour Mills", "2016-06", "2019-12"),
]


def jobs(resume: Resume) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(job.position, job.name, job.start_date, job.end_date) for job in resume.work]


def done(resume: Resume) -> list[list[str]]:
    return [job.highlights for job in resume.work]


# A layout with places and dates in a column at the right, which a viewer copies last.
DATES_LAST = """
Night Baker, Crumb & Sons
• Bake bread for forty shops
• Train three apprentices
Leeds, UK
Jan 2020 – present
Apprentice Baker, Harbour Mills
• Cleaned the ovens
York, UK
Jun 2016 – Dec 2019
"""
# Dates in a narrow column at the left, wrapped.
DATES_FIRST = """
January 2020
– present
Night Baker, Crumb & Sons
• Bake bread for forty shops
• Train three apprentices
June 2016 –
December
2019
Apprentice Baker, Harbour Mills
• Cleaned the ovens
"""
LONE_BULLETS = """
Night Baker
Crumb & Sons
Jan 2020 – present
•
Bake bread for forty shops
•
Train three apprentices
Apprentice Baker
Harbour Mills
Jun 2016 – Dec 2019
•
Cleaned the ovens
"""
# A mark that stands for a bullet in the font of the page.
ODD_BULLETS = """
Crumb & Sons Leeds, UK
Night Baker Jan 2020 – present
{ Bake bread for forty shops
{ Train three apprentices
Harbour Mills York, UK
Apprentice Baker Jun 2016 – Dec 2019
{ Cleaned the ovens
"""
MARKDOWN = """
**Night Baker** — Crumb & Sons, Leeds, UK
*Jan 2020 – present*

- Bake bread for forty shops
- Train three apprentices

**Apprentice Baker** — Harbour Mills, York, UK
*Jun 2016 – Dec 2019*

- Cleaned the ovens
"""
