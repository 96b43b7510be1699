"""What a browser keeps for us, it can neither read nor change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.web.cookies import CHUNK_CHARACTERS, Seal, split

SECRET = b"s" * 32


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_sealed_value_opens_again(value: str) -> None:
    seal = Seal(SECRET, purpose="session")

    assert seal.open(seal.close(value), seconds=60) == value


def test_the_value_cannot_be_read_in_its_sealed_form() -> None:
    sealed = Seal(SECRET, purpose="session").close("a-token-that-is-secret")

    assert "a-token-that-is-secret" not in sealed
    assert sealed.isascii()


@pytest.mark.parametrize(
    "other", [Seal(b"t" * 32, purpose="session"), Seal(SECRET, purpose="notice")], ids=["secret", "purpose"]
)
def test_another_key_does_not_open_it(other: Seal) -> None:
    sealed = Seal(SECRET, purpose="session").close("value")

    assert other.open(sealed, seconds=60) is None


@pytest.mark.parametrize("sealed", ["", "x", "gAAAAA", "ü" * 20, "=" * 4000])
def test_what_was_made_up_does_not_open(sealed: str) -> None:
    assert Seal(SECRET, purpose="session").open(sealed, seconds=60) is None


def test_a_changed_value_does_not_open() -> None:
    seal = Seal(SECRET, purpose="session")
    sealed = seal.close("value")

    assert seal.open(sealed[:-6] + "AAAA==", seconds=60) is None


def test_an_old_value_does_not_open() -> None:
    seal = Seal(SECRET, purpose="session")

    assert seal.open(seal.close("value"), seconds=-1) is None


def test_a_long_value_is_split_into_parts_a_browser_keeps() -> None:
    parts = split("x" * (CHUNK_CHARACTERS + 1))

    assert [len(part) for part in parts] == [3600, 1]


def test_a_value_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        split("x" * 7_201)
