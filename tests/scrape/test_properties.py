"""What holds for every page, however odd."""

import html as entities
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.scrape import from_text, scrape
from service.scrape.model import Clip

TAGS = st.sampled_from(
    [
        "h1",
        "h2",
        "p",
        "li",
        "ul",
        "div",
        "span",
        "b",
        "a",
        "td",
        "dl",
        "dt",
        "dd",
        "form",
        "script",
        "title",
        "template",
    ],
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' class="job-title"',
        ' class="company-name"',
        ' class="location"',
        ' style="display:none"',
        ' itemscope itemtype="https://schema.org/JobPosting"',
        ' itemprop="title"',
        " hidden",
        ' class="cookie"',
        ' href="/jobs/1"',
    ],
)
PIECES = st.one_of(
    st.builds(lambda tag, attributes: f"<{tag}{attributes}>", TAGS, ATTRIBUTES),
    st.builds(lambda tag: f"</{tag}>", TAGS),
    st.text(max_size=30),
    st.sampled_from(
        ["Location: Rome, Italy", "$50,000 - $60,000 a year", "Requirements", "&lt;b&gt;", "<!--", "]]>", "<"]
    ),
    st.sampled_from(
        ['<script type="application/ld+json">{"@type":"JobPosting","title":["x",{}],"baseSalary":[[]]}</script>']
    ),
)
PAGES = st.lists(PIECES, max_size=60).map("".join)
SLOW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def texts(clip: Clip) -> list[str]:
    """Every text of a clip that came from the page."""
    posting = clip.posting
    fields = [posting.title, posting.company, posting.location, posting.description]
    return [each for each in (*fields, posting.salary and posting.salary.text) if each]


@SLOW
@given(st.one_of(st.text(), PAGES))
def test_any_text_gives_a_clip_with_a_reason(page: str) -> None:
    clip = scrape(page, url="https://a.example/1")

    assert clip.reason


@SLOW
@given(st.binary(max_size=400))
def test_any_bytes_give_a_clip(page: bytes) -> None:
    assert scrape(page.decode("utf-8", "replace"), url="").reason


@SLOW
@given(st.lists(PIECES.filter(lambda piece: "ld+json" not in piece), max_size=60).map("".join))
def test_no_field_is_longer_than_the_text_of_the_page(page: str) -> None:
    letters = len(re.findall(r"\w", entities.unescape(page)))

    clip = scrape(page, url="https://a.example/1")

    assert all(len(re.findall(r"\w", each)) <= letters for each in texts(clip))


@SLOW
@given(st.text())
def test_any_pasted_text_gives_a_clip(text: str) -> None:
    assert from_text(text).reason


@SLOW
@given(PAGES)
def test_reading_a_page_twice_gives_the_same(page: str) -> None:
    assert scrape(page, url="https://a.example/1") == scrape(page, url="https://a.example/1")
