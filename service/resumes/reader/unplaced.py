"""What of the document no value says: a thesis, a prize among the studies, hobbies. Nothing of a résumé is lost."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from service.resumes.model import Resume, Source
from service.resumes.reader.dates import find_dates
from service.resumes.reader.education import GRADES
from service.resumes.reader.line import Line
from service.resumes.reader.sections import OTHER, Section
from service.resumes.reader.values import join
from service.resumes.reader.words import fold

MOST, LONGEST = 100, 2_000  # pieces that are kept, and characters of one: of a paragraph
REFERENCES = "references"  # the kind of a section
MISSING = 0.5  # share of a line's words that no value has, from which on the line is kept whole …
IN_A_ROW = 3  # … or so many of them one after the other
WORD = re.compile(r"[^\W_]{2,}")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
REACHED_AT = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+|\+?\d[\d ()/-]{6,}\d")


def unplaced(parts: Iterable[Section], resume: Resume) -> list[Source]:
    """Give the lines, wrapped ones as one, most of whose words, or whose year, stand in no value of the résumé."""
    said = _said(resume)
    pieces = (piece for part in parts for piece in _of_part(part, said))
    return list(islice(pieces, MOST))


def still_unplaced(resume: Resume) -> list[Source]:
    """Give those of `meta.unplaced` that the person has not put into a block since."""
    said = _said(resume)
    return [piece for piece in resume.meta.unplaced if _is_left(piece.text, said)]


def _said(resume: Resume) -> frozenset[str]:
    return GRADES | frozenset(word for text in _values(resume.to_json_resume()) for word in _words(text))


def _of_part(part: Section, said: frozenset[str]) -> Iterator[Source]:
    """Give the pieces of a section; the first says under which heading it stands ("Interests: rowing")."""
    pieces = _pieces(part.lines, said)
    if part.heading and part.kind == REFERENCES:  # each says that it tells of somebody else
        heading = part.heading.text.rstrip(":")
        yield from (piece.model_copy(update={"text": f"{heading}: {piece.text}"[:LONGEST]}) for piece in pieces)
        return
    if part.heading is None or part.kind != OTHER or not _is_left(part.heading.text, said):
        yield from pieces
        return
    first = next(pieces, None)
    heading = part.heading.text.rstrip(":")
    text = f"{heading}: {first.text}" if first else heading
    yield (first or _piece([part.heading])).model_copy(update={"text": text[:LONGEST]})
    yield from pieces


def _pieces(lines: Sequence[Line], said: frozenset[str]) -> Iterator[Source]:
    run: list[Line] = []
    for above, line in zip([None, *lines], lines, strict=False):
        is_broken = above is not None and above.text.endswith("-")
        is_left = _is_left(_whole_words(line.text, is_broken=is_broken), said)
        is_full = sum(len(one.text) + 1 for one in run) + len(line.text) > LONGEST
        if run and (not is_left or line.bullet or is_full or not _goes_on(run[-1], line)):
            yield _piece(run)
            run = []
        if is_left:
            run.append(line)
    if run:
        yield _piece(run)


def _piece(run: Sequence[Line]) -> Source:
    return Source(page=run[0].page, line=run[0].number, text=join(run)[:LONGEST])


def _goes_on(above: Line, line: Line) -> bool:
    """Tell whether a line is the rest of a wrapped sentence."""
    return line.text[:1].islower() and above.page == line.page and len(above.cells) == len(line.cells) == 1


def _whole_words(text: str, *, is_broken: bool) -> str:
    """Give a line without the parts of words that were broken at its edges."""
    text = re.sub(r"^\S+", "", text) if is_broken else text
    return re.sub(r"\S+-$", "", text)


def _is_left(text: str, said: frozenset[str]) -> bool:
    for span in reversed(find_dates(text)):
        if any(year not in said for year in YEAR.findall(text, span.begin, span.finish)):
            return True
        text = text[: span.begin] + text[span.finish :]
    missing = [word not in said for word in _words(REACHED_AT.sub(" ", text))]
    run = longest = 0
    for is_missing in missing:
        run = run + 1 if is_missing else 0
        longest = max(longest, run)
    return any(missing) and (sum(missing) >= MISSING * len(missing) or longest >= IN_A_ROW)


def _words(text: str) -> list[str]:
    return WORD.findall(fold(text))


def _values(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for name, value in node.items():
            if name != "meta":
                yield from _values(value)
    elif isinstance(node, list):
        for value in node:
            yield from _values(value)
