import pytest

from service.match.engine.remote import remote_in
from service.match.model import RequirementKind, State
from service.scrape.model import Workplace
from tests.match.people import job, matched, mira

WISHES = "Requirements:\n- Python and SQL\n- {}"


def place(
    said: str, *, title: str = "Welder", location: str = "Oslo, Norway", workplace: Workplace | None = None
) -> str:
    """What a posting that says so asks of the place."""
    posting = job(WISHES.format(said), title=title, location=location, workplace=workplace)
    return next(one.name for one in matched(posting=posting).requirements if one.kind is RequirementKind.LOCATION)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("This is a fully remote position", "fully remote"),
        ("You can work fully remote or from our Leeds office", "fully remote"),
        ("40 hours per week, fully remote", "fully remote"),
        ("Fully remote, with two days per quarter in Oslo", "Fully remote"),
        ("All of our roles are remote", "roles are remote"),
        ("The role can be done remotely", "role can be done remotely"),
        ("You will be working remotely with a team of six", "You will be working remotely"),
        ("Location: Remote or any of our sites", "Location: Remote"),
        ("Remote (US only)", "Remote (US only)"),
        ("Remote within Canada", "Remote within Canada"),
        ("Vollständig remote oder aus unserem Büro in Kassel", "Vollständig remote"),
        ("100 % Home-Office", "100 % Home-Office"),
        ("Poste en télétravail complet", "télétravail complet"),
        ("Poste à distance", "Poste à distance"),
        ("Puesto 100% remoto", "100% remoto"),
        ("Trabajo remoto desde España", "Trabajo remoto"),
        ("Vaga totalmente remota", "totalmente remota"),
    ],
)
def test_a_job_is_remote_where_a_sentence_says_so_of_all_of_it(text: str, words: str) -> None:
    found = remote_in(text)

    assert found
    assert text[slice(*found)] == words


@pytest.mark.parametrize(
    "text",
    [
        "2 days remote per week, 3 days in our Leeds office",
        "Home Office möglich (2 Tage)",
        "Télétravail : deux jours par semaine",
        "Trabajo remoto tres días por semana",
        "Trabalho remoto até 2 dias por semana",
        "Up to 60% remote",
        "Occasional remote work",
        "The position is hybrid with remote days",
        "Remote is not possible",
        "This role is not fully remote",
        "Kein Home-Office",
        "Kein 100 % Home-Office",
        "100% on-site, no home office",
        "Remote-Arbeit ist nicht möglich",
        "Pas de télétravail",
        "No es un puesto remoto",
        "Não é trabalho remoto",
        "We worked fully remote in the pandemic",
        "Experience in a fully remote company",
        "Work for the Home Office in London",
        "You set up a home office for new staff",
        "You look after remote servers",
        "Familiar with tools for remote collaboration",
    ],
)
def test_some_days_a_denial_and_a_word_in_passing_make_no_job_remote(text: str) -> None:
    assert remote_in(text) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("2 days remote per week, 3 days in our Oslo office", "Hybrid work in Oslo, Norway"),
        ("Home Office möglich (2 Tage)", "Hybrid work in Oslo, Norway"),
        ("Hybrid working", "Hybrid work in Oslo, Norway"),
        ("Knowledge of hybrid clouds", "Work in Oslo, Norway"),
        ("No home office", "Work in Oslo, Norway"),
    ],
)
def test_work_that_is_remote_in_part_or_not_at_all_keeps_its_place(said: str, name: str) -> None:
    assert place(said) == name


def test_in_a_title_or_location_the_word_alone_is_enough() -> None:
    assert place("SQL", title="Welder (Remote)") == "Remote work"
    assert place("SQL", location="Oslo / Remote") == "Remote work"
    assert place("SQL", location="No office location, Remote") == "Remote work"
    assert place("SQL", title="Remote Sensing Analyst") == "Work in Oslo, Norway"
    assert place("SQL", location="Oslo (teilweise remote)") == "Hybrid work in Oslo (teilweise remote)"
    assert place("SQL", location="Oslo, kein Homeoffice") == "Work in Oslo, kein Homeoffice"


def test_what_the_page_says_of_the_workplace_rules() -> None:
    assert place("Fully remote", workplace=Workplace.ON_SITE) == "Work in Oslo, Norway"
    assert place("2 days remote", workplace=Workplace.REMOTE) == "Remote work"


@pytest.mark.parametrize(
    ("said", "country"),
    [
        ("Fully remote (must be located in Canada to be considered)", "Canada"),
        ("100 % Remote. Wohnsitz in Deutschland erforderlich.", "Germany"),
        ("Fully remote. You must live in Canada or France.", "Canada, France"),
    ],
)
def test_remote_work_for_those_who_live_in_a_country_asks_for_that(said: str, country: str) -> None:
    posting = job(f"{said}\n\nRequirements:\n- Python", workplace=Workplace.REMOTE)
    home = mira(basics={"name": "Mira", "location": {"address": "Leeds, United Kingdom"}})

    (place,) = [one for one in matched(home, posting).requirements if one.kind == "location"]

    assert (place.name, place.state) == (f"Remote work, from {country}", State.MISSING)


@pytest.mark.parametrize(
    "said", ["Fully remote. Customer data must reside in Canada.", "Fully remote. You do not need to live in Canada."]
)
def test_what_else_has_to_be_in_a_country_asks_nobody_to_live_there(said: str) -> None:
    posting = job(f"{said}\n\nRequirements:\n- Python", workplace=Workplace.REMOTE)

    (place,) = [one for one in matched(posting=posting).requirements if one.kind == "location"]

    assert place.name == "Remote work"
