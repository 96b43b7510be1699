"""Marks of bold type, which are not read and stand in no wish, wherever they fall."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.match.engine import read_posting
from service.match.engine.unmarked import Unmarked
from tests.match.people import asked, job, matched, mira


def asks(wish: str) -> list[tuple[str, bool]]:
    description = f"## Requirements\n- Django\n- {wish}"
    return [(ask.name, ask.required) for ask in read_posting(job(description, title="Worker")).asks]


@pytest.mark.parametrize(
    "wish",
    [
        "Python is not required",
        "5+ years in sales",
        "Enhanced DBS check",
        "Must be a US citizen",
        "A BI tool (Tableau, Looker)",
        "Deutsch in Wort und Schrift (C1)",
        "Permis B exigé",
        "Mínimo 2 años de experiencia como contable",
    ],
)
def test_bold_type_within_a_phrase_changes_nothing(wish: str) -> None:
    said = wish.split()

    for first, last in combinations(range(len(said) + 1), 2):
        bold = " ".join([*said[:first], f"**{' '.join(said[first:last])}**", *said[last:]])
        assert asks(bold) == asks(wish), bold


def test_what_is_shown_stands_where_it_is_written() -> None:
    description = "## **Requirements**\n- **Django**\n- Some **machine** learning, `kubectl`"

    result = matched(mira(), job(description))

    learning = asked(result, "Machine learning")
    assert description[learning.asked.start : learning.asked.end] == "Some **machine** learning, `kubectl"
    assert description[learning.named.start : learning.named.end] == "machine** learning"
    assert learning.named.text.split() == ["machine", "learning"]
    assert [one.posting.start for one in result.keywords if one.name == "Machine learning"] == [learning.named.start]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("**Tasks:**Cook", "Tasks: Cook"),
        ("Name____Date", "Name Date"),
        ("**5**+ years, **C++**", "5+ years, C++"),
        ("**Requirement**s", "Requirements"),
        ("plain", "plain"),
    ],
)
def test_a_mark_leaves_a_blank_only_where_it_alone_parts_two_words(written: str, text: str) -> None:
    assert Unmarked.of(written).text == text


@given(st.text(alphabet="aB 1.*_`\n", max_size=40), st.data())
def test_each_place_leads_back_to_what_was_read(written: str, data: st.DataObject) -> None:
    read = Unmarked.of(written)
    start = data.draw(st.integers(0, len(read.text)))
    end = data.draw(st.integers(start, len(read.text)))

    span = read.span(start, end)

    assert span.end <= len(written)
    assert read.text[start:end].split() == [] or "".join(span.text.split()) == "".join(read.text[start:end].split())
