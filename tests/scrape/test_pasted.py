"""A pasted posting gives the same fields as a saved page."""

from service.scrape import from_text
from service.scrape.model import EmploymentType, Verdict

POSTING = """Ship Mechanic (m/f/d)
Northferry Ltd · Kirkwall, Scotland (On-site)
Full-time
£32,000 - £38,000 a year
Apply now

About the job
We run the ferries of the northern islands and look for someone who keeps their engines going in every weather.

Requirements
• A trade in marine mechanics
• Three years at sea or in a yard
"""


def test_a_pasted_posting_has_its_fields() -> None:
    clip = from_text(POSTING, url="https://northferry.example/jobs/1?utm_source=mail")

    assert clip.verdict is Verdict.POSTING
    assert clip.posting.title == "Ship Mechanic (m/f/d)"
    assert clip.posting.company == "Northferry Ltd"
    assert clip.posting.location == "Kirkwall, Scotland (On-site)"
    assert clip.posting.employment_types == (EmploymentType.FULL_TIME,)
    assert clip.posting.salary is not None
    assert clip.posting.salary.minimum == 32_000
    assert clip.posting.source_url == "https://northferry.example/jobs/1"
    assert clip.posting.description is not None
    assert "- Three years at sea or in a yard" in clip.posting.description


def test_labels_in_pasted_text_are_read() -> None:
    clip = from_text("Job title: Ship Cook\nCompany: Northferry\nLocation: Kirkwall\n\n" + "Cook for the crew. " * 20)

    assert (clip.posting.title, clip.posting.company, clip.posting.location) == ("Ship Cook", "Northferry", "Kirkwall")


def test_pasted_text_that_is_no_posting_invents_nothing() -> None:
    clip = from_text("Dear diary, today was a fine day and I went for a long walk by the sea.")

    assert clip.verdict is Verdict.NOT_A_JOB
    assert (clip.posting.company, clip.posting.location, clip.posting.salary) == (None, None, None)


def test_pasted_markup_stays_text() -> None:
    clip = from_text("Cook <script>alert(1)</script>\n" + "Cook for the crew. " * 20)

    assert clip.posting.title == "Cook <script>alert(1)</script>"


def test_a_pasted_header_is_no_part_of_the_description() -> None:
    clip = from_text("Job title: Ship Cook\nCompany: Northferry\nLocation: Kirkwall\n\n" + "Cook for the crew. " * 20)

    assert clip.posting.description is not None
    assert clip.posting.description.startswith("Cook for the crew.")


def test_a_pasted_title_gives_up_the_company_behind_it() -> None:
    clip = from_text("Ship Cook at Northferry Ltd\nKirkwall, Scotland\nFull-time\n\n" + "Cook for the crew. " * 20)

    assert (clip.verdict, clip.posting.title, clip.posting.company) == (Verdict.POSTING, "Ship Cook", "Northferry Ltd")
