"""Which language a posting is in."""

import pytest

from service.language import language_of, primary


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We are looking for a developer who will join our team and work on the platform.", "en"),
        ("Wir suchen eine Pflegefachkraft für unser Team, die mit uns auf der Station arbeitet.", "de"),
        ("Nous cherchons une personne pour notre équipe dans les bureaux de Lyon.", "fr"),
        ("Buscamos una persona para nuestro equipo que trabaje con los datos de la empresa.", "es"),
        ("Cerchiamo una persona per il nostro team che si occupi della gestione dei dati.", "it"),
        ("Procuramos uma pessoa para a nossa equipa que trabalhe com os dados da empresa.", "pt"),
        ("Wij zoeken een collega voor ons team die met de gegevens van het bedrijf werkt.", "nl"),
        ("私たちはエンジニアを募集しています。", None),
        ("Szukamy osoby do pracy w naszym zespole, która dba o dane i jest otwarta na zmiany.", "pl"),
        ("Vi söker en utvecklare som vill arbeta med oss och ta hand om våra data.", "sv"),
        ("Hledáme kolegu do našeho týmu v Brně.", None),
        ("Python PostgreSQL Docker", None),
        ("", None),
    ],
)
def test_a_posting_tells_its_language_by_its_small_words(text: str, code: str | None) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    ("tag", "code"), [("de-AT", "de"), ("EN_us", "en"), ("fr", "fr"), ("german", None), ("", None), (None, None)]
)
def test_a_tag_is_cut_to_its_language(tag: str | None, code: str | None) -> None:
    assert primary(tag) == code
