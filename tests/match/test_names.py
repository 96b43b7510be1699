import pytest

from service.match.engine import lexicon, match, read_posting
from service.match.engine.mentions import find
from service.match.model import RequirementKind, State
from service.resumes.model import Resume
from service.scrape.model import JobPosting


def asked(wish: str) -> list[str]:
    posting = JobPosting(title="Colleague", description=f"Requirements\n- {wish}\n")
    return [name for ask in read_posting(posting).asks for name in ask.names]


@pytest.mark.parametrize(
    ("wish", "wrong"),
    [
        ("Production experience with large code bases", "Manufacturing"),
        ("Knowledge of equity, diversity and inclusion", "Trading"),
        ("Passion for financial markets", "Trading"),
        ("Experience in our San Mateo office", "Storage administration"),
        ("Experience with personas and surveys", "UX design"),
        ("Experiencia en actividad física", "Physics"),
        ("Knowledge of backbone networks", "Backbone.js"),
        ("Experience with internal investigations", "Law enforcement"),
        ("Experience with front office risk", "Reception"),
        ("Ability to sit for eight hours", "Integration testing"),
        ("Dominio de paquetes de informática", "Informatica"),
        ("Experience on rail yards", "Ruby on Rails"),
        ("Experience with AI tooling", "Tool and die making"),
        ("Experience with electronic documents", "Electronics"),
        ("A safe way of working and knowledge of ladders", "SAFe"),
        ("Experience with doors and windows", "DOORS"),
        ("Experience with scheduling on a ward", "Calendar management"),
        ("Experience with treatments in a day spa", "Single-page applications"),
        ("Experience in reading and interpreting drawings", "Translation"),
        ("Experience in reading engineering drawings", "Illustration"),
        ("Experience with the Ministry of Environment", "Ministry"),
        ("Knowledge of wastewater collection", "Debt collection"),
        ("Experience with observability (metrics, logs, traces)", "KPI reporting"),
        ("Proficient with estimating the effort of a project", "Quantity surveying"),
        ("Ability to work with minimal supervision", "People management"),
        ("Experience with translating requirements into designs", "Translation"),
        ("Ability to comprehend basic instructions", "Teaching"),
        ("Familiarity with practices and philosophies of testing", "Philosophy"),
        ("Experience with bi-weekly reports", "Business intelligence"),
        ("Experience in driving business metrics", "Vehicle driving"),
        ("Who reacts well under pressure", "React"),
        ("Experience with techniques, strategies and tools", "Strategic planning"),
        ("FLSA status: non-exempt", "FLSA"),
        ("A certificate like Cisco Certified Network Associate", "Associate"),
        ("Experience with this role, JR2016824", "JR2016824"),
        ("Read https//blogs.example.com/java about what you need to know", "Java"),
    ],
)
def test_an_ordinary_word_is_not_taken_for_a_name(wish: str, wrong: str) -> None:
    assert wrong not in asked(wish)


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("Experience with manufacturing processes", "Manufacturing"),
        ("Experience in equities trading", "Trading"),
        ("Knowledge of financial markets", "Capital markets"),
        ("Experience with SAN and NAS", "Storage administration"),
        ("Knowledge of electronics", "Electronics"),
        ("Experience with SIT and UAT", "Integration testing"),
        ("Experience with Ruby and Rails", "Ruby on Rails"),
        ("Experience with SAFe and Scrum", "SAFe"),
        ("Knowledge of failure mode and effects analysis", "FMEA"),
        ("Experience with React/Redux", "React"),
        ("Experience in conference interpreting", "Translation"),
        ("Ability to work with minimal supervision", "Working independently"),
        ("Experience with supervision of staff", "People management"),
        ("Experience with BI and SQL", "Business intelligence"),
        ("Experience with drawing: Drawing, Painting", "Illustration"),
        ("Experience with billing", "Billing"),
        ("Experience with GitOps", "GitOps"),
        ("An Associate degree in Nursing", "Associate"),
    ],
)
def test_the_name_itself_still_is_one(wish: str, name: str) -> None:
    assert name in asked(wish)


@pytest.mark.parametrize(
    "wish",
    [
        "Experience with real-time and multi-tenant systems",  # attributes
        "Knowledge of Circuit-Based methods",
        "Experience with different technologies and best practices",  # words that postings share
        "Experience with WindowsExperience",  # the end of a line is lost
        "Experience with 2022 and I",
    ],
)
def test_what_names_nothing_is_not_asked_for(wish: str) -> None:
    assert [name for name in asked(wish) if name != "Windows"] == []


@pytest.mark.parametrize("name", ["RBAC", "Karpenter", "Zorbly", "BigTable", "PostgREST", "Zorbly-X"])
def test_a_name_that_no_dictionary_has_is_still_asked_for(name: str) -> None:
    assert name in asked(f"Experience with {name}, Docker and Kubernetes")


@pytest.mark.parametrize("wish", ["Knowledge of databases", "Experience with relational databases"])
@pytest.mark.parametrize("shown", ["MySQL", "PostgreSQL"])
def test_whoever_knows_one_database_knows_databases(wish: str, shown: str) -> None:
    resume = Resume.model_validate({"work": [{"highlights": [f"Ran {shown} for a shop"]}]})
    posting = JobPosting(title="Colleague", description=f"Requirements\n- {wish}\n")

    found = match(resume, posting).requirements

    assert [requirement.state for requirement in found] == [State.MET]


@pytest.mark.parametrize("shown", ["Production planning", "Rota planning for twelve nurses", "Diary management"])
def test_whoever_plans_shifts_runs_or_diaries_knows_scheduling(shown: str) -> None:
    resume = Resume.model_validate({"work": [{"highlights": [shown]}]})
    posting = JobPosting(title="Colleague", description="Requirements\n- Experience with scheduling\n")

    found = match(resume, posting).requirements

    assert [(requirement.name, requirement.state) for requirement in found] == [("Scheduling", State.MET)]


@pytest.mark.parametrize(
    "text",
    [
        "React to alarms and excel in a busy kitchen",
        "Concrete ideas, word of mouth and a swing shift",
        "Replaced spark plugs; express delivery; chef de rang",
        "Go the extra mile with access to your own van",
    ],
)
def test_turns_of_phrase_that_begin_like_a_tool_name_none(text: str) -> None:
    assert find(text, lexicon.skills()) == []


@pytest.mark.parametrize(
    "text", ["React, Excel and MS Access", "Built with Express.js on Apache Spark", "Concrete work"]
)
def test_the_tools_themselves_are_still_found(text: str) -> None:
    assert find(text, lexicon.skills())


@pytest.mark.parametrize(("shown", "state"), [("C++", State.MET), ("C", State.MET), ("C#", State.MISSING)])
def test_either_of_two_languages_written_as_one_will_do(shown: str, state: State) -> None:
    resume = Resume.model_validate({"skills": [{"name": "Languages", "keywords": [shown, "Bash"]}]})
    posting = JobPosting(title="Developer", description="Requirements\n- Strong C/C++ programming skills")

    assert [one.state for one in match(resume, posting).requirements if one.name == "C/C++"] == [state]


def test_one_of_two_languages_tells_nothing_of_the_other() -> None:
    resume = Resume.model_validate({"skills": [{"name": "Languages", "keywords": ["C", "Bash"]}]})
    posting = JobPosting(title="Developer", description="Requirements\n- Experience with C++")

    assert [one.state for one in match(resume, posting).requirements if one.name == "C++"] == [State.MISSING]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Certified Payroll Professional (CPP)", ["Certified Payroll Professional"]),
        ("Critical Path Planning (CPP)", []),
        ("C Plus Plus (CPP)", ["C++", "C++"]),
        ("Human Resources (HR)", ["Human resources", "Human resources"]),
        ("Java, C# (CPP)", ["Java", "C#", "C++"]),
        ("$21.75/hr", []),
        ("a 24-hr line, 8 hr shifts", []),
        ("5 years/HR", ["Human resources"]),
        ("Veeva Vault", ["Veeva Vault"]),
    ],
)
def test_initials_are_what_the_words_before_them_say_and_an_hour_is_a_unit(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find(text, lexicon.skills())] == names


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        ("18th Edition and ECS Gold card", ["18th Edition", "ECS card"]),
        ("AWS ECS and EKS", ["Amazon ECS", "Amazon EKS"]),
        ("Journeyman electrician license", ["Journeyman electrician"]),
    ],
)
def test_the_papers_of_british_electricians_are_no_cloud_and_no_licence(wish: str, names: list[str]) -> None:
    assert sorted(asked(wish)) == names


@pytest.mark.parametrize("wish", ["BLS, MCA and DoLS training", "MCA and DoLS", "Knowledge of MCA/DoLS"])
def test_the_mental_capacity_act_is_no_degree(wish: str) -> None:
    asks = read_posting(JobPosting(title="Colleague", description=f"Requirements\n- {wish}\n")).asks

    assert not [ask for ask in asks if ask.kind is RequirementKind.EDUCATION]


def test_a_master_of_computer_applications_has_a_degree() -> None:
    assert [[m.name for m in find(text, lexicon.degrees())] for text in ("MCA", "BCA / MCA", "MCA degree")] == [
        ["Master"],
        ["Bachelor", "Master"],
        ["Master"],
    ]


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        ("Dominio de Excel y de contabilidad", ["Accounting", "Excel"]),
        ("Conocimientos de Word y de Excel", ["Excel", "Microsoft Word"]),
        ("Manejo avanzado de Excel", ["Excel"]),
        ("Maîtrise d'Excel et de Word", ["Excel", "Microsoft Word"]),
        ("Connaissances de Word et d’Excel", ["Excel", "Microsoft Word"]),
    ],
)
def test_a_tool_with_an_ordinary_name_is_known_by_what_is_known_of_it(wish: str, names: list[str]) -> None:
    assert sorted(asked(wish)) == names
