"""Bitmap fonts of TeX → their characters: such fonts name a glyph by its number in one of TeX's own encodings."""

from collections.abc import Mapping

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

# The Cork encoding ("T1"), from 0x80 on and from 0x10 on; old fonts ("OT1") have ASCII and these few.
CORK_UPPER = (
    "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖŒØÙÚÛÜÝÞẞàáâãäåæçèéêëìíîïðñòóôõöœøùúûüýþß"
)
CORK_LOWER = dict(
    enumerate(["“", "”", "„", "«", "»", "–", "—", "", "", "ı", "ȷ", "ff", "fi", "fl", "ffi", "ffl"], start=0x10)
)
CORK = CORK_LOWER | dict(enumerate(CORK_UPPER, start=0x80)) | {0x27: "’", 0x60: "‘", 0x7F: "-"}
OLD = {
    0x0B: "ff",
    0x0C: "fi",
    0x0D: "fl",
    0x0E: "ffi",
    0x0F: "ffl",
    0x22: "”",
    0x27: "’",
    0x5C: "“",
    0x7B: "–",
    0x7C: "—",
}
SYMBOLS = {0x0F: "•", 0x88: "•", 0x6A: "|", 0x00: "-"}  # Of fonts without letters.
TYPE_3 = "Type3"


def tex_characters(spec: Mapping[str, object]) -> dict[int, str] | None:
    """Give the characters of a bitmap font of TeX by their codes, None for any other font."""
    subtype = resolve1(spec.get("Subtype"))
    encoding = resolve1(spec.get("Encoding"))
    if (
        not isinstance(subtype, PSLiteral)
        or subtype.name != TYPE_3
        or "ToUnicode" in spec
        or not isinstance(encoding, dict)
    ):
        return None
    codes = _codes(resolve1(encoding.get("Differences")))
    if not codes:
        return None
    if not any(chr(code).isalpha() for code in codes if code < 0x80):  # noqa: PLR2004 — ASCII
        return {code: SYMBOLS[code] for code in codes if code in SYMBOLS}
    special = CORK if codes & (CORK_LOWER.keys() | set(range(0x80, 0x100))) else OLD
    return {code: special.get(code) or chr(code) for code in codes if code in special or code >= 0x20}  # noqa: PLR2004 — no control


def _codes(differences: object) -> set[int]:
    """Give the codes when each glyph's name is its number, as "a97" for 97; else none."""
    codes: set[int] = set()
    code = 0
    for item in differences if isinstance(differences, list) else []:
        if isinstance(item, int):
            code = item
        elif isinstance(item, PSLiteral):
            if item.name == f"a{code}":
                codes.add(code)
            elif item.name != ".notdef":
                return set()
            code += 1
    return {code for code in codes if 0 <= code < 0x100}  # noqa: PLR2004 — one byte
