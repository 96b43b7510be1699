"""What a sentence only remarks, leaves out or wishes beside what it tells; and whose the words before a verb are."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Language, Resume, Skill, Work
from service.scrape.model import JobPosting

RESUME = Resume(
    work=[
        Work(
            name="Hotel Aurora",
            position="Sous Chef",
            start_date="2021-03",
            highlights=["Led a kitchen of 8 serving 130 covers a night", "Trained 17 apprentices"],
        ),
        Work(
            name="The Copper Pan",
            position="Commis Chef",
            start_date="2016-02",
            end_date="2021-02",
            highlights=["Prepared VAT returns for 124 clients", "Passed every hygiene audit"],
        ),
    ],
    skills=[Skill(name="Tools", keywords=["Excel", "Python"])],
    languages=[Language(language="French", fluency="Fluent"), Language(language="English", fluency="Native")],
)
POSTING = JobPosting(
    title="Receptionist",
    company="Lakeside",
    description="We ask for Spark, Terraform and German. You work at a busy desk, and order matters to us.",
)
FLAGGED = {Verdict.UNSUPPORTED, Verdict.PARTLY}


def _verdict(text: str) -> Verdict:
    return audit(text, resume=RESUME, posting=POSTING, today=date(2026, 11, 1)).sentences[-1].verdict


@pytest.mark.parametrize(
    "text",
    [
        "At Hotel Aurora I trained 17 apprentices, so a tight deadline does not frighten me.",
        "I led a kitchen of eight serving 130 covers a night, and I like to think that calm would carry over.",
        "Im Hotel Aurora habe ich 17 Lehrlinge ausgebildet, was an Ihrer Rezeption helfen dürfte.",
        "J'ai formé 17 apprentis à l'Hotel Aurora, ce qui devrait servir face à la clientèle.",
        "Formé a 17 aprendices en el Hotel Aurora, lo que debería servir ante los clientes.",
    ],
)
def test_a_remark_on_what_is_told_claims_nothing(text: str) -> None:
    assert _verdict(text) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "At Hotel Aurora I trained 17 apprentices, so Kubernetes would not frighten me.",
        "At Hotel Aurora I trained 17 apprentices, and 40 waiters would not frighten me.",
        "At Hotel Aurora I trained 17 apprentices, and my doctorate should help you.",
        "I also administered their Linux servers, so your systems would be nothing new.",
        "I trained 17 bakers within three days, and I would bring the same energy.",
        "Das Hotel habe ich zwölfmal renoviert, und ich freue mich auf das Gespräch.",
        "Hablo alemán con nivel C1, así que el día a día no sería un obstáculo.",
    ],
)
def test_a_claim_beside_a_remark_or_a_wish_is_still_read(text: str) -> None:
    assert _verdict(text) in FLAGGED


@pytest.mark.parametrize(
    "text",
    [
        "I use Python and Excel, whereas Spark and Terraform are not on my résumé.",
        "Ich bringe Python und Excel mit, während Spark und Terraform in meinem Lebenslauf nicht vorkommen.",
        "I know Excel and Python, even though neither Spark nor Terraform appears on my résumé.",
    ],
)
def test_a_gap_at_the_end_of_a_sentence_is_no_claim(text: str) -> None:
    assert _verdict(text) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "I use Spark and Excel, whereas Terraform is not on my résumé.",
        "Spark is not on my résumé, although Terraform is what I use every day.",
        "I use Python, whereas ten years at Siemens are not on my résumé.",
    ],
)
def test_a_gap_hides_no_claim(text: str) -> None:
    assert _verdict(text) in FLAGGED


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("You ask for order, and in 2021 I moved to Hotel Aurora.", Verdict.SUPPORTED),
        ("You ask for order, and in 2019 I moved to Hotel Aurora.", Verdict.UNSUPPORTED),
        ("You want somebody calm; 130 covers a night teach just that.", Verdict.SUPPORTED),
        ("You want somebody calm; 210 covers a night teach just that.", Verdict.UNSUPPORTED),
        ("Order, which you ask for, counted at Hotel Aurora, where I trained 17 apprentices.", Verdict.SUPPORTED),
        ("I speak French fluently alongside my native English.", Verdict.SUPPORTED),
    ],
)
def test_what_follows_a_word_for_the_employer_may_be_the_persons(text: str, wanted: Verdict) -> None:
    assert _verdict(text) is wanted


def test_an_invitation_to_oneself_tells_nothing() -> None:
    assert _verdict("I would be happy to come by and introduce myself in person.") is Verdict.NOT_A_CLAIM
    assert _verdict("Será un placer contarles más en una conversación.") is Verdict.NOT_A_CLAIM


@pytest.mark.parametrize(
    "text",
    [
        "I trained 17 apprentices, and my doctorate in geography should prove useful.",
        "I trained 17 apprentices, and strikes do not frighten me after settling several of them.",
        "I trained 17 apprentices, and a career in the army translates well.",
        "My career in the army translates well to a kitchen.",
        "J'ai formé 17 apprentis, et les grèves que j'ai réglées ne m'effraient pas.",
        "Formé a 17 aprendices, y mis años en la aduana pueden ayudar.",
        "Ich bildete 17 Lehrlinge aus, und mein fließendes Niederländisch dürfte hilfreich sein.",
        "In my opinion I rescued the bakery from bankruptcy.",
        "À mon avis, j'étais la meilleure directrice du port.",
        "Me anima su anuncio, pues dirigí una empresa mayorista.",
        "Neither the depot that was founded nor the prize that was won is on my résumé.",
        "I hope to meet you, and I built the Antwerp terminal.",
        "J'espère vous rencontrer, et j'ai construit une école.",
        "You ask for Terraform, and I used it every day.",
        "I believe I founded the Rotterdam depot.",
        "Je crois avoir redressé le dépôt de Rotterdam.",
        "Ich denke, dass ich das Haus gerettet habe.",
    ],
)
def test_nothing_is_claimed_in_the_form_of_a_remark_or_a_wish(text: str) -> None:
    assert _verdict(text) in FLAGGED
