"""What is true of one thing and said of another: figures, papers, ranks and ranges that move within a draft."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Basics, Certificate, Education, Language, Resume, Skill, Work
from service.scrape.model import JobPosting

RESUME = Resume(
    basics=Basics(name="Ida Brandt"),
    work=[
        Work(
            name="Astra Freight",
            position="Depot Manager",
            start_date="2020-01",
            highlights=[
                "Loaded 310 crates a day with 98.4% accuracy",
                "Closed the books for 7 sites within 5 working days",
            ],
        ),
        Work(
            name="Transportes Sierra Alta",
            position="Shift Supervisor",
            start_date="2014-03",
            end_date="2019-12",
            highlights=[
                "Loaded 220 crates a day with 97.1% accuracy",
                "Cut loading time from 9 to 4 hours in two years",
            ],
        ),
        Work(name="Astra Freight", position="Dispatch Assistant", start_date="2009-05", end_date="2014-02"),
    ],
    education=[
        Education(
            institution="Politechnika Łódzka",
            area="Logistics",
            study_type="BA",
            start_date="2004",
            end_date="2007",
            score="3.7/4.0",
        ),
        Education(
            institution="Universidad de Málaga", area="Economics", study_type="MSc", start_date="2007", end_date="2009"
        ),
    ],
    certificates=[
        Certificate(name="Certified Logistician (CLog)", date="2012"),
        Certificate(name="ADR licence", date="2018"),
    ],
    languages=[Language(language="French", fluency="native"), Language(language="Spanish", fluency="B2")],
    skills=[Skill(name="Tools", keywords=["SAP EWM", "Moodle"])],
)
HERE = "Since January 2020 I have been Depot Manager at Astra Freight."


@pytest.mark.parametrize(
    ("true", "untrue"),
    [
        ("Accuracy stands at 98.4%.", "Accuracy stands at 97.1%."),
        ("Seven sites are closed within a week.", "Seven sites are closed within two days."),
        ("At Sierra Alta I cut loading time from 9 to 4 hours.", "At Sierra Alta accuracy reached 98.4%."),
        (
            "Before that, as Shift Supervisor, I loaded 220 crates a day.",
            "As Shift Supervisor I loaded 310 crates a day.",
        ),
        (
            "Bei Sierra Alta sank die Ladezeit von neun auf vier Stunden.",
            "Die Ladezeit bei Sierra Alta sank in nur einem Jahr von neun auf vier Stunden.",
        ),
        ("I have been a CLog since 2012.", "I have been a CLog since 2018."),
        ("Obtuve la ADR licence en 2018.", "En 2012, obtuve la ADR licence."),
        ("I studied logistics in Łódź.", "I took my MSc at the University of Łódź."),
        ("My GPA was 3.7.", "My GPA was 3.9."),
        ("French is my mother tongue.", "Spanisch ist neben Französisch meine zweite Muttersprache."),
        ("I use SAP EWM.", "I introduced SAP EWM at the depot."),
        ("My career goes back seventeen years.", "My career goes back twenty-two years."),
        ("Ich arbeite seit 2009, also seit gut siebzehn Jahren.", "Ich arbeite seit 2009, also seit zwanzig Jahren."),
        ("I was a Shift Supervisor and then a Depot Manager.", "I was made a manager on the strength of that."),
        ("I loaded more than 300 crates a day.", "J'ai chargé une quarantaine de caisses par jour."),
        ("I loaded crates.", "I loaded crates at every site in the country."),
        ("I worked for two employers.", "I worked for three different employers."),
        ("I began as a Dispatch Assistant and moved up.", "I moved up from Dispatch Assistant to Regional Director."),
        ("My first employer was Astra Freight.", "My first employer was Transportes Sierra Alta."),
        ("I worked for two different employers.", "I worked for four different employers."),
        ("At Sierra Alta I cut loading time by five hours.", "At Sierra Alta I cut loading time by six hours."),
        ("At Sierra Alta I more than halved the loading time.", "At Sierra Alta I more than doubled the loading time."),
        ("From 8:30 to 16:30 I loaded 310 crates a day.", "From 8:30 to 16:30 I loaded 345 crates a day."),
        ("My licence dates from 2018: the ADR licence.", "My ADR licence dates from 2012."),
        ("I was a Shift Supervisor.", "They named me Regional Director."),
        ("Fui supervisor de turno.", "Mi primer cargo fue el de director regional."),
        ("I loaded 310 crates a day.", "I loaded 310 crates a day, most of which went to Norway."),
        ("Ich habe täglich 310 Kisten verladen.", "Die meisten von ihnen wurden danach erneut verladen."),
        ("I use SAP EWM.", "I have also configured SAP EWM."),
        ("I know Moodle.", "I know Moodle from the administrator's side."),
        ("Loading time at Sierra Alta came down by 56%.", "Loading time at Sierra Alta came down by 70%."),
        ("I loaded crates with 98.4% accuracy.", "The way I load crates is still in use today."),
        ("I am a Depot Manager.", "Our depot is the fastest in Poland."),
        (
            "I loaded 310 crates a day, which is why your role caught my eye.",
            "I set up the payroll run in Jordan, which is why your role caught my eye.",
        ),
        ("I hold an MSc in Economics.", "I took my MSc with a specialisation in nursing."),
        ("I speak two languages.", "Loading doubled, no, it grew fourfold."),
        ("Ich habe in Łódź studiert.", "Ich habe mein Studium als Jahrgangsbeste abgeschlossen."),
    ],
)
def test_what_moves_is_marked(true: str, untrue: str) -> None:
    assert _last(f"{HERE} {true}") in (Verdict.SUPPORTED, Verdict.NOT_A_CLAIM)
    assert _last(f"{HERE} {untrue}") in (Verdict.PARTLY, Verdict.UNSUPPORTED)


@pytest.mark.parametrize(
    "sentence",
    [
        "I have worked at two firms, in three roles.",
        "Over the past seventeen years I moved up from Dispatch Assistant to Depot Manager.",
        "Die Position des Depot Manager bei Astra Freight wird seit Januar 2020 bekleidet.",
        "Depending on the depot, I loaded between 220 and 310 crates a day.",
        "Please accept my application for the full-time vacancy in Leeds.",
        "Por todo ello creo que encajaría bien en vuestro equipo.",
        "Je reste à votre disposition pour un entretien.",
        "Una empresa que quiere ser la primera de su sector merece una carta.",
    ],
)
def test_what_claims_nothing_is_let_through(sentence: str) -> None:
    assert _last(f"{HERE} {sentence}") in (Verdict.SUPPORTED, Verdict.NOT_A_CLAIM)


def test_a_title_after_the_employer_is_no_part_of_its_name() -> None:
    assert _last("Zuvor war ich bei Transportes Sierra Alta Schichtleiter.") is not Verdict.UNSUPPORTED


def _last(draft: str) -> Verdict:
    sentences = audit(draft, resume=RESUME, posting=JobPosting(company="Vandor"), today=date(2026, 11, 1)).sentences
    return sentences[-1].verdict
