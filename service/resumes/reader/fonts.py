"""A font's own names → characters and faces: what a glyph stands for, and whether it is bold or a picture."""

from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdftypes import resolve1

ICON = "\ue000"
UNKNOWN = "\ufffd"
ICON_FONTS = ("awesome", "icon", "fontello", "material", "entypo", "feather", "socicon")
BULLET_FONTS = ("marvosym", "wingdings", "webdings")  # Their letters are pictures.
FIGURES = {0xF643 + digit: str(digit) for digit in range(10)}  # Old-style figures in Adobe's private area.
SYMBOL_BULLETS = {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "•", 0xF076: "•"}  # Word's Symbol and Wingdings.
BOLD_NAMES = ("bold", "black", "heavy", "demi", "-medi", "cmbx", "sfbx", "semib", "extrab", "cmssbx", "lmromandemi")
ITALIC_NAMES = ("ital", "obli", "slant", "cmti", "sfti", "kursiv", "-it", "cmsl")
BOLD_WEIGHT = 600


def character(font: PDFFont, cid: int) -> str:
    """Give the character of a glyph: U+E000 for icons, U+FFFD for unknown ones."""
    name = str(font.fontname).lower()
    if any(part in name for part in ICON_FONTS):
        return ICON
    if any(part in name for part in BULLET_FONTS):
        return "•"
    try:
        text = str(font.to_unichr(cid))
    except (PDFUnicodeNotDefined, KeyError, ValueError, TypeError):
        return UNKNOWN
    if len(text) == 1:
        code = ord(text)
        if 0xE000 <= code <= 0xF8FF:  # noqa: PLR2004 — Unicode's private use area
            return FIGURES.get(code) or SYMBOL_BULLETS.get(code) or ICON
        if code < 0x20:  # noqa: PLR2004 — control characters stand where a ligature was lost
            return " " if text in "\t\r\n" else UNKNOWN
    return text


def face(font: PDFFont) -> tuple[bool, bool]:
    """Tell (bold, italic) from the font's name and descriptor."""
    raw = font.fontname
    name = (raw.decode("latin-1") if isinstance(raw, bytes) else str(raw)).rpartition("+")[2].lower()
    weight = resolve1(font.descriptor.get("FontWeight", 0)) if font.descriptor else 0
    heavy = isinstance(weight, (int, float)) and weight >= BOLD_WEIGHT
    bold = heavy or any(part in name for part in BOLD_NAMES) or name.endswith(("-bd", "bd", "-b", "-sb"))
    italic = any(part in name for part in ITALIC_NAMES) or bool(font.italic_angle)
    return bold, italic
