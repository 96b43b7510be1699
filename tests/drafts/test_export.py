"""A draft as something to send: what stays out of it, and files in every script."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafts.export.docx import as_docx
from service.drafts.export.files import file_name
from service.drafts.export.letter import Letter, letter
from service.drafts.export.pdf import _fonts, as_pdf
from service.drafts.export.sendable import sendable
from service.drafts.grounding import Audit
from service.drafts.grounding.model import SentenceAudit, Verdict
from service.drafts.model import DraftKind
from service.errors import InvalidInput

WRITTEN = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
BACKED, INVENTED, PARTLY = "I write Python.", "I led forty people.", "I wrote Python for six years."
DRAFT = f"Dear team,\n\n{BACKED} {INVENTED} {PARTLY}\n\n{INVENTED}\n\nKind regards"


def audited(text: str, verdicts: dict[str, Verdict]) -> Audit:
    """The audit of a text in which each of these sentences stands, also more than once."""
    found: list[SentenceAudit] = []
    for said, verdict in verdicts.items():
        start = text.find(said)
        while start >= 0:
            found.append(SentenceAudit(start=start, end=start + len(said), text=said, verdict=verdict))
            start = text.find(said, start + 1)
    return Audit(sentences=tuple(sorted(found, key=lambda sentence: sentence.start)))


def audit(text: str = DRAFT) -> Audit:
    return audited(text, {BACKED: Verdict.SUPPORTED, INVENTED: Verdict.UNSUPPORTED, PARTLY: Verdict.PARTLY})


def made(text: str, *, about: str = "Python Developer, Kontor GmbH", language: str | None = None) -> Letter:
    return letter(text, kind=DraftKind.COVER_LETTER, about=about, posting_language=language)


def read_pdf(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_what_the_resume_does_not_back_stays_out() -> None:
    sent = sendable(DRAFT, audit())

    assert sent.text == f"Dear team,\n\n{BACKED} {PARTLY}\n\nKind regards"
    assert sent.left_out == (INVENTED, INVENTED)


def test_what_the_person_stands_by_stays_in() -> None:
    sent = sendable(DRAFT, audit(), vouched=["I led  forty\npeople."])

    assert (sent.text, sent.left_out) == (DRAFT, ())


def test_what_the_person_wrote_themselves_stays_in() -> None:
    edited = DRAFT.replace(INVENTED, "I led four people.")

    assert sendable(edited, audit()).text == edited


def test_an_invented_sentence_is_found_where_an_edit_moved_it() -> None:
    sent = sendable(f"Hello!\n\n{DRAFT}", audit())

    assert INVENTED not in sent.text
    assert sent.text.startswith("Hello!\n\nDear team,")


def test_a_draft_that_is_nothing_but_inventions_leaves_nothing() -> None:
    assert not sendable(f"{INVENTED}\n{INVENTED}", audit(f"{INVENTED}\n{INVENTED}")).text


@given(st.text(alphabet="a .\n", max_size=60))
def test_a_text_without_doubts_is_sent_as_it_is(text: str) -> None:
    assert sendable(text, Audit()).text == text.strip()


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


@given(st.text(max_size=300))
def test_any_text_becomes_a_word_file(text: str) -> None:
    docx.Document(io.BytesIO(as_docx(made(text, about=text), written=WRITTEN)))
