import pytest

from service.match.engine import lexicon
from service.match.engine.context import meant
from service.match.engine.mentions import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Experience with Java, Kotlin and SQL", ["Java", "Kotlin", "SQL"]),
        ("You have a good understanding of sales", ["Sales"]),
        ("Our sales department and you will soon celebrate together", []),
        ("Strong knowledge of accounting", ["Accounting"]),
    ],
)
def test_skills_are_told_from_departments(text: str, expected: list[str]) -> None:
    assert [mention.name for mention in meant(text, find(text, lexicon.skills()))] == expected


def test_what_the_title_names_is_always_meant() -> None:
    text = "Our sales department and you will soon celebrate together"

    assert [mention.name for mention in meant(text, find(text, lexicon.skills()), titled=("Sales",))] == ["Sales"]
