"""A draft as a file to send, in every script."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.drafts.export.docx import as_docx
from service.drafts.export.files import file_name
from service.drafts.export.letter import Letter, letter
from service.drafts.export.pdf import _fonts, as_pdf
from service.drafts.model import DraftKind
from service.errors import InvalidInput

WRITTEN = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def made(text: str, *, about: str = "Python Developer, Kontor GmbH", language: str | None = None) -> Letter:
    return letter(text, kind=DraftKind.COVER_LETTER, about=about, posting_language=language)


def read_pdf(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.mark.parametrize(
    ("text", "posting", "language", "title"),
    [
        ("I have worked for you and with the team in Berlin.", "de", "en", "Cover letter – Baker, Kontor"),
        ("Ich habe mit der Software und für das Team in Berlin gearbeitet.", "en", "de", "Anschreiben – Baker, Kontor"),
        ("漢字とテストです。", "en", "ja", "Cover letter – Baker, Kontor"),
        ("我的工作经验", None, "zh", "Cover letter – Baker, Kontor"),
        ("مرحبا بالعالم", None, "ar", "Cover letter – Baker, Kontor"),
        ("Hm.", "fr-CA", "fr", "Lettre de motivation – Baker, Kontor"),
        ("Hm.", None, "en", "Cover letter – Baker, Kontor"),
    ],
)
def test_a_letter_knows_its_language_and_its_title(text: str, posting: str | None, language: str, title: str) -> None:
    written = made(text, about="Baker,\tKontor", language=posting)

    assert (written.language, written.title) == (language, title)


def test_lines_and_paragraphs_are_kept() -> None:
    written = made("One,\r\ntwo.\r\n \r\n\r\nThree.\x00\x0b")

    assert [one.lines for one in written.paragraphs] == [("One,", "two."), ("Three.",)]
    assert written.text == "One,\ntwo.\n\nThree.\n"


MARKUP = '#strong[a] *b* _c_ $x^2$ \\ `d` // e /* f */ @g <h> = i #set page(width: 1pt) #import "/etc/passwd": *'


def test_a_text_is_never_read_as_markup() -> None:
    assert read_pdf(as_pdf(made(MARKUP, about=MARKUP))) == MARKUP


@pytest.mark.parametrize(
    "text", ["Здравствуйте, меня зовут Анна.", "Καλημέρα κόσμε", "שלום", "مرحبا", "Zażółć gęślą jaźń — „ß“ €"]
)
def test_scripts_that_typst_has_letters_for_are_drawn_on_every_machine(text: str) -> None:
    assert read_pdf(as_pdf(made(text))) == text


@pytest.mark.parametrize("text", ["漢字とテスト", "你好，世界", "안녕하세요"])
def test_east_asian_text_is_drawn_where_a_font_is_and_never_as_boxes(text: str) -> None:
    if any("CJK" in family or "Han" in family for family in _fonts().families()):
        assert read_pdf(as_pdf(made(text))) == text
    else:
        with pytest.raises(InvalidInput, match="Word file"):
            as_pdf(made(text))


def test_a_letter_that_no_font_has_is_refused_and_not_left_out() -> None:
    with pytest.raises(InvalidInput, match="Word file"):
        as_pdf(made("\U00012000 is a sign of cuneiform."))


def test_emoji_never_break_the_pdf() -> None:
    text = read_pdf(as_pdf(made("Looking forward \U0001fae8 to it \U0001f469\u200d\U0001f680\U0001f44d\U0001f3fd!")))

    assert text.startswith("Looking forward")
    assert text.endswith("!")


def test_an_emoji_does_not_break_a_text_of_very_many_different_letters() -> None:
    letters = " ".join(chr(code) for code in (*range(0xC0, 0x180), *range(0x400, 0x450)) if chr(code).isalpha())

    assert read_pdf(as_pdf(made(f"{letters} \U0001fae8."))).startswith("À Á Â")


def test_the_pdf_says_its_title_and_language_and_is_tagged() -> None:
    content = as_pdf(made("Ich habe mit der Software und für das Team in Berlin gearbeitet."))

    with pypdfium2.PdfDocument(content) as document:
        assert document.get_metadata_value("Title") == "Anschreiben – Python Developer, Kontor GmbH"
    assert b"/Lang(de)" in content
    assert b"/MarkInfo" in content


def test_a_long_letter_takes_several_pages() -> None:
    with pypdfium2.PdfDocument(as_pdf(made("A line of words.\n\n" * 150))) as document:
        assert len(document) > 2


def test_the_word_file_holds_every_letter_its_title_and_its_language() -> None:
    text = "漢字 😀 Привет \U00012000\n\nمرحبا بالعالم\nAnna"

    content = as_docx(made(text, language="de"), written=WRITTEN)

    document = docx.Document(io.BytesIO(content))
    assert [paragraph.text for paragraph in document.paragraphs] == ["漢字 😀 Привет \U00012000", "مرحبا بالعالم\nAnna"]
    about = document.core_properties
    assert (about.title, about.language, about.author) == ("Cover letter – Python Developer, Kontor GmbH", "ar", "")
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert 'w:lang w:val="ar"' in parts.read("word/styles.xml").decode()
    assert parts.read("word/document.xml").decode().count("<w:bidi/>") == 1


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Cover letter – Baker, Kontor GmbH", "Cover letter – Baker, Kontor GmbH"),
        ("../../etc/passwd", "etc passwd"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("evil\u202efdp.exe\r\nSet-Cookie: x", "evil fdp.exe Set-Cookie x"),
        ("...", "Draft"),
        ("", "Draft"),
        ("x" * 500, "x" * 100),
    ],
)
def test_a_file_name_is_safe_everywhere(title: str, name: str) -> None:
    assert file_name(title) == name


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_becomes_a_word_file(text: str) -> None:
    docx.Document(io.BytesIO(as_docx(made(text, about=text), written=WRITTEN)))


def test_a_word_longer_than_a_line_is_broken_and_nothing_of_it_is_lost() -> None:
    word = "W" * 400

    with pypdfium2.PdfDocument(as_pdf(made(f"I know {word} well."))) as document:
        page = document[0]
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        assert text.get_text_range().count("W") == 400
        assert max(right for _, _, right, _ in boxes) < page.get_width()


def test_blanks_stay_blanks_and_what_nobody_sees_is_left_out() -> None:
    letter = made("one\ttwo\x0bthree\x85four \u202eback\u200b.")

    assert letter.text == "one\ttwo\nthree\nfour back.\n"
    assert read_pdf(as_pdf(letter)) == "one two three four back."
