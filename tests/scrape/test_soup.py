"""The quick soup is the soup that BeautifulSoup makes itself."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from service.scrape import page as reader
from service.scrape import soup

PAGES = sorted((Path(__file__).parent / "pages").glob("**/*.html"))
ODD = [
    "",
    " \n ",
    "words alone",
    "<p>a<br>b<hr/>c",
    "<pre>  two\n\n  lines </pre>\n\n<p> \n </p>",
    "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
    "<table><td>a<td>b<tr><td>c</table>d",
    "<ul><li>a<li>b<ul><li>c</ul></ul>",
    "<b><p>a</b>b</p>",
    "<p title='&lt;!-- --&gt;'>&lt;!-- no comment --&gt;</p>",
    "<o:p class='a b'>\u00a0</o:p><my-part>x</my-part>",
    "<div>" * 250 + "deep",
]
LINKS = ("parent", "previous_element", "next_element", "previous_sibling", "next_sibling")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_gives_the_same_soup(page: Path) -> None:
    markup = reader._reduced(reader._tree(page.read_bytes()))

    assert described(soup.of(markup)) == described(reference(markup))


@pytest.mark.parametrize("markup", ODD)
def test_odd_markup_gives_the_same_soup(markup: str) -> None:
    assert described(soup.of(markup)) == described(reference(markup))


def reference(markup: str) -> BeautifulSoup:
    return BeautifulSoup(markup, "lxml", multi_valued_attributes=None)


def described(made: BeautifulSoup) -> list[tuple[tuple[str, str], ...]]:
    """Every piece of a soup with its class and its neighbours, in page order; the first has no neighbour before it."""
    return [tuple(map(name, (piece, *(getattr(piece, link) for link in LINKS)))) for piece in made.descendants][1:]


def name(piece: PageElement | None) -> tuple[str, str]:
    text = f"{piece.name}{piece.attrs}{piece.interesting_string_types}" if isinstance(piece, Tag) else str(piece)
    return type(piece).__name__, text
