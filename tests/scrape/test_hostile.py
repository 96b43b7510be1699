"""Pages made to hurt: each ends in a clip or a clear refusal, within the time that the suite gives a test."""

import pytest

from service.errors import TooLarge
from service.scrape import Frame, from_text, page, scrape
from service.scrape.limits import MAX_ATTRIBUTES, MAX_PAGE_CHARS, MAX_TAGS, defuse
from service.scrape.model import Verdict

HEAD = "<html><body><h1>Ship Cook</h1>"
HALF = MAX_TAGS // 2 - 100
OVER = {
    "nested": "<div>" * 200_000,
    "comments": "<!--" * 250_000,
    "brackets": "<" * 1_000_000,
    "paragraphs": "<p>a" * 300_000,
    "tags inside tags": "<a" * 50_000,
    "long": "a" * (MAX_PAGE_CHARS + 1),
}
NAMES = [f"a{number}" for number in range(50_000)]
CROWDED = {  # each way in which a tag of 50,000 attributes may pass for something shorter
    "spaces": f"<div {' '.join(NAMES)}>x</div>",
    "slashes": f"<div {'/'.join(NAMES)}>x</div>",
    "nothing between values": "<div " + "".join(f"{name}=''" for name in NAMES) + ">x</div>",
    "a bracket in a value": f"<div a='>' {' '.join(NAMES)}>x</div>",
    "an opening bracket in a value": f"<div a='<1' {' '.join(NAMES)}>x</div>",
    "names that begin with the sign": f"<div ={' ='.join(NAMES)}>x</div>",
    "a quote inside a value": f'<div a=b"x {" ".join(NAMES)}">x</div>',
    "a quote inside a name": f'<div x" {" ".join(NAMES)}">x</div>',
    "a tag that a script only seems to open": f'<script>a<b="</script><div {" ".join(NAMES)}">x</div>',
    "no end": f"<div {' '.join(NAMES)}",
    "tags just long enough": f"<div {' '.join(NAMES[:240])}>x" * 3_000,
}
PAGE_OF_DATA = '<script type="application/ld+json">{}</script><h1>Ship Cook</h1>'
POSTING_NODE = '{"@type": "JobPosting", "title": "Cook"}'
HARD = {
    "nested just below the limit": HEAD + "<div>a " * (MAX_TAGS - 10),
    "nested and closed": HEAD + "<div>" * HALF + "deep" + "</div>" * HALF,
    "nested formatting": HEAD + "<b>" * (MAX_TAGS - 10) + "x",
    "nested tables": HEAD + "<table><tr><td>" * 19_000 + "x",
    "nested hidden": HEAD + "<div style='display:none'>" * (MAX_TAGS - 10) + "words " * 1_000,
    "nested templates": HEAD + "<template shadowrootmode=open>" * HALF + "x",
    "nested microdata": HEAD + "<div itemscope itemtype='http://schema.org/JobPosting'>" * HALF,
    "comments": "<!--" * (MAX_TAGS - 10),
    "unclosed scripts": '<script type="application/ld+json">' * 1_000 + "{" * 4_000_000,
    "deep JSON": '<script type="application/ld+json">{"@type":"JobPosting","x":' + "[" * 1_000_000 + "</script>",
    "brackets of JSON": PAGE_OF_DATA.format('{"@type":"JobPosting","x":' + "[[" * 100_000),
    "100,000 nodes": PAGE_OF_DATA.format(f'{{"@graph": [{", ".join([POSTING_NODE] * 100_000)}]}}'),
    "escaped tags": PAGE_OF_DATA.format('{"@type": "JobPosting", "description": "' + "\\u003cp>" * 500_000 + '"}'),
    "a long number": PAGE_OF_DATA.format('{"@type":"JobPosting","title":"Cook","baseSalary":' + "1" * 100_000 + "}"),
    "3,000 scripts": PAGE_OF_DATA.format(POSTING_NODE) * 3_000,
    "state nested deep": '<script id="__NEXT_DATA__">' + '{"a":' * 300_000 + "</script>",
    "entities in entities": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>' + "&b;" * 100_000,
    "escapes": HEAD + "&amp;" * 900_000,
    "a script without end": HEAD + "<script>" + "x" * 4_000_000,
    "a long value": HEAD + f"<div class='{'job ' * 500_000}' style='{'color:red;' * 200_000}'>x</div>",
    "styles": HEAD + "<p style='color:#fff;left:-9999px'>x" * 25_000,
    "white in white": HEAD + "<div style='color:#fff;font-size:0'>a" * 29_000,
    "rules": f"<style>{'p{color:#fff}' * 4_000}</style>{HEAD}" + "<p class=a>word" * 50_000,
    "sheets that open sheets": HEAD + "<style>" * 30_000 + "x" * 100_000 + "</style>" * 20_000,
    "an endless rule": f"<style>{'/*' * 20_000}</style><style>{'a{' * 9_000}</style>{HEAD}",
    "companies": HEAD + "".join(f"<p class=company-name>Acme {number}</p>" for number in range(29_000)),
    "headings": HEAD + "".join(f"<h2>About Acme {number}</h2>" for number in range(29_000)),
    "places": HEAD + "<p>" + "<span class=location>Rome, Italy</span> " * 29_000,
    "labels": HEAD + "<dt>Location</dt><dd>Rome</dd>" * 14_000,
    "links": HEAD + "<a href=/jobs/1>" * 50_000 + "x",
    "microdata": "<div itemscope itemtype='http://schema.org/JobPosting'>" + "<p itemprop=title>a" * 50_000,
    "homoglyphs": HEAD + "<p>" + "Ѕаlаrу: $1,000 " * 60_000,
    "combining marks": HEAD + "<p>" + "a" + "\u0301" * 1_000_000,
    "right to left": HEAD + "<p dir=rtl>" + "\u202e\u2066מפתח תוכנה " * 60_000,
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


@pytest.mark.parametrize("name", CROWDED)
def test_a_tag_of_endless_attributes_loses_them(name: str) -> None:
    html, raw = defuse(f"{HEAD}{CROWDED[name]}")
    assert raw.decode("utf-8") == html

    assert "Ship Cook" in html
    assert max(len(element.attrib) for element in page._tree(raw).iter()) <= MAX_ATTRIBUTES


def test_ordinary_long_tags_keep_their_attributes() -> None:
    style = "; ".join(f"--x{number}: 1px" for number in range(900))
    html = f"<div class='job' style='{style}' data-x='a > b'>x</div>"

    assert defuse(html) == (html, html.encode())


def test_five_thousand_frames_are_not_all_read() -> None:
    frames = [Frame(url="https://a.example/2", html=HARD["labels"])] * 5_000

    assert scrape(HEAD, url="https://a.example/1", frames=frames).verdict is not Verdict.POSTING


@pytest.mark.parametrize("name", HARD)
def test_a_hostile_page_gives_a_clip(name: str) -> None:
    clip = scrape(HARD[name], url="https://a.example/1")

    assert clip.verdict not in {Verdict.POSTING, Verdict.EXPIRED, Verdict.BOT_WALL}


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
    html = f"<script type='application/ld+json'>{data % ('0' * 400)}</script><h1>Engineer</h1>"

    clip = scrape(html, url="https://jobs.example/1")

    assert clip.posting.salary is None


@pytest.mark.parametrize(
    "code", ["&#12;", "&#1;", "&#x1f;", "&#xFFFE;", "\ufffe", "\uffff", "&#xD800;", "\x0c", "\x85"]
)
@pytest.mark.parametrize(
    "html",
    [
        "<a0></a0>{}",
        "<p>Cook</p>{}<b></b>{}",
        "<p style='display:none'>one two three four {} five six seven eight</p><p>{}</p>",
    ],
)
def test_characters_that_xml_has_not_are_spaces(html: str, code: str) -> None:
    assert scrape(html.replace("{}", code), url="").verdict is Verdict.NOT_A_JOB
