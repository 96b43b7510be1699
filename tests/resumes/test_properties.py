"""Whatever stands on a page, in whatever order and script: it is read or refused, and nothing is made up."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import Unreadable
from service.resumes import from_text, read
from service.resumes.model import Resume
from service.resumes.reader.blocks import to_resume
from service.resumes.reader.columns import reading_order
from service.resumes.reader.dates import find_dates
from service.resumes.reader.glyphs import Link, Page
from service.resumes.reader.letters import Word
from service.resumes.reader.line import Line, marked
from service.resumes.reader.lines import Cell, rows
from service.resumes.reader.shapes import Glyph
from tests.resumes.pdfs import Piece, draw
from tests.resumes.sources import is_written, normal, values, violations

HEADINGS = [
    "Experience",
    "EDUCATION",
    "Skills:",
    "Sprachen",
    "Formation",
    "Proyectos",
    "工作经历",
    "المهارات",
    "Навыки",
]
DATES = [
    "2019 – 2021",
    "May 2019 - present",
    "03/2019–12/2020",
    "’19",
    "seit 2018",
    "1er janvier 2020",
    "31.12.2019",
    "2019年3月至今",
    "Summer 2020",
    "Q3 2021",
    "1999-13",
    "99/99/9999",
    "2021 – 2019",
]
FACTS = [
    "ana@example.org",
    "+49 30 901820",
    "github.com/ana",
    "https://x.com/a?b=c#d",
    "Ulm, Germany",
    "Remote",
    "GPA: 3.9/4.0",
    "German (native)",
    "Acme Ltd",
    "University of Ulm",
    "BSc in Physics",
    "Welder",
    "•",
    "-",
    "|",
    "(cid:12)",
]
SCRIPTS = st.text(min_size=1, max_size=12).map(lambda text: "".join(text.split())).filter(bool)
WORDS = st.one_of(st.sampled_from([*HEADINGS, *DATES, *FACTS]), SCRIPTS)
PLACES = st.floats(-50, 700, width=16)
SIZES = st.sampled_from([1.0, 6.0, 10.0, 10.02, 12.0, 30.0, 200.0])


@st.composite
def lines_of_any_kind(draw: st.DrawFn) -> list[Line]:
    """Lines of any words at any place, in any order, of any look."""
    result = []
    for number in range(draw(st.integers(0, 12))):
        cells = []
        for _ in range(draw(st.integers(1, 3))):
            x, size = draw(PLACES), draw(SIZES)
            texts = [part for words in draw(st.lists(WORDS, min_size=1, max_size=6)) for part in words.split()]
            look = draw(st.tuples(st.booleans(), st.booleans(), st.integers(0, 2)))
            cells.append(Cell([Word(text, x, x + draw(PLACES), size, *look) for text in texts], draw(PLACES)))
        page = draw(st.integers(1, 3))
        line = Line(
            page, number + 1, tuple(cells), draw(PLACES), gap=draw(st.floats(0, 40)), bullet=draw(st.booleans())
        )
        result.append(marked(line) if draw(st.booleans()) else line)
    return result


def _is_said(resume: Resume, everything: str) -> bool:
    """Whether every word of every value, and of every source, is one of the document's."""
    said = [source.text for source in resume.meta.sources.values()]
    said += [value for pointer, value in values(resume) if not pointer.endswith(("Date", "/date", "/network"))]
    printed = _letters(everything)
    return all(_letters(normal(word)) in printed for text in said for word in text.split())


def _letters(text: str) -> str:
    """Give the letters and digits; a soft hyphen between dates stands for a dash, and icons are left out."""
    return "".join(filter(str.isalnum, text))


@settings(max_examples=150, deadline=None)
@given(lines_of_any_kind())
def test_of_any_lines_the_blocks_say_only_what_the_lines_say(lines: list[Line]) -> None:
    resume = to_resume(lines)
    resume.meta.pages = 3

    assert violations(resume) == []
    assert _is_said(resume, normal(" ".join(line.text for line in lines)))


GLYPHS = st.builds(
    Glyph,
    text=st.one_of(
        st.characters(), st.sampled_from(["", " ", "\ufffd", "\ue000", "ﬁ", "•", "A", "2", "0", "1", "9", "–"])
    ),
    x0=PLACES,
    x1=PLACES,
    y=PLACES,
    size=SIZES,
    bold=st.booleans(),
    italic=st.booleans(),
    color=st.integers(0, 2),
)
LINKS = st.builds(
    Link,
    uri=st.one_of(st.text(max_size=30), st.just("https://github.com/ana")),
    x0=PLACES,
    y0=PLACES,
    x1=PLACES,
    y1=PLACES,
)
PAGES = st.lists(
    st.builds(
        Page,
        number=st.integers(1, 3),
        width=st.just(595.0),
        height=st.just(842.0),
        glyphs=st.lists(GLYPHS, max_size=60),
        links=st.lists(LINKS, max_size=3),
    ),
    max_size=3,
)


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_of_any_letters_on_a_page_blocks_are_made(pages: list[Page]) -> None:
    lines = reading_order(rows(pages), [page.height for page in pages])

    resume = to_resume(lines, pages)
    resume.meta.pages = 3

    assert violations(resume) == []


@st.composite
def texts_of_any_kind(draw: st.DrawFn) -> str:
    """Texts with something of a résumé in them, or nothing."""
    gaps = st.sampled_from(
        [" ", "  ", "\t", "\n", "\n\n", "     ", " | ", ", ", ": ", "\n- ", "\r\n", "\u2028", "\x0b", ""]
    )
    pieces = draw(st.lists(st.tuples(WORDS, gaps), max_size=40))
    return "".join(word + gap for word, gap in pieces)


def _outcome(reading: Callable[[], Resume]) -> tuple[str, Resume]:
    """Give ("read", the blocks) or (the reason, no blocks)."""
    try:
        return "read", reading()
    except Unreadable as failure:
        return failure.reason, Resume()


@settings(max_examples=150, deadline=None)
@given(st.one_of(texts_of_any_kind(), st.text(max_size=300)))
def test_of_any_text_the_blocks_say_only_what_the_text_says(text: str) -> None:
    outcome, resume = _outcome(lambda: from_text(text))

    assert outcome in {"read", "empty"}
    assert violations(resume) == []
    assert _is_said(resume, normal(text))


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(codec="cp1252", exclude_categories=["C"]), min_size=1, max_size=90).filter(str.strip))
def test_of_one_line_nothing_is_made_up(line: str) -> None:
    outcome, resume = _outcome(lambda: read(draw([[Piece(line, 60, 700)]])))

    assert outcome in {"read", "no_text_layer", "garbled_text"}
    assert violations(resume) == []
    assert (resume.work, resume.education, resume.projects, resume.volunteer) == ([], [], [], [])


def test_of_two_words_no_name_is_made() -> None:
    assert values(read(draw([[Piece("Hello World", 60, 700)]]))) == []


def test_of_a_page_without_words_nothing_is_made() -> None:
    assert _outcome(lambda: read(draw([[]]))) == ("no_text_layer", Resume())


def test_a_blank_page_among_others_does_no_harm() -> None:
    pieces = [Piece("Ana Duarte", 60, 780, size=20), Piece("ana@example.org", 60, 760)]

    assert read(draw([[], pieces, []])).basics.email == "ana@example.org"


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(DATES), st.text(max_size=8)), max_size=6).map(" ".join))
def test_a_date_that_is_found_is_written_where_it_was_found(text: str) -> None:
    for span in find_dates(text):
        written = text[span.begin : span.finish]
        assert all(is_written(iso, written) for iso in (span.start, span.end) if iso)
