"""How far a heading reaches, and what speaks against it within its section."""

import pytest

from service.match.engine import read_posting
from service.match.engine.sentences import sentences
from tests.match.people import job


def standing(description: str) -> list[tuple[str, str]]:
    """What a posting asks for, in its order, each required, preferred or named among the duties."""
    asks = read_posting(job(description, title="Worker")).asks
    return [(ask.name, "required" if ask.required else "duty" if ask.duty else "preferred") for ask in asks]


def kinds(description: str) -> list[tuple[str, str]]:
    """The sentences of a posting with their kinds."""
    return [(sentence.text, sentence.kind.value) for sentence in sentences(description)]


@pytest.mark.parametrize(
    "line",
    [
        "Salary: £60,000",
        "Pay: $38 an hour",
        "Compensation: competitive",
        "Gehalt: 60.000 €",
        "Rémunération : 45 k€",
        "Salario: 30.000 €",
        "Salário: R$ 9.000",
    ],
)
def test_a_line_about_pay_speaks_for_itself_alone(line: str) -> None:
    first = f"{line}\n\nYou work with Django.\nYou must have 5+ years of Java."
    between = f"Requirements\n- Python\n{line}\n- SQL"

    assert standing(first) == [("5+ years of Java", "required"), ("Java", "required")]
    assert standing(between) == [("Python", "required"), ("SQL", "required")]


def test_below_a_line_of_offers_that_ends_the_wishes_nothing_is_a_wish_by_place() -> None:
    text = "Requirements\nPython\nBenefits: a pension\nSalesforce in every team\nGo is required"

    assert kinds(text)[1:] == [
        ("a pension", "benefits"),
        ("Salesforce in every team", "other"),
        ("Go is required", "required"),
    ]


@pytest.mark.parametrize(
    ("offers", "wish"),
    [
        ("Benefits\n- Free tea", "You must have a driving licence and know Java."),
        ("Wir bieten\n- Obst", "Java ist zwingend erforderlich."),
        ("Nous offrons\n- Du thé", "Java est indispensable."),
        ("Ofrecemos\n- Fruta", "Se requiere Java."),
        ("Oferecemos\n- Frutas", "Java é obrigatório."),
    ],
)
def test_what_is_demanded_in_so_many_words_is_a_wish_below_offers_too(offers: str, wish: str) -> None:
    assert ("Java", "required") in standing(f"{offers}\n- Excel\n{wish}")
    assert "Excel" not in dict(standing(f"{offers}\n- Excel\n{wish}"))
