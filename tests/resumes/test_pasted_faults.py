"""What rules for pasted text must not do to text that only looks like what they were made for."""

import pytest

from service.resumes import from_text
from tests.resumes.pastes import DATES_LAST, JOBS, MARKDOWN, PERSON, done, jobs


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Staff Nurse, St Thomas Hospital, 2018 - 2021", "2018", "2021"),
        ("Staff Nurse, St Thomas Hospital, Jan 2018 - Mar 2021", "2018-01", "2021-03"),
        ("Staff Nurse, St Thomas Hospital, 03/2018 - 06/2021", "2018-03", "2021-06"),
    ],
)
def test_dates_behind_a_comma_are_whole(line: str, start: str, end: str) -> None:
    resume = from_text(f"{PERSON}EXPERIENCE\n{line}\n- Cared for twelve patients a shift\n")

    assert jobs(resume) == [("Staff Nurse", "St Thomas Hospital", start, end)]


def test_a_name_behind_a_narrow_column_is_the_person_s() -> None:
    side = "Contact\n0113 555 0100\n\nSkills\nSourdough\nLamination\n\nLanguages\nPolish\n\n"
    resume = from_text(f"{side}Ana Nowak\nNight Baker\nLeeds, UK\n\nSummary\nBakes.\n\nExperience\n\n{MARKDOWN}")

    assert (resume.basics.name, resume.basics.label) == ("Ana Nowak", "Night Baker")
    assert [group.keywords for group in resume.skills] == [["Sourdough", "Lamination"]]
    assert jobs(resume) == JOBS


@pytest.mark.parametrize(
    "text",
    [
        "Experience\nWaiter, Dolce\n2018 - 2020\nReferences\nPeter Kay\nRestaurant Manager\nSummary\nCooks.\n",
        "Projects\nBlue Lagoon\nLead Designer\nSkills\nFigma\nSummary\nDraws.\n",
        "Contact\n0113 555 0100\nSkills\nTeam Building\nSales Manager\nLanguages\nFrench\nEducation\nBA, 2010\n",
    ],
    ids=["referee", "project", "skill"],
)
def test_a_name_among_other_things_is_not_the_person_s(text: str) -> None:
    assert from_text(text).basics.name not in {"Peter Kay", "Blue Lagoon", "Team Building"}


def test_posts_told_in_sentences_are_entries_where_no_heading_lists_them() -> None:
    told = (
        "A cook with a love of bread who has worked as Night Baker at Crumb & Sons (Jan 2020–present), leading a shift "
        "of four; before that as Apprentice Baker at Harbour Mills (Jun 2016–Dec 2019), cleaning the ovens."
    )

    assert jobs(from_text(f"{PERSON}{told}\n")) == JOBS
    listed = from_text(f"{PERSON}SUMMARY\n{told}\n\nEXPERIENCE\n{DATES_LAST}")
    assert jobs(listed) == JOBS
    assert listed.basics.summary == told


def test_sentences_with_years_in_them_are_no_jobs() -> None:
    said = (
        "Improved reporting for the team across regions from 2018 to 2019; Cut costs in the back office by 12% during "
        "2020 - 2021. Rebuilt the ledger from 2020 to 2021."
    )
    resume = from_text(f"{PERSON}EXPERIENCE\nAnalyst, Delta Bank\n2018 - 2022\n{said}\n")

    assert jobs(resume) == [("Analyst", "Delta Bank", "2018", "2022")]


def test_a_list_behind_its_heading_is_read_where_no_job_goes_on() -> None:
    lists = "Skills: Docker, Kubernetes\nLanguages: English, Polish\n"
    job = "EXPERIENCE\nDevOps Engineer, Acme Ltd\n2020 - 2023\n"

    apart = from_text(f"{PERSON}{job}- Built pipelines\n\n{lists}")
    inside = from_text(f"{PERSON}{job}\n{lists}- Built pipelines\n- Led migrations\n")

    assert [group.keywords for group in apart.skills] == [["Docker", "Kubernetes"]]
    assert [one.language for one in apart.languages] == ["English", "Polish"]
    assert done(inside)[0][-2:] == ["Built pipelines", "Led migrations"]
    assert inside.languages == []


def test_what_a_profile_s_page_would_say_is_kept_elsewhere() -> None:
    said = ["Show all technicians how to rig", "Endorsed by the Arts Council", "Filing", "Filing", "Rest (6 months)"]
    lines = "".join(f"- {line}\n" for line in said)
    resume = from_text(f"{PERSON}EXPERIENCE\nRigger, Glyndebourne\n2018 - 2020\n{lines}\nSKILLS\nJava (5 years)\n")

    assert done(resume) == [said]
    assert "5 years" in resume.model_dump_json()


def test_a_slip_in_a_heading_is_seen_and_a_name_like_one_is_not() -> None:
    slips = from_text(f"{PERSON}Expirience\n\nNight Baker, Crumb & Sons\nJan 2020 – present\n\nSkils:\nSourdough\n")
    names = from_text(
        f"{PERSON}Experience\n\nWaiter\nIntrest\n2018 - 2022\n- coffee\n\nBarista\nExpertize\n2015 - 2018\n- milk\n"
    )

    assert jobs(slips) == JOBS[:1]
    assert [group.keywords for group in slips.skills] == [["Sourdough"]]
    assert [(job.start_date, job.end_date) for job in names.work] == [("2018", "2022"), ("2015", "2018")]


def test_an_address_goes_on_in_the_next_line_only_where_a_hyphen_breaks_it() -> None:
    whole = from_text(f"{PERSON}https://github.com/kim/\nPython developer\nwww.kim.example.com/\nLeeds\n")
    broken = from_text(f"{PERSON}www.linkedin.com/in/ana-\nnowak-baker (LinkedIn)\n")

    assert [profile.username for profile in whole.basics.profiles] == ["kim"]
    assert [profile.username for profile in broken.basics.profiles] == ["ana-nowak-baker"]


def test_years_away_from_work_are_no_employer_of_what_comes_below() -> None:
    resume = from_text(
        f"{PERSON}EXPERIENCE\n\nTravelling Asia\n2010 - 2020\n\nBarista, Kafe\n2012 - 2013\n- coffee\n\n"
        "Waiter, Dolce\n2014 - 2016\n- served\n"
    )

    assert jobs(resume)[-2:] == [("Barista", "Kafe", "2012", "2013"), ("Waiter", "Dolce", "2014", "2016")]


def test_roles_fill_the_years_of_the_employer_above_them() -> None:
    resume = from_text(
        f"{PERSON}EXPERIENCE\n\nCRUMB & SONS, Leeds, UK     2009 – Present\nA family's bakery, forty shops\n\n"
        "Vice President, Distribution (2015 – Present)\n- Runs depots\n\nShift Manager (2009 – 2015)\n- Ran a shift\n"
    )

    assert jobs(resume) == [
        ("Vice President, Distribution", "CRUMB & SONS", "2015", None),
        ("Shift Manager", "CRUMB & SONS", "2009", "2015"),
    ]


def test_numbered_statements_are_one_each_and_names_of_code_keep_their_marks() -> None:
    said = (
        "1) Built a pricing model - it raised sales by 4 percent 2) Led a team: five people in two towns, hired by me "
        "3) Wrote __init__.py and the _private_ parts"
    )
    resume = from_text(f"{PERSON}EXPERIENCE\nAnalyst, Delta Bank\n2018 - 2022\n{said}\n")

    assert done(resume) == [
        [
            "Built a pricing model - it raised sales by 4 percent",
            "Led a team: five people in two towns, hired by me",
            "Wrote __init__.py and the _private_ parts",
        ]
    ]


def test_fields_of_a_form_are_read_whatever_they_are_called() -> None:
    resume = from_text(
        f"{PERSON}EMPLOYMENT\n\nEmployer: Crumb & Sons\nPosition: Night Baker\nFrom: 01/2020\nTo: present\nDuties:\n"
        "- Bake bread for forty shops\n\nEmployer: Harbour Mills\nPosition: Apprentice Baker\nFrom: 06/2016\n"
        "To: 12/2019\nDuties: Cleaned the ovens\n"
    )

    assert jobs(resume) == JOBS
    assert done(resume) == [["Bake bread for forty shops"], ["Cleaned the ovens"]]


@pytest.mark.parametrize("dates", ["Cashier, 2019 - 2021", "Cashier 2019 - 2021", "Cashier (2019 - 2021)"])
def test_an_employer_may_stand_below_a_title_with_its_dates(dates: str) -> None:
    assert jobs(from_text(f"{PERSON}EXPERIENCE\n{dates}\nTesco\n- Served customers\n")) == [
        ("Cashier", "Tesco", "2019", "2021")
    ]


def test_a_school_may_stand_below_a_degree_with_its_year() -> None:
    studies = from_text(f"{PERSON}EDUCATION\nBSc Computer Science, 2020\nUniversity of Leeds\n").education

    assert [(one.study_type, one.institution, one.end_date) for one in studies] == [
        ("BSc Computer Science", "University of Leeds", "2020")
    ]


def test_heads_of_different_heights_are_whole() -> None:
    resume = from_text(
        f"{PERSON}EXPERIENCE\nFreelance Photographer, 2018 - present\n- Weddings and portraits\n\n"
        "Photo Editor\nGetty Images\nNew York, NY\n2014 - 2018\n- Edited sports photos\n\n"
        "Assistant\nStudio Nine\n2012 - 2014\n- Set up lights\n"
    )

    assert [job.position for job in resume.work] == ["Freelance Photographer", "Photo Editor", "Assistant"]
    assert [job.name for job in resume.work][1:] == ["Getty Images", "Studio Nine"]
    assert done(resume) == [["Weddings and portraits"], ["Edited sports photos"], ["Set up lights"]]


def test_a_job_without_dates_is_one_of_its_own() -> None:
    resume = from_text(
        f"{PERSON}EXPERIENCE\nTeacher\nSt. Mary's School\nSept 2018 - Present\n- Teach Year 4\n\n"
        "Teaching Assistant\nOakwood Primary School\n- Helped in Year 2\n"
    )

    assert jobs(resume) == [
        ("Teacher", "St. Mary's School", "2018-09", None),
        ("Teaching Assistant", "Oakwood Primary School", None, None),
    ]
    assert done(resume) == [["Teach Year 4"], ["Helped in Year 2"]]


@pytest.mark.parametrize("employer", ["Freelance", "Self-employed", "Self-employed · Freelance"])
def test_who_works_for_themselves_keeps_that_as_the_employer(employer: str) -> None:
    resume = from_text(
        f"{PERSON}Experience\nGraphic Designer\n{employer}\nJan 2019 - Mar 2021 · 2 yrs 3 mos\n\n"
        "Photo Editor\nHarbour Press · Full-time\nJan 2016 - Dec 2018 · 3 yrs\n"
    )

    assert [(job.position, job.name) for job in resume.work] == [
        ("Graphic Designer", employer.partition(" ")[0]),
        ("Photo Editor", "Harbour Press"),
    ]


@pytest.mark.parametrize("mark", ["ü", "Ø", "v", "q"])
def test_signs_of_a_font_of_signs_are_bullets(mark: str) -> None:
    resume = from_text(f"{PERSON}SKILLS\n" + "".join(f"{mark} {name}\n" for name in ("Sourdough", "Lamination", "Rye")))

    assert [group.keywords for group in resume.skills] == [["Sourdough", "Lamination", "Rye"]]


def test_a_table_of_tabs_has_dates_of_two_columns_and_no_row_of_names() -> None:
    rows = "From\tTo\tEmployer\tPosition\n09/2020\tpresent\tVale Dairy\tBaker\n06/2014\t12/2016\tAcme Bread\tBaker\n"

    resume = from_text(f"{PERSON}EMPLOYMENT\n{rows}\nCERTIFICATES\nYear\tCertificate\n2022\tHACCP Level 3\n")

    assert jobs(resume) == [("Baker", "Vale Dairy", "2020-09", None), ("Baker", "Acme Bread", "2014-06", "2016-12")]
    assert [one.name for one in resume.certificates] == ["HACCP Level 3"]


def test_parts_of_an_entry_may_end_in_stops_and_its_town_be_in_no_list() -> None:
    lines = (
        "2019 - present. Night Baker. Old Mill Bakery, Leeds.\n2015 - 2019. Baker. Crust Bakery, Bradford.\n"
        "2013 - 2015. Helper. Rye Bakery, Lower Thornfield.\n"
    )

    resume = from_text(f"{PERSON}Experience\n\n{lines}")

    assert jobs(resume)[0] == ("Night Baker", "Old Mill Bakery", "2019", None)
    assert [job.location for job in resume.work] == ["Leeds", "Bradford", "Lower Thornfield"]


def test_degrees_among_trainings_are_studies() -> None:
    lines = "MA Baking Studies, University of South Downs, 2008\nFood hygiene certificate, 2019\n"

    resume = from_text(f"{PERSON}TRAINING\n\n{lines}")

    assert [study.institution for study in resume.education] == ["University of South Downs"]
    assert [one.name for one in resume.certificates] == ["Food hygiene certificate"]


def test_a_long_head_is_no_sign_that_lines_below_it_were_wrapped() -> None:
    lines = (
        "Forklift Operator, Lee Valley Distribution, Cork (2018 - present)\nLoad and unload up to 40 lorries a shift\n"
        "Check deliveries against dispatch notes with a handheld scanner\nTrain new starters on manual handling\n"
    )

    [job] = from_text(f"{PERSON}Experience\n\n{lines}").work

    assert len(job.highlights) == 3
