"""Gaps that are told beside who asks for them, and how they may be told: each with a twin that claims the thing."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Resume, Skill, Work
from service.scrape.model import JobPosting

RESUME = Resume(
    work=[Work(name="Almacenes Prado", position="Warehouse Clerk", start_date="2019-10", highlights=["Kept stock"])],
    skills=[Skill(name="Tools", keywords=["Excel", "SAP"])],
)
GERMAN = "Wir erwarten Kenntnisse in Terraform und Montessori-Pädagogik sowie einen Führerschein. Deutsch ist ein Plus."
ENGLISH = "We ask for Excel, Terraform, German and a full driving licence. Our team has seven people whom you lead."
FRENCH = "Vous dirigez une équipe de sept personnes et maîtrisez Terraform et Excel. Vous parlez bien allemand."


def _verdict(text: str, description: str) -> Verdict:
    posting = JobPosting(title="Storekeeper", description=description)
    return audit(text, resume=RESUME, posting=posting, today=date(2026, 11, 1)).sentences[-1].verdict


@pytest.mark.parametrize(
    ("gap", "claim", "description"),
    [
        ("Terraform, das Sie verlangen, fehlt mir.", "Terraform, das Sie verlangen, fehlt mir nicht.", GERMAN),
        ("Die geforderten Terraform-Kenntnisse fehlen mir.", "Die geforderten Terraform-Kenntnisse habe ich.", GERMAN),
        ("German, which you call a plus, I do not speak.", "German, which you call a plus, I do speak.", ENGLISH),
        ("Terraform, que ustedes piden, me falta.", "Terraform, que ustedes piden, no me falta.", ENGLISH),
        (
            "Me falta Terraform, que es parte de lo que piden.",
            "Domino Terraform, que es parte de lo que piden.",
            ENGLISH,
        ),
        ("No dispongo de la experiencia con Terraform que piden.", "Dispongo de experiencia con Terraform.", ENGLISH),
    ],
)
def test_a_gap_may_say_who_asks_for_the_thing(gap: str, claim: str, description: str) -> None:
    assert _verdict(gap, description) is Verdict.NOT_A_CLAIM
    assert _verdict(claim, description) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("gap", "claim", "description"),
    [
        ("Carezco de experiencia con Terraform.", "No carezco de experiencia con Terraform.", ENGLISH),
        ("Terraform is missing from my background.", "Terraform is not missing from my background.", ENGLISH),
        ("My background does not cover Terraform.", "My background covers Terraform.", ENGLISH),
        ("Terraform fehlt in meinem Lebenslauf.", "Terraform fehlt in meinem Lebenslauf nicht.", GERMAN),
        ("Terraform manque dans mon parcours.", "Terraform ne manque pas dans mon parcours.", FRENCH),
        ("Terraform falta en mi currículum.", "Terraform no falta en mi currículum.", ENGLISH),
        ("Mein Werdegang umfasst kein Terraform.", "Mein Werdegang umfasst Terraform.", GERMAN),
    ],
)
def test_a_gap_may_be_told_by_the_verb_of_lacking(gap: str, claim: str, description: str) -> None:
    assert _verdict(gap, description) is Verdict.NOT_A_CLAIM
    assert _verdict(claim, description) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("gap", "claim", "description"),
    [
        ("My CV does not mention a driving licence.", "My CV does not only mention a driving licence.", ENGLISH),
        (
            "Montessori-Pädagogik taucht in meinem Lebenslauf nicht auf.",
            "Montessori-Pädagogik taucht in meinem Lebenslauf auf.",
            GERMAN,
        ),
    ],
)
def test_a_word_that_says_of_what_kind_a_thing_is_tells_no_deed(gap: str, claim: str, description: str) -> None:
    assert _verdict(gap, description) is Verdict.NOT_A_CLAIM
    assert _verdict(claim, description) is Verdict.UNSUPPORTED


def test_what_would_have_to_be_learned_is_lacking() -> None:
    assert _verdict("Die geforderten Terraform-Kenntnisse müsste ich mir noch aneignen.", GERMAN) is Verdict.NOT_A_CLAIM
    assert _verdict("Il me faudrait apprendre Terraform.", FRENCH) is Verdict.NOT_A_CLAIM
    assert _verdict("Die geforderten Terraform-Kenntnisse musste ich mir nie aneignen.", GERMAN) is Verdict.UNSUPPORTED


def test_a_denied_participle_in_french_is_no_spanish_verb() -> None:
    assert _verdict("Je n'ai jamais dirigé sept personnes.", FRENCH) is Verdict.NOT_A_CLAIM
    assert _verdict("J'ai dirigé sept personnes.", FRENCH) is Verdict.UNSUPPORTED


def test_what_one_has_may_follow_a_gap_in_few_words() -> None:
    told = "Mit Terraform habe ich bislang nicht gearbeitet, wohl aber mit Excel."
    assert _verdict(told, GERMAN) is Verdict.SUPPORTED
    claimed = "Mit Excel habe ich bislang nicht gearbeitet, wohl aber mit Terraform."
    assert _verdict(claimed, GERMAN) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("gap", "claim"),
    [
        ("Terraform is the gap in my profile.", "Terraform is no gap in my profile."),
        ("Terraform ist die Lücke in meinem Profil.", "Terraform ist keine Lücke in meinem Profil."),
        ("Terraform est la lacune de mon profil.", "Terraform n'est pas la lacune de mon profil."),
        ("Terraform es la laguna de mi perfil.", "Terraform no es la laguna de mi perfil."),
        ("My background does not cover Terraform training.", "My background covers Terraform training."),
    ],
)
def test_a_gap_may_be_called_one(gap: str, claim: str) -> None:
    assert _verdict(gap, ENGLISH) is Verdict.NOT_A_CLAIM
    assert _verdict(claim, ENGLISH) is Verdict.UNSUPPORTED
