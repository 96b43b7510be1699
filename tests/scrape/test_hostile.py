"""Pages made to hurt: each ends in a clip or a clear refusal, within the time that the suite gives a test."""

import pytest

from service.errors import TooLarge
from service.scrape import from_text, scrape
from service.scrape.limits import MAX_PAGE_CHARS, MAX_TAGS
from service.scrape.model import Verdict

HEAD = "<html><body><h1>Ship Cook</h1>"
HALF = MAX_TAGS // 2 - 100
OVER = {
    "nested": "<div>" * 200_000,
    "comments": "<!--" * 250_000,
    "brackets": "<" * 1_000_000,
    "paragraphs": "<p>a" * 300_000,
    "long": "a" * (MAX_PAGE_CHARS + 1),
}
HARD = {
    "nested just below the limit": HEAD + "<div>a " * (MAX_TAGS - 10),
    "nested and closed": HEAD + "<div>" * HALF + "deep" + "</div>" * HALF,
    "nested formatting": HEAD + "<b>" * (MAX_TAGS - 10) + "x",
    "nested tables": HEAD + "<table><tr><td>" * 19_000 + "x",
    "nested hidden": HEAD + "<div style='display:none'>" * (MAX_TAGS - 10) + "words " * 1_000,
    "nested templates": HEAD + "<template shadowrootmode=open>" * HALF + "x",
    "nested microdata": HEAD + "<div itemscope itemtype='http://schema.org/JobPosting'>" * HALF,
    "50,000 attributes": "<div " + " ".join(f"a{n}=1" for n in range(50_000)) + ">x</div>",
    "attributes, unclosed": "<div " + " ".join(f"a{n}" for n in range(50_000)),
    "comments": "<!--" * (MAX_TAGS - 10),
    "unclosed scripts": '<script type="application/ld+json">' * 1_000 + "{" * 4_000_000,
    "deep JSON": '<script type="application/ld+json">{"@type":"JobPosting","x":' + "[" * 1_000_000 + "</script>",
    "control characters": "\x00\x01\x02" * 100_000 + HEAD,
    "lone surrogates": HEAD + "\ud800\udfff" * 1_000,
    "zero width": HEAD + "\u200b\u202e" * 500_000,
    "mixed encodings": "\ufeff" + "".join(map(chr, range(0x80, 0x2FF))) * 50 + HEAD,
}
LONG_RUNS = [
    "1",
    "1,000 ",
    "1 000 - ",
    "$1 ",
    "€",
    "a: ",
    "A ",
    "At A",
    "a - ",
    " ",
    "| ",
    "(m/w/d) ",
    "&lt;",
    "©",
    "word ",
    "x@y. ",
]


@pytest.mark.parametrize("name", OVER)
def test_a_page_over_a_limit_is_refused_with_advice(name: str) -> None:
    with pytest.raises(TooLarge, match="paste"):
        scrape(OVER[name], url="https://a.example/1")


@pytest.mark.parametrize("name", HARD)
def test_a_hostile_page_gives_a_clip(name: str) -> None:
    clip = scrape(HARD[name], url="https://a.example/1")

    assert clip.verdict in {Verdict.NOT_A_JOB, Verdict.LISTING, Verdict.APPLICATION_FORM}


@pytest.mark.parametrize("piece", LONG_RUNS)
def test_a_long_run_does_not_stall_a_pattern(piece: str) -> None:
    clip = scrape(f"{HEAD}<p>{piece * (1_000_000 // len(piece))}", url="https://a.example/1")

    assert clip.verdict is not Verdict.POSTING


@pytest.mark.parametrize("piece", LONG_RUNS)
def test_a_long_run_in_meta_tags_does_not_stall_a_pattern(piece: str) -> None:
    run = piece * (300_000 // len(piece))

    clip = scrape(f"<title>{run}</title><meta property='og:title' content='{run} hiring {run}'>{HEAD}", url="")

    assert clip.verdict is not Verdict.POSTING


@pytest.mark.parametrize("piece", LONG_RUNS)
def test_a_long_pasted_run_does_not_stall_a_pattern(piece: str) -> None:
    assert from_text(piece * (300_000 // len(piece))).verdict is not Verdict.POSTING


@pytest.mark.parametrize("url", ["", "http://[", "http://", "https://:99999/", "javascript:alert(1)", "\x00", "//a b"])
def test_an_address_that_is_none_is_taken_as_unknown(url: str) -> None:
    clip = scrape("<h1>Engineer</h1><p>We look for an engineer.</p>", url=url)

    assert clip.posting.source_url is None


def test_a_pay_of_four_hundred_digits_is_no_pay() -> None:
    data = '{"@type": "JobPosting", "title": "Engineer", "baseSalary": {"currency": "EUR", "value": {"value": 1%s}}}'
    page = f"<script type='application/ld+json'>{data % ('0' * 400)}</script><h1>Engineer</h1>"

    clip = scrape(page, url="https://jobs.example/1")

    assert clip.posting.salary is None
