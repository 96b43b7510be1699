"""Text as people paste it: from a profile's page, from a viewer of PDFs, from Word, from a chat."""

import pytest

from service.resumes import from_text
from tests.resumes.pastes import DATES_FIRST, DATES_LAST, JOBS, LONE_BULLETS, MARKDOWN, ODD_BULLETS, PERSON, done, jobs

PAGE = """\
Experience
Experience
Crumb & Sons logo
Night Baker
Night Baker
Crumb & Sons · Full-time
Crumb & Sons · Full-time
Jan 2020 - Present · 4 yrs 11 mos
Jan 2020 - Present · 4 yrs 11 mos
Leeds, England, United Kingdom · On-site
Leeds, England, United Kingdom · On-site
Bake bread for forty shops.
Train three apprentices.

Apprentice Baker
Harbour Mills · Apprenticeship
Jun 2016 - Dec 2019 · 3 yrs 7 mos
York, England, United Kingdom

Show all 2 experiences

Licenses & certifications
Food Safety Level 3
Highfield
Issued Mar 2021 · Expires Mar 2024
Credential ID 445
Show credential

Skills
Sourdough
12 endorsements
Lamination · 3 endorsements

Languages
English
Native or bilingual proficiency
Polish
Limited working proficiency
"""


def test_the_page_of_a_profile_is_read_without_its_furniture() -> None:
    resume = from_text(PERSON + PAGE)

    assert jobs(resume) == JOBS
    assert [job.location for job in resume.work] == ["Leeds, England, United Kingdom", "York, England, United Kingdom"]
    assert done(resume) == [["Bake bread for forty shops.", "Train three apprentices."], []]
    assert [(one.name, one.issuer, one.date) for one in resume.certificates] == [
        ("Food Safety Level 3", "Highfield", "2021-03")
    ]
    assert [group.keywords for group in resume.skills] == [["Sourdough", "Lamination"]]
    assert [(one.language, one.fluency) for one in resume.languages] == [
        ("English", "Native or bilingual proficiency"),
        ("Polish", "Limited working proficiency"),
    ]


def test_roles_below_their_employer_are_all_of_that_employer() -> None:
    resume = from_text(
        f"{PERSON}Experience\n\nCrumb & Sons\nFull-time · 8 yrs 2 mos\nLeeds, England, United Kingdom\n\n"
        "Night Baker\nJan 2020 - Present · 4 yrs 11 mos\nHybrid\n- Bake bread for forty shops\n\n"
        "Apprentice Baker\nJun 2016 - Dec 2019 · 3 yrs 7 mos\n- Cleaned the ovens\n"
    )

    assert jobs(resume) == [JOBS[0], ("Apprentice Baker", "Crumb & Sons", "2016-06", "2019-12")]
    assert [job.summary for job in resume.work] == [None, None]


@pytest.mark.parametrize(
    "text",
    [DATES_LAST, DATES_FIRST, LONE_BULLETS, ODD_BULLETS, MARKDOWN],
    ids=["dates-last", "dates-first", "lone-bullets", "odd-bullets", "markdown"],
)
def test_entries_are_told_apart_without_looks(text: str) -> None:
    resume = from_text(f"{PERSON}EXPERIENCE\n{text}")

    assert jobs(resume) == JOBS
    assert done(resume) == [["Bake bread for forty shops", "Train three apprentices"], ["Cleaned the ovens"]]


def test_statements_that_lost_their_bullets_are_one_each() -> None:
    resume = from_text(
        f"{PERSON}EXPERIENCE\nCrumb & Sons Leeds, UK\nNight Baker Jan 2020 – present\n"
        "Bake bread for forty shops, working closely with their managers and the drivers to agree what is\n"
        "needed each day\nTrain three apprentices\n"
        "Harbour Mills York, UK\nApprentice Baker Jun 2016 – Dec 2019\n"
        "Cleaned the ovens and all that belongs to them, before and after each of the two shifts of a long\n"
        "working day\nLearnt to shape loaves\n"
    )

    assert jobs(resume) == JOBS
    assert [job.location for job in resume.work] == ["Leeds, UK", "York, UK"]
    assert [[text.split()[0] for text in texts] for texts in done(resume)] == [["Bake", "Train"], ["Cleaned", "Learnt"]]


def test_running_prose_below_a_job_is_its_summary() -> None:
    resume = from_text(
        f"{PERSON}EXPERIENCE\n\nNight Baker\nCrumb & Sons\nJan 2020 – present\n"
        "Bakes bread for forty shops. Trains three apprentices and keeps\nthe books of the night shift.\n"
    )

    assert done(resume) == [[]]
    assert resume.work[0].summary == (
        "Bakes bread for forty shops. Trains three apprentices and keeps the books of the night shift."
    )


def test_a_paragraph_that_holds_several_jobs_is_read_as_so_many() -> None:
    resume = from_text(
        f"{PERSON}Experience\n"
        "Night Baker at Crumb & Sons Ltd. (Jan 2020–present): bakes bread for forty shops. Trains three apprentices. "
        "Apprentice Baker at St. Mary Mills (Jun 2016 - Dec 2019): cleaned the ovens.\n\nEducation\n"
        "Diploma in Baking, Leeds City College, 2014-2016. Electives in pastry and in the history of bread in "
        "Europe and elsewhere.\n\nProjects\n"
        "1) Rye Atlas - a map of the mills of Yorkshire that still grind rye 2) Loafer - an app that says when "
        "the dough has risen enough\n"
    )

    assert jobs(resume) == [
        ("Night Baker", "Crumb & Sons Ltd.", "2020-01", None),
        ("Apprentice Baker", "St. Mary Mills", "2016-06", "2019-12"),
    ]
    assert [job.summary for job in resume.work] == [
        "bakes bread for forty shops. Trains three apprentices.",
        "cleaned the ovens.",
    ]
    assert [(study.study_type, study.institution, study.end_date) for study in resume.education] == [
        ("Diploma", "Leeds City College", "2016")
    ]
    assert [project.name for project in resume.projects] == ["Rye Atlas", "Loafer"]


@pytest.mark.parametrize("heading", ["E X P E R I E N C E", "WORK H I STORY", "Wo rk Ex p erien ce"])
def test_a_heading_whose_letters_stand_apart_is_one(heading: str) -> None:
    assert jobs(from_text(f"{PERSON}{heading}\nNight Baker, Crumb & Sons\nJan 2020 – present\n")) == JOBS[:1]


@pytest.mark.parametrize("footer", ["Ana Nowak – 1/2", "Page 1 of 2", "Seite 1 von 2"])
def test_the_number_of_a_page_is_no_line_of_a_job(footer: str) -> None:
    resume = from_text(
        f"{PERSON}EXPERIENCE\nNight Baker, Crumb & Sons\nJan 2020 – present\n- Bakes bread\n{footer}\n"
        "Apprentice Baker, Harbour Mills\nJun 2016 – Dec 2019\n"
    )

    assert jobs(resume) == JOBS
    assert done(resume) == [["Bakes bread"], []]


def test_what_only_looks_like_furniture_is_kept() -> None:
    resume = from_text(
        f"{PERSON}SKILLS\nBread, 4/5\n\nEXPERIENCE\nNight Baker, Crumb & Sons\nJan 2020 – present\n"
        "- Won 2 of 3 tenders\n- Redesigned the logo\n- Multiplied a*b*c and kept snake_case_names\n"
    )

    assert done(resume) == [["Won 2 of 3 tenders", "Redesigned the logo", "Multiplied a*b*c and kept snake_case_names"]]


@pytest.mark.parametrize(
    "line",
    ["ab logo", "Issued 2019", "**", "1) a 2) b ", "2019 –", "A B C D", "www.a.com/-", "x (2019–2020): y. ", "· · "],
)
def test_lines_made_to_cost_time_are_read_in_bounded_time(line: str) -> None:
    many = f"{line}\n" * 20_000

    assert from_text(f"Experience\n{many}").meta.pages == 1
    assert from_text(f"Experience\n{many.replace(chr(10), ' ')}").meta.pages == 1
