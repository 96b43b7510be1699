"""A posting inside a frame of the page is found."""

from pathlib import Path

from service.scrape import Frame, scrape
from service.scrape.model import Verdict

PAGES = Path(__file__).parent / "pages"
SHELL = "<html><head><title>Careers</title></head><body><h1>Work with us</h1><iframe></iframe></body></html>"


def test_the_posting_in_a_frame_is_taken_with_the_address_of_the_page() -> None:
    posting = Frame(url="https://boards.greenhouse.io/x/jobs/1", html=(PAGES / "visible_only.html").read_text())

    clip = scrape(SHELL, url="https://northferry.example/careers?gh_jid=1", frames=[posting])

    assert clip.verdict is Verdict.POSTING
    assert clip.posting.title == "Ship Mechanic"
    assert clip.posting.source_url == "https://northferry.example/careers?gh_jid=1"


def test_a_frame_without_a_posting_changes_nothing() -> None:
    advert = Frame(url="https://ads.example/", html="<p>Buy more</p>")

    assert scrape(SHELL, url="https://northferry.example/careers", frames=[advert]).verdict is not Verdict.POSTING


def test_a_posting_on_the_page_itself_is_preferred() -> None:
    page = (PAGES / "json_ld_complete.html").read_text()
    other = Frame(url="https://a.example/", html=(PAGES / "spanish.html").read_text())

    assert scrape(page, url="https://northferry.example/jobs/1", frames=[other]).posting.title == "Ship Mechanic"
