import pytest

from service.match.engine.facts import clearance_in, facts_in
from service.match.engine.regions import regions_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Must be authorized to work in the United States without sponsorship", ["Permission to work in the US"]),
        ("We are unable to sponsor visas", ["Permission to work"]),
        ("The right to work in the UK or EU", ["Permission to work in the UK or the EU"]),
        ("Gültige Arbeitserlaubnis für Deutschland", ["Permission to work in Germany"]),
        ("Autorisation de travail en France exigée", ["Permission to work in France"]),
        ("Permiso de trabajo en España", ["Permission to work in Spain"]),
        ("Gültige Arbeitserlaubnis für Österreich", ["Permission to work in Austria"]),
        ("Must hold a Dutch work permit and speak Polish", ["Permission to work in the Netherlands"]),
        ("We provide visa sponsorship and relocation", []),
        ("You can work with us from home", []),
        ("Active Secret clearance required", ["Security clearance"]),
        ("Up to 30% travel", ["Travel (30%)"]),
        ("Reisebereitschaft", ["Willingness to travel"]),
        ("Disponibilidad para viajar", ["Willingness to travel"]),
        ("We sell travel insurance", []),
    ],
)
def test_a_sentence_asks_for_what_is_no_skill(text: str, names: list[str]) -> None:
    assert [fact.name for fact in facts_in(text)] == names


@pytest.mark.parametrize(("text", "level"), [("TS/SCI with polygraph", 4), ("Top Secret", 3), ("Secret clearance", 2)])
def test_the_level_of_a_clearance_is_told(text: str, level: int) -> None:
    assert clearance_in(text) == level


def test_whoever_may_work_in_a_member_state_may_work_in_the_union() -> None:
    assert regions_in("German citizen") == {"DE", "EU"}
    assert regions_in("Work with us") == set()


@pytest.mark.parametrize(
    "text",
    [
        "US citizenship",
        "US citizen or green card holder",
        "US citizens only",
        "You are a US citizen or permanent resident",
        "Must be a US citizen; veterans are encouraged to apply",
        "Due to the rules of our clients, US citizenship is required",
        "Our clients require US citizens",
        "Visa sponsorship is not available",
        "Visa sponsorship: no",
        "We can't sponsor visas or process work permit applications",
        "All persons hired will be required to verify their eligibility to work in the US",
        "Valid work permit",
        "Gültige Arbeitserlaubnis",
        "Permis de travail valide",
        "Permiso de trabajo imprescindible",
        "Autorização de trabalho obrigatória",
    ],
)
def test_a_permit_that_is_a_condition_is_asked_for(text: str) -> None:
    assert [fact.kind.value for fact in facts_in(text)] == ["authorization"]


@pytest.mark.parametrize(
    "text",
    [
        "Visa sponsorship: yes",
        "Visa sponsorship",
        "H-1B transfers welcome",
        "US citizens and green card holders are encouraged to apply",
        "You will help US citizens file their taxes",
        "You will assist clients with work permit applications",
        "Experience with H-1B and green card petitions",
        "Prepare and file H-1B cases",
        "Conduct right to work interviews",
        "Support newcomers who look for authorization to work",
        "Focus citizen services on the web",
        "Beratung von Mandanten zu Arbeitserlaubnis und Visum",
        "Wir helfen bei der Arbeitserlaubnis",
        "Accompagner les salariés dans leurs demandes d'autorisation de travail",
        "Tramitamos tu permiso de trabajo",
        "Apoio a imigrantes com autorização de trabalho",
    ],
)
def test_permits_of_others_and_help_with_ones_own_are_not_asked_for(text: str) -> None:
    assert list(facts_in(text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Public trust in our brand", []),
        ("Public Trust clearance", ["Security clearance"]),
        ("Ability to obtain a Public Trust", ["Security clearance"]),
        ("No security clearance required", []),
        ("Security clearance is not needed", []),
        ("Keine Sicherheitsüberprüfung", []),
        ("Candidates without security clearance will not be considered", ["Security clearance"]),
        ("50% travel discount for employees", []),
        ("Travel costs are covered to 100%", []),
        ("Our travel platform grew by 30%", []),
        ("No travel required", []),
        ("Travel is required, up to 40%", ["Travel (40%)"]),
        ("Traveling up to 25% of the time", ["Travel (25%)"]),
        ("Keine Reisetätigkeit", []),
    ],
)
def test_clearance_and_travel_are_asked_of_the_candidate(text: str, names: list[str]) -> None:
    assert [fact.name for fact in facts_in(text)] == names
