import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from service.match.engine import match, meaning
from tests.match.people import DESCRIPTION, TODAY, job, mira

LINES = st.lists(
    st.sampled_from(["Cared for patients", "Built a web shop in Java", "Sold cars", "Audited accounts", ""])
)
WISH = 40  # where a sentence of the posting stands that asks for something
ABOUT_NURSES = meaning.aim([(meaning.NO_WISH, {"nurse": 1.0, "hospital": 0.8}), (WISH, {"patients": 1.0})])


def closeness(*said: str) -> float:
    return meaning.closeness(meaning.nearness(ABOUT_NURSES, meaning.directions(said)), closest=3, same=0.75)


def test_what_is_alike_in_meaning_is_near_without_a_word_in_common() -> None:
    assert closeness("Cared for patients") > 2 * closeness("Built a web shop in Java")


def test_nothing_is_near_to_nothing() -> None:
    nothing = meaning.aim([(meaning.NO_WISH, {})])

    assert closeness("", "the and of", "2019") == 0
    assert closeness() == 0
    assert len(nothing.rows) == 0
    assert not meaning.nearness(nothing, meaning.directions(["Cared for patients"])).any()


@given(LINES, LINES)
def test_more_lines_never_make_a_text_less_near(lines: list[str], more: list[str]) -> None:
    assert closeness(*lines, *more) >= closeness(*lines)


@given(LINES, st.sampled_from(["patient care", "welding", "sold cars", "the"]))
def test_a_wish_that_is_not_met_never_makes_a_text_nearer(lines: list[str], wish: str) -> None:
    pieces = [(meaning.NO_WISH, {"nurse": 1.0, "hospital": 0.8})]
    said = meaning.directions(lines)
    plain = meaning.nearness(meaning.aim(pieces), said)

    asked = meaning.aim([*pieces, (WISH, dict.fromkeys(wish.split(), 1.0))])

    assert (meaning.nearness(asked, said, unmet={WISH}) <= plain).all()
    assert (meaning.nearness(asked, said, unmet={WISH}) <= meaning.nearness(asked, said)).all()


def test_products_are_whole_numbers_that_floats_add_up_exactly() -> None:
    said = meaning.directions(["Cared for patients", "Nurse in a hospital", "Sold cars"])
    asked = ABOUT_NURSES.rows

    assert (np.abs(said.astype(np.int64)).sum(axis=1) > 0).all()
    assert (said @ asked.T.astype(np.float32) == said.astype(np.int64) @ asked.T.astype(np.int64)).all()
    assert np.linalg.norm(said.astype(np.float64), axis=1).max() ** 2 < 2**24


def test_a_wish_that_is_not_met_brings_the_work_no_nearer() -> None:
    wish = DESCRIPTION.replace("## Requirements\n", "## Requirements\n- Scala on the Java machine\n")

    plain, asked = (
        next(part for part in match(mira(), job(text), today=TODAY).parts if part.name == "similar work")
        for text in (DESCRIPTION, wish)
    )

    assert asked.score < plain.score
    assert plain.detail.startswith("closest is: ")


def test_in_other_languages_than_english_nearness_of_the_work_is_not_told() -> None:
    spanish = (
        "Requisitos\n- Experiencia de dos años en atención al cliente\n- Buen trato con las personas\n"
        "- Capacidad para trabajar en equipo y ganas de aprender\nFunciones\n- Aconsejar a los clientes de la tienda\n"
        "- Mantener la tienda en orden y reponer los productos de la sección"
    )

    assert "similar work" not in [part.name for part in match(mira(), job(spanish), today=TODAY).parts]
