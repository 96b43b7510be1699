"""A reply is read the same however it is cut into pieces, and shown as soon as it can be."""

import json
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafts.providers import Begins, Chunk
from service.drafts.replies import sentences
from service.errors import ProviderMalformed

TOLD = st.lists(
    st.fixed_dictionaries(
        {
            "number": st.integers(1, 99),
            "begins": st.sampled_from([begins.value for begins in Begins]),
            "text": st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
            "evidence": st.lists(st.sampled_from(["r1", "r22"]), max_size=3),
        }
    ),
    min_size=1,
    max_size=5,
)


def collected(chunks: list[Chunk]) -> list[tuple[int | None, str | None, str, tuple[str, ...]]]:
    """Each sentence: its number, what it begins, its text and its lines."""
    found: list[tuple[int | None, str | None, str, tuple[str, ...]]] = []
    for chunk in chunks:
        if chunk.begins is not None:
            found.append((chunk.number, chunk.begins.value, "", ()))
        number, begins, text, lines = found[-1]
        found[-1] = (number, begins, text + chunk.text, chunk.evidence or lines)
    return found


@given(TOLD, st.sampled_from([True, False]), st.integers(1, 9), st.sampled_from([None, 2]))
def test_whatever_was_said_is_read_whole_however_it_is_cut(
    told: list[dict[str, object]],
    ascii_only: bool,  # noqa: FBT001 - hypothesis gives it
    size: int,
    indent: int | None,
) -> None:
    in_order = [{name: one[name] for name in ("number", "begins", "text", "evidence")} for one in told]
    whole = json.dumps({"sentences": in_order}, ensure_ascii=ascii_only, indent=indent)
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]

    found = collected(list(sentences(pieces)))

    assert [(begins, text, list(lines)) for _, begins, text, lines in found] == [
        (one["begins"], one["text"], one["evidence"]) for one in told
    ]
    if size > 2:
        assert {number for number, *_ in found} <= {one["number"] for one in told} | {None}


@given(st.text(max_size=60), st.integers(1, 5))
def test_no_other_text_raises_anything_but_our_failure(text: str, size: int) -> None:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]

    for plain in (False, True):
        with suppress(ProviderMalformed):
            list(sentences(pieces, plain=plain))


@given(TOLD, st.integers(1, 40))
def test_a_reply_that_is_cut_anywhere_is_malformed(told: list[dict[str, object]], missing: int) -> None:
    whole = json.dumps({"sentences": told})

    with pytest.raises(ProviderMalformed):
        list(sentences([whole[:-missing]]))


def test_words_are_shown_before_their_sentence_is_over() -> None:
    pieces = iter(['{"sentences": [{"begins": "paragraph", "text": "I built'])

    first = next(sentences(pieces))

    assert (first.text, first.begins) == ("I built", Begins.PARAGRAPH)


GARBAGE = [
    "null",
    "true",
    " false\n",
    "[]",
    "[null, null]",
    "[" * 5_000,
    '["Dear team,"]',
    '[{"text": "I built"}]',
    "...",
    "—",
]


@pytest.mark.parametrize("size", [1, 3, 10_000])
@pytest.mark.parametrize("garbage", GARBAGE, ids=lambda text: text[:12])
def test_what_says_nothing_in_words_is_no_text(garbage: str, size: int) -> None:
    pieces = [garbage[at : at + size] for at in range(0, len(garbage), size)]

    with pytest.raises(ProviderMalformed):
        list(sentences(pieces, plain=True))


PROSE = [
    "Yes",
    "5",
    "12.5 years",
    "[Your name] is looking forward.",
    "[[NAME_ab]]",
    "“Baker” I am.",
    "我的工作经验",
    "No.",
]


@pytest.mark.parametrize("size", [1, 3, 10_000])
@pytest.mark.parametrize("text", [*PROSE, "null and void", "Dear team,\n\nI built [the] service.\n"])
def test_a_text_that_is_no_json_is_one_sentence_without_a_number(text: str, size: int) -> None:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]

    assert collected(list(sentences(pieces, plain=True))) == [(None, "sentence", text, ())]


def test_prose_is_shown_before_it_is_over() -> None:
    def pieces() -> Iterator[str]:
        yield from ("Dear ", "team,")
        raise AssertionError

    assert next(sentences(pieces(), plain=True)).text == "Dear team,"
