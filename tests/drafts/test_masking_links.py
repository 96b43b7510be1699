"""What leads to the person on the net is hidden; names of tools and employers with a dot in them are not."""

import pytest

from service.drafts.masking import Mask
from service.drafts.restoring import Restorer
from service.resumes.model import Resume
from tests.drafts.people import NONCE, ana


def mask_of(name: str = "Ana Ruiz", url: str | None = None) -> Mask:
    return Mask(Resume.model_validate({"basics": {"name": name, "url": url}}), NONCE)


@pytest.mark.parametrize(
    "link",
    [
        "ana-ruiz.dev/cv",
        "ana-ruiz.dev",
        "anaruiz.example",
        "ruiz.example",
        "shipfast.dev/about",
        "https://shipfast.dev",
        "twitter.com/anonym",
        "x.com/anonym",
        "X.com/anonym",
        "t.me/anonym",
        "medium.com/@anonym",
        "Medium.com/@anonym/a-story",
        "stackoverflow.com/users/12345/anonym",
        "LinkedIn.com/in/anonym",
        "@ana_ruiz",
    ],
)
def test_a_link_in_the_own_text_is_masked_and_comes_back(link: str) -> None:
    mask = mask_of()

    masked = mask.own(f"See {link}, please.")

    assert masked == f"See [[LINK_{NONCE}]], please."
    restorer = Restorer(mask.words, NONCE)
    assert restorer.feed(masked) + restorer.finish() == f"See {link}, please."


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Skype: ana.ruiz", "Skype: [[LINK_{n}]]"),
        ("Skype: anonym | Oslo", "Skype: [[LINK_{n}]] | Oslo"),
        ("Telegram: @anonym", "Telegram: [[LINK_{n}]]"),
        ("Discord ID: anonym#1234", "Discord ID: [[LINK_{n}]]"),
        ("GitHub: code-anonym", "GitHub: [[LINK_{n}]]"),
        ("Twitter (@anonym)", "Twitter ([[LINK_{n}]])"),
        ("Portfolio: shipfast.dev", "Portfolio: [[LINK_{n}]]"),
        ("ana (at) ruiz.example", "[[EMAIL_{n}]]"),
        ("a.r [at] post [dot] example", "[[EMAIL_{n}]]"),
        ("anonym at post dot example", "[[EMAIL_{n}]]"),
        ("ana.ruiz@work.example", "[[EMAIL_{n}]]"),
    ],
)
def test_handles_and_addresses_for_people_are_masked(text: str, masked: str) -> None:
    assert mask_of().own(text) == masked.format(n=NONCE)


@pytest.mark.parametrize(
    "text",
    [
        "Node.js, ASP.NET and Vue.js",
        "Node.js/Express, ASP.NET/C#, node.js/express and asp.net/mvc",
        "Engineer at Booking.com",
        "Booking.com/Expedia integrations",
        "Engineer @ Booking.com",
        "Socket.IO/Redis",
        "and/or, CI/CD, TCP/IP, 24/7",
        "Wrote index.html/main.css",
        "Discord: moderated a server of 400",
        "GitHub: led the migration",
        "GitHub: Actions, Packages",
        "Twitter: Senior Engineer",
        "Java @Override and @Autowired, npm @angular/core",
        "e.g. Python, i.e. scripts",
        "Worked at Acme, e.g. on tests",
        "Looked at 3 dot matrix printers",
    ],
)
def test_what_only_has_a_dot_or_a_slash_in_it_stays(text: str) -> None:
    assert mask_of().own(text) == text


def test_a_page_below_the_own_site_is_masked_whole() -> None:
    mask = mask_of(url="https://shipfast.example")

    assert mask.own("shipfast.example/cv.pdf here") == f"[[LINK_2_{NONCE}]] here"
    assert mask.foreign("from shipfast.example/cv.pdf.") == f"from [[LINK_2_{NONCE}]]."


def test_links_of_others_stay_on_a_page() -> None:
    assert Mask(ana(), NONCE).foreign("Apply at jobs.example/apply") == "Apply at jobs.example/apply"
