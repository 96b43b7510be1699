import pytest

from service.match.engine import literal
from service.match.engine.lines import lines
from service.resumes.model import Resume

RESUME = Resume.model_validate(
    {
        "work": [
            {
                "position": "Scientist",
                "startDate": "2020",
                "highlights": [
                    "Ran phage display for antibodies",
                    "No experience with Zorbly",
                    "phage",
                    "display cases",
                ],
            },
            {"position": "Student", "startDate": "2015", "highlights": ["First phage-displays in class"]},
        ]
    }
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Phage display", ["phage display", "phage-displays"]),
        ("display", ["display", "display", "displays"]),
        ("Zorbly", []),
        ("age dis", []),
        ("…", []),
    ],
)
def test_words_are_found_in_their_order_where_they_are_not_denied(name: str, found: list[str]) -> None:
    evidence = literal.said(lines(RESUME)).find(name)

    assert [one.text[one.start : one.end] for one in evidence] == found


def test_an_empty_resume_says_nothing() -> None:
    assert literal.said([]).find("Python") == ()
