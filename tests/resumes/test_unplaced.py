"""Nothing of a résumé is lost: what no block holds is kept as it was read."""

from service.resumes import from_text
from service.resumes.model import Resume
from service.resumes.reader.unplaced import MOST, still_unplaced

TEXT = """
Ana Duarte
ana@duarte.example

EXPERIENCE

Welder, Acme Ltd, Ulm                                   Jan 2019 - Present
- Welded hulls

EDUCATION

Ashford University
BA in History, 2015
- GPA: 3.7/4.0
- Related coursework: Latin, Ancient Greek
- Thesis on the canals of the north and on the
  people who dug them
- Dean's Award

INTERESTS

Rowing
"""


def _left(resume: Resume) -> list[str]:
    return [piece.text for piece in resume.meta.unplaced]


def test_what_no_value_says_is_kept_and_a_wrapped_line_is_one() -> None:
    resume = from_text(TEXT)

    assert _left(resume) == [
        "Thesis on the canals of the north and on the people who dug them",
        "Dean's Award",
        "INTERESTS: Rowing",
    ]
    assert [piece.line for piece in resume.meta.unplaced] == sorted(piece.line for piece in resume.meta.unplaced)


def test_a_line_with_a_year_that_no_value_has_is_kept() -> None:
    again = TEXT + "Welder, Acme Ltd, 2003 - 2006\nWelder, Acme Ltd, since 2019\n"

    assert _left(from_text(again))[-2:] == ["INTERESTS: Rowing", "Welder, Acme Ltd, 2003 - 2006"]


def test_coursework_belongs_to_its_study() -> None:
    assert from_text(TEXT).education[0].courses == ["Latin", "Ancient Greek"]
    extensive = TEXT.replace("Related coursework:", "Extensive coursework in")
    assert from_text(extensive).education[0].courses == ["Latin", "Ancient Greek"]


def test_what_a_person_has_put_into_a_block_is_no_longer_shown() -> None:
    resume = from_text(TEXT)
    resume.education[0].courses.append("Dean's Award")

    assert "Dean's Award" not in [piece.text for piece in still_unplaced(resume)]


def test_a_document_of_nothing_else_keeps_a_bounded_number_of_lines() -> None:
    names = [f"{chr(97 + at // 26)}{chr(97 + at % 26)}word" for at in range(3 * MOST)]
    resume = from_text(TEXT + "\n".join(f"- {name}" for name in names))

    assert len(resume.meta.unplaced) == MOST
