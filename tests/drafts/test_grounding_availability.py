"""That the person could begin is no claim; a number of weeks is one, and so is what is told beside it."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Resume, Work
from service.scrape.model import JobPosting

RESUME = Resume(
    work=[
        Work(name="Almacenes Prado", position="Clerk", start_date="2019-10", highlights=["Opened 3 shops in 2 towns"])
    ]
)
POSTING = JobPosting(title="Storekeeper", description="Our shop needs a storekeeper who knows Terraform.")


def _verdict(text: str) -> Verdict:
    return audit(text, resume=RESUME, posting=POSTING, today=date(2026, 11, 1)).sentences[-1].verdict


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("Ich könnte zum Halbjahr wechseln.", "Ich könnte in fünf Monaten wechseln."),
        ("Gern komme ich für einen Tag zu Ihnen.", "Gern komme ich für fünf Tage zu Ihnen."),
        ("Je pourrais commencer bientôt.", "Je pourrais commencer dans cinq mois."),
        ("Puedo incorporarme pronto.", "Puedo incorporarme en cinco meses."),
    ],
)
def test_that_one_could_begin_is_no_claim_but_how_soon_must_be_told(told: str, counted: str) -> None:
    assert _verdict(told) is Verdict.NOT_A_CLAIM
    assert _verdict(counted) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "told",
    [
        "I can start at once and have led fifteen people.",
        "I am available and opened twelve shops.",
        "I managed a start-up for nineteen months and am available.",
        "Ich könnte sofort anfangen und habe zwölf Läden eröffnet.",
        "Gern habe ich zwölf Läden mit Ihnen eröffnet.",
        "Je suis disponible et j'ai dirigé quinze personnes.",
        "Puedo incorporarme con diez años de Terraform.",
    ],
)
def test_what_is_told_beside_it_is_one(told: str) -> None:
    assert _verdict(told) is Verdict.UNSUPPORTED
