"""What holds for every page, however odd."""

import html as entities
import re

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from service.errors import TooLarge
from service.scrape import blocks, canonical_url, from_text, page, scrape
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


def reason(html: str) -> str:
    """The sentence that comes with a page's verdict or refusal."""
    try:
        return scrape(html, url="").reason
    except TooLarge as refusal:
        return refusal.detail


def letters(text: str) -> int:
    """How many letters and digits a text has."""
    return len(re.findall(r"\w", entities.unescape(text)))


@SLOW
@given(st.one_of(st.text(), PAGES))
def test_any_text_gives_a_clip_with_a_reason(page: str) -> None:
    clip = scrape(page, url="https://a.example/1")

    assert clip.reason


@SLOW
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=40).map(lambda part: part * 3_000)))
@example(b"<" * 100_000)
@example("<h1>é</h1>".encode("utf-16"))
@example("<meta charset=koi8-r><h1>Повар</h1>".encode("koi8-r") + "<p>Повар".encode())
def test_any_bytes_give_a_clip_or_a_refusal_with_advice(page: bytes) -> None:
    for errors in ("replace", "surrogateescape", "ignore"):
        assert reason(page.decode("utf-8", errors))


@SLOW
@given(st.lists(PIECES.filter(lambda piece: "ld+json" not in piece), max_size=60).map("".join))
def test_no_field_is_longer_than_the_visible_text(html: str) -> None:
    shown = " ".join(block.text for block in blocks.read(page.parse(html, url="").soup).blocks)
    head = html.partition("<title")[2]

    clip = scrape(html, url="https://a.example/1")

    assert all(letters(each) <= letters(shown) + letters(head) for each in texts(clip))


@SLOW
@given(st.text())
def test_any_pasted_text_gives_a_clip(text: str) -> None:
    assert from_text(text).reason


@SLOW
@given(PAGES)
def test_reading_a_page_twice_gives_the_same(page: str) -> None:
    assert scrape(page, url="https://a.example/1") == scrape(page, url="https://a.example/1")


HOSTS = st.one_of(
    st.sampled_from(["a.example", "A.EXAMPLE.", "[::1]", "[2001:DB8::0:1]", "münchen.example", "xn--nxa.example"]),
    st.sampled_from(["www.linkedin.com", "de.indeed.com", "boards.greenhouse.io", "jobs.lever.co", "ß.de", "a..b"]),
    st.text(min_size=1, max_size=12),
)
WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["jobs", "%2F", "%252F", "%zz", "%", "%e4", "%C3%A4", "..", "/", "%3Bjsessionid=2"]),
    st.sampled_from(
        ["jobs/view/cook-123456", "acme/jobs/1", ";jsessionid=1", "?", "#", "&", "=", "+", "\ud800", "\\", "%00"]
    ),
)
NAMED = st.builds("{}={}".format, st.one_of(WORDS, st.sampled_from(["jk", "gh_jid", "currentJobId", "utm_x"])), WORDS)
ADDRESSES = st.builds(
    lambda scheme, user, host, port, path, query, rest: f"{scheme}://{user}{host}{port}/{path}?{query}{rest}",
    st.sampled_from(["http", "https", "HTTPS"]),
    st.sampled_from(["", "me@", "me:pw@", "a%40b@"]),
    HOSTS,
    st.sampled_from(["", ":80", ":443", ":8080", ":", ":08"]),
    st.lists(WORDS, max_size=4).map("/".join),
    st.lists(NAMED, max_size=4).map("&".join),
    st.sampled_from(["", "#a", "#/b c ", "#!/x?y=1", "#/%zz"]),
)


@settings(deadline=None, max_examples=600)
@given(st.one_of(ADDRESSES, st.text()))
@example("https://[::1]/x")
@example("https://me:pw@[2001:db8::1]:8443/x?b=2&a=1")
@example("https://a.example/x%3Bjsessionid=1?id=%ff#/a b ")
def test_a_canonical_address_is_its_own(address: str) -> None:
    try:
        once = canonical_url(address)
    except ValueError:
        return

    assert canonical_url(once) == once
    assert len(once) <= 2_000


TITLES = st.sampled_from(
    [
        "Ship Cook",
        "Senior Data Engineer (m/w/d)",
        "Koch für die Bordküche",
        "Responsable de cocina",
        "Judge, Family Court",
    ]
)
COMPANIES = st.sampled_from(["Northferry", "Nordlicht GmbH", "Acme & Sons"])
SENTENCES = st.sampled_from(
    [
        "You will plan menus for a crew of twenty and keep the stores in good order all year round.",
        "We are looking for somebody who has done this for three years and likes the open sea.",
        "Together with two colleagues you are responsible for everything that leaves our kitchen.",
        "We offer a permanent contract, six weeks of holiday and a cabin of your own on every trip.",
    ]
)
NAV = "<nav><a href='/'>Home</a><a href='/jobs'>All jobs</a><a href='/about'>About us</a></nav>"
BOILERPLATE = st.sampled_from(
    [
        NAV,
        "<header class='site-header'><a href='/'>Menu</a> <a href='/login'>Sign in</a></header>",
        "<div id='cookie-banner'><h2>We use cookies</h2><p>Accept cookies to go on.</p><button>Accept</button></div>",
        "<div class='onetrust-banner'><h3>Privacy Preference Center</h3><p>Your privacy.</p></div>",
        "<div class='share-bar'><h4>Share this job</h4><a href='#'>Facebook</a><a href='#'>LinkedIn</a></div>",
        "<footer><h3>Contact</h3><p>© 2026 Harbour Jobs. All rights reserved.</p></footer>",
        "<section class='similar-jobs'><h2>Similar jobs</h2><h3><a href='/jobs/2'>Deck Hand</a></h3></section>",
        "<aside class='related'><h2>Related jobs</h2><ul><li><a href='/jobs/3'>Ship Mate</a></li></ul></aside>",
        "<div role='dialog' class='modal'><h2>Sign up for job alerts</h2><input type=email></div>",
        "<div class='newsletter'><h3>Get our newsletter</h3><form><input name=q></form></div>",
        "<div hidden><h1>Loading</h1></div>",
        "<ol class='breadcrumb'><li><a href='/jobs'>Jobs</a></li><li>Kitchen</li></ol>",
    ]
)
MANY = st.lists(BOILERPLATE, max_size=5).map("".join)


@st.composite
def postings(draw: st.DrawFn) -> tuple[str, str]:
    """A page with a posting, without and with boilerplate around it."""
    title, company = draw(TITLES), draw(COMPANIES)
    prose = "".join(f"<p>{each}</p>" for each in draw(st.lists(SENTENCES, min_size=3, max_size=6)))
    items = "".join(f"<li>{each}</li>" for each in draw(st.lists(SENTENCES, min_size=1, max_size=3)))
    named = draw(st.sampled_from(["", " class='job-title'", " data-qa='posting-name'"]))
    heading = f"<h1{named}>{title}</h1><div class='company-name'>{company}</div><div>Location: Rome, Italy</div>"
    body = f"<h2>About the role</h2>{prose}<h2>Requirements</h2><ul>{items}</ul><a href='/apply'>Apply now</a>"
    head = draw(st.sampled_from(["", f"<title>{title} - {company}</title>", f"<title>{title} | {company}</title>"]))
    before, between, after = draw(MANY), draw(st.one_of(st.just(""), BOILERPLATE)), draw(MANY)
    plain = f"<html><head>{head}</head><body><main>{heading}{body}</main></body></html>"
    full = f"<html><head>{head}</head><body>{before}<main>{heading}{between}{body}</main>{after}</body></html>"
    return plain, full


@SLOW
@given(postings())
def test_boilerplate_never_changes_the_title(pages: tuple[str, str]) -> None:
    plain, full = (scrape(each, url="https://jobs.example/1") for each in pages)

    assert full.posting.title == plain.posting.title
    assert plain.posting.title is not None
