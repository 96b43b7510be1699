"""A letter as a PDF that screen readers read too (PDF/UA-1)."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from textwrap import wrap

import typst

from service.drafts.export.letter import Letter
from service.errors import InvalidInput

_TEMPLATE = Path(__file__).with_suffix(".typ")
# Signs of these kinds (emoji, their joiners and shades) adorn a text; without a letter it would say something else.
_ADORNING = frozenset({"So", "Sk", "Mn", "Me", "Cf", "Co", "Cn"})
_MOST_TOGETHER, _MAY_BREAK = 40, "\u200b"  # characters; a line of the page has some eighty, or forty wide ones
_LONG = re.compile(rf"\S{{{_MOST_TOGETHER + 1},}}")
_MOST_TRIED = 200  # different ones; a text with more that no font has is not worth the time
_NO_FONT = (
    "This server has no font for some letters of this text, so a PDF would show boxes in their place. "
    "Take the Word file instead; it has every letter."
)


def as_pdf(letter: Letter) -> bytes:
    """The letter as a PDF. Emoji that no font here can draw are left out; InvalidInput when letters cannot be drawn."""
    try:
        return _compiled(letter.title, letter.language, _data(letter))
    except typst.TypstError:  # PDF/UA refuses what would be drawn as an empty box
        pass
    missing = _missing(letter.title + letter.text)
    try:
        return _compiled(_without(letter.title, missing), letter.language, _data(letter, without=missing))
    except typst.TypstError as error:
        raise InvalidInput(_NO_FONT) from error


def _data(letter: Letter, *, without: frozenset[str] = frozenset()) -> list[dict[str, object]]:
    return [
        {
            "lines": [_breakable(_without(line, without)) for line in one.lines],
            "dir": "rtl" if one.right_to_left else "ltr",
        }
        for one in letter.paragraphs
    ]


def _breakable(line: str) -> str:
    """The line with blanks for tabs, and with places in words longer than it where they may be broken."""
    return _LONG.sub(lambda word: _MAY_BREAK.join(wrap(word.group(), _MOST_TOGETHER)), line.replace("\t", " "))


def _without(text: str, signs: frozenset[str]) -> str:
    return " ".join("".join(" " if sign in signs else sign for sign in text).split()) if signs else text


def _missing(text: str) -> frozenset[str]:
    """The adorning signs of the text that no font here can draw."""
    adorning = sorted({sign for sign in text if unicodedata.category(sign) in _ADORNING})[:_MOST_TRIED]
    return frozenset(sign for sign in adorning if not _is_drawn(sign))


def _is_drawn(sign: str) -> bool:
    try:
        _compiled("", "en", [{"lines": [f"a{sign}"], "dir": "ltr"}])
    except typst.TypstError:
        return False
    return True


def _compiled(title: str, language: str, paragraphs: list[dict[str, object]]) -> bytes:
    data = json.dumps({"title": title or " ", "language": language, "paragraphs": paragraphs})
    made = typst.compile(
        _TEMPLATE.read_bytes(), format="pdf", sys_inputs={"data": data}, pdf_standards=["ua-1"], font_paths=_fonts()
    )
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    """The fonts of this machine beside those that typst brings; looking for them takes a third of a second."""
    return typst.Fonts()
