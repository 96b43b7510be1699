"""Descriptions come from strangers' pages; only their text may reach ours."""

from hypothesis import given
from hypothesis import strategies as st

from service.web.markdown import Block, blocks


def test_paragraphs_headings_and_lists_become_blocks() -> None:
    text = "## What you will do\nBuild things.\nShip them.\n\n- Python\n- SQL\n\n1. Apply\n2. Wait"

    assert blocks(text) == [
        Block("h", ("What you will do",)),
        Block("p", ("Build things.", "Ship them.")),
        Block("ul", ("Python", "SQL")),
        Block("ol", ("Apply", "Wait")),
    ]


def test_a_blank_line_begins_a_new_paragraph() -> None:
    assert blocks("One.\n\nTwo.") == [Block("p", ("One.",)), Block("p", ("Two.",))]


def test_a_list_right_after_a_sentence_is_a_list() -> None:
    assert blocks("You bring:\n* tea\n• biscuits") == [Block("p", ("You bring:",)), Block("ul", ("tea", "biscuits"))]


def test_two_headings_in_a_row_stay_two() -> None:
    assert blocks("# About\n### Us") == [Block("h", ("About",)), Block("h", ("Us",))]


def test_signs_without_a_meaning_of_their_own_are_text() -> None:
    assert blocks("-\n#\n#hashtag -5 degrees") == [Block("p", ("-", "#", "#hashtag -5 degrees"))]


def test_nothing_gives_nothing() -> None:
    assert blocks(" \n\n\t") == []


@given(st.text())
def test_every_letter_of_a_description_survives(text: str) -> None:
    kept = "".join(line for block in blocks(text) for line in block.lines)

    assert [c for c in text if c.isalpha()] == [c for c in kept if c.isalpha()]


def test_a_long_run_of_marks_is_read_at_once() -> None:
    assert len(blocks("#" * 50_000 + " " * 50_000 + "- " * 50_000)) == 1
