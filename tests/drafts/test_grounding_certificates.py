"""Certificates: the dictionary puts those of a kind together for matching; a draft must say the very one."""

from datetime import date

import pytest

from service.drafts.grounding import Verdict, audit
from service.resumes.model import Certificate, Resume, Work
from service.scrape.model import JobPosting

WORK = Work(name="Lakeside", position="Associate", start_date="2020-06", highlights=["Handled client requests"])
POSTING = JobPosting(title="Associate", company="Kontor", description="We look for an associate.")


def _verdict(held: str, text: str) -> Verdict:
    resume = Resume(work=[WORK], certificates=[Certificate(name=held, date="2021")])
    return audit(text, resume=resume, posting=POSTING, today=date(2026, 11, 26)).sentences[-1].verdict


@pytest.mark.parametrize(
    ("held", "text"),
    [
        ("Project Management Professional (PMP)", "I hold the PMP certification."),
        ("PMP", "I am a certified Project Management Professional."),
        ("CSM", "I am a Certified ScrumMaster."),
        ("CPA", "I am a Certified Public Accountant."),
        ("AWS Certified Solutions Architect – Associate", "I am an AWS Certified Solutions Architect."),
        ("AWS Certified Solutions Architect", "My AWS certification dates from 2021."),
        ("ITIL 4 Foundation", "I am ITIL certified."),
        ("Chartered Financial Analyst (CFA)", "I am a CFA charterholder."),
        ("Six Sigma Black Belt", "I am a Lean Six Sigma Black Belt."),
        ("BLS", "I am certified in Basic Life Support."),
        ("Food Hygiene Level 2", "I hold a Level 2 food hygiene certificate."),
        ("Driving licence", "Ich habe einen Führerschein."),
        ("Führerschein Klasse B", "J'ai le permis de conduire."),
        ("Cisco Certified Network Associate", "Ich bin CCNA-zertifiziert."),
    ],
)
def test_a_certificate_may_be_called_by_its_letters_its_words_or_in_another_language(held: str, text: str) -> None:
    assert _verdict(held, text) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("held", "text"),
    [
        ("CFA Level I", "I earned the CFA charter in 2021."),
        ("PRINCE2 Foundation", "I am a PRINCE2 Practitioner."),
        ("SHRM-CP", "I have held the SHRM-SCP since 2021."),
        ("RHCSA", "I have been an RHCE since 2021."),
        ("CKAD", "I hold the CKA."),
        ("AWS Certified Cloud Practitioner", "I am an AWS Certified Solutions Architect."),
        ("Azure Fundamentals (AZ-900)", "I hold the AZ-305."),
        ("IOSH Managing Safely", "I hold the NEBOSH General Certificate."),
        ("Journeyman plumber", "I have been a master plumber since 2021."),
        ("Dental assistant certification", "I am a registered dental hygienist."),
        ("PGCE", "I have Qualified Teacher Status."),
        ("Basic Life Support", "I hold BLS and ACLS."),
        ("NEBOSH General Certificate", "I hold the NEBOSH General Certificate, Advanced."),
        ("Certified ScrumMaster", "At expert level, I am a Certified ScrumMaster."),
    ],
)
def test_one_of_another_level_or_body_is_not_the_one_held(held: str, text: str) -> None:
    assert _verdict(held, text) is Verdict.UNSUPPORTED


def test_the_rank_of_one_certificate_is_not_that_of_the_next() -> None:
    papers = [
        Certificate(name="NEBOSH General Certificate", date="2018"),
        Certificate(name="Chartered Engineer (CEng)"),
    ]
    resume = Resume(work=[WORK], certificates=papers)
    text = "I hold the NEBOSH General Certificate of 2018, and I am a Chartered Engineer."

    assert (
        audit(text, resume=resume, posting=POSTING, today=date(2026, 11, 26)).sentences[-1].verdict is Verdict.SUPPORTED
    )
