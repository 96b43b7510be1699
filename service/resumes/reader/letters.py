"""Characters and words put right: ligatures, accents, soft hyphens, bullets, right-to-left order."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.resumes.reader.fonts import UNKNOWN
from service.resumes.reader.shapes import Glyph

BULLETS = "•◦▪■□●○‣⁃∙·➢➤►▸▶✓✔❖◆◇–—-*»›>⋄∗⦁¡º°§◾▫‐−→⚬▷▹⁍✦✧★☆❯❱"
BULLET_WORD = "o"  # Word's second-level bullet is a letter of Courier.
ACCENTS = {  # Characters by themselves → combining ones.
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "ˇ": "\u030c",
    "˚": "\u030a",
    "˝": "\u030b",
    "¸": "\u0327",
    "˙": "\u0307",
    "˛": "\u0328",
}
BROKEN = re.compile(r"[^\W\d_]-$")  # A hyphen that may break a word ("Septem-").
THIN = 0.1  # Points; what is narrower is set over another letter.
LIGATURES = re.compile("[\ufb00-\ufb06\u2f00-\u2fdf\uf900-\ufaff\uff00-\uffef]")
RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
RTL_SHAPES = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]+")
LATIN = re.compile("[A-Za-z]")
PLUS_BEHIND = re.compile(r"\d{1,14}\+")
RTL_RUN = re.compile(r"[A-Za-z0-9][\w@.+/:,-]*[A-Za-z0-9]|[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its place and style."""

    text: str
    x0: float
    x1: float
    size: float
    bold: bool
    italic: bool
    color: int


def accented(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Put accents that were printed as characters of their own onto the letter they stand over."""
    result: list[Glyph] = []
    waiting: Glyph | None = None
    for glyph in glyphs:
        if glyph.text in ACCENTS:
            waiting = glyph
            continue
        if glyph.text == UNKNOWN and glyph.x1 - glyph.x0 < THIN and result and _stands_over(glyph, result[-1]):
            continue  # An accent that the file gives no name.
        if waiting is not None:
            if _stands_over(waiting, glyph):
                glyph.text = unicodedata.normalize("NFC", glyph.text + ACCENTS[waiting.text])
            elif result and _stands_over(waiting, result[-1]):
                result[-1].text = unicodedata.normalize("NFC", result[-1].text + ACCENTS[waiting.text])
            else:
                result.append(waiting)
            waiting = None
        result.append(glyph)
    return result if waiting is None else [*result, waiting]


def _stands_over(accent: Glyph, letter: Glyph) -> bool:
    middle = (accent.x0 + accent.x1) / 2
    near = abs(accent.y - letter.y) < letter.size
    return letter.text.isalpha() and near and letter.x0 - 0.5 <= middle <= letter.x1 + 0.5


def clean(text: str) -> str:
    """Expand ligatures, compose accents, give a lone soft hyphen as the dash it stands for; drop lost letters.

    A lone unknown shape is a bullet: what else stands by itself and has no letter.
    """
    if text.isascii():
        return text
    if text == UNKNOWN:
        return "•"
    if not text.strip("\u00ad\u2010"):
        return "–"
    text = LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    text = re.sub("[\u2010\u00ad-]*\u2010[\u2010\u00ad-]*|\u00ad+-|-\u00ad+", "-", text)
    text = re.sub("(?<=\\d)\u00ad(?=\\S)|(?<=\\S)\u00ad(?=\\d)", "–", text)
    trailing = "-" if text.endswith("\u00ad") else ""
    text = text.replace("\u00ad", "") + trailing
    return unicodedata.normalize("NFC", re.sub(f"[{UNKNOWN}\u200b-\u200f\u2060-\u2069\ufeff\ue000-\uf8ff]", "", text))


def readable(found: list[Word]) -> list[Word]:
    """Turn right-to-left words, which stand on the page in visual order, into reading order."""
    letters = sum(bool(RTL.search(word.text)) for word in found)
    if not letters:
        return found
    turned = [_reversed(word) if RTL.search(word.text) else word for word in found]
    if letters * 2 < sum(any(map(str.isalpha, word.text)) for word in found):
        return turned
    result: list[Word] = []
    run: list[Word] = []  # Words that are read from left to right, as they stand.
    for word in turned:
        if not RTL.search(word.text) and (run or LATIN.search(word.text)):
            run.append(word)
        else:
            result = [_signed(word), *run, *result]
            run = []
    return [*run, *result]


def _reversed(word: Word) -> Word:
    """Give the word's letters backwards, numbers and Latin parts forwards; shapes of letters become letters."""
    text = RTL_RUN.sub(lambda match: match.group()[::-1], word.text)[::-1]
    return replace(word, text=RTL_SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text))


def _signed(word: Word) -> Word:
    """Put the plus of "971+", which a line from right to left shows behind its number, before it."""
    return replace(word, text=f"+{word.text[:-1]}") if PLUS_BEHIND.fullmatch(word.text) else word


def unbroken(words: list[Word], at: int) -> list[Word]:
    """Join the word that a hyphen breaks before a position ("CERTIFICA-" / "TIONS")."""
    before, after = words[at - 1], words[at]
    if not before.text[:-1].isalpha() or not before.text.endswith("-"):
        return words
    return [*words[: at - 1], replace(before, text=before.text[:-1] + after.text), *words[at + 1 :]]


def bullet(text: str) -> bool:
    """Tell whether a word is nothing but a bullet."""
    return bool(text) and (not text.strip(BULLETS) or text == BULLET_WORD)
