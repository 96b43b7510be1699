"""SQL text cut into its statements, for the record of migrations."""

import re

# What a semicolon does not end: comments, strings, quoted names, dollar quotes. The parts that may nest or need their
# own ending are found by their beginning here and closed by hand.
_OPENING = re.compile(
    r"""
    (?P<line>--)                                # -- to the end of the line
    | (?P<block>/\*)                            # /* may nest */
    | (?P<escaped>\b[eE]')                      # E'with \' inside'
    | (?P<string>')                             # 'with '' inside'
    | (?P<name>")                               # "name"
    | (?P<dollar>(?<![\w$])\$(?:[A-Za-z_]\w{0,62})?\$)  # $$ or $body$
    | (?P<atomic>\bbegin\s{1,20}atomic\b)       # the body of a standard SQL function
    | (?P<end>;)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BLOCK_EDGE = re.compile(r"/\*|\*/")
_ESCAPED_END = re.compile(r"\\.|'", re.DOTALL)
_ATOMIC_END = re.compile(r"\bend\b\s{0,20};", re.IGNORECASE)


def split(text: str) -> list[str]:
    """The statements of `text` without their ending semicolons; pieces of blanks and comments alone are dropped."""
    statements: list[str] = []
    start = position = 0
    substance = False
    while (opening := _OPENING.search(text, position)) is not None:
        kind = opening.lastgroup or "end"
        substance = substance or bool(text[position : opening.start()].strip()) or kind not in ("line", "block", "end")
        if kind == "end":
            if substance:
                statements.append(text[start : opening.start()].strip())
            start, substance = opening.end(), False
        position = _close(text, kind, opening)
    if substance or text[position:].strip():
        statements.append(text[start:].strip())
    return statements


def _close(text: str, kind: str, opening: re.Match[str]) -> int:
    """Where the construct that begins at `opening` ends; the end of the text when it never does."""
    after = opening.end()
    if kind == "end":
        return after
    if kind == "block":
        return _end_of_block(text, after)
    if kind == "escaped":
        return next((found.end() for found in _ESCAPED_END.finditer(text, after) if found.group() == "'"), len(text))
    if kind == "atomic":
        ending = _ATOMIC_END.search(text, after)
        return len(text) if ending is None else ending.end() - 1
    closing = {"line": "\n", "string": "'", "name": '"'}.get(kind, opening.group())
    found = text.find(closing, after)
    return len(text) if found < 0 else found + len(closing)


def _end_of_block(text: str, after: int) -> int:
    depth = 1
    for edge in _BLOCK_EDGE.finditer(text, after):
        depth += 1 if edge.group() == "/*" else -1
        if depth == 0:
            return edge.end()
    return len(text)
