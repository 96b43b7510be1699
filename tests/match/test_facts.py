import pytest

from service.match.engine.facts import clearance_in, facts_in, regions_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Must be authorized to work in the United States without sponsorship", ["Permission to work in the US"]),
        ("We are unable to sponsor visas", ["Permission to work"]),
        ("The right to work in the UK or EU", ["Permission to work in the UK or the EU"]),
        ("Gültige Arbeitserlaubnis für Deutschland", ["Permission to work in Germany"]),
        ("Autorisation de travail en France exigée", ["Permission to work in France"]),
        ("Permiso de trabajo en España", ["Permission to work in Spain"]),
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
