from datetime import date

from service.drafts.grounding import audit
from service.resumes.model import Resume
from service.scrape.model import JobPosting

RESUME = Resume.model_validate(
    {
        "work": [
            {
                "name": "Northwind Freight",
                "position": "Dispatcher",
                "highlights": [
                    "Planned routes for 40 trucks with new telematics",
                    "Cut empty kilometres by 14%",
                    "Baked a cake for the summer party",
                ],
            }
        ],
        "certificates": [{"name": "Dangerous goods officer"}],
    }
)
POSTING = JobPosting(
    title="Disponent",
    company="Nordfrost",
    description="Sie planen Touren für 60 Lkw mit Telematik, senken Leerkilometer und sind Gefahrgutbeauftragter.",
)


def left_out(draft: str) -> list[str]:
    return [line.text for line in audit(draft, resume=RESUME, posting=POSTING, today=date(2026, 11, 1)).left_out]


def test_what_the_posting_asks_for_and_the_draft_leaves_out_is_listed_in_any_language() -> None:
    assert set(left_out("Hello,")) == {
        "Planned routes for 40 trucks with new telematics",
        "Cut empty kilometres by 14%",
        "Dangerous goods officer",
    }


def test_what_the_draft_tells_is_not_listed() -> None:
    draft = "Bei Northwind Freight habe ich die Leerkilometer um 14 % gesenkt und 40 Lkw mit Telematik geplant."

    assert left_out(draft) == ["Dangerous goods officer"]
