import pytest

from service.match.engine import match
from service.match.model import Match, Requirement, State
from service.resumes.model import Resume
from service.scrape.model import JobPosting
from tests.match.people import TODAY, mira


def held(wanted: str, **members: object) -> Match:
    """The match of somebody with these blocks to a posting that asks for one thing."""
    posting = JobPosting(title="Worker", description=f"Requirements\n- {wanted}\n- Punctual and careful with customers")
    return match(mira(skills=[], **members), posting, today=TODAY)


def first(result: Match) -> Requirement:
    return result.requirements[0]


@pytest.mark.parametrize(
    ("has", "wanted"),
    [
        ("CDL Class B", "Class A CDL required"),
        ("CDL", "Class A CDL required"),
        ("Führerschein Klasse B", "Führerschein Klasse CE erforderlich"),
        ("Permis B", "Permis C exigé"),
        ("Texas RN license", "California RN license required"),
    ],
)
def test_another_class_or_state_of_a_licence_counts_in_part(has: str, wanted: str) -> None:
    result = held(wanted, certificates=[{"name": has}])

    assert first(result).state is State.PARTLY
    assert first(result) in result.knockouts


@pytest.mark.parametrize(
    ("has", "wanted"),
    [
        ("Class A CDL", "CDL Class B"),
        ("CDL Class B", "CDL"),
        ("Führerschein Klasse CE", "Führerschein Klasse B"),
        ("RN license, Texas (multistate compact)", "California RN license"),
        ("Current RN license", "RN license"),
        ("PMP, CSM (in progress)", "PMP"),
        ("NMC registered nurse", "Current NMC registration"),
        ("Registered with the NMC", "Must be NMC registered"),
        ("NMC-registered", "Full registration with the NMC"),
        ("HCPC registered", "HCPC registration as a physiotherapist is essential for this post"),
        ("GMC registered", "Full GMC registration with licence to practise"),
        ("Gas Safe registered engineer", "Gas Safe"),
    ],
)
def test_the_same_licence_or_the_class_that_includes_it_meets_it(has: str, wanted: str) -> None:
    assert first(held(wanted, certificates=[{"name": has}])).state is State.MET


@pytest.mark.parametrize(
    ("has", "wanted"),
    [
        ("Provisional driving licence", "Driving licence"),
        ("RN license expired 2015", "RN license"),
        ("CPA candidate (2 of 4 exams passed)", "CPA"),
        ("PMP (in progress)", "PMP"),
        ("Studying for the CISSP exam", "CISSP"),
        ("Meisterbrief angestrebt", "Meisterbrief"),
        ("Permis C en cours de préparation", "Permis C"),
        ("Carnet de conducir caducado", "Carnet de conducir"),
        ("CPA, em andamento", "CPA"),
    ],
)
def test_what_is_begun_planned_or_over_is_held_in_part(has: str, wanted: str) -> None:
    requirement = first(held(wanted, certificates=[{"name": has}]))

    assert (requirement.state, requirement.detail) == (State.PARTLY, "not held yet, or no longer")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("A careful candidate with a CPA license and eight years in audit", "CPA"),
        ("Preparing tax returns as a CPA with ongoing training", "CPA"),
        ("Laufende Buchhaltung als Steuerberater für kleine Läden", "Steuerberater"),
        ("PMP, planned and ran four moves of offices", "PMP"),
        ("As CDL driver kept the scheduled rounds of forty shops", "CDL"),
    ],
)
def test_a_word_of_the_work_takes_nothing_from_a_certificate(line: str, wanted: str) -> None:
    assert first(held(wanted, work=[{"position": "Clerk", "highlights": [line]}])).state is State.MET


def test_a_licence_that_is_denied_is_missing() -> None:
    assert first(held("Driving licence", certificates=[{"name": "Driving licence: no"}])).state is State.MISSING


@pytest.mark.parametrize(
    "wanted",
    [
        *("CDL", "Gas Safe", "CSCS card", "SIA licence", "Forklift licence", "CPA", "LCSW", "EPA 608", "Series 7"),
        *("Guard card", "Journeyman electrician license", "Führerscheinklasse B", "Sachkundenachweis nach § 34a GewO"),
        *("Driver CPC", "Carnet C+E", "CNH categoria D", "COREN ativo", "OAB", "Diplôme d’État infirmier"),
        "Admitted to the California Bar",
    ],
)
def test_a_licence_that_is_lacking_may_end_an_application(wanted: str) -> None:
    assert len(held(wanted).knockouts) == 1


def test_a_certificate_that_is_no_licence_ends_nothing() -> None:
    assert held("PMP").knockouts == ()
    assert held("CDL or PMP").knockouts == ()


@pytest.mark.parametrize(
    "line",
    [
        "Currently learning Rust",
        "Would like to learn Rust",
        "Moved away from Rust",
        "Souhaite apprendre Rust",
        "Me gustaría aprender Rust",
        "Limited exposure to Rust",
        "Recruited Rust developers",
        "Grundkenntnisse in Rust",
        "Notions de Rust",
        "Conocimientos básicos de Rust",
        "Noções de Rust",
        "Rust (basic)",
    ],
)
def test_what_is_wished_for_or_barely_known_counts_in_part_and_for_no_years(line: str) -> None:
    role = {"position": "Clerk", "startDate": "2018-01", "endDate": "2024-01", "highlights": [line]}

    states = {one.name: one.state for one in held("3 years of experience in Rust", work=[role]).requirements}

    assert states == {"3+ years of Rust": State.MISSING, "Rust": State.PARTLY}


@pytest.mark.parametrize(
    "line",
    [
        "Machine learning in Rust",
        "Taught Rust to beginners",
        "Hired by a shop for its Rust",
        "Helped staff to learn Rust",
    ],
)
def test_words_that_only_look_like_a_wish_take_nothing_away(line: str) -> None:
    assert first(held("Rust", work=[{"position": "Clerk", "highlights": [line]}])).state is State.MET


@pytest.mark.parametrize(
    "school",
    [
        {"studyType": "BSc", "endDate": "2028"},
        {"studyType": "BSc", "endDate": "2026-12"},
        {"studyType": "BSc (not completed)", "endDate": "2019"},
        {"studyType": "BSc", "area": "Physics (expected 2027)"},
        {"studyType": "Bachelor, nicht abgeschlossen"},
        {"studyType": "Licence en droit (en cours)"},
        {"studyType": "Grado en Derecho, en curso"},
        {"studyType": "Bacharel em Direito, incompleto"},
    ],
)
def test_a_degree_that_is_not_finished_counts_in_part(school: dict[str, str]) -> None:
    requirement = first(held("Bachelor's degree", education=[school]))

    assert (requirement.state, requirement.detail) == (State.PARTLY, "not finished")


def test_who_works_on_a_doctorate_has_the_degree_before_it() -> None:
    candidate = [{"studyType": "PhD candidate", "area": "Physics"}]

    assert first(held("PhD", education=candidate)).state is State.PARTLY
    assert first(held("Master's degree", education=candidate)).state is State.MET


def test_a_degree_that_ended_is_finished() -> None:
    assert first(held("Bachelor's degree", education=[{"studyType": "BSc", "endDate": "2026"}])).state is State.MET


def test_a_resume_without_the_name_of_a_state_is_asked_for_none() -> None:
    resume = Resume.model_validate({"certificates": [{"name": "RN license"}]})
    posting = JobPosting(title="Nurse", description="Requirements\n- Texas RN license")

    assert match(resume, posting, today=TODAY).requirements[0].state is State.MET


@pytest.mark.parametrize(
    ("has", "wanted", "state"),
    [
        ("Ran SAP EWM", "SAP", State.PARTLY),
        ("Moved the books to S/4HANA", "SAP", State.PARTLY),
        ("Ran SAP", "SAP EWM", State.MISSING),
        ("Bought through Coupa", "SAP", State.MISSING),
        ("Line manager of four", "Line management", State.MET),
        ("Line manage one assistant", "Line management", State.MET),
        ("Reported to the line manager of the ward", "Line management", State.MISSING),
        ("Mentor to student nurses", "Mentoring", State.MET),
    ],
)
def test_a_module_shows_its_whole_in_part_and_who_does_it_what_it_is(has: str, wanted: str, state: State) -> None:
    result = held(wanted, work=[{"position": "Worker", "highlights": [has]}])

    assert first(result).state is state


@pytest.mark.parametrize(
    ("has", "wanted"),
    [
        ("Hazmat endorsement", "CDL"),
        ("IOSH", "NEBOSH"),
        ("CCRA", "CCRC"),
        ("Series 63", "Series 7"),
        ("OSHA 10", "OSHA 30"),
        ("LinkedIn Ads", "Facebook Ads"),
        ("B2B marketing", "B2B sales"),
        ("Pallet jack", "Forklift"),
    ],
)
def test_what_only_comes_near_is_not_the_same(has: str, wanted: str) -> None:
    assert first(held(wanted, certificates=[{"name": has}])).state is State.PARTLY


@pytest.mark.parametrize(
    ("has", "wanted"), [("OSHA 30", "OSHA 10"), ("SaaS sales", "B2B sales"), ("CCRA", "ACRP certified")]
)
def test_a_kind_of_it_is_enough(has: str, wanted: str) -> None:
    assert first(held(wanted, certificates=[{"name": has}])).state is State.MET
