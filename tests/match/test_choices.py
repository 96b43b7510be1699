"""Of what a posting lists as alternatives, one is enough."""

import pytest

from service.match.engine import read_posting
from service.match.model import State
from tests.match.people import asked, job, matched, mira


def wishes(line: str) -> list[str]:
    return [ask.name for ask in read_posting(job(f"Requirements:\n- {line}", title="Worker")).asks]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("At least one of: Zendesk, HubSpot, Salesforce", ["Zendesk or HubSpot or Salesforce"]),
        ("Any of Java, Kotlin, Scala", ["Java or Kotlin or Scala"]),
        ("Experience in one or more of the following: Terraform, Ansible, Puppet", ["Terraform or Ansible or Puppet"]),
        ("Skilled in languages like Python, Rust, Java", ["Python or Rust or Java"]),
        ("Databases (e.g., MySQL, PostgreSQL, SQLite)", ["MySQL or PostgreSQL or SQLite"]),
        ("Build servers such as Jenkins, GitLab CI, and CircleCI", ["Jenkins or GitLab CI or CircleCI"]),
        ("Python, Java, or similar", ["Python or Java"]),
        ("Python, Java or Brulix is required", ["Python or Java"]),
        ("Experience with Java/Spring Boot", ["Java", "Spring Boot"]),
        ("Programmiersprachen, z. B. Java, Python, C#", ["Java or Python or C#"]),
        ("Java, Python o. Ä.", ["Java or Python"]),
        ("Mindestens eine Programmiersprache (Java, Python, C#)", ["Java or Python or C#"]),
        ("Maîtrise de bases comme MySQL, PostgreSQL, SQLite", ["MySQL or PostgreSQL or SQLite"]),
        ("Langages, par ex. Java, Python", ["Java or Python"]),
        ("Al menos uno de: Java, Kotlin, Scala", ["Java or Kotlin or Scala"]),
        ("Ferramentas, por exemplo Jenkins, CircleCI", ["Jenkins or CircleCI"]),
        ("AWS/Azure/GCP, Docker", ["AWS or Azure or Google Cloud", "Docker"]),
        ("CPA/CMA/CIMA", ["CPA or CMA or CIMA"]),
    ],
)
def test_a_list_that_is_called_a_choice_is_one_wish(line: str, names: list[str]) -> None:
    assert [name for name in wishes(line) if name not in {"Databases", "CI/CD", "Relational databases"}] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Experience with one BI tool (Tableau, Looker)", ["Tableau or Looker"]),
        ("A modern JS framework (React, Vue or Angular)", ["React or Vue.js or Angular"]),
        ("A cloud provider such as AWS, Azure or GCP", ["AWS or Azure or Google Cloud"]),
        ("Any relational database (MySQL, PostgreSQL)", ["MySQL or PostgreSQL"]),
        ("Python, a cloud platform (AWS or Azure), Docker", ["Python", "AWS or Azure", "Docker"]),
        ("Kenntnisse in einer Programmiersprache (Java, Python)", ["Java or Python"]),
        ("Erfahrung mit einem CRM-System (Salesforce, HubSpot)", ["Salesforce or HubSpot"]),
        ("Maîtrise d'un langage (Java, Python)", ["Java or Python"]),
        ("Maîtrise d'un outil de BI : Tableau, Power BI", ["Tableau or Power BI"]),
        ("Experiencia en un CRM (Salesforce, HubSpot) y Excel", ["Salesforce or HubSpot", "Excel"]),
        ("Manejo de una herramienta de diseño (Figma, Adobe XD)", ["Figma or Adobe XD"]),
        ("Une base de données moderne (PostgreSQL, MySQL)", ["Databases", "PostgreSQL or MySQL"]),
        ("Un framework moderne (React, Vue)", ["React or Vue.js"]),
        ("A ticketing tool (Jira, Zendesk)", ["Jira or Zendesk"]),
        ("An ERP system: SAP, NetSuite", ["SAP or NetSuite"]),
    ],
)
def test_of_a_sort_of_things_one_is_enough(line: str, names: list[str]) -> None:
    assert wishes(line) == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("SAP or a similar ERP", "SAP or ERP systems"),
        ("Salesforce or another CRM system", "Salesforce or CRM"),
        ("SAP oder ein vergleichbares ERP-System", "SAP or ERP systems"),
        ("SAP ou un ERP similaire", "SAP or ERP systems"),
        ("SAP u otro ERP", "SAP or ERP systems"),
    ],
)
def test_one_thing_or_the_like_of_its_sort_is_one_wish(line: str, name: str) -> None:
    assert wishes(line) == [name]


def test_another_thing_of_the_sort_is_worth_a_part() -> None:
    engineer = mira(skills=[{"name": "Tools", "keywords": ["Business intelligence", "Oracle Cloud"]}])

    result = matched(engineer, job("Requirements:\n- One BI tool (Tableau, Looker)\n- A framework (React, Vue)"))

    assert [(one.name, one.state) for one in result.requirements] == [
        ("Tableau or Looker", State.PARTLY),
        ("React or Vue.js", State.MISSING),
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("A good knowledge of databases (MySQL, PostgreSQL)", ["Databases", "MySQL", "PostgreSQL"]),
        ("A database (MySQL and PostgreSQL)", ["Databases", "MySQL", "PostgreSQL"]),
        ("A solid Python background (Django, Flask)", ["Python", "Django", "Flask"]),
        ("Cloud platforms (AWS, Azure) and Docker", ["Cloud computing", "AWS", "Azure", "Docker"]),
        ("Une bonne connaissance des logiciels (Word, Excel)", ["Microsoft Word", "Excel"]),
        ("Java, Python and SQL", ["Java", "Python", "SQL"]),
        ("We would like Python, SQL and Excel", ["Python", "SQL", "Excel"]),
        ("Mindestens ein Projekt mit Java, Python und SQL", ["Java", "Python", "SQL"]),
        ("React and Vue or similar", ["React", "Vue.js"]),
        ("A modern technology stack (React, TypeScript, PostgreSQL)", ["React", "TypeScript", "PostgreSQL"]),
        ("A software engineering background (Java, SQL)", ["Software development", "Java", "SQL"]),
        ("Build a platform: Kubernetes, Terraform, AWS", ["Kubernetes", "Terraform", "AWS"]),
        ("Un système d'information moderne : SAP, Salesforce", ["SAP", "Salesforce"]),
        ("Une bonne maîtrise du système informatique (Word, Excel)", ["Microsoft Word", "Excel"]),
    ],
)
def test_a_plain_list_stays_many_wishes(line: str, names: list[str]) -> None:
    assert wishes(line) == names


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("CRM-Systemen (z. B. Salesforce, HubSpot)", State.MET),
        ("CRM systems such as Salesforce or HubSpot", State.MET),
        ("A CRM system such as Salesforce or HubSpot", State.PARTLY),
    ],
)
def test_a_sort_of_which_only_examples_are_named_is_met_by_any(line: str, state: State) -> None:
    seller = mira(skills=[{"name": "Tools", "keywords": ["CRM"]}])

    result = matched(seller, job(f"Requirements:\n- {line}\n- Python"))

    assert asked(result, "Salesforce or HubSpot").state is state


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Fluent in German or French", "German or French (fluent)"),
        ("German (C1) or French (B2)", "German or French (B2)"),
        ("Fließend Deutsch oder Französisch", "German or French (fluent)"),
        ("Allemand courant ou espagnol courant", "German or Spanish (fluent)"),
        ("Alemán o francés fluido", "German or French (fluent)"),
        ("Alemão ou francês fluente", "German or French (fluent)"),
    ],
)
def test_of_two_languages_one_is_enough(line: str, name: str) -> None:
    speaker = mira(languages=[{"language": "German", "fluency": "native"}])

    result = matched(speaker, job(f"Requirements:\n- {line}\n- Python"))

    assert asked(result, name).state is State.MET
    assert [one.name for one in result.knockouts] == []


def test_languages_that_are_both_asked_for_stay_two() -> None:
    assert wishes("Fluent in German and French") == ["German (fluent)", "French (fluent)"]


@pytest.mark.parametrize(
    ("line", "name", "state"),
    [
        ("PhD or 8 years of experience", "Doctorate or 8+ years of experience", State.MET),
        ("10+ years of experience or a Master's degree", "Master or 10+ years of experience", State.PARTLY),
        ("PhD or equivalent work experience", "Doctorate or equivalent experience", State.PARTLY),
        (
            "Abgeschlossenes Studium oder mindestens 8 Jahre Berufserfahrung",
            "Bachelor or 8+ years of experience",
            State.MET,
        ),
        ("Doctorat ou expérience équivalente", "Doctorate or equivalent experience", State.PARTLY),
        ("Doctorado o al menos 8 años de experiencia", "Doctorate or 8+ years of experience", State.MET),
        ("Doutorado ou experiência equivalente", "Doctorate or equivalent experience", State.PARTLY),
        (
            "Degree in Law or in lieu of a degree 8 years' experience",
            "Bachelor in Law or 8+ years of experience",
            State.MET,
        ),
        ("MSc; 8 years' experience in lieu of a degree", "Master or 8+ years of experience", State.MET),
        (
            "PhD or equivalent combination of education and experience",
            "Doctorate or equivalent experience",
            State.PARTLY,
        ),
        (
            "Studium der Physik oder vergleichbare Berufserfahrung",
            "Bachelor in Physics or equivalent experience",
            State.PARTLY,
        ),
        ("Ausbildung oder mehrjährige Berufserfahrung", "Vocational training or equivalent experience", State.PARTLY),
        ("Bac+5 ou à défaut 8 ans d'expérience", "Master or 8+ years of experience", State.MET),
        ("Licenciatura o, en su defecto, 8 años de experiencia", "Bachelor or 8+ years of experience", State.MET),
        (
            "BTS ou à défaut une expérience significative sur un poste similaire",
            "Vocational training or equivalent experience",
            State.PARTLY,
        ),
        (
            "Grado medio o, en su defecto, experiencia demostrable",
            "Vocational training or equivalent experience",
            State.PARTLY,
        ),
        ("Degree or equivalent training and experience", "Bachelor or equivalent experience", State.PARTLY),
    ],
)
def test_years_may_stand_in_for_a_degree(line: str, name: str, state: State) -> None:
    without_degree = mira(education=[])

    assert wishes(line) == [name]
    assert asked(matched(without_degree, job(f"Requirements:\n- {line}\n- Python")), name).state is state


def test_a_degree_meets_what_years_would_meet_as_well() -> None:
    fresh = mira(work=[])

    result = matched(fresh, job("Requirements:\n- Bachelor's degree or 4 years of experience\n- Python"))

    assert asked(result, "Bachelor or 4+ years of experience").state is State.MET


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("High school diploma or equivalent", ["High school"]),
        ("Bachelor's degree and 3 years of experience", ["Bachelor", "3+ years of experience"]),
        (
            "Bachelor's degree with 5+ years of experience, or Master's with 3 years of experience",
            ["Bachelor", "5+ years of experience"],
        ),
        (
            "PhD, or a Master's degree and 5 years of experience in lieu of a PhD",
            ["Master", "5+ years of experience"],
        ),
        (
            "Bachelor's degree plus 5 years experience, or a Master's in lieu of 2 of the years",
            ["Bachelor", "5+ years of experience"],
        ),
        (
            "Associate's degree plus 4 years of experience in lieu of a Bachelor's",
            ["Associate", "4+ years of experience"],
        ),
        ("Bachelor's degree in Law or a related field and proven experience in sales", ["Bachelor in Law", "Sales"]),
        ("Studium der Physik oder Chemie und mehrjährige Berufserfahrung", ["Bachelor in Physics or Chemistry"]),
    ],
)
def test_a_degree_beside_years_stays_a_wish_of_its_own(line: str, names: list[str]) -> None:
    assert wishes(line) == names
