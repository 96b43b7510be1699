from collections.abc import Callable

import pytest

from service.match.engine import lexicon
from service.match.engine.choices import choices
from service.match.engine.levels import Level, level_of
from service.match.engine.mentions import DENIALS, DENYING, find
from service.match.engine.schooling import degrees_in
from service.match.engine.sentences import sentences
from service.match.engine.words import fold, words
from service.match.engine.years import asked_years


def skills(text: str) -> list[str]:
    return [mention.name for mention in find(text, lexicon.skills()) if not mention.negated]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python, Go and C++ every day", ["Python", "Go", "C++"]),
        ("We go to great lengths", []),
        ("Skills: C, C#, .NET, R", ["C", "C#", ".NET", "R"]),
        ("the C-level and the R&D team", []),
        ("k8s, CI/CD, RESTful APIs", ["Kubernetes", "CI/CD", "REST APIs"]),
        ("Windows administration; open the window", ["Windows Server"]),
        ("the rest of the team", []),
        ("with Node.js or experience.Java", ["Node.js", "Java"]),
        ("Projektmanagement und Gestión de proyectos", ["Project management", "Project management"]),
        ("we excel at teamwork", ["Teamwork"]),
        ("knowledge of Excel", ["Excel"]),
    ],
)
def test_skills_are_found_as_they_are_meant(text: str, expected: list[str]) -> None:
    assert skills(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "no experience with Kubernetes",
        "without any knowledge of Kubernetes",
        "I have never used Kubernetes",
        "keine Erfahrung mit Kubernetes",
        "Noch nie mit Kubernetes gearbeitet",
        "Je n'ai pas d'expérience en Kubernetes",
        "Jamais travaillé avec Kubernetes",
        "No tengo experiencia con Kubernetes",
        "Não tenho experiência com Kubernetes",
        "Kubernetes: none",
        "Kubernetes – keine Erfahrung",
        "not familiar with Kubernetes",
    ],
)
def test_denied_skills_are_marked(text: str) -> None:
    assert [mention.negated for mention in find(text, lexicon.skills())] == [True]


@pytest.mark.parametrize(
    "text", [*(f"{denial} Kubernetes" for denial in DENYING), *(f"Kubernetes: {denial}" for denial in DENIALS)]
)
@pytest.mark.parametrize("written", [str, str.capitalize, str.upper, lambda text: text.replace("'", "’")])
def test_each_way_of_denying_is_seen_however_it_is_written(written: Callable[[str], str], text: str) -> None:
    assert "Kubernetes" not in skills(written(text))


def test_what_is_neither_is_denied_with_what_stands_before_it() -> None:
    assert skills("no experience with Docker or Kubernetes, and five years of Python") == ["Python"]


@pytest.mark.parametrize("text", ["Kubernetes - no downtime", "no problem with Kubernetes", "not only Kubernetes"])
def test_a_no_to_something_else_denies_no_skill(text: str) -> None:
    assert skills(text) == ["Kubernetes"]


def test_a_kind_shows_the_whole_and_never_the_other_way() -> None:
    entries = lexicon.skills().entries

    assert "Vulnerability management" in entries["Nessus"].shows
    assert "Nessus" not in entries["Vulnerability management"].shows
    assert "Python" in entries["Django"].hints
    assert "Django" not in entries["Python"].hints


@pytest.mark.parametrize("held", ["Führerschein Klasse B", "Führerschein Klasse C", "CDL"])
def test_a_licence_of_another_class_is_shown_in_part(held: str) -> None:
    assert "Busführerschein" in lexicon.skills().entries[find(held, lexicon.skills())[0].name].hints


def test_every_name_that_a_line_refers_to_exists() -> None:
    for read in (lexicon.skills(), lexicon.fields()):
        assert {name for entry in read.entries.values() for name in entry.shows | entry.hints} <= set(read.entries)


def test_no_spelling_belongs_to_two_skills() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for family in lexicon.SKILL_FAMILIES:
        for line in lexicon.lines(family):
            for spelling in line.spellings:
                owners.setdefault(tuple(w.text for w in words(lexicon.bare(spelling))), set()).add(line.name)

    assert {spelling: names for spelling, names in owners.items() if len(names) > 1} == {}


@pytest.mark.parametrize("read", [lexicon.skills, lexicon.spoken, lexicon.degrees, lexicon.fields, lexicon.studies])
def test_every_spelling_of_the_dictionary_finds_its_own_name(read: Callable[[], lexicon.Lexicon]) -> None:
    known = read()

    astray = [
        term.written for term in known.terms.values() if [m.name for m in find(term.written, known)] != [term.name]
    ]

    assert astray == []


def test_alternatives_are_one_wish_and_lists_are_many() -> None:
    text = "Java, Kotlin or Scala; Docker, Git and Linux"

    named = [choice.name for choice in choices(text, find(text, lexicon.skills()))]

    assert named == ["Java or Kotlin or Scala", "Docker", "Git", "Linux"]


@pytest.mark.parametrize(
    ("text", "minimum"),
    [
        ("5+ years of Java", [5]),
        ("minimum of three (3) years' experience", [3]),
        ("3 to 5 years in sales", [3]),
        ("a degree2+ years of experience", [2]),
        ("mindestens drei Jahre Berufserfahrung", [3]),
        ("2 ans d'expérience", [2]),
        ("al menos 4 años de experiencia", [4]),
        ("pelo menos 3 anos de experiência", [3]),
        ("founded 8 years ago", []),
        ("a 4 year college degree", []),
        ("three years in a row", []),
        ("must be 18 years of age", []),
        ("over the past few years", []),
        ("for over 30 years we have served", []),
    ],
)
def test_years_are_read_only_where_they_are_experience(text: str, minimum: list[int]) -> None:
    assert [years.minimum for years in asked_years(text)] == minimum


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Software Engineer", Level.MID),
        ("Senior Nurse", Level.SENIOR),
        ("Sr. Accountant", Level.SENIOR),
        ("Engineer III", Level.SENIOR),
        ("Project Manager", Level.MID),
        ("Engineering Manager", Level.MANAGER),
        ("Principal Scientist", Level.LEAD),
        ("VP of Sales", Level.DIRECTOR),
        ("Data Analyst I", Level.JUNIOR),
        ("Werkstudent Marketing", Level.JUNIOR),
        ("Java Developer (Senior team)", Level.MID),
        ("Partner", Level.DIRECTOR),
        ("Partner, Tax", Level.DIRECTOR),
        ("Managing Partner", Level.DIRECTOR),
        ("Law Firm Partner", Level.DIRECTOR),
        ("HR Business Partner", Level.MID),
        ("Senior Finance Business Partner", Level.SENIOR),
        ("Talent Acquisition Partner (m/w/d)", Level.MID),
        ("Channel Partner Manager", Level.MID),
        ("Senior Partner Manager", Level.SENIOR),
    ],
)
def test_titles_name_a_level(title: str, level: Level) -> None:
    assert level_of(title) is level


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BSc in Physics", ["Bachelor"]),
        ("Master's degree preferred", ["Master"]),
        ("MBA or PhD", ["Master", "Doctorate"]),
        ("certified Scrum Master", []),
        ("master data management", []),
        ("abgeschlossene Ausbildung", ["Vocational training"]),
        ("M.D. required", ["Doctorate"]),
        ("Bac +5", ["Master"]),
        ("Diplôme d’ingénieur", ["Master"]),
        ("Dipl.-Ing. Maschinenbau", ["Master"]),
        ("Dr. rer. nat.", ["Doctorate"]),
        ("Grado en Derecho", ["Bachelor"]),
        ("Licenciada en Economía", ["Bachelor"]),
        ("Ingeniería Informática", ["Master"]),
        ("Ingeniería de datos con Spark", []),
        ("Bacharel em Direito", ["Bachelor"]),
        ("Mestre em Economia", ["Master"]),
        ("Mestre de obras", []),
        ("Licence de droit", ["Bachelor"]),
        ("Licence", ["Bachelor"]),
        ("Driving Licence", []),
        ("Master 2 Droit", ["Master"]),
        ("Master Marketing", ["Master"]),
        ("Diplômée d'un Master en finance", ["Master"]),
        ("BUT Informatique", ["Bachelor"]),
        ("Scrum Master Marketing", []),
        ("Master Data Management", []),
        ("BUT NOT ONLY finance", []),
        ("Studium der Informatik", ["Bachelor"]),
        ("ONC or City & Guilds", ["Vocational training", "Vocational training"]),
        ("BSc or, in lieu of a degree, five years", ["Bachelor"]),
        ("Bachelorabschluss", ["Bachelor"]),
        ("Masterstudium der Physik", ["Master"]),
        ("Gesellenprüfung", ["Vocational training"]),
        ("HND in Computing", ["Associate"]),
        ("Associate's or Bachelor's degree", ["Associate", "Bachelor"]),
        ("Associate in Nursing", ["Associate"]),
        ("work with marketing associates in finance and beyond", []),
        ("an Associate Analyst or Director", []),
        ("Associates in a related field", ["Associate"]),
        ("Sales Associate in Finance", []),
        ("PhD preferred, degree required", ["Doctorate", "Bachelor"]),
        ("PhD or a degree in physics", ["Doctorate", "Bachelor"]),
        ("A-levels and a degree in Economics", ["High school", "Bachelor"]),
        ("BE CSE or MCA", ["Bachelor", "Master"]),
        ("Degree of Law", ["Bachelor"]),
        ("Customer Master's degree", ["Master"]),
        ("MS or PhD degree in Physics", ["Master", "Doctorate"]),
        ("M.S. degree", ["Master"]),
        ("PhD or similar degree", ["Doctorate"]),
        ("a degree in Physics", ["Bachelor"]),
        ("a high degree of professionalism in communication", []),
        ("3 A Levels in maths", ["High school"]),
        ("skills at a level to evaluate", []),
        ("post-graduate work experience", []),
        ("SAP, Material Master or Vendor Master required", []),
        ("WHAT YOU NEED TO BE SUCCESSFUL in education", []),
    ],
)
def test_degrees_are_told_from_other_masters(text: str, names: list[str]) -> None:
    assert [degree.name for degree in degrees_in(text)] == names


def test_sentences_take_the_kind_of_their_heading_or_of_their_own_words() -> None:
    text = (
        "We sell tea.\n\nRequirements:\n- Python\n- Docker is a plus\n\n"
        "What we offer\nFree tea. Equal opportunity for all."
    )

    kinds = [(sentence.text, sentence.kind.value) for sentence in sentences(text)]

    assert kinds == [
        ("We sell tea.", "other"),
        ("Python", "required"),
        ("Docker is a plus", "preferred"),
        ("Free tea.", "benefits"),
        ("Equal opportunity for all.", "legal"),
    ]


@pytest.mark.parametrize(
    "text", ["Cloud tools, e.g. Azure.", "Sprachen, z. B. Rust", "Outils, par ex. Git", "Rust, Go o. Ä. Kenntnisse"]
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert [sentence.text for sentence in sentences(text)] == [text]


def test_an_offer_does_not_hide_the_wishes_of_a_text_that_lost_its_line_breaks() -> None:
    wishes = "Experience with Java and Spring Proficient in SQL and in the design of relational databases Good English "
    offer = "We offer flexible working hours and thirty vacation days a year "
    declared = "Equal opportunity whatever your age, origin or faith: we read every application with the same care "
    apart = f"{wishes}\n{offer}\n{declared}\n{offer * 5}"

    in_one = sentences(wishes + offer + declared + offer)

    assert [sentence.kind.value for sentence in in_one] == ["required"]
    assert [sentence.kind.value for sentence in sentences(apart)] == ["required", "benefits", "legal", "benefits"]


def test_text_without_line_breaks_is_cut_at_its_headings() -> None:
    text = "Responsibilities: Build the shop. Requirements: Java and SQL.Nice to have: Go"

    kinds = [(sentence.text, sentence.kind.value) for sentence in sentences(text)]

    assert kinds == [("Build the shop.", "duties"), ("Java and SQL.", "required"), ("Go", "preferred")]


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("APIs", "api"),
        ("AWS", "aws"),
        ("Gestión", "gestion"),
        ("Bachelor’s", "bachelor"),
        ("technologies", "technology"),
        ("analysis", "analysis"),
        ("SSRS", "ssrs"),
    ],
)
def test_spellings_of_a_word_have_one_form(word: str, folded: str) -> None:
    assert fold(word) == folded
