import pytest

from service.match.engine import read_posting
from service.match.engine.permits import permits
from service.match.model import Requirement, RequirementKind, State
from tests.match.people import job, matched, mira

ANYWHERE, US, UK = "Must have the right to work", "Must be authorized to work in the US", "Right to work in the UK"


def answer(summary: str, wish: str, kind: RequirementKind = RequirementKind.AUTHORIZATION) -> Requirement:
    """What a résumé with that summary answers to one wish."""
    posting = job(f"Requirements:\n- Python and SQL\n- {wish}", location="Oslo, Norway")
    result = matched(mira(basics={"summary": summary}), posting)
    return next(one for one in result.requirements if one.kind is kind)


@pytest.mark.parametrize(
    ("summary", "held", "regions"),
    [
        ("US citizen", True, {"US"}),
        ("U.S. Citizen and veteran", True, {"US"}),
        ("British national living in Leeds", True, {"GB"}),
        ("Dual US and UK citizenship", True, {"US", "GB"}),
        ("Permanent resident of Canada", True, {"CA"}),
        ("Do not require sponsorship to work in the UK", True, {"GB"}),
        ("Arbeitserlaubnis nicht erforderlich", True, set()),
        ("No work permit", False, set()),
        ("Not authorized to work in the US", False, {"US"}),
        ("Will require visa sponsorship", False, set()),
        ("Benötige ein Visum", False, set()),
        ("Keine Arbeitserlaubnis für Deutschland", False, {"DE", "EU"}),
        ("Pas de permis de travail", False, set()),
        ("Besoin d'un permis de travail en France", False, {"FR", "EU"}),
        ("Sin permiso de trabajo", False, set()),
        ("Necesito patrocinio de visado", False, set()),
        ("Sem autorização de trabalho", False, set()),
        ("Preciso de visto", False, set()),
    ],
)
def test_a_line_says_that_a_permit_is_held_or_lacking_and_where(summary: str, *, held: bool, regions: set[str]) -> None:
    [permit] = permits(summary)

    assert (permit.is_held, set(permit.regions)) == (held, regions)


@pytest.mark.parametrize(
    "summary",
    [
        "Managed national accounts for retailers",
        "US national accounts lead",
        "Organised citizen science projects",
        "National Merit Scholar",
        "Ran a stack of the German national library",
        "Taught citizenship to year nine",
        "Participación ciudadana en el barrio",
    ],
)
def test_what_is_national_or_done_by_citizens_is_no_permit(summary: str) -> None:
    assert permits(summary) == ()
    assert answer(summary, ANYWHERE).state is State.UNKNOWN


@pytest.mark.parametrize(
    ("summary", "wish", "state", "words"),
    [
        ("British citizen, require sponsorship in the US", UK, State.MET, "British citizen"),
        ("British citizen, require sponsorship in the US", US, State.MISSING, "require sponsorship"),
        ("I require visa sponsorship and am not authorized to work in the US", US, State.MISSING, "require visa"),
        ("Indian national needing H-1B sponsorship", US, State.MISSING, "needing H-1B sponsorship"),
        ("Indian national needing H-1B sponsorship", ANYWHERE, State.MISSING, "needing H-1B sponsorship"),
        ("Authorized to work in the US; will require sponsorship", US, State.PARTLY, "require sponsorship"),
        ("No criminal record, US citizen", ANYWHERE, State.MET, "US citizen"),
        ("EU citizen", "Right to work in Germany", State.MET, "EU citizen"),
        ("Dutch citizen", "Right to work in the EU", State.MET, "Dutch citizen"),
        ("Work permit for Austria", "Working permit for Austria required", State.MET, "Work permit"),
    ],
)
def test_who_needs_a_permit_lacks_it_there(summary: str, wish: str, state: State, words: str) -> None:
    requirement = answer(summary, wish)
    [evidence] = requirement.evidence

    assert (requirement.state, evidence.text[evidence.start : evidence.end]) == (state, words)


@pytest.mark.parametrize(
    ("summary", "wish"),
    [
        ("EU Blue Card holder; no sponsorship needed in Germany", "Valid Swiss work permit or EU citizenship required"),
        ("No sponsorship needed in Germany", "Right to work in the EU"),
        ("Work permit for Italy", "Right to work in Spain"),
    ],
)
def test_a_permit_for_one_country_is_none_for_another(summary: str, wish: str) -> None:
    assert answer(summary, wish).state is State.UNKNOWN


@pytest.mark.parametrize("heading", ["Compensation", "Benefits", "About us", "How to apply", "Nice to have"])
@pytest.mark.parametrize(
    "said",
    [
        "We are unable to sponsor visas at this time.",
        "Applicants must have a valid working permit for the Netherlands.",
        "Visa sponsorship is not available for this post.",
    ],
)
def test_a_permit_is_demanded_under_any_heading(heading: str, said: str) -> None:
    asks = read_posting(job(f"Requirements:\n- Python and SQL\n\n{heading}:\n- 30 days off\n- {said}")).asks

    assert [ask.required for ask in asks if ask.kind is RequirementKind.AUTHORIZATION] == [True]


@pytest.mark.parametrize(
    "said",
    [
        "We offer visa sponsorship, a great office and no overtime.",
        "We sponsor visas, no matter where you come from.",
        "We use E-Verify to verify the eligibility to work of everybody, as required by law.",
        "We hire without regard to U.S. citizenship.",
    ],
)
def test_what_is_offered_or_declared_under_benefits_is_no_demand(said: str) -> None:
    asks = read_posting(job(f"Requirements:\n- Python and SQL\n\nBenefits:\n- 30 days off\n- {said}")).asks

    assert [ask.name for ask in asks if ask.kind is RequirementKind.AUTHORIZATION] == []


@pytest.mark.parametrize("heading", ["Preferred Qualifications", "Ideally you also have:"])
@pytest.mark.parametrize(
    ("said", "required"),
    [
        ("U.S. citizenship required.", True),
        ("Must be able to obtain a Secret clearance.", True),
        ("Only candidates with a valid Swiss work permit will be considered.", True),
        ("Class A CDL required", True),
        ("Active Secret clearance", False),
        ("Secret clearance is preferred, not required", False),
        ("Class A CDL", False),
    ],
)
def test_a_knockout_demanded_in_so_many_words_is_no_wish(heading: str, said: str, *, required: bool) -> None:
    asks = read_posting(job(f"Requirements:\n- Python and SQL\n\n{heading}\n- AWS\n- {said}")).asks

    assert [ask.required for ask in asks if ask.name not in {"Python", "SQL", "AWS"}] == [required]


def test_the_permits_of_others_in_a_role_are_not_ones_own() -> None:
    resume = mira(work=[{"position": "Clerk", "highlights": ["Checked the right to work of new staff"]}])
    result = matched(resume, job(f"Requirements:\n- SQL\n- {ANYWHERE}"))

    [requirement] = [one for one in result.requirements if one.kind is RequirementKind.AUTHORIZATION]

    assert requirement.state is State.UNKNOWN


@pytest.mark.parametrize(
    ("summary", "wish", "kind"),
    [
        ("Not willing to travel", "Willingness to travel", RequirementKind.TRAVEL),
        ("Willing to travel: no", "Willingness to travel", RequirementKind.TRAVEL),
        ("Nicht reisebereit", "Reisebereitschaft", RequirementKind.TRAVEL),
        ("No disponible para viajar", "Disponibilidad para viajar", RequirementKind.TRAVEL),
        ("No active security clearance", "Secret clearance required", RequirementKind.CLEARANCE),
        ("Never held a Secret clearance", "Secret clearance required", RequirementKind.CLEARANCE),
        ("Public trust in the bank rose", "Public trust clearance required", RequirementKind.CLEARANCE),
        ("Not open to relocate", "SQL", RequirementKind.LOCATION),
        ("Umzugsbereit: nein", "SQL", RequirementKind.LOCATION),
        ("Não disponível para mudança", "SQL", RequirementKind.LOCATION),
    ],
)
def test_a_denied_line_shows_nothing(summary: str, wish: str, kind: RequirementKind) -> None:
    requirement = answer(summary, wish, kind)

    assert (requirement.state, requirement.evidence) == (State.UNKNOWN, ())


def test_a_denial_of_something_else_denies_nothing() -> None:
    said = "No criminal record and willing to travel"

    assert answer(said, "Willingness to travel", RequirementKind.TRAVEL).state is State.MET
