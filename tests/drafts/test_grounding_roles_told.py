"""Which role a sentence speaks of: the title word for word, "in those years", comparisons with today, "the latter"."""

from datetime import date

import pytest

from service.drafts.grounding import SentenceAudit, Verdict, audit
from service.resumes.model import Education, Language, Publication, Resume, Work
from service.scrape.model import JobPosting

TODAY = date(2026, 11, 26)
RESUME = Resume(
    work=[
        Work(
            name="Nordlys",
            position="Electrical Supervisor",
            start_date="2021-05",
            highlights=["Supervised 21 apprentices", "Cut unplanned downtime by 13%"],
        ),
        Work(
            name="Fjordkraft",
            position="Brand Manager",
            start_date="2016-03",
            end_date="2021-04",
            highlights=["Launched 26 campaigns", "Supervised 27 apprentices"],
        ),
        Work(
            name="Fjordkraft",
            position="Marketing Executive",
            start_date="2012-01",
            end_date="2016-02",
            highlights=["Managed a budget of €121k across 9 markets", "Cut unplanned downtime by 47%"],
        ),
    ],
    education=[
        Education(institution="Bergen University", study_type="MBA", area="Finance", end_date="2012"),
        Education(institution="Ashford College", study_type="BBA", area="Accounting", end_date="2009"),
    ],
    languages=[Language(language="Japanese", fluency="native")],
    publications=[Publication(name=f"Paper {word}") for word in ("on tides", "on sand")],
)
POSTING = JobPosting(title="Foreman", company="Kontor", description="Manuals, CPT codes and a workshop in Ghent.")


def _audited(*sentences: str) -> SentenceAudit:
    return audit("\n".join(sentences), resume=RESUME, posting=POSTING, today=TODAY).sentences[-1]


@pytest.mark.parametrize(
    "sentences",
    [
        ["As a Brand Manager I managed a budget of €121k across nine markets."],
        ["Como Brand Manager gestioné un presupuesto de 121.000 euros."],
        ["As supervisor I brought unplanned downtime down by 47%."],
        ["Entre 2016 y 2021 fui Brand Manager en Fjordkraft.", "En esos años gestioné 121.000 euros."],
        ["In derselben Stelle sank der Ausfall um 31 %."],
        ["Ocupé el puesto de directora general en Fjordkraft."],
    ],
)
def test_a_figure_or_title_of_another_role_is_noticed(sentences: list[str]) -> None:
    assert _audited(*sentences).verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "sentences",
    [
        ["As supervisor I brought unplanned downtime down by 13%."],
        ["At Fjordkraft I supervised more apprentices than today: 27 instead of 21."],
        ["At Fjordkraft I supervised 27 apprentices, six more than in my current role."],
        ["I hold a BBA and an MBA, the latter from Bergen University."],
        ["Meine Ausbildung umfasst einen MBA in Finanzen und einen BBA."],
        ["I hold both an MBA and a BBA, and the two were finished by 2012."],
        ["He publicado dos trabajos."],
        ["In the second half of 2016 I was a Brand Manager at Fjordkraft."],
    ],
)
def test_what_goes_from_one_to_another_in_a_sentence_is_followed(sentences: list[str]) -> None:
    assert _audited(*sentences).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        "Tengo también el carné de instaladora de gas.",
        "Tengo el título de supervisora de aprendices.",
        "Derzeit schreibe ich an meiner Promotion.",
        "J'ai terminé première du concours.",
        "Because we launched 26 campaigns, unplanned downtime fell by 47%.",
        "Consulto los manuales de códigos CPT.",
        "Ich kann jedes Gespräch mit Kunden auf Chinesisch führen.",
        "Ich habe bei Google 40 Leute geführt, was ich gern wieder tun würde.",
    ],
)
def test_papers_ranks_and_causes_that_nobody_has_are_noticed(sentence: str) -> None:
    assert _audited(sentence).verdict is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "sentence",
    [
        "Mit großem Interesse habe ich Ihre Ausschreibung für Gent gelesen.",
        "Das ist ein Feld, dem ich mich als Nächstes widmen möchte.",
        "Je peux me déplacer à Ghent pour un entretien.",
        "Ich kann nächste Woche zu einem Gespräch nach Ghent kommen.",
        "Le cuento brevemente lo que puedo aportar al taller.",
    ],
)
def test_an_opening_a_wish_and_an_offer_to_come_claim_nothing(sentence: str) -> None:
    assert _audited(sentence).verdict is Verdict.NOT_A_CLAIM


@pytest.mark.parametrize(
    "text",
    [
        "Since May 2021, I have been Electrical Supervisor at Nordlys, after years as Brand Manager at Fjordkraft.",
        "Seit Mai 2021 arbeite ich bei Nordlys, wo ich eine Aufgabe nach der anderen abgeschlossen habe.",
        "Zwischen 2012 und 2021 hatte ich bei Fjordkraft zwei Stellen, zuletzt als Brand Manager.",
        "Entre enero de 2012 y abril de 2021 pasé de Marketing Executive a Brand Manager en Fjordkraft.",
        "I supervised 21 apprentices at Nordlys and, before that, 27 as Brand Manager at Fjordkraft.",
    ],
)
def test_a_date_or_number_is_of_the_role_that_its_own_clause_tells(text: str) -> None:
    assert _audited(text).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "Since May 2016, I have been Electrical Supervisor at Nordlys, after years as Brand Manager at Fjordkraft.",
        "Seit März 2016 arbeite ich bei Nordlys, wo ich eine Aufgabe nach der anderen abgeschlossen habe.",
        "Zwischen 2010 und 2024 hatte ich bei Fjordkraft zwei Stellen, zuletzt als Brand Manager.",
        "I supervised 21 apprentices at Nordlys and, before that, 26 as Brand Manager at Fjordkraft.",
    ],
)
def test_nor_is_it_taken_for_that_of_another(text: str) -> None:
    assert _audited(text).verdict is Verdict.UNSUPPORTED
