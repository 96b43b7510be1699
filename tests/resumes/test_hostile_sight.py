"""What a person does not see on the page is not in the blocks; what they see is, however it was drawn."""

from collections.abc import Sequence

import pytest

from service.errors import Unreadable
from service.resumes import read
from service.resumes.model import Resume
from tests.resumes.hostile import LINES, PAGE, Objects, pdf, resume, stream, text

FONTS = b"/Font << /F1 5 0 R >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R %s >>"
SECRET = text([(10, 500, "Secretword, Kubernetes")])
PICTURE = stream(
    b"\x80" * 12, b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
)
PIECE = b"/Type /XObject /Subtype /Form /BBox [%s] /Resources << " + FONTS + b" >>"
LAYER = b"<< /Type /OCG /Name (x) >>"
LAYER_OFF = CATALOG % b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"
ALL_OFF = CATALOG % b"/OCProperties << /OCGs [6 0 R] /D << /BaseState /OFF >> >>"
TINT = b"/ColorSpace << /C1 [/Separation /Black /DeviceGray << /FunctionType 2 /N 1 /Domain [0 1] >>] >>"
SCAN = b"q 595 0 0 842 0 0 cm /I Do Q "


def _page(content: bytes, *, with_: bytes = b"", page: bytes = b"", catalog: bytes = b"", **objects: bytes) -> Resume:
    """Read a page; `with_` are further resources, objects are named by their numbers: o6, o7."""
    drawn = PAGE.replace(FONTS, FONTS + b" " + with_)[:-3] + b" " + page + b" >>"
    more: Objects = {int(name[1:]): body for name, body in objects.items()}
    changed = {"catalog": catalog} if catalog else {}
    return read(pdf({**resume(content, page=drawn, **changed), **more}))


def _is_whole(found: Resume) -> bool:
    return (
        (found.basics.name, found.basics.email) == ("Ana Duarte", "ana.duarte@example.org")
        and [(job.position, job.name, job.end_date) for job in found.work] == [("Welder", "Brightwater Ltd", "2021")]
        and [group.keywords for group in found.skills] == [["Welding", "Brazing"]]
    )


HIDDEN: dict[str, bytes] = {
    "white": b"q 1 g " + SECRET + b" Q",
    "white of three colours": b"q 1 1 1 rg " + SECRET + b" Q",
    "white of four inks": b"q 0 0 0 0 k " + SECRET + b" Q",
    "nearly white": b"q 0.95 0.96 0.95 rg " + SECRET + b" Q",
    "no ink of a special one": b"q /C1 cs 0 scn " + SECRET + b" Q",
    "black on black": b"q 0 g 40 480 500 40 re f " + SECRET + b" Q",
    "blue on blue": b"q 0 0 1 rg 40 480 500 40 re f " + SECRET + b" Q",
    "white on white on a band": b"q 0 0 1 rg 0 480 595 90 re f 1 g 30 490 500 40 re f " + SECRET + b" Q",
    "under a white field": SECRET + b"q 1 g 40 480 500 40 re f Q",
    "under a black field": SECRET + b"q 0 g 40 480 500 40 re f Q",
    "under a picture": SECRET + b"q 500 0 0 40 40 480 cm /I Do Q",
    "transparent": b"q /G0 gs " + SECRET + b" Q",
    "not painted": b"q 3 Tr " + SECRET + b" Q",
    "cutting out nothing": b"q 7 Tr " + SECRET + b" Q",
    "a white outline": b"q 1 Tr 1 G " + SECRET + b" Q",
    "of one point": b"BT /F1 1 Tf 60 500 Td (Secretword) Tj ET",
    "made small": b"BT /F1 10 Tf .05 0 0 .05 60 500 Tm (Secretword) Tj ET",
    "squeezed": b"BT /F1 10 Tf 1 Tz 60 500 Td (Secretword) Tj ET 100 Tz",
    "left of the page": text([(10, 500, "Secretword")], x=-300),
    "above the page": text([(10, 900, "Secretword")]),
    "outside a clip": b"q 100 100 20 20 re W n " + SECRET + b" Q",
    "outside a piece": b"/X Do",
    "on a layer that is off": b"/OC /L BDC /Span BMC EMC " + SECRET + b" EMC",
    "at an angle": b"BT /F1 40 Tf .86 .5 -.5 .86 100 200 Tm (Secretword) Tj ET",
    "along the edge": b"BT /F1 8 Tf 0 1 -1 0 20 200 Tm (Secretword) Tj ET",
    "mirrored": b"BT /F1 10 Tf -1 0 0 1 300 500 Tm (Secretword) Tj ET",
    "upside down": b"BT /F1 10 Tf -1 0 0 -1 300 500 Tm (Secretword) Tj ET",
}
WITH = b"/Properties << /L 6 0 R >> /ExtGState << /G0 << /ca 0 >> >> /XObject << /I 7 0 R /X 8 0 R >> " + TINT
SMALL = stream(SECRET, PIECE % b"0 0 10 10")


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_sees_is_left_out_with_a_warning(hidden: bytes) -> None:
    found = _page(text() + hidden, with_=WITH, catalog=LAYER_OFF, o6=LAYER, o7=PICTURE, o8=SMALL)

    assert "Secretword" not in found.model_dump_json()
    assert _is_whole(found)
    assert set(found.meta.warnings) & {"hidden_text", "rotated_text"}


def test_what_lies_outside_the_part_that_is_shown_is_left_out() -> None:
    found = _page(text() + text([(10, 30, "Secretword")]), page=b"/CropBox [0 100 595 842]")

    assert "Secretword" not in found.model_dump_json()
    assert _is_whole(found)


@pytest.mark.parametrize(
    "layer",
    [b"<< /Type /OCMD /OCGs [6 0 R] >>", b"<< /Type /OCMD /OCGs 6 0 R /P /AllOn >>"],
    ids=["a group", "one of a group"],
)
@pytest.mark.parametrize("catalog", [LAYER_OFF, ALL_OFF], ids=["named", "all"])
def test_a_group_of_layers_that_are_off_is_left_out(layer: bytes, catalog: bytes) -> None:
    content = text() + b"/OC /L BDC " + SECRET + b" EMC"

    found = _page(content, with_=b"/Properties << /L 7 0 R >>", catalog=catalog, o6=LAYER, o7=layer)

    assert "Secretword" not in found.model_dump_json()
    assert _is_whole(found)


def test_a_piece_on_a_layer_that_is_off_is_left_out() -> None:
    piece = stream(SECRET, b"/OC 6 0 R " + PIECE % b"0 0 595 842")

    found = _page(text() + b"/X Do", with_=b"/XObject << /X 7 0 R >>", catalog=LAYER_OFF, o6=LAYER, o7=piece)

    assert "Secretword" not in found.model_dump_json()


FROM_TOP = tuple((size, 842 - y, words) for size, y, words in LINES)


def _each(form: bytes, lines: Sequence[tuple[float, float, str]] = LINES) -> bytes:
    """Print each line by a form with its size, height and words."""
    return b"".join(form % (size, y, words.encode()) for size, y, words in lines)


BAND = b"0 0 1 rg 0 740 595 102 re f "
SEEN: dict[str, bytes] = {
    "white on a dark band": b"q " + BAND + b" Q q 1 g " + text(LINES[:2]) + b" Q " + text(LINES[2:]),
    "white on a dark page": b"q 0 g 0 0 595 842 re f Q 1 g " + text(),
    "white on a picture": b"q 500 0 0 60 40 760 cm /I Do Q 1 g " + text(LINES[:2]) + b"0 g " + text(LINES[2:]),
    "black ink of its own": b"/C1 cs 1 scn " + text(),
    "a grey that is pale": b"0.8 g " + text(),
    "over a field that is painted before": b"q 1 g 0 0 595 842 re f Q " + text(),
    "under a ruled line": text() + b"q 1 g 40 763 500 1 re f Q",
    "under a mark that lets through": text() + b"q /G1 gs 1 1 0 rg 40 610 500 30 re f Q",
    "inside a clip": b"q 0 0 595 842 re W n " + text() + b"Q",
    "cutting out a gradient": b"q 7 Tr " + text() + b" /S sh Q",
    "on a layer that is on": b"/OC /L BDC " + text() + b"EMC",
    "turned as the page is": b"q 1 0 0 -1 0 842 cm "
    + _each(b"BT /F1 %g Tf 1 0 0 -1 60 %g Tm (%s) Tj ET\n", FROM_TOP)
    + b"Q",
    "of a size below zero": _each(b"BT /F1 -%g Tf -1 0 0 -1 60 %g Tm (%s) Tj ET\n"),
    "printed three times": text() + text(x=60.3) + text(x=60.6),
    "drawn and outlined": b"2 Tr 0.3 w " + text(),
    "on its side": b"0 1 -1 0 595 0 cm " + text([(size, y - 250, words) for size, y, words in LINES]),
    "on its head": b"-1 0 0 -1 595 842 cm " + text(),
    "with another text to be read aloud": b"/Span << /ActualText (Secretword) >> BDC " + text() + b"EMC",
}


@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN)
def test_what_is_seen_is_read_however_it_is_drawn(seen: bytes) -> None:
    with_ = WITH.replace(b"/G0 <<", b"/G1 << /BM /Multiply >> /G0 <<")

    found = _page(seen, with_=with_, o6=LAYER, o7=PICTURE, o8=SMALL)

    assert _is_whole(found)
    assert "Secretword" not in found.model_dump_json()


@pytest.mark.parametrize("turn", [90, 180, 270, -90])
def test_a_page_that_is_shown_turned_is_read(turn: int) -> None:
    assert _is_whole(_page(text(), page=b"/Rotate %d" % turn))


def test_a_scan_says_that_it_is_one() -> None:
    with pytest.raises(Unreadable) as failure:
        _page(SCAN, with_=b"/XObject << /I 6 0 R >>", o6=PICTURE)

    assert failure.value.reason == "no_text_layer"


STRIPS = b"".join(b"q 595 0 0 90 0 %d cm /I Do Q " % (90 * number) for number in range(10))


@pytest.mark.parametrize(
    "content",
    [SCAN + b"3 Tr " + text(), b"q 3 Tr " + text() + b" Q " + SCAN, text() + SCAN, STRIPS + b"3 Tr " + text()],
    ids=["unpainted above", "unpainted below", "painted below", "above strips"],
)
def test_the_recognised_text_of_a_scan_is_read(content: bytes) -> None:
    assert _is_whole(_page(content, with_=b"/XObject << /I 6 0 R >>", o6=PICTURE))


def _form(*, look: bool = True, flags: int = 4, kind: bytes = b"Widget", printed: bytes = b" ") -> Resume:
    """A page of fields that are filled in with the lines of a résumé, with or without a look of their own."""
    fields: dict[str, bytes] = {}
    for at, (size, y, words) in enumerate(LINES):
        number = 20 + 2 * at
        shown = b"/AP << /N %d 0 R >>" % (number + 1) if look else b""
        place = b"/Rect [60 %g 500 %g] /F %d" % (y - 4, y + 16, flags)
        value = b"/FT /Tx /V (%s) /DA (/Helv %g Tf 0 g)" % (words.encode(), size)
        fields[f"o{number}"] = b"<< /Type /Annot /Subtype /%s %s %s %s >>" % (kind, value, place, shown)
        typed = b"BT /F1 %g Tf 2 5 Td (%s) Tj ET" % (size, words.encode())
        fields[f"o{number + 1}"] = stream(typed, PIECE % b"0 0 440 20")
    names = b" ".join(b"%d 0 R" % (20 + 2 * at) for at in range(len(LINES)))
    return _page(printed, page=b"/Annots [%s]" % names, **fields)


@pytest.mark.parametrize("look", [True, False], ids=["with a look", "with a value only"])
def test_the_fields_of_a_form_are_read(look: bool) -> None:  # noqa: FBT001
    assert _is_whole(_form(look=look))


def test_text_typed_on_a_page_is_read() -> None:
    assert _is_whole(_form(kind=b"FreeText"))


@pytest.mark.parametrize("flags", [2, 32], ids=["hidden", "not for the screen"])
def test_fields_that_are_not_shown_are_left_out(flags: int) -> None:
    found = _form(flags=flags, printed=text([(10, 100, "A line of words"), (10, 80, "and another one")]))

    assert "Duarte" not in found.model_dump_json()


def test_notes_are_no_text_of_the_page() -> None:
    note = b"<< /Type /Annot /Subtype /Text /Contents (Secretword) /Rect [0 0 20 20] >>"

    found = _page(text(), page=b"/Annots [6 0 R]", o6=note)

    assert "Secretword" not in found.model_dump_json()


def test_a_field_that_is_its_own_look_does_no_harm() -> None:
    field = b"<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /AP << /N 6 0 R >> >>"

    assert _is_whole(_page(text(), page=b"/Annots [6 0 R 6 0 R null 7]", o6=field))
