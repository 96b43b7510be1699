import pytest

from service.match.engine import read_posting, read_resume
from service.match.engine.spoken import asked_in, level_in, spoken_in
from service.match.model import Requirement, RequirementKind, State
from tests.match.people import job, matched, mira


def levels(text: str) -> list[tuple[str, int]]:
    return [(each.name, each.level) for each in spoken_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fluent in German", [("German", 5)]),
        ("Fluent in German and French", [("German", 5), ("French", 5)]),
        ("German (C1) and English (B2)", [("German", 5), ("English", 4)]),
        ("German and French at level B2", [("German", 4), ("French", 4)]),
        ("Native Spanish speaker, conversational English", [("Spanish", 7), ("English", 3)]),
        ("Verhandlungssicheres Deutsch und gute Englischkenntnisse", [("German", 5), ("English", 4)]),
        ("Deutsch fließend in Wort und Schrift", [("German", 5)]),
        ("Français courant, anglais niveau B1", [("French", 5), ("English", 3)]),
        ("Español nativo e inglés avanzado", [("Spanish", 7), ("English", 5)]),
        ("Inglês fluente; espanhol básico", [("English", 5), ("Spanish", 2)]),
        ("Deutsch mind. B2, Englisch mindestens C1", [("German", 4), ("English", 5)]),
        ("Gute Deutschkenntnisse in Wort und Schrift (mind. C1)", [("German", 5)]),
        ("Very good German, B2 English", [("German", 4), ("English", 4)]),
        ("Good German and English (B1)", [("German", 4), ("English", 3)]),
        ("Anglais niv. B2 min.", [("English", 4)]),
        ("Inglés nivel mín. C1", [("English", 5)]),
        ("Languages: Dutch", [("Dutch", 0)]),
        ("You are an English teacher", []),
        ("Our German office", []),
    ],
)
def test_a_language_has_the_level_that_stands_beside_it(text: str, expected: list[tuple[str, int]]) -> None:
    assert levels(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Deutsch mind. B2",
        "German min. B2",
        "Anglais min. B2",
        "Inglés mín. B2",
        "Deutschkenntnisse auf mind. B2-Niveau",
    ],
)
def test_a_stop_after_an_abbreviation_cuts_no_level_off(line: str) -> None:
    (ask,) = read_posting(job(f"Requirements:\n- {line}", title="Worker")).asks

    assert ask.name.endswith(" (B2)")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spanish", ["Spanish"]),
        ("German or Polish", ["German", "Polish"]),
        ("French is a big plus", ["French"]),
        ("English required", ["English"]),
        ("Alemán o francés", ["German", "French"]),
        ("A second language such as Dutch", ["Dutch"]),
        ("Must be able to read and write English", ["English"]),
        ("You communicate clearly in English and German", ["English", "German"]),
        ("Experience in a shop; German is a plus", ["German"]),
        ("Conocimientos de alemán", ["German"]),
        ("Bons conhecimentos de inglês", ["English"]),
        ("Connaissances de l'anglais", ["English"]),
        ("English teacher", []),
        ("Italian, French and Spanish cuisine", []),
        ("Care for German customers is a plus", []),
        ("Conocimientos del mercado español", []),
        ("Write to Spanish customers", []),
        ("Knowledge of German tax law required", []),
    ],
)
def test_a_wish_that_hardly_holds_more_than_languages_asks_for_them(text: str, expected: list[str]) -> None:
    assert [each.name for each in asked_in(text)] == expected


@pytest.mark.parametrize(
    ("wish", "required"),
    [("Dutch", True), ("Dutch is nice to have", False), ("Dutch is a huge plus", False), ("Dutch required", True)],
)
def test_a_language_without_a_level_is_asked_for_as_strongly_as_the_wish_says(wish: str, *, required: bool) -> None:
    asks = read_posting(job(f"Requirements:\n- Python and SQL\n- {wish}")).asks

    assert [(ask.name, ask.required) for ask in asks if ask.kind == "language"] == [("Dutch", required)]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Native or bilingual proficiency", 7),
        ("Full professional proficiency", 5),
        ("Professional working proficiency", 4),
        ("Limited working proficiency", 3),
        ("Elementary proficiency", 2),
        ("Muttersprache", 7),
        ("A2", 2),
        ("", 0),
    ],
)
def test_the_usual_words_for_a_level_are_known(text: str, level: int) -> None:
    assert level_in(text)[0] == level


def german(fluency: str | None) -> Requirement:
    resume = mira(languages=[{"language": "German", "fluency": fluency}, {"language": "English"}])
    result = matched(resume, job("Requirements:\n- Python and SQL\n- Fluent in German"))
    return next(one for one in result.requirements if one.kind is RequirementKind.LANGUAGE)


@pytest.mark.parametrize(
    ("fluency", "state", "detail"),
    [
        ("C1", State.MET, ""),
        ("Native speaker", State.MET, ""),
        ("B1", State.PARTLY, "your résumé says less"),
        (None, State.PARTLY, "your résumé does not say how well"),
    ],
)
def test_a_level_is_held_against_the_level_of_the_resume(fluency: str | None, state: State, detail: str) -> None:
    requirement = german(fluency)

    assert (requirement.name, requirement.state, requirement.detail) == ("German (fluent)", state, detail)
    assert requirement.evidence[0].pointer == "/languages/0/language"


def test_english_that_nobody_lists_is_left_open_and_costs_nothing() -> None:
    text = "Requirements:\n- Python and SQL"
    silent = mira(languages=[])

    asked, plain = (matched(silent, job(each)) for each in (f"{text}\n- Fluent in English", text))

    assert [one.state for one in asked.requirements if one.kind is RequirementKind.LANGUAGE] == [State.UNKNOWN]
    assert {part.name for part in asked.parts} == {part.name for part in plain.parts}


def test_who_asks_for_somebody_bilingual_asks_for_no_native_speaker() -> None:
    asks = job("Requirements:\n- Bilingual English/Spanish\n- German as a native language")

    assert {ask.name for ask in read_posting(asks).asks if ask.kind == "language"} == {
        "English (fluent)",
        "Spanish (fluent)",
        "German (native)",
    }


def test_a_language_alone_in_a_list_of_skills_is_spoken() -> None:
    listed = mira(languages=[], skills=[{"name": "Languages", "keywords": ["Spanish", "English literature"]}])

    assert read_resume(listed).spoken.keys() == {"Spanish"}


def test_react_native_makes_nobody_a_native_speaker() -> None:
    asks = read_posting(job("Requirements:\n- Bilingual English/Spanish, knows React Native")).asks

    assert {ask.name for ask in asks if ask.kind == "language"} == {"English (fluent)", "Spanish (fluent)"}
