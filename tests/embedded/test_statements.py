"""SQL cut into statements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.embedded.statements import split


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("", []),
        (" ;; \n-- nothing\n;", []),
        ("select 1; select 2", ["select 1", "select 2"]),
        ("select ';'; select \"a;b\"", ["select ';'", 'select "a;b"']),
        ("select 'it''s; fine'; select 2", ["select 'it''s; fine'", "select 2"]),
        (r"select E'a\';b'; select 2", [r"select E'a\';b'", "select 2"]),
        ("select 1 -- one; two\n; select 2", ["select 1 -- one; two", "select 2"]),
        ("select /* a; /* b; */ c; */ 1; select 2", ["select /* a; /* b; */ c; */ 1", "select 2"]),
        ("do $$ begin x; end $$; select 2", ["do $$ begin x; end $$", "select 2"]),
        ("do $a$ x; $$ y; $a$; select 2", ["do $a$ x; $$ y; $a$", "select 2"]),
        ("select $1; select a$$b; select 2", ["select $1", "select a$$b", "select 2"]),
        (
            "create function f() returns int begin atomic select 1; end; select 2",
            ["create function f() returns int begin atomic select 1; end", "select 2"],
        ),
        ("-- why\nselect 1;", ["-- why\nselect 1"]),
        ("select 'never closed; select 2", ["select 'never closed; select 2"]),
    ],
)
def test_a_semicolon_ends_a_statement_only_where_it_is_one(text: str, statements: list[str]) -> None:
    assert split(text) == statements


@given(st.text(alphabet="a1';\"$-/*\\\n eE", max_size=60))
def test_nothing_is_lost_but_semicolons_blanks_and_pieces_of_comment_alone(text: str) -> None:
    pieces = split(text)

    position = 0
    for piece in pieces:
        position = text.index(piece, position) + len(piece)


@pytest.mark.parametrize("part", ["'", '"', "$$", "/*", "--", "$a", "begin atomic ", ";", "E'\\"])
def test_a_hostile_text_is_cut_in_linear_time(part: str) -> None:
    text = part * 50_000

    pieces = split(text)  # quadratic work would run into the suite's time limit

    assert sum(map(len, pieces)) <= len(text)
