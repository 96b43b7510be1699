"""What fluent writers say: of the employer, of several roles at once, and in turns of phrase that claim nothing."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes import from_text
from service.resumes.model import Award, Basics, Education, Publication, Resume, Work
from service.scrape.model import JobPosting

TODAY = date(2026, 11, 1)
RESUME = Resume(
    basics=Basics(name="Ida Brandt"),
    work=[
        Work(
            name="Hotel Kronprinz",
            position="Head of Marketing",
            start_date="2019-10",
            location="Oslo, Norway",
            highlights=["Trained 20 apprentices", "Raised the open rate from 15% to 48%", "Spoke with 16 retailers"],
        ),
        Work(
            name="Trattoria Nonna",
            position="Sr. Brand Manager",
            start_date="2012-03",
            end_date="2019-09",
            location="Bergen, Norway",
            highlights=["Trained 13 apprentices", "Cut the lead time from 20 to 9 days", "Spoke with 4 retailers"],
        ),
    ],
    education=[Education(institution="Ashford University", study_type="PhD", area="Physics", end_date="2012")],
    awards=[Award(title="1st place in the Education Hackathon, 2nd place in the Health Tech Competition")],
    publications=[Publication(name=f"Ida Brandt. Paper {word}") for word in ("on tides", "on sand", "on wind")],
)
POSTING = JobPosting(
    title="Nurse",
    company="Tetrika",
    description="Tetrika is part of VK Group. Our house has 86 beds and offers eleven weeks of paid training. "
    "You have a GPA of at least 3.3.",
)


def _verdict(text: str, *, resume: Resume = RESUME) -> Verdict:
    return audit(text, resume=resume, posting=POSTING, today=TODAY).sentences[-1].verdict


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Une maison de 86 lits comme la vôtre me plaît.", "Une maison de 96 lits comme la vôtre me plaît."),
        ("Tetrika belongs to VK Group.", "Tetrika belongs to Bain Capital."),
        ("The eleven weeks of training you offer suit me.", "The nine weeks of training you offer suit me."),
        ("Les onze semaines que vous prévoyez me plaisent.", "Les neuf semaines que vous prévoyez me plaisent."),
    ],
)
def test_what_is_said_of_the_employer_is_held_against_the_posting(right: str, wrong: str) -> None:
    assert _verdict(right) is Verdict.NOT_A_CLAIM
    assert _verdict(wrong) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("As a nurse I would like to work with you.", "As a trained nurse I would like to work with you."),
        ("As Head of Marketing I would love to join your team.", "As a surgeon I would love to join your team."),
        (
            "Als Pflegekraft möchte ich bei Ihnen arbeiten.",
            "Als gelernte Krankenschwester möchte ich bei Ihnen arbeiten.",
        ),
        ("A warm welcome, I would love to see you.", "A trained electrician, I would love to join your team."),
        ("Je souhaite rejoindre votre équipe.", "En tant qu'infirmière diplômée, je souhaite rejoindre votre équipe."),
        ("Me gustaría unirme a su equipo.", "Como enfermera titulada me gustaría unirme a su equipo."),
    ],
)
def test_what_one_is_said_to_be_before_a_wish_is_looked_for(right: str, wrong: str) -> None:
    assert _verdict(right) is Verdict.NOT_A_CLAIM
    assert _verdict(wrong) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("I like that you pay into a pension.", "I like that you pay an annual bonus."),
        (
            "Mir gefällt, dass die Stelle Homeoffice bietet.",
            "Mir gefällt, dass die Stelle ganz im Homeoffice möglich ist.",
        ),
        (
            "Me atrae que el puesto ofrezca teletrabajo.",
            "Me atrae que el puesto permita trabajar por completo en remoto.",
        ),
        (
            "J'aime que le poste permette le télétravail.",
            "J'aime que le poste permette d'être entièrement en télétravail.",
        ),
    ],
)
def test_a_perk_that_the_posting_denies_or_limits_is_not_offered(right: str, wrong: str) -> None:
    posting = JobPosting(title="Nurse", description="Hybrid work. We pay a pension plan and do not have bonuses.")

    def verdict(text: str) -> Verdict:
        return audit(text, resume=RESUME, posting=posting, today=TODAY).sentences[-1].verdict

    assert verdict(right) is Verdict.NOT_A_CLAIM
    assert verdict(wrong) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Between the Trattoria Nonna and the Kronprinz I trained 33 apprentices.",
            "Between the Trattoria Nonna and the Kronprinz I trained 43 apprentices.",
        ),
        (
            "At Hotel Kronprinz I spoke with 16 retailers, four times as many as before.",
            "At Hotel Kronprinz I spoke with 16 retailers, seven times as many as before.",
        ),
        ("Le taux d'ouverture a plus que triplé.", "Le taux d'ouverture a plus que quadruplé."),
        ("I brought the lead time down to less than half.", "I brought the lead time down to less than a quarter."),
        ("I took first place in the Education Hackathon.", "I took first place in the Health Tech Competition."),
        ("I was a senior brand manager at Trattoria Nonna.", "I was a principal brand manager at Trattoria Nonna."),
        ("Soy director de marketing en el Hotel Kronprinz.", "I am the director of marketing at Hotel Kronprinz."),
        (
            "Seit 2012 habe ich einen PhD der Ashford University.",
            "Seit 2010 habe ich einen PhD der Ashford University.",
        ),
        ("Ich habe drei Publikationen.", "Ich habe neun Publikationen."),
        ("Bei Hotel Kronprinz in Oslo bin ich seit 2019.", "Bei Hotel Kronprinz in Kopenhagen bin ich seit 2019."),
        (
            "J'ai formé 33 apprentis, dont 20 chez Hotel Kronprinz.",
            "J'ai formé 43 apprentis, dont 20 chez Hotel Kronprinz.",
        ),
        (
            "J'ai formé 33 apprentis, dont 20 chez Hotel Kronprinz.",
            "J'ai formé 33 apprentis, dont 13 chez Hotel Kronprinz.",
        ),
        (
            "I have trained 20 apprentices at Hotel Kronprinz and before that 13 at Trattoria Nonna.",
            "At Hotel Kronprinz I have trained 33 apprentices, more than in my previous roles.",
        ),
        ("In those two roles I trained 33 apprentices.", "In those two roles I trained 43 apprentices."),
        ("In those two roles I trained 33 apprentices.", "In those nine roles I trained 33 apprentices."),
        (
            "I trained 20 apprentices at Hotel Kronprinz and 13 in my earlier roles.",
            "I trained 20 apprentices at Hotel Kronprinz and 33 in my earlier roles.",
        ),
        ("Como Head of Marketing formé a 20 aprendices.", "Como Head of Finance formé a 20 aprendices."),
        (
            "Bei Trattoria Nonna war ich zuvor Senior Brand Manager.",
            "Bei Trattoria Nonna war ich zuvor Principal Brand Manager.",
        ),
        ("Mein PhD in Physics liegt 14 Jahre zurück.", "Mein PhD in Physics liegt 8 Jahre zurück."),
        (
            "J'ai bien noté les 86 lits, alors que je travaille aujourd'hui à Oslo.",
            "J'ai bien noté les 96 lits, alors que je travaille aujourd'hui à Oslo.",
        ),
        (
            "You offer training: at Hotel Kronprinz I trained 20 apprentices.",
            "You offer training: at Hotel Kronprinz I trained 86 apprentices.",
        ),
    ],
)
def test_what_several_lines_say_together_is_supported(right: str, wrong: str) -> None:
    assert _verdict(right) is Verdict.SUPPORTED
    assert _verdict(wrong) in {Verdict.UNSUPPORTED, Verdict.PARTLY}


@pytest.mark.parametrize(
    "sentence",
    ["Referenzen reiche ich auf Anfrage gern nach.", "Cela me convient très bien.", "Los turnos me encajan."],
)
def test_what_is_offered_or_suits_claims_nothing(sentence: str) -> None:
    assert _verdict(sentence) is Verdict.NOT_A_CLAIM


def test_the_day_of_a_month_ends_no_sentence_and_is_no_figure() -> None:
    audited = audit("Am 6. Oktober 2019 begann ich im Hotel Kronprinz.", resume=RESUME, posting=POSTING, today=TODAY)

    assert [sentence.verdict for sentence in audited.sentences] == [Verdict.SUPPORTED]


def test_a_thesis_is_no_degree_and_must_be_in_the_resume() -> None:
    text = "Ana Duarte\n\nEducation\nBA in History, Ashford University   2019\n- Thesis on the canals of the north"
    written = from_text(text)

    assert _verdict("J'ai rédigé un mémoire de master.", resume=written) is Verdict.SUPPORTED
    assert _verdict("J'ai rédigé un mémoire de master.") is Verdict.UNSUPPORTED


def test_what_no_block_of_a_resume_holds_backs_a_draft() -> None:
    text = "Ana Duarte\n\nEducation\nBA in History, Ashford University   2019\n- Dean's Award\n- Courses: Latin, Greek"
    written = from_text(text)

    assert _verdict("I was given the Dean's Award.", resume=written) is Verdict.SUPPORTED
    assert _verdict("I was given the Rector's Award.", resume=written) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        "I have worked as a nurse since 2015.",
        "On request I built forecasts for the board.",
        "I built the dashboards that describe the churn of our tenants.",
    ],
)
def test_what_only_sounds_like_a_degree_an_offer_or_theirs_is_still_checked(sentence: str) -> None:
    assert _verdict(sentence) is Verdict.UNSUPPORTED
