from typing import Any

import pytest

from service.match.model import Requirement, RequirementKind, State
from service.scrape.model import Workplace
from tests.match.people import job, matched, mira

TEXT = "Requirements:\n- Python and SQL\n- You sit with the team"


def place(description: str = TEXT, *, home: dict[str, str] | None = None, **fields: Any) -> Requirement:
    """What a posting asks of the place, held against somebody who lives in Leeds unless `home` says otherwise."""
    basics = {"name": "Mira Okafor", "location": {"city": "Leeds", "countryCode": "GB"} if home is None else home}
    result = matched(mira(basics=basics), job(description, **fields))
    return next(one for one in result.requirements if one.kind is RequirementKind.LOCATION)


@pytest.mark.parametrize(
    ("location", "state"),
    [
        ("Leeds, UK", State.MET),
        ("London, United Kingdom", State.PARTLY),
        ("Oslo, Norway", State.MISSING),
    ],
)
def test_work_at_a_place_is_held_against_where_the_person_lives(location: str, state: State) -> None:
    requirement = place(location=location)

    assert (requirement.name, requirement.state) == (f"Work in {location}", state)
    assert requirement.evidence[0].text == "Leeds"


def test_a_state_is_no_country_that_shares_its_code() -> None:
    toronto = {"city": "Toronto", "countryCode": "CA"}

    assert place(home=toronto, location="San Francisco, CA").state is State.MISSING
    assert (
        place(home={"city": "Denver", "region": "CO", "countryCode": "US"}, location="Austin, TX").state is State.PARTLY
    )


def test_a_resume_without_a_place_leaves_it_open() -> None:
    assert place(home={}, location="Oslo, Norway").state is State.UNKNOWN


def test_somebody_who_would_move_meets_a_place_in_part() -> None:
    resume = mira(basics={"summary": "Backend engineer, willing to relocate.", "location": {"city": "Leeds"}})

    [requirement] = [
        one for one in matched(resume, job(TEXT, location="Oslo, Norway")).requirements if one.kind == "location"
    ]

    assert (requirement.state, requirement.evidence[0].pointer) == (State.PARTLY, "/basics/summary")


def test_remote_work_is_in_reach_from_everywhere() -> None:
    text = "Requirements:\n- Python and SQL\n\nThis is a fully remote position."

    requirement = place(text, location="Oslo, Norway")

    assert (requirement.name, requirement.state) == ("Remote work", State.MET)
    assert requirement.named.text == "fully remote"


def test_remote_work_from_some_countries_is_not() -> None:
    here = place(workplace=Workplace.REMOTE, remote_countries=("GB", "IE"))
    there = place(workplace=Workplace.REMOTE, remote_countries=("US",))

    assert (here.name, here.state) == ("Remote work, from United Kingdom, Ireland", State.MET)
    assert there.state is State.MISSING


def test_what_the_page_says_of_the_workplace_rules_over_a_word_in_passing() -> None:
    text = f"{TEXT}\n- You look after remote servers"

    assert place(text, location="Oslo", workplace=Workplace.ON_SITE).name == "Work in Oslo"
    assert place(text, location="Oslo").name == "Work in Oslo"


def test_the_sentence_that_names_the_place_is_quoted_and_a_field_is_not() -> None:
    said = place(f"{TEXT}\n- Three days a week in our Oslo office", location="Oslo, Norway", workplace=Workplace.HYBRID)

    assert (said.name, said.asked.text, said.named.text) == (
        "Hybrid work in Oslo, Norway",
        "Three days a week in our Oslo office",
        "Oslo",
    )
    assert place(location="Oslo, Norway").asked.text == ""


def test_the_place_moves_no_score() -> None:
    scores = {matched(posting=job(TEXT, location=each)).fit for each in ("Leeds, UK", "Oslo, Norway", None)}

    assert len(scores) == 1


@pytest.mark.parametrize(
    ("location", "city"),
    [
        ("Frankfurt am Main", "Frankfurt"),
        ("Frankfurt (Main)", "Frankfurt a. M."),
        ("München", "Munich"),
        ("Köln", "Cologne"),
        ("Colonia, Alemania", "Köln"),
        ("Lisbonne", "Lisboa"),
        ("Varsovia", "Warsaw"),
        ("NYC", "New York"),
        ("New York, NY 10001", "New York City"),
        ("Washington, D.C.", "Washington DC"),
        ("Leeds City Centre", "Leeds"),
        ("Leeds LS1 4AB", "Leeds"),
        ("75008 Paris", "Paris"),
        ("Paris (75)", "Paris"),
        ("Lyon 3ème", "Lyon"),
        ("1012 AB Amsterdam", "Amsterdam"),
        ("Raum München", "München"),
        ("Stuttgart und Umgebung", "Stuttgart"),
        ("Berlin-Mitte", "Berlin"),
        ("Köln-Ehrenfeld", "Köln"),
        ("Greater London", "London"),
        ("San Francisco Bay Area", "San Francisco"),
        ("US-TX-Austin", "Austin"),
        ("Germany - Berlin", "Berlin"),
        ("Saint Louis, MO", "St. Louis"),
        ("14 Quarry Lane, Leeds, United Kingdom", "Leeds"),
        ("London / Manchester", "Manchester"),
        ("Madrid o Sevilla", "Séville"),
        ("Hybrid - Leeds", "Leeds"),
        ("Leeds", "Greater Leeds"),
    ],
)
def test_one_town_is_known_by_all_its_spellings(location: str, city: str) -> None:
    assert place(home={"city": city}, location=location).state is State.MET


@pytest.mark.parametrize(
    ("location", "home"),
    [
        ("York, UK", {"city": "New York", "region": "NY", "countryCode": "US"}),
        ("Cambridge, MA", {"city": "Cambridge", "countryCode": "GB"}),
        ("London, UK", {"city": "London", "region": "Ontario", "countryCode": "CA"}),
        ("Vancouver, WA", {"city": "Vancouver BC"}),
        ("Paris, France", {"city": "Paris, TX"}),
        ("Frankfurt (Oder)", {"city": "Frankfurt am Main"}),
        ("Santiago, Chile", {"city": "Santiago", "countryCode": "ES"}),
    ],
)
def test_towns_that_share_a_name_are_not_one(location: str, home: dict[str, str]) -> None:
    assert place(home=home, location=location).state is State.MISSING


@pytest.mark.parametrize(
    ("location", "home"),
    [
        ("Dallas, TX", {"city": "Austin", "region": "Texas"}),
        ("Austin, region Texas", {"city": "Dallas, TX"}),
        ("New York, NY", {"city": "Buffalo", "region": "New York", "countryCode": "US"}),
        ("Kleinmachnow, Brandenburg", {"city": "Potsdam", "region": "Brandenburg"}),
    ],
)
def test_a_town_of_the_same_state_or_region_is_near(location: str, home: dict[str, str]) -> None:
    assert place(home=home, location=location).state is State.PARTLY


def test_whoever_lives_in_a_country_is_where_work_in_all_of_it_is() -> None:
    assert place(home={"address": "Kassel, Deutschland"}, location="Germany").state is State.MET
    assert place(home={"city": "Fresno", "region": "CA", "countryCode": "US"}, location="California").state is State.MET
    assert place(home={"city": "Fresno", "countryCode": "US"}, location="Texas").state is State.PARTLY


@pytest.mark.parametrize(
    "location",
    [
        *(
            "Nationwide",
            "Deutschlandweit",
            "bundesweit",
            "France entière",
            "Todo Brasil",
            "Europe",
            "EMEA",
            "Latin America",
        ),
        *(
            "Various",
            "Multiple locations",
            "Verschiedene Standorte",
            "Varias ubicaciones",
            "Hybrid",
            "Vor Ort",
            "Híbrido",
        ),
        "Leeds or anywhere",
    ],
)
def test_words_that_name_no_single_place_ask_for_none(location: str) -> None:
    result = matched(posting=job(TEXT, location=location))

    assert [one.name for one in result.requirements if one.kind is RequirementKind.LOCATION] == []


@pytest.mark.parametrize("perk", ["We have an on-site nursery", "On-site gym and canteen", "There is on-site parking"])
def test_what_is_on_site_beside_the_work_says_nothing_of_where_that_is(perk: str) -> None:
    assert place(f"{TEXT}\n\n{perk}.", location="Leeds, UK").asked.text == ""


@pytest.mark.parametrize(
    "said", ["This is an on-site role", "You work on-site", "Three days on-site, two at home", "On-site in our office"]
)
def test_work_on_site_is_where_the_work_is(said: str) -> None:
    assert place(f"{TEXT}\n\n{said}.", location="Leeds, UK").asked.text == f"{said}."
