"""What was said to one employer is not said to another."""

import pytest

from service.answers.bound import is_bound


@pytest.mark.parametrize(
    ("saved", "answer", "asked", "company", "used"),
    [
        ("Have you worked for Kramer before?", "Yes, in 2015.", "Have you worked for us before?", "Acme Ltd", ()),
        ("Have you worked for us before?", "Yes, in 2015.", "Have you worked for us before?", "Acme", ("Kramer",)),
        ("Have you worked for us before?", "No.", "Have you ever applied to us before?", "Acme", ("Kramer",)),
        ("Why do you want to work here?", "Kramer builds what I buy.", "Why us?", "Acme", ("Kramer GmbH",)),
        ("Why do you want to work at Kontor?", "I like it.", "What attracts you to our company?", "Acme", ()),
        ("Haben Sie schon bei Kramer gearbeitet?", "Ja.", "Haben Sie schon bei uns gearbeitet?", "Ahlers KG", ()),
        ("Avez-vous travaillé chez Dumont ?", "Oui.", "Avez-vous travaillé chez nous ?", "Lacroix", ()),
        ("¿Ha trabajado para Prado?", "Sí.", "¿Ha trabajado para nosotros?", "Encinas", ()),
    ],
)
def test_an_answer_for_another_employer_is_bound(
    saved: str, answer: str, asked: str, company: str, used: tuple[str, ...]
) -> None:
    assert is_bound(saved=saved, answer=answer, asked=asked, company=company, used=used)


@pytest.mark.parametrize(
    ("saved", "answer", "asked", "company", "used"),
    [
        ("Have you worked for Kramer before?", "Yes.", "Have you worked for us before?", "Kramer GmbH", ()),
        ("Have you worked for us before?", "Yes.", "Have you worked for us before?", "Kramer", ("Kramer GmbH",)),
        ("What is your notice period?", "Four weeks.", "How long is your notice period?", "Acme", ("Kramer",)),
        ("Why do you want to work here?", "I like to teach.", "Why us?", "Acme", ("Kramer",)),
        ("Experience with Python?", "Five years.", "Years of Python at our company?", "Acme", ()),
        ("Dürfen Sie für Deutschland arbeiten?", "Ja.", "Dürfen Sie bei uns arbeiten?", "Acme", ()),
    ],
)
def test_any_other_answer_is_free(saved: str, answer: str, asked: str, company: str, used: tuple[str, ...]) -> None:
    assert not is_bound(saved=saved, answer=answer, asked=asked, company=company, used=used)
