"""False statements in the résumé's own words: what is true of one role, paper or number, said of another."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Resume
from service.scrape.model import JobPosting

TODAY = date(2026, 11, 24)
CLERK = Resume.model_validate(
    {
        "basics": {
            "name": "Ines Kalter",
            "label": "Accountant",
            "summary": "Accountant in industry. Would like to work as a teacher and with Rust.",
        },
        "work": [
            {
                "name": "Valmont Group",
                "position": "Head of Accounting",
                "startDate": "2019-03",
                "highlights": [
                    "Lead a team of 5 accountants on a 28-desk floor",
                    "Cut the closing time from 12 to 7 days",
                    "Raised the share of paperless invoices from 40% to 75%",
                    "Took part in the move to SAP S/4HANA",
                ],
            },
            {
                "name": "Perrin Partners",
                "position": "Accountant",
                "startDate": "2014-09",
                "endDate": "2019-02",
                "highlights": ["Kept the accounts of 35 clients", "Used Lexomat 100", "Mentored 6 student clerks"],
            },
        ],
        "education": [
            {"institution": "Hallam College", "studyType": "BSc", "area": "Accounting", "endDate": "2014-06"},
        ],
        "certificates": [
            {"name": "Payroll Diploma", "issuer": "Chamber of Leeds", "date": "2015-11"},
            {"name": "Audit Basics", "issuer": "Institute of Auditors", "date": "2020-02"},
        ],
        "skills": [{"name": "Software", "keywords": ["SAP", "Lexomat 100"]}],
        "meta": {"current": ["/work/0"]},
    }
)


def verdict_of(text: str) -> Verdict:
    return audit(text, resume=CLERK, posting=JobPosting(title="Accountant"), today=TODAY).sentences[0].verdict


@pytest.mark.parametrize(
    "text",
    [
        "I lead a team of 28 accountants.",
        "Ich leite 35 Buchhalter.",
        "I kept the accounts of 6 clients.",
        "I work on a 5-desk floor.",
        "I cut the closing time by 12 days.",
        "I cut the closing time to 12 days.",
        "I raised the share of paperless invoices by 75%.",
        "Ich habe den Anteil papierloser Rechnungen um 75 % erhöht.",
    ],
)
def test_a_number_of_another_thing_or_of_an_end_said_as_a_change_is_no_fact(text: str) -> None:
    assert verdict_of(text) is Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "I lead a team of 5 accountants.",
        "Ich leite 5 Buchhalter.",
        "I lead 5 people.",
        "I kept the accounts of 35 clients.",
        "I work on a 28-desk floor.",
        "I cut the closing time by 5 days.",
        "I cut the closing time by 5 days to 7 days.",
        "I cut the closing time to 7 days.",
        "I raised the share of paperless invoices to 75%.",
        "I mentored 6 clerks.",
    ],
)
def test_a_number_of_its_own_thing_stands(text: str) -> None:
    assert verdict_of(text) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "text", ["I worked as a teacher.", "I have worked with Rust for years.", "Ich arbeite mit Rust.", "I use Rust."]
)
def test_what_the_summary_only_wishes_has_not_been_done(text: str) -> None:
    assert verdict_of(text) not in (Verdict.SUPPORTED, Verdict.NOT_A_CLAIM)


@pytest.mark.parametrize("text", ["I would like to work with Rust.", "I would like to work as a teacher."])
def test_a_wish_of_the_summary_may_be_told_as_one(text: str) -> None:
    assert verdict_of(text) in (Verdict.SUPPORTED, Verdict.NOT_A_CLAIM)


def test_what_the_summary_says_beside_a_wish_stands() -> None:
    assert verdict_of("I am an accountant in industry.") is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("At Valmont Group I use Lexomat 100.", False),
        ("At Perrin Partners I used SAP.", False),
        ("Als Head of Accounting nutze ich Lexomat 100.", False),
        ("At Perrin Partners I used Lexomat 100.", True),
        ("As an accountant I used Lexomat 100 and SAP.", True),
        ("I know SAP and Lexomat 100.", True),
    ],
)
def test_a_tool_told_of_one_role_is_not_of_another(text: str, *, is_so: bool) -> None:
    assert (verdict_of(text) is Verdict.SUPPORTED) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("I am an accountant at Perrin Partners.", False),
        ("Ich bin Buchhalterin bei Perrin Partners.", False),
        ("Currently I mentor 6 student clerks.", False),
        ("I was an accountant at Perrin Partners.", True),
        ("I am head of accounting at Valmont Group.", True),
        ("Currently I lead 5 accountants.", True),
    ],
)
def test_what_has_ended_does_not_go_on(text: str, *, is_so: bool) -> None:
    assert (verdict_of(text) is Verdict.SUPPORTED) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("After Valmont Group I moved to Perrin Partners.", False),
        ("Nach Valmont Group wechselte ich zu Perrin Partners.", False),
        ("I was at Valmont Group before Perrin Partners.", False),
        ("After Perrin Partners I moved to Valmont Group.", True),
        ("I joined Valmont Group after my time at Perrin Partners.", True),
        ("Avant Valmont Group, j'étais chez Perrin Partners.", True),
        ("Después de Hallam College pasé a Perrin Partners.", True),
    ],
)
def test_roles_follow_each_other_as_they_did(text: str, *, is_so: bool) -> None:
    assert (verdict_of(text) is Verdict.SUPPORTED) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("I hold the Payroll Diploma from the Institute of Auditors.", False),
        ("I hold a BSc in Accounting from the Chamber of Leeds.", False),
        ("I hold the Payroll Diploma from the Chamber of Leeds.", True),
        ("I hold a BSc in Accounting from Hallam College.", True),
        ("I hold the Payroll Diploma and Audit Basics from the Institute of Auditors.", True),
    ],
)
def test_a_paper_is_from_who_gave_it(text: str, *, is_so: bool) -> None:
    assert (verdict_of(text) is Verdict.SUPPORTED) is is_so


COOK = Resume.model_validate(
    {
        "basics": {"name": "Pablo Iriarte", "label": "Cook"},
        "work": [
            {
                "name": "Itsaso",
                "position": "Sous Chef",
                "location": "Bilbao, Spain",
                "startDate": "2019-05",
                "highlights": ["Cut food waste by 18%", "Plan the menu every week", "Order fish with Lexomat"],
            },
            {
                "name": "Hotel Miramar",
                "position": "Kitchen Assistant",
                "location": "Vitoria",
                "startDate": "2015-03",
                "endDate": "2019-04",
                "highlights": ["Prepared banquets for 300 guests", "Daily stocktaking"],
            },
        ],
        "certificates": [{"name": "ITIL Foundation", "date": "2017-10"}],
        "meta": {"current": ["/work/0"]},
    }
)


def told(text: str) -> Verdict:
    return audit(text, resume=COOK, posting=JobPosting(title="Cook"), today=TODAY).sentences[0].verdict


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("In Bilbao I prepared banquets for 300 guests.", False),
        ("In Vitoria I plan the menu.", False),
        ("In Vitoria I prepared banquets for 300 guests.", True),
        ("In Bilbao I plan the menu.", True),
        ("After Vitoria, I plan the menu in Bilbao.", True),
    ],
)
def test_what_was_done_in_a_town_was_done_in_a_role_there(text: str, *, is_so: bool) -> None:
    assert (told(text) is Verdict.SUPPORTED) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("I plan the menu every day.", False),
        ("Ich plane täglich das Menü.", False),
        ("I plan the menu every week.", True),
        ("Ich plane jede Woche das Menü.", True),
        ("I plan the weekly menu.", True),
        ("I did the daily stocktaking.", True),
    ],
)
def test_what_is_done_each_week_is_not_done_each_day(text: str, *, is_so: bool) -> None:
    assert (told(text) is Verdict.SUPPORTED) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Thanks to Lexomat, I cut food waste by 18%.", False),
        ("Dank Lexomat sank der Abfall um 18 %.", False),
        ("I cut food waste by 18%.", True),
        ("I order fish with Lexomat and cut food waste by 18%.", True),
    ],
)
def test_a_figure_is_owed_to_no_tool_of_another_line(text: str, *, is_so: bool) -> None:
    assert (told(text) is Verdict.SUPPORTED) is is_so


def test_a_certificate_called_foundation_shows_no_founding() -> None:
    assert told("I founded Itsaso.") is Verdict.UNSUPPORTED
    assert told("Ich habe das Hotel Miramar gegründet.") is Verdict.UNSUPPORTED


def test_nobody_is_still_of_the_rank_they_rose_from() -> None:
    assert told("I am a kitchen assistant.") is Verdict.UNSUPPORTED
    assert told("I was a kitchen assistant.") is Verdict.SUPPORTED
    assert told("I am a sous chef.") is Verdict.SUPPORTED
    assert told("I am a cook.") is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("I became Sous Chef in 2015.", False),
        ("I became Sous Chef in 2019.", True),
        ("I left Hotel Miramar in 2019.", True),
        ("Ich habe das Hotel Miramar 2019 verlassen.", True),
        ("I left Hotel Miramar for Itsaso in 2019.", True),
    ],
)
def test_a_role_is_come_to_when_it_began(text: str, *, is_so: bool) -> None:
    assert (told(text) is Verdict.SUPPORTED) is is_so


def test_nobody_studied_at_an_employer() -> None:
    assert told("I studied at Hotel Miramar.") is Verdict.UNSUPPORTED
    assert told("J'ai étudié à l'Hotel Miramar.") is Verdict.UNSUPPORTED
    assert told("Ich habe am Hotel Miramar studiert.") is Verdict.UNSUPPORTED
