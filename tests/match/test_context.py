import pytest

from service.match.engine import lexicon, read_posting
from service.match.engine.reading import Reading, readings
from service.match.engine.words import words
from tests.match.people import job


def read(text: str, *, titled: tuple[str, ...] = (), is_wish: bool = False) -> Reading:
    return readings([(text, words(text, dotted=lexicon.skills().dotted), is_wish)], titled=titled)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Experience with Java, Kotlin and SQL", ["Java", "Kotlin", "SQL"]),
        ("You have a good understanding of sales", ["Sales"]),
        ("Our sales department and you will soon celebrate together", []),
        ("Strong knowledge of accounting", ["Accounting"]),
        ("Experience with C, C++, C#, .NET, R and Go", ["C", "C++", "C#", ".NET", "R", "Go"]),
        ("Erfahrung mit Python und SQL", ["Python", "SQL"]),
        ("Bonne connaissance de Docker et Kubernetes", ["Docker", "Kubernetes"]),
        ("Experiencia con Java y Oracle", ["Java", "Oracle Database"]),
        ("Conhecimento de Excel e SAP", ["Excel", "SAP"]),
    ],
)
def test_skills_are_told_from_departments(text: str, expected: list[str]) -> None:
    assert [mention.name for mention in read(text).skills] == expected


def test_less_is_enough_in_a_wish_of_a_language_that_the_tagger_has_not_learned() -> None:
    said = "Excel und ein TMS sind dir nicht fremd"

    assert [mention.name for mention in read(said, is_wish=True).skills] == ["Excel"]
    assert read(said).skills == []


@pytest.mark.parametrize("text", ["Welding", "Welding is a must", "Welding would be a plus"])
def test_a_name_in_a_list_of_wishes_is_meant(text: str) -> None:
    assert [mention.name for mention in read(text, is_wish=True).skills] == ["Welding"]


def test_a_driving_licence_in_a_wish_is_always_meant() -> None:
    text = "A driving licence and a helpful attitude towards everybody who visits us are what we look for"

    assert "Driving licence" in [mention.name for mention in read(text, is_wish=True).skills]
    assert "Driving licence" not in [mention.name for mention in read(text).skills]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Führerschein C", ["Lkw-Führerschein"]),
        ("Führerschein Klasse B, C", ["Driving licence"]),
        ("Permis B ou C", ["Driving licence"]),
        ("Driver's license (class C)", ["Driving licence"]),
        ("Führerschein D", ["Busführerschein"]),
        ("Driving licence, C and C++", ["Driving licence", "C", "C++"]),
        ("C, C++, Führerschein", ["C", "C++", "Driving licence"]),
    ],
)
def test_the_class_of_a_licence_is_no_language(text: str, expected: list[str]) -> None:
    assert [mention.name for mention in read(text, is_wish=True).skills] == expected


def test_what_the_title_names_is_always_meant() -> None:
    text = "Our sales department and you will soon celebrate together"

    assert [mention.name for mention in read(text, titled=("Sales",)).skills] == ["Sales"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Experience with Vandor, Quantex and Python", ["Vandor", "Quantex"]),
        ("You will work with our team in Boston at Deloitte", []),
        ("Erfahrung mit der Pflege von Vandor und den Kunden", []),
    ],
)
def test_names_that_no_dictionary_has_are_found_by_how_they_are_asked_for(text: str, expected: list[str]) -> None:
    known = lexicon.skills().entries

    assert [mention.name for mention in read(text).skills if mention.name not in known] == expected


def test_a_denied_name_is_marked_as_negated() -> None:
    assert [mention.negated for mention in read("No experience with Kubernetes needed").skills] == [True]


def test_what_people_study_is_no_skill() -> None:
    found = read("Bachelor's degree in Computer Science and fluency in English")

    assert {"Bachelor", "Computer science", "English"} <= {mention.name for mention in found.studies}


def test_a_phrase_holds_the_name_and_lies_within_the_text() -> None:
    text = "Solid experience with the Python programming language, Docker and phage display."

    for mention in read(text).skills:
        start, end = mention.phrase
        assert 0 <= start <= mention.start < mention.end <= len(text)
        assert text[start:end].strip() == text[start:end]


def test_sentences_read_together_are_read_like_each_alone() -> None:
    texts = ["Experience with Java and Vandor", "", "…", "Our sales department", "Knowledge of phage display"]
    dotted = lexicon.skills().dotted

    together = readings([(text, words(text, dotted=dotted), False) for text in texts])

    assert together == [read(text) for text in texts]


@pytest.mark.parametrize(
    ("employer", "line", "names"),
    [
        ("Juniper Ridge Clinics, Inc.", "Experience with Juniper Ridge Clinics and SQL", {"SQL"}),
        ("Juniper Ridge Clinics", "Phlebotomy at Juniper Ridge", {"Phlebotomy"}),
        ("Juniper Ridge Clinics", "Experience with Juniper and SQL", {"Juniper", "SQL"}),
        ("SAP Labs", "Experience with SAP and SQL", {"SAP", "SQL"}),
        ("SAP SE", "Experience with SAP and SQL", {"SAP", "SQL"}),
        ("Machine Learning Reply", "Experience with machine learning", {"Machine learning"}),
    ],
)
def test_a_name_within_that_of_the_employer_is_no_skill(employer: str, line: str, names: set[str]) -> None:
    asks = read_posting(job(f"Requirements\n- {line}", title="Worker", company=employer)).asks

    assert {ask.name for ask in asks} == names
