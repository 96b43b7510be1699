import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from service.match.engine import match, meaning
from tests.match.people import DESCRIPTION, TODAY, job, mira

LINES = st.lists(
    st.sampled_from(["Cared for patients", "Built a web shop in Java", "Sold cars", "Audited accounts", ""])
)
ABOUT_NURSES = meaning.direction({"nurse": 1.0, "hospital": 0.8})


def near(said: str) -> float:
    return meaning.closeness(meaning.nearness(ABOUT_NURSES, meaning.directions([said])))


def test_what_is_alike_in_meaning_is_near_without_a_word_in_common() -> None:
    assert near("Cared for patients") > 2 * near("Built a web shop in Java")


def test_nothing_is_near_to_nothing() -> None:
    nowhere = meaning.directions(["", "the and of", "2019"])

    assert not nowhere.any()
    assert meaning.closeness(meaning.nearness(ABOUT_NURSES, nowhere)) == 0
    assert meaning.closeness(meaning.nearness(ABOUT_NURSES, meaning.directions([]))) == 0


@given(LINES, LINES)
def test_more_lines_never_make_a_text_less_near(lines: list[str], more: list[str]) -> None:
    before, after = (meaning.nearness(ABOUT_NURSES, meaning.directions(said)) for said in (lines, [*lines, *more]))

    assert meaning.closeness(after) >= meaning.closeness(before)


def test_products_are_whole_numbers_that_floats_add_up_exactly() -> None:
    said = meaning.directions(["Cared for patients", "Nurse in a hospital", "Sold cars"])

    assert (np.abs(said.astype(np.int64)).sum(axis=1) > 0).all()
    assert (said @ ABOUT_NURSES == said.astype(np.int64) @ ABOUT_NURSES.astype(np.int64)).all()
    assert np.linalg.norm(said.astype(np.float64), axis=1).max() ** 2 < 2**24


def test_a_wish_that_is_not_met_brings_the_work_no_nearer() -> None:
    wish = DESCRIPTION.replace("## Requirements\n", "## Requirements\n- Scala on the Java machine\n")

    plain, asked = (
        next(part for part in match(mira(), job(text), today=TODAY).parts if part.name == "similar work")
        for text in (DESCRIPTION, wish)
    )

    assert asked.score == plain.score
    assert plain.detail.startswith("closest is: ")
