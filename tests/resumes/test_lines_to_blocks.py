import re

from hypothesis import given, settings
from hypothesis import strategies as st

from service.resumes.model import Resume
from service.resumes.reader.blocks import to_resume
from service.resumes.reader.letters import Word
from service.resumes.reader.line import Line
from service.resumes.reader.lines import Cell

VOCABULARY = [
    "Experience",
    "Education",
    "Skills",
    "Languages",
    "Projects",
    "Certifications",
    "Awards",
    "Publications",
    "Summary",
    "Contact",
    "Volunteering",
    "Engineer",
    "Nurse",
    "Ltd",
    "University",
    "BSc",
    "in",
    "of",
    "at",
    "Berlin,",
    "Germany",
    "Remote",
    "2019",
    "2021",
    "Present",
    "May",
    "–",
    "|",
    "•",
    ":",
    ",",
    "GPA:",
    "3.8/4.0",
    "ada@example.org",
    "+44",
    "20",
    "7946",
    "0018",
    "github.com/ada",
    "https://ada.example.org",
    "Python,",
    "SQL",
    "(C1)",
    "native",
    "fluent",
    "co-",
    "operation",
    "year–year",
    "03/2019",
    "Ada",
    "Lovelace",
    ")",
    "(",
    "-",
    "二零",
    "ﬁ",
    "é",
    "'19",
    "12",
]


@st.composite
def drawn_lines(draw: st.DrawFn) -> list[Line]:
    """Lines of words that mean something to the reader, in any order, place and style."""
    result = []
    for number in range(draw(st.integers(0, 14))):
        cells, x = [], draw(st.sampled_from([40.0, 52.0, 140.0, 300.0]))
        size = draw(st.sampled_from([9.0, 10.0, 14.0, 22.0]))
        for _ in range(draw(st.integers(1, 3))):
            words = []
            bold = draw(st.booleans())
            token = st.one_of(st.sampled_from(VOCABULARY), st.text("abc1-–•(),:|'", min_size=1, max_size=6))
            for text in draw(st.lists(token, min_size=1, max_size=7)):
                words.append(Word(text, x, x + 5 * len(text), size, bold, draw(st.booleans()), 0))
                x += 5 * len(text) + 3
            cells.append(Cell(words, 20.0 * number))
            x += 40
        gap = draw(st.sampled_from([1.2, 1.4, 3.0]))
        page = 1 + number // 8
        bullet = draw(st.booleans())
        result.append(Line(page, number + 1, tuple(cells), 20.0 * number, gap=gap, bullet=bullet))
    return result


def _values(resume: Resume) -> dict[str, str]:
    """Give every text of the résumé by its JSON pointer, dates and the names of networks left out."""
    found: dict[str, str] = {}

    def walk(value: object, pointer: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f"{pointer}/{key}")
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                walk(inner, f"{pointer}/{number}")
        elif isinstance(value, str):
            found[pointer] = value

    data = resume.to_json_resume()
    data.pop("meta")
    walk(data, "")
    return {
        pointer: value
        for pointer, value in found.items()
        if not pointer.endswith(("Date", "/date", "/network", "/username"))
    }


def _squeezed(text: str) -> str:
    """Give the text without what joining lines adds or takes away."""
    return re.sub(r"[\s-]", "", text)


@settings(max_examples=150, deadline=None)
@given(drawn_lines())
def test_every_value_is_a_piece_of_the_lines_and_says_which(lines: list[Line]) -> None:
    everything = _squeezed("".join(line.text for line in lines))

    resume = to_resume(lines)

    for pointer, value in _values(resume).items():
        source = resume.meta.sources[pointer]
        assert value in source.text
        assert all(_squeezed(word) in everything for word in value.split())
        assert any(line.page == source.page and line.number == source.line for line in lines)


@settings(max_examples=50, deadline=None)
@given(drawn_lines())
def test_the_same_lines_give_the_same_blocks(lines: list[Line]) -> None:
    assert to_resume(lines) == to_resume(lines)


def test_no_lines_give_no_blocks() -> None:
    assert _values(to_resume([])) == {}
