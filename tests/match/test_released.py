import pytest

from service.match.engine import read_posting
from service.match.engine.released import released_in
from service.scrape.model import JobPosting


def asks(sentence: str) -> list[tuple[str, bool]]:
    """The names of what one line of a list of requirements asks for, and whether it is required."""
    posting = JobPosting(title="Worker", description=f"Requirements\n- {sentence}")
    return [(ask.name, ask.required) for ask in read_posting(posting).asks]


@pytest.mark.parametrize(
    "sentence",
    [
        "You don't need a driving licence",
        "A driving licence is not needed",
        "Führerschein nicht erforderlich",
        "Permis B non exigé",
        "Le permis B n'est pas nécessaire",
        "Pas besoin de permis B",
        "Carnet de conducir no necesario",
        "Carteira de motorista não é necessária",
        "CDL: not required",
        "No security clearance required",
        "No travel required",
        "Python-Kenntnisse sind nicht notwendig",
        "Java (not required)",
        "Python, PHP and Ruby are not required",
        "Nicht erforderlich: Java, Python",
        "We do not require 5 years of Java experience",
        "5 years of experience is not required",
        "No prior experience with Salesforce needed",
        "No se requiere experiencia en SAP",
        "Não exigimos experiência com Java",
        "We don't use Kubernetes",
        "No es necesario inglés hablado fluido",
        "Não é necessário inglês fluente",
        "Degree not required",
    ],
)
def test_what_is_not_needed_is_not_asked_for(sentence: str) -> None:
    assert asks(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("You don't need a degree, but 3 years of Java experience are a must", ["3+ years of Java", "Java"]),
        ("You don't need Java, Kotlin or Scala; Python is enough", ["Python"]),
        ("Must have a CDL; no CPA required", ["CDL"]),
        ("Kein Führerschein nötig, aber gute Deutschkenntnisse", ["German (good)"]),
        ("Wir nutzen kein Java, sondern Kotlin", ["Kotlin"]),
        ("Aucun diplôme exigé, maîtrise de SQL", ["SQL"]),
        ("No hace falta carnet de conducir, pero sí inglés fluido", ["English (fluent)"]),
        ("Rather than PHP we use Go", ["Go"]),
        ("Statt Jenkins nutzen wir Terraform", ["Terraform"]),
    ],
)
def test_what_stands_beside_it_is_asked_for(sentence: str, left: list[str]) -> None:
    assert asks(sentence) == [(name, True) for name in left]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kubernetes is not required but a plus",
        "Kubernetes nicht zwingend erforderlich",
        "Kubernetes n'est pas nécessaire, mais apprécié",
        "Kubernetes no es necesario, pero sería deseable",
    ],
)
def test_what_is_not_needed_and_welcome_is_a_wish(sentence: str) -> None:
    assert asks(sentence) == [("Kubernetes", False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "No less than 5 years of experience required",
        "Not only Java but also Python is required",
        "Excel is required, not PowerPoint",
        "You do not need to be an expert in Java",
        "Python: 3 Jahre Erfahrung erforderlich",
    ],
)
def test_a_no_that_denies_no_need_releases_nothing(sentence: str) -> None:
    assert released_in(sentence) == []


def test_whoever_must_need_no_sponsorship_is_still_asked_for_a_permit() -> None:
    assert asks("You do not require visa sponsorship now or later") == [("Permission to work", True)]
