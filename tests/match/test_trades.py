import pytest

from service.match.engine import lexicon, match, read_posting, read_resume
from service.match.engine.words import neutral, of_either
from service.match.model import State
from service.resumes.model import Resume
from service.scrape.model import JobPosting
from tests.match.people import TODAY

DESCRIPTION = (
    "Requirements\n- Careful work in a team of colleagues\n- Planning of shifts\n- Order on the ward and in the shop"
)


def fit(title: str, position: str) -> float:
    """How well somebody of this one role fits a posting of this title."""
    role = {
        "position": position,
        "startDate": "2018-01",
        "endDate": "2024-01",
        "highlights": ["Kept the place in order with a team of five", "Planned the shifts of two new colleagues"],
    }
    posting = JobPosting(title=title, description=DESCRIPTION)
    return match(Resume.model_validate({"work": [role]}), posting, today=TODAY).fit


@pytest.mark.parametrize(
    ("title", "man", "woman"),
    [
        ("Infirmier H/F", "Infirmier", "Infirmière"),
        ("Infirmière", "Infirmier", "Infirmière"),
        ("Koch (m/w/d)", "Koch", "Köchin"),
        ("Krankenpfleger (m/w/d)", "Krankenpfleger", "Krankenpflegerin"),
        ("Verkäufer:in", "Verkäufer", "Verkäuferin"),
        ("Ingenieur*in", "Ingenieur", "Ingenieurin"),
        ("Lehrer/in", "Lehrer", "Lehrerin"),
        ("LehrerIn (m/w/d)", "Lehrer", "Lehrerin"),
        ("Développeur·euse", "Développeur", "Développeuse"),
        ("Vendeur (H/F)", "Vendeur", "Vendeuse"),
        ("Directeur / Directrice", "Directeur", "Directrice"),
        ("Enfermero/a", "Enfermero", "Enfermera"),
        ("Profesor", "Profesor", "Profesora"),
        ("Camarero/a", "Camarero", "Camarera"),
        ("Enfermeiro(a)", "Enfermeiro", "Enfermeira"),
        ("Vendedor", "Vendedor", "Vendedora"),
        ("Waiter", "Waiter", "Waitress"),
    ],
)
def test_a_trade_is_the_same_for_women_and_men(title: str, man: str, woman: str) -> None:
    assert fit(title, woman) == fit(title, man)


@pytest.mark.parametrize(
    "title",
    [
        *("Data Engineer", "Domain Architect", "Camera Operator", "Premiere Pro Editor", "Protein Scientist"),
        *("HGV C/E Driver", "Java/J2EE Developer", "Sales Associate / E-commerce", "UX/UI Designer", "Captain"),
    ],
)
def test_words_that_only_end_like_a_trade_of_women_stay_as_they_are(title: str) -> None:
    assert of_either(title) == title


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Verkäufer:in (m/w/d)", "Verkäufer"),
        ("Technicien(ne) de maintenance", "Technicien de maintenance"),
        ("Cozinheiro(a)", "Cozinheiro"),
        ("Chargé·e de clientèle H/F", "Chargé de clientèle"),
    ],
)
def test_what_a_title_says_of_women_and_men_is_no_word_of_it(title: str, said: str) -> None:
    assert " ".join(of_either(title).split()) == said


def test_a_word_told_of_women_has_the_form_of_men() -> None:
    assert [neutral(word) for word in ("kochin", "zahnarztin", "vendeuse", "technicienne", "profesora", "admin")] == [
        *("koch", "zahnarzt", "vendeur", "technicien", "profesor", "admin")
    ]


def borne(*titles: str) -> Resume:
    """Somebody who bore these titles, and says no more."""
    return Resume.model_validate({"work": [{"position": title} for title in titles]})


@pytest.mark.parametrize(
    ("title", "skill"),
    [
        ("Senior Software Engineer", "Software development"),
        ("Full-Stack Developer", "Software development"),
        ("Softwareentwicklerin", "Software development"),
        ("Ingénieure logiciel", "Software development"),
        ("Desarrolladora web", "Web development"),
        ("Engenheiro de software", "Software development"),
        ("Night Nurse", "Nursing"),
        ("Infirmière", "Nursing"),
        ("Altenpflegerin", "Geriatrics"),
        ("Köchin", "Cooking"),
        ("Buchhalter", "Accounting"),
        ("CNC Programmer", "CNC machining"),
        ("Nurse Recruiter", "Recruiting"),
    ],
)
def test_who_bore_a_title_has_done_its_work(title: str, skill: str) -> None:
    assert [line.text for line in read_resume(borne(title)).shown[skill]] == [title]


def test_a_longer_title_is_not_taken_for_the_shorter_in_it() -> None:
    shown = read_resume(borne("Nurse Recruiter", "CNC Programmer")).shown

    assert {"Nursing", "Software development"}.isdisjoint(shown)


@pytest.mark.parametrize(
    ("title", "skill"),
    [
        ("Not a nurse", "Nursing"),
        ("Aspiring nurse", "Nursing"),
        ("Assistant to the Professor", "Teaching"),
        ("Recruiter for software engineers", "Software development"),
        ("Head Cook's helper", "Cooking"),
        ("Police officer trainer", "Law enforcement"),
        ("Python interpreter developer", "Translation"),
        ("Junior developer relations", "Software development"),
        ("Desarrollador inmobiliario", "Software development"),
        ("Programador CNC", "Software development"),
        ("Technicienne de maintenance informatique", "Industrial maintenance"),
    ],
)
def test_the_trade_of_another_is_not_ones_own(title: str, skill: str) -> None:
    assert skill not in read_resume(borne(title)).shown


def test_only_titles_tell_of_a_trade() -> None:
    told = Resume.model_validate(
        {"work": [{"position": "Ward clerk", "highlights": ["Wrote the rota of nine nurses"]}]}
    )
    asked = read_posting(JobPosting(title="Ward clerk", description="Requirements\n- You get on with every nurse"))

    assert "Nursing" not in read_resume(told).shown
    assert "Nursing" not in [ask.name for ask in asked.asks]


def test_the_years_of_a_trade_are_those_of_its_titles() -> None:
    role = {"position": "Software Engineer", "startDate": "2016-01", "endDate": "2021-12"}
    posting = JobPosting(title="Developer", description="Requirements\n- 5+ years of software development")
    result = match(Resume.model_validate({"work": [role]}), posting, today=TODAY)

    assert [(one.name, one.state, one.detail) for one in result.requirements] == [
        ("5+ years of Software development", State.MET, "6 years in dated roles that name it"),
        ("Software development", State.MET, ""),
    ]


def test_each_title_shows_a_skill_that_the_dictionary_has() -> None:
    for entry in lexicon.trades().entries.values():
        assert entry.hints
        assert entry.hints <= lexicon.skills().entries.keys()
