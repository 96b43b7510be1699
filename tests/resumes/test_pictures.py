"""Pictures of pages, and where lines stand on them."""

from __future__ import annotations

import base64
import json
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from service.errors import Unreadable
from service.resumes import read
from service.resumes.pictures import WIDTH, Box, Line, draw, locate
from service.resumes.sandbox import Sandbox
from tests.resumes.pdfs import Piece, raw_pdf, resume_pdf
from tests.resumes.pdfs import draw as pdf_of
from tests.resumes.readings import die

if TYPE_CHECKING:
    from collections.abc import Iterator

A4_HEIGHT, A4_WIDTH = 841.9, 595.3


def picture(pdf: bytes, page: int = 1) -> Image.Image:
    return Image.open(BytesIO(base64.b64decode(draw(pdf, page=page))))


def places(pdf: bytes, *lines: Line) -> list[list[Box]]:
    found: list[list[Box]] = json.loads(locate(pdf, lines=lines))
    return found


def test_a_page_is_drawn_in_colour_on_white() -> None:
    drawn = picture(resume_pdf())

    assert (drawn.format, drawn.mode, drawn.size) == ("PNG", "RGB", (WIDTH, 1415))
    assert drawn.getpixel((2, 2)) == (255, 255, 255)
    assert any(count for count, colour in drawn.getcolors(100_000) or [] if colour == (0, 0, 0))


@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_page_that_is_not_there_cannot_be_drawn(page: int) -> None:
    with pytest.raises(Unreadable):
        draw(resume_pdf(), page=page)


def test_every_line_of_a_resume_is_found_where_it_is_printed() -> None:
    pdf = resume_pdf()
    lines = [(one.page, one.line, one.text) for one in read(pdf).meta.sources.values()]

    found = places(pdf, *lines)

    assert all(found)
    name, *_ = places(pdf, (1, 1, "Marta Kowalska"))[0]
    assert name == pytest.approx((56 / A4_WIDTH, (A4_HEIGHT - 790 - 15) / A4_HEIGHT, 0.25, 0.02), abs=0.02)


def test_a_wrapped_line_has_a_box_for_each_printed_line() -> None:
    pdf = pdf_of([[Piece("The quick brown fox jumps", 50, 700), Piece("over the lazy dog", 50, 685)]])

    [boxes] = places(pdf, (1, 1, "The quick brown fox jumps over the lazy dog"))

    assert len(boxes) == 2
    assert boxes[0][1] < boxes[1][1]


def test_of_equal_lines_the_one_near_its_number_is_marked() -> None:
    pdf = pdf_of([[Piece("Python", 50, 780), Piece("Something else", 50, 400), Piece("Python", 50, 60)]])

    first, last = places(pdf, (1, 1, "Python"), (1, 30, "Python"))

    assert first[0][1] < 0.1
    assert last[0][1] > 0.9


def test_a_line_whose_parts_come_in_another_order_is_found_by_its_parts() -> None:
    pdf = pdf_of([[Piece("March 2021 – Present", 400, 700), Piece("Senior Data Engineer", 50, 700)]])

    [boxes] = places(pdf, (1, 1, "Senior Data Engineer March 2021 – Present"))

    assert len(boxes) == 2 or boxes[0][2] > 0.7


def test_what_is_not_on_the_page_has_no_place() -> None:
    assert places(resume_pdf(), (1, 1, "Zebra crossing attendant"), (9, 1, "Marta Kowalska"), (1, 1, "•")) == [
        [],
        [],
        [],
    ]


def test_a_turned_page_is_marked_as_it_is_shown() -> None:
    plain = raw_pdf(b"BT /F1 12 Tf 72 700 Td (Marta Kowalska) Tj ET")
    turned = plain.replace(b"/MediaBox [0 0 595 842]", b"/Rotate 90 /MediaBox [0 0 595 842]")

    assert picture(turned).size[0] > picture(turned).size[1]
    [[box]] = places(turned, (1, 1, "Marta Kowalska"))
    assert box[3] > box[2]
    assert box[0] > 0.7


def test_a_file_that_kills_the_child_is_refused_and_the_next_one_drawn() -> None:
    sandbox = Sandbox(workers=1)
    try:
        with pytest.raises(Unreadable):
            sandbox.run(die, b"%PDF-1.7")
        assert sandbox.run(partial(draw, page=1), resume_pdf()).startswith("iVBOR")
    finally:
        sandbox.close()


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox for this module."""
    made = Sandbox(workers=1)
    yield made
    made.close()


@pytest.mark.parametrize("pdf", [b"%PDF-1.7\n" + b"\x00" * 500, b"", raw_pdf(b"q " * 9 + b"\xff")])
def test_what_is_hardly_a_pdf_is_drawn_or_refused(sandbox: Sandbox, pdf: bytes) -> None:
    try:
        outcome = sandbox.run(partial(draw, page=1), pdf)[:5]
    except Unreadable as refusal:
        outcome = refusal.reason

    assert outcome in {"iVBOR", "damaged"}
