"""Who employed the person: a tool that the résumé lists is nobody's employer."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Resume
from service.scrape.model import JobPosting

TODAY = date(2026, 11, 24)
NURSE = Resume.model_validate(
    {
        "basics": {"name": "Grace Obi", "location": {"city": "Leeds"}},
        "work": [
            {
                "name": "Leeds General Infirmary",
                "position": "Staff Nurse",
                "startDate": "2018-03",
                "highlights": ["Trained staff for Oracle Health on SystmOne", "Ran two services in Docker"],
            },
            {"name": "Salesforce", "position": "Clinical Consultant", "startDate": "2015-02", "endDate": "2018-02"},
        ],
        "education": [{"institution": "Linfield College", "studyType": "BSc", "area": "Nursing", "endDate": "2014"}],
        "certificates": [{"name": "ALS", "issuer": "Resuscitation Council UK", "date": "2021-05"}],
        "awards": [{"title": "Ward of the Year", "awarder": "Stadtwerke Ulm", "date": "2022-11"}],
        "skills": [
            {"name": "Systems", "keywords": ["SystmOne", "NEWS2", "Excel", "SPS (Siemens S7)", "Silae", "Java"]}
        ],
    }
)


def told(text: str) -> tuple[Verdict, str]:
    found = audit(text, resume=NURSE, posting=JobPosting(title="Nurse"), today=TODAY).sentences[0]
    return found.verdict, " ".join(found.reasons)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I worked at SystmOne.", "SystmOne"),
        ("I was a Staff Nurse at SystmOne.", "SystmOne"),
        ("I joined SystmOne in March 2018.", "SystmOne"),
        ("My employer is SystmOne.", "SystmOne"),
        ("I was employed by NEWS2 for six years.", "NEWS2"),
        ("I worked at Docker from 2018.", "Docker"),
        ("Ich habe acht Jahre bei Siemens gearbeitet.", "Siemens"),
        ("Seit 2018 bin ich bei Siemens beschäftigt.", "Siemens"),
        ("J'ai travaillé chez Silae pendant sept ans.", "Silae"),
        ("J'étais employée par Excel.", "Excel"),
        ("Fui empleada de Docker.", "Docker"),
    ],
)
def test_a_tool_is_no_employer(text: str, name: str) -> None:
    verdict, why = told(text)

    assert verdict is Verdict.UNSUPPORTED
    assert f"“{name}” as an employer" in why


@pytest.mark.parametrize(
    "text",
    [
        "I work with SystmOne at Leeds General Infirmary.",
        "At Salesforce, I was a Clinical Consultant.",
        "I worked at Salesforce.",
        "Ich habe bei Salesforce gearbeitet.",
        "I am good at Excel.",
        "I trained staff for Oracle Health on SystmOne.",
        "Mit Java und Excel bin ich vertraut.",
    ],
)
def test_employers_and_the_use_of_tools_stand(text: str) -> None:
    assert told(text)[0] is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I worked at Oracle Health.", "Oracle Health"),
        ("I worked as a nurse for Oracle Health.", "Oracle Health"),
        ("I worked at Linfield College.", "Linfield College"),
        ("The Resuscitation Council UK employed me.", "Resuscitation Council UK"),
        ("Die Stadtwerke Ulm haben mich eingestellt.", "Stadtwerke Ulm"),
        ("Ich habe bei den Stadtwerken Ulm gearbeitet.", "Stadtwerken Ulm"),
        ("J'étais salariée d'abord, puis j'ai travaillé chez Oracle Health.", "Oracle Health"),
        ("Trabajé en Linfield College.", "Linfield College"),
    ],
)
def test_a_client_a_school_and_who_gave_a_paper_are_no_employers(text: str, name: str) -> None:
    verdict, why = told(text)

    assert verdict is Verdict.UNSUPPORTED
    assert f"“{name}” as an employer" in why


@pytest.mark.parametrize(
    "text",
    [
        "I graduated from Linfield College.",
        "At Leeds General Infirmary I worked for Oracle Health.",
        "The Resuscitation Council UK certified me.",
        "Leeds General Infirmary employed me.",
        "I worked at Leeds General Infirmary.",
        "Ich habe bei Leeds General Infirmary gearbeitet.",
    ],
)
def test_a_client_beside_the_employer_and_a_school_as_one_stand(text: str) -> None:
    assert told(text)[0] is Verdict.SUPPORTED
