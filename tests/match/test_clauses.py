"""What is required and what would only be nice, told apart within one sentence."""

import pytest

from service.match.engine.sentences import sentences
from tests.match.test_sections import standing


def told(line: str) -> tuple[set[str], set[str]]:
    """What a line among requirements asks for, and what it would only like."""
    found = standing(f"Requirements\n- {line}")
    return {name for name, how in found if how == "required"}, {name for name, how in found if how == "preferred"}


@pytest.mark.parametrize(
    ("line", "required", "preferred"),
    [
        ("Python is required, Java is a plus", {"Python"}, {"Java"}),
        ("Python is required and Java is a plus", {"Python"}, {"Java"}),
        ("Docker is desirable but Kubernetes is essential", {"Kubernetes"}, {"Docker"}),
        ("Must hold an RN license, BLS preferred", {"RN licence"}, {"BLS"}),
        ("German is not required; fluent English is a must", {"English (fluent)"}, set()),
        ("Strong SQL (Snowflake nice to have)", {"SQL"}, {"Snowflake"}),
        ("Java (preferred), Python", {"Python"}, {"Java"}),
        ("Python, ideally Django and Flask", {"Python"}, {"Django", "Flask"}),
        ("Valid driving licence, CDL an advantage", {"Driving licence"}, {"CDL"}),
        ("Python ist erforderlich, Java ist von Vorteil", {"Python"}, {"Java"}),
        ("Python, aber Java wäre wünschenswert", {"Python"}, {"Java"}),
        ("Vous connaissez Python, Java est un atout", {"Python"}, {"Java"}),
        ("Python es obligatorio, Java es deseable", {"Python"}, {"Java"}),
        ("Python é obrigatório, mas Java é um diferencial", {"Python"}, {"Java"}),
        ("Experience with Java and ideally Kotlin or Scala", {"Java"}, {"Kotlin or Scala"}),
        ("Erfahrung mit Java und idealerweise Kotlin", {"Java"}, {"Kotlin"}),
        ("Maîtrise de Python et idéalement de SQL", {"Python"}, {"SQL"}),
        ("Fluent German and ideally French", {"German (fluent)"}, {"French"}),
        ("Strong Python; basic SQL helps", {"Python"}, {"SQL"}),
        ("Python. SQL would help", {"Python"}, {"SQL"}),
    ],
)
def test_each_thing_takes_what_is_said_of_it(line: str, required: set[str], preferred: set[str]) -> None:
    assert told(line) == (required, preferred)


@pytest.mark.parametrize(
    "line",
    [
        "Python, SQL, Java preferred",
        "Experience with Python, SQL and Java preferred",
        "Python, SQL (any dialect) and Java are a plus",
        "Ideally you know Python, SQL and Java",
        "Nice to have: Python, SQL, Java",
        "Python, SQL und Java von Vorteil",
        "Python, SQL et Java seraient un plus",
        "Se valorará Python, SQL y Java",
        "Python, SQL e Java desejável",
    ],
)
def test_a_list_is_one_wish_with_what_is_said_of_it(line: str) -> None:
    assert told(line) == (set(), {"Python", "SQL", "Java"})


@pytest.mark.parametrize(
    "line",
    ["Basic SQL helps", "SQL would help", "SQL hilft dir", "Kenntnisse in SQL sind hilfreich", "Un peu de SQL aide"],
)
def test_what_helps_is_a_lesser_wish(line: str) -> None:
    assert told(line) == (set(), {"SQL"})


@pytest.mark.parametrize(
    "line", ["SQL and someone who helps", "SQL, beside a nurse's aide", "SQL, gern hilft er anderen"]
)
def test_who_helps_is_none(line: str) -> None:
    assert told(line) == ({"SQL"}, set())


def test_what_is_required_in_so_many_words_holds_for_the_list_behind_it() -> None:
    assert told("Must have Python, SQL, Java preferred") == ({"Python", "SQL"}, {"Java"})


def test_years_and_a_degree_stay_required_beside_a_higher_wish() -> None:
    years, _ = told("5+ years of Java, Kotlin a plus")
    degree, _ = told("Master's degree preferred, Bachelor's degree required")

    assert years == {"5+ years of Java", "Java"}
    assert degree == {"Bachelor"}


def test_a_language_stays_required_beside_one_that_would_be_nice() -> None:
    required, preferred = told("Gute Deutschkenntnisse, Englisch von Vorteil")

    assert required == {"German (good)"}
    assert [name.split(" ")[0] for name in preferred] == ["English"]


@pytest.mark.parametrize(
    ("line", "required", "preferred"),
    [
        ("Deutsch mind. B2, Englischkenntnisse (mind. A2) von Vorteil", {"German (B2)"}, {"English (A2)"}),
        ("Deutsch mind. C1, Englisch von Vorteil", {"German (C1)"}, {"English"}),
        ("Deutschkenntnisse (B2), Englisch von Vorteil", {"German (B2)"}, {"English"}),
        ("Deutsch in Wort und Schrift, Englisch von Vorteil", {"German"}, {"English"}),
        ("Français courant, anglais (niv. B1) apprécié", {"French (fluent)"}, {"English (B1)"}),
        ("English C1, Spanish preferred", {"English (C1)"}, {"Spanish"}),
        ("Inglés C1, alemán deseable", {"English (C1)"}, {"German"}),
        ("Französisch (B1) von Vorteil", set(), {"French (B1)"}),
        ("Ideally English C1, German B2", set(), {"English (C1)", "German (B2)"}),
    ],
)
def test_a_language_with_its_level_stands_for_itself(line: str, required: set[str], preferred: set[str]) -> None:
    assert told(line) == (required, preferred)


def test_the_lesser_parts_of_a_sentence_have_their_places_in_it() -> None:
    [sentence] = sentences("Requirements: İstanbul office, SQL (Oracle optional)")

    assert [sentence.text[start:end] for start, end in sentence.lesser] == ["Oracle optional"]
    assert sentence.kind.value == "required"
    assert sentence.kind_at(sentence.text.index("Oracle")).value == "preferred"
