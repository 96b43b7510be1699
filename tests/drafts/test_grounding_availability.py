"""When and how the person could begin: no claim, whatever it counts; what is told beside it still is one."""

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
    "told",
    [
        "I can start after a notice period of three months.",
        "My notice period is three months.",
        "I am available within three months.",
        "Ich habe eine Kündigungsfrist von drei Monaten.",
        "Ich könnte in drei Monaten anfangen.",
        "Ich könnte zum Halbjahr wechseln.",
        "Gern komme ich für einen Tag zu Ihnen.",
        "Je suis disponible sous trois mois.",
        "Je pourrais commencer dans deux mois.",
        "Puedo incorporarme en dos meses.",
    ],
)
def test_when_one_could_begin_is_no_claim(told: str) -> None:
    assert _verdict(told) is Verdict.NOT_A_CLAIM


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
